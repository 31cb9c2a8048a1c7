"""The sentences that compare registered households with the others over a family of items."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from endogen.chapters.chapter import Told
from endogen.chapters.layout import (
    extent,
    hedged,
    item,
    known,
    listing,
    measured,
    plain,
    ranked,
    says,
    short_points,
)
from endogen.findings.contrasts import Split, split
from endogen.i18n import Words, text
from endogen.report.document import Block, Show
from endogen.survey.strength import Strength

Sentence = Callable[[Words], Words]
"""What is said of a list of items: "more is known of …"."""
Sizing = Callable[[Words], Words]
"""How a number is said with its unit."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How the contrasts of a section are put into words.

    Attributes
    ----------
    family : str
        The role family that names the items.
    what : Words
        What is compared: "cognition".
    more, less : callable
        The sentence of the items whose contrast is above, and below, zero.
    unit : callable
        The size of a detectable difference in its unit: "… percentage points".
    stat : str
        The last part of the contrasts' row ids.
    mde : str
        The last part of the ids of their detectable differences.
    show : Show
        How a detectable difference is shown.
    change : Show
        How a contrast is shown beside its item.
    size : callable
        The contrast in its unit: "… points".
    """

    family: str
    what: Words
    more: Sentence
    less: Sentence
    unit: Sizing = plain
    stat: str = "difference"
    mde: str = "mde"
    show: Show = Show.DECIMAL
    change: Show = Show.POINTS
    size: Sizing = short_points

    def named(self, names: tuple[str, ...]) -> Words:
        """The items as a list."""
        return listing([item(self.family, name) for name in names])

    def sized(self, told: Told, rows: Iterable[str]) -> Words:
        """The items of these contrasts as a list, each with its size and interval."""
        return measured(told, rows, self.family, self.change, self.size)


def contrast_statement(
    told: Told, section: str, names: list[str], wording: Wording
) -> tuple[Block, ...]:
    """Say for which items registered households differ, and for which nothing can be told."""
    rows = {name: f"{section}.{name}.{wording.stat}" for name in names}
    present = {name: told[row] for name, row in rows.items() if known(told, row)}
    if not present:
        return ()
    found = split(present)
    cited = [rows[name] for name in present]
    blocks: list[Block] = []
    for those, sentence in ((found.higher, wording.more), (found.lower, wording.less)):
        if those:
            words = sentence(wording.sized(told, [rows[n] for n in those]))
            blocks.append(says(words, cited, Strength.CLEAR))
    for above, sentence in ((True, wording.more), (False, wording.less)):
        those = tuple(n for n in found.suggestive if (present[n].estimate > 0) is above)
        if those:
            words = sentence(wording.sized(told, [rows[n] for n in those]))
            blocks.append(says(hedged(words, len(present)), cited, Strength.SUGGESTIVE))
    return (*blocks, *_open(told, section, found, wording, cited))


def _open(
    told: Told, section: str, found: Split, wording: Wording, cited: list[str]
) -> tuple[Block, ...]:
    """What cannot be told, with the smallest and the largest detectable difference."""
    if not found.open:
        return ()
    sentence = text(
        "{what}: in {open} of {total} comparisons the data cannot tell registered households from "
        "the others: {names}. {least}",
        what=wording.what,
        open=str(len(found.open)),
        total=str(len(cited)),
        names=wording.named(found.open),
        least=_least(told, section, found, wording),
    )
    rows = (f"{section}.{name}.{wording.mde}" for name in found.open)
    carried = dict.fromkeys([*cited, *(row for row in rows if known(told, row))])
    return (says(sentence, carried, Strength.CANNOT_TELL),)


def _least(told: Told, section: str, found: Split, wording: Wording) -> Words:
    """The difference that a sample of this size finds; a range where it is not one number."""
    least = ranked(told, (f"{section}.{name}.{wording.mde}" for name in found.open))
    if not least:
        return text("A sample of this size finds no difference at all in four cases of five.")
    return text(
        "A sample of this size finds a difference of {size} in four cases of five, and smaller "
        "ones less often.",
        size=wording.unit(extent(told, least[::-1], wording.show)),
    )
