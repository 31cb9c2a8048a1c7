"""The tables of one question: for all, and by group."""

from __future__ import annotations

from collections.abc import Sequence

from endogen.chapters.descriptive.described import Described
from endogen.describing import Grouping, Kind, Topic
from endogen.describing.wanted import in_numbers
from endogen.i18n import Words, text
from endogen.report.document import Cell, Column, Row, RowKind, Show, Table, Value
from endogen.study.instrument import Missing
from endogen.survey.groups import label

TABLED = (Kind.YES_NO, Kind.CATEGORY, Kind.ORDINAL)
OBVIOUS = ("year", "years", "persons")  # units that the question itself says
UNITS = {"yuan": text("yuan"), "months": text("months"), "days": text("days")}
WHY = {
    Missing.NOT_APPLICABLE: text("not applicable"),
    Missing.NOT_NAMED: text("not named"),
    Missing.REFUSED: text("refused"),
    Missing.DONT_KNOW: text("don't know"),
    Missing.BLANK: text("marked as missing"),
}


def overall(told: Described, topic: Topic) -> Table:
    """The table of the whole sample."""
    make = {Kind.SET: _set, Kind.RANKING: _ranking, Kind.NUMBER: _numbers, Kind.DATE: _dates}
    return make.get(topic.kind, _frequencies)(told, topic)


def by_groups(told: Described, topic: Topic, grouping: Grouping) -> Table:
    """The table with a column, or two, for each group; its notes hold the test."""
    stated = topic.kind in (Kind.NUMBER, Kind.DATE)
    lines = _statistics(topic, told) if stated else _lines(topic)
    shows = [text("value")] if stated else [text("n"), text("%")]
    columns = tuple(
        Column("" if len(shows) == 1 else head, spanner=title) if len(shows) > 1 else Column(title)
        for _, title in grouping.groups
        for head in shows
    )
    rows = [
        Row(title, tuple(
            cell
            for group, _ in grouping.groups
            for cell in _cells(told, topic, what, show, grouping, group, len(shows))
        ))
        for title, what, show in lines
    ]  # fmt: skip
    if not stated:
        rows.append(_sizes(told, topic, grouping))
        rows += _means(told, topic, grouping)
    return Table(
        id=f"{topic.name}-by-{grouping.column}",
        title=text("{question} by {group}", question=topic.label, group=grouping.label),
        stub=grouping.label,
        columns=columns,
        rows=tuple(rows),
        base=_base(told, topic),
        method=_tested(told, topic, grouping),
    )


def _cells(
    told: Described, topic: Topic, what: str, shows: Sequence[Show], grouping: Grouping,
    group: str, width: int,
) -> tuple[Cell, ...]:  # fmt: skip
    id_ = f"{told.id(topic, what)}.{grouping.column}={group}"
    if id_ not in told:
        return (None,) * width
    return tuple(Value(id_, show) for show in shows)


def _sizes(told: Described, topic: Topic, grouping: Grouping) -> Row:
    """How many of each group answered."""
    what = _lines(topic)[0][1] if _lines(topic) else ""
    cells: list[Cell] = []
    for group, _ in grouping.groups:
        id_ = f"{told.id(topic, what)}.{grouping.column}={group}"
        cells += [Value(id_, Show.N) if id_ in told else None, None]
    return Row(text("valid answers"), tuple(cells), RowKind.TOTAL)


def _means(told: Described, topic: Topic, grouping: Grouping) -> list[Row]:
    if topic.kind is not Kind.ORDINAL or not in_numbers(topic):
        return []
    rows = []
    for title, what, show in (
        (text("mean"), "mean", Show.DECIMAL), (text("median"), "median", Show.VALUE),
    ):  # fmt: skip
        cells: list[Cell] = []
        for group, _ in grouping.groups:
            id_ = f"{told.id(topic, what)}.{grouping.column}={group}"
            cells += [Value(id_, show) if id_ in told else None, None]
        rows.append(Row(title, tuple(cells)))
    return rows


def _lines(topic: Topic) -> list[tuple[Words, str, tuple[Show, Show]]]:
    """The answers of a question that is counted: title, row, count and percent."""
    shows = (Show.COUNT, Show.PERCENT)
    if topic.kind is Kind.SET:
        return [(item.label, f"cases.{item.column}", shows) for item in topic.items]
    if topic.kind is Kind.RANKING:
        return [(item.label, f"first.{item.column}", shows) for item in topic.items]
    return [(a.label, f"share.{label(a.value)}", shows) for a in topic.answers]


def _statistics(topic: Topic, told: Described) -> list[tuple[Words, str, tuple[Show, ...]]]:
    if topic.kind is Kind.DATE:
        return [
            (text("valid answers"), "first", (Show.N,)),
            (text("first"), "first", (Show.DATE,)),
            (text("last"), "last", (Show.DATE,)),
        ]
    show, given = fineness(told, topic), _given(topic)
    interval = show.interval or Show.CI_DECIMAL
    return [
        (text("valid answers"), "mean", (Show.N,)),
        (text("mean"), "mean", (show,)),
        (text("standard deviation"), "sd", (show,)),
        (text("standard error of the mean"), "mean", (Show.SE,)),
        (text("interval of the mean"), "mean", (interval,)),
        (text("median"), "median", (given,)),
        (text("lower quartile"), "lower", (given,)),
        (text("upper quartile"), "upper", (given,)),
        (text("smallest"), "minimum", (given,)),
        (text("largest"), "maximum", (given,)),
    ]


def fineness(told: Described, topic: Topic) -> Show:
    """How means are shown: with decimals enough for small numbers, none for sums of money."""
    if topic.unit in ("yuan", "year"):
        return Show.YUAN if topic.unit == "yuan" else Show.YEAR
    row = told.rows.get(told.id(topic, "maximum"))
    low = told.rows.get(told.id(topic, "minimum"))
    if row is None or low is None:
        return Show.DECIMAL
    size = max(abs(row.estimate), abs(low.estimate))
    return Show.FINE if 0 < size < 1 else Show.DECIMAL


def _given(topic: Topic) -> Show:
    """How an answer itself is shown."""
    return Show.YEAR if topic.unit == "year" else Show.VALUE


def _frequencies(told: Described, topic: Topic) -> Table:
    lines = [
        Row(
            answer.label,
            (
                Value(told.id(topic, f"percent.{label(answer.value)}"), Show.COUNT),
                Value(told.id(topic, f"percent.{label(answer.value)}"), Show.PERCENT),
                Value(told.id(topic, f"share.{label(answer.value)}"), Show.PERCENT),
                Value(told.id(topic, f"share.{label(answer.value)}"), Show.CI_PERCENT),
            ),
        )
        for answer in topic.answers
    ]
    valid = told.id(topic, "valid")
    lines.append(Row(text("valid answers"), (*_counted(valid), None, None), RowKind.TOTAL))
    lines += [Row(title, (*_counted(id_), None, None)) for title, id_ in _missing(told, topic)]
    for title, what, show in (
        (text("mean"), "mean", Show.DECIMAL), (text("median"), "median", Show.VALUE),
    ):  # fmt: skip
        id_ = told.id(topic, what)
        if id_ in told:
            lines.append(Row(title, (None, None, Value(id_, show), Value(id_, _interval(show)))))
    return Table(
        id=topic.name,
        title=topic.label,
        stub=text("Answer"),
        columns=(
            Column(text("n")), Column(text("% of all")), Column(text("valid %")),
            Column(text("{level}% interval", level=f"{100 * told.level:g}")),
        ),
        rows=tuple(lines),
        base=_base(told, topic),
        method=_method(told, topic, [f"share.{label(a.value)}" for a in topic.answers]),
    )  # fmt: skip


def _interval(show: Show) -> Show:
    return show.interval or show


def _counted(id_: str) -> tuple[Cell, Cell]:
    return Value(id_, Show.COUNT), Value(id_, Show.PERCENT)


def _missing(told: Described, topic: Topic) -> list[tuple[Words, str]]:
    """The lines of missing answers, those of each reason under the sum."""
    row = told.rows[told.id(topic, "missing")]
    if not row.count:
        return []
    lines: list[tuple[Words, str]] = [(text("missing"), row.id)]
    for why, _ in topic.reasons:
        id_ = told.id(topic, f"missing.{why.value}")
        if told.rows[id_].count:
            lines.append((text("of these {why}", why=WHY[why]), id_))
    return lines


def _numbers(told: Described, topic: Topic) -> Table:
    show, given = fineness(told, topic), _given(topic)
    interval = show.interval or Show.CI_DECIMAL
    quartiles = (
        (text("median"), "median"),
        (text("lower quartile"), "lower"),
        (text("upper quartile"), "upper"),
    )
    mean = told.id(topic, "mean")
    lines = [
        Row(text("valid answers"), (Value(told.id(topic, "valid"), Show.COUNT), None)),
        *(Row(title, (Value(id_, Show.COUNT), None)) for title, id_ in _missing(told, topic)),
        Row(text("mean"), (Value(mean, show), Value(mean, interval))),
        Row(text("standard deviation"), (Value(told.id(topic, "sd"), show), None)),
        Row(text("standard error of the mean"), (Value(mean, Show.SE), None)),
        *(
            Row(title, (Value(told.id(topic, what), given),
                        Value(told.id(topic, what), given.interval or given)))
            for title, what in quartiles
        ),
        Row(text("smallest"), (Value(told.id(topic, "minimum"), given), None)),
        Row(text("largest"), (Value(told.id(topic, "maximum"), given), None)),
    ]  # fmt: skip
    return _values_table(told, topic, lines, ["mean", "median"])


def _dates(told: Described, topic: Topic) -> Table:
    lines = [
        Row(text("valid answers"), (Value(told.id(topic, "valid"), Show.COUNT), None)),
        *(Row(title, (Value(id_, Show.COUNT), None)) for title, id_ in _missing(told, topic)),
        Row(text("first"), (Value(told.id(topic, "first"), Show.DATE), None)),
        Row(text("last"), (Value(told.id(topic, "last"), Show.DATE), None)),
    ]
    return _values_table(told, topic, lines, [])


def _values_table(
    told: Described, topic: Topic, lines: Sequence[Row], whats: Sequence[str]
) -> Table:
    level = text("{level}% interval", level=f"{100 * told.level:g}")
    held = any(cells[1] is not None for cells in (row.cells for row in lines))
    return Table(
        id=topic.name,
        title=_with_unit(topic),
        stub=text("Statistic"),
        columns=(Column(text("value")), *((Column(level),) if held else ())),
        rows=tuple(lines) if held else tuple(Row(r.label, r.cells[:1], r.kind) for r in lines),
        base=_base(told, topic),
        method=_method(told, topic, whats),
    )


def _with_unit(topic: Topic) -> Words:
    if not topic.unit or topic.unit in OBVIOUS:
        return topic.label
    return text("{label}, {unit}", label=topic.label, unit=UNITS.get(topic.unit, topic.unit))


def _set(told: Described, topic: Topic) -> Table:
    total = told.id(topic, "total")
    lines = [
        Row(item.label, (
            Value(told.id(topic, f"cases.{item.column}"), Show.COUNT),
            Value(told.id(topic, f"responses.{item.column}"), Show.PERCENT),
            Value(told.id(topic, f"cases.{item.column}"), Show.PERCENT),
            Value(told.id(topic, f"cases.{item.column}"), Show.CI_PERCENT),
        ))
        for item in topic.items
    ]  # fmt: skip
    count = Value(total, Show.COUNT)
    lines.append(Row(text("all answers"), (count, None, None, None), RowKind.TOTAL))
    return Table(
        id=topic.name,
        title=topic.label,
        stub=text("Answer"),
        columns=(
            Column(text("n")), Column(text("% of answers")), Column(text("% of cases")),
            Column(text("{level}% interval", level=f"{100 * told.level:g}")),
        ),
        rows=tuple(lines),
        base=_base(told, topic),
        method=_method(told, topic, [f"cases.{item.column}" for item in topic.items]),
        notes=(text("Several answers could be given: percentages of cases add up to more than "
                    "100."),),
    )  # fmt: skip


def _ranking(told: Described, topic: Topic) -> Table:
    lines = [
        Row(item.label, (
            Value(told.id(topic, f"place.{item.column}"), Show.N),
            Value(told.id(topic, f"first.{item.column}"), Show.PERCENT),
            Value(told.id(topic, f"first.{item.column}"), Show.CI_PERCENT),
            Value(told.id(topic, f"place.{item.column}"), Show.DECIMAL),
        ))
        for item in topic.items
    ]  # fmt: skip
    return Table(
        id=topic.name,
        title=topic.label,
        stub=text("Item"),
        columns=(
            Column(text("named by, n")), Column(text("put first, %")),
            Column(text("{level}% interval", level=f"{100 * told.level:g}")),
            Column(text("mean place")),
        ),
        rows=tuple(lines),
        base=_base(told, topic),
        method=_method(told, topic, [f"first.{item.column}" for item in topic.items]),
    )  # fmt: skip


def _base(told: Described, topic: Topic) -> Words:
    id_ = told.id(topic, "valid")
    return text("{valid} with an answer, of {n}", valid=Value(id_, Show.COUNT),
                n=Value(id_, Show.N))  # fmt: skip


def _method(told: Described, topic: Topic, whats: Sequence[str]) -> Words:
    """The methods of these rows, each once."""
    said: list[Words] = []
    for what in whats:
        row = told.rows.get(told.id(topic, what))
        if row is not None and row.method and row.method not in said:
            said.append(row.method)
    whole: Words = ""
    for words in said:
        whole = text("{first}; {second}", first=whole, second=words) if whole else words
    return whole


def _tested(told: Described, topic: Topic, grouping: Grouping) -> Words:
    """The test and its p; of a set or a ranking the table of comparisons holds them."""
    id_ = told.id(topic, f"test.{grouping.column}")
    row = told.rows.get(id_)
    if row is None:
        return ""
    if row.p != row.p:
        return text("no test: {why}", why=row.note)
    if row.p_adjusted != row.p_adjusted:
        return text("{method}: {p}", method=row.method, p=Value(id_, Show.P_IS))
    return text(
        "{method}: {p}, adjusted for the number of questions {adjusted}",
        method=row.method, p=Value(id_, Show.P_IS), adjusted=Value(id_, Show.P_ADJUSTED_IS),
    )  # fmt: skip
