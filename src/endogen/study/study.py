"""A study: one investigation, as its study.toml says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from endogen.i18n import LANGUAGES, Label
from endogen.study.codebook import Provenance
from endogen.study.grammar import Expression
from endogen.study.instrument import Missing
from endogen.study.parameters import Line, in_force
from endogen.study.prices import Prices
from endogen.study.programmes import PROGRAMMES

NO_LABEL = Label()
SCALES = ("per_capita", "sqrt", "oecd", "oxford", "power")  # of equivalent adults
FORMATS = ("html", "docx", "xlsx")  # of a report; `endogen.report.formats` says who writes each


@dataclass(frozen=True, slots=True)
class Files:
    """Where the study's files are, relative to its folder.

    Attributes
    ----------
    households : str
    returns : str
        Every questionnaire handed out, with its outcome; empty when there is none.
    questionnaire : str
        Empty for files that others made, whose columns ``[roles]`` explains.
    published : str
        Figures printed elsewhere; empty when there are none.
    corrections : str
        Corrections of answers; empty when they are to be looked for (`endogen.sources`).
    roles : str
        The workbook that says what each column measures; empty when ``[roles]`` says it.
    projects, money : str
        Projects, and the sums put into and paid by them; empty when they are to be looked for.
    """

    households: str
    returns: str = ""
    questionnaire: str = ""
    published: str = ""
    corrections: str = ""
    roles: str = ""
    projects: str = ""
    money: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """How the sample was drawn: the columns that say it, or that there was no design.

    Attributes
    ----------
    convenience : bool
        Whether households were taken as they came: no statement on a population holds.
    words : Label
        How it was done, in the author's words.
    weight, strata, psu, fpc : str
        Columns; empty when there is none.
    single_psu : str
        What to do with a stratum that has one PSU: error, certainty, centre, average or
        collapse.
    """

    convenience: bool = True
    words: Label = NO_LABEL
    weight: str = ""
    strata: str = ""
    psu: str = ""
    fpc: str = ""
    single_psu: str = "error"


@dataclass(frozen=True, slots=True)
class Coding:
    """How a column that others made is coded.

    Attributes
    ----------
    yes, no : tuple of str
        Codes; empty where the file's labels say it, or else 1 and 0.  An empty text among
        those of "no" stands for an empty cell.
    missing : tuple of (str, Missing)
    unit : str
        A key of `endogen.study.role_sheet.UNITS`.
    items : tuple of (str, str)
        ``(code, item)`` of a column whose cells name several items of a role family.
    separator : str
        What stands between them.
    adequate : str
        Which answers of an item of empowerment are enough (``>= 4``), as they stand after a
        reversed scale was turned.
    """

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    missing: tuple[tuple[str, Missing], ...] = ()
    unit: str = ""
    items: tuple[tuple[str, str], ...] = ()
    separator: str = " "
    adequate: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the values of columns come from; what is not named has the default."""

    default: Provenance = Provenance.SURVEY
    columns: tuple[tuple[str, Provenance], ...] = ()

    def of(self, column: str) -> Provenance:
        """Where the values of `column` come from."""
        return dict(self.columns).get(column, self.default)

    @property
    def synthetic(self) -> bool:
        """Whether any column was made up."""
        kinds = {self.default, *(kind for _, kind in self.columns)}
        return kinds != {Provenance.SURVEY}

    @property
    def real(self) -> bool:
        """Whether any column holds what households said."""
        return self.default is Provenance.SURVEY


@dataclass(frozen=True, slots=True)
class Income:
    """What the income questions mean.

    Attributes
    ----------
    per : str
        Whether incomes are per ``household`` or per ``person``.
    base_year : int or None
        The year of role ``income-before``.
    scale : str
        What welfare is per: ``per_capita``, or the equivalent adults of ``sqrt``, ``oecd``,
        ``oxford`` or ``power`` (`endogen.survey.adjusted.equivalised`).
    child, theta : float
        Of ``power``: what a child counts, and economies of size.
    """

    per: str = "household"
    base_year: int | None = None
    scale: str = "per_capita"
    child: float = 1.0
    theta: float = 1.0

    @property
    def per_adult(self) -> bool:
        """Whether welfare is per equivalent adult and not per person."""
        return self.scale != "per_capita"


@dataclass(frozen=True, slots=True)
class Empowerment:
    """From where a household counts as empowered.

    Attributes
    ----------
    enough : float
        The weighted share of adequate items from which it is; the Women's Empowerment in
        Agriculture Index takes four fifths.
    in_dimension : float
        The share of a dimension's items from which it is adequate in the dimension.
    weights : tuple of three float
        Of resource opportunities, knowledge and skills, values; they sum to one.
    coupling : bool
        Whether the coupling coordination degree of the dimensions is reported as well.
    """

    enough: float = 0.8
    in_dimension: float = 0.6
    weights: tuple[float, float, float] = (1 / 3, 1 / 3, 1 / 3)
    coupling: bool = False


@dataclass(frozen=True, slots=True)
class Investment:
    """How money that goes into projects is judged.

    Attributes
    ----------
    discount : float
        The rate at which a later yuan is worth less.  8 % is the social discount rate of
        China's Methods and Parameters for Economic Evaluation of Construction Projects
        (third edition, 2006).
    horizons : tuple of int
        Years that payments are taken to go on where a contract states no term.
    """

    discount: float = 0.08
    horizons: tuple[int, ...] = (10, 20)


@dataclass(frozen=True, slots=True)
class Lines:
    """Which poverty lines the study speaks of.

    Attributes
    ----------
    series : tuple of str
        Names of series in the parameters (`endogen.study.parameters`).
    place : str
        Whose lines, when a province has its own.
    own : tuple of Line
        Lines that study.toml itself gives.
    known : tuple of Line
        These and those of the package, which the reader of the file adds.
    """

    series: tuple[str, ...] = ()
    place: str = "China"
    own: tuple[Line, ...] = ()
    known: tuple[Line, ...] = ()

    def at(self, series: str, day: date) -> Line | None:
        """The line of a series on a day, where one was in force."""
        return in_force(self.known or self.own, series, day, self.place)


@dataclass(frozen=True, slots=True)
class Reporting:
    """What the report is to do.

    Attributes
    ----------
    level : float
        Confidence level of intervals.
    seed, permutations : int
        For permutation tests.
    margin : float or None
        Differences of growth smaller than this many yuan count as none (equivalence test).
    degree_weights : tuple of four float
        Weights of cognition, willingness, participation and consistency in the targeting
        degree; they sum to one.
    age_bands : tuple of int
        Where bands begin, half-open: (25, 40, 60) means under 25, 25 to under 40, 40 to
        under 60, 60 and over.
    chapters : tuple of int
        The chapters wanted; empty for all.
    formats : tuple of str
        What the report is written as, when the command does not say.
    by : tuple of str
        Columns or roles of places: the same report for each of their values.
    tables : tuple of str
        Other programs in whose look an appendix shows the tables: ``spss``.
    """

    level: float = 0.95
    seed: int = 1
    permutations: int = 9999
    margin: float | None = None
    degree_weights: tuple[float, float, float, float] = (0.25, 0.25, 0.25, 0.25)
    age_bands: tuple[int, ...] = (25, 40, 60)
    chapters: tuple[int, ...] = ()
    formats: tuple[str, ...] = FORMATS[:1]
    by: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Study:
    """One investigation.

    Attributes
    ----------
    title, place, population : Label
        What it is called, where it was done, and whom it is about.
    fieldwork : (date, date) or None
        First and last day of asking.
    languages : tuple of str
        The languages of its reports.
    files : Files
    drawn : Drawn
    roles : tuple of (str, str)
        ``(role, column)`` for files that others made.
    coding : mapping of str to Coding
        By role or role family, for files that others made.
    provenance : Sources
    valid : Expression or None
        Which answers count, over columns of the analysis frame; None means all.
    valid_rule : str
        The same as it was written.
    income : Income
    prices : Prices or None
        A price index; None when study.toml gives none, and figures are nominal.
    programmes : tuple of str
    age_targets : mapping of str to (low, high)
        The age group, half-open, that a programme was meant for.
    empowerment : Empowerment
    lines : Lines
    report : Reporting
    said : frozenset of str
        The keys that study.toml holds, as ``study.title``.
    """

    title: Label
    files: Files
    place: Label = NO_LABEL
    population: Label = NO_LABEL
    fieldwork: tuple[date, date] | None = None
    languages: tuple[str, ...] = LANGUAGES
    drawn: Drawn = field(default_factory=Drawn)
    roles: tuple[tuple[str, str], ...] = ()
    coding: Mapping[str, Coding] = field(default_factory=dict)
    provenance: Sources = field(default_factory=Sources)
    valid: Expression | None = None
    valid_rule: str = ""
    income: Income = field(default_factory=Income)
    prices: Prices | None = None
    programmes: tuple[str, ...] = tuple(PROGRAMMES)
    age_targets: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    empowerment: Empowerment = field(default_factory=Empowerment)
    investment: Investment = field(default_factory=Investment)
    lines: Lines = field(default_factory=Lines)
    report: Reporting = field(default_factory=Reporting)
    said: frozenset[str] = frozenset()

    @property
    def synthetic(self) -> bool:
        """Whether any column was made up: reports then say so on every page."""
        return self.provenance.synthetic

    @property
    def real(self) -> bool:
        """Whether any column holds what households said: its small cells are not for release."""
        return self.provenance.real

    @property
    def convenience(self) -> bool:
        """Whether the sample stands for nobody but itself: reports then say so."""
        return self.drawn.convenience
