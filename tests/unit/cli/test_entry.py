"""Every error becomes words and an exit code; no traceback without --debug."""

from __future__ import annotations

import subprocess
import sys

import pytest

from endogen.cli import entry, main
from endogen.errors import DataError, OutsideError, UseError, Where


@pytest.mark.parametrize(
    ("typed", "code", "hint"),
    [
        ("rnu", "E-USE-COMMAND", "run"),
        ("estimat x.csv", "E-USE-COMMAND", "estimate"),
        ("form lnit x.xlsx", "E-USE-COMMAND", "lint"),
        ("--vresion", "E-USE-OPTION", "--version"),
        ("estimate x --of a --single-psu avg", "E-USE-VALUE", "centre"),
        ("run p --ouput x", "E-USE-OPTION", "--out"),
        ("estimate x --of a --weigth w", "E-USE-OPTION", "--weight"),
        ("run", "E-USE-MISSING", "STUDY"),
        ("estimate x.csv", "E-USE-MISSING", "--of"),
        ("run a b", "E-USE-EXTRA", "'b'"),
        ("run p --lang fr", "E-USE-VALUE", "en, zh"),
        ("--lang fr --help", "E-USE-VALUE", "en, zh"),
        ("indicators --lang=fr", "E-USE-VALUE", "en, zh"),
        ("run p --format dokx", "E-USE-FORMAT", "Did you mean docx?"),
        ("run p --format html,excel", "E-USE-FORMAT", "Did you mean xlsx?"),
        ("run p --format pdf", "E-USE-PDF", "open it in a browser and print to PDF"),
        ("run p --format html,pdf", "E-USE-PDF", "Print the HTML"),
        ("run p --engine duck", "E-USE-VALUE", "duckdb"),
        ("estimate x --of a --format tabel", "E-USE-VALUE", "table, csv, json"),
        ("estimate x --of a --level half", "E-USE-VALUE", "--level"),
        ("estimate x --of a --variance bootstap", "E-USE-VALUE", "bootstrap"),
        ("estimate x --of a --seed 4", "E-USE-BOOTSTRAP", "--variance bootstrap"),
        ("estimate x --of a --variance jackknife --replicates 9", "E-USE-BOOTSTRAP", "jackknife"),
        ("estimate x --of a --weight w --weight v", "E-USE-TWICE", "--weight"),
    ],
)
def test_wrong_use_is_answered_with_a_code_and_the_nearest(typed, code, hint, capsys):
    assert main(typed.split()) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(code)
    assert hint in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "typed",
    [
        "serve",
        "serve -h",
        "--lang en serve --help",
        "serve p --host 0.0.0.0 --port 80",
    ],
)
def test_what_is_not_built_is_refused_in_words(typed, capsys):
    assert main(typed.split()) == 2
    assert capsys.readouterr().err.startswith("E-USE-NOTYET")


def test_the_help_offers_the_formats_that_are_written_and_no_other(capsys):
    assert main(["run", "--help"]) == 0
    said = capsys.readouterr().out
    assert "html, docx, xlsx" in said
    assert "pdf" not in said.lower()


def test_mistakes_are_said_in_chinese(capsys):
    assert main(["run", "p", "--ouput", "x", "--lang", "zh"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("E-USE-OPTION")
    assert "没有" in said
    assert "--out" in said


@pytest.mark.parametrize(
    ("raised", "status", "said"),
    [
        (UseError("E-USE-NOTYET", what="x"), 2, "E-USE-NOTYET"),
        (DataError("E-USE-NOTYET", what="x"), 1, "E-USE-NOTYET"),
        (OutsideError("E-OUTSIDE-READ", reason="x"), 3, "E-OUTSIDE-READ"),
        (PermissionError(13, "Permission denied", "answers.csv"), 3, "answers.csv"),
        (ZeroDivisionError("division"), 3, "E-OUTSIDE-UNFORESEEN"),
    ],
)
def test_each_error_has_its_exit_code(raised, status, said, monkeypatch, capsys):
    def fail(_words):
        raise raised

    monkeypatch.setattr(entry, "_answer", fail)
    assert main(["run", "p"]) == status
    message = capsys.readouterr().err
    assert said in message
    assert "Traceback" not in message
    with pytest.raises(type(raised)):
        main(["run", "p", "--debug"])


def test_interrupting_is_not_an_error(monkeypatch, capsys):
    def interrupt(_words):
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_answer", interrupt)
    assert main(["run", "p"]) == 130
    assert capsys.readouterr().err == ""


def test_files_are_shown_from_where_one_stands(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def fail(_words):
        raise DataError("E-USE-NOTYET", what="x", where=Where(file=str(tmp_path / "d" / "a.csv")))

    monkeypatch.setattr(entry, "_answer", fail)
    main(["run", "d"])
    said = capsys.readouterr().err
    assert str(tmp_path) not in said
    assert "a.csv" in said


def test_chinese_passes_a_narrow_output():
    words = [sys.executable, "-m", "endogen", "--help", "--lang", "zh"]
    done = subprocess.run(
        words, capture_output=True, check=True, env={"PYTHONIOENCODING": "cp1252", "PATH": ""}
    )
    assert "endogen" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_the_help_imports_nothing_heavy():
    heavy = (
        "numpy",
        "narwhals",
        "duckdb",
        "scipy",
        "polars",
        "pandas",
        "pyxform",
        "vl_convert",
        "jinja2",
        "babel",
        "pyreadstat",
    )
    program = (
        "import sys; from endogen.cli import main; main(['--help']); "
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "[]"
