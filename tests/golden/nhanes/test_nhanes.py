"""A national health survey, PSUs numbered within strata: equal to R's survey package (make.R)."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import pytest

import endogen as en

HERE = Path(__file__).parent
VALUE = 1e-9  # both sum in double precision, in another order
SE = 1e-7  # R's shares come from a regression that stops when its deviance moves by 1e-8
WHOLE = ("mean(age)", "total(chol)", "ratio(chol, woman)", "share(chol)")
BY_RACE = ("mean(age)", "total(chol)", "share(chol)")
CORRELATIONS = (
    "correlation(age, chol)",
    "partial_correlation(age, chol, controls=[woman])",
    "partial_correlation(chol, woman, controls=[age, race])",
)

Lines = dict[tuple[str, str], dict[str, str]]


@pytest.fixture(scope="module")
def nhanes(tmp_path_factory: pytest.TempPathFactory) -> en.Sample:
    """The sample as R's package holds it; it is not copied into this repository."""
    path = tmp_path_factory.mktemp("nhanes") / "nhanes.csv"
    subprocess.run(["Rscript", "make.R", "data", str(path)], cwd=HERE, check=True)
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    frame = {name: [float(row[name]) if row[name] else None for row in rows] for name in rows[0]}
    return en.Sample(frame, en.Design(weight="w", strata="strata", psu="psu"))


@pytest.fixture(scope="module")
def theirs() -> Lines:
    with (HERE / "expected.csv").open(encoding="utf-8") as file:
        return {(row["asked"], row["group"]): row for row in csv.DictReader(file)}


def close(row: en.Estimate, line: dict[str, str]) -> None:
    assert row.estimate == pytest.approx(float(line["estimate"]), rel=VALUE), line
    assert row.se == pytest.approx(float(line["se"]), rel=SE), line
    if line["low"] != "NA":
        limits = (float(line["low"]), float(line["high"]))
        assert (row.ci_low, row.ci_high) == pytest.approx(limits, rel=SE), line


@pytest.mark.against_r
def test_the_population(nhanes: en.Sample, theirs: Lines) -> None:
    for asked, row in zip(WHOLE, nhanes.estimate(*WHOLE), strict=True):
        close(row, theirs[asked, ""])
        assert row.df == float(theirs["df", ""]["estimate"]) == 16


@pytest.mark.against_r
def test_domains_and_what_is_said_of_them(nhanes: en.Sample, theirs: Lines) -> None:
    rows = nhanes.estimate(*BY_RACE, by="race")
    for asked, row in zip(BY_RACE * 4, rows, strict=True):
        close(row, theirs[asked, row.group])
    shares = rows.only(lambda row: row.indicator == "share")
    close(shares.difference("race", 1, 2)[0], theirs["difference", "1 − 2"])
    close(shares.difference("race", 3, 4)[0], theirs["difference", "3 − 4"])
    close(shares.ratio("race", 1, 2)[0], theirs["ratio", "1 / 2"])
    third = -1 / 3
    weights = {1: 1, 2: third, 3: third, 4: third}
    close(shares.contrast(weights, by="race")[0], theirs["contrast", ""])


@pytest.mark.against_r
def test_correlations_by_linearisation_written_out(nhanes: en.Sample, theirs: Lines) -> None:
    for asked, row in zip(CORRELATIONS, nhanes.estimate(*CORRELATIONS), strict=True):
        close(row, theirs[asked, ""])


@pytest.mark.against_r
def test_a_domain_in_few_psus_leaves_the_design_as_it_is(nhanes: en.Sample, theirs: Lines) -> None:
    row = nhanes.estimate("share(chol)", where="age == 4 and race == 4 and strata < 79")[0]
    close(row, theirs["few 4", ""])
    assert row.df == 16
    assert "PSUs only: the interval may be too narrow" in str(row.note)


@pytest.mark.against_r
def test_each_psu_left_out(nhanes: en.Sample, theirs: Lines) -> None:
    asked = ("share(chol)", "ratio(chol, woman)")
    whole = nhanes.estimate(*asked, variance="jackknife")
    part = nhanes.estimate(*asked, by="race", variance="jackknife")
    for group, rows in (("", whole), ("2", [row for row in part if row.group == "2"])):
        for name, row in zip(asked, rows, strict=True):
            close(row, theirs[f"jackknife {name}", group])
