"""The sentence that compares registered households with the others over the programmes."""

from __future__ import annotations

from endogen.chapters.chapter import Told
from endogen.chapters.layout import item, listing, says
from endogen.findings.contrasts import Split, split
from endogen.i18n import Words, text
from endogen.report.document import Block, Show, Value
from endogen.survey.strength import Strength


def contrast_statement(
    told: Told,
    section: str,
    family: str,
    names: list[str],
    more: Words,
    less: Words,
    stat: str = "cliffs_delta",
) -> tuple[Block, ...]:
    """Say for which programmes registered households differ, and for which nothing can be told.

    Parameters
    ----------
    more, less : Words
        The predicate of a difference above and below zero: "know more", "know less".
    stat : str
        The last part of the contrasts' row ids.
    """
    rows = {name: f"{section}.{name}.{stat}" for name in names}
    present = {name: told[row] for name, row in rows.items() if row in told}
    if not present:
        return ()
    found = split(present)
    cited = [rows[name] for name in present]
    blocks = [
        says(_clear(family, found.higher, more), cited, Strength.CLEAR) if found.higher else None,
        says(_clear(family, found.lower, less), cited, Strength.CLEAR) if found.lower else None,
        _suggestive(found, family, cited),
        _open(told, section, found, len(present), cited),
    ]
    return tuple(block for block in blocks if block is not None)


def _clear(family: str, names: tuple[str, ...], predicate: Words) -> Words:
    return text(
        "Registered households {predicate} than the others: {programmes}.",
        predicate=predicate,
        programmes=listing([item(family, name) for name in names]),
    )


def _suggestive(found: Split, family: str, cited: list[str]) -> Block | None:
    if not found.suggestive:
        return None
    sentence = text(
        "For {programmes} the two groups seem to differ, but not once all programmes are "
        "compared at the same time (Holm).",
        programmes=listing([item(family, name) for name in found.suggestive]),
    )
    return says(sentence, cited, Strength.SUGGESTIVE)


def _open(told: Told, section: str, found: Split, total: int, cited: list[str]) -> Block | None:
    if not found.open:
        return None
    smallest = f"{section}.{found.open[0]}.mde"
    if smallest not in told:
        return None
    sentence = text(
        "For {open} of {total} programmes the data cannot tell registered households from the "
        "others: with these numbers only a difference of at least {mde} would be found in four "
        "cases of five.",
        open=str(len(found.open)),
        total=str(total),
        mde=Value(smallest, Show.DECIMAL if told[smallest].unit != "share" else Show.PERCENT),
    )
    return says(sentence, [*cited, smallest], Strength.CANNOT_TELL)
