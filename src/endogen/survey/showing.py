"""Tables and facts as HTML for a notebook: on light and dark pages, every word escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from endogen.i18n import Words, render, text
from endogen.study.codebook import Provenance
from endogen.survey.design import Design
from endogen.survey.estimate import Estimate
from endogen.survey.readable import notes, readable

# Colours are those of the page, thinned: nobody here knows whether it is light or dark.
STYLE = """
.endogen {overflow-x: auto; color: inherit}
.endogen table {border-collapse: collapse; margin: .4em 0; font-size: .92em; color: inherit;
  font-variant-numeric: tabular-nums; border: 0; border-top: 2px solid currentColor;
  border-bottom: 2px solid currentColor; background: transparent}
.endogen th, .endogen td {padding: .25em .75em; border: 0; text-align: left; color: inherit;
  vertical-align: top; background: transparent; white-space: nowrap}
.endogen thead th {border-bottom: 1px solid currentColor; font-weight: 600}
.endogen tbody tr + tr td {border-top: 1px solid rgba(128, 128, 128, .25)}
.endogen .number {text-align: right}
.endogen .long {white-space: normal; min-width: 14em}
.endogen p {margin: .3em 0; font-size: .88em; opacity: .8}
.endogen .title {font-size: 1em; font-weight: 600; opacity: 1}
.endogen .made-up {font-weight: 600; opacity: 1}
"""
FEW = 30  # lines of a table of columns; more are counted


def results_html(rows: Sequence[Estimate], lang: str) -> str:
    """The table of estimates with its notes, and whether the answers were made up."""
    if not rows:
        return _framed(_paragraph(render(text("No answer falls into any group."), lang)))
    head, body = readable(rows, lang)
    said = [_table(head, body), *(_paragraph(note) for note in notes(rows, lang))]
    made = sorted({row.provenance for row in rows} & set(HOW))
    if made:
        how = ", ".join(render(HOW[Provenance(one)], lang) for one in made)
        warning = text("Made-up answers ({how}): no real household stands behind.", how=how)
        said.insert(0, _paragraph(render(warning, lang), "made-up"))
    return _framed(*said)


HOW = {
    Provenance.SYNTHETIC: text("synthetic"),
    Provenance.RECONSTRUCTED: text("reconstructed"),
    Provenance.INVENTED: text("invented"),
}


def sample_html(height: int, columns: Mapping[str, Words], design: Design, lang: str) -> str:
    """How many rows, how they were drawn, and what the columns hold."""
    drawn = [
        (text("weight"), design.weight),
        (text("strata"), design.strata),
        (text("primary sampling units"), design.psu),
        (text("population size"), design.fpc),
    ]
    parts = [f"{render(name, lang)}: {value}" for name, value in drawn if value is not None]
    how = "; ".join(parts) or render(text("convenience sample, not representative"), lang)
    title = text("Sample of {n} rows, {columns} columns", n=f"{height:,}", columns=len(columns))
    return _framed(
        _paragraph(render(title, lang), "title"),
        _paragraph(how),
        listing((text("column"), text("holds")), list(columns.items()), lang),
    )


def listing(head: Sequence[Words], lines: Sequence[Sequence[Words]], lang: str) -> str:
    """A table of words, of which the first lines are shown."""
    shown = [[render(cell, lang) for cell in line] for line in lines[:FEW]]
    rest = len(lines) - len(shown)
    table = _table([render(cell, lang) for cell in head], shown)
    return table + (_paragraph(render(text("… and {n} more", n=rest), lang)) if rest else "")


def facts(title: str, lines: Iterable[str], *tables: str) -> str:
    """A title, sentences and tables."""
    return _framed(_paragraph(title, "title"), *(_paragraph(line) for line in lines), *tables)


def _framed(*parts: str) -> str:
    return f'<div class="endogen"><style>{STYLE}</style>{"".join(parts)}</div>'


def _paragraph(words: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f"<p{named}>{escape(words)}</p>"


def _table(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    kinds = [_kind([line[at] for line in body]) for at in range(len(head))]
    heads = (_cell("th", word, kind) for word, kind in zip(head, kinds, strict=True))
    lines = (
        "".join(_cell("td", word, kind) for word, kind in zip(line, kinds, strict=True))
        for line in body
    )
    rows = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><thead><tr>{''.join(heads)}</tr></thead><tbody>{rows}</tbody></table>"


def _kind(cells: Sequence[str]) -> str:
    """Numbers stand to the right; long sentences may break."""
    signs = set("0123456789.,-−… e+")
    if all(set(cell) <= signs for cell in cells):
        return "number"
    return "long" if max(map(_width, cells), default=0) > 40 else ""


def _width(words: str) -> int:
    return sum(1 if sign.isascii() else 2 for sign in words)


def _cell(tag: str, words: str, kind: str) -> str:
    named = f' class="{kind}"' if kind else ""
    return f"<{tag}{named}>{escape(words)}</{tag}>"
