"""Every indicator of the catalogue is R's: written out once more in make.R, value and error."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import endogen as en
from endogen.survey.estimate import Estimate

HERE = Path(__file__).parent
VALUE = 1e-9  # both sum in double precision, in another order
SE = 1e-7  # make.R differentiates numerically, to some 1e-10 of the largest influence


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


EXPECTED = table("expected.csv")


@pytest.fixture(scope="module")
def found() -> dict[str, Estimate]:
    rows = table("data.csv")
    data = {name: [float(row[name]) if row[name] else None for row in rows] for name in rows[0]}
    sample = en.Sample(data, en.Design(weight="w", strata="h", psu="v"))
    asked = [row["asked"] for row in EXPECTED]
    return dict(zip(asked, sample.estimate(*asked), strict=True))


@pytest.mark.parametrize("theirs", EXPECTED, ids=lambda row: row["asked"])
def test_value_and_standard_error(theirs: dict[str, str], found: dict[str, Estimate]) -> None:
    mine = found[theirs["asked"]]
    assert mine.estimate == pytest.approx(float(theirs["estimate"]), rel=VALUE)
    if theirs["se"]:
        assert mine.se == pytest.approx(float(theirs["se"]), rel=SE)
