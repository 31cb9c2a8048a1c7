"""Write a report as one HTML file that needs nothing else: no network, no script."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from endogen.report import words
from endogen.report.document import Document
from endogen.report.names import NAMES, TAGS
from endogen.report.page import page
from endogen.report.speech import Speech
from endogen.survey.estimate import Estimate

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
LINKS = {"en": "report.en.html", "zh": "report.zh.html"}


def html(
    document: Document,
    rows: Mapping[str, Estimate],
    lang: str,
    links: Mapping[str, str] = LINKS,
) -> str:
    """Write `document` in `lang`.

    Parameters
    ----------
    document : Document
    rows : mapping of str to Estimate
        The rows of Results by id that the blocks show and cite.
    lang : "en" or "zh"
    links : mapping of language to file name
        The files of this report, beside each other; the page links to the others.

    Returns
    -------
    str
        The whole file.

    Raises
    ------
    LookupError
        When a block shows a row that `rows` does not hold.
    """
    speech = Speech(lang, rows)
    say = {key: speech.say(label) for key, label in words.LABELS.items()}
    others = [(name, links[name], NAMES[name], TAGS[name]) for name in links if name != lang]
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=page(document, speech),
            tag=TAGS[lang],
            say=say,
            read=speech.say(words.INTERVALS_READ),
            provenances={key: speech.say(name) for key, name in words.PROVENANCES.items()},
            counter=_counter(speech.say(words.PAGE)),
            others=others,
            styles=_styles(),
        )
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["css"] = css_string
    return made


@cache
def _styles() -> str:
    return "".join((HERE / "style" / name).read_text("utf-8") for name in ("page.css", "print.css"))


def css_string(said: str) -> str:
    """Quote `said` for a style sheet; nothing in it can end the string or the sheet."""
    escaped = "".join(f"\\{ord(sign):x} " if sign in "\"'\\<>\n\r&" else sign for sign in said)
    return f'"{escaped}"'


def _counter(said: str) -> str:
    """The CSS content that says «Page 3 of 17»; `said` holds {page} and {pages}."""
    before, rest = said.split("{page}")
    between, after = rest.split("{pages}")
    return (
        f"{css_string(before)} counter(page) {css_string(between)} "
        f"counter(pages) {css_string(after)}"
    )
