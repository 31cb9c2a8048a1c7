"""The sentences on a family of contrasts: registered and other households, able and others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from endogen.chapters.chapter import Told
from endogen.chapters.layout import (
    detectable,
    hedged,
    known,
    listing,
    ranked,
    says,
    sized,
    tested,
)
from endogen.chapters.who_is_empowered.groups import CONTRASTS, pair
from endogen.findings.contrasts import split
from endogen.i18n import Words, text
from endogen.report.document import Show, Statement
from endogen.survey.strength import Strength


def compared(
    told: Told,
    labels: Mapping[str, Words],
    change: Show,
    size: Show,
    unit: Callable[[Words], Words],
) -> list[Statement]:
    """Say of the contrasts of rows, given with their labels, which are clear and which not.

    Parameters
    ----------
    labels : mapping of str to Words
        By the id of the row without ``.difference`` or ``.labour``.
    change, size : Show
        How a contrast, and the size that would be found, are shown.
    unit : callable
    """
    said: list[Statement] = []
    for contrast in CONTRASTS:
        present = {key: told[row] for key in labels if known(told, row := f"{key}.{contrast}")}
        if not present:
            continue
        found = split(present)

        def listed(keys: tuple[str, ...], contrast: str = contrast) -> Words:
            return listing([sized(told, labels[k], f"{k}.{contrast}", change, unit) for k in keys])

        def rows(keys: tuple[str, ...], contrast: str = contrast) -> list[str]:
            return [f"{k}.{contrast}" for k in keys]

        one, other = pair(contrast)
        for keys, sentence in ((found.higher, _above), (found.lower, _below)):
            if keys:
                words = sentence(one, other, listed(keys))
                said.append(says(words, rows(keys), Strength.CLEAR))
        for above, sentence in ((True, _above), (False, _below)):
            keys = tuple(k for k in found.suggestive if (present[k].estimate > 0) is above)
            if keys:
                total = tested(told, present[keys[0]].family)
                words = hedged(sentence(one, other, listed(keys)), total)
                said.append(says(words, rows(keys), Strength.SUGGESTIVE))
        if found.open:
            said.append(_open(told, contrast, listed(found.open), rows(found.open), size, unit))
    return said


def _above(one: Words, other: Words, items: Words) -> Words:
    return text("Higher among {one} than among {other}: {items}.", one=one, other=other,
                items=items)  # fmt: skip


def _below(one: Words, other: Words, items: Words) -> Words:
    return text("Lower among {one} than among {other}: {items}.", one=one, other=other,
                items=items)  # fmt: skip


def _open(
    told: Told,
    contrast: str,
    items: Words,
    rows: list[str],
    size: Show,
    unit: Callable[[Words], Words],
) -> Statement:
    """What cannot be told, with the largest of the sizes that would have been found."""
    one, other = pair(contrast)
    widest = (*ranked(told, (f"{row}-mde" for row in rows)), f"{rows[0]}-mde")[0]
    sentence = text(
        "Whether {one} and {other} differ cannot be told of: {items}; {found}.",
        one=one,
        other=other,
        items=items,
        found=detectable(told, widest, size, unit),
    )
    cited = [*rows, *([widest] if known(told, widest) else [])]
    return says(sentence, cited, Strength.CANNOT_TELL)
