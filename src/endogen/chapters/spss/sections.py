"""The paper's four tables as SPSS prints them: an appendix for copying into a manuscript."""

from __future__ import annotations

from collections.abc import Sequence

from endogen.chapters.asking import ask, joined
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.spss.tables import (
    Source,
    case_summary,
    descriptives,
    frequencies,
    partial,
    responses,
)
from endogen.chapters.who_answered.respondents import background, categories
from endogen.describing import Answer, Item, Kind, Topic
from endogen.describing.estimates import listwise, whole
from endogen.i18n import Words, text
from endogen.indicators import partial_correlation
from endogen.published.verdict import Word, placed
from endogen.report.document import Block, Note, Show
from endogen.study.codebook import Codebook, Scale, Variable
from endogen.study.roles import ROLES, item_label
from endogen.survey.results import Results

TABLED, PARTIAL = "spss.frequencies", "spss.partial"
RESPONSES, NUMBERS = "spss.responses", "spss.descriptives"
CONTROLS = ("registered", "schooling")
TWO_DECIMALS = ("first-cause",)  # the paper prints these percentages with two
DESCRIBED = (
    "age", "schooling", "size", "elders", "children", "lost-labour", "migrants", "income",
    "income-before", "growth",
)  # fmt: skip
AS_NUMBERS = ("cognition", "willingness")


def _tabled(codebook: Codebook) -> list[tuple[Topic, Show]]:
    """The questions of Table 2, and how their percentages are shown."""
    found = []
    for variable in background(codebook):
        kind = Kind.YES_NO if variable.scale is Scale.YES_NO else Kind.CATEGORY
        answers = tuple(Answer(float(code), label) for code, label in categories(variable))
        show = Show.BARE_PERCENT_2 if variable.role in TWO_DECIMALS else Show.BARE_PERCENT
        found.append((Topic(variable.name, kind, variable.label, answers), show))
    return found


def ask_frequencies(data: Data) -> Results:
    """Frequencies of the background variables."""
    topics = [topic for topic, _ in _tabled(data.codebook)]
    level = data.study.report.level
    return whole(data.households, topics, prefix=TABLED, level=level, cumulative=True)


def tell_frequencies(told: Told) -> tuple[Block, ...]:
    """FREQUENCIES of each; answers that nobody gave stand there, as in the paper's Table 2."""
    source = Source(told.rows, TABLED)
    tables = [
        frequencies(source, topic, zeros=True, show=show) for topic, show in _tabled(told.codebook)
    ]
    if not tables:
        return ()
    said = Note(text("SPSS leaves out answers that nobody gave; they stand here with 0."))
    return (*tables, said, *_misprints(told, "Table 2"))


def _items(codebook: Codebook, family: str) -> tuple[Item, ...]:
    found = codebook.family(family).items()
    return tuple(Item(v.name, item_label(f"{family}:{name}")) for name, v in found)


def _sources(codebook: Codebook) -> Topic:
    return Topic("source", Kind.SET, ROLES["source"].label, items=_items(codebook, "source"))


def ask_partial(data: Data) -> Results:
    """Age with itself and with the cognition of each programme, the controls held constant."""
    codebook = data.codebook
    age = codebook.column("age")
    controls = [codebook.column(role) for role in CONTROLS]
    wanted = {"age": partial_correlation(age, age, controls=controls)}
    wanted |= {
        name: partial_correlation(age, v.name, controls=controls)
        for name, v in codebook.family("cognition").items()
    }
    return ask(data, PARTIAL, wanted)


def tell_partial(told: Told) -> tuple[Block, ...]:
    """PARTIAL CORR, with the footnote that says what the cells hold."""
    codebook = told.codebook
    held = [codebook.of(role).label for role in CONTROLS]
    controls = text("{a} & {b}", a=held[0], b=held[1])
    names: list[tuple[Words, str]] = [
        (v.label or item_label(f"cognition:{name}"), f"{PARTIAL}.{name}")
        for name, v in codebook.family("cognition").items()
    ]
    table = partial(
        Source(told.rows, PARTIAL), codebook.of("age").label, names, controls, f"{PARTIAL}.age"
    )
    return (table, *_misprints(told, "Table 3"))


def ask_responses(data: Data) -> Results:
    """The sources of income as a multiple response set."""
    level = data.study.report.level
    return whole(data.households, [_sources(data.codebook)], prefix=RESPONSES, level=level)


def tell_responses(told: Told) -> tuple[Block, ...]:
    """MULT RESPONSE: the case summary and the frequencies."""
    source, topic = Source(told.rows, RESPONSES), _sources(told.codebook)
    return (case_summary(source, topic), responses(source, topic), *_misprints(told, "Table 4"))


def _numbers(codebook: Codebook) -> list[Topic]:
    variables: list[Variable] = [codebook.of(role) for role in DESCRIBED if codebook.has(role)]
    for family in AS_NUMBERS:
        variables += codebook.family(family).values()
    return [Topic(v.name, Kind.NUMBER, v.label, unit=v.unit) for v in variables]


def ask_numbers(data: Data) -> Results:
    """N, ends, mean and standard deviation of each number."""
    topics, level = _numbers(data.codebook), data.study.report.level
    columns = [topic.name for topic in topics]
    return joined(
        [
            whole(data.households, topics, prefix=NUMBERS, level=level),
            listwise(data.households, columns, NUMBERS, level=level),
        ]
    )


def tell_numbers(told: Told) -> tuple[Block, ...]:
    """DESCRIPTIVES."""
    topics = _numbers(told.codebook)
    if not topics:
        return ()
    return (descriptives(Source(told.rows, NUMBERS), topics, f"{NUMBERS}.listwise"),)


def _misprints(told: Told, place: str) -> Sequence[Block]:
    """What the publication prints otherwise, each figure once."""
    wrong = [
        text("{statement}: printed {printed}, computed {recomputed}",
             statement=v.statement, printed=v.printed, recomputed=v.recomputed)
        for v in told.verdicts
        if v.place == placed(place) and v.verdict in (Word.CONTRADICTS, Word.ROUNDS) and v.row
    ]  # fmt: skip
    if place == "Table 3" and any(v.id == "says-zero-order" for v in told.verdicts):
        wrong.append(text("the footnote says zero-order correlations; the cells hold partial ones"))
    if not wrong:
        return ()
    listed: Words = wrong[0]
    for one in wrong[1:]:
        listed = text("{first}; {second}", first=listed, second=one)
    return (Note(text("Otherwise in the publication: {listed}.", listed=listed)),)


SECTIONS = (
    Section(TABLED, text("Frequencies"), (), ask_frequencies, tell_frequencies),
    Section(
        PARTIAL, text("Partial correlations"),
        ("age", *CONTROLS, "cognition:*"), ask_partial, tell_partial,
    ),
    Section(RESPONSES, text("Multiple response"), ("source:*",), ask_responses, tell_responses),
    Section(NUMBERS, text("Descriptives"), (), ask_numbers, tell_numbers),
)  # fmt: skip
