"""A questionnaire as plain text, with its codes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from endogen.forms.cells import read_missing, read_type
from endogen.forms.choices import Lists, read_lists
from endogen.forms.faults import Faults
from endogen.forms.read import examine, open_form
from endogen.forms.sheets import Form, Row
from endogen.i18n import Text, render, text
from endogen.study.instrument import Kind, Missing

TICKS = {Kind.SELECT_MULTIPLE: "[ ]", Kind.RANK: "(  )"}
REASONS: dict[Missing, Text] = {
    Missing.NOT_APPLICABLE: text("not applicable"),
    Missing.NOT_NAMED: text("not named"),
    Missing.REFUSED: text("refused"),
    Missing.DONT_KNOW: text("don't know"),
    Missing.BLANK: text("blank"),
}


def show(path: Path, lang: str) -> str:
    """Write out a questionnaire.

    Parameters
    ----------
    path : Path
    lang : "en" or "zh"

    Raises
    ------
    FormError
        When the questionnaire has errors.
    """
    form = open_form(path)
    faults = Faults(form.file)
    instrument = examine(form, faults)
    if faults.errors:
        raise faults.errors[0]
    lists = read_lists(form, Faults(form.file))
    title = render(instrument.title, lang)
    return "\n".join([title, "=" * _width(title), *_lines(form, lists, lang)]) + "\n"


def _lines(form: Form, lists: Lists, lang: str) -> Iterator[str]:
    number = 0
    depth = 0
    for row in form.survey:
        kind = read_type(row["type"])
        if kind is None:
            continue
        if kind.word.startswith("begin "):
            depth += 1
            head = render(form.label(row, "label"), lang) or row["name"]
            yield ""
            yield head
            if depth == 1:
                yield "-" * _width(head)
            yield from _condition(row, lang, "")
        elif kind.word.startswith("end "):
            depth -= 1
        elif kind.word == "note":
            yield from ("", "    " + render(form.label(row, "label"), lang))
        elif form.label(row, "label"):
            number += 1
            choices = _choices(lists, kind.choices, kind.kind, lang)
            yield from _question(form, row, number, list(choices), lang)


def _question(form: Form, row: Row, number: int, choices: list[str], lang: str) -> Iterator[str]:
    marks = f"  [{row['name']}]" + (f" ({row['unit']})" if row["unit"] else "")
    yield ""
    yield f"{number:3d}. {render(form.label(row, 'label'), lang)}{marks}"
    if hint := render(form.label(row, "hint"), lang):
        yield f"     {hint}"
    yield from _condition(row, lang, "     ")
    yield from choices
    if not choices:
        yield "     ____________"
    missing = read_missing(row["missing"]) or ()
    if missing:
        said = ", ".join(f"{code} = {render(REASONS[why], lang)}" for code, why in missing)
        yield "     " + render(text("codes: {codes}", codes=said), lang)


def _condition(row: Row, lang: str, indent: str) -> Iterator[str]:
    if row["relevant"]:
        yield indent + render(text("Ask only if {rule}", rule=row["relevant"]), lang)


def _choices(lists: Lists, name: str, kind: Kind | None, lang: str) -> Iterator[str]:
    tick = TICKS.get(kind, "( )") if kind else ""
    for category in lists.get(name, ()):
        yield f"     {tick} {category.code:>3}  {render(category.label, lang)}"


def _width(words: str) -> int:
    """How many columns the words take on a terminal: a Chinese sign takes two."""
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in words)
