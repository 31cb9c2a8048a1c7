"""The chart of the page, drawn as the charts of reports are."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.coverage.asked import WANTED
from benchmarks.coverage.drawing import PLANS
from benchmarks.coverage.measuring import Measured
from benchmarks.coverage.words import plan_name

from endogen.i18n import Label
from endogen.report.charts import Forest, Item
from endogen.report.charts.picture import OPENING, PAPER, Picture
from endogen.report.speech import Speech
from endogen.report.value import Show
from endogen.survey.estimate import Estimate

TITLE = Label("Coverage of 95 % intervals", "95% 置信区间的覆盖率")
AXIS = Label(
    "Intervals that hold the true value; 95 % was promised", "包含真值的区间所占比例；承诺为 95%"
)
DRAWN = ("n73", "groups154")
SHOWN = (
    *("mean", "share", "median", "p95", "fgt0", "fgt2", "arpr", "m0", "gini", "ge2", "qsr"),
    *("partial", "concentration", "mean_apart", "fgt0_apart"),
)


def drawn(rows: Sequence[Measured], lang: str) -> str:
    """The picture as an SVG file: coverage with the interval that the replications leave."""
    plans = [plan for plan in PLANS if plan.key in DRAWN]
    items = tuple(
        Item(one.label, tuple(f"{plan.key}.{one.key}" for plan in plans), one.family)
        for one in WANTED
        if one.key in SHOWN
    )
    chart = Forest(
        items=items,
        show=Show.PERCENT,
        series=tuple(Label(plan_name(plan, "en"), plan_name(plan, "zh")) for plan in plans),
        axis=AXIS,
        reference=0.95,
    )
    known = {f"{row.plan}.{row.indicator}": _estimate(row) for row in rows}
    title = str(getattr(TITLE, lang))
    drawing = Picture(chart, Speech(lang, known), "coverage", title, title).svg()
    drawing = drawing.replace("<svg ", OPENING, 1)
    end = drawing.index(">") + 1
    return f"{drawing[:end]}{PAPER}{drawing[end:]}\n"


def _estimate(row: Measured) -> Estimate:
    half = 1.96 * row.mc_error
    return Estimate(
        estimate=row.coverage,
        ci_low=row.coverage - half,
        ci_high=min(row.coverage + half, 1.0),
        n=row.replications,
    )
