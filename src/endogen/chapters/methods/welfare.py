"""What the report means by welfare: whose income, shared by whom, in which prices."""

from __future__ import annotations

from endogen.chapters.chapter import Told
from endogen.chapters.what_changed.standard import index_factor, line_and_scale, price_factor
from endogen.i18n import Words, text
from endogen.study.study import Income, Study

SHARED: dict[str, Words] = {
    "per_capita": text(
        "Welfare is income per person: the income of a household divided by its members."
    ),
    "sqrt": text(
        "Welfare is income per equivalent adult: the income of a household divided by the square "
        "root of its members."
    ),
    "oecd": text(
        "Welfare is income per equivalent adult on the modified OECD scale: 1 for the first "
        "adult, 0.5 for each other, 0.3 for each child."
    ),
    "oxford": text(
        "Welfare is income per equivalent adult on the Oxford (old OECD) scale: 1 for the first "
        "adult, 0.7 for each other, 0.5 for each child."
    ),
}


def welfare_said(told: Told) -> list[Words]:
    """The scale, the age of children, person weights, and prices between places and years."""
    codebook, how = told.codebook, told.study.income
    if not codebook.has("welfare"):
        return []
    said = [_shared(how), *line_and_scale(told.study)]
    if how.scale not in ("per_capita", "sqrt"):
        said.append(
            text("Children are those counted as “{label}”.", label=codebook.of("children").label)
        )
    if codebook.has("size"):
        said.append(text("Shares of the poor are of persons: a household counts by its members."))
    if codebook.has("price-level"):
        said.append(
            text("Income is divided by the price level of the place where a household lives.")
        )
    if codebook.has("welfare-before"):
        said.append(_growth(told.study))
    whole = said[0]
    for one in said[1:]:
        whole = text("{first} {second}", first=whole, second=one)
    return [whole]


def _growth(study: Study) -> Words:
    """In which prices incomes of two years are compared."""
    if index_factor(study) is not None:
        return text("Growth of income is real, by a price index.")
    if price_factor(study) is not None:
        return text(
            "Growth of income is not in constant prices, for the study gives no price index: "
            "incomes of the base year are raised as the poverty line was."
        )
    return text("Growth of income is nominal: the study gives no price index.")


def _shared(how: Income) -> Words:
    if how.per == "person":
        return text("Welfare is income per person, as it was asked.")
    if how.scale == "power":
        return text(
            "Welfare is income per equivalent adult: the income of a household divided by "
            "(adults + {child} × children)^{theta}.",
            child=f"{how.child:g}",
            theta=f"{how.theta:g}",
        )
    return SHARED[how.scale]
