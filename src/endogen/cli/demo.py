"""``endogen demo``: the P Village study, made and run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from endogen.cli.common import Common
from endogen.cli.opening import said
from endogen.cli.screen import progress, tell_run
from endogen.i18n import text


def demo(
    folder: Annotated[
        Path,
        Parameter(name="DIR", help=said(text("Where to make the study; by default ./p-village."))),
    ] = Path("p-village"),
    /,
    *,
    common: Common = Common(),
) -> int:
    """Make the P Village study in DIR, run it, say where the report is."""
    from endogen.workflow.demo import make_demo
    from endogen.workflow.run import run as run_study

    with progress() as step:
        make_demo(folder)
        result = run_study(folder, progress=step)
    tell_run(result)
    return 0
