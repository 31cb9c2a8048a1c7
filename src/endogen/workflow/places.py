"""``[report] by``: which places there are, and the samples and data of each.

A place is a *domain* of the whole sample: its rows are asked about with
`endogen.survey.sample.Sample.within`, so that no chapter needs to know where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from endogen.chapters.chapter import Data
from endogen.checks.missing import completeness
from endogen.checks.rows import Rows
from endogen.errors import StudyError, Where
from endogen.i18n import Words, text
from endogen.indicators import count
from endogen.sources.study_file import NAME
from endogen.study.codebook import Codebook, Scale, Variable
from endogen.study.grammar import Expression, Literal, Operation
from endogen.study.grammar import Name as ColumnName
from endogen.study.nearest import nearest
from endogen.study.project import Projects
from endogen.survey.expressions import WORDS
from endogen.survey.results import Results
from endogen.survey.sample import Sample
from endogen.workflow.opening import Opened, quality_rows
from endogen.workflow.place_names import Names

FEWEST = 5  # households below which a place gets no report of its own
MOST = 100  # places that one run tells apart


@dataclass(frozen=True, slots=True)
class Place:
    """One value of a column of places.

    Attributes
    ----------
    variable : Variable
        The column.
    code : str
        The value as Results write a group.
    label : Words
        What the place is called.
    households : int
        Valid answers from there.
    condition : Expression
        What its rows meet.
    folder : str
        Where its reports go, below the run's folder; "" when it gets none.
    """

    variable: Variable
    code: str
    label: Words
    households: int
    condition: Expression
    folder: str = ""

    @property
    def mark(self) -> str:
        """What the ids of its rows end in: ``@village=3``."""
        return f"@{self.variable.name}={self.code}"


@dataclass(frozen=True, slots=True)
class By:
    """The places of one column.

    Attributes
    ----------
    unknown : int
        Valid answers that do not say where they come from.
    """

    variable: Variable
    places: tuple[Place, ...]
    unknown: int


def find_places(data: Data) -> tuple[By, ...]:
    """The places of every column that ``[report].by`` names.

    Raises
    ------
    StudyError
        E-STUDY-BY when a name is neither a column nor a role; E-STUDY-PLACES when there
        are more than `MOST` places.
    """
    variables = dict.fromkeys(_variable(name, data.codebook) for name in data.study.report.by)
    names = Names()
    found = tuple(_places(variable, data.households, names) for variable in variables)
    if sum(len(by.places) for by in found) > MOST:
        largest = max(found, key=lambda by: len(by.places))
        n, name = len(largest.places), largest.variable.name
        raise _error("E-STUDY-PLACES", n=n, name=name, most=MOST)
    return found


def data_of(place: Place, opened: Opened, data: Data, rows: Rows) -> Data:
    """What a study's data are to the chapters on one place, whose valid answers are `rows`.

    What is not known by place is left out: questionnaires that did not come back, printed
    figures, projects, and the problems that the checks found.
    """
    sample = data.households.within(place.condition)
    missing = completeness(opened.answers.dataset, opened.answers.instrument, rows)
    return replace(
        data,
        households=sample,
        returns=None,
        quality=quality_rows(missing, (), data.codebook),
        corrections=Results(),
        published=Results(),
        projects=Projects(),
    )


def _variable(name: str, codebook: Codebook) -> Variable:
    if name in codebook:
        return codebook[name]
    if codebook.has(name):
        return codebook.of(name)
    known = [*(v.name for v in codebook), *(v.role for v in codebook if v.role)]
    raise _error("E-STUDY-BY", name=name, nearest=nearest(name, known))


def _error(code: str, **details: object) -> StudyError:
    return StudyError(code, where=Where(file=NAME), path="[report].by", **details)


def _places(variable: Variable, sample: Sample, names: Names) -> By:
    rows = sample.estimate(count(variable.name), by=variable.name)
    counted = [(row.group, row.n or 0) for row in rows]
    places = tuple(_made(variable, counted, sample, names))
    return By(variable, places, len(sample) - sum(n for _, n in counted))


def _made(
    variable: Variable, counted: Sequence[tuple[str, int]], sample: Sample, names: Names
) -> Iterator[Place]:
    words = sample.table.kind(variable.name) == WORDS
    for code, households in counted:
        value: str | float = code if words else float(code)
        condition = Operation("==", (ColumnName(variable.name), Literal(value)))
        enough = households >= FEWEST
        folder = "places/" + names.folder(variable.name, code) if enough else ""
        yield Place(variable, code, _called(variable, code), households, condition, folder)


def _called(variable: Variable, code: str) -> Words:
    if variable.scale is Scale.YES_NO:
        return text("yes") if code == "1" else text("no")
    for category in variable.categories:
        if category.label and _alike(category.code, code):
            return category.label
    return code


def _alike(one: str, other: str) -> bool:
    try:
        return one == other or float(one) == float(other)
    except ValueError:
        return False
