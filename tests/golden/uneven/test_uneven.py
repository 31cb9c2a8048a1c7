"""Equal to R's survey package where a sample is uneven in every way (make.R; SESSION.txt)."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import endogen as en
from endogen.survey import engine
from endogen.survey.estimate import Estimate

HERE = Path(__file__).parent
RELATIVE = 1e-9  # both sum in double precision, in another order
DESIGNS = {
    "fpc": en.Design("w", "h", "psu", "N"),
    "nofpc": en.Design("w", "h", "psu"),
    "srs": en.Design(fpc=900),
    "weighted": en.Design("w"),
    "stratified": en.Design("w", "h"),
    "lonely-certainty": en.Design("w", "h", "psu", single_psu="certainty"),
    "lonely-centre": en.Design("w", "h", "psu", single_psu="centre"),
    "lonely-average": en.Design("w", "h", "psu", single_psu="average"),
    "lonelyfpc-certainty": en.Design("w", "h", "psu", "N", single_psu="certainty"),
    "lonelyfpc-centre": en.Design("w", "h", "psu", "N", single_psu="centre"),
    "lonelyfpc-average": en.Design("w", "h", "psu", "N", single_psu="average"),
}


def expected() -> Iterator[dict[str, str]]:
    with (HERE / "expected.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


@pytest.fixture(
    scope="module", params=["in memory", pytest.param("DuckDB", marks=pytest.mark.slow), "Polars"]
)
def samples(request: pytest.FixtureRequest) -> Iterator[dict[str, en.Sample]]:
    with pytest.MonkeyPatch.context() as patch:
        if request.param != "in memory":
            patch.setattr(engine, "IN_MEMORY", 0)
        made = {}
        for name, design in DESIGNS.items():
            file = HERE / ("lonely.csv" if name.startswith("lonely") else "data.csv")
            frame = pl.read_csv(file)
            given: Any = frame.to_arrow() if request.param == "DuckDB" else frame
            made[name] = en.Sample(given, design)
        yield made


def found(sample: en.Sample, lines: list[dict[str, str]]) -> dict[tuple[str, str], Estimate]:
    """All that is asked of a sample, in two calls: overall and by group."""
    asked = [list(dict.fromkeys(of(lines, grouped=grouped))) for grouped in (False, True)]
    whole = sample.estimate(*asked[0])
    rows = dict(zip(((name, "") for name in asked[0]), whole, strict=True))
    by = sample.estimate(*asked[1], by="g")
    names = asked[1] * (len(by) // max(len(asked[1]), 1))
    rows |= {(name, row.group): row for name, row in zip(names, by, strict=True)}
    if "mean(x)" in asked[1]:
        rows["difference", "p − q"] = by.difference("g", "p", "q")[0]
    return rows


def of(lines: list[dict[str, str]], *, grouped: bool) -> list[str]:
    mine = [line for line in lines if bool(line["group"]) is grouped]
    return [line["asked"] for line in mine if line["asked"] != "difference"]


def test_everything_that_r_says(samples: dict[str, en.Sample]) -> None:
    compared = 0
    lines = list(expected())
    rows = {
        name: found(sample, [line for line in lines if line["design"] == name])
        for name, sample in samples.items()
    }
    for line in lines:
        row = rows[line["design"]][line["asked"], line["group"]]
        told = (row.estimate, row.se, row.ci_low, row.ci_high)
        for key, value in zip(("estimate", "se", "low", "high"), told, strict=True):
            if line[key] not in ("", "NA", "NaN"):
                compared += 1
                wanted = float(line[key])
                assert math.isclose(value, wanted, rel_tol=RELATIVE), (line, key, value)
    assert compared > 400
