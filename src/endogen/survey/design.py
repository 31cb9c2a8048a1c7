"""How a sample was drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Real
from typing import Literal, get_args

from endogen.errors import UseError
from endogen.i18n import Words, text
from endogen.study.nearest import nearest

SinglePsu = Literal["error", "certainty", "centre", "average", "collapse"]


@dataclass(frozen=True, slots=True)
class Design:
    """How a sample was drawn; with nothing said, it was not: a convenience sample.

    Parameters
    ----------
    weight : str, optional
        The column of sampling weights.  Without it, and with `fpc` as a population size,
        each unit of a stratum weighs N/n.
    strata : str, optional
        The column of strata.
    psu : str, optional
        The column of primary sampling units (villages, enumeration areas), numbered within
        strata or throughout; each row is its own when not given.
    fpc : str or float, optional
        The number of PSUs in the population of the stratum, or the fraction sampled (≤ 1):
        a column, or one number for all.  A simple random sample of 200 from 6,194 is
        ``Design(fpc=6194)``.  It is the correction of one stage: where households are drawn
        within PSUs, leave it out, else the variance within PSUs is in part forgotten
        (Särndal, Swensson and Wretman 1992, section 4.3; docs/coverage.md).
    single_psu : {"error", "certainty", "centre", "average", "collapse"}
        What to do with a stratum that has one PSU, from which no variance can be learnt:
        refuse; take it as drawn with certainty (no variance); take its distance from the
        mean of all PSUs; give it the average variance of the others; join it with the next
        stratum.
    """

    weight: str | None = None
    strata: str | None = None
    psu: str | None = None
    fpc: str | float | None = None
    single_psu: SinglePsu = "error"

    def __post_init__(self) -> None:
        for argument in ("weight", "strata", "psu"):
            given = getattr(self, argument)
            if given is not None and not isinstance(given, str):
                raise _wrong(argument, text("the name of a column"), given)
        if not (self.fpc is None or isinstance(self.fpc, str) or _above_zero(self.fpc)):
            raise _wrong("fpc", text("a column, or a number above 0"), self.fpc)
        known = get_args(SinglePsu)
        if self.single_psu not in known:
            raise UseError(
                "E-USE-CHOICE",
                name="Design",
                argument="single_psu",
                choices=", ".join(known),
                nearest=nearest(str(self.single_psu), known),
                got=str(self.single_psu),
            )

    def __bool__(self) -> bool:
        """Whether the sample was drawn by chance at all."""
        return any(part is not None for part in (self.weight, self.strata, self.psu, self.fpc))

    @property
    def scaled(self) -> bool:
        """Whether weights carry the sample over to its population."""
        return self.weight is not None or self.fpc is not None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it names."""
        named = (self.weight, self.strata, self.psu, self.fpc)
        return tuple(name for name in named if isinstance(name, str))


def _above_zero(given: object) -> bool:
    return isinstance(given, Real) and not isinstance(given, bool) and 0 < float(given) < math.inf


def _wrong(argument: str, expected: Words, got: object) -> UseError:
    return UseError(
        "E-USE-TYPE", name="Design", argument=argument, expected=expected, got=repr(got)
    )
