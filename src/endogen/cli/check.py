"""``endogen check``: the problems in the answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from endogen.cli.common import Common
from endogen.cli.opening import said, spoken
from endogen.cli.screen import progress, short, summed, visible
from endogen.i18n import render, text
from endogen.study.problem import Problem, Severity, counted


def check(
    study: Annotated[Path, Parameter(help=said(text("The folder of the study.")))],
    /,
    *,
    common: Common = Common(),
) -> int:
    """List the problems in the answers; exit 1 when there are errors."""
    from endogen.workflow.check import check as check_study

    with progress() as step:
        problems = check_study(study, progress=step)
    for problem in problems:
        print(line(problem))
    print(said(summed(problems)))
    return 1 if counted(problems, Severity.ERROR) else 0


def line(problem: Problem) -> str:
    """One problem: where, how grave, what."""
    grave = text("error") if problem.severity is Severity.ERROR else text("warning")
    where: Sequence[str] = [
        short(problem.file) if problem.file else "",
        said(text("row {row}", row=problem.row)) if problem.row is not None else "",
        problem.id,
        problem.variable,
    ]
    place = ", ".join(part for part in where if part)
    words = f"{place}: {said(grave)} {problem.code}: {render(problem.message, spoken())}"
    return visible(words.removeprefix(": "))
