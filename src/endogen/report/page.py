"""A whole page in one language: its parts in reading order, and the rows they cite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from endogen.i18n import Words, text
from endogen.report import words
from endogen.report.charts.data import data_lines, data_table, values_of
from endogen.report.charts.picture import Picture
from endogen.report.document import (
    Block,
    Document,
    Figure,
    Heading,
    Note,
    Paragraph,
    Statement,
    Table,
)
from endogen.report.format import FORMS
from endogen.report.numbering import Place, address, places
from endogen.report.speech import Speech, interval_name, values_in
from endogen.report.value import Show, Value
from endogen.report.views import (
    File,
    TableView,
    csv_file,
    csv_heading,
    href,
    legend_of,
    table_view,
)


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading."""

    place: Place
    level: int
    said: str
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class TextView:
    """A paragraph, or a note with its label."""

    said: str
    label: str = ""
    tone: str = ""
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class StatementView:
    """A finding: how sure it is, in words, and the rows it rests on."""

    said: str
    strength: str
    strength_said: str
    provenance: str
    rows: tuple[tuple[str, str], ...]
    many: str
    kind: str = "statement"


@dataclass(frozen=True, slots=True)
class FigureView:
    """A chart and the table of data behind it."""

    place: Place
    name: str
    title: str
    provenance: str
    picture: Picture
    legend: tuple[tuple[str, str], ...]
    footnotes: tuple[tuple[str, str], ...]
    data: TableView
    file: File
    kind: str = "figure"


@dataclass(frozen=True, slots=True)
class CitedView:
    """A row of Results that a finding cites."""

    anchor: str
    id: str
    what: str
    estimate: str
    interval: str
    n: str
    method: str
    note: str
    provenance: str
    show: Show


CONTRASTS = ("difference", "mcnemar")
View = HeadingView | TextView | StatementView | TableView | FigureView


@dataclass(frozen=True, slots=True)
class Page:
    """All of it.

    Attributes
    ----------
    facts : tuple of (str, str, str)
        Name, what it is, and where it leads.
    contents : tuple of (HeadingView, tuple of HeadingView)
        Chapters with their sections.
    strengths, provenances : tuple of (key, name, meaning)
        Those that the page uses, for the reader who meets them first.
    """

    lang: str
    title: str
    subtitle: str
    banners: tuple[str, ...]
    facts: tuple[tuple[str, str, str], ...]
    stamp: tuple[tuple[str, str], ...]
    views: tuple[View, ...]
    contents: tuple[tuple[HeadingView, tuple[HeadingView, ...]], ...]
    cited: tuple[CitedView, ...]
    interval: str
    strengths: tuple[tuple[str, str, str], ...]
    provenances: tuple[tuple[str, str, str], ...]


def page(document: Document, speech: Speech) -> Page:
    """Say `document` in the language of `speech`."""
    banners = tuple(map(speech.say, document.banners))
    views = tuple(_view(block, place, speech, banners) for block, place in places(document.blocks))
    statements = [block for block in document.blocks if isinstance(block, Statement)]
    used = {view.provenance for view in views if not isinstance(view, HeadingView | TextView)}
    sure = {statement.strength for statement in statements}
    cited = list(dict.fromkeys(id_ for statement in statements for id_ in statement.rows))
    shows = _shows(document.blocks)
    return Page(
        lang=speech.lang,
        title=speech.say(document.title),
        subtitle=speech.say(document.subtitle),
        banners=banners,
        facts=tuple(
            (speech.say(name), speech.say(what), href(what, speech.lang))
            for name, what in document.facts
        ),
        stamp=tuple(document.stamp.items()),
        views=views,
        contents=_contents(views),
        cited=tuple(_cited(id_, shows.get(id_), speech) for id_ in cited),
        interval=speech.say(interval_name(cited, speech)),
        strengths=tuple(
            (key.name.lower(), speech.say(name), speech.say(words.STRENGTH_MEANS[key]))
            for key, name in words.STRENGTHS.items()
            if key in sure
        ),
        provenances=tuple(
            (key, speech.say(words.PROVENANCES[key]), speech.say(means))
            for key, means in words.PROVENANCE_MEANS.items()
            if key in used
        ),
    )


def _view(block: Block, place: Place, speech: Speech, banners: Sequence[str]) -> View:
    match block:
        case Heading():
            return HeadingView(place, block.level, speech.say(block.text))
        case Paragraph():
            return TextView(speech.say(block.text))
        case Note():
            label = speech.say(words.NOTES[block.kind])
            return TextView(speech.say(block.text), label, block.kind.value, kind="note")
        case Statement():
            return _statement(block, speech)
        case Table():
            name = text("Table {number}", number=place.number)
            return table_view(block, place, speech, name=name, banners=banners)
        case Figure():
            return _figure(block, place, speech, banners)


def _statement(block: Statement, speech: Speech) -> StatementView:
    return StatementView(
        said=speech.say(block.text),
        strength=block.strength.name.lower(),
        strength_said=speech.say(words.STRENGTHS[block.strength]),
        provenance=speech.provenance(block.rows, block.provenance),
        rows=tuple((id_, address("row", id_)) for id_ in block.rows),
        many=speech.say(text("Rests on {n} rows", n=str(len(block.rows)))),
    )


def _figure(block: Figure, place: Place, speech: Speech, banners: Sequence[str]) -> FigureView:
    name: Words = text("Figure {number}", number=place.number)
    called, title = speech.say(name), speech.say(block.title)
    behind = data_table(block, speech)
    data = table_view(behind, place, speech, name=name, banners=banners)
    legend = legend_of(block.base, block.method, block.notes, speech)
    heading = csv_heading(f"{called}. {title}", legend, data.provenance, banners, speech)
    picture = Picture(block.chart, speech, place.anchor + "-svg", title, speech.say(block.alt))
    file = csv_file(place.anchor, data_lines(block, speech), heading)
    return FigureView(
        place, called, title, data.provenance, picture, legend, data.footnotes, data, file
    )


def _contents(views: Sequence[View]) -> tuple[tuple[HeadingView, tuple[HeadingView, ...]], ...]:
    chapters: list[tuple[HeadingView, list[HeadingView]]] = []
    for view in views:
        if isinstance(view, HeadingView) and view.level == 1:
            chapters.append((view, []))
        elif isinstance(view, HeadingView) and view.level == 2 and chapters:
            chapters[-1][1].append(view)
    return tuple((chapter, tuple(sections)) for chapter, sections in chapters)


def _shows(blocks: Sequence[Block]) -> dict[str, Show]:
    """How the report itself shows the estimate of each row, where it does."""
    shows: dict[str, Show] = {}
    for block in blocks:
        values: list[Value] = []
        match block:
            case Statement() | Paragraph() | Note():
                values = values_in(block.text)
            case Table():
                values = [v for row in block.rows for cell in row.cells for v in values_in(cell)]
            case Figure():
                values = values_of(block.chart)
            case _:
                pass
        for value in values:
            if value.show in FORMS:
                shows.setdefault(value.row, value.show)
    return shows


def _cited(id_: str, show: Show | None, speech: Speech) -> CitedView:
    row = speech.row(id_)
    show = show or _usual(row.indicator, row.unit)
    inner = ", ".join(part for part in (row.variable, _short(row.arguments)) if part)
    what = f"{row.indicator}({inner})" if row.indicator else inner
    where = f"{row.domain} = {row.group}" if row.domain else row.group
    tests = [
        speech.say(Value(id_, p))
        for p, known in (
            (Show.P_IS, row.p == row.p),
            (Show.P_ADJUSTED_IS, row.p_adjusted == row.p_adjusted),
        )
        if known
    ]
    method = speech.say(row.method)
    if tests:
        adjusted = speech.say(text("{p}, adjusted {adjusted}", p=tests[0], adjusted=tests[-1]))
        tested = adjusted if len(tests) > 1 else tests[0]
        method = speech.say(text("{method}; {p}", method=method, p=tested)) if method else tested
    return CitedView(
        anchor=address("row", id_),
        id=id_,
        what=" · ".join(filter(None, [what, where])),
        estimate=speech.say(Value(id_, show)),
        interval=speech.say(Value(id_, show.interval)) if show.interval else "",
        n=speech.say(Value(id_, Show.N)),
        method=method,
        note=speech.say(row.note),
        provenance=speech.provenance([id_]),
        show=show,
    )


def _short(arguments: str) -> str:
    """Arguments with four digits of what was computed; results.csv has them all."""
    return re.sub(r"\d+\.\d{5,}", lambda found: f"{float(found[0]):.4g}", arguments)


def _usual(indicator: str, unit: str) -> Show:
    """How a row is shown that the report cites but shows nowhere."""
    if indicator in CONTRASTS:
        signed = {"share": Show.POINTS, "yuan": Show.CHANGE_YUAN}
        return signed.get(unit, Show.CHANGE)
    if "correlation" in indicator or "kappa" in indicator or "delta" in indicator:
        return Show.R
    if indicator.endswith("share") or indicator in ("coverage", "leakage", "headcount"):
        return Show.PERCENT
    return Show.YUAN if "yuan" in unit else Show.DECIMAL
