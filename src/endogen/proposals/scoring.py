"""What a column's name and label say for each role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from endogen.i18n import Text, text
from endogen.proposals.fitting import misfit
from endogen.proposals.items import HIDES, ITEMS
from endogen.proposals.pattern import CHINESE, Found, bare, find, holds, plain
from endogen.proposals.words import WORDS, Entry
from endogen.study.profile import Profile
from endogen.study.roles import ROLES, item_label

NAME_KNOWN, NAME_WEAK = 3.2, 1.6
AGREE = 0.5  # when name and label say the same
DATED = 0.4  # off, when a calendar year is named: another column may be the one without
YEAR = re.compile(r"\b(19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Claim:
    """A role that a column may have.

    Attributes
    ----------
    role : str
        ``family`` or ``family:item``; ``family:`` when the item is not told.
    points : float
    why : tuple of Text
    misfit : Text or None
        Why its values cannot be that.
    strong : bool
        Whether any phrase or name that speaks for it may decide alone.
    """

    role: str
    points: float
    why: tuple[Text, ...] = ()
    misfit: Text | None = None
    strong: bool = False

    @property
    def family(self) -> str:
        """The role without its item."""
        return self.role.partition(":")[0]

    @property
    def whole(self) -> bool:
        """Whether the role is complete."""
        return not self.role.endswith(":")


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a column."""

    label: str
    name: str
    bare: str
    values: str
    everything: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "everything", f"{self.label} {self.name}".strip())


def words_of(column: Profile) -> Said:
    """The label (in both languages) and the name, made plain."""
    label = " ".join(plain(part) for part in (column.label.zh, column.label.en) if part)
    values = " ".join(plain(str(c.label.zh or c.label.en)) for c in column.listed)
    name = plain(column.name)
    return Said(label, "" if name == label else name, bare(column.name), values)


def claims(column: Profile) -> list[Claim]:
    """Every role that speaks for itself, the strongest first."""
    said = words_of(column)
    found = [claim for entry in WORDS for claim in _claims(entry, column, said)]
    return sorted(found, key=lambda c: (-c.points, c.role))


def _claims(entry: Entry, column: Profile, said: Said) -> Iterator[Claim]:
    if entry.but and holds(entry.but, said.label or said.name):
        return
    evidence = _evidence(entry, said)
    if not evidence:
        return
    strong = any(sure for _, sure, _ in evidence)
    points = max(p for p, _, _ in evidence) + (AGREE if len(evidence) > 1 else 0.0)
    if YEAR.search(said.everything):
        points -= DATED
    why = tuple(reason for _, _, reason in evidence)
    role = ROLES[entry.family]
    against = misfit(role, column)
    if not role.takes_item or column.separator:
        yield Claim(entry.family, points, why, against, strong)
        return
    item, found, several = _item(entry.family, said)
    if found is None:
        if not several:
            yield Claim(f"{entry.family}:", points - 1.0, why, against, strong)
        return
    named = item_label(f"{entry.family}:{item}")
    because = text("“{words}” names {item}", words=" ".join(found.words), item=named)
    yield Claim(f"{entry.family}:{item}", points, (*why, because), against, strong)


Evidence = tuple[float, bool, Text]  # points, whether it may decide alone, in words


def _evidence(entry: Entry, said: Said) -> list[Evidence]:
    """What label and name say; a name that the label does not bear out says little."""
    labelled = _phrase(entry, said.label)
    named = [*_phrase(entry, said.name), *_usual_name(entry, said.bare)]
    if said.label and not labelled:
        named = [(NAME_WEAK, False, why) for _, strong, why in named if strong]
    return [*(_in_label(e) for e in labelled), *named]


def _phrase(entry: Entry, words: str) -> list[Evidence]:
    found = _best(entry, words) if words else None
    if found is None:
        return []
    why = text("the name says “{words}”", words=" ".join(found.words))
    return [(found.points, found.strong, why)]


def _in_label(evidence: Evidence) -> Evidence:
    points, strong, why = evidence
    return points, strong, text("the label says “{words}”", **dict(why.values))


def _usual_name(entry: Entry, name: str) -> Iterator[Evidence]:
    for known in entry.names.split():
        if name == bare(known):
            strong = not known.startswith("?")
            why = text("the name “{words}” is a usual one for it", words=name)
            yield NAME_KNOWN if strong else NAME_WEAK, strong, why


def _best(entry: Entry, said: str) -> Found | None:
    found = [
        f
        for phrases in ((entry.zh,) if CHINESE.search(said) else ()) + (entry.en,)
        if phrases and (f := find(phrases, said))
    ]
    return max(found, key=lambda f: f.points, default=None)


def _item(family: str, said: Said) -> tuple[str, Found | None, bool]:
    """The item that the words tell; none when they tell two, or none."""
    for words in (said.label, said.name):
        hits = {item: f for item, phrases in ITEMS[family].items() if (f := find(phrases, words))}
        for strong, weak in HIDES.items():
            if strong in hits:
                for item in weak:
                    hits.pop(item, None)
        if len(hits) == 1:
            item, found = next(iter(hits.items()))
            return item, found, False
        if len(hits) > 1:
            return "", None, True
    return "", None, False
