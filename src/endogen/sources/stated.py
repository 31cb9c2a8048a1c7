"""What a cell of a ledger says: an amount, perhaps a range; years; yes or no; one of a list.

Cells are read as village accountants write them: ``170万``, ``2-4万``, ``160,000以上``,
``2016-2019``, ``是``.  What is anything else is refused, never guessed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

from endogen.i18n import Label
from endogen.sources.cells import NARROW, Numbers
from endogen.study.amount import Amount

TEN_THOUSAND = 10_000.0
BETWEEN = re.compile(r"\s*(?:-|–|—|~|～|至|到|\bto\b)\s*")
ABOVE = (
    "at least",
    "more than",
    "over",
    "≥",
    ">=",
    ">",
    "不少于",
    "不低于",
    "至少",
    "超过",
    "多于",
)
BELOW = (
    "at most",
    "less than",
    "under",
    "≤",
    "<=",
    "<",
    "不超过",
    "不高于",
    "至多",
    "少于",
    "低于",
)
AND_MORE = ("以上", "+", "多")
AND_LESS = ("以下", "以内")
YES = ("yes", "y", "true", "1", "是", "有")
NO = ("no", "n", "false", "0", "否", "无", "没有")
YEAR = re.compile(r"(\d{4})年?")
FIRST, LAST = 1949, 2199


def amount(said: str, times: float = 1.0) -> Amount:
    """Read an amount that is not negative.

    Parameters
    ----------
    said : str
    times : float
        What one unit of the column is worth.

    Raises
    ------
    ValueError
        When it is none, or a range that falls.

    Examples
    --------
    >>> amount("170万"), amount("2-4万"), amount("160,000以上")
    (Amount(low=1700000.0, high=1700000.0), Amount(low=20000.0, high=40000.0), \
Amount(low=160000.0, high=inf))
    """
    bare = said.translate(NARROW).strip().lower()
    bare, above = _without(bare, ABOVE, AND_MORE)
    bare, below = _without(bare, BELOW, AND_LESS)
    parts = BETWEEN.split(bare)
    if len(parts) > 2 or (above and below) or ((above or below) and len(parts) == 2):
        raise ValueError(said)
    if len(parts) == 2 and "万" in parts[1] and "万" not in parts[0]:
        parts[0] += "万"  # 2-4万 is twenty to forty thousand
    ends = [_number(part) * times for part in parts]
    if not all(0 <= end < math.inf for end in ends) or ends[0] > ends[-1]:
        raise ValueError(said)
    if above:
        return Amount(ends[0], math.inf)
    return Amount(0.0 if below else ends[0], ends[-1])


def share(said: str) -> Amount:
    """Read a percentage as a fraction: ``30%``, ``30``, ``0.3``; ``1`` is one per cent.

    Raises
    ------
    ValueError
        When it is none, or more than the whole.
    """
    found = amount(said.replace("%", "").replace("％", ""))
    percent = "%" in said or "％" in said or found.high >= 1
    found = found.times(0.01) if percent else found
    if found.high > 1:
        raise ValueError(said)
    return found


def years(said: str) -> tuple[int | None, int | None]:
    """Read ``2016``, ``2016-2019`` or ``2016-``, which goes on; "" for years not stated.

    Raises
    ------
    ValueError
        When it is none of these.
    """
    bare = said.translate(NARROW).strip()
    if not bare:
        return None, None
    parts = BETWEEN.split(bare)
    found = [_year(part) for part in parts if part]
    if not found or len(parts) > 2 or not parts[0] or found != sorted(found):
        raise ValueError(said)
    if len(parts) == 1:
        return found[0], found[0]
    return found[0], found[1] if len(found) == 2 else None


def yes_no(said: str) -> Amount:
    """Read yes or no as 1 or 0.

    Raises
    ------
    ValueError
        When it is neither.
    """
    bare = said.strip().lower()
    if bare in YES:
        return Amount.of(1.0)
    if bare in NO:
        return Amount.of(0.0)
    raise ValueError(said)


def one_of(said: str, known: Mapping[str, Label], others: Mapping[str, str] | None = None) -> str:
    """The key that a cell means: the key itself, its label in either language, another word.

    Raises
    ------
    ValueError
        When it is none of them.
    """
    bare = said.strip().lower()
    words = {w.lower(): key for key, label in known.items() for w in (key, label.en, label.zh)}
    words |= others or {}
    if bare not in words:
        raise ValueError(said)
    return words[bare]


def _year(said: str) -> int:
    match = YEAR.fullmatch(said.strip())
    if not match or not FIRST <= int(match[1]) <= LAST:
        raise ValueError(said)
    return int(match[1])


def _without(said: str, before: Iterable[str], after: Iterable[str]) -> tuple[str, bool]:
    """Drop a word that says from which side an amount is stated."""
    for word in before:
        if said.startswith(word):
            return said.removeprefix(word).strip(), True
    for word in after:
        for unit in ("", "元", "万", "万元", "户"):
            if said.endswith(word + unit) and not said.startswith(word):
                return said.removesuffix(word + unit).strip() + unit, True
    return said, False


def _number(said: str) -> float:
    bare = said.strip().removesuffix("户").removesuffix("年").removesuffix("元").strip()
    times = TEN_THOUSAND if bare.endswith("万") else 1.0
    value = Numbers("yuan")[bare.removesuffix("万").strip()] * times
    if math.isnan(value):
        raise ValueError(said)
    return round(value, 6)  # 3.27 × 10,000 is 32,700 and not a hair more
