"""Every kind of spoilt file gets a clear error or a counted problem, from every command."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.acceptance.bad_input import specimens
from tests.acceptance.bad_input.specimens import workbook

FILES = Path(__file__).parent / "files"
HAN = re.compile(r"[\u4e00-\u9fff]")
Make = Callable[[Path, list[dict[str, str]]], object]


def changed(change: Callable[..., object]) -> Make:
    return lambda path, rows: workbook(path, rows, change)


def written(content: bytes) -> Make:
    return lambda path, _rows: path.write_bytes(content)


def zipped(*names: str) -> Make:
    return lambda path, _rows: specimens.packed(path, dict.fromkeys(names, "<a/>"))


def torn(path: Path, rows: list[dict[str, str]]) -> None:
    whole = workbook(path, rows).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


WEB = b"<html><body><table><tr><td>id</td><td>x</td></tr><tr><td>1</td><td>2</td></tr></table>"
WEB_16 = b"\xff\xfe" + "<HTML><table></table>".encode("utf-16-le")
EXCEL_2003 = b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'
REFUSED: dict[str, tuple[str, Make, str]] = {
    "encrypted": ("a.xlsx", specimens.encrypted, "E-DATA-ENCRYPTED"),
    "merged header": ("a.xlsx", changed(specimens.merge("B1:D1")), "E-DATA-MERGED-HEADER"),
    "title": ("a.xlsx", changed(specimens.title), "E-DATA-TITLE"),
    "merged title": ("a.xlsx", changed(specimens.merged_title), "E-DATA-MERGED-HEADER"),
    "groups over names": ("a.xlsx", changed(specimens.grouped), "E-DATA-MERGED-HEADER"),
    "two headers": ("a.xlsx", changed(specimens.second_header), "E-DATA-TWO-HEADERS"),
    "named twice": ("a.xlsx", changed(specimens.named_twice), "E-DATA-NAME-TWICE"),
    "empty, unnamed": ("a.xlsx", changed(specimens.empty_unnamed), "E-DATA-NO-NAME"),
    "web page": ("a.xls", written(WEB), "E-DATA-WEB"),
    "web page, UTF-16": ("a.xls", written(WEB_16), "E-DATA-WEB"),
    "XML of Excel 2003": ("a.xls", written(EXCEL_2003), "E-DATA-WEB"),
    "JSON": ("a.csv", written(b'[{"id": 1, "x": 2}]'), "E-DATA-KIND"),
    "RTF": ("a.csv", written(rb"{\rtf1\ansi answers}"), "E-DATA-KIND"),
    "SPSS portable": ("a.sav", written(b"ASCII SPSS PORT FILE" + b" " * 180), "E-DATA-KIND"),
    "Word": ("a.xlsx", zipped("[Content_Types].xml", "word/document.xml"), "E-DATA-KIND"),
    "binary workbook": ("a.xlsb", zipped("xl/workbook.bin", "xl/worksheets/1"), "E-DATA-KIND"),
    "torn workbook": ("a.xlsx", torn, "E-DATA-BROKEN"),
    "torn SPSS": ("a.sav", written((FILES / "gbk.sav").read_bytes()[:400]), "E-DATA-BROKEN"),
    "far cell of LibreOffice": (
        "a.ods", lambda path, _: specimens.far_open_document(path), "E-DATA-FAR",
    ),
    "too many columns": ("a.csv", lambda path, _: specimens.wide(path, 10_001), "E-DATA-COLUMNS"),
}  # fmt: skip


@pytest.fixture
def with_answers(village):
    """Put a file in the place of the study's answers."""

    def put(name: str, make: Make) -> Path:
        path = village.folder / "data" / name
        make(path, village.rows())
        toml = village.folder / "study.toml"
        said = toml.read_text(encoding="utf-8")
        toml.write_text(said.replace("data/households.csv", f"data/{name}"), encoding="utf-8")
        return path

    return put


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_is_no_plain_table_is_refused(village, endogen, with_answers, kind, lang):
    name, make, code = REFUSED[kind]
    path = with_answers(name, make)
    for words in (
        ("estimate", path, "--of", "mean(income)"),
        ("check", village.folder),
        ("run", village.folder),
        ("new", village.folder.parent / "mine", "--data", path),
    ):
        status, said = endogen(*words, "--lang", lang)
        assert status == 1
        assert said.startswith(f"{code}:")
        assert name in said
        assert bool(HAN.search(said.partition("\n")[0])) == (lang == "zh")
    assert not (village.folder / "out").exists()
    assert not (village.folder.parent / "mine").exists()


def counts(folder):
    with (folder / "out" / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        found: dict[str, int] = {}
        for row in csv.DictReader(file):
            found[row["code"]] = found.get(row["code"], 0) + int(row["count"])
        return found


def mean_income(folder):
    with (folder / "out" / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = (r for r in csv.DictReader(file) if r["id"] == "2.income.income.mean")
        return float(row["estimate"]), int(row["n"])


@pytest.fixture(scope="module")
def plain(pristine, tmp_path_factory):
    """The mean of income of the unspoilt study."""
    from endogen.workflow.run import run

    folder = tmp_path_factory.mktemp("plain") / "p-village"
    shutil.copytree(pristine, folder)
    run(folder, langs=("en",))
    return mean_income(folder)


@pytest.mark.parametrize(
    ("name", "make", "found"),
    [
        ("a.xlsx", changed(specimens.merge("BP2:BP4", "A7:B7")), {"E-DATA-MERGED": 2}),
        ("a.xlsx", changed(specimens.uncalculated), {"E-DATA-UNCALCULATED": 4}),
        ("a.xlsx", changed(specimens.serial_dates), {"E-DATA-DATE-NUMBER": 73}),
        ("a.xlsx", changed(specimens.empty_named), {"E-DATA-COLUMN-EMPTY": 1}),
        ("a.xlsx", changed(specimens.total_row), {"E-DATA-TOTAL": 1}),
        ("a.csv", lambda path, rows: workbook(path.with_suffix(".xlsx"), rows).rename(path),
         {"E-DATA-EXTENSION": 1}),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_counted(village, endogen, with_answers, name, make, found):
    path = with_answers(name, make)
    (code,) = found
    _, said = endogen("estimate", path, "--of", "mean(income)")
    if code != "E-DATA-DATE-NUMBER":  # without a questionnaire nobody knows that it is a date
        assert code in said
        status, said = endogen("new", village.folder.parent / "mine", "--data", path)
        assert status == 0, said
        assert code in said
    _, said = endogen("check", village.folder, "--lang", "zh")
    assert code in said
    assert HAN.search(next(line for line in said.splitlines() if code in line).partition(code)[2])
    status, said = endogen("run", village.folder, "--lang", "en")
    assert status == 0, said
    assert found.items() <= counts(village.folder).items()


@pytest.mark.parametrize(
    "make",
    [
        specimens.calculated,
        partial(specimens.dated, since_1904=False),
        partial(specimens.dated, since_1904=True),
    ],
)
def test_formulas_and_dates_of_excel_change_nothing(
    village, endogen, with_answers, make, plain, pristine
):
    import endogen as en

    with_answers("a.xlsx", make)
    status, said = endogen("run", village.folder, "--lang", "en")
    assert status == 0, said
    assert mean_income(village.folder) == plain
    starts = [
        en.open_study(folder).households.estimate(
            'share(start, equals="2021-07-12 14:04:00")', 'share(end, equals="2021-07-12 14:55:00")'
        )
        for folder in (village.folder, pristine)
    ]
    assert [row.count for row in starts[0]] == [row.count for row in starts[1]] == [1, 1]


def test_uncalculated_cells_are_missing_and_the_others_the_same(
    village, endogen, with_answers, plain
):
    with_answers("a.xlsx", changed(specimens.uncalculated))
    endogen("run", village.folder, "--lang", "en")
    estimate, n = mean_income(village.folder)
    with (village.folder / "data" / "corrections.csv").open(encoding="utf-8-sig") as file:
        mended = {r["id"]: r["new"] for r in csv.DictReader(file) if r["variable"] == "income"}
    said = [mended.get(row["household_id"], row["income"]) for row in village.rows()[4:]]
    incomes = [float(income) for income in said if float(income or -9) >= 0]
    assert n == len(incomes) == plain[1] - 4
    assert estimate == pytest.approx(sum(incomes) / n)


@pytest.mark.parametrize(
    ("name", "read_as"),
    [("gbk", ""), ("gbk-called-1252", "GB18030"), ("gbk-called-ascii", "GB18030")],
)
def test_spss_in_an_old_encoding(tmp_path, endogen, name, read_as):
    status, said = endogen("estimate", FILES / f"{name}.sav", "--of", "mean(income)", "--by", "id",
                           "--format", "csv")  # fmt: skip
    assert status == 0
    assert ("E-DATA-ENCODING-INFERRED" in said) == bool(read_as)
    assert read_as in said
    rows = {r["group"]: r for r in csv.DictReader(said[said.index("id,") :].splitlines())}
    assert float(rows["张三"]["estimate"]) == 12_000
    assert rows["李四"]["estimate"] == ""  # -9 is declared missing
    (tmp_path / "study.toml").write_text(
        '[study]\ntitle = "旧"\n[data]\nhouseholds = "a.sav"\n'
        '[roles]\nid = "id"\nregistered = "reg"\nincome = "income"\n',
        encoding="utf-8",
    )
    shutil.copy(FILES / f"{name}.sav", tmp_path / "a.sav")
    status, said = endogen("run", tmp_path)
    assert status == 0, said
    assert ("E-DATA-ENCODING-INFERRED" in counts(tmp_path)) == bool(read_as)


def test_spss_in_an_encoding_that_nobody_can_tell_is_told(endogen):
    """Big5 cannot be proved; what it was read as is shown, and study.toml can say better."""
    path = FILES / "big5-called-1252.sav"
    status, said = endogen("estimate", path, "--of", "mean(income)")
    assert status == 0
    assert "E-DATA-ENCODING-INFERRED" in said
    assert "WINDOWS-1252" in said


def test_ten_thousand_columns(tmp_path, endogen):
    path = specimens.wide(tmp_path / "a.csv", 10_000)
    status, said = endogen("estimate", path, "--of", "mean(x7)", "--format", "json")
    assert status == 0
    assert '"estimate": 16.5' in said  # 7 … 26
    status, said = endogen("estimate", path, "--of", "mean(x_7)")
    assert status == 1
    assert said.startswith("E-DATA-COLUMN:")
    assert "x7" in said
    (tmp_path / "study.toml").write_text(
        '[study]\ntitle = "w"\n[data]\nhouseholds = "a.csv"\n[roles]\nincome = "x7"\n',
        encoding="utf-8",
    )
    for words in (("check", tmp_path), ("run", tmp_path), ("new", tmp_path / "n", "--data", path)):
        status, said = endogen(*words)
        assert status == 1
        assert said.startswith("E-DATA-COLUMNS:")


@pytest.mark.parametrize(
    ("name", "head"), [("a.csv", b"id,x\n1,2\n"), ("a.sav", b"$FL2"), ("a.dta", b"<stata_dta>")]
)
def test_a_gigabyte_is_refused_before_it_is_read(tmp_path, endogen, name, head):
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(head)
        file.truncate(1 << 30)  # holds no blocks on the disk
    status, said = endogen("estimate", path, "--of", "mean(x)")
    assert status == 1
    assert said.startswith("E-DATA-LARGE:")
    assert "1,024 MB" in said
    status, said = endogen("estimate", path, "--of", "mean(x)", "--lang", "zh")
    assert said.startswith("E-DATA-LARGE:")
    assert HAN.search(said)


def test_a_line_without_end(tmp_path, endogen):
    for content in ("a," * (10 << 20), "a,b\n1,2\n" + "3" * (20 << 20)):
        path = tmp_path / "a.csv"
        path.write_text(content, encoding="utf-8")
        status, said = endogen("estimate", path, "--of", "mean(a)")
        assert status == 1
        assert said.startswith("E-DATA-LINE:")


def test_a_file_over_which_the_reader_itself_breaks_down(tmp_path, endogen):
    """One spoilt byte sends ReadStat, which is C, out of its memory; the user hears of it."""
    for lang in ("en", "zh"):
        status, said = endogen("estimate", FILES / "crash.sav", "--of", "mean(x)", "--lang", lang)
        assert status == 1
        assert said.startswith("E-DATA-BROKEN:")
        assert "ReadStat" in said
