"""``endogen check``: the problems in the answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from endogen.cli.common import Common
from endogen.cli.opening import said
from endogen.i18n import text


def check(
    study: Annotated[Path, Parameter(help=said(text("The folder of the study.")))],
    /,
    *,
    common: Common = Common(),
) -> int:
    """List the problems in the answers; exit 1 when there are errors."""
    from endogen.workflow.check import check as check_study

    raise NotImplementedError(check_study(study))
