"""How much of what goes with something runs through something else.

A linear path: `on` goes with `through` by *a*; `through` goes with `y` by *b*, `on` held;
*a·b* is what runs through it, *direct* what does not.  With the same controls in both
regressions *total = direct + a·b* holds to the last digit.  It is arithmetic of
associations: that a path is a cause it cannot show.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from endogen.i18n import text
from endogen.indicators.arguments import (
    Column,
    Condition,
    column,
    columns,
    condition,
    name_of,
    said,
)
from endogen.indicators.association import NO_SPREAD, coefficient, products, sweep
from endogen.survey.calling import wrong
from endogen.survey.indicator import ONE, Base, Indicator, Smooth, Totals
from endogen.survey.registry import defined

Y, ON, THROUGH, HELD = 0, 1, 2, 3
PATHS: dict[str, tuple[tuple[int, ...], ...]] = {
    "indirect": ((THROUGH, ON), (Y, THROUGH, ON)),
    "a": ((THROUGH, ON),),
    "b": ((Y, THROUGH, ON),),
    "direct": ((Y, ON, THROUGH),),
    "total": ((Y, ON),),
}
"""The regressions whose first coefficients make a path: of what, on what, what is held."""


@defined(
    title=text("Mediation"),
    formula=text(
        "a·b; through = a·on + controls, y = direct·on + b·through + controls; total = direct + a·b"
    ),
    inputs=text(
        "y, on, through, controls: numbers; only rows that have all of them; "
        'path: "indirect" (a·b), "a", "b", "direct" or "total"'
    ),
    unit=text("units of y for one unit of on; of a: units of through; of b: for one of through"),
    reference="Baron & Kenny (1986), Journal of Personality and Social Psychology 51(6); "
    "Sobel (1982), Sociological Methodology 13; Imai, Keele & Yamamoto (2010), Statistical "
    "Science 25(1)",
)
def mediation(
    y: Column,
    on: Column,
    through: Column,
    controls: Sequence[Column] = (),
    path: str = "indirect",
    given: Condition = None,
) -> Indicator:
    """Estimate how much of what goes with `on` in `y` runs through `through`.

    Its standard error is that of the product by its linear part (the delta method), with the
    covariance of *a* and *b*; the product is skewed in small samples, so that percentiles of
    a bootstrap are the better interval.
    """
    name = "mediation"
    three = (column(name, "y", y), column(name, "on", on), column(name, "through", through))
    held = columns(name, "controls", controls) if controls else ()
    asked = condition(name, given)
    if path not in PATHS:
        known = text('one of "indirect", "a", "b", "direct" and "total"')
        raise wrong(name, "path", known, path)
    parts = (*three, *held)
    fits = [(*one, *range(HELD, len(parts))) for one in PATHS[path]]
    return Smooth(
        name=name,
        variable=name_of(three[Y]),
        arguments=said(
            on=three[ON],
            through=three[THROUGH],
            controls=held or None,
            path=None if path == "indirect" else f'"{path}"',
            given=asked,
        ),
        base=Base(parts, asked),
        interval="coefficient",
        terms={"n": ONE, **products(parts)},
        value=lambda t: math.prod(coefficient(taken(t, fit), len(fit)) for fit in fits),
        controls=lambda t: 1 + sweep(taken(t, fits[-1]), len(fits[-1])).kept,
        undefined=NO_SPREAD,
    )


def taken(t: Totals, order: Sequence[int]) -> dict[str, Any]:
    """The totals of `products` with the columns in another order, or fewer of them."""
    made = {"n": t["n"]}
    for i, one in enumerate(order):
        made[f"{i}"] = t[f"{one}"]
        for j, other in enumerate(order[i:], start=i):
            made[f"{i},{j}"] = t[f"{min(one, other)},{max(one, other)}"]
    return made
