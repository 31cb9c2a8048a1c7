"""What the tests of the report share: a specimen, read back from its page."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from tests.unit.report.made_up import rows
from tests.unit.report.specimen import CHINESE, document

from endogen import i18n
from endogen.report import formats
from endogen.report.html import html

VOID = {"meta", "link", "br", "img", "hr", "input"}


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def all(self, tag: str = "", cls: str = "") -> Iterator[Element]:
        """Every element below, in order."""
        for child in self.children:
            if isinstance(child, Element):
                if tag in ("", child.tag) and (not cls or cls in child.classes):
                    yield child
                yield from child.all(tag, cls)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All the words in it."""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)


class Reader(HTMLParser):
    """Reads a page; a tag that is not closed, or closed twice, is an error."""

    def __init__(self) -> None:
        super().__init__()
        self.root = self.open = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(made)
        if tag not in VOID:
            self.open = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.tag == tag, f"</{tag}> closes <{self.open.tag}>"
        assert self.open.parent is not None
        self.open = self.open.parent

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)


def read(page: str) -> Element:
    """The tree of a page."""
    reader = Reader()
    reader.feed(page)
    assert reader.open is reader.root, f"<{reader.open.tag}> is never closed"
    return reader.root


class Catalogue(gettext.NullTranslations):
    """The specimen's own sentences over the real catalogue."""

    def __init__(self, real: gettext.NullTranslations) -> None:
        super().__init__()
        self.real = real

    def gettext(self, message: str) -> str:
        return CHINESE.get(message) or self.real.gettext(message)


@pytest.fixture(scope="session", params=["en", "zh"])
def lang(request) -> str:
    return str(request.param)


@contextmanager
def specimen_catalogue() -> Iterator[None]:
    """The specimen's own sentences are said in Chinese meanwhile."""
    real = i18n._catalogue
    i18n._catalogue = lambda asked: (  # type: ignore[assignment]  # put back below
        Catalogue(real(asked)) if asked == "zh" else real(asked)
    )
    try:
        yield
    finally:
        i18n._catalogue = real


@pytest.fixture(scope="session")
def source(lang) -> str:
    with specimen_catalogue():
        return html(document(), rows(), lang)


@pytest.fixture(scope="session")
def files(lang) -> dict[str, bytes]:
    """The specimen by format."""
    with specimen_catalogue():
        return {
            name: write(document(), rows(), lang, {}) for name, write in formats.WRITERS.items()
        }


@pytest.fixture(scope="session")
def tree(source) -> Element:
    return read(source)
