"""Whether a column holds what a role asks for: what its values and value labels say."""

from __future__ import annotations

from endogen.i18n import Text, text
from endogen.proposals.coding import real_codes, yes_no
from endogen.study.answers import Held
from endogen.study.codebook import Scale
from endogen.study.profile import Profile
from endogen.study.roles import Role

YEARS = (1978, 2040)
RANGES: dict[str, tuple[float, float]] = {  # what most answers must lie in
    "age": (12, 115),
    "schooling": (0, 25),
    "size": (1, 40),
    "registered-year": YEARS,
    "exit-year": YEARS,
    "months-covered": (1, 12),
    "months-covered-before": (1, 12),
    "exposure-days": (0, 3000),
    "training-days": (0, 800),
}
YOUNG = 10  # years: a younger one is a member, and not the head
PERSONS = (0, 20)
UNIQUE = 0.95  # share of different values, at which a column may identify households
POINTS = range(3, 12)  # of an ordinal scale


def misfit(role: Role, column: Profile) -> Text | None:
    """Why the column cannot hold the role as it stands; None when it can."""
    if column.answered == 0:
        return text("the column is empty")
    match role.scale:
        case Scale.TEXT:
            return _text(role, column)
        case Scale.YES_NO:
            return _yes_no(role, column)
        case Scale.ORDINAL:
            return _ordinal(column)
        case Scale.COUNT:
            return _count(role, column)
        case Scale.AMOUNT:
            return _amount(role, column)
        case Scale.PLACE:
            return _place(column)
        case _:
            return _date_or_category(role, column)


def _date_or_category(role: Role, column: Profile) -> Text | None:
    dates = column.held is Held.DATE
    if role.scale is Scale.DATE:
        return None if dates else text("it holds no dates")
    return text("it holds dates") if dates else None


def _text(role: Role, column: Profile) -> Text | None:
    if role.family == "id" and column.distinct < UNIQUE * column.answered:
        repeated = column.answered - column.distinct
        return text("its values repeat ({n} times), so they identify nobody", n=repeated)
    return None


def _yes_no(role: Role, column: Profile) -> Text | None:
    if column.separator and role.takes_item:
        return None
    coding = yes_no(column)
    if coding.possible:
        return None
    n = len(column.listed) or column.distinct
    return text("a yes or no is needed, and it holds {n} different answers", n=n)


def _ordinal(column: Profile) -> Text | None:
    if column.separator or column.held is not Held.NUMBER or not column.all_values:
        return text("an order of a few codes is needed")
    codes = [float(code) for code in real_codes(column)]
    points = len(column.listed) or len(codes)
    if not column.whole or points not in POINTS or not codes or min(codes) < 0:
        return text("an order of a few codes is needed, and it holds {n}", n=points)
    if max(codes) > 10:
        return text(
            "an order of a few codes is needed, and one is {value}", value=f"{max(codes):g}"
        )
    if not column.listed and max(codes) > 5:
        return text(
            "a scale from 1 to 5 is needed, and it goes to {value}", value=f"{max(codes):g}"
        )
    return None


def _count(role: Role, column: Profile) -> Text | None:
    if column.held is not Held.NUMBER:
        return text("numbers are needed, and it holds words")
    if len(column.listed) >= 2:
        return text("a number is needed, and its values are codes with labels")
    low, high = RANGES.get(role.family, PERSONS if role.unit == "persons" else (0, 1e9))
    middle = column.middle
    if not column.whole or middle is None or not low <= middle <= high:
        return text("its values do not look like {what}", what=role.label)
    if role.family == "age" and ((column.high or 0) < 30 or 0 <= (column.low or 0) < YOUNG):
        return text("its values do not look like {what}", what=role.label)
    return None


def _amount(role: Role, column: Profile) -> Text | None:
    if column.held is not Held.NUMBER:
        return text("numbers are needed, and it holds words")
    if len(column.listed) >= 2:
        return text("an amount is needed, and its values are codes with labels")
    if role.family in ("weight", "price-level"):
        return text("it must be more than 0") if (column.low or 0) <= 0 else None
    few = (
        column.codes != ("0",)
        and column.distinct <= 5
        and column.answered >= 30
        and (column.high or 0) <= 10
    )
    return text("an amount is needed, and it holds a few codes") if few else None


def _place(column: Profile) -> Text | None:
    if column.held is not Held.NUMBER or column.separator:
        return text("the place of each cause is needed, 1 for the first")
    real = [float(code) for code in real_codes(column) if code != "0"]
    if not column.whole or not real or max(real) < 2 or max(real) > 12 or min(real) < 1:
        return text("the place of each cause is needed, 1 for the first")
    return None
