"""Answers from which little can be computed: the report says so and is written all the same."""

from __future__ import annotations

import csv
import random

import pytest


def blank(*families):
    def change(rows):
        for row in rows:
            for name in row:
                if name.startswith(families):
                    row[name] = ""

    return change


def keep(test):
    def change(rows):
        rows[:] = [row for row in rows if test(row)]

    return change


def first(n):
    def change(rows):
        del rows[n:]

    return change


def alike(rows):
    for row in rows:
        row |= {"income": "20000", "income_before": "20000", "growth": "100", "age": "50"}


def holes(rows):
    chance = random.Random(7)
    del rows[5:]
    for row in rows:
        for name in row:
            if (
                name not in ("household_id", "consent_survey", "provenance")
                and chance.random() < 0.9
            ):
                row[name] = ""


@pytest.mark.parametrize(
    "change",
    [
        first(1),
        first(2),
        keep(lambda row: row["registered"] == "1"),
        keep(lambda row: row["registered"] == "2"),
        blank("registered"),
        blank("know_", "will_", "part_", "channel", "source_", "income"),
        alike,
        holes,
    ],
    ids=[
        "one household",
        "two households",
        "registered only",
        "none registered",
        "registration unknown",
        "whole families blank",
        "all alike",
        "holes",
    ],
)
def test_a_report_is_written_all_the_same(village, endogen, change):
    village.spoil(change)
    code, said = endogen("run", village.folder, "--lang", "en")
    assert code == 0, said
    with (village.folder / "out" / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            assert "nan" not in row["estimate"].lower()
            assert "inf" not in row["estimate"].lower()


def test_the_order_of_rows_does_not_matter(village, endogen):
    def results(name):
        code, said = endogen("run", village.folder, "--lang", "en", "--out", village.folder / name)
        assert code == 0, said
        return (village.folder / name / "results.csv").read_text(encoding="utf-8-sig")

    before = results("one")
    village.spoil(lambda rows: random.Random(3).shuffle(rows))
    after = results("two")
    for one, two in zip(csv.DictReader(before.splitlines()), csv.DictReader(after.splitlines()),
                        strict=True):  # fmt: skip
        for name in one:
            try:
                assert float(one[name]) == pytest.approx(float(two[name]), rel=1e-9, abs=1e-12)
            except ValueError:
                assert one[name] == two[name]
