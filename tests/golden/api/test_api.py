"""Equal to R's survey package on its api data (make.R; SESSION.txt says which versions)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

import endogen as en

HERE = Path(__file__).parent
NUMBERS = ("api99", "api00", "enroll", "api_stu", "meals", "ell", "pw", "fpc", "full", "sch_wide")
RELATIVE = (
    1e-9  # both sum in double precision, in another order; quantile functions differ by 1e-13
)
DESIGNS = {
    "srs": en.Design(fpc="fpc"),
    "srs_nofpc": en.Design(weight="pw"),
    "strat": en.Design(weight="pw", strata="stype", fpc="fpc"),
    "strat_nofpc": en.Design(weight="pw", strata="stype"),
    "clus1": en.Design(weight="pw", psu="dnum", fpc="fpc"),
    "clus1_nofpc": en.Design(weight="pw", psu="dnum"),
    "clus2": en.Design(weight="pw", psu="dnum", fpc="fpc"),
    "clus2_nofpc": en.Design(weight="pw", psu="dnum"),
}
INDICATORS = {
    "mean": "mean(api00)",
    "total": "total(enroll)",
    "ratio": "ratio(api_stu, enroll)",
    "share": "share(sch_wide)",
    "quantile0.257": "quantile(api00, q=.257)",
    "quantile0.5": "quantile(api00)",
    "quantile0.903": "quantile(api00, q=.903)",
    "correlation": "correlation(api00, meals)",
    "slope": "slope(api00, on=meals)",
    "slope_held": "slope(api00, on=sch_wide, controls=[meals, ell])",
    "slope_gap": "slope_difference(api00, on=meals, less=ell, controls=[sch_wide])",
}


def frame(name: str) -> dict[str, list[object]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {
        column: [
            (float(row[column]) if row[column] else None) if column in NUMBERS else row[column]
            for row in rows
        ]
        for column in rows[0]
    }


def expected() -> Iterator[dict[str, str]]:
    with (HERE / "expected.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


@pytest.fixture(scope="module")
def samples() -> dict[str, en.Sample]:
    return {
        name: en.Sample(frame(name.removesuffix("_nofpc")), design)
        for name, design in DESIGNS.items()
    }


@pytest.fixture(scope="module")
def computed(samples: dict[str, en.Sample]) -> dict[tuple[str, str, str], en.Estimate]:
    found = {}
    for name, sample in samples.items():
        whole = sample.estimate(*INDICATORS.values())
        for statistic, row in zip(INDICATORS, whole, strict=True):
            found[name, statistic, ""] = row
        groups = sample.estimate(INDICATORS["mean"], INDICATORS["ratio"], by="stype")
        totals = sample.estimate(INDICATORS["total"], by="stype")
        less = groups.difference("stype", "H", "M"), totals.difference("stype", "E", "H")
        for row in (*groups, *less[0], *less[1]):
            statistic = row.arguments.removeprefix("of=") if "−" in row.group else row.indicator
            found[name, statistic.split(",")[0], row.group.replace("−", "-")] = row
    return found


PLAIN = [row for row in expected() if not row["design"].startswith(("lonely", "two_stages"))]


@pytest.mark.parametrize(
    "row", PLAIN, ids=lambda r: "-".join([r["design"], r["statistic"], r["group"]])
)
def test_estimates_and_their_intervals_are_r_s(
    row: dict[str, str],
    computed: dict[tuple[str, str, str], en.Estimate],
) -> None:
    if row["statistic"] == "df":
        mine = computed[row["design"], "mean", ""]
        assert mine.df == float(row["estimate"])
        return
    mine = computed[row["design"], row["statistic"], row["group"]]
    assert mine.estimate == pytest.approx(float(row["estimate"]), rel=RELATIVE, nan_ok=True)
    assert mine.se == pytest.approx(float(row["se"]), rel=RELATIVE, nan_ok=True)
    if row["low"] != "NA":
        assert mine.ci_low == pytest.approx(float(row["low"]), rel=RELATIVE, nan_ok=True)
        assert mine.ci_high == pytest.approx(float(row["high"]), rel=RELATIVE, nan_ok=True)


@pytest.mark.parametrize(
    ("ours", "theirs"), [("certainty", "certainty"), ("centre", "adjust"), ("average", "average")]
)
def test_a_stratum_with_one_school_is_settled_as_in_r(ours: str, theirs: str) -> None:
    data = frame("strat")
    first = data["stype"].index("H")
    kept = [i for i, kind in enumerate(data["stype"]) if kind != "H" or i == first]
    lonely = {name: [values[i] for i in kept] for name, values in data.items()}
    design = en.Design(weight="pw", strata="stype", single_psu=ours)  # type: ignore[arg-type]
    mine = en.Sample(lonely, design).estimate("mean(api00)")[0]
    row = next(r for r in expected() if r["design"] == f"lonely_{theirs}")
    assert mine.estimate == pytest.approx(float(row["estimate"]), rel=RELATIVE, nan_ok=True)
    assert mine.se == pytest.approx(float(row["se"]), rel=RELATIVE, nan_ok=True)
    assert mine.ci_low == pytest.approx(float(row["low"]), rel=RELATIVE, nan_ok=True)


@pytest.mark.parametrize("statistic", ["mean", "total"])
def test_of_two_stages_the_first_is_known(
    statistic: str, computed: dict[tuple[str, str, str], en.Estimate]
) -> None:
    """R adds the schools' own sampling within districts; we know the districts' fpc only.

    The truth (R's) lies between the first stage alone and the design without fpc, which is
    what to give when the second stage matters.
    """
    theirs = next(
        r for r in expected() if (r["design"], r["statistic"]) == ("two_stages", statistic)
    )
    first, without = (computed[name, statistic, ""] for name in ("clus2", "clus2_nofpc"))
    assert first.estimate == pytest.approx(float(theirs["estimate"]), rel=RELATIVE)
    assert first.se < float(theirs["se"]) < without.se
    assert first.df == 39  # as R: PSUs less strata of the first stage
