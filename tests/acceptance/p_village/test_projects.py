"""The projects of P Village: what the paper prints, and nothing that it does not."""

from __future__ import annotations

import csv
import shutil
import tomllib
from pathlib import Path

import pytest
from tests.acceptance.p_village.page import Page

from endogen.workflow.opening import open_study
from endogen.workflow.run import run

PRINTED = {  # project and item: the printed figure, and how it is written there
    ("alpaca-2016", "invested"): ("text-alpaca-2016", "1.7 million", "1700000"),
    ("alpaca-2016", "paid"): ("text-interest-2016", "140,000", "140000"),
    ("alpaca-2018", "invested"): ("text-alpaca-2018", "2.04 million", "2040000"),
    ("alpaca-2018", "paid"): ("text-interest-2018", "more than 160,000", "more than 160000"),
    ("photovoltaic", "paid"): ("text-photovoltaic", "20,000 to 40,000", "20000-40000"),
    ("cooperatives", "gross"): ("text-cooperative-income", "300,000 to 500,000", "300000-500000"),
}


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_sum_is_a_figure_that_the_paper_prints(folder: Path) -> None:
    published = tomllib.loads((folder / "published.toml").read_text(encoding="utf-8"))
    printed = {figure["id"]: figure["printed"] for figure in published["figure"]}
    sums = lines_of(folder / "data" / "project-money.csv")
    assert {(s["project"], s["item"]): s["yuan"] for s in sums} == {
        key: yuan for key, (_, _, yuan) in PRINTED.items()
    }
    assert {id_: printed[id_] for id_, _, _ in PRINTED.values()} == {
        id_: said for id_, said, _ in PRINTED.values()
    }


def test_every_line_names_its_sentence_and_none_is_invented(folder: Path) -> None:
    for name in ("projects.csv", "project-money.csv"):
        for line in lines_of(folder / "data" / name):
            assert line["provenance"] == "printed"
            assert line["source"].startswith("section 4.2.")


def test_the_files_are_read_without_a_complaint(folder: Path) -> None:
    opened = open_study(folder)
    assert opened.projects.problems == ()
    assert len(opened.projects.projects) == 6
    names = {path.name for path in opened.inputs}
    assert {"projects.csv", "project-money.csv"} <= names


@pytest.mark.parametrize(
    ("row", "value"),
    [  # by hand: yields, years, and returns with and without the principal
        ("yield.alpaca-2016", 0.082353),
        ("yield.alpaca-2018", 0.078431),
        ("yield.together-1", 0.080214),
        ("payback.alpaca-2016", 12.142857),
        ("payback.alpaca-2018", 12.75),
        ("irr.alpaca-2016.returned-10", 0.082353),
        ("irr.alpaca-2016.never-10", -0.033828),
        ("irr.alpaca-2016.never-20", 0.053082),
    ],
)
def test_the_numbers_of_the_alpaca_base(
    lines: dict[str, dict[str, str]], row: str, value: float
) -> None:
    found = lines[f"4.projects.{row}"]
    assert float(found["estimate"]) == pytest.approx(value, abs=5e-7)
    assert found["provenance"] == "printed"


def test_ranges_stay_ranges(lines: dict[str, dict[str, str]]) -> None:
    for row, low, high in (
        ("4.projects.yearly.photovoltaic", 20_000, 40_000),
        ("4.projects.gross.cooperatives", 300_000, 500_000),
    ):
        found = lines[row]
        assert found["estimate"] == ""
        assert (float(found["ci_low"]), float(found["ci_high"])) == (low, high)


def test_what_rests_on_invented_answers_says_so(lines: dict[str, dict[str, str]]) -> None:
    costs = [line for id_, line in lines.items() if id_.startswith("4.cost.household")]
    assert costs
    assert {line["provenance"] for line in costs} == {"invented"}
    assert all(line["note"].startswith("at most") for line in costs)


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", ("it returns −3.4% to 8.2% a year", "How much of them reaches households is not")),
        ("zh", ("年回报率为−3.4%到8.2%", "其中有多少到达农户，未写明")),
    ],
)
def test_the_page_says_what_is_not_stated(
    pages: dict[str, Page], lang: str, says: tuple[str, ...]
) -> None:
    said = "".join(pages[lang].words)
    for sentence in says:
        assert sentence in said


def test_a_study_without_projects_says_what_to_write(folder: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(folder, bare, ignore=shutil.ignore_patterns("project*.csv", "out"))
    toml = bare / "study.toml"
    kept = [line for line in toml.read_text(encoding="utf-8").splitlines()
            if not line.startswith(("projects =", "money ="))]  # fmt: skip
    toml.write_text("\n".join(kept), encoding="utf-8")
    found = run(bare, langs=("en",))
    page = (found.out / "report.en.html").read_text(encoding="utf-8")
    assert "the study has no file of projects" in page
    sections = ("4.projects", "4.linkage", "4.flow", "4.stability", "4.cost")
    assert not [row.id for row in found.results if row.id.startswith(sections)]
