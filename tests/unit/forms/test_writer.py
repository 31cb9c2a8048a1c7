"""A questionnaire is written so that people can read it, and always the same."""

from __future__ import annotations

import time
from pathlib import Path

import openpyxl
from tests.unit.forms.forms_at_hand import P_VILLAGE, p_village

from endogen.forms import read_folder
from endogen.forms.workbook import open_workbook


def test_the_same_bytes_again(tmp_path: Path) -> None:
    first = p_village(tmp_path).read_bytes()
    time.sleep(2.1)  # the clock of a zip archive ticks every two seconds
    assert p_village(tmp_path).read_bytes() == first


def test_what_is_read_back_is_what_was_written(tmp_path: Path) -> None:
    written = read_folder(P_VILLAGE)
    read = open_workbook(p_village(tmp_path))
    assert read == written


def test_it_can_be_read_by_people(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(p_village(tmp_path))
    survey = book["survey"]
    assert survey.freeze_panes == "C2"
    assert survey["A1"].font.b
    assert survey["C20"].alignment.wrap_text
    assert survey.column_dimensions["C"].width > 40
    fills = {row[0].fill.fgColor.rgb for row in survey.iter_rows(min_row=2)}
    assert len(fills) > 4
