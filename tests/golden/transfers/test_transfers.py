"""Equal to ratios of R's survey, of areas split row by row in make.R."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import endogen as en

HERE = Path(__file__).parent
VALUE = 1e-9  # both sum in double precision, in another order
SE = 1e-7  # the square root of a sum of squares that R takes in one more step


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_values_and_standard_errors() -> None:
    rows, expected = table("data.csv"), table("expected.csv")
    data = {k: [r[k] if k == "h" else float(r[k]) for r in rows] for k in rows[0]}
    sample = en.Sample(data, en.Design(weight="w", strata="h", psu="v"))
    found = sample.estimate(*(row["asked"] for row in expected))
    assert len(expected) == 28
    for mine, theirs in zip(found, expected, strict=True):
        assert mine.estimate == pytest.approx(float(theirs["estimate"]), rel=VALUE), theirs
        assert mine.se == pytest.approx(float(theirs["se"]), rel=SE), theirs
