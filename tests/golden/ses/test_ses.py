"""Earnings of employees in enterprises: equal to laeken's values and R's standard errors.

`arpr` by region has each region's own median; laeken's `breakdown` keeps that of the country,
so its function is called on each region here.
"""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import pytest

import endogen as en

HERE = Path(__file__).parent
VALUE = 1e-9  # both sum in double precision, in another order
SE = 1e-7  # influences go through quotients of large sums before they are squared
ASKED = (
    "gini(wage)",
    "qsr(wage)",
    "arpr(wage)",
    "quantile(wage, q=0.1)",
    "quantile(wage, q=0.5)",
    "quantile(wage, q=0.9)",
    "mean(wage)",
    "ratio(overtime, month)",
    "share(woman)",
)


@pytest.fixture(scope="module")
def ses(tmp_path_factory: pytest.TempPathFactory) -> en.Sample:
    """The sample as R's package holds it; it is not copied into this repository."""
    path = tmp_path_factory.mktemp("ses") / "ses.csv"
    subprocess.run(["Rscript", "make.R", "data", str(path)], cwd=HERE, check=True)
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    frame = {
        name: [row[name] if name == "region" else float(row[name]) for row in rows]
        for name in rows[0]
    }
    return en.Sample(frame, en.Design(weight="w", strata="region", psu="unit"))


def expected() -> dict[tuple[str, str], dict[str, str]]:
    with (HERE / "expected.csv").open(encoding="utf-8") as file:
        return {(row["asked"], row["group"]): row for row in csv.DictReader(file)}


@pytest.mark.against_r
def test_the_country_and_its_regions(ses: en.Sample) -> None:
    theirs, compared = expected(), 0
    rows = [*ses.estimate(*ASKED), *ses.estimate(*ASKED, by="region")]
    for asked, row in zip(ASKED * 4, rows, strict=True):
        line = theirs[asked, row.group]
        assert row.estimate == pytest.approx(float(line["estimate"]), rel=VALUE), line
        assert row.se == pytest.approx(float(line["se"]), rel=SE), line
        if line["low"] != "NA":
            limits = (float(line["low"]), float(line["high"]))
            assert (row.ci_low, row.ci_high) == pytest.approx(limits, rel=SE), line
        compared += 1
    assert compared == 36
    assert {row.df for row in rows} == {500 - 3}


@pytest.mark.against_r
def test_women_and_men(ses: en.Sample) -> None:
    theirs = expected()
    means = ses.estimate("mean(wage)", by="woman")
    for row in (means.difference("woman", 1, 0)[0], means.ratio("woman", 1, 0)[0]):
        line = theirs[row.indicator, row.group]
        assert row.estimate == pytest.approx(float(line["estimate"]), rel=VALUE)
        assert row.se == pytest.approx(float(line["se"]), rel=SE)
