"""``endogen new --data``: a study around a file of answers that exists already."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from endogen.errors import OutsideError, UseError, Where
from endogen.forms.roles_book import Outlook, judge, read_roles, write_roles
from endogen.forms.roles_book.layout import NAME
from endogen.i18n import Label, Words, text
from endogen.proposals import propose
from endogen.sources.study_file import NAME as STUDY_FILE
from endogen.study.problem import Problem
from endogen.study.role_sheet import Facts, RoleRow
from endogen.study.study import Files, Study
from endogen.workflow.outlook import outlook
from endogen.workflow.roles import look_at
from endogen.workflow.write import writing

QUESTIONNAIRE = "questionnaire.xlsx"
HEAD = """\
# Written by endogen. What each column measures, how it is coded, and what the study is called
# stand in roles.xlsx: correct them there, in Excel or WPS. This file is for what the workbook
# has no place for (docs/study-toml.md lists every key); what one of them says, the other may not.
"""


@dataclass(frozen=True, slots=True)
class Begun:
    """A study that was made around a file.

    Attributes
    ----------
    folder, workbook : Path
    rows : tuple of RoleRow
        What is proposed for each column.
    outlook : tuple of Outlook
        The sections of the report.
    problems : tuple of Problem
        What was unclear about the file.
    """

    folder: Path
    workbook: Path
    rows: tuple[RoleRow, ...]
    outlook: tuple[Outlook, ...]
    problems: tuple[Problem, ...]


def new_from_data(
    folder: Path | str,
    data: Path | str,
    form: Path | str | None = None,
    lang: str = "en",
    progress: Callable[[Words], None] | None = None,
) -> Begun:
    """Make a study folder around a file of answers.

    Parameters
    ----------
    folder : path
        New or empty.
    data : path
        A CSV, Excel, SPSS, Stata or Parquet file; it is copied unchanged.
    form : path, optional
        The questionnaire that was asked, an XLSForm.
    lang : "en" or "zh"
        Of the workbook of roles.
    progress : callable, optional
        Told what is being done.

    Raises
    ------
    UseError
        E-ROLES-KEEP when the folder holds corrections already; E-USE-FOLDER when it holds
        anything else.
    DataError, FormError, OutsideError
        When a file cannot be read.
    """
    target, source = Path(folder), Path(data)
    step = progress or (lambda _what: None)
    with writing(target):
        _refuse_used(target)
    questionnaire = None
    if form is not None:
        from endogen.forms import read_instrument

        questionnaire = read_instrument(Path(form))
    if not source.exists():
        raise OutsideError("E-OUTSIDE-NO-FILE", where=Where(file=str(source)))
    step(text("reading the answers"))
    answers, columns = look_at(source, questionnaire, file=source.name)
    step(text("proposing roles"))
    rows = propose(columns)
    households = f"data/{source.name}"
    facts = Facts(title=source.stem, per="household", synthetic=answers.synthetic)
    with writing(target):
        (target / "data").mkdir(parents=True, exist_ok=True)
        _copy(source, target / households)
        if form is not None:
            _copy(Path(form), target / QUESTIONNAIRE)
        toml = _study_toml(households, asked=form is not None)
        (target / STUDY_FILE).write_text(toml, encoding="utf-8", newline="\n")
        workbook = target / NAME
        write_roles(workbook, columns, rows, facts, (), lang)
        # What a run would accept of the workbook as it stands decides what will appear now.
        settled, _ = judge(read_roles(workbook), columns)
        study = Study(title=Label(source.stem, source.stem), files=Files(households))
        sections = tuple(outlook(rows, settled.rows, study))
        write_roles(workbook, columns, rows, facts, sections, lang)
    return Begun(target, workbook, rows, sections, answers.problems)


def _refuse_used(folder: Path) -> None:
    if (folder / NAME).exists():
        raise UseError("E-ROLES-KEEP", where=Where(file=str(folder)), file=NAME)
    if folder.exists() and any(folder.iterdir()):
        raise UseError("E-USE-FOLDER", where=Where(file=str(folder)))


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def _study_toml(households: str, *, asked: bool) -> str:
    said = households.replace("\\", "\\\\").replace('"', '\\"')
    lines = [HEAD, "[data]", f'households = "{said}"', "", "[roles]", f'file = "{NAME}"']
    if asked:
        lines += ["", "[questionnaire]", f'file = "{QUESTIONNAIRE}"']
    return "\n".join(lines) + "\n"
