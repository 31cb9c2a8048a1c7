"""``endogen new``: begin a study."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from endogen.cli.common import Common
from endogen.cli.later import refuse
from endogen.cli.opening import said
from endogen.cli.screen import short
from endogen.i18n import text


def new(
    folder: Annotated[Path, Parameter(name="DIR", help=said(text("The folder to make.")))],
    /,
    *,
    kind: Annotated[
        Literal["p-village", "blank"],
        Parameter(
            name="--from",
            help=said(
                text("blank: a short questionnaire to build on; p-village: the study of P Village.")
            ),
        ),
    ] = "blank",
    data: Annotated[Path | None, Parameter(show=False)] = None,
    common: Common = Common(),
) -> int:
    """Begin a study in DIR."""
    if data is not None:
        refuse("endogen new --data")
    from endogen.workflow.new import new_study

    new_study(folder, kind)
    print(said(text("study:   {path}", path=short(folder))))
    if kind == "blank":
        print(said(text("next:    put the answers into data/households.csv below it")))
    print(said(text("then:    endogen run {path}", path=short(folder))))
    return 0
