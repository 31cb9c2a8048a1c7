"""Made-up rows and labels for the specimen of a report."""

from __future__ import annotations

import math

from endogen.i18n import Label, text
from endogen.survey.estimate import Estimate

EVIL = "<script>alert(1)</script>"

PROGRAMMES = {
    "dividends": Label("Dividend distribution", "入股分红"),
    "cooperative": Label("Cooperative assistance", "合作社帮扶"),
    "breeding": Label("Breeding assistance (poultry, sheep, alpaca)", "养殖帮扶（禽、羊、羊驼）"),
    "employment": Label("Employment assistance", "就业帮扶"),
    "infrastructure": Label(
        "Infrastructure construction, roads, water and the village square",
        "道路、饮水和村民广场等基础设施建设",
    ),
    "technical": Label("Technical assistance", "技术帮扶"),
    "financial": Label("Financial assistance", "金融帮扶"),
    "material": Label("Material assistance", "物资帮扶"),
}
R = (-0.676, -0.644, -0.663, -0.551, -0.557, -0.541, -0.028, -0.499)
ANSWERS = (
    Label("Do not know it at all", "完全不了解"),
    Label("Know little", "不太了解"),
    Label("So-so", "一般"),
    Label("Know it", "比较了解"),
    Label("Know it well", "非常了解"),
)
REGISTERED = Label("Registered", "建档立卡户")
OTHER = Label("Not registered", "非建档立卡户")
STREAMS = (  # of the flow chart: exact, not stated, at least, a range
    (1_700_000.0, math.nan, math.nan),
    (math.nan, math.nan, math.nan),
    (140_000.0, 140_000.0, math.nan),
    (math.nan, 20_000.0, 40_000.0),
)
AGES = ("20–29", "30–39", "40–49", "50–59", "60–69", "70–79", "80+")


def _share(
    id_: str, count: int, n: int, provenance: str = "reconstructed", **more: object
) -> Estimate:
    p, z = count / n, 1.96
    middle, half = (p + z * z / 2 / n), z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    scale = 1 + z * z / n
    return Estimate(
        id=id_,
        indicator="share",
        variable=id_.split(".")[2],
        estimate=p,
        ci_low=(middle - half) / scale,
        ci_high=(middle + half) / scale,
        count=count,
        n=n,
        n_missing=0,
        method=text("share with Wilson's interval"),
        base=text("valid answers"),
        provenance=provenance,
        **more,  # type: ignore[arg-type]  # made-up rows only
    )


def _correlation(id_: str, r: float, name: str) -> Estimate:
    z, half = math.atanh(r), 1.96 / math.sqrt(67)
    return Estimate(
        id=id_,
        indicator="partial_correlation",
        variable="age, know_" + name,
        estimate=r,
        ci_low=math.tanh(z - half),
        ci_high=math.tanh(z + half),
        p=0.818 if name == "financial" else 0.0001,
        p_adjusted=0.818 if name == "financial" else 0.0008,
        df=69,
        n=73,
        method=text("partial correlation, Fisher's z interval"),
        provenance="reconstructed",
    )


def rows() -> dict[str, Estimate]:
    """The rows that the specimen shows."""
    made = [
        _share("0.sample.effective", 73, 76, "survey"),
        _share("0.sample.registered", 59, 73),
        Estimate(
            id="0.sample.undefined",
            indicator="mean",
            variable="yield",
            provenance="invented",
            note=text("Nobody answered this question."),
        ),
        Estimate(
            id="2.income.difference",
            indicator="mean",
            variable="income",
            group="1 − 0",
            estimate=-1234.5,
            ci_low=-4096.2,
            ci_high=1520.0,
            p=0.371,
            p_adjusted=0.371,
            n=73,
            method=text("difference of means, permutation test"),
            provenance="invented",
            note=text("The smallest difference that could have been found is 4,100 yuan."),
        ),
    ]
    for order, name in enumerate(PROGRAMMES):
        made.append(_correlation(f"1.age.{name}", R[order], name))
        low = _share(f"1.take.{name}.1", 50 - 4 * order, 59)
        high = _share(f"1.take.{name}.0", 13 - order, 14)
        made += [low, high]
        made.append(
            Estimate(
                id=f"1.take.{name}.difference",
                indicator="share",
                variable="part_" + name,
                estimate=low.estimate - high.estimate,
                ci_low=low.estimate - high.estimate - 0.2,
                ci_high=low.estimate - high.estimate + 0.2,
                p=0.03 + order / 10,
                p_adjusted=min(1, 0.24 + order / 10),
                n=73,
                method=text("mid-p exact test, Newcombe's interval"),
                provenance="reconstructed",
            )
        )
        counts = [6 + order, 14 - order, 11, 22 + (order % 3), 0]
        counts[4] = 73 - sum(counts)
        made += [
            _share(f"1.know.{name}.{level}", count, 73) for level, count in enumerate(counts, 1)
        ]
    for order, band in enumerate(AGES):
        made.append(_share(f"0.age.{band}", (1, 3, 9, 17, 26, 13, 4)[order], 73, "survey"))
        made.append(_share(f"0.age-other.{band}", (2, 4, 7, 9, 12, 8, 2)[order], 73, "survey"))
    for order, year in enumerate(range(2015, 2020)):
        for series in (1, 0):
            level = 3200 + 900 * order + (700 if series == 0 else 0)
            made.append(
                Estimate(
                    id=f"2.year.{year}.{series}",
                    indicator="mean",
                    variable="income",
                    estimate=level,
                    ci_low=level - 400,
                    ci_high=level + 500,
                    n=59 if series else 14,
                    provenance="invented",
                )
            )
    for at, (yuan, least, most) in enumerate(STREAMS):
        made.append(
            Estimate(
                id=f"2.flow.{at}",
                indicator="yearly",
                estimate=yuan,
                ci_low=least,
                ci_high=most,
                level=1.0,
                unit="yuan",
                provenance="invented",
                note=text("not stated") if math.isnan(least) and math.isnan(yuan) else "",
            )
        )
    return {row.id: row for row in made}
