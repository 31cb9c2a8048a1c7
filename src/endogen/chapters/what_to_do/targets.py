"""Whom advice is for: groups of households, as rows that hold counts."""

from __future__ import annotations

from endogen.chapters.chapter import Told
from endogen.chapters.layout import known, listing
from endogen.i18n import Words, text
from endogen.indicators import Indicator, share
from endogen.report.document import Show, Value
from endogen.study.codebook import Codebook

ID = "7.advice"
GROUPS: dict[str, Words] = {
    "households.able": text("in which somebody can work"),
    "households.without": text("in which nobody can work"),
    "away": text("with a member away at work or in business"),
    "untrained": text("that can work and are not adequate in knowledge and skills"),
    "unfunded": text("that can work and name lack of funds as a cause of poverty"),
    "only-dividends": text("that can work and are in the investment mode alone"),
    "kept": text("in the investment mode in which nobody can work"),
}
UNTRAINED, UNFUNDED, ALONE = "adequate-in:knowledge", "cause:funds", "mode:investment"


def wanted_counts(codebook: Codebook) -> dict[str, Indicator]:
    """Shares whose count is the size of a group; only groups that can be told."""
    wanted: dict[str, Indicator] = {}
    if codebook.has("migrants"):
        wanted["away"] = share(codebook.column("migrants"), at_least=1)
    if not codebook.has("can-work"):
        return wanted
    can = codebook.column("can-work")
    able = f"{can} == 1"
    wanted["households.able"] = share(can, equals=1)
    wanted["households.without"] = share(can, equals=0)
    if codebook.has(UNTRAINED):
        wanted["untrained"] = share(codebook.column(UNTRAINED), equals=0, given=able)
    if codebook.has(UNFUNDED):
        wanted["unfunded"] = share(codebook.column(UNFUNDED), at_least=1, given=able)
    if codebook.has(ALONE):
        modes, invests = codebook.family("mode"), codebook.column(ALONE)
        others = " and ".join(f"{v.name} == 0" for n, v in modes.items() if n != "investment")
        among = f"{able} and {others}" if others else able
        wanted["only-dividends"] = share(invests, equals=1, given=among)
        wanted["kept"] = share(invests, equals=1, given=f"{can} == 0")
    return wanted


def rows_of(told: Told, audience: tuple[str, ...]) -> list[str]:
    """The rows of the groups of an audience that are known."""
    return [row for name in audience if known(told, row := f"{ID}.{name}")]


def audience(told: Told, names: tuple[str, ...]) -> Words:
    """The groups with their counts."""
    rows = rows_of(told, names)
    if not rows:
        return text("How many households it is for is not known.")
    said = [
        text("{count} households {who}", count=Value(row, Show.COUNT),
             who=GROUPS[row.removeprefix(f"{ID}.")])
        for row in rows
    ]  # fmt: skip
    return text("{groups}.", groups=listing(said))
