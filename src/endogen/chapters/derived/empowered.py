"""Empowerment of a household: which items are adequate, the dimensions, the counting score.

Each item says in `adequate` which answers are enough.  Within a dimension items weigh
alike; the dimensions have the study's weights (Alkire & Foster's nested weights, as in the
Women's Empowerment in Agriculture Index: Alkire et al. 2013, World Development 52).
"""

from __future__ import annotations

import operator
from collections.abc import Callable

import narwhals as nw

from endogen.chapters.derived.making import Derived, flag, number, total
from endogen.i18n import Label
from endogen.study.codebook import Codebook, Scale, Variable
from endogen.study.programmes import DIMENSIONS
from endogen.study.study import Study

COMPARED: dict[str, Callable[[nw.Expr, float], nw.Expr]] = {
    "==": operator.eq, "!=": operator.ne, ">=": operator.ge, "<=": operator.le,
    ">": operator.gt, "<": operator.lt,
}  # fmt: skip
ROUNDING = 1e-9  # sums of fifteenths do not reach their share exactly


def adequacies(codebook: Codebook, _study: Study) -> list[Derived]:
    """Whether each item of the three dimensions is adequate: ``adequate:resource_land``.

    An item with several answers that does not say which are enough is left out: to guess
    would call whole villages powerless because their file counts from 0.
    """
    return [
        flag(f"adequate:{dimension}_{name}", _enough(item), _met(item), [item])
        for dimension in DIMENSIONS
        for name, item in codebook.family(dimension).items()
        if item.adequate or item.scale is Scale.YES_NO
    ]


def dimensions(codebook: Codebook, study: Study) -> list[Derived]:
    """The share of a dimension's items that is adequate, and whether it is enough of them."""
    made = []
    for name, label in DIMENSIONS.items():
        items = items_of(codebook, name)
        if not items:
            continue
        share = total(items) / len(items)
        score = Label(f"{label.en}: share adequate", f"{label.zh}：达标题项比例")
        reached = Label(f"adequate in {label.en}", f"{label.zh}达标")
        made.append(number(f"adequacy:{name}", score, share, items, "share"))
        least = study.empowerment.in_dimension - ROUNDING
        made.append(flag(f"adequate-in:{name}", reached, share >= least, items))
    return made


def empowered(codebook: Codebook, study: Study) -> list[Derived]:
    """The weighted share of adequate items, whether it is enough, and balance of dimensions."""
    scores = codebook.family("adequacy")
    if set(scores) != set(DIMENSIONS):
        return []
    parts = [scores[name] for name in DIMENSIONS]
    score: nw.Expr = nw.lit(0.0)
    for weight, part in zip(study.empowerment.weights, parts, strict=True):
        score = score + weight * nw.col(part.name)
    reached = list(codebook.family("adequate-in").values())
    every = total(reached) == len(reached)
    least = study.empowerment.enough - ROUNDING
    coupled = [_coupling(parts, score)] if study.empowerment.coupling else []
    return [
        number("empowerment", Label("empowerment score", "赋权得分"), score, parts, "share"),
        flag("empowered", Label("empowered", "已赋权"), score >= least, parts),
        flag("balanced", Label("adequate in all three dimensions", "三个维度均达标"), every,
             reached),
        *coupled,
    ]  # fmt: skip


def _coupling(parts: list[Variable], score: nw.Expr) -> Derived:
    """The coupling coordination degree D = √(C T) of n dimensions U, T their weighted mean.

    C = n (Π U)^(1/n) / Σ U, the form that lies in 0–1 (Wang, Kong, Ren et al. 2021, Journal
    of Natural Resources 36(3), 793–810); 0 where one dimension is 0.
    """
    size = len(parts)
    product: nw.Expr = nw.lit(1.0)
    for part in parts:
        product = product * nw.col(part.name)
    mean = total(parts) / size
    alike = nw.when(mean > 0).then(product ** (1 / size) / mean).otherwise(mean)
    label = Label("coupling coordination degree", "耦合协调度")
    return number("coupling", label, (alike * score) ** 0.5, parts, "index")


def items_of(codebook: Codebook, dimension: str) -> list[Variable]:
    """The adequacies of one dimension's items, in the questionnaire's order."""
    family = codebook.family("adequate")
    return [item for name, item in family.items() if name.startswith(f"{dimension}_")]


def _met(item: Variable) -> nw.Expr:
    column = nw.col(item.name)
    said = (item.adequate or "== 1").replace(" ", "")
    sign = next(sign for sign in COMPARED if said.startswith(sign))
    return COMPARED[sign](column, float(said.removeprefix(sign)))


def _enough(item: Variable) -> Label:
    return Label(f"adequate: {item.label.en}", f"达标：{item.label.zh}")
