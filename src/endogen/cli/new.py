"""``endogen new``: begin a study, with or without answers that exist already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from endogen.cli.common import Common
from endogen.cli.opening import said, spoken
from endogen.cli.screen import progress, short, visible
from endogen.errors import UseError
from endogen.i18n import render, text

if TYPE_CHECKING:
    from endogen.workflow.own_data import Begun


def new(
    folder: Annotated[Path, Parameter(name="DIR", help=said(text("The folder to make.")))],
    /,
    *,
    kind: Annotated[
        Literal["p-village", "blank"] | None,
        Parameter(
            name="--from",
            help=said(
                text("blank: a short questionnaire to build on; p-village: the study of P Village.")
            ),
        ),
    ] = None,
    data: Annotated[
        Path | None,
        Parameter(
            help=said(
                text(
                    "Answers that you have: .xlsx, .csv, .sav, .dta or .parquet. Roles and codings "
                    "are proposed in roles.xlsx, for you to correct."
                )
            )
        ),
    ] = None,
    form: Annotated[
        Path | None,
        Parameter(help=said(text("The questionnaire that was asked (XLSForm), with --data."))),
    ] = None,
    common: Common = Common(),
) -> int:
    """Begin a study in DIR."""
    if data is not None:
        if kind is not None:
            raise UseError("E-USE-TOGETHER", option="--data", other="--from")
        return _from_data(folder, data, form)
    if form is not None:
        raise UseError("E-ROLES-DATA")
    from endogen.workflow.new import new_study

    new_study(folder, kind or "blank")
    print(said(text("study:   {path}", path=short(folder))))
    if kind != "p-village":
        print(said(text("next:    put the answers into data/households.csv below it")))
    print(said(text("then:    endogen run {path}", path=short(folder))))
    return 0


def _from_data(folder: Path, data: Path, form: Path | None) -> int:
    from endogen.workflow.own_data import new_from_data

    with progress() as step:
        begun = new_from_data(folder, data, form, spoken(), step)
    for problem in begun.problems[:MOST]:
        print(visible(f"{problem.code}: {render(problem.message, spoken())}"))
    _tell_columns(begun)
    _tell_sections(begun)
    print()
    print(said(text("study:   {path}", path=short(folder))))
    print(said(text("next:    correct {path} in Excel or WPS", path=short(begun.workbook))))
    print(said(text("then:    endogen run {path}", path=short(folder))))
    return 0


MOST = 10  # problems of the file shown here; `endogen check` lists them all


def _tell_columns(begun: Begun) -> None:
    from endogen.study.role_sheet import Sure

    asked = [row for row in begun.rows if row.sure is Sure.ASKED]
    counts = {
        "n": len(begun.rows),
        "roles": sum(bool(row.role) for row in begun.rows),
        "sure": sum(row.sure is Sure.SURE for row in begun.rows),
        "likely": sum(row.sure is Sure.LIKELY for row in begun.rows),
        "asked": len(asked),
    }
    print(
        said(
            text(
                "{n} columns; {roles} with a role proposed. {sure} are sure, {likely} likely, "
                "{asked} ask something of you:",
                **counts,
            )
        )
    )
    for row in asked:
        words = " ".join(render(ask, spoken()) for ask in row.asked)
        role = row.role or " / ".join(row.candidates) + " ?"
        print(visible(f"  {row.column} → {role}: {words}"))


def _tell_sections(begun: Begun) -> None:
    there = [one for one in begun.outlook if not one.lacks and not one.waits]
    waiting = [one for one in begun.outlook if not one.lacks and one.waits]
    absent = [one for one in begun.outlook if one.lacks]
    for head, sections in (
        (text("In the report:"), there),
        (text("In the report after your answers:"), waiting),
        (text("Not in the report, for want of questions:"), absent),
    ):
        if sections:
            print()
            print(said(head))
        for one in sections:
            reason = f" — {render(one.state, spoken())}" if one.lacks else ""
            print(f"  {render(one.chapter, spoken())}: {render(one.section, spoken())}{reason}")
