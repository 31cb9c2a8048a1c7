"""0.returns: how many questionnaires were issued, came back and could be used."""

from __future__ import annotations

from endogen.chapters.asking import ask, ask_by
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import frequency_cells, frequency_columns, line, says
from endogen.i18n import Label, Words, text
from endogen.indicators import count, share
from endogen.report.document import Block, Row, RowKind, Show, Table, Value
from endogen.survey.results import Results
from endogen.survey.sample import Sample
from endogen.survey.strength import Strength

ID = "0.returns"
RATE = f"{ID}.effective"
LOST = f"{ID}.lost"
NOTES = f"{ID}.noted"
REASONS: dict[str, Words] = {
    "refused": text("refused to answer"),
    "no consent": text("no consent to the survey"),
    "unusable": text("came back but could not be used"),
}
# What was noted in other words stands as it was written.
NOTED: dict[str, Words] = {
    "no time": text("no time"),
    "not at home": text("not at home"),
    "not interested": text("not interested"),
    "does not speak about income": text("does not speak about income"),
    "pages left empty": text("pages left empty"),
}


def ask_returns(data: Data) -> Results:
    """The effective rate, and the questionnaires lost by reason."""
    if data.returns is None:
        return Results()
    rate = ask(data, ID, {"effective": share("valid", equals=1)}, of=data.returns)
    lost = ask_by(data, ID, {"lost": count("valid")}, "reason", of=data.returns)
    return rate + lost + _noted(data.returns, data.study.report.level)


def _noted(returns: Sample, level: float) -> Results:
    """How often each reason was noted, where the list of questionnaires has any."""
    if "why" not in returns.columns:
        return Results()
    found = returns.estimate(count("valid"), by="why", level=level)
    return found.renamed([f"{NOTES}.{place}" for place in range(1, len(found) + 1)])


def tell_returns(told: Told) -> tuple[Block, ...]:
    """The rate in a sentence, the reasons in a table."""
    if RATE not in told:
        return ()
    sentence = text(
        "{valid} of {issued} questionnaires could be used: an effective rate of {rate} {interval}.",
        valid=Value(RATE, Show.COUNT),
        issued=Value(RATE, Show.N),
        rate=Value(RATE, Show.PERCENT),
        interval=Value(RATE, Show.CI_PERCENT),
    )
    lost = [row for row in told.under(LOST) if row.group]
    table = Table(
        id=ID,
        title=text("Questionnaires issued and used"),
        stub=text("Outcome"),
        columns=frequency_columns(told),
        rows=(
            line(text("valid"), frequency_cells(RATE)),
            *(_reason(row.id, row.group) for row in lost),
            *_notes(told),
            Row(text("issued"), (Value(RATE, Show.N), None, None), RowKind.TOTAL),
        ),
        base=text("{n} questionnaires issued.", n=Value(RATE, Show.N)),
        method=told[RATE].method,
    )
    return (says(sentence, [RATE], Strength.DESCRIPTIVE), table)


def _notes(told: Told) -> list[Row]:
    """The reasons that were written down, beside the outcomes they belong to."""
    rows = [row for row in told.under(NOTES) if row.group]
    if not rows:
        return []
    return [
        Row(text("reasons noted for those not used"), kind=RowKind.GROUP),
        *(
            line(NOTED.get(row.group, Label(row.group)), (Value(row.id, Show.COUNT), None, None))
            for row in rows
        ),
    ]


def _reason(row: str, reason: str) -> Row:
    label = REASONS.get(reason, Label(reason))
    return line(text("not used: {reason}", reason=label), (Value(row, Show.COUNT), None, None))


SECTION = Section(ID, text("Questionnaires issued and used"), (), ask_returns, tell_returns)
