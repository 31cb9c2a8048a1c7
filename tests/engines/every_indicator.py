"""What the engine suite asks of every engine: a sample with odd columns, and every indicator."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import numpy as np
import polars as pl

import endogen as en
from endogen.study.grammar import parse

# Names and values as researchers have them: Chinese, quotes, dots, spaces, backticks.
X, AFTER, SIZE, RECEIVED = '收入 "2019".元', "后.收入", "家庭 `人口`", "分红.1"
SIGNED = "盈亏"  # holds 0.0 and −0.0
DESIGN = en.Design(weight="w", strata="县", psu="村", fpc="N")
DESIGNS = {
    "clusters": DESIGN,
    "none": en.Design(),
    "strata": en.Design(weight="w", strata="县"),
    "joined strata": en.Design(weight="w", strata="lonely", psu="村", single_psu="collapse"),
    "simple random": en.Design(fpc=5000),
}


def rows(n: int = 240) -> pl.DataFrame:
    """Households of 4 counties and 20 villages, with everything that an engine may misread."""
    draw = np.random.default_rng(11)
    county = draw.integers(0, 4, n)
    village = county * 10 + draw.integers(0, 5, n)
    income = np.round(draw.lognormal(9, 0.8, n), -2)  # with ties
    income[draw.random(n) < 0.06] = np.nan
    after = [Decimal(int(v)) / 4 for v in draw.lognormal(9.2, 0.8, n) * 4]

    def lacking(values: Any, share: float = 0.05) -> list[Any]:
        return [None if draw.random() < share else value for value in values]

    start = dt.datetime(2020, 1, 1, 8)
    return pl.DataFrame(
        {
            "县": [("北 county", "南's", '"东"', "西")[i] for i in county],
            "村": village,
            "N": 20.0 + county,
            "lonely": np.where(village == village.min(), 0, county + 1),
            "w": draw.uniform(0.5, 3, n),
            "组": lacking([("甲", "乙")[i] for i in draw.integers(0, 2, n)]),
            X: lacking(income.tolist(), 0.03),
            AFTER: lacking(after),
            SIZE: draw.integers(1, 6, n).astype(np.int8),
            "技能": lacking(draw.integers(1, 6, n).tolist()),
            RECEIVED: lacking(draw.integers(0, 2, n).tolist()),
            "登记": lacking([bool(v) for v in draw.integers(0, 2, n)]),
            "干部": draw.integers(0, 2, n).astype(np.float32),
            SIGNED: draw.choice([-2.0, -0.0, 0.0, 1.0, 5.0], n),
            "日": [dt.date(2020, 1, 1 + int(d)) for d in draw.integers(0, 3, n)],
            "时": [start + dt.timedelta(hours=int(h)) for h in draw.integers(0, 3, n)],
        },
        schema_overrides={
            "村": pl.Int64, "lonely": pl.Int16, "组": pl.Categorical, AFTER: pl.Decimal(12, 2),
            "技能": pl.Int8, RECEIVED: pl.Int8, "登记": pl.Boolean, "时": pl.Datetime("us"),
        },
    )  # fmt: skip


ITEMS = [RECEIVED, "登记", "干部"]
FACTOR = ("3 * 干部 + 登记", "3 * 干部 + 技能", "3 * 干部 - 登记")
INDICATORS = [
    en.total(X),
    en.mean(X, given="登记 == 1"),
    en.mean(en.deflated(X, {1: 80, 2: 90, 3: 95, 4: 99, 5: 100}, year="技能", to=5)),
    en.gini(en.equivalised(X, "power", adults=SIZE, children="干部", child=0.7, theta=0.65)),
    en.share("技能", at_least=3),
    en.count("组", equals="甲"),
    en.ratio(X, AFTER),
    en.quantile(X, q=0.4),
    en.correlation(X, AFTER),
    en.partial_correlation(X, AFTER, controls=["技能", "登记"]),
    en.response_share("登记", of=ITEMS),
    en.case_share("登记", of=ITEMS),
    en.response_total("登记", of=ITEMS),
    en.first_choice("技能"),
    en.borda("技能", slots=5),
    en.mean_rank("技能"),
    en.agreement("登记", "干部"),
    en.kappa("登记", RECEIVED),
    en.fgt(X, line=9000, alpha=1.5, size=SIZE),
    en.poverty_gap_of_poor(X, line=9000, weak=True),
    en.watts(X, line=9000),
    en.sst(X, line=9000, size=SIZE),
    en.relative_fgt(X, alpha=1, size=SIZE),
    en.arpr(X),
    en.poverty_contribution(X, line=9000, group="登记", alpha=1),
    en.ge_between(X, group="技能", categories=[1, 2, 3, 4, 5]),
    en.ge_within(X, group="技能", categories=[1, 2, 3, 4, 5], alpha=1),
    en.gini(SIGNED),
    en.lorenz(X, q=0.37, size=SIZE),
    en.palma(X),
    en.qsr(X),
    en.quantile_ratio(X),
    en.ge(X, alpha=0),
    en.atkinson(X, epsilon=0.5),
    en.source_contribution("技能", total=X),
    en.source_effect("技能", total=X),
    en.gini_correlation("技能", total=X),
    en.growth_rate(X, after=AFTER),
    en.growth_incidence(X, after=AFTER, q=0.4),
    en.growth_gap(X, after=AFTER, group="登记"),
    en.ravallion_chen(X, after=AFTER, line=9000),
    en.kakwani_pernia(X, after=AFTER, line=9000),
    en.pegr(X, after=AFTER, line=9000),
    en.poverty_change(X, after=AFTER, line=9500, line_before=9000, alpha=1),
    en.coverage("登记"),
    en.undercoverage("登记", eligible=RECEIVED),
    en.leakage("技能", eligible=RECEIVED, of="money"),
    en.targeting_differential("登记", eligible=RECEIVED),
    en.concentration("技能", rank=X),
    en.cgh("技能", rank=X),
    en.benefit_share("技能", rank=X, high=0.4),
    en.kakwani("技能", welfare=X),
    en.reynolds_smolensky(X, after=AFTER),
    en.elite_capture("登记", connected="干部"),
    en.adjusted_capture("登记", connected="干部", controls=["技能", X]),
    en.headcount(ITEMS, k=0.6, weights=[1, 2, 1]),
    en.intensity(ITEMS, k=0.3, size=SIZE),
    en.m0(ITEMS, k=1 / 3),
    en.censored_headcount(ITEMS, k=1 / 3, of="登记"),
    en.deprivation_contribution(ITEMS, k=1 / 3, of=["登记", "干部"]),
    en.empowered_share(ITEMS, k=0.6),
    en.empowerment(ITEMS, k=0.8, weights=[2, 1, 1]),
    en.disempowerment_contribution(ITEMS, of="登记"),
    en.own_effort_share([X], all=[X, "技能"]),
    en.cronbach_alpha([*ITEMS, "技能"]),
    en.alpha_if_deleted([*ITEMS, "技能"], of="技能"),
    en.item_total([*ITEMS, "技能"], of="技能"),
    en.slope(X, on="登记", controls=["技能"]),
    en.slope_difference(X, on="登记", less="干部", controls=["技能"]),
    en.mediation(X, on="登记", through="技能", controls=["干部"]),
    en.herfindahl([X, AFTER, "技能"]),
    en.m1([X], cutoffs=[9000], k=1),
    en.m2([X], cutoffs=[9000], k=1),
    en.uncensored_headcount(ITEMS, of="登记"),
    en.group_contribution(ITEMS, k=0.5, group="干部"),
    en.misclassified("登记", poor=RECEIVED),
    en.misclassification("登记", poor=RECEIVED, connected="干部"),
    en.kendall_tau(X, "登记"),
    en.mcdonald_omega([parse(one) for one in FACTOR], least=9),
    en.poverty_growth(X, after=AFTER, p=0.4),
    en.datt_ravallion(X, after=AFTER, line=9000, alpha=1),
    en.datt_ravallion_waves(X, later="登记", line=9000, alpha=1),
    en.poverty_shapley(X, after=AFTER, line=9000, alpha=1),
    en.source_shapley(X, sources=[X, AFTER]),
    en.vertical_efficiency("技能", welfare=X, line=9000),
    en.reduction_efficiency("技能", welfare=X, line=9000),
    en.spillover("技能", welfare=X, line=9000),
    en.gap_efficiency("技能", welfare=X, line=9000),
    en.distributional_characteristic("技能", welfare=X),
    en.mean_vulnerability(X, line=9000, on=["技能"]),
    en.vulnerable_share(X, line=9000, on=["技能"]),
]
FEW = [en.ratio(X, AFTER), en.quantile(X), en.m0(ITEMS, k=1 / 3)]  # of each kind one
NUMBERS = ("estimate", "se", "ci_low", "ci_high", "df", "n_effective", "p")
COUNTS = ("group", "count", "n", "n_missing", "note")
REL = 1e-9  # the one tolerance of the project
