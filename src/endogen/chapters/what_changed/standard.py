"""What the sections on poverty hold incomes to: lines then and now, and incomes in one price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from endogen.i18n import Words, text
from endogen.study.codebook import Codebook
from endogen.study.grammar import Expression, Literal, Name, Operation
from endogen.study.parameters import Line
from endogen.study.study import Study


@dataclass(frozen=True, slots=True)
class Standard:
    """A poverty line in the base year and now.

    Attributes
    ----------
    series : str
    now : Line
    before : Line or None
        None when the study knows no base year, or no line was in force.
    """

    series: str
    now: Line
    before: Line | None

    @property
    def words(self) -> Words:
        """What the line is, and who says so."""
        if self.before is None:
            return text(
                "{label}: {now} yuan ({source}).",
                label=self.now.label,
                now=f"{self.now.yearly:,.0f}",
                source=self.now.source,
            )
        return text(
            "{label}: {before} yuan in {year} ({earlier}), {now} yuan now ({source}).",
            label=self.now.label,
            before=f"{self.before.yearly:,.0f}",
            year=str(self.before.first.year),
            earlier=self.before.source,
            now=f"{self.now.yearly:,.0f}",
            source=self.now.source,
        )


def standards(study: Study) -> list[Standard]:
    """The lines that study.toml names, those in force when the answers were given."""
    if study.fieldwork is None:
        return []
    found = []
    for series in study.lines.series:
        now = study.lines.at(series, study.fieldwork[0])
        if now is None or not now.unit.startswith("yuan"):
            continue
        year = study.income.base_year
        before = study.lines.at(series, date(year, 12, 31)) if year else None
        found.append(Standard(series, now, before))
    return found


def in_todays_prices(codebook: Codebook, study: Study) -> Expression:
    """Income per person in the base year, in today's prices.

    By the price index of the study; without one, raised by as much as the first poverty
    line was raised; without that, as it was said.  The report says which.
    """
    before = Name(codebook.column("welfare-before"))
    factor = price_factor(study)
    return before if factor is None else Operation("*", (before, Literal(factor)))


def price_factor(study: Study) -> float | None:
    """What incomes of the base year are multiplied by: an index, else the line now over then."""
    found = index_factor(study)
    if found is not None:
        return found
    for one in standards(study):
        if one.before is not None:
            return round(one.now.yearly / one.before.yearly, 6)
    return None


def index_factor(study: Study) -> float | None:
    """The price index of now over that of the base year; None where the study gives none."""
    prices, base = study.prices, study.income.base_year
    if prices is None or prices.year is None or base is None:
        return None
    return prices.factor(base, prices.year)


def prices_said(study: Study) -> Words:
    """Whether growth is real or nominal, and how incomes of two years were made comparable."""
    factor, prices = price_factor(study), study.prices
    if factor is None:
        return text("Nominal: incomes as they were said, in the prices of each year.")
    if index_factor(study) is not None and prices is not None:
        return text(
            "Real, in prices of {year}: incomes of {base} times {factor} ({label}; {source}).",
            year=str(prices.year),
            base=str(study.income.base_year),
            factor=f"{factor:.3f}",
            label=prices.label,
            source=prices.source,
        )
    return text(
        "Nominal but for the line: incomes of the base year times {factor}, by which the poverty "
        "line was raised since. The study gives no price index.",
        factor=f"{factor:.3f}",
    )


NOMINAL = text("Nominal: each amount in the yuan of its own year.")


def line_and_scale(study: Study) -> tuple[Words, ...]:
    """What must be known when a line per person meets income per equivalent adult."""
    if not study.income.per_adult:
        return ()
    return (
        text(
            "The line is set per person. Held to income per equivalent adult, a larger household "
            "needs less than its members times the line, so that fewer count as poor than by "
            "income per person."
        ),
    )
