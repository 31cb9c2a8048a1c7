"""Weights that meet known totals: post-stratification and raking, and what they do to variance.

Rows of one cell (a combination of the columns' values) bear one factor.  An estimate then
varies only by what the cells do not explain: its influence is replaced by the residual of
its regression on the margins, by design weights as in R's survey (Deville & Särndal 1992,
JASA 87; Deville 1999).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from endogen.errors import DesignError, Where
from endogen.survey.expressions import Floats
from endogen.survey.groups import joined, label, sum_by
from endogen.survey.strata import Index

Groups = Sequence[tuple[object, ...]]
Margin = tuple[tuple[str, ...], Mapping[str, float]]
"""Columns, and the population total of each of their combinations by name (``a × b``)."""

ROUNDS = 1_000
CLOSE = 1e-12  # relative distance of the margins at which raking has arrived
AGREE = 1e-6  # relative distance up to which the totals of two margins are one population


@dataclass(frozen=True, eq=False)
class Calibration:
    """Factors of cells.

    Attributes
    ----------
    columns : tuple of str
    groups : sequence of tuple
        The values of the columns in each cell.
    factors : array
        What the weights of a cell's rows are multiplied by.
    margins : array
        Cells by categories of all margins: 1 where a cell belongs to one.
    """

    columns: tuple[str, ...]
    groups: Groups
    factors: Floats
    margins: Floats


def calibration(groups: Groups, weight: Floats, margins: Sequence[Margin]) -> Calibration:
    """Fit the weights of cells to margins, one after the other until all hold.

    Parameters
    ----------
    groups : sequence of tuple
        Cells by the values of all the margins' columns, in their order.
    weight : array
        The sum of design weights in each.
    margins : sequence of (columns, totals)

    Raises
    ------
    DesignError
        E-DESIGN-TOTALS when a category has no total, or a total no category; when the
        margins speak of populations of different size; when raking does not arrive.
    """
    columns = tuple(dict.fromkeys(name for names, _ in margins for name in names))
    belongs, totals = [], []
    for names, wanted in margins:
        places = [columns.index(name) for name in names]
        known = [joined([group[i] for i in places]) for group in groups]
        _refuse_other(names, known, wanted)
        categories = sorted(set(known))
        belongs.append(np.array([[one == c for c in categories] for one in known], dtype=float))
        totals.append(np.array([float(wanted[c]) for c in categories]))
    _refuse_sizes(margins, [float(one.sum()) for one in totals])
    fitted = weight.copy()
    for _ in range(ROUNDS):
        for matrix, total in zip(belongs, totals, strict=True):
            fitted = fitted * (matrix @ (total / (fitted @ matrix)))
        if _distance(fitted, belongs, totals) < CLOSE:
            return Calibration(columns, groups, fitted / weight, np.hstack(belongs))
    raise _wrong(columns, f"{_distance(fitted, belongs, totals):.2g}", "E-DESIGN-RAKING")


def _distance(fitted: Floats, belongs: Sequence[Floats], totals: Sequence[Floats]) -> float:
    return max(
        float(np.abs(fitted @ matrix / total - 1).max())
        for matrix, total in zip(belongs, totals, strict=True)
    )


def _refuse_other(
    columns: Sequence[str], known: Sequence[str], wanted: Mapping[str, float]
) -> None:
    """Every category that occurs needs a total above 0, and no other may have one."""
    absent = sorted(set(known) - set(wanted))
    strange = sorted(set(wanted) - set(known))
    low = sorted(c for c in set(known) & set(wanted) if not 0 < float(wanted[c]) < np.inf)
    for found, code in (
        (absent, "E-DESIGN-TOTALS-LACK"),
        (strange, "E-DESIGN-TOTALS-STRANGE"),
        (low, "E-DESIGN-TOTALS-RANGE"),
    ):
        if found:
            raise _wrong(columns, ", ".join(found[:5]), code)


def _refuse_sizes(margins: Sequence[Margin], sizes: Sequence[float]) -> None:
    if max(sizes) > min(sizes) * (1 + AGREE):
        said = "; ".join(
            f"{joined(names)}: {size:,.15g}"
            for (names, _), size in zip(margins, sizes, strict=True)
        )
        raise _wrong([], said, "E-DESIGN-TOTALS-DIFFER")


def _wrong(columns: Sequence[str], got: str, code: str) -> DesignError:
    return DesignError(code, where=Where(variable=joined(columns)), found=got)


class Residuals:
    """Takes what the margins explain out of influences.

    Parameters
    ----------
    calibration : Calibration
    psu, cell : array of int
        Where weight lies: pairs that occur.
    weight : array
        The sum of calibrated weights of each pair.
    psus : int
    """

    def __init__(
        self, made: Calibration, psu: Index, cell: Index, weight: Floats, psus: int
    ) -> None:
        self.margins, self.psu, self.cell, self.weight = made.margins, psu, cell, weight
        self.psus, self.factors = psus, made.factors
        of_cell = sum_by(cell, weight, made.factors.size) / made.factors
        square = made.margins.T @ (of_cell[:, None] * made.margins)
        self._solve = np.linalg.pinv(square, hermitian=True)

    def of(self, psu: Index, cell: Index, z: Floats) -> tuple[Index, Floats]:
        """The residuals of an influence, summed by PSU; all PSUs have some."""
        by_cell = sum_by(cell, z, self.factors.size) / self.factors
        explained = self.margins @ (self._solve @ (self.margins.T @ by_cell))
        total = sum_by(psu, z, self.psus)
        total -= sum_by(self.psu, self.weight * explained[self.cell], self.psus)
        return np.arange(self.psus), total


def totals_of(totals: Mapping[object, float]) -> dict[str, float]:
    """Totals by the names that groups have: ``("a", 1)`` is ``a × 1``."""
    return {
        joined(key) if isinstance(key, tuple) else label(key): float(total)
        for key, total in totals.items()
    }
