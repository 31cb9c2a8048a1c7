"""Cronbach's alpha of R's attitude data (make.R; SESSION.txt says which version)."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import numpy as np
import pytest

import endogen as en

HERE = Path(__file__).parent
VALUE = 1e-9  # both sum in double precision, in another order


@pytest.mark.against_r
def test_alpha_is_r_s(tmp_path: Path) -> None:
    path = tmp_path / "attitude.csv"
    subprocess.run(["Rscript", "make.R", "data", str(path)], cwd=HERE, check=True)
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    answers = {name: np.array([float(row[name]) for row in rows]) for name in rows[0]}
    with (HERE / "expected.csv").open(encoding="utf-8") as file:
        theirs = {row["statistic"]: float(row["value"]) for row in csv.DictReader(file)}
    asked = en.cronbach_alpha(list(answers))
    assert en.estimate(answers, asked)[0].estimate == pytest.approx(theirs["raw"], rel=VALUE)
    alike = {name: (x - x.mean()) / x.std() for name, x in answers.items()}
    found = en.estimate(alike, asked)[0].estimate
    assert found == pytest.approx(theirs["standardised"], rel=VALUE)
