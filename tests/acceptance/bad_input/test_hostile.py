"""What a hostile or a clumsy hand can do: files, names, numbers, places."""

from __future__ import annotations

import csv
import io
import zipfile

import openpyxl
import pytest


def write(folder, content, name="answers.csv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows_of(said):
    return list(csv.DictReader(io.StringIO(said)))


def test_a_number_too_large_for_squares_is_a_counted_problem(tmp_path, endogen):
    values = [*range(10), "1e308"]
    path = write(tmp_path, "x\n" + "".join(f"{value}\n" for value in values))
    code, said = endogen("estimate", path, "--of", "mean(x)", "--format", "json")
    assert code == 0
    assert "E-DATA-TEXT-IN-NUMBER: 1e308" in said
    assert '"estimate": 4.5' in said  # the mean of the ten others


def test_a_full_width_name_is_another_column(tmp_path, endogen):
    path = write(tmp_path, "ｘ,x\n1,10\n3,30\n")
    code, said = endogen("estimate", path, "--of", "mean(ｘ)", "--of", "mean(x)", "--format", "csv")
    assert code == 0
    assert [float(row["estimate"]) for row in rows_of(said)] == [2, 20]


def test_the_same_column_twice_has_no_error_of_its_own(tmp_path, endogen):
    path = write(tmp_path, "x\n1\n2\n4\n9\n")
    code, said = endogen("estimate", path, "--of", "ratio(x, x)", "--format", "csv")
    assert code == 0
    (row,) = rows_of(said)
    assert (float(row["estimate"]), float(row["se"])) == (1, 0)  # always 1, whoever is drawn


def test_no_formula_and_no_control_sign_leaves(tmp_path, endogen):
    path = write(tmp_path, '"=HYPERLINK(""http://e"")",x\nred\x1b[31m,1\nred\x1b[31m,2\n@a,5\n')
    asked = ("estimate", path, "--of", "mean(x)", "--by", '=HYPERLINK("http://e")')
    code, said = endogen(*asked)
    assert code == 0
    assert "\x1b" not in said
    code, said = endogen(*asked, "--format", "csv")
    assert code == 0
    assert {row["group"][:2] for row in rows_of(said)} == {"'@", "re"}
    assert {row["domain"][:2] for row in rows_of(said)} == {"'="}


@pytest.mark.parametrize(
    "name", ['a"b', "a'b", '"; drop table answers; --', "户 收入", "a\nb", "__row__", "block"]
)
def test_any_name_can_be_a_column(tmp_path, endogen, name):
    sheet = io.StringIO()
    csv.writer(sheet).writerows([[name, "y"], [1, 5], [3, 7]])
    path = write(tmp_path, sheet.getvalue())
    code, said = endogen("estimate", path, "--of", f"mean(col({name!r}))", "--format", "csv")
    assert code == 0, said
    assert float(rows_of(said)[0]["estimate"]) == 2


@pytest.mark.parametrize(
    "of",
    [
        "mean(" + "(" * 10_000 + "x" + ")" * 10_000 + ")",
        "mean(" + "-" * 10_000 + "x)",
        "mean(" + "+".join(["x"] * 100_000) + ")",
        "mean(x) " * 100_000,
        "mean(__import__('os').system('id'))",
        "mean(x)\x00",
    ],
    ids=["brackets", "minus", "plus", "megabyte", "import", "nul"],
)
def test_an_expression_that_is_none(tmp_path, endogen, of):
    code, said = endogen("estimate", write(tmp_path, "x\n1\n2\n"), "--of", of)
    assert code == 2
    assert said.startswith("E-USE-EXPRESSION:")
    assert len(said) < 5_000


@pytest.mark.parametrize("level", ["0", "1", "95", "-1", "nan", "inf", "much"])
def test_a_level_that_is_none(tmp_path, endogen, level):
    path = write(tmp_path, "x\n1\n2\n")
    code, _ = endogen("estimate", path, "--of", "mean(x)", "--level", level)
    assert code == 2


def test_nobody_is_asked_for(tmp_path, endogen):
    path = write(tmp_path, "x,g\n1,a\n2,b\n")
    code, said = endogen("estimate", path, "--of", "mean(x)", "--where", "x > 9")
    assert code == 0
    assert "no valid answers" in said
    code, said = endogen("estimate", path, "--of", "mean(x)", "--where", "x > 9", "--by", "g")
    assert (code, said.strip()) == (0, "No answer falls into any group.")


def test_an_empty_column_has_no_mean(tmp_path, endogen):
    code, said = endogen("estimate", write(tmp_path, "x,y\n,1\n,2\n"), "--of", "mean(x)")
    assert code == 0
    assert "no valid answers" in said


def workbook(folder, rows, change=lambda sheet: None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book.active)
    book.save(folder / "answers.xlsx")
    return folder / "answers.xlsx"


def stray(sheet):
    sheet["XFD1048576"] = "z"


def failed(sheet):
    sheet["B2"].data_type = "e"


ANSWERS = [["id", "x"], [1, "#N/A"], [2, 4], [3, 6], *([n, 5] for n in range(4, 24))]


def test_a_stray_cell_in_the_last_corner(tmp_path, endogen):
    code, said = endogen("estimate", workbook(tmp_path, ANSWERS, stray), "--of", "mean(x)")
    assert code == 1
    assert said.startswith("E-DATA-FAR:")
    assert "XFD1048576" in said


def test_cells_without_a_value_are_counted(tmp_path, endogen):
    code, said = endogen("estimate", workbook(tmp_path, ANSWERS, failed), "--of", "mean(x)")
    assert code == 0
    assert "E-DATA-CELL-ERROR: 1 cells" in said
    assert "B2" in said
    formulas = [["id", "x"], [1, "=1+1"], *([n, 5] for n in range(2, 22))]
    code, said = endogen("estimate", workbook(tmp_path, formulas), "--of", "mean(x)")
    assert code == 0
    assert "E-DATA-UNCALCULATED: 1 cells" in said


def questionnaire(village, change):
    path = village.folder / "questionnaire.xlsx"
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda book: book["survey"].delete_rows(2, 1_000), "E-FORM-NOTHING"),
        (lambda book: stray(book["survey"]), "E-FORM-FAR"),
        (lambda book: book.remove(book["survey"]), "E-FORM-SHEET"),
    ],
)
def test_a_questionnaire_that_asks_nothing_or_too_much(village, endogen, change, error):
    path = questionnaire(village, change)
    for words in (("run", village.folder), ("form", "show", path)):
        code, said = endogen(*words)
        assert code == 1
        assert said.startswith(f"{error}:")


def test_a_form_id_that_climbs_out(village, endogen):
    def climb(book):
        names = [cell.value for cell in book["settings"][1]]
        book["settings"].cell(2, names.index("form_id") + 1).value = "../../etc/passwd"

    code, said = endogen("form", "lint", questionnaire(village, climb))
    assert code == 1
    assert "E-FORM-PATH" in said


def test_a_packed_file_whose_head_lies(tmp_path, endogen):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<a/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (60 << 20))
    content = bytearray(path.read_bytes())
    directory = content.rfind(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (1_000).to_bytes(4, "little")
    path.write_bytes(content)
    for words in (("form", "lint", path), ("estimate", path, "--of", "mean(x)")):
        code, said = endogen(*words)
        assert code == 1
        assert said.startswith(("E-FORM-", "E-DATA-"))


def test_a_file_of_another_study(village, endogen):
    village.write(b"a,b\n1,2\n")
    code, said = endogen("run", village.folder)
    assert code == 1
    assert said.startswith("E-DATA-STRANGE:")


def test_a_loop_of_links(tmp_path, endogen):
    (tmp_path / "study.toml").symlink_to(tmp_path / "study.toml")
    code, said = endogen("run", tmp_path)
    assert code == 3
    assert said.startswith("E-OUTSIDE-READ:")


def test_a_file_in_the_place_of_the_results(village, endogen):
    (village.folder / "out").write_text("mine", encoding="utf-8")
    code, said = endogen("run", village.folder)
    assert code == 3
    assert said.startswith("E-OUTSIDE-WRITE:")
    assert (village.folder / "out").read_text(encoding="utf-8") == "mine"


def test_a_full_disk_leaves_the_earlier_results(village, endogen, monkeypatch):
    code, _ = endogen("run", village.folder, "--lang", "en")
    assert code == 0
    before = {file.name: file.read_bytes() for file in (village.folder / "out").iterdir()}
    from pathlib import Path

    written = Path.write_bytes

    def full(self, data):
        if self.name == "results.parquet" and "-" in self.parent.name:
            raise OSError(28, "No space left on device", str(self))
        return written(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    code, said = endogen("run", village.folder, "--lang", "en")
    assert code == 3
    assert said.startswith("E-OUTSIDE-WRITE: The results cannot be written: No space left")
    after = {file.name: file.read_bytes() for file in (village.folder / "out").iterdir()}
    assert after == before
    assert [p.name for p in village.folder.iterdir() if p.name.startswith(".")] == []


def test_the_demo_does_not_write_over_other_answers(village, endogen):
    village.write(b"household_id,age\nA,40\n")
    code, said = endogen("demo", village.folder)
    assert code == 2
    assert said.startswith("E-USE-FOLDER:")
    assert village.answers.read_bytes() == b"household_id,age\nA,40\n"


@pytest.mark.parametrize("command", ["demo", "new"])
def test_a_study_where_nothing_can_be_written(tmp_path, endogen, command):
    write(tmp_path, "x", "file")
    code, said = endogen(command, tmp_path / "file" / "study")
    assert code == 3
    assert said.startswith("E-OUTSIDE-MAKE:")
