"""The answers of a column in a few words, so that one sees what it holds."""

from __future__ import annotations

from endogen.i18n import Label, render, text
from endogen.study.answers import Held
from endogen.study.profile import Profile

SHOWN = 6
LONGEST = 30
SHORT = 4


def examples(column: Profile, lang: str) -> str:
    """Codes with their labels and how often each occurs, or the span of a number."""
    if column.answered == 0:
        return render(text("empty"), lang)
    if column.separator:
        listed = [_one(code, column.word(code), n, lang) for code, n in column.tokens]
        return _joined(listed)
    spread = column.held is Held.NUMBER and column.distinct > 2 * SHOWN
    if spread and column.low is not None and column.high is not None:
        said = text(
            "{low} to {high}, half below {middle}",
            low=f"{column.low:g}",
            high=f"{column.high:g}",
            middle=f"{column.middle or 0:g}",
        )
        codes = dict.fromkeys([*(c.code for c in column.categories), *_below(column)])
        coded = [_one(code, column.word(code), column.times(code), lang) for code in codes]
        return "; ".join([render(said, lang), *coded[:SHOWN]])
    # What never repeats (a number of the household, a name) is not worth twelve examples.
    shown = 3 if column.distinct == column.answered > SHOWN else 2 * SHOWN
    found = dict(column.values[:shown])
    found |= {c.code: column.times(c.code) for c in column.categories}
    if column.held is Held.NUMBER:
        found = dict(sorted(found.items(), key=lambda pair: _number(pair[0])))
    return _joined([_one(code, column.word(code), n, lang) for code, n in found.items()])


def _below(column: Profile) -> list[str]:
    """Small negative numbers, which may stand for missing answers."""
    return [code for code, _ in column.values if code.startswith("-") and len(code) <= SHORT]


def _one(code: str, label: Label, times: int, lang: str) -> str:
    words = render(label, lang)
    said = code if len(code) <= LONGEST else code[: LONGEST - 1] + "…"
    return f"{said}={words} ({times})" if words else f"{said} ({times})"


def _joined(listed: list[str]) -> str:
    more = ["…"] if len(listed) > 2 * SHOWN else []
    return "; ".join([*listed[: 2 * SHOWN], *more])


def _number(code: str) -> float:
    try:
        return float(code)
    except ValueError:
        return float("inf")
