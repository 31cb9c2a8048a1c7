"""What a household says of the programmes agrees, and was thought about."""

from __future__ import annotations

import narwhals as nw

from endogen.checks.rule import Rule
from endogen.study.codebook import Codebook, Scale
from endogen.study.problem import Severity

SCALES = ("cognition", "willingness", "resource", "knowledge", "values", "confidence")
BLOCK = 5  # questions in a row, below which the same answer to all of them says nothing
SEVERAL = 2  # programmes; one may be joined before it is understood
NOTHING_KNOWN = 1  # of the five points of cognition


def unknown_to_them(codebook: Codebook) -> list[Rule]:
    """Takes part in several programmes that it knows very little of."""
    known = codebook.family("cognition")
    pairs = [
        (part.name, known[item].name)
        for item, part in codebook.family("participation").items()
        if item in known
    ]
    if not pairs:
        return []
    blind = nw.sum_horizontal(*(
        nw.when((nw.col(part) == 1) & (nw.col(points) == NOTHING_KNOWN))
        .then(nw.lit(1.0)).otherwise(nw.lit(0.0))
        for part, points in pairs
    ))
    return [Rule("E-DATA-UNKNOWN-JOINED", Severity.WARNING, pairs[0][0], blind >= SEVERAL,
                 shows=blind)]


def straight_lines(codebook: Codebook) -> list[Rule]:
    """The same point on every line of a block of scales."""
    rules = []
    for family in SCALES:
        names = [v.name for v in codebook.family(family).values() if v.scale is Scale.ORDINAL]
        if len(names) >= BLOCK:
            answered = ~nw.any_horizontal(*(nw.col(n).is_null() for n in names), ignore_nulls=True)
            same = nw.min_horizontal(*names) == nw.max_horizontal(*names)
            rules.append(Rule("E-DATA-STRAIGHT", Severity.WARNING, names[0], answered & same,
                              details={"n": len(names), "last": names[-1]}))
    return rules
