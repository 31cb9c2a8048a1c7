"""CSV: exact columns, nothing that a spreadsheet would run, numbers stay numbers."""

from __future__ import annotations

import csv
import io
import math

import pandas as pd
import polars as pl
import pytest

from endogen.i18n import Label, text
from endogen.report.csv import lines, results_csv, safe
from endogen.survey.estimate import COLUMNS, Estimate

ROWS = [
    Estimate(
        id="1.age.finance",
        indicator="partial_correlation",
        variable="age, know_finance",
        estimate=-0.028123456789012345,
        ci_low=-0.3,
        ci_high=0.2,
        df=69,
        n=73,
        method=text("{name} test", name=Label("exact", "精确")),
        note="=HYPERLINK(1)",
        group="藏族",
    ),
    Estimate(id="2.x", estimate=math.inf, count=0, note="two\nlines, and a comma"),
]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "＝1+1",
        "＋1",
        "＠A1",
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell):
    """The leading signs that OWASP names for CSV injection, and their full-width forms."""
    assert safe(cell) == "'" + cell


KEEP = ["-1.5", "+3", "-.028", "-12.3%", "1e-5", "[-.3, .2]", "–", "藏族", ""]


@pytest.mark.parametrize("cell", KEEP)
def test_numbers_and_plain_words_stay_as_they_are(cell):
    assert safe(cell) == cell


def test_results_keep_the_fixed_order_of_columns_and_every_digit():
    read = list(csv.reader(io.StringIO(results_csv(ROWS).decode("utf-8-sig"))))
    assert tuple(read[0]) == COLUMNS
    assert read[0][:3] == ["id", "indicator", "variable"]
    first = dict(zip(read[0], read[1], strict=True))
    assert float(first["estimate"]) == ROWS[0].estimate
    assert (first["df"], first["n"], first["count"], first["p"]) == ("69", "73", "", "")
    assert first["method"] == "exact test"
    assert first["note"] == "'=HYPERLINK(1)"
    assert dict(zip(read[0], read[2], strict=True))["note"] == ROWS[1].note


def test_other_readers_find_the_same_columns_and_numbers():
    content = results_csv(ROWS)
    for frame in (pd.read_csv(io.BytesIO(content)), pl.read_csv(content)):
        assert list(frame.columns) == list(COLUMNS)
        assert float(frame["estimate"][0]) == ROWS[0].estimate
        assert frame["group"][0] == "藏族"


def test_the_mark_stands_in_the_note_of_every_row():
    read = list(csv.DictReader(io.StringIO(results_csv(ROWS, "internal: …").decode("utf-8-sig"))))
    assert [row["note"].startswith("internal: …") for row in read] == [True, True]


def test_a_heading_takes_one_cell_a_line_and_cannot_break_out():
    content = lines([["a", "b"], ["1", "=2"]], heading=["Title, with\n=comma"]).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(content)))
    assert read == [["# Title, with =comma"], ["a", "b"], ["1", "'=2"]]
