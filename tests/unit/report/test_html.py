"""The page: whole, closed in itself, every number resolved, nothing unescaped."""

from __future__ import annotations

import base64
import csv
import io
import itertools
import re

import pytest
from tests.unit.report.conftest import Element, read
from tests.unit.report.made_up import EVIL, rows
from tests.unit.report.specimen import document

from endogen.i18n import render, text
from endogen.report.document import (
    Column,
    Document,
    Figure,
    Heading,
    Paragraph,
    Row,
    Show,
    Statement,
    Strength,
    Table,
    Value,
)
from endogen.report.html import LINKS, css_string, html
from endogen.survey.estimate import Estimate

BLOCKS = document().blocks
TABLES = [block for block in BLOCKS if isinstance(block, Table)]
FIGURES = [block for block in BLOCKS if isinstance(block, Figure)]


def page_of(*blocks, rows=(), **more) -> str:
    made = Document(title="T", subtitle="", banners=(), facts=(), blocks=blocks, **more)
    return html(made, {row.id: row for row in rows}, "en")


def carried(figure: Element) -> list[list[str]]:
    """The CSV file that a table or figure carries, as cells."""
    (link,) = [a for a in figure.all("a") if "download" in a.attributes]
    assert link.attributes["download"] == figure.attributes["id"] + ".csv"
    content = base64.b64decode(link.attributes["href"].removeprefix(CSV))
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


CSV = "data:text/csv;charset=utf-8;base64,"


def test_nothing_is_fetched_and_nothing_runs(source, tree, lang):
    assert not re.search(r"(?:https?:)?//[a-z]", re.sub(r"base64,[^\"]*", "", source))
    assert not list(tree.all("script"))
    for element in tree.all():
        href = element.attributes.get("href", "")
        assert href.startswith(("#", CSV)) or href in LINKS.values() or not href
        assert "src" not in element.attributes
    (policy,) = [m for m in tree.all("meta") if "http-equiv" in m.attributes]
    assert policy.attributes["content"].startswith("default-src 'none'")


def test_the_page_names_its_language_and_leads_to_the_other(tree, lang):
    (root,) = tree.all("html")
    assert root.attributes["lang"] == {"en": "en", "zh": "zh-Hans"}[lang]
    (nav,) = tree.all("nav", "languages")
    assert [a.attributes["href"] for a in nav.all("a")] == [LINKS[{"en": "zh", "zh": "en"}[lang]]]


def test_ids_are_unique_and_every_inner_link_arrives(tree):
    ids = [e.attributes["id"] for e in tree.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    inner = {a.attributes["href"][1:] for a in tree.all("a") if a.attributes["href"][0] == "#"}
    assert inner <= set(ids)
    named = " ".join(e.attributes.get("aria-labelledby", "") for e in tree.all()).split()
    assert set(named) <= set(ids)


def test_one_main_one_title_and_headings_that_skip_no_level(tree):
    assert [len(list(tree.all(tag))) for tag in ("main", "h1", "header", "footer")] == [1] * 4
    levels = [int(e.tag[1]) for e in tree.all() if re.fullmatch("h[1-6]", e.tag)]
    assert all(deeper <= level + 1 for level, deeper in itertools.pairwise(levels))


def test_labels_cannot_bring_in_markup(source, tree):
    assert EVIL not in source
    assert any(EVIL in th.text for th in tree.all("th"))


def test_every_table_shows_its_cells_and_carries_them_as_csv(tree):
    for block in TABLES:
        (figure,) = [f for f in tree.all("figure") if f.attributes.get("id") == "table-" + block.id]
        (table,) = figure.all("table")
        body = [
            [cell.text for cell in tr.children if isinstance(cell, Element)]
            for tr in next(table.all("tbody")).all("tr")
        ]
        sheet = [cells for cells in carried(figure) if len(cells) > 1]
        assert len(sheet[0]) == len(block.columns) + 1
        shown = [[_plain(cell) for cell in cells] for cells in body]
        written = [
            [_plain(cell) for cell in cells if len(body[at]) > 1 or cell]
            for at, cells in enumerate(sheet[1:])
        ]
        assert shown == written


def _plain(cell: str) -> str:
    """What a cell of the page and one of its CSV file have in common."""
    cell = re.sub(r"^–[a-z]*$", "", cell).replace("−", "-").replace("\N{NO-BREAK SPACE}", "")
    return cell.replace("/", " of ") if re.fullmatch(r"\d+/\d+", cell) else cell.lstrip("'")


def test_every_figure_has_words_data_and_a_csv_with_all_digits(tree, lang):
    for block in FIGURES:
        name = "figure-" + block.id
        (figure,) = [f for f in tree.all("figure") if f.attributes.get("id") == name]
        (svg,) = figure.all("svg")
        assert svg.attributes["role"] == "img"
        said = {e.tag: e.text for e in svg.children if isinstance(e, Element)}
        assert said["desc"] == render(block.alt, lang)
        assert said["title"] == render(block.title, lang)
        (details,) = figure.all("details")
        ids = [id_ for item in block.chart.items for id_ in item.rows]
        assert {td.attributes["data-row"] for td in details.all("td", "num")} == set(ids)
        sheet = [cells for cells in carried(figure) if len(cells) > 1]
        at = {head: order for order, head in enumerate(sheet[0])}
        found = {cells[at["id"]]: float(cells[at["estimate"]] or "nan") for cells in sheet[1:]}
        expected = {id_: rows()[id_].estimate for id_ in ids}
        assert found == pytest.approx(expected, rel=0, abs=0, nan_ok=True)


def test_numbers_of_chapters_are_as_given_and_within_them_counted(tree):
    assert [h.text[:1] for h in tree.all("h2", "chapter")][:3] == ["0", "1", "2"]
    sections = [next(h.all("span")).text for h in tree.all("h3")]
    assert sections == ["0.1", "1.1", "1.2", "1.3", "2.1"]
    names = [span.text for f in tree.all("figcaption") for span in f.all("span", "name")]
    numbers = [re.sub(r"[^\d.]", "", name).rstrip(".") for name in names]
    assert numbers[:4] == ["0.1", "0.1", "0.2", "1.1"]


def test_a_statement_says_how_sure_it_is_and_leads_to_its_rows(tree):
    statements = list(tree.all("section", "statement"))
    blocks = [block for block in BLOCKS if isinstance(block, Statement)]
    cited = {
        tr.attributes["id"]
        for tr in next(tree.all("table", "cited")).all("tr")
        if "id" in tr.attributes
    }
    for section, block in zip(statements, blocks, strict=True):
        assert next(section.all("span", "strength")).text
        hrefs = [a.attributes["href"] for a in section.all("a")]
        assert hrefs == ["#row-" + id_ for id_ in block.rows]
        assert {href[1:] for href in hrefs} <= cited


def test_the_weakest_provenance_of_the_rows_is_said(tree):
    tags = {
        f.attributes["id"]: [t.classes[1] for t in f.all("span", "tag")]
        for f in tree.all("figure")
        if "id" in f.attributes
    }
    assert tags["table-0.sample"] == ["invented"]
    assert tags["table-1.age"] == tags["figure-1.age"] == ["reconstructed"]
    assert tags["figure-0.age"] == []


def test_banners_stand_at_the_top_and_in_every_csv(tree, lang):
    banners = [render(banner, lang) for banner in document().banners]
    (running,) = tree.all("div", "running")
    assert [p.text for p in running.all("p")] == banners
    for figure in tree.all("figure"):
        if "id" in figure.attributes:
            assert [cells[0] for cells in carried(figure)[:2]] == ["# " + b for b in banners]


def test_what_is_missing_is_a_dash_with_its_reason(tree):
    (figure,) = [f for f in tree.all("figure") if f.attributes.get("id") == "table-0.sample"]
    (legend,) = figure.all("div", "legend")
    row = "0.sample.undefined"
    cells = [td for td in figure.all("td", "num") if td.attributes.get("data-row") == row]
    assert [cell.text for cell in cells] == ["–a", "–a"]
    assert "a Nobody answered this question." in legend.text


def test_a_row_that_nobody_asked_for_is_named():
    with pytest.raises(LookupError, match=r"1\.nowhere"):
        page_of(Paragraph(text("{x}", x=Value("1.nowhere"))))
    with pytest.raises(LookupError, match=r"1\.nowhere"):
        page_of(Statement("so", Strength.CLEAR, ("1.nowhere",)))


def test_a_table_whose_rows_do_not_fit_its_columns_is_refused():
    table = Table("1.t", "T", "", (Column("a"), Column("b")), (Row("r", ("1",)),))
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        page_of(table)


def test_two_blocks_of_one_address_are_refused():
    with pytest.raises(ValueError, match=r"chapter-1"):
        page_of(Heading(1, "a", "1"), Heading(1, "b", "1"))


def test_ids_with_spaces_and_quotes_still_lead_to_their_rows():
    row = Estimate(id='1.x.a × "b"', estimate=0.5, n=3)
    said = text("{v}", v=Value(row.id, Show.SHARE))
    tree = read(page_of(Statement(said, Strength.CLEAR, (row.id,)), rows=[row]))
    (link,) = next(tree.all("p", "cites")).all("a")
    assert link.attributes["href"] == "#row-1.x.a_×_b_"
    assert [tr.attributes.get("id") for tr in tree.all("tr")][-1] == "row-1.x.a_×_b_"


def test_a_title_cannot_end_the_style_sheet():
    assert css_string('a "b" </style>') == '"a \\22 b\\22  \\3c /style\\3e "'
    page = html(Document('"}</style><b>', "", (), (), ()), {}, "en")
    assert page.count("</style>") == 1
