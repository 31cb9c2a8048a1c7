"""What the run finds in the paper, on the answers of P Village."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest

from endogen.errors import StudyError
from endogen.published import Verdict, Word, records
from endogen.survey.estimate import Estimate
from endogen.workflow.run import run

A, R, C = Word.AGREES, Word.ROUNDS, Word.CONTRADICTS
N, U, ANNOUNCED = Word.NOT_COMPUTABLE, Word.UNDECIDED, Word.ANNOUNCED


@pytest.fixture(scope="module")
def ran(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    return run(folder, out=tmp_path_factory.mktemp("out") / "out", langs=("en",))


@pytest.fixture(scope="module")
def verdicts(ran) -> dict[str, Verdict]:
    return {verdict.id: verdict for verdict in ran.verdicts}


@pytest.fixture(scope="module")
def rows(ran) -> dict[str, Estimate]:
    return {row.id: row for row in ran.results}


MUST_FIND = {
    # "forty-four" can only be 4
    "t2-age-25-40": C,
    "t2-age-25-40.percent-of-base": C,
    "t2-age.sum": C,
    # 69.50 should be 69.49
    "t2-cause-funds.percent": R,
    "t2-cause-funds.percent-of-base": R,
    # the text's claim on material assistance contradicts r = −.499
    "says-financial-material": C,
    "says-financial": A,
    "says-younger-know": A,
    # the footnote "zero-order" contradicts df = 69
    "says-zero-order": C,
    "t3-material.df-from-n": A,
    # "villagers still focus on planting": 56 > 55
    "says-planting": C,
    # willingness and empowerment have no item
    "says-willingness": N,
    "says-passive": N,
    "says-less-empowerment": N,
    "says-best-modes": N,
    "says-net-of-one-off": N,
    "says-new-channels": N,
    # "14 indicators" against Table 1
    "text-indicators.from-figures": C,
    "says-asked-indicators": C,
    # "top three causes" with a tie at 8
    "says-causes": A,
    "says-causes-order": U,
    # base of causes 59, not 73
    "t2-cause.base": C,
    "t2-cause.sum": A,
    # 76.7 % under both readings
    "text-channel": U,
    "text-channel.cases": A,
    "text-channel.single": U,
    "text-channel.attainable": A,
    # widest against low participation in the investment mode
    "says-widest.against.says-investment-low": C,
    # a "moderate positive" correlation never printed whose sign turns on the coding
    "says-pro-poor": U,
    "announced-correlation": ANNOUNCED,
    # the comparison announced and never printed
    "announced-cognition": ANNOUNCED,
    "announced-participation": ANNOUNCED,
    "announced-willingness": ANNOUNCED,
    # and what is right is not blamed
    "text-rate.from-figures": A,
    "text-interviews.from-figures": A,
    "text-controls.from-figures": A,
    "text-size": A,
    "text-scale": A,
    "text-away": A,
    "text-breeding": A,
    "t4-total.from-figures": A,
    "t4.percent-sum": R,
    "t3-financial.p-from-r": A,
    "t2-registered.base": A,
    "t2-school.sum": A,
}


@pytest.mark.parametrize("id_", MUST_FIND)
def test_it_is_found(verdicts: dict[str, Verdict], id_: str) -> None:
    assert verdicts[id_].verdict is MUST_FIND[id_]


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("t2-age-25-40.percent-of-base", "can only be 4"),
        ("t2-cause.base", "6 of 6 percentages rest on 59 (registered households), 1 on 73"),
        ("says-pro-poor", "1 = yes, 2 = no"),
        ("says-pro-poor", "the sign is the opposite"),
        (
            "announced-participation",
            "Only one group is printed: registered households that take part in breeding",
        ),
        ("says-willingness", "added 8"),
    ],
)
def test_its_reason_is_said(verdicts: dict[str, Verdict], id_: str, words: str) -> None:
    assert words in records([verdicts[id_]])[0]["note"]


def test_every_table_figure_agrees_with_the_data_but_the_garbled_one(verdicts) -> None:
    tables = {v.id: v.verdict for v in verdicts.values() if v.row and v.id.startswith("t")}
    wrong = [id_ for id_, word in tables.items() if word not in (A, R) and "channel" not in id_]
    assert wrong == ["t2-age-25-40"]


def test_the_recomputed_numbers_are_rows(rows: dict[str, Estimate]) -> None:
    row = rows["8.published.t3-financial"]
    assert (round(row.estimate, 3), round(row.p, 3), row.df) == (-0.028, 0.818, 69)
    assert rows["8.published.t2-registered-yes"].count == 59
    assert round(rows["8.published.text-rate"].estimate, 4) == 0.9605
    assert rows["8.published.t4-total"].estimate == 185
    assert rows["8.published.t2-cause-funds"].count == 41


def test_the_file_says_each_verdict(ran, verdicts: dict[str, Verdict]) -> None:
    with (ran.out / "published.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert list(lines[0]) == ["id", "place", "statement", "printed", "recomputed", "verdict",
                              "note"]  # fmt: skip
    said = {line["id"]: line["verdict"] for line in lines}
    assert said == {id_: verdict.verdict.value for id_, verdict in verdicts.items()}
    assert len(lines) == len(ran.verdicts) > 180
    assert set(Counter(said.values())) == {word.value for word in Word}


def test_a_formula_that_is_none_names_its_figure(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "study")
    file = tmp_path / "study" / "published.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("ratio(migrants, size)", "ration(migrants, size)"), "utf-8")
    with pytest.raises(StudyError) as raised:
        run(tmp_path / "study", langs=("en",))
    assert raised.value.code == "E-FIGURE-FORMULA"
    said = raised.value.say("en")
    assert "text-away" in said
    assert "ration" in said
