"""What became of the animals that were handed out, and income without the projects' money."""

from __future__ import annotations

import narwhals as nw

from endogen.chapters.derived.making import Derived, number
from endogen.chapters.derived.welfare import per, per_head
from endogen.i18n import Label
from endogen.study.codebook import Codebook, Variable
from endogen.study.grammar import Expression, Name, Operation
from endogen.study.programmes import FATES
from endogen.study.study import Study
from endogen.survey.adjusted import positive


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


def unaided(codebook: Codebook, study: Study) -> list[Derived]:
    """Benefits per person, and income per person without them; work done for them is not undone.

    Per equivalent adult, and in the prices of one place, wherever income is.  A household
    that would have earned otherwise in place of a benefit is not accounted for: it is what
    the money does, not what the programme does.
    """
    if not codebook.has("welfare", "size", "benefit-total"):
        return []
    income, size, benefit = (codebook.of(r) for r in ("welfare", "size", "benefit-total"))
    said, inputs = per(study), [benefit]
    given: Expression = Name(benefit.name)
    if study.income.per == "person":
        given, inputs = Operation("/", (given, positive(Name(size.name)))), [benefit, size]
    part = Label(f"benefits {said.en}", f"{said.zh}项目受益")
    share = per_head(codebook, study, "benefit-person", part, given, inputs)
    label = Label(f"income {said.en} without benefits", f"不计项目受益的{said.zh}收入")
    without = nw.col(income.name) - share.expression
    unit = share.variable.unit
    return [share, number("welfare-unaided", label, without, [income, benefit, size], unit)]


def _count(given: list[Variable], codes: tuple[int, ...]) -> nw.Expr:
    """How many of these columns hold one of the codes."""
    counted: nw.Expr = nw.lit(0.0)
    for variable in given:
        held = nw.col(variable.name).is_in([float(code) for code in codes])
        counted = counted + nw.when(held).then(nw.lit(1.0)).otherwise(nw.lit(0.0))
    return counted
