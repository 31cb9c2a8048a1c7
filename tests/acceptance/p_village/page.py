"""Read a report as a stranger would: tables, links and words from the HTML alone."""

from __future__ import annotations

import base64
import csv
import io
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "hr", "input", "col"}
UNSEEN = {"style", "code", "title"}


@dataclass
class Cell:
    """A cell of a table: what it says, and the row of Results it names."""

    said: str = ""
    row: str = ""
    head: bool = False
    span: int = 1


@dataclass
class Block:
    """A table or figure, a statement or a note, with all that stands within it."""

    kind: str
    anchor: str = ""
    section: str = ""
    words: str = ""
    provenance: str = ""
    grid: list[list[Cell]] = field(default_factory=list)
    cites: list[str] = field(default_factory=list)
    file: str = ""

    @property
    def heads(self) -> list[str]:
        """The names of the columns, without the stub."""
        return [cell.said for line in self.grid for cell in line[1:]][: self.width]

    @property
    def width(self) -> int:
        """How many columns stand beside the stub."""
        return max((len(line) - 1 for line in self.grid), default=0)

    @property
    def sheet(self) -> list[list[str]]:
        """The CSV file behind it, without the lines that say what it is."""
        return [line for line in self._lines() if not line[0].startswith("# ")]

    @property
    def heading(self) -> list[str]:
        """What the CSV file says of itself above its columns."""
        return [line[0] for line in self._lines() if line[0].startswith("# ")]

    def _lines(self) -> list[list[str]]:
        content = base64.b64decode(self.file.partition(",")[2]).decode("utf-8-sig")
        return [line for line in csv.reader(io.StringIO(content)) if line]


class Page(HTMLParser):
    """The parts of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.headings: list[tuple[int, str, str]] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.tags: set[str] = set()
        self.words: list[str] = []
        self.attributes: list[str] = []
        self.running: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._block: Block | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        if "id" in given:
            self.anchors.add(given["id"])
        for name in ("href", "src", "xlink:href", "action", "srcset", "poster"):
            if name in given:
                self.links.append(given[name])
        self.attributes += [given[name] for name in ("aria-label", "alt", "title") if name in given]
        self._enter(tag, given)
        if tag not in VOID:
            self._open.append((tag, given))

    def _enter(self, tag: str, given: dict[str, str]) -> None:
        kinds = given.get("class", "").split()
        if tag == "figure" and "id" in given:
            self._begin(Block(kinds[0], given["id"]))
        elif tag == "section" and "statement" in kinds:
            self._begin(Block(kinds[1]))
        elif tag == "section" and "note" in kinds:
            self._begin(Block("note " + kinds[1]))
        elif tag in {"h1", "h2", "h3"}:
            self.headings.append((int(tag[1]), given.get("id", ""), ""))
        elif self._block is not None:
            self._within(self._block, tag, given, kinds)

    def _begin(self, block: Block) -> None:
        block.section = self.headings[-1][1]
        self._block = block
        self.blocks.append(block)

    def _within(self, block: Block, tag: str, given: dict[str, str], kinds: list[str]) -> None:
        if tag == "tr":
            block.grid.append([])
        elif tag in {"td", "th"}:
            span = int(given.get("colspan", "1"))
            block.grid[-1].append(Cell("", given.get("data-row", ""), tag == "th", span))
        elif tag == "span" and "tag" in kinds:
            block.provenance = kinds[1]
        elif tag == "a" and "download" in given:
            block.file = given["href"]
        elif tag == "a" and given.get("href", "").startswith("#row-"):
            block.cites.append(given["href"].removeprefix("#row-"))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open[-1][0] != tag:
            self._open.pop()
        if self._open:
            self._open.pop()
        if tag in {"figure", "section", "aside"}:
            self._block = None

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _ in self._open]
        kinds = {kind for _, given in self._open for kind in given.get("class", "").split()}
        if not data.strip() or UNSEEN & set(inside):
            return
        if "cites" not in kinds:
            self.words.append(data.strip())
        if "running" in kinds:
            self.running.append(data.strip())
        if self.headings and inside[-1:] and inside[-1] in {"h1", "h2", "h3"}:
            level, anchor, said = self.headings[-1]
            self.headings[-1] = (level, anchor, said + data)
        if self._block is not None:
            self._take(self._block, data, inside)

    def _take(self, block: Block, data: str, inside: list[str]) -> None:
        block.words += data
        if block.grid and block.grid[-1] and {"td", "th"} & set(inside) and "sup" not in inside:
            block.grid[-1][-1].said += data

    def of(self, kind: str) -> list[Block]:
        """The blocks of a kind: table, chart, clear, suggestive, cannot_tell, descriptive."""
        return [block for block in self.blocks if block.kind == kind]
