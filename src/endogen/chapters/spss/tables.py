"""Tables as SPSS prints them, from the rows of `endogen.describing`.

Each function gives one table; `Source` finds its rows by what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from endogen.chapters.descriptive.questions import WHY
from endogen.chapters.spss import words as w
from endogen.describing import Topic
from endogen.i18n import Words, text
from endogen.report.document import Cell, Column, Row, RowKind, Show, Table, Value
from endogen.survey.estimate import Estimate
from endogen.survey.groups import label

WORDS = Column("", numeric=False)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows of a table stand.

    Attributes
    ----------
    rows : mapping of str to Estimate
    prefix : str
        Of their ids: ``prefix.<question>.<what>``.
    """

    rows: Mapping[str, Estimate]
    prefix: str

    def id(self, topic: Topic, what: str) -> str:
        """The id of a row."""
        return f"{self.prefix}.{topic.name}.{what}"

    def count(self, topic: Topic, what: str) -> int:
        """The count of a row; 0 where there is none."""
        row = self.rows.get(self.id(topic, what))
        return 0 if row is None or row.count is None else row.count


def frequencies(
    source: Source, topic: Topic, *, zeros: bool = False, show: Show = Show.BARE_PERCENT
) -> Table:
    """FREQUENCIES: counts, percent of all, of the valid, and cumulative.

    Parameters
    ----------
    zeros : bool
        Whether answers that nobody gave stand there; SPSS leaves them out.
    show : Show
        How percentages are shown; SPSS prints one decimal.
    """
    answers = [
        answer
        for answer in topic.answers
        if zeros or source.count(topic, f"share.{label(answer.value)}")
    ]
    body = [(answer.label, _frequency(source, topic, label(answer.value), show))
            for answer in answers]  # fmt: skip
    rows = [
        Row(w.VALID if i == 0 else "", (title, *cells)) for i, (title, cells) in enumerate(body)
    ]
    valid = source.id(topic, "valid")
    if answers:
        last = source.id(topic, f"cumulative.{label(answers[-1].value)}")
        sums = (Value(valid, Show.BARE_COUNT), Value(valid, show), Value(last, show), None)
        rows.append(Row("", (w.TOTAL, *sums), RowKind.TOTAL))
    absent = list(_missing(source, topic))
    rows += [
        Row(w.MISSING if i == 0 else "", (title, *_two(id_, show), None, None))
        for i, (title, id_) in enumerate(absent)
    ]
    if absent:
        if len(absent) > 1:
            both = _two(source.id(topic, "missing"), show)
            rows.append(Row("", (w.TOTAL, *both, None, None), RowKind.TOTAL))
        whole = ("", Value(valid, Show.BARE_N), _hundred(show), None, None)
        rows.append(Row(w.TOTAL, whole, RowKind.TOTAL))
    return Table(
        id=f"{source.prefix}-{topic.name}",
        title=topic.label,
        stub="",
        columns=(
            WORDS, Column(w.FREQUENCY), Column(w.PERCENT), Column(w.VALID_PERCENT),
            Column(w.CUMULATIVE),
        ),
        rows=tuple(rows),
    )  # fmt: skip


def _frequency(source: Source, topic: Topic, code: str, show: Show) -> tuple[Cell, ...]:
    return (
        Value(source.id(topic, f"share.{code}"), Show.BARE_COUNT),
        Value(source.id(topic, f"percent.{code}"), show),
        Value(source.id(topic, f"share.{code}"), show),
        Value(source.id(topic, f"cumulative.{code}"), show),
    )


def _two(id_: str, show: Show) -> tuple[Cell, Cell]:
    return Value(id_, Show.BARE_COUNT), Value(id_, show)


def _hundred(show: Show) -> str:
    return "100.00" if show is Show.BARE_PERCENT_2 else w.HUNDRED


def _missing(source: Source, topic: Topic) -> Iterator[tuple[Words, str]]:
    """Missing answers by reason; what no code explains is SPSS's "System"."""
    for why, _ in topic.reasons:
        if source.count(topic, f"missing.{why.value}"):
            yield WHY[why], source.id(topic, f"missing.{why.value}")
    system = "missing.system" if topic.reasons else "missing"
    if source.count(topic, system):
        yield w.SYSTEM, source.id(topic, system)


def case_summary(source: Source, topic: Topic) -> Table:
    """MULT RESPONSE, first table: how many cases named any answer."""
    valid, missing = source.id(topic, "valid"), source.id(topic, "missing")
    cells: tuple[Cell, ...] = (
        Value(valid, Show.BARE_COUNT), Value(valid, Show.PERCENT),
        Value(missing, Show.BARE_COUNT), Value(missing, Show.PERCENT),
        Value(valid, Show.BARE_N), f"{w.HUNDRED}%",
    )  # fmt: skip
    columns = tuple(
        Column(head, spanner=over)
        for over in (w.VALID, w.MISSING, w.TOTAL)
        for head in (w.N, w.PERCENT)
    )
    return Table(
        id=f"{source.prefix}-{topic.name}-cases",
        title=w.CASE_SUMMARY,
        stub=w.CASES,
        columns=columns,
        rows=(Row(text("{label}ᵃ", label=topic.label), cells),),
        notes=(w.DICHOTOMY,),
    )


def responses(source: Source, topic: Topic) -> Table:
    """MULT RESPONSE: N, percent of responses, percent of cases."""
    rows = [
        Row(text("{label}ᵃ", label=topic.label) if i == 0 else "", (
            item.label,
            Value(source.id(topic, f"cases.{item.column}"), Show.BARE_COUNT),
            Value(source.id(topic, f"responses.{item.column}"), Show.PERCENT),
            Value(source.id(topic, f"cases.{item.column}"), Show.PERCENT),
        ))
        for i, item in enumerate(topic.items)
    ]  # fmt: skip
    total, each = source.id(topic, "total"), source.id(topic, "each")
    sums = ("", Value(total, Show.BARE_COUNT), f"{w.HUNDRED}%", Value(each, Show.PERCENT))
    return Table(
        id=f"{source.prefix}-{topic.name}",
        title=topic.label,
        stub="",
        columns=(
            WORDS, Column(w.N, spanner=w.RESPONSES), Column(w.PERCENT, spanner=w.RESPONSES),
            Column(w.PERCENT_OF_CASES),
        ),
        rows=(*rows, Row(w.TOTAL, sums, RowKind.TOTAL)),
        notes=(w.DICHOTOMY,),
    )  # fmt: skip


def descriptives(source: Source, topics: Sequence[Topic], listwise: str) -> Table:
    """DESCRIPTIVES: one line a number; decimals as the smallest and the largest need them."""
    rows = [Row(topic.label, _described(source, topic)) for topic in topics]
    last = (Value(listwise, Show.BARE_COUNT), None, None, None, None)
    return Table(
        id=f"{source.prefix}-numbers",
        title=w.DESCRIPTIVES,
        stub="",
        columns=(
            Column("N"), Column(w.MINIMUM), Column(w.MAXIMUM), Column(w.MEAN), Column(w.DEVIATION),
        ),
        rows=(*rows, Row(w.LISTWISE, last)),
    )  # fmt: skip


def _described(source: Source, topic: Topic) -> tuple[Cell, ...]:
    low, high, mean, sd = (source.id(topic, what) for what in ("minimum", "maximum", "mean", "sd"))
    n = Value(mean, Show.BARE_N)
    if not source.rows[mean].n:
        return (n, None, None, None, None)
    ends = [source.rows[id_].estimate for id_ in (low, high)]
    whole = all(end == round(end) for end in ends)
    end, centre, spread = (
        (Show.BARE_0, Show.BARE_2, Show.BARE_3)
        if whole
        else (Show.BARE_2, Show.BARE_4, Show.BARE_5)
    )
    one = source.rows[sd].n == 1
    return n, Value(low, end), Value(high, end), Value(mean, centre), (
        w.NO_VALUE if one else Value(sd, spread)
    )  # fmt: skip


def partial(
    source: Source, of: Words, names: Sequence[tuple[Words, str]], controls: Words, itself: str
) -> Table:
    """PARTIAL CORR: correlation, significance and df of one variable with several.

    Parameters
    ----------
    of : Words
        The variable of the column.
    names : sequence of (Words, str)
        The others: what they are called, and the id of their row.
    itself : str
        The row of the variable with itself; SPSS prints no significance and df 0 there.
    """
    rows = [
        Row(controls, (of, w.CORRELATION, Value(itself, Show.BARE_3))),
        Row("", ("", w.SIGNIFICANCE, w.NO_VALUE)),
        Row("", ("", w.DF, "0")),
    ]
    for title, id_ in names:
        rows += [
            Row("", (title, w.CORRELATION, Value(id_, Show.BARE_3))),
            Row("", ("", w.SIGNIFICANCE, Value(id_, Show.BARE_P))),
            Row("", ("", w.DF, Value(id_, Show.DF))),
        ]
    return Table(
        id=f"{source.prefix}-partial",
        title=text("Correlations"),
        stub=w.CONTROLS,
        columns=(WORDS, WORDS, Column(of)),
        rows=tuple(rows),
        notes=(
            text(
                "a. Cells contain partial correlations; controlled for: {controls}. A "
                "significance of .000 is less than .0005; of a variable with itself SPSS computes "
                "none and prints a point.", controls=controls,
            ),
        ),
    )  # fmt: skip
