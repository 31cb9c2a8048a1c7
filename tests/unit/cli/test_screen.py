"""What is printed: numbers, tables, lines of help."""

from __future__ import annotations

import csv
import io
import json
import math

import pytest

from endogen.cli.help import beside
from endogen.cli.tables import print_results, print_table
from endogen.i18n import text
from endogen.report.wrapping import wide, wrapped
from endogen.study.codebook import Codebook
from endogen.survey.estimate import COLUMNS, Estimate
from endogen.survey.readable import number

ROWS = [
    Estimate(
        indicator="mean",
        variable="income",
        group="1",
        domain="registered",
        estimate=5321.987654321,
        se=12.5,
        ci_low=5297.0,
        ci_high=5346.0,
        n=59,
        method=text("wrong use"),
    ),
    Estimate(indicator="mean", variable="income", group="2", domain="registered", n=0),
]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.0, "0"),
        (1.0, "1"),
        (-0.676, "-0.676"),
        (5321.987654321, "5321.99"),
        (1e9, "1000000000"),
        (0.8082191780821918, "0.808219"),
        (1.5e-7, "1.5e-07"),
        (math.nan, ""),
        (math.inf, ""),
        (-1234567.89, "-1234568"),
        (0.00012345678, "0.000123457"),
    ],
)
def test_numbers_have_six_digits(value, said):
    assert number(value) == said


def test_a_table_lines_up_chinese(capsys):
    print_table(["组", "n"], [["建档立卡户", "59"], ["x", "14"]])
    lines = capsys.readouterr().out.splitlines()
    assert len({wide(line[: line.rindex(" ")]) for line in (lines[2], lines[3])}) == 1


def test_csv_has_the_fixed_columns_and_all_digits(capsys):
    print_results(ROWS, "csv", Codebook(()))
    read = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert tuple(read[0]) == COLUMNS
    assert float(read[0]["estimate"]) == 5321.987654321
    assert read[1]["estimate"] == ""


def test_json_has_null_for_what_is_not_known(capsys):
    print_results(ROWS, "json", Codebook(()))
    read = json.loads(capsys.readouterr().out)
    assert tuple(read[0]) == COLUMNS
    assert read[1]["estimate"] is None
    assert read[0]["n"] == 59


def test_a_table_for_people_shows_groups_and_intervals(capsys):
    print_results(ROWS, "table", Codebook(()))
    said = capsys.readouterr().out
    assert "5297 … 5346" in said
    assert "95 %" in said


def test_help_lines_break_where_each_language_breaks():
    assert wrapped("one two three", 7) == ["one two", "three"]
    broken = wrapped("列出答案中的问题；有错误时退出码为 1。", 20)
    assert all(wide(line) <= 22 for line in broken)
    assert "".join(broken).replace(" ", "") == "列出答案中的问题；有错误时退出码为1。"
    assert not any(line.startswith(("；", "。", "，")) for line in broken)


def test_a_long_name_pushes_its_description_below():
    assert beside("  --a-very-long-option-name X", "about", 80)[1].strip() == "about"
