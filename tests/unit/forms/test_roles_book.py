"""roles.xlsx as a spreadsheet finds it, and what is said of wrong corrections."""

from __future__ import annotations

import re

import openpyxl
import pytest
from tests.acceptance.own_data import user
from tests.unit.proposals.students import SPSS, profile

from endogen.errors import FormError
from endogen.forms.roles_book import Outlook, judge, read_roles, write_roles
from endogen.forms.roles_book.layout import COLUMNS
from endogen.i18n import LANGUAGES
from endogen.proposals import propose
from endogen.study.role_sheet import Facts
from endogen.study.roles import VOCABULARY

PROFILES = [profile(asked) for asked in SPSS]
ROWS = propose(PROFILES)
OUTLOOK = [
    Outlook("Who is reached", "Age", ("age",)),
    Outlook("Income", "Growth", ("growth",), ("growth",)),
]


@pytest.fixture(params=LANGUAGES)
def folder(request, tmp_path):
    facts = Facts(title="一项调查", per="household")
    write_roles(tmp_path / "roles.xlsx", PROFILES, ROWS, facts, OUTLOOK, request.param)
    return tmp_path


def faults(folder):
    given = read_roles(folder / "roles.xlsx")
    _, found = judge(given, PROFILES)
    return [(f.code, f.where.cell) for f in found], found


def test_what_is_written_is_read_in_both_languages(folder):
    book, found = judge(read_roles(folder / "roles.xlsx"), PROFILES)
    assert found == ()
    by_column = {row.column: row for row in book.rows}
    for row in ROWS:
        if row.role:
            read = by_column[row.column]
            assert (read.role, read.yes, read.no) == (row.role, row.yes, row.no)
            assert (read.missing, read.unit) == (row.missing, row.unit)
    assert (book.facts.title, book.facts.per) == ("一项调查", "household")


def test_drop_down_lists_are_ranges_that_hold_the_vocabulary(folder):
    book = openpyxl.load_workbook(folder / "roles.xlsx")
    sheet = user.sheet_of(book, "roles")
    at = user.columns_of(sheet)
    rules = {
        next(iter(rule.sqref.ranges)).min_col: rule
        for rule in sheet.data_validations.dataValidation
    }
    assert set(rules) == {at[key] for key in ("role", "item", "unit", "use")}
    for rule in rules.values():
        assert rule.type == "list"
        assert len(rule.formula1) < 255
        assert '"' not in rule.formula1  # a range, not a list written out
        assert next(iter(rule.sqref.ranges)).max_row >= len(ROWS) + 1
    name, column, last = re.fullmatch(
        r"'(.+)'!\$([A-Z])\$2:\$[A-Z]\$(\d+)", rules[at["role"]].formula1
    ).groups()
    listed = [book[name][f"{column}{row}"].value for row in range(2, int(last) + 1)]
    assert [entry.partition(" · ")[0] for entry in listed] == [r.family for r in VOCABULARY]
    assert sheet.freeze_panes == "B2"


def test_the_workbook_has_no_formula_and_no_link(folder):
    book = openpyxl.load_workbook(folder / "roles.xlsx")
    for sheet in book:
        for line in sheet.iter_rows():
            assert [c.coordinate for c in line if c.data_type == "f" or c.hyperlink] == []


WRONG = [
    ("hz_age", "role", "agee", "E-ROLES-ROLE"),
    ("hz_age", "role", "户主年岁", "E-ROLES-ROLE"),
    ("know_hz", "item", "cooperativ", "E-ROLES-ITEM"),
    ("know_hz", "item", "", "E-ROLES-ITEM"),
    ("hz_age", "item", "breeding", "E-ROLES-NO-ITEM"),
    ("poor", "yes", "7", "E-ROLES-CODE"),
    ("poor", "yes", "", "E-ROLES-YES-LACKS"),
    ("poor", "no", "1", "E-ROLES-YES-NO"),
    ("poor", "missing", "-9", "E-ROLES-MISSING"),
    ("poor", "missing", "0=refuse", "E-ROLES-MISSING"),
    ("hz_age", "missing", "999=不知道", "E-ROLES-CODE"),
    ("inc20", "unit", "万", "E-ROLES-UNIT"),
    ("inc20", "use", "maybe", "E-ROLES-USE"),
    ("hz_age", "adequate", ">= 4", "E-ROLES-ADEQUATE"),
    ("id", "role", "income", "E-ROLES-NUMBERS"),
]


@pytest.mark.parametrize(("column", "key", "value", "code"), WRONG)
def test_a_wrong_correction_is_answered_with_its_cell(folder, column, key, value, code):
    user.correct(folder, {column: {key: value}})
    place = {row.column: n for n, row in enumerate(ROWS, start=2)}[column]
    at = "ABCDEFGHIJKLMNO"[list(COLUMNS).index(key)]
    listed, found = faults(folder)
    assert (code, f"{at}{place}") in listed
    said = next(f for f in found if f.code == code).say("zh")
    assert f"单元格 {at}{place}" in said


def test_the_nearest_role_is_named(folder):
    user.correct(folder, {"hz_age": {"role": "agge"}})
    _, found = faults(folder)
    assert found[0].details["nearest"] == "age"


def test_several_faults_are_told_at_once(folder):
    user.correct(folder, {"hz_age": {"role": "agee"}, "poor": {"no": "1"}, "inc20": {"unit": "x"}})
    listed, _ = faults(folder)
    assert {code for code, _ in listed} == {"E-ROLES-ROLE", "E-ROLES-YES-NO", "E-ROLES-UNIT"}


def test_a_role_given_twice_names_both_cells(folder):
    user.correct(folder, {"po_age": {"role": "age"}})
    listed, found = faults(folder)
    assert listed == [("E-ROLES-TWICE", "E9")]
    assert found[0].details["first"] == "E8"


def test_two_ids(folder):
    rows = user.read(folder)
    assert rows["id"]["role"].startswith("id")
    user.correct(folder, {"vill": {"role": "id"}})
    assert faults(folder)[0] == [("E-ROLES-TWICE", "E4")]


def edit(folder, change):
    book = openpyxl.load_workbook(folder / "roles.xlsx")
    change(user.sheet_of(book, "roles"))
    book.save(folder / "roles.xlsx")


def test_a_deleted_row_and_a_renamed_column(folder):
    edit(folder, lambda sheet: sheet.delete_rows(8))
    assert ("E-ROLES-ROW-LACKS", "A8") in faults(folder)[0]
    edit(folder, lambda sheet: setattr(sheet["A2"], "value", "idd"))
    listed, found = faults(folder)
    assert ("E-ROLES-COLUMN", "A2") in listed
    assert next(f for f in found if f.code == "E-ROLES-COLUMN").details["nearest"] == "id"


def test_a_row_that_stands_twice(folder):
    edit(folder, lambda sheet: setattr(sheet["A9"], "value", sheet["A8"].value))
    assert ("E-ROLES-COLUMN-TWICE", "A9") in faults(folder)[0]


def test_rows_and_columns_may_be_moved(folder):
    def turn(sheet):
        lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
        sheet.delete_rows(1, sheet.max_row)
        for line in [lines[0], *reversed(lines[1:])]:
            sheet.append(line[::-1])

    edit(folder, turn)
    assert faults(folder)[0] == []


def test_a_heading_that_is_gone(folder):
    edit(folder, lambda sheet: setattr(sheet["E1"], "value", "Rolle"))
    with pytest.raises(FormError) as error:
        read_roles(folder / "roles.xlsx")
    assert error.value.code == "E-ROLES-HEADING"
    assert error.value.where.row == 1


def test_a_sheet_that_is_gone(folder):
    book = openpyxl.load_workbook(folder / "roles.xlsx")
    user.sheet_of(book, "roles").title = "mine"
    book.save(folder / "roles.xlsx")
    with pytest.raises(FormError) as error:
        read_roles(folder / "roles.xlsx")
    assert error.value.code == "E-ROLES-SHEET"


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("kind", "snowball", "E-ROLES-FACT"),
        ("base_year", "twenty", "E-ROLES-YEAR"),
        ("first", "July", "E-ROLES-DAY"),
        ("per", "village", "E-ROLES-FACT"),
    ],
)
def test_the_sheet_study_is_checked_too(folder, key, value, code):
    user.correct(folder, facts={key: value})
    listed, found = faults(folder)
    assert [c for c, _ in listed] == [code]
    assert re.fullmatch(r"B\d+", found[0].where.cell)


def test_numbers_typed_as_numbers(folder):
    """Excel makes 1.0 of 1: it is the same code."""
    user.correct(folder, {"poor": {"yes": 1, "no": 0.0}})
    assert faults(folder)[0] == []


def test_what_is_enough_of_an_item_is_read_and_a_workbook_of_before_lacks_it(folder):
    """One column more: who corrected a workbook before it was there need not begin again."""
    user.correct(folder, {"hz_age": {"role": "values", "item": "future", "adequate": ">= 4"}})
    book, found = judge(read_roles(folder / "roles.xlsx"), PROFILES)
    assert found == ()
    assert next(row for row in book.rows if row.column == "hz_age").adequate == ">= 4"
    sheets = openpyxl.load_workbook(folder / "roles.xlsx")
    sheet = user.sheet_of(sheets, "roles")
    sheet.delete_cols(list(COLUMNS).index("adequate") + 1)
    sheets.save(folder / "roles.xlsx")
    before, found = judge(read_roles(folder / "roles.xlsx"), PROFILES)
    assert found == ()
    assert next(row for row in before.rows if row.column == "hz_age").adequate == ""
