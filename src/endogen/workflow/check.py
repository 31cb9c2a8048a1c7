"""``endogen check``: the problems in a study's answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from endogen.i18n import Words, text
from endogen.study.problem import Problem, Severity, counted
from endogen.workflow.opening import make_data, open_study


def check(
    folder: Path | str, progress: Callable[[Words], None] | None = None
) -> tuple[Problem, ...]:
    """Read a study's answers and list what is wrong with them.

    Raises
    ------
    EndogenError
        When the study, its questionnaire or its answers cannot be read as a whole, or the
        design cannot be estimated by.
    """
    if progress:
        progress(text("reading the answers"))
    opened = open_study(Path(folder))
    if not counted(opened.problems, Severity.ERROR):
        make_data(opened)  # what a run would refuse: a stratum with one PSU, a population too small
    return opened.problems
