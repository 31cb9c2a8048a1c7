"""Phrases of the dictionary, found in the words of a column."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

CHINESE = re.compile(r"[\u3400-\u9fff]")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
SIGNS = re.compile(r"[^\w\u3400-\u9fff]+|_")
HAN = r"\u3400-\u9fff"
BETWEEN = re.compile(
    rf"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])|(?<=[^\W{HAN}])(?=[{HAN}])|(?<=[{HAN}])(?=[^\W{HAN}])"
)

ASIDE = 0.2  # share of a text below which a weak phrase says nothing


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that a text holds.

    Attributes
    ----------
    words : tuple of str
        What was found, as it stands in the text.
    strong : bool
        Whether the phrase alone may decide.
    covered : float
        Share of the text's signs that the phrase explains.
    """

    words: tuple[str, ...]
    strong: bool
    covered: float

    @property
    def points(self) -> float:
        """How much it says: 3 for a strong phrase, 1.5 for a weak one, up to 1 for its length."""
        return (3.0 if self.strong else 1.5) + self.covered


def plain(text: str) -> str:
    """Lower case, full width made narrow, signs made spaces.

    >>> plain("HHSize（人）")
    'hhsize 人'
    """
    narrow = unicodedata.normalize("NFKC", HUMP.sub(" ", text)).lower()
    return " ".join(SIGNS.sub(" ", BETWEEN.sub(" ", narrow)).split())


def bare(name: str) -> str:
    """A name without signs and capital letters.

    >>> bare("HH_Size")
    'hhsize'
    """
    return plain(name).replace(" ", "")


def find(phrases: str, text: str) -> Found | None:
    """The best of `phrases` that `text` holds.

    Parameters
    ----------
    phrases : str
        Written as `endogen.proposals.words` says.
    text : str
        As `plain` makes it.
    """
    best: Found | None = None
    for strong, parts in _compiled(phrases):
        hits = [part.search(text) for part in parts]
        if all(hits):
            words = tuple(dict.fromkeys(hit[0] for hit in hits if hit))
            length = sum(len(word.replace(" ", "")) for word in words)
            covered = min(1.0, length / max(len(text.replace(" ", "")), 1))
            found = Found(words, strong, covered)
            if not strong and covered < ASIDE:
                continue  # said in passing
            if best is None or found.points > best.points:
                best = found
    return best


def holds(words: str, text: str) -> bool:
    """Whether `text` holds any of `words`, which stand between spaces."""
    return any(part.search(text) for part in _any(words))


@cache
def _compiled(phrases: str) -> tuple[tuple[bool, tuple[re.Pattern[str], ...]], ...]:
    made = []
    for phrase in phrases.split("|"):
        said = phrase.strip()
        if said:
            parts = tuple(_part(part) for part in said.removeprefix("?").split())
            made.append((not said.startswith("?"), parts))
    return tuple(made)


@cache
def _any(words: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_part(word) for word in words.split())


@cache
def _part(choices: str) -> re.Pattern[str]:
    """One of several words; a Chinese one anywhere, an English one where a word begins."""
    made = []
    for choice in choices.split("/"):
        word = re.escape(choice.rstrip("$")).replace("_", r"\s?")
        if not word:
            continue
        if CHINESE.search(choice):
            made.append(r"\s?".join(map(re.escape, choice)))
        else:
            made.append(rf"\b{word}" + (r"\b" if choice.endswith("$") else ""))
    return re.compile("|".join(sorted(made, key=len, reverse=True)))
