"""1.meant: the age of those reached against those a programme was meant for."""

from __future__ import annotations

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import PROGRAMME, interval, item, known, line, measured, says
from endogen.i18n import Words, text
from endogen.indicators import mean, quantile, share
from endogen.report.document import Block, Cell, Column, Row, Show, Table, Value
from endogen.study.study import Study
from endogen.survey.indicator import Indicator
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.meant"
HALF = 0.5


def ask_meant(data: Data) -> Results:
    """Age of the heads that take part, and the share that is of the age meant."""
    age = data.codebook.column("age")
    wanted: dict[str, Indicator] = {}
    for name, variable in data.codebook.family("participation").items():
        takes = f'col("{variable.name}") == 1'
        wanted[f"{name}.mean"] = mean(age, given=takes)
        wanted[f"{name}.median"] = quantile(age, q=HALF, given=takes)
        if data.codebook.has(f"of-age:{name}"):
            of_age = data.codebook.column(f"of-age:{name}")
            wanted[f"{name}.meant"] = share(of_age, equals=1, given=takes)
    return ask(data, ID, wanted)


def tell_meant(told: Told) -> tuple[Block, ...]:
    """A table with the target beside the age reached; a sentence where most are older."""
    names = list(told.codebook.family("participation"))
    table = Table(
        id=ID,
        title=text("Age of the heads reached, and the age meant"),
        stub=PROGRAMME,
        columns=(
            Column(text("n")),
            Column(text("mean age")),
            Column(interval(told)),
            Column(text("median age")),
            Column(text("age meant"), numeric=False),
            Column(text("of that age, %")),
            Column(interval(told)),
        ),
        rows=tuple(_line(told, name) for name in names),
        base=text("Households that take part in the programme, n in the first column."),
        method=_method(told, names),
        notes=(
            text("Only the head's age is known; a younger member may be the one who works."),
            text("The ages meant are those that study.toml states."),
        ),
    )
    return (*_headline(told, names), table)


def _method(told: Told, names: list[str]) -> Words:
    shares = [f"{ID}.{name}.meant" for name in names if f"{ID}.{name}.meant" in told]
    means = told[f"{ID}.{names[0]}.mean"].method
    if not shares:
        return means
    return text("Means: {means}; shares: {shares}", means=means, shares=told[shares[0]].method)


def _line(told: Told, name: str) -> Row:
    key = f"{ID}.{name}"
    meant: tuple[Cell, ...] = (None, None)
    if f"{key}.meant" in told:
        meant = (Value(f"{key}.meant", Show.PERCENT), Value(f"{key}.meant", Show.CI_PERCENT))
    cells = (
        Value(f"{key}.mean", Show.N),
        Value(f"{key}.mean", Show.NUMBER),
        Value(f"{key}.mean", Show.CI_NUMBER),
        Value(f"{key}.median", Show.WHOLE),
        _target(told.study, name),
        *meant,
    )
    return line(item("participation", name), cells)


def _target(study: Study, name: str) -> Words:
    target = study.age_targets.get(name)
    if not target:
        return text("any")
    return f"{target[0]:g}–{target[1] - 1:g}"


def _headline(told: Told, names: list[str]) -> tuple[Block, ...]:
    keys = {name: f"{ID}.{name}.meant" for name in names}
    rows = {name: key for name, key in keys.items() if known(told, key)}
    if not rows:
        return ()
    missed = [name for name, row in rows.items() if told[row].ci_high < HALF]
    met = [name for name, row in rows.items() if told[row].ci_low > HALF]
    unsure = [name for name in rows if name not in missed and name not in met]
    blocks: list[Block] = []
    for found, strength, sentence in (
        (
            missed,
            Strength.CLEAR,
            text(
                "Most heads reached are not of the age the programme was meant for: {ages}.",
                ages=measured(told, (rows[n] for n in missed), "participation", Show.PERCENT),
            ),
        ),
        (
            met,
            Strength.CLEAR,
            text(
                "Most heads reached are of the age the programme was meant for: {ages}.",
                ages=measured(told, (rows[n] for n in met), "participation", Show.PERCENT),
            ),
        ),
        (
            unsure,
            Strength.CANNOT_TELL,
            text(
                "Whether more or less than half of the heads reached are of the age the programme "
                "was meant for cannot be told: {ages}.",
                ages=measured(told, (rows[n] for n in unsure), "participation", Show.PERCENT),
            ),
        ),
    ):
        if found:
            blocks.append(says(sentence, [rows[name] for name in found], strength))
    return tuple(blocks)


SECTION = Section(
    ID, text("The age reached and the age meant"), ("age", "participation:*"), ask_meant, tell_meant
)
