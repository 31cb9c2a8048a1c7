"""The files of a study's projects: one line a project, and one line a sum of money.

Which they are: those that ``[data].projects`` and ``[data].money`` name; else
``projects.csv`` and ``project-money.csv`` (or .xlsx) beside study.toml or the answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from endogen.errors import DataError, OutsideError, Where
from endogen.sources.delimited import read_delimited
from endogen.sources.kinds import FileKind, kind_of
from endogen.sources.ledger import MONEY, PROJECTS, Ledger
from endogen.sources.table import Table
from endogen.sources.workbook import read_workbook
from endogen.study.nearest import nearest
from endogen.study.problem import Problem, Severity
from endogen.study.project import Money, Project, Projects
from endogen.study.study import Study

NAMES = {
    "projects": ("projects.csv", "projects.xlsx"),
    "money": ("project-money.csv", "project-money.xlsx"),
}


def read_projects(folder: Path, study: Study) -> Projects:
    """Read all projects of a study; none when it has no file of them.

    Raises
    ------
    OutsideError
        E-OUTSIDE-NO-FILE when a file that study.toml names is not there.
    DataError
        When a file cannot be read as a whole, or lacks a column.  Single cells and lines that
        cannot be read are counted problems.
    """
    named = _file(folder, study, "projects", study.files.projects)
    ledger = _file(folder, study, "money", study.files.money)
    if not named:
        if ledger:
            raise DataError("E-PROJECT-NONE", where=Where(file=ledger))
        return Projects()
    about = Ledger(named, PROJECTS, _opened(folder / named, named))
    projects, problems = _projects(about)
    if ledger:
        sums = Ledger(ledger, MONEY, _opened(folder / ledger, ledger))
        projects = _with_money(sums, projects)
        problems += sums.problems
    problems += [p for project in projects for p in _doubts(project, named, ledger)]
    return Projects(tuple(filter(None, (named, ledger))), tuple(projects), tuple(problems))


def _file(folder: Path, study: Study, kind: str, named: str) -> str:
    if named:
        if not (folder / named).is_file():
            raise OutsideError("E-OUTSIDE-NO-FILE", where=Where(file=named))
        return named
    beside = Path(study.files.households).parent
    likely = [(place / name).as_posix() for place in (Path(), beside) for name in NAMES[kind]]
    found = [name for name in dict.fromkeys(likely) if (folder / name).is_file()]
    if len(found) > 1:
        raise DataError("E-PROJECT-WHICH", names=", ".join(found), key=f"[data].{kind}")
    return found[0] if found else ""


def _opened(path: Path, file: str) -> Table:
    kind = kind_of(path, file)
    if kind is FileKind.WORKBOOK:
        return read_workbook(path, file)
    if kind in (FileKind.PARQUET, FileKind.SPSS, FileKind.STATA):
        raise DataError("E-PROJECT-KIND", where=Where(file=file), kind=kind.words)
    return read_delimited(path, file)


def _projects(ledger: Ledger) -> tuple[list[Project], list[Problem]]:
    """The projects that have a name of their own and a mode; why the others are left out."""
    found: dict[str, Project] = {}
    for line in ledger:
        id_ = line.identifier()
        if not id_:
            continue
        if id_ in found:
            line.refuse("E-PROJECT-TWICE", "id", first=found[id_].row)
            continue
        if mode := line.mode():
            found[id_] = line.project(id_, mode)
    return list(found.values()), ledger.problems


def _with_money(ledger: Ledger, projects: Sequence[Project]) -> list[Project]:
    """Give each project its sums."""
    sums: dict[str, list[Money]] = {project.id: [] for project in projects}
    for line in ledger:
        id_ = line.identifier()
        if id_ and id_ not in sums:
            line.refuse("E-PROJECT-UNKNOWN", "project", nearest=nearest(id_, sums))
        elif id_ and (money := line.money()):
            sums[id_].append(money)
    return [replace(project, money=tuple(sums[project.id])) for project in projects]


def _doubts(project: Project, file: str, ledger: str) -> list[Problem]:
    """What is stated and cannot well be."""
    from endogen.sources.ledger import complaint

    said = []
    for money in project.money:
        early = (
            money.first is not None and project.start is not None and money.first < project.start
        )
        if early:
            said.append(
                complaint("E-PROJECT-EARLY", Severity.WARNING, ledger, money.row, project.id,
                          "year", str(money.first), start=project.start)
            )  # fmt: skip
    if project.principal == "returned" and project.term is None:
        said.append(
            complaint("E-PROJECT-TERM", Severity.WARNING, file, project.row, project.id, "term", "")
        )
    return said
