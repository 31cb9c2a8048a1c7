"""The sentences that compare registered households with the others over a family of items."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from endogen.chapters.chapter import Told
from endogen.chapters.layout import item, listing, ranked, says
from endogen.findings.contrasts import Split, split
from endogen.i18n import Words, text
from endogen.report.document import Block, Show, Value
from endogen.report.format import shown as written
from endogen.survey.strength import Strength

Sentence = Callable[[Words], Words]
"""What is said of a list of items: "more is known of …"."""
Sizing = Callable[[Words | Value], Words]
"""How a number is said with its unit."""


def plain(size: Words | Value) -> Words:
    """A size that has no unit."""
    return text("{size}", size=size)


def points(size: Words | Value) -> Words:
    """A size in percentage points."""
    return text("{size} percentage points", size=size)


def by_points(size: Words | Value) -> Words:
    """The same, within brackets."""
    return text("{size} points", size=size)


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
    size: Sizing = by_points

    def named(self, names: tuple[str, ...]) -> Words:
        """The items as a list."""
        return listing([item(self.family, name) for name in names])

    def sized(self, names: tuple[str, ...], rows: Mapping[str, str]) -> Words:
        """The items as a list, each with its contrast and interval."""
        return listing(
            [sized(item(self.family, name), rows[name], self.change, self.size) for name in names]
        )


def sized(label: Words, row: str, change: Show, size: Sizing = by_points) -> Words:
    """An item with its contrast: "cooperatives (+2.5 points [−23.8, +28.8])"."""
    return text(
        "{label} ({size} {interval})",
        label=label,
        size=size(Value(row, change)),
        interval=Value(row, change.interval or change),
    )


def contrast_statement(
    told: Told, section: str, names: list[str], wording: Wording
) -> tuple[Block, ...]:
    """Say for which items registered households differ, and for which nothing can be told."""
    rows = {name: f"{section}.{name}.{wording.stat}" for name in names}
    present = {name: told[row] for name, row in rows.items() if row in told}
    if not present:
        return ()
    found = split(present)
    cited = [rows[name] for name in present]
    blocks: list[Block] = []
    for those, sentence in ((found.higher, wording.more), (found.lower, wording.less)):
        if those:
            blocks.append(says(sentence(wording.sized(those, rows)), cited, Strength.CLEAR))
    for above, sentence in ((True, wording.more), (False, wording.less)):
        those = tuple(n for n in found.suggestive if (present[n].estimate > 0) is above)
        if those:
            words = text(
                "{sentence} This holds for each comparison alone, not for all {total} together "
                "(Holm).",
                sentence=sentence(wording.sized(those, rows)),
                total=str(len(present)),
            )
            blocks.append(says(words, cited, Strength.SUGGESTIVE))
    return (*blocks, *_open(told, section, found, wording, cited))


def _open(
    told: Told, section: str, found: Split, wording: Wording, cited: list[str]
) -> tuple[Block, ...]:
    """What cannot be told, with the smallest and the largest detectable difference."""
    least = ranked(told, (f"{section}.{name}.{wording.mde}" for name in found.open))
    if not least:
        return ()
    low, high = Value(least[-1], wording.show), Value(least[0], wording.show)
    one = written(told[low.row], low.show) == written(told[high.row], high.show)
    size: Words = text("{size}", size=low) if one else text("{low} to {high}", low=low, high=high)
    sentence = text(
        "{what}: in {open} of {total} comparisons the data cannot tell registered households from "
        "the others: {names}. A sample of this size finds a difference of {size} in four cases of "
        "five, and smaller ones less often.",
        what=wording.what,
        open=str(len(found.open)),
        total=str(len(cited)),
        names=wording.named(found.open),
        size=wording.unit(size),
    )
    rows = dict.fromkeys([*cited, low.row, high.row])
    return (says(sentence, rows, Strength.CANNOT_TELL),)
