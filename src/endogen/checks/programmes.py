"""What a household says of the programmes agrees, and was thought about."""

from __future__ import annotations

from itertools import pairwise

from endogen.checks.rule import Rule, says, warning
from endogen.study.codebook import Codebook, Scale
from endogen.study.problem import Severity

SCALES = ("cognition", "willingness", "resource", "knowledge", "values", "confidence")
BLOCK = 5  # questions in a row, below which the same answer to all of them says nothing
SEVERAL = 2  # programmes; one may be joined before it is understood
NOTHING_KNOWN = 1  # of the five points of cognition


def unknown_to_them(codebook: Codebook) -> list[Rule]:
    """Takes part in several programmes that it knows very little of."""
    known = codebook.family("cognition")
    columns: dict[str, str] = {}
    blind: list[str] = []
    for item, part in codebook.family("participation").items():
        if item in known:
            at = len(blind)
            columns |= {f"part{at}": part.name, f"know{at}": known[item].name}
            blind.append(f"filled({{part{at}}} == 1 and {{know{at}}} == {NOTHING_KNOWN}, 0)")
    if not blind:
        return []
    count = " + ".join(blind)
    return [
        Rule(
            "E-DATA-UNKNOWN-JOINED",
            Severity.WARNING,
            columns["part0"],
            says(f"{count} >= {SEVERAL}", **columns),
            shows=(says(count, **columns),),
        )
    ]


def straight_lines(codebook: Codebook) -> list[Rule]:
    """The same point on every line of a block of scales."""
    rules = []
    for family in SCALES:
        names = [v.name for v in codebook.family(family).values() if v.scale is Scale.ORDINAL]
        if len(names) >= BLOCK:
            keys = {f"q{at}": name for at, name in enumerate(names)}
            same = " and ".join(f"{{{a}}} == {{{b}}}" for a, b in pairwise(keys))
            rules.append(
                warning(
                    "E-DATA-STRAIGHT", names[0], says(same, **keys), n=len(names), last=names[-1]
                )
            )
    return rules
