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
    """Income per person in the base year, raised by as much as the first line was raised.

    Without a line in both years it stays as it was said, and the report says so.
    """
    before = Name(codebook.column("welfare-before"))
    factor = price_factor(study)
    return before if factor is None else Operation("*", (before, Literal(factor)))


def price_factor(study: Study) -> float | None:
    """The line now over the line then."""
    for one in standards(study):
        if one.before is not None:
            return round(one.now.yearly / one.before.yearly, 6)
    return None


def prices_said(study: Study) -> Words:
    """How incomes of two years were made comparable."""
    factor = price_factor(study)
    if factor is None:
        return text("Incomes as they were said, in the prices of each year.")
    return text(
        "Incomes of the base year times {factor}, by which the poverty line was raised since.",
        factor=f"{factor:.3f}",
    )
