"""What must be known before the command is read: the language, and whether to debug.

``--lang`` decides the language of the help and of the complaints about the command
itself, so it is looked for before the parser runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from endogen.errors import UseError
from endogen.i18n import LANGUAGES, Words, language, render
from endogen.study.nearest import nearest


@dataclass(frozen=True, slots=True)
class Opening:
    """The words typed, with the options that hold for every command put after it."""

    words: tuple[str, ...]
    lang: str
    debug: bool
    wish: str | None = None  # what stands behind --lang, to be checked


_spoken = "en"


def said(sentence: Words) -> str:
    """Say `sentence` in the language of this call; help texts are made with it."""
    return render(sentence, _spoken)


def spoken() -> str:
    """The language of this call."""
    return _spoken


def languages(wish: str | None) -> tuple[str, ...] | None:
    """Read ``en``, ``zh`` or ``en,zh``.

    Raises
    ------
    UseError
        E-USE-VALUE for anything else.
    """
    if wish is None:
        return None
    asked = tuple(dict.fromkeys(part.strip().lower() for part in wish.split(",")))
    for lang in asked:
        if lang not in LANGUAGES:
            raise UseError(
                "E-USE-VALUE",
                option="--lang",
                got=lang,
                choices=", ".join((*LANGUAGES, ",".join(LANGUAGES))),
                nearest=nearest(lang, LANGUAGES),
            )
    return asked


def open_with(typed: Sequence[str]) -> Opening:
    """Find the language and ``--debug`` among the words typed.

    Options that stand before the command (``endogen --lang zh run …``) are put behind it.
    """
    global _spoken  # noqa: PLW0603  # one process speaks one language, chosen once
    words = list(typed)
    ours = words[: words.index("--")] if "--" in words else words
    wish = _value_of("--lang", ours)
    asked = [part for part in (wish or "").split(",") if part.strip() in LANGUAGES]
    _spoken = language(asked[0].strip() if len(asked) == 1 else None)
    leading = 0
    while leading < len(words) and words[leading].startswith(("--lang", "--debug")):
        leading += 2 if words[leading] == "--lang" else 1
    command, before = words[leading:], words[:leading]
    if command and not command[0].startswith("-"):
        end = command.index("--") if "--" in command else len(command)
        command[end:end] = before
    return Opening(tuple(command), _spoken, "--debug" in ours, wish)


def _value_of(option: str, words: Sequence[str]) -> str | None:
    for place, word in enumerate(words):
        if word == option and place + 1 < len(words):
            return words[place + 1]
        if word.startswith(option + "="):
            return word.partition("=")[2]
    return None
