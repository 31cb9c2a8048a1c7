"""What is estimated in every sample, and how it is called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import polars as pl
from benchmarks.coverage.population import DEPRIVATIONS, LINE, population

import endogen as en
from endogen.i18n import Label
from endogen.survey.estimate import Estimate


@dataclass(frozen=True)
class Wanted:
    """An indicator as it is typed, under a short key.

    Attributes
    ----------
    key : str
    family, label : Label
    of : str
        The expression, as `endogen estimate --of` takes it.
    apart : bool
        Whether the difference of large households (five and more) and the others is wanted.
    """

    key: str
    family: Label
    label: Label
    of: str
    apart: bool = False


LEVELS = Label("Levels and shares", "水平与比例")
POVERTY = Label("Poverty", "贫困")
UNEQUAL = Label("Inequality", "不平等")
TOGETHER = Label("Association and targeting", "关联与瞄准")
APART = Label("Differences of two groups", "两组之差")
ITEMS = f"[{', '.join(DEPRIVATIONS)}]"

WANTED = (
    Wanted("mean", LEVELS, Label("Mean", "均值"), "mean(spending)"),
    Wanted("ratio", LEVELS, Label("Ratio of totals", "总量之比"), "ratio(food, all_spending)"),
    Wanted("share", LEVELS, Label("Share (common)", "比例（常见）"), "share(electricity)"),
    Wanted("rare", LEVELS, Label("Share (rare)", "比例（罕见）"), "share(tanker)"),
    Wanted("p10", LEVELS, Label("Quantile .1", "分位数 .1"), "quantile(spending, q=.1)"),
    Wanted("median", LEVELS, Label("Median", "中位数"), "quantile(spending)"),
    Wanted("p95", LEVELS, Label("Quantile .95", "分位数 .95"), "quantile(spending, q=.95)"),
    Wanted("fgt0", POVERTY, Label("Headcount FGT(0)", "贫困发生率 FGT(0)"),
           f"fgt(spending, line={LINE})"),
    Wanted("fgt1", POVERTY, Label("Gap FGT(1)", "贫困深度 FGT(1)"),
           f"fgt(spending, line={LINE}, alpha=1)"),
    Wanted("fgt2", POVERTY, Label("Severity FGT(2)", "贫困强度 FGT(2)"),
           f"fgt(spending, line={LINE}, alpha=2)"),
    Wanted("watts", POVERTY, Label("Watts index", "瓦茨指数"), f"watts(spending, line={LINE})"),
    Wanted("sst", POVERTY, Label("Sen–Shorrocks–Thon", "SST 指数"),
           f"sst(spending, line={LINE})"),
    Wanted("arpr", POVERTY, Label("Relative line, headcount", "相对贫困线，发生率"),
           "arpr(spending)"),
    Wanted("arpr1", POVERTY, Label("Relative line, gap", "相对贫困线，深度"),
           "relative_fgt(spending, alpha=1)"),
    Wanted("h", POVERTY, Label("Multidimensional headcount H", "多维贫困发生率（H）"),
           f"headcount({ITEMS}, k=.4)"),
    Wanted("m0", POVERTY, Label("Multidimensional M0", "多维贫困指数（M0）"),
           f"m0({ITEMS}, k=.4)"),
    Wanted("gini", UNEQUAL, Label("Gini", "基尼系数"), "gini(spending)"),
    Wanted("theil", UNEQUAL, Label("GE(1), Theil", "广义熵 GE(1)（泰尔）"),
           "ge(spending, alpha=1)"),
    Wanted("ge2", UNEQUAL, Label("GE(2)", "广义熵 GE(2)"), "ge(spending, alpha=2)"),
    Wanted("atkinson", UNEQUAL, Label("Atkinson (1)", "阿特金森指数（1）"),
           "atkinson(spending, epsilon=1)"),
    Wanted("qsr", UNEQUAL, Label("S80/S20", "S80/S20"), "qsr(spending)"),
    Wanted("palma", UNEQUAL, Label("Palma ratio", "帕尔马比率"), "palma(spending)"),
    Wanted("p90p10", UNEQUAL, Label("P90/P10", "P90/P10"), "quantile_ratio(spending)"),
    Wanted("lorenz", UNEQUAL, Label("Share of the lowest 40 %", "最低 40% 的份额"),
           "lorenz(spending, q=.4)"),
    Wanted("correlation", TOGETHER, Label("Correlation", "相关系数"),
           "correlation(spending, rooms)"),
    Wanted("partial", TOGETHER, Label("Partial correlation", "偏相关系数"),
           "partial_correlation(spending, rooms, controls=[size, urban])"),
    Wanted("concentration", TOGETHER, Label("Concentration index", "集中指数"),
           "concentration(electricity, rank=spending)"),
    Wanted("kakwani", TOGETHER, Label("Kakwani index", "卡克瓦尼指数"),
           "kakwani(food_per_head, welfare=spending)"),
    Wanted("cgh", TOGETHER, Label("CGH index", "CGH 瞄准指数"), "cgh(electricity, rank=spending)"),
    Wanted("mean_apart", APART, Label("of the mean", "均值之差"), "mean(spending)", apart=True),
    Wanted("fgt0_apart", APART, Label("of the headcount", "贫困发生率之差"),
           f"fgt(spending, line={LINE})", apart=True),
    Wanted("gini_apart", APART, Label("of the Gini", "基尼系数之差"), "gini(spending)", apart=True),
    Wanted("median_apart", APART, Label("of the median", "中位数之差"),
           "quantile(spending)", apart=True),
)  # fmt: skip


def estimates(frame: pl.DataFrame, design: en.Design) -> list[Estimate]:
    """Everything wanted from one sample, in the order of `WANTED`."""
    sample = en.Sample(frame, design)
    whole = sample.estimate(*(one.of for one in WANTED if not one.apart))
    groups = sample.estimate(*(one.of for one in WANTED if one.apart), by="large")
    return [*whole, *groups.difference("large", 1, 0)]


@cache
def truth() -> dict[str, float]:
    """The same of the whole population."""
    found = estimates(population(), en.Design())
    return {one.key: row.estimate for one, row in zip(WANTED, found, strict=True)}
