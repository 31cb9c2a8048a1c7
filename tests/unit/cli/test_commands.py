"""Each command calls one use case and says what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

import endogen.workflow.check
import endogen.workflow.demo
import endogen.workflow.estimate
import endogen.workflow.run
from endogen.cli import main
from endogen.errors import DataError, Where
from endogen.study.codebook import Codebook
from endogen.study.problem import Problem, Severity
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results
from endogen.workflow.estimate import Estimated


@dataclass
class Made:
    out: Path
    reports: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()


@pytest.fixture
def calls(monkeypatch, tmp_path):
    """Stand in for the use cases and note how they are called."""
    noted = []
    monkeypatch.chdir(tmp_path)

    def run(folder, out=None, langs=None, formats=None, engine="duckdb", progress=None, tables=(),
            restricted=False):  # fmt: skip
        noted.append(
            ("run", Path(folder), out, langs, formats, engine, progress, tables, restricted)
        )
        target = Path(out or Path(folder) / "out")
        names = [
            f"report.{lang}.{f}" for f in formats or ["html"] for lang in langs or ("en", "zh")
        ]
        return Made(target, tuple(target / name for name in names))

    def make_demo(folder):
        noted.append(("demo", folder))
        return folder

    def estimate_file(path, **asked):
        noted.append(("estimate", path, asked))
        rows = [Estimate(indicator="mean", variable="income", estimate=2.0, n=3)]
        return Estimated(Results.of(rows), Codebook(()))

    monkeypatch.setattr(endogen.workflow.run, "run", run)
    monkeypatch.setattr(endogen.workflow.demo, "make_demo", make_demo)
    monkeypatch.setattr(endogen.workflow.estimate, "estimate_file", estimate_file)
    return noted


def test_run_passes_its_options_and_says_where_the_report_is(calls, capsys):
    words = "run p --out here --lang zh --engine polars --format html,DOCX,html --tables spss"
    assert main([*words.split(), "--restricted"]) == 0
    asked = ("zh",), ("html", "docx"), "polars", None, ("spss",), True
    assert calls == [("run", Path("p"), Path("here"), *asked)]
    said = capsys.readouterr().out
    assert str(Path("here/report.zh.html")) in said
    assert str(Path("here/report.zh.docx")) in said


def test_run_counts_the_problems_and_ends_with_the_report(monkeypatch, capsys):
    def run(_folder, **_):
        found = (problem(Severity.ERROR), problem(Severity.WARNING), problem(Severity.WARNING))
        return Made(Path("out"), (Path("out/report.en.html"), Path("out/report.zh.html")), found)

    monkeypatch.setattr(endogen.workflow.run, "run", run)
    assert main(["run", "p"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "1 errors, 2 warnings, see problems.csv" in lines[0]
    assert [Path(line.split()[-1]).name for line in lines[-2:]] == [
        "report.en.html", "report.zh.html",
    ]  # fmt: skip


def test_run_leaves_languages_and_formats_to_the_study(calls, capsys):
    assert main(["run", "p"]) == 0
    assert calls[0][2:5] == (None, None, None)
    said = capsys.readouterr()
    assert said.out.count("report.") == 2
    assert said.err == ""  # quiet in a pipe


def test_demo_makes_and_runs(calls):
    assert main(["demo"]) == 0
    assert [call[0] for call in calls] == ["demo", "run"]
    assert calls[0][1] == Path("p-village")


def test_estimate_asks_for_all_that_is_named(calls, capsys):
    words = ["estimate", "a.csv", "--of", "mean(income)", "--of", "total(income)", "--weight", "w"]
    words += ["--strata", "h", "--psu", "v", "--fpc", "N", "--single-psu", "centre"]
    words += ["--by", "g", "--by", "k", "--where", "age >= 60"]
    words += ["--variance", "bootstrap", "--replicates", "500", "--seed", "4"]
    assert main([*words, "--level", "0.9"]) == 0
    _, path, asked = calls[0]
    asked.pop("tell")(problem(Severity.WARNING))
    assert path == Path("a.csv")
    assert asked == {
        "of": ["mean(income)", "total(income)"],
        "weight": "w",
        "strata": "h",
        "psu": "v",
        "fpc": "N",
        "single_psu": "centre",
        "by": ["g", "k"],
        "where": "age >= 60",
        "level": 0.9,
        "variance": "bootstrap",
        "replicates": 500,
        "seed": 4,
    }
    said = capsys.readouterr()
    assert "mean(income)" in said.out
    assert "E-DATA-RANGE" in said.err  # what could not be read, apart from the numbers


def problem(severity):
    return Problem(
        code="E-DATA-RANGE",
        severity=severity,
        file="households.csv",
        row=7,
        id="12",
        variable="age",
        value="200",
        message="too old",
    )


@pytest.mark.parametrize(("severity", "status"), [(Severity.ERROR, 1), (Severity.WARNING, 0)])
def test_check_lists_problems_and_fails_on_errors(severity, status, monkeypatch, capsys):
    found = [problem(severity)]
    monkeypatch.setattr(endogen.workflow.check, "check", lambda _folder, **_: found)
    assert main(["check", "p"]) == status
    said = capsys.readouterr().out
    assert f"households.csv, row 7, 12, age: {severity.value} E-DATA-RANGE: too old" in said


def test_check_passes_on_what_cannot_be_read(monkeypatch, capsys):
    def fail(_folder, **_):
        raise DataError("E-DATA-COLUMN", where=Where(file="a.csv"), name="x", nearest="y")

    monkeypatch.setattr(endogen.workflow.check, "check", fail)
    assert main(["check", "p"]) == 1
    assert capsys.readouterr().err.startswith("E-DATA-COLUMN")


def test_a_new_study_begins_with_a_form_without_faults(tmp_path, capsys):
    folder = tmp_path / "mine"
    assert main(["new", str(folder)]) == 0
    assert main(["form", "lint", str(folder / "questionnaire.xlsx")]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out
    assert main(["form", "show", str(folder / "questionnaire.xlsx"), "--lang", "zh"]) == 0
    assert "户主年龄" in capsys.readouterr().out
    assert main(["form", "convert", str(folder / "questionnaire.xlsx")]) == 0
    assert (folder / "questionnaire.xml").read_text(encoding="utf-8").startswith("<")


def test_a_new_study_is_read_back(tmp_path):
    from endogen.sources.study_file import read_study

    main(["new", str(tmp_path / "mine")])
    study = read_study(tmp_path / "mine")
    assert study.drawn.convenience
    assert study.files.questionnaire == "questionnaire.xlsx"


def test_a_folder_in_use_is_not_touched(tmp_path, capsys):
    (tmp_path / "notes.txt").write_text("mine")
    assert main(["new", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("E-USE-FOLDER")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_the_catalogue_lists_and_explains(capsys):
    assert main(["indicators"]) == 0
    assert "partial_correlation" in capsys.readouterr().out
    assert main(["indicators", "kappa"]) == 0
    assert "Cohen" in capsys.readouterr().out
    assert main(["indicators", "kapa"]) == 2
    assert "kappa" in capsys.readouterr().err
