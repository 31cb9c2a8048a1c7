"""The data of a study, or a single file, opened and made ready: the way in for workflows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from endogen.errors import DataError, StudyError, Where
from endogen.sources.answers import open_data
from endogen.sources.correcting import correct
from endogen.sources.corrections import corrections_file, read_corrections
from endogen.sources.described import described, stated
from endogen.sources.duck import settled
from endogen.sources.kinds import FileKind
from endogen.sources.recode import recode
from endogen.sources.study_file import NAME
from endogen.study.answers import MARK, Answers, Dataset
from endogen.study.correction import Change, Corrections
from endogen.study.expand import expand
from endogen.study.instrument import Category, Instrument, Kind, Question
from endogen.study.nearest import nearest
from endogen.study.problem import Problem
from endogen.study.study import Files, Study

RETURNS = "returns"  # in [provenance]: the list of questionnaires handed out
NARROW = 500  # columns up to which all are made ready
WIDE = 2_000  # columns that a file without a questionnaire may have
OUTCOMES = ("valid", "refused", "unusable")
LIST = Instrument(
    (
        Question("id", Kind.TEXT, role="id"),
        Question("outcome", Kind.SELECT_ONE, categories=tuple(map(Category, OUTCOMES))),
        Question("reason", Kind.TEXT),
    )
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file of answers, ready to be checked.

    Attributes
    ----------
    dataset : Dataset
    instrument : Instrument
        The questionnaire, or what the file itself and study.toml say.
    problems : tuple of Problem
        Cells that could not be read.
    reading : mapping
        How the file was read; kept in run.json.
    synthetic : bool
        Whether the file itself says that its answers were made up.
    corrections : Corrections
        Which answers were corrected before anything else was done with them.
    """

    dataset: Dataset
    instrument: Instrument
    problems: tuple[Problem, ...]
    reading: Mapping[str, str]
    synthetic: bool = False
    corrections: Corrections = field(default_factory=Corrections)


def read_households(
    folder: Path, study: Study, questionnaire: Instrument | None = None
) -> Prepared:
    """Open the answers of a study.

    Parameters
    ----------
    folder : Path
        The study folder.
    study : Study
    questionnaire : Instrument, optional
        None for files that others made, whose columns ``[roles]`` explains.  When a workbook
        says the roles, the questionnaire gives words and codes only.

    Raises
    ------
    DataError, OutsideError
        When the file cannot be read as a whole.
    """
    file = study.files.households
    asked = None if study.files.roles else questionnaire
    changes, corrections = _corrected(folder, study, questionnaire)
    answers = open_data(folder / file, asked, file=file, stated=stated(study), changes=changes)
    if answers.synthetic and study.real:
        raise StudyError("E-STUDY-SYNTHETIC", where=Where(file=file, variable=MARK))
    if asked is None:
        refuse_wide(answers)
    instrument = asked or described(answers, study, questionnaire)
    _refuse_unknown(study, instrument)
    return replace(_prepared(answers, instrument, study), corrections=corrections)


def _corrected(
    folder: Path, study: Study, questionnaire: Instrument | None
) -> tuple[tuple[Change, ...], Corrections]:
    """What the study's file of corrections changes in its answers."""
    named = corrections_file(folder, study)
    if not named:
        return (), Corrections()
    wanted = read_corrections(folder / named, named)
    file = study.files.households
    instrument = None if study.files.roles else questionnaire
    if instrument is None:
        first = open_data(folder / file, file=file, stated=stated(study))
        instrument = described(first, study, questionnaire)
    return correct(folder / file, file, instrument, wanted, named)


def _refuse_unknown(study: Study, instrument: Instrument) -> None:
    """Refuse a source of no column: what was meant would pass for something else."""
    known = [RETURNS, *(variable.name for variable in expand(instrument))]
    for name, source in study.provenance.columns:
        if name not in known:
            raise StudyError(
                "E-STUDY-COLUMN",
                where=Where(file=NAME),
                path=f"[provenance].{source.value}",
                column=name,
                nearest=nearest(name, known),
            )


def read_returns(folder: Path, study: Study) -> Answers | None:
    """Open the list of questionnaires handed out, if the study keeps one.

    It has the columns ``id``, ``outcome`` (valid, refused or unusable) and, if wanted,
    ``reason``.

    Raises
    ------
    DataError, OutsideError
        When it cannot be read, or lacks a column.
    """
    file = study.files.returns
    if not file:
        return None
    answers = open_data(folder / file, LIST, file=file)
    for column in ("id", "outcome"):
        if column not in answers.columns:
            raise DataError(
                "E-DATA-COLUMN",
                where=Where(file=file),
                name=column,
                nearest=nearest(column, answers.columns),
            )
    return answers


def read_file(
    path: Path,
    *,
    text_columns: Iterable[str] = (),
    encoding: str = "",
    sheet: str = "",
    columns: Iterable[str] | None = None,
) -> Prepared:
    """Open a file that belongs to no study: codes as they are, missing answers null.

    Parameters
    ----------
    path : Path
    text_columns, encoding, sheet
        As `open_data` has them.
    columns : iterable of str, optional
        Those that will be asked for; of a wide file the others are not made ready.

    Raises
    ------
    DataError, OutsideError
        When the file cannot be read as a whole; E-DATA-COLUMNS when it is wide and nobody
        says which columns are needed.
    """
    answers = open_data(path, text_columns=text_columns, encoding=encoding, sheet=sheet)
    known = answers.instrument or Instrument(())
    kept = _kept(answers, columns)
    questions = []
    for question in described(answers, Study(title=known.title, files=Files(path.name))):
        if question.name not in kept:
            continue
        plain = tuple(replace(c, truth=None) for c in question.categories)
        questions.append(replace(question, categories=plain))
    return _prepared(answers, Instrument(tuple(questions)), None)


def _kept(answers: Answers, columns: Iterable[str] | None) -> Collection[str]:
    """The columns to make ready: of a wide file those asked for, and those meant by a typo."""
    if len(answers.columns) <= NARROW:
        return answers.columns
    if columns is None:
        refuse_wide(answers)
        return answers.columns
    asked = set(columns)
    typos = asked - set(answers.columns)
    meant = asked | {nearest(name, answers.columns) for name in typos}
    return meant & set(answers.columns) or list(answers.columns)[:1]


def refuse_wide(answers: Answers) -> None:
    """Refuse a file of which every column would be a variable, and which has too many.

    Raises
    ------
    DataError
        E-DATA-COLUMNS.
    """
    if len(answers.columns) > WIDE:
        where = Where(file=answers.file, row=1)
        raise DataError("E-DATA-COLUMNS", where=where, got=len(answers.columns), most=WIDE)


def _prepared(answers: Answers, instrument: Instrument, study: Study | None) -> Prepared:
    dataset = recode(answers, instrument)
    if answers.reading["kind"] != FileKind.PARQUET:
        # Computed once; Parquet stays where it is and is never copied.
        dataset = settled(dataset)
    if study is not None:
        provenance = {v.name: study.provenance.of(v.name) for v in dataset.codebook}
        dataset = replace(dataset, codebook=dataset.codebook.with_provenance(provenance))
    return Prepared(dataset, instrument, answers.problems, answers.reading, answers.synthetic)
