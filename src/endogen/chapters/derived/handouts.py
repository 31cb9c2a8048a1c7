"""What became of the animals that were handed out, and income without the projects' money."""

from __future__ import annotations

import narwhals as nw

from endogen.chapters.derived.making import Derived, number
from endogen.chapters.derived.welfare import UNIT
from endogen.i18n import Label
from endogen.study.codebook import Codebook, Variable
from endogen.study.programmes import FATES
from endogen.study.study import Study


def fates(codebook: Codebook, _study: Study) -> list[Derived]:
    """How many kinds of animals a household was given, and how many had each fate.

    Who was given none has 0 of each; a kind whose fate is not known is in none of them.
    """
    given = list(codebook.family("in-kind-fate").values())
    if not given:
        return []
    every = tuple(range(1, len(FATES) + 1))
    made = [
        number(f"fate:{name}", label, _count(given, (code,)), given, "kinds")
        for code, (name, label) in enumerate(FATES.items(), start=1)
    ]
    label = Label("kinds of animals with a known fate", "去向已知的实物种类数")
    return [*made, number("fates", label, _count(given, every), given, "kinds")]


def unaided(codebook: Codebook, _study: Study) -> list[Derived]:
    """Benefits per person, and income per person without them; work done for them is not undone.

    A household that would have earned otherwise in place of a benefit is not accounted for:
    it is what the money does, not what the programme does.
    """
    if not codebook.has("welfare", "size", "benefit-total"):
        return []
    income, size, benefit = (codebook.of(r) for r in ("welfare", "size", "benefit-total"))
    a_head = nw.when(nw.col(size.name) > 0).then(nw.col(benefit.name) / nw.col(size.name))
    share = a_head.otherwise(nw.lit(None, dtype=nw.Float64))
    part = Label("benefits per person", "人均项目受益")
    without = Label("income per person without benefits", "不计项目受益的人均收入")
    inputs = [income, size, benefit]
    return [
        number("benefit-person", part, share, [size, benefit], UNIT),
        number("welfare-unaided", without, nw.col(income.name) - share, inputs, UNIT),
    ]


def _count(given: list[Variable], codes: tuple[int, ...]) -> nw.Expr:
    """How many of these columns hold one of the codes."""
    counted: nw.Expr = nw.lit(0.0)
    for variable in given:
        held = nw.col(variable.name).is_in([float(code) for code in codes])
        counted = counted + nw.when(held).then(nw.lit(1.0)).otherwise(nw.lit(0.0))
    return counted
