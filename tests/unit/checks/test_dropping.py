"""Answers that drop out: each household once, for the first reason, whatever the reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.sources.village import INSTRUMENT, STUDY, answers, question, text

from endogen.checks.dropping import Base, Losses, Reasons
from endogen.checks.rows import rows_of
from endogen.sources.households import read_households
from endogen.study.codebook import Scale, Variable
from endogen.study.dropping import Why
from endogen.study.grammar import Name, parse
from endogen.study.instrument import Instrument, Missing

LOAN = question("size_now", role="size", missing=(("-7", Missing.NOT_APPLICABLE),))
FORM = Instrument((*(q for q in INSTRUMENT if q.name != "size"), LOAN))


@pytest.fixture(params=["in memory", "in the engine"])
def reasons(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Reasons, object]:
    rows = answers()
    for row in rows:
        row["size_now"] = row.pop("size")
    # One cell for each reason; the other rows answer.
    rows[0]["income"], rows[1]["income"], rows[2]["income"] = -8, -9, ""
    rows[3]["income"] = "a lot"
    rows[4]["start"] = "some day"
    rows[5]["know_dividends"] = 9
    rows[6]["size_now"] = -7
    rows[0]["age"] = -9
    for row in rows[:9]:
        row["cadres"] = ""
    for row in rows[9:]:
        row["cadres"] = 1
    (tmp_path / "households.csv").write_text(text(rows), encoding="utf-8")
    if request.param == "in the engine":
        monkeypatch.setattr("endogen.checks.rows.IN_MEMORY", 0)
    dataset = read_households(tmp_path, STUDY, FORM).dataset
    return Reasons(dataset, FORM, dataset.codebook), rows_of(dataset.frame, dataset.codebook)


def count(found: tuple[Reasons, object], *bases: Base) -> list[Losses]:
    reasons, rows = found
    counted = reasons.count(bases, rows)  # type: ignore[arg-type]
    for one in counted:
        assert one.n + sum(one.lost.values()) == 12
    return counted


def test_every_reason(reasons: tuple[Reasons, object]):
    income, start, know, size, cadres, first, wages = count(
        reasons,
        *(
            Base((Name(name),))
            for name in ("income", "start", "know_dividends", "size_now", "cadres", "cause_funds")
        ),
        Base((Name("schooling"),)),
    )
    assert income.lost == {
        (Why.REFUSED, "income"): 1,
        (Why.DONT_KNOW, "income"): 1,
        (Why.BLANK, "income"): 1,
        (Why.UNREADABLE, "income"): 1,
    }
    assert start.lost == {(Why.UNREADABLE, "start"): 1}
    assert know.lost == {(Why.UNLISTED, "know_dividends"): 1}
    assert size.lost == {(Why.NOT_APPLICABLE, "size_now"): 1}
    assert cadres.lost == {(Why.NOT_ASKED, "cadres"): 9}
    assert first.lost == {(Why.NOT_NAMED, "cause_funds"): 6}
    assert (wages.n, wages.lost) == (12, {})


def test_a_household_is_counted_once_for_the_first_answer_it_lacks(
    reasons: tuple[Reasons, object],
):
    (both,) = count(reasons, Base((Name("age"), Name("income"))))
    # The first household says neither: it is lost for its age.
    assert both.n == 8
    assert both.lost == {
        (Why.DONT_KNOW, "age"): 1,
        (Why.DONT_KNOW, "income"): 1,
        (Why.BLANK, "income"): 1,
        (Why.UNREADABLE, "income"): 1,
    }


def test_who_is_not_of_the_group_is_told_from_who_may_be(reasons: tuple[Reasons, object]):
    (poor,) = count(reasons, Base((Name("schooling"),), (parse("income >= 20600"),)))
    # Of eight known incomes, 20,500 is below, 20,600 … 21,200 are not.
    assert poor.n == 7
    assert poor.lost[Why.OUTSIDE, ""] == 1
    assert sum(poor.lost.values()) == 5


def test_what_does_not_follow_from_the_answers_is_not_defined(reasons: tuple[Reasons, object]):
    (ratio,) = count(reasons, Base((parse("age / (schooling - 6)"),)))
    assert ratio.n == 0
    assert ratio.lost == {
        (Why.DONT_KNOW, "age"): 1,
        (Why.UNDEFINED, "age, schooling"): 11,
    }


def test_a_derived_variable_is_lost_for_what_it_is_made_of(tmp_path: Path):
    rows = answers()
    rows[0]["income"], rows[1]["age"] = -8, -9
    (tmp_path / "households.csv").write_text(text(rows), encoding="utf-8")
    dataset = read_households(tmp_path, STUDY, INSTRUMENT).dataset
    made = Variable("both", Scale.AMOUNT, made_of=("age", "income"))
    codebook = replace(dataset.codebook, variables=(*dataset.codebook.variables, made))
    import narwhals as nw

    frame = dataset.frame.with_columns(both=nw.col("age") + nw.col("income"))
    found = Reasons(dataset, INSTRUMENT, codebook)
    (lost,) = found.count([Base((Name("both"),))], rows_of(frame, codebook))
    assert lost.lost == {(Why.DONT_KNOW, "age"): 1, (Why.REFUSED, "income"): 1}
