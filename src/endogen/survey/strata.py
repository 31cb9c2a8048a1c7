"""The strata of a sample: how many PSUs each has, and what is done with single ones."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from endogen.errors import DesignError, Where
from endogen.survey.design import Design, SinglePsu
from endogen.survey.expressions import Floats

Index = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Strata:
    """What the variance must know of the strata, in the order of their labels.

    Attributes
    ----------
    labels : tuple of str
    psus : array
        n_h, the number of PSUs in the whole sample, whatever domain is estimated for.
    fraction : array
        f_h, the share of the population's PSUs that was drawn; 0 where not known.
    single_psu : str
        Of the design.
    merged : array of int
        Which of them each of the sample's strata became (`collapse`); else 0, 1, 2 …
    """

    labels: tuple[str, ...]
    psus: Floats
    fraction: Floats
    single_psu: SinglePsu
    merged: Index

    @property
    def df(self) -> float:
        """Degrees of freedom of the variance: PSUs less strata."""
        return float(self.psus.sum() - self.psus.size)


@dataclass(frozen=True, slots=True)
class Units:
    """The PSUs of the whole sample, in the order of their names, each in its stratum."""

    strata: Strata
    stratum: Index

    @property
    def n(self) -> Floats:
        """For each PSU, how many its stratum has."""
        return self.strata.psus[self.stratum]

    def centred(self) -> npt.NDArray[np.bool_]:
        """The PSUs that are alone in their stratum and vary about the mean of all."""
        if self.strata.single_psu != "centre":
            return np.zeros(self.stratum.size, dtype=bool)
        alone: npt.NDArray[np.bool_] = self.n == 1
        return alone


def make_strata(
    design: Design, labels: tuple[str, ...], psus: Floats, fpc: Floats | None
) -> Strata:
    """Check the strata and settle those with one PSU.

    Parameters
    ----------
    fpc : array or None
        Each stratum's value of the design's fpc: a number of PSUs, or a fraction if ≤ 1.
    """
    fraction = _fractions(design, labels, psus, fpc)
    merged = np.arange(psus.size)
    strata = Strata(labels, psus, fraction, design.single_psu, merged)
    lonely = (psus == 1) & (fraction < 1)
    if not design or not lonely.any():
        return strata
    named = ", ".join(labels[i] for i in np.flatnonzero(lonely)[:5])
    variable = design.strata or ""
    if design.single_psu == "error" or psus.sum() < 2:
        code = "E-DESIGN-SINGLE-PSU" if design.strata else "E-DESIGN-ONE-PSU"
        raise DesignError(code, where=Where(variable=variable), n=int(lonely.sum()), strata=named)
    return _collapsed(strata, lonely) if design.single_psu == "collapse" else strata


def _fractions(design: Design, labels: tuple[str, ...], psus: Floats, fpc: Floats | None) -> Floats:
    if fpc is None:
        return np.zeros_like(psus)
    fraction = np.where(fpc <= 1, fpc, psus / np.where(fpc > 1, fpc, 1.0))
    # One PSU drawn of one is a population size as well as a fraction; both mean f = 1.
    wrong = (fraction > 1 + 1e-12) | ~(fraction > 0)
    if wrong.any():
        first = int(np.flatnonzero(wrong)[0])
        raise DesignError(
            "E-DESIGN-FPC",
            where=Where(variable=design.fpc if isinstance(design.fpc, str) else ""),
            stratum=labels[first],
            drawn=int(psus[first]),
            got=f"{fpc[first]:.15g}",
        )
    return np.minimum(fraction, 1.0)


def _collapsed(strata: Strata, lonely: npt.NDArray[np.bool_]) -> Strata:
    """Join each single-PSU stratum with the next one, the last with the one before it."""
    merged = np.empty(strata.psus.size, dtype=np.intp)
    place, held = 0, 0.0
    for i, n in enumerate(strata.psus):
        merged[i] = place
        held += n
        if held > 1 or not lonely[i]:
            place, held = place + 1, 0.0
    if held:  # the last ones found no next
        merged[merged == place] = place - 1
    psus = np.bincount(merged, strata.psus).astype(np.float64)
    with np.errstate(divide="ignore"):
        population = np.bincount(merged, strata.psus / strata.fraction)
    labels = tuple(
        " + ".join(strata.labels[i] for i in np.flatnonzero(merged == m)) for m in range(psus.size)
    )
    return replace(strata, labels=labels, psus=psus, fraction=psus / population, merged=merged)
