"""Whether the list of the poor errs more often for those with connections."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from endogen.errors import UseError
from endogen.i18n import Text, text
from endogen.indicators.arguments import (
    Column,
    Condition,
    all_of,
    column,
    condition,
    name_of,
    said,
)
from endogen.indicators.capture import CAPTURE, CONNECTED
from endogen.study.grammar import Expression, Literal, Name, Operation
from endogen.study.nearest import nearest
from endogen.survey.estimate import Estimate
from endogen.survey.indicator import ONE, Base, Indicator, Smooth, times
from endogen.survey.registry import defined
from endogen.survey.results import Results
from endogen.survey.sample import Sample

KINDS: dict[str, Text] = {
    "all": text("listed and not poor, or poor and not listed, of all"),
    "exclusion": text("not listed, of the poor"),
    "inclusion": text("listed, of those who are not poor"),
}
LISTED = text("listed: 1 for those on the list (registered, beneficiaries), else 0; poor: 1 below "
              "the line, else 0, or a condition; of: all errors, or exclusion (of the poor), or "
              "inclusion (of those who are not poor; leakage() divides by the listed)")  # fmt: skip
ALATAS = "Alatas, Banerjee, Hanna, Olken & Tobias (2012), American Economic Review 102"


@defined(
    title=text("Misclassified"),
    formula=text("Σ w 1[l ≠ p] / Σ w; exclusion: over p = 1; inclusion: over p = 0"),
    inputs=LISTED,
    unit=text("share (0–1)"),
    reference=ALATAS,
)
def misclassified(
    listed: Column, poor: Column, of: str = "all", given: Condition = None
) -> Indicator:
    """Estimate how many the list has wrong."""
    name = "misclassified"
    on, is_poor, asked = _pair(name, listed, poor, of, given)
    wrong_ = Operation("!=", (on, is_poor))
    return Smooth(
        name=name,
        variable=name_of(on),
        arguments=said(poor=is_poor, of=of, given=condition(name, given)),
        base=Base((on, is_poor), asked),
        unit="share",
        interval="share",
        tally=wrong_,
        yes_no=_named(on, is_poor),
        terms={"n": ONE, "x": wrong_},
        value=lambda t: t["x"] / t["n"],
    )


@defined(
    title=text("Misclassification by connection"),
    formula=text("share misclassified of the connected − that of the others"),
    inputs=text("{listed}; {connected}", listed=LISTED, connected=CONNECTED),
    unit=text("difference of shares (−1 to 1)"),
    reference=CAPTURE,
)
def misclassification(
    listed: Column, poor: Column, connected: Column, of: str = "all", given: Condition = None
) -> Indicator:
    """Estimate how much more often the list errs for the connected than for the others.

    Above 0 for ``of="inclusion"`` it takes the connected in who should not be on it.  Samples
    without a design have an exact test: `misclassification_test`.
    """
    name = "misclassification"
    on, is_poor, asked = _pair(name, listed, poor, of, given)
    tied = column(name, "connected", connected)
    wrong_ = Operation("!=", (on, is_poor))
    has, has_not = (Operation("==", (tied, Literal(v))) for v in (1.0, 0.0))
    return Smooth(
        name=name,
        variable=name_of(on),
        arguments=said(poor=is_poor, connected=tied, of=of, given=condition(name, given)),
        base=Base((on, is_poor, tied), asked),
        unit="difference",
        interval="difference",
        tally=wrong_,
        yes_no=_named(on, is_poor, tied),
        terms={
            "in": has,
            "erred": times(wrong_, has),
            "out": has_not,
            "other": times(wrong_, has_not),
        },
        value=lambda t: t["erred"] / t["in"] - t["other"] / t["out"],
        undefined=text("all are connected, or nobody is"),
    )


def misclassification_test(
    sample: Sample,
    listed: Column,
    poor: Column,
    connected: Column,
    *,
    of: Sequence[str] = tuple(KINDS),
    where: str | None = None,
    level: float = 0.95,
) -> Results:
    """Compare the errors of a list among the connected with those among the others.

    Parameters
    ----------
    sample : Sample
    listed, poor, connected : str or expression
        Yes/no columns, or conditions of columns.
    of : sequence of str
        Kinds of error: ``all``, ``exclusion``, ``inclusion``.
    where : str, optional
        The domain.
    level : float

    Returns
    -------
    Results
        For each kind three rows: ``misclassified`` of the connected and of the others, and
        their difference ``misclassification``.  Its p is Fisher's exact one and its interval
        Newcombe's where rows are looked at one by one (no design, up to 5,000 rows); else t
        with the standard error of the design.

    Raises
    ------
    UseError
        E-USE-CHOICE for an unknown kind.

    Examples
    --------
    >>> sample = Sample({"listed": [1, 1, 0, 0], "poor": [0, 1, 1, 0], "cadre": [1, 0, 0, 0]})
    >>> rows = misclassification_test(sample, "listed", "poor", "cadre", of=["all"])
    >>> [round(row.estimate, 3) for row in rows]
    [1.0, 0.333, 0.667]
    """
    from endogen.survey.compare import is_plain  # SciPy is slow to load, and only for this

    tied = column("misclassification_test", "connected", connected)
    asked: list[Indicator] = []
    for kind in of:
        for value in (1.0, 0.0):
            here = Operation("==", (tied, Literal(value)))
            asked.append(misclassified(listed, poor, kind, here))
        asked.append(misclassification(listed, poor, tied, kind))
    found = sample.estimate(*asked, where=where, level=level)
    if not is_plain(sample):
        return found
    rows = list(found)
    for place in range(2, len(rows), 3):
        rows[place] = _exact(*rows[place - 2 : place + 1])
    return Results(tuple(rows), found.parts)


def _exact(connected: Estimate, others: Estimate, difference: Estimate) -> Estimate:
    """The difference with Newcombe's interval and Fisher's p."""
    from endogen.survey.small import exact

    counts = (connected.count or 0, connected.n or 0, others.count or 0, others.n or 0)
    if not (counts[1] and counts[3]):
        nothing = math.nan
        return replace(difference, ci_low=nothing, ci_high=nothing, p=nothing)
    found = exact.newcombe(*counts, difference.level)
    return replace(
        difference,
        ci_low=found.low,
        ci_high=found.high,
        p=exact.fisher(*counts).p,
        df=math.nan,
        method=text("Newcombe's hybrid score interval; p: Fisher's exact test, two-sided"),
    )


def _pair(
    name: str, listed: Column, poor: Column, of: str, given: Condition
) -> tuple[Expression, Expression, Expression | None]:
    """The list, who is poor, and whose errors are asked."""
    if of not in KINDS:
        raise UseError(
            "E-USE-CHOICE", name=name, argument="of", choices=", ".join(KINDS),
            nearest=nearest(str(of), KINDS), got=repr(of),
        )  # fmt: skip
    on, is_poor = column(name, "listed", listed), column(name, "poor", poor)
    asked = condition(name, given)
    if of != "all":
        among = Operation("==", (is_poor, Literal(1.0 if of == "exclusion" else 0.0)))
        asked = among if asked is None else all_of(among, asked)
    return on, is_poor, asked


def _named(*parts: Expression) -> tuple[Expression, ...]:
    return tuple(part for part in parts if isinstance(part, Name))
