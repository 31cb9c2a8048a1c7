"""What a command shows: its progress on a terminal, its closing lines, nothing in a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from endogen.cli.opening import said, spoken
from endogen.i18n import Text, Words, render, text
from endogen.study.problem import Problem, Severity, counted

if TYPE_CHECKING:
    from endogen.workflow.run import RunResult

PROBLEMS = "problems.csv"
Step = Callable[[Words], None]  # says what is being done


@contextmanager
def progress() -> Iterator[Step | None]:
    """Give a function that shows what is being done, or None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = BarColumn(bar_width=20), TimeElapsedColumn(), TextColumn("{task.description}")
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda what: bar.update(task, description=render(what, spoken()))


def short(path: str | Path) -> str:
    """The path as seen from here, when it lies below here."""
    try:
        shown = Path(path).resolve().relative_to(Path.cwd())
    except (ValueError, OSError, RuntimeError):  # Python 3.11 raises the last for a loop
        shown = Path(path)
    return os.fsencode(shown).decode("utf-8", errors="replace")  # where Python thinks in ASCII


def visible(words: str) -> str:
    r"""Words from a file, without the signs that would move or colour a terminal.

    >>> visible("a\nb\x1b[2J")
    'a b�[2J'
    """
    if words.isprintable():
        return words
    return "".join(
        sign if sign.isprintable() or sign == "\u3000" else " " if sign.isspace() else "�"
        for sign in words
    )


def tell_run(result: RunResult) -> None:
    """Say what is wrong with the answers, where the numbers are, and last where the report is."""
    if result.problems:
        said_of_them = summed(result.problems)
        print(said(text("answers: {problems}, see {file}", problems=said_of_them, file=PROBLEMS)))
    print(said(text("numbers: {path}", path=short(result.out))))
    for path in result.reports:
        print(said(text("report:  {path}", path=short(path))))


def summed(problems: Sequence[Problem]) -> Text:
    """How many problems of each severity there are."""
    return text(
        "{errors} errors, {warnings} warnings",
        errors=counted(problems, Severity.ERROR),
        warnings=counted(problems, Severity.WARNING),
    )
