"""0.sample: who the respondents are (the paper's Table 2)."""

from __future__ import annotations

from endogen.chapters.asking import ask, joined
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import frequency_cells, frequency_columns, known, line, says
from endogen.i18n import Words, text
from endogen.indicators import share
from endogen.report.document import Block, Note, NoteKind, Row, RowKind, Show, Table, Value
from endogen.study.codebook import Codebook, Scale, Variable
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "0.sample"
BACKGROUND = ("registered", "age-band", "schooling-band", "first-cause", "cadre", "party")


def ask_sample(data: Data) -> Results:
    """The frequency of every category of every background variable."""
    return joined([_frequencies(data, variable) for variable in background(data.codebook)])


def background(codebook: Codebook) -> list[Variable]:
    """The background variables that the questionnaire holds."""
    return [codebook.of(role) for role in BACKGROUND if codebook.has(role)]


def _frequencies(data: Data, variable: Variable) -> Results:
    wanted = {
        f"{variable.role}.{code}": share(variable.name, equals=float(code))
        for code, _ in categories(variable)
    }
    return ask(data, ID, wanted)


def categories(variable: Variable) -> list[tuple[str, Words]]:
    """The codes and labels that a background variable can hold after recoding."""
    if variable.scale is Scale.YES_NO:
        return [("1", text("yes")), ("0", text("no"))]
    return [(c.code, c.label) for c in variable.categories if c.missing is None]


def tell_sample(told: Told) -> tuple[Block, ...]:
    """Table 2 of the paper, with the bases and intervals it lacks."""
    rows = [row for variable in background(told.codebook) for row in _group(variable)]
    if not rows:
        return ()
    table = Table(
        id=ID,
        title=text("The respondents"),
        stub=text("Variable"),
        columns=frequency_columns(told),
        rows=tuple(rows),
        base=text("Households with an answer, stated at each variable."),
        method=told.under(ID)[0].method,
        notes=tuple(_notes(told)),
    )
    return (*_headline(told), table, *_limits(told))


def _notes(told: Told) -> list[Words]:
    """How bands and bases are to be read, where there are any."""
    notes: list[Words] = []
    if told.codebook.has("age-band"):
        cuts = told.study.report.age_bands
        cut = str(cuts[len(cuts) // 2])
        notes.append(
            text(
                "Bands are half-open: a head of exactly {cut} belongs to the band that begins at "
                "{cut}.",
                cut=cut,
            )
        )
    if told.codebook.has("first-cause"):
        notes.append(text("The base of the first cause is the households that put a cause first."))
    return notes


def _group(variable: Variable) -> list[Row]:
    found = [(f"{ID}.{variable.role}.{code}", label) for code, label in categories(variable)]
    head = text("{variable} (n = {n})", variable=variable.label, n=Value(found[0][0], Show.N))
    return [Row(head, kind=RowKind.GROUP), *(line(label, frequency_cells(i)) for i, label in found)]


def _headline(told: Told) -> tuple[Block, ...]:
    registered, oldest = f"{ID}.registered.1", _oldest(told)
    if oldest is None or not known(told, registered, oldest[0]):
        return ()
    row, band = oldest
    sentence = text(
        "{share} of the households are registered ({count} of the {n} that answered); in {old} "
        "of the households the head belongs to the oldest age band, {band}.",
        count=Value(registered, Show.COUNT),
        n=Value(registered, Show.N),
        share=Value(registered, Show.PERCENT),
        old=Value(row, Show.PERCENT),
        band=band,
    )
    return (says(sentence, [registered, row], Strength.DESCRIPTIVE),)


def _oldest(told: Told) -> tuple[str, Words] | None:
    if not told.codebook.has("age-band"):
        return None
    code, label = categories(told.codebook.of("age-band"))[-1]
    return f"{ID}.age-band.{code}", label


def _limits(told: Told) -> tuple[Block, ...]:
    if not told.study.convenience:
        return ()
    caution = text(
        "The households were met, not drawn. The intervals say how precisely a sample of this "
        "size would speak if it had been drawn at random; they say nothing about those who "
        "were not met."
    )
    return (Note(caution, NoteKind.CAUTION),)


SECTION = Section(ID, text("The respondents"), (), ask_sample, tell_sample)
