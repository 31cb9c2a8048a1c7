"""Claims that cannot all be true: the text against itself.

A check made of comparisons joined by *and* orders its terms.  Two claims oppose each other
when following their orders leads from a term back to itself with a strict step on the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from endogen.published.figures import Claim
from endogen.study.grammar import Expression, Operation

Step = tuple[str, str, bool]  # lesser term, greater term, strictly


def opposed(claims: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """The pairs of claims that exclude each other."""
    orders = [(claim, _steps(claim.check)) for claim in claims if claim.check is not None]
    return [
        (a, b)
        for (a, first), (b, second) in combinations(orders, 2)
        if first
        and second
        and _circular(first + second)
        and not _circular(first)
        and not _circular(second)
    ]


def _steps(check: Expression | None) -> list[Step]:
    match check:
        case Operation(operator="and", operands=operands):
            return [step for one in operands for step in _steps(one)]
        case Operation(operator="<" | "<=" as sign, operands=(left, right)):
            return [(repr(left), repr(right), sign == "<")]
        case Operation(operator=">" | ">=" as sign, operands=(left, right)):
            return [(repr(right), repr(left), sign == ">")]
        case Operation(operator="==", operands=(left, right)):
            return [(repr(left), repr(right), False), (repr(right), repr(left), False)]
        case _:
            return []


def _circular(steps: list[Step]) -> bool:
    """Whether some strict step can be followed back to its beginning."""
    steps = steps + _numbers(steps)
    return any(low in _reached(high, steps) for low, high, strict in steps if strict)


def _numbers(steps: list[Step]) -> list[Step]:
    """The order of the numbers that stand among the terms."""
    numbers = {}
    for low, high, _ in steps:
        for term in (low, high):
            if term.startswith("Literal(value="):
                value = term.removeprefix("Literal(value=").removesuffix(")")
                numbers[term] = float(value)
    ordered = sorted(numbers, key=lambda term: numbers[term])
    return [(a, b, numbers[a] < numbers[b]) for a, b in pairwise(ordered)]


def _reached(start: str, steps: list[Step]) -> set[str]:
    reached, front = {start}, [start]
    while front:
        here = front.pop()
        for low, high, _ in steps:
            if low == here and high not in reached:
                reached.add(high)
                front.append(high)
    return reached
