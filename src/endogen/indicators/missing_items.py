"""What it costs to leave out households that lack an item (the rule of OPHI)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from endogen.i18n import text
from endogen.indicators.arguments import Column, Condition, columns, condition, name_of, said
from endogen.indicators.describe import share
from endogen.study.grammar import Expression, Literal, Operation
from endogen.survey.compare import is_plain
from endogen.survey.estimate import Estimate
from endogen.survey.indicator import ONE, Base, Indicator, Smooth, times
from endogen.survey.results import Results
from endogen.survey.sample import Sample
from endogen.survey.small import exact

WARNED = 0.1


def missing_items(
    sample: Sample,
    items: Sequence[Column],
    *,
    given: Condition = None,
    where: str | None = None,
    level: float = 0.95,
) -> Results:
    """Count the rows that lack an item, and ask whether they differ from the others.

    Parameters
    ----------
    sample : Sample
    items : sequence of str or expression
        Deprivations or adequacies, 1 or 0.
    given, where : str, optional
        Who is asked; the domain.
    level : float

    Returns
    -------
    Results
        ``dropped``: the share of the weight that lacks an item (`count` of `n` rows).
        For each item ``missing``: the share that lacks it; and ``difference``: its share among
        those dropped who answered it less its share among those kept.  Where rows are looked at
        one by one its interval is Newcombe's and its p Fisher's exact one; else t with the
        standard error of the design.  More than 10 % dropped is said in `note`, since the
        rest may then no longer speak for all.

    Examples
    --------
    >>> sample = Sample({"a": [1, 1, 0, 1], "b": [1, 0, 0, None]})
    >>> rows = missing_items(sample, ["a", "b"])
    >>> [(row.indicator, round(row.estimate, 3)) for row in rows[:3]]
    [('dropped', 0.25), ('missing', 0.0), ('difference', 0.333)]
    """
    listed = columns("missing_items", "items", items)
    asked = condition("missing_items", given)
    lacks = [Operation("==", (one, Literal(None))) for one in listed]
    dropped: Expression = lacks[0]
    for one in lacks[1:]:
        dropped = Operation("or", (dropped, one))
    wanted: list[Indicator] = [_share("dropped", dropped, asked)]
    for item, lacking in zip(listed, lacks, strict=True):
        wanted.append(_share("missing", lacking, asked))
        for value in (1.0, 0.0):
            here = Operation("==", (dropped, Literal(value)))
            wanted.append(share(item, equals=1, given=_all(here, asked)))
        wanted.append(_gap(item, dropped, asked))
    found = sample.estimate(*wanted, where=where, level=level)
    rows = [_warned(found[0])]
    parts = [found.parts[0]]
    for place in range(1, len(found), 4):
        lack, of_dropped, of_kept, gap = found[place : place + 4]
        tested = _exact(of_dropped, of_kept, gap) if is_plain(sample) else gap
        rows += [lack, replace(tested, note=gap.note or text("dropped minus kept"))]
        parts += [found.parts[place], found.parts[place + 3]]
    return Results(tuple(rows), tuple(parts))


def _share(name: str, lacking: Expression, asked: Expression | None) -> Smooth:
    return Smooth(
        name=name,
        variable=name_of(lacking),
        arguments=said(given=asked),
        base=Base((ONE,), asked),
        unit="share",
        interval="share",
        tally=lacking,
        terms={"n": ONE, "x": lacking},
        value=lambda t: t["x"] / t["n"],
    )


def _gap(item: Expression, dropped: Expression, asked: Expression | None) -> Smooth:
    """The share of an item among those dropped less that among those kept."""
    yes, kept = Operation("==", (item, Literal(1.0))), Operation("not", (dropped,))
    return Smooth(
        name="difference",
        variable=name_of(item),
        arguments=said(given=asked),
        base=Base((item,), asked),
        unit="share",
        interval="difference",
        tally=dropped,
        terms={
            "in": dropped,
            "yes": times(yes, dropped),
            "out": kept,
            "other": times(yes, kept),
        },
        value=lambda t: t["yes"] / t["in"] - t["other"] / t["out"],
        undefined=text("nobody who answered it is dropped, or nobody is kept"),
    )


def _all(here: Expression, asked: Expression | None) -> Expression:
    return here if asked is None else Operation("and", (here, asked))


def _warned(row: Estimate) -> Estimate:
    """The share dropped, with a word where it is large."""
    if not row.estimate > WARNED:
        return row
    said_ = text("more than a tenth is dropped: the rest may no longer speak for all")
    return replace(row, note=said_)


def _exact(dropped: Estimate, kept: Estimate, gap: Estimate) -> Estimate:
    """The difference with Newcombe's interval and Fisher's p."""
    if math.isnan(gap.estimate):
        return gap
    counts = (dropped.count or 0, dropped.n or 0, kept.count or 0, kept.n or 0)
    found = exact.newcombe(*counts, gap.level)
    return replace(
        gap,
        ci_low=found.low,
        ci_high=found.high,
        p=exact.fisher(*counts).p,
        df=math.nan,
        method=text("Newcombe's hybrid score interval; p: Fisher's exact test, two-sided"),
    )
