"""Files are known by their bytes; a table is read exactly or refused."""

from __future__ import annotations

import datetime as dt
import zipfile

import pytest
import xlsxwriter
from tests.unit.sources.village import INSTRUMENT, answers, text

from endogen.errors import DataError, OutsideError
from endogen.sources import load as loading
from endogen.sources.answers import open_data
from endogen.sources.kinds import FileKind, kind_of
from endogen.study.answers import ROW, Held
from endogen.study.problem import Severity
from endogen.survey.engine import collect


def rows_of(found):
    frame = collect(found.frame)
    return [
        tuple(None if v != v else v for v in row)
        for row in zip(*(frame[name].tolist() for name in found.columns), strict=True)
    ]


def csv(folder, content, name="answers.csv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def workbook(folder, rows, name="answers.xlsx", sheets=("Sheet1",), at=(0, 0)):
    path = folder / name
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        for sheet in sheets:
            page = book.add_worksheet(sheet)
            for down, row in enumerate(rows):
                page.write_row(at[0] + down, at[1], row)
    return path


def refused(path, **options):
    with pytest.raises((DataError, OutsideError)) as error:
        open_data(path, **options)
    assert error.value.say("zh")
    return error.value


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(tmp_path, delimiter):
    content = delimiter.join(["id", "words", "n"]) + "\n"
    content += delimiter.join(["a", f'"one{delimiter} two"', "3"]) + "\n"
    found = open_data(csv(tmp_path, content))
    assert rows_of(found) == [("a", f"one{delimiter} two", 3)]


def test_lines_within_quotation_marks_and_empty_lines(tmp_path):
    found = open_data(csv(tmp_path, 'sep=;\n\nid;words\n1;"two\nlines"\n;\n2;x\n\n'))
    assert rows_of(found) == [(1, "two\nlines"), (2, "x")]


def test_empty_cells_behind_the_header_are_no_cells(tmp_path):
    assert rows_of(open_data(csv(tmp_path, "id,n,,\na,1,,\nb,2,,\n"))) == [("a", 1), ("b", 2)]


def test_rows_are_numbered_as_a_spreadsheet_does(tmp_path):
    found = open_data(csv(tmp_path, "id,n\na,1\n,\nb,2\n"))
    assert collect(found.frame)[ROW].tolist() == [2, 4]


def test_a_comma_is_no_thousands_sign_beside_semicolons(tmp_path):
    path = csv(tmp_path, "household_id;income\nP1;1,234\n")
    found = open_data(path, INSTRUMENT)
    assert [p.code for p in found.problems] == ["E-DATA-TEXT-IN-NUMBER"]
    assert rows_of(found) == [("P1", None)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "E-DATA-EMPTY"),
        ("\n\n", "E-DATA-EMPTY"),
        ("id,n\n", "E-DATA-NO-ROWS"),
        ("id,n\n,\n", "E-DATA-NO-ROWS"),
        ("id,n\na,1,9\nb,2\n", "E-DATA-RAGGED"),
        ("id,n\na\n", "E-DATA-RAGGED"),
        ('id,n\na,"1\n', "E-DATA-CSV"),
        ('id,n\na,"1"2\n', "E-DATA-CSV"),
        ("id,id\na,1\n", "E-DATA-NAME-TWICE"),
        ("id,Id\na,1\n", "E-DATA-NAME-CASE"),
        ("id,,n\na,1,2\n", "E-DATA-NO-NAME"),
        (b"%PDF-1.7\n1 0 obj", "E-DATA-KIND"),
        (b"\x1f\x8b\x08\x00 compressed", "E-DATA-KIND"),
        (b"id\x00\x01\x02\x03\x04\x05\x06abcdefgh\x00", "E-DATA-KIND"),
        (b"PK\x03\x04 no archive", "E-DATA-BROKEN"),
        (b"PAR1 no parquet", "E-DATA-BROKEN"),
        (b"$FL2@(#) no SPSS", "E-DATA-BROKEN"),
        (b"<stata_dta><header>no Stata", "E-DATA-BROKEN"),
    ],
)
def test_refused(tmp_path, content, code):
    assert refused(csv(tmp_path, content)).code == code


def test_ragged_rows_are_named(tmp_path):
    error = refused(csv(tmp_path, "id,n\na,1\nb\nc,1,2\n"))
    assert (error.where.row, error.details["n"], error.details["rows"]) == (3, 2, "3, 4")


def test_no_such_file(tmp_path):
    assert refused(tmp_path / "households.csv").code == "E-OUTSIDE-NO-FILE"


def test_blocks_of_rows_make_one_table(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "BLOCK", 5)
    rows = answers(12)
    rows[10]["income"] = "约三千"
    found = open_data(csv(tmp_path, text(rows)), INSTRUMENT)
    assert len(rows_of(found)) == 12
    assert [(p.row, p.id, p.value) for p in found.problems] == [(12, "P011", "约三千")]


def test_a_workbook(tmp_path):
    rows = [("household_id", "age", "start"), ("P1", 41, dt.date(2021, 7, 3)), ("P2", "４２", "")]
    found = open_data(workbook(tmp_path, rows, at=(2, 1)), INSTRUMENT)
    assert found.columns["start"] is Held.DATE
    assert [(row[0], row[1]) for row in rows_of(found)] == [("P1", 41), ("P2", 42)]
    assert [(p.code, p.row, p.id) for p in found.problems] == [("E-DATA-NUMBER-READ", 5, "P2")]
    assert found.reading["sheet"] == "Sheet1"


def test_a_workbook_of_several_sheets(tmp_path):
    path = workbook(tmp_path, [("id", "n"), ("a", 1)], sheets=("数据", "说明"))
    found = open_data(path)
    assert [(p.code, p.value) for p in found.problems] == [("E-DATA-SHEETS", "数据")]
    assert open_data(path, sheet="说明").problems == ()
    error = refused(path, sheet="数剧")
    assert (error.code, error.details["nearest"]) == ("E-DATA-SHEET", "数据")


def test_an_empty_workbook(tmp_path):
    assert refused(workbook(tmp_path, [])).code == "E-DATA-EMPTY"
    assert refused(workbook(tmp_path, [("id", "n")])).code == "E-DATA-NO-ROWS"


def test_a_long_number_kept_as_a_number_has_lost_digits(tmp_path):
    rows = [("household_id", "age"), (140123199001011234, 41)]
    found = open_data(workbook(tmp_path, rows), INSTRUMENT)
    assert [p.code for p in found.problems] == ["E-DATA-ID-ROUNDED"]


def test_a_workbook_that_is_called_csv(tmp_path):
    path = workbook(tmp_path, [("id", "n"), ("a", 1)])
    found = open_data(path.rename(tmp_path / "answers.csv"))
    assert [p.code for p in found.problems] == ["E-DATA-EXTENSION"]
    assert rows_of(found) == [("a", 1)]


def test_text_that_is_called_a_workbook(tmp_path):
    found = open_data(csv(tmp_path, "id,n\na,1\n", "answers.xlsx"))
    assert [p.code for p in found.problems] == ["E-DATA-EXTENSION"]


def test_a_workbook_with_a_password(tmp_path):
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    encrypted += "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    assert refused(csv(tmp_path, encrypted, "answers.xlsx")).code == "E-DATA-ENCRYPTED"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "answers.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<x/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (12 << 20))
    assert path.stat().st_size < 1 << 20
    assert refused(path).code == "E-DATA-BOMB"


def test_an_archive_that_is_no_workbook(tmp_path):
    path = tmp_path / "answers.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("answers.csv", "id,n\n")
    assert refused(path).code == "E-DATA-KIND"


def test_a_second_header_row(tmp_path):
    rows = [{key: f"question {key}" for key in answers(1)[0]}, *answers(5)]
    path = csv(tmp_path, text(rows))
    with pytest.raises(DataError) as error:
        open_data(path, INSTRUMENT)
    assert error.value.code == "E-DATA-TWO-HEADERS"
    assert error.value.where.row == 2


def test_parquet_is_looked_at_where_it_lies(tmp_path):
    import polars as pl

    folder = tmp_path / "households"
    folder.mkdir()
    for part in (1, 2):
        pl.DataFrame(
            {
                "household_id": [f"P{part}a", f"P{part}b"],
                "age": [40, 50],
                "registered": [1, 2],
                "income": ["20000", "abc"],
            }
        ).write_parquet(folder / f"{part}.parquet")
    found = open_data(folder, INSTRUMENT)
    assert found.reading["kind"] == FileKind.PARQUET
    assert sorted(rows_of(found)) == [
        ("P1a", 40, 1, 20_000),
        ("P1b", 50, 2, None),
        ("P2a", 40, 1, 20_000),
        ("P2b", 50, 2, None),
    ]
    assert {(p.code, p.value) for p in found.problems} == {("E-DATA-TEXT-IN-NUMBER", "abc")}


def test_parquet_that_holds_numbers_as_text_and_says_where_it_is_from(tmp_path):
    """DuckDB 2 lets nothing else be asked while a count is not fetched to its end."""
    import polars as pl

    path = tmp_path / "answers.parquet"
    pl.DataFrame({"income": ["20000", "3"], "provenance": ["synthetic"] * 2}).write_parquet(path)
    found = open_data(path, INSTRUMENT)
    assert [row[0] for row in rows_of(found)] == [20_000, 3]
    assert found.synthetic
    assert not found.problems


def test_parquet_names_that_differ_only_in_case(tmp_path):
    import polars as pl

    path = tmp_path / "answers.parquet"
    pl.DataFrame({"a": [1], "A": [2]}).write_parquet(path)
    assert refused(path).code == "E-DATA-NAME-CASE"


def test_a_long_number_in_parquet_keeps_its_digits_where_it_identifies(tmp_path):
    import polars as pl

    path = tmp_path / "answers.parquet"
    pl.DataFrame({"household_id": [140123199001011234]}).write_parquet(path)
    assert rows_of(open_data(path, INSTRUMENT)) == [("140123199001011234",)]


@pytest.mark.parametrize(("name", "kind"), [("a.csv", FileKind.TEXT), ("a.sav", FileKind.TEXT)])
def test_the_name_does_not_count(tmp_path, name, kind):
    assert kind_of(csv(tmp_path, "id,n\n1,2\n", name), name) is kind


def test_what_r_writes_where_there_is_no_answer(tmp_path):
    # write.csv(data.frame(x = c(1, NA, 3, NA), g = c("a", NA, "b", "c")), row.names = FALSE)
    content = '"x","g"\n1,"a"\nNA,NA\n3,"b"\nNA,"c"\n'
    found = open_data(csv(tmp_path, content))
    assert rows_of(found) == [(1, "a"), (None, "NA"), (3, "b"), (None, "c")]
    (told,) = found.problems
    assert (told.code, told.severity, told.count) == ("E-DATA-NA", Severity.WARNING, 2)
    assert "x" in str(told.message)


def test_na_is_no_code_of_a_list(tmp_path):
    rows = answers()
    rows[1]["registered"] = "NA"
    found = open_data(csv(tmp_path, text(rows)), INSTRUMENT)
    assert [(told.code, told.count) for told in found.problems] == [("E-DATA-NA", 1)]
    assert collect(found.frame)["registered"].tolist()[1] != 2
