"""How far money, or households, are gathered in few of several kinds."""

from __future__ import annotations

from collections.abc import Sequence

from endogen.i18n import text
from endogen.indicators.arguments import Column, Condition, columns, condition, name_of, said
from endogen.indicators.targeting import received
from endogen.survey.calling import wrong
from endogen.survey.indicator import Base, Indicator, Smooth, times
from endogen.survey.registry import defined


@defined(
    title=text("Herfindahl–Hirschman index"),
    formula=text("Σ_j (X_j / Σ_i X_i)², X_j = Σ w x_j, or Σ w 1[x_j > 0]"),
    inputs=text(
        "kinds: amounts by kind, a list of two columns or more, below 0 counted as 0; "
        'of: "money" or "people"'
    ),
    unit=text("index (1 / number of kinds to 1); its inverse is the number of equal kinds"),
    reference="Hirschman (1964), American Economic Review 54(5), 761",
)
def herfindahl(kinds: Sequence[Column], of: str = "money", given: Condition = None) -> Indicator:
    """Estimate how alike projects are: 1 where all money is in one kind.

    Of people it counts how often each kind is received, so that a household with two kinds
    counts in both.
    """
    name = "herfindahl"
    listed, asked = columns(name, "kinds", kinds), condition(name, given)
    if len(listed) < 2:
        raise wrong(name, "kinds", text("a list of two columns or more"), list(kinds))
    if of not in ("money", "people"):
        raise wrong(name, "of", text('"people" or "money"'), of)
    terms = {
        f"{i}": times(one, received(one)) if of == "money" else received(one)
        for i, one in enumerate(listed)
    }
    return Smooth(
        name=name,
        variable=", ".join(map(name_of, listed)),
        arguments=said(kinds=listed, of=None if of == "money" else f'"{of}"', given=asked),
        base=Base(listed, asked),
        unit="index",
        terms=terms,
        value=lambda t: sum(t[i] ** 2 for i in terms) / sum(t[i] for i in terms) ** 2,
        undefined=text("the total is 0"),
    )
