"""Words for people, in English and Chinese.

A sentence is written once, in English, where it is needed, as a `Text` with named
places; the catalogues in ``locale/`` carry it over.  Nothing below the report or the
command line knows which language will be read, so a `Text` is only rendered at the door.

Labels of a questionnaire are data, not program text: they come as `Label`.
"""

from __future__ import annotations

import gettext
import locale
import os
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "zh")
WINDOWS = os.name == "nt"
CATALOGUES = {"en": "en", "zh": "zh_Hans"}

Resolve = Callable[[object, str], str]


@dataclass(frozen=True, slots=True)
class Text:
    """A translatable sentence with named places.

    Attributes
    ----------
    msgid : str
        The English sentence, with places as ``{name}``.
    values : tuple of (str, object)
        What stands in the places: strings, numbers, `Text`, `Label`, or anything that
        the `resolve` function of the writer knows.
    """

    msgid: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return render(self, "en")

    def __bool__(self) -> bool:
        return bool(self.msgid)


@dataclass(frozen=True, slots=True)
class Label:
    """A label given in data, one string a language; a missing one falls back to another."""

    en: str = ""
    zh: str = ""

    def __str__(self) -> str:
        return self.en or self.zh

    def __bool__(self) -> bool:
        return bool(self.en or self.zh)


Words = str | Text | Label


def text(msgid: str, /, **values: object) -> Text:
    """Make a `Text`.

    Examples
    --------
    >>> str(text("There are {n} answers.", n=73))
    'There are 73 answers.'
    """
    return Text(msgid, tuple(sorted(values.items())))


def render(item: object, lang: str, resolve: Resolve | None = None) -> str:
    """Say `item` in `lang`.

    Parameters
    ----------
    item : Text, Label, str, number or anything `resolve` knows
    lang : "en" or "zh"
    resolve : callable, optional
        ``(object, lang) -> str`` for values that are none of these (cells of a report).
    """
    if isinstance(item, Text):
        said = _catalogue(lang).gettext(item.msgid) if item.msgid else ""  # "" asks for the header
        if not item.values:
            return said.replace("{{", "{").replace("}}", "}")
        places = {name: render(value, lang, resolve) for name, value in item.values}
        return string.Formatter().vformat(said, (), places)
    if isinstance(item, Label):
        return (item.zh or item.en) if lang == "zh" else (item.en or item.zh)
    if isinstance(item, str):
        return item
    if resolve is not None:
        return resolve(item, lang)
    return str(item)


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    folder = Path(__file__).with_name("locale")
    name = CATALOGUES.get(lang, lang)
    return gettext.translation("endogen", folder, languages=[name], fallback=True)


def language(asked: str | None = None, environ: Mapping[str, str] | None = None) -> str:
    """Choose the language of messages: what was asked, else ENDOGEN_LANG, else the locale."""
    env = os.environ if environ is None else environ
    named = (env.get(name) for name in ("ENDOGEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    wish = asked or next(filter(None, named), "") or (_of_windows() if environ is None else "")
    return "zh" if wish.lower().startswith(("zh", "chinese")) else "en"


def _of_windows() -> str:
    """The user's language where no variable says it: "Chinese (Simplified)_China.936"."""
    return locale.setlocale(locale.LC_CTYPE) if WINDOWS else ""
