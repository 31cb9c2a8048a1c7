"""2.sources and 2.income: where income comes from, how much it is, and for whom."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import ttest_ind
from tests.unit.chapters.village import drawn, says, study, told, village

from endogen.report.document import Figure, Note, Table
from endogen.study.programmes import OWN_EFFORT, PUBLIC_MONEY, SOURCES
from endogen.study.study import Income
from endogen.survey.design import Design

Held = list[float | None]

# six households; the last named nothing: 5 cases, 9 responses
NAMED: dict[str, Held] = {
    "source:planting": [1, 1, 1, 0, 0, 0],
    "source:wages": [1, 0, 0, 1, 0, 0],
    "source:support": [1, 1, 0, 1, 1, 0],
}


# -- 2.sources -----------------------------------------------------------------------------------


def test_responses_cases_and_households() -> None:
    known = told("2.sources", village(NAMED))
    key = "2.sources.support"
    assert known[f"{key}.responses"].estimate == pytest.approx(4 / 9)
    assert known[f"{key}.cases"].estimate == pytest.approx(4 / 5)
    assert known[f"{key}.rate"].estimate == pytest.approx(4 / 6)
    assert known["2.sources.total"].count == 9


def test_the_leading_sources_and_the_public_money_among_them() -> None:
    assert says("2.sources", village(NAMED)).sentences() == [
        "Named by the largest number of households: government living support (4/5); next: "
        "planting (3/5).",
        "Public money, not income from own work, among the sources named most often: government "
        "living support.",
    ]


def test_equal_sources_are_named_together() -> None:
    even = NAMED | {"source:planting": [1, 1, 1, 1, 0, 0]}
    first, public = says("2.sources", village(even)).sentences()
    assert first == (
        "Named by the largest number of households: planting (4/5) and government living support "
        "(4/5); next: wages (2/5)."
    )
    assert public.endswith(": government living support.")


def test_one_source_has_no_second() -> None:
    """It crashed on the second of one."""
    (sentence,) = says("2.sources", village({"source:planting": [1, 0]})).sentences()
    assert sentence == "Named by the largest number of households: planting (1/1)."


def test_a_source_of_the_studys_own_is_not_called_public_money() -> None:
    """Remittances were, since only own work was known by name."""
    data = village({"source:remittances": [1, 1, 0], "source:planting": [0, 0, 1]})
    assert len(says("2.sources", data).sentences()) == 1
    assert set(OWN_EFFORT) | set(PUBLIC_MONEY) == set(SOURCES)


def test_naming_nothing_is_an_answer() -> None:
    said = says("2.sources", village({"source:planting": [0, 0]}))
    assert [said.words(b.text) for b in said.blocks if isinstance(b, Note)] == [
        "No household named any source of income."
    ]
    silent = says("2.sources", village({"source:planting": [None, None]}))
    assert [silent.words(b.text) for b in silent.blocks if isinstance(b, Note)] == [
        "Nobody answered these questions."
    ]


def test_table_4_and_its_total() -> None:
    table = says("2.sources", village(NAMED)).table("2.sources")
    assert table["planting"] == ["3", "33.3%", "60.0%", "[14.7, 94.7]"]
    assert table["all responses"][0] == "9"


def test_under_a_design_the_total_row_still_adds_up_its_column() -> None:
    """The n of the sources are counts; their total was that of the population."""
    weights = [10.0] * 6
    data = village(NAMED, drawn(), design=Design(weight="w"), extra={"w": weights})
    said = says("2.sources", data)
    table = said.table("2.sources")
    assert sum(int(table[name][0]) for name in list(table)[:-1]) == int(table["all responses"][0])
    (block,) = [b for b in said.blocks if isinstance(b, Table) and b.id == "2.sources"]
    assert said.words(block.base) == ("5 households that named a source (cases); 9 responses.")


def test_by_registration_only_where_it_was_asked() -> None:
    alone = says("2.sources", village(NAMED))
    assert [b.id for b in alone.blocks if isinstance(b, Table)] == ["2.sources"]
    assert not any(isinstance(b, Figure) for b in alone.blocks)
    both = says("2.sources", village(NAMED | {"registered": [1, 1, 1, 0, 0, 0]}))
    assert both.table("2.sources-status")["planting"][:3] == ["100.0%", "0.0%", "+100.0"]


def test_more_and_fewer_have_a_source() -> None:
    status: Held = [*[1.0] * 9, *[0.0] * 9]
    data = village({"registered": status, "source:wages": [0.0] * 9 + [1.0] * 9,
                    "source:support": [1.0] * 9 + [0.0] * 9})  # fmt: skip
    more, fewer = says("2.sources", data).sentences("clear")
    assert more.startswith(
        "A larger share of registered households than of the others has income from government "
        "living support (+100.0 points ["
    )
    assert fewer.startswith(
        "A smaller share of registered households than of the others has income from wages "
        "(−100.0 points ["
    )


# -- 2.income ------------------------------------------------------------------------------------


def earning(first: list[float], second: list[float]) -> dict[str, Held]:
    return {
        "registered": [1.0] * len(first) + [0.0] * len(second),
        "income": [*first, *second],
    }


LOW, HIGH = [1000.0, 1200, 900, 1100, 1050, 980], [5000.0, 5200, 4900, 5100, 5050, 4980]


def test_welch_and_the_median() -> None:
    data = village(earning(LOW, HIGH))
    known = told("2.income", data)
    row = known["2.income.income.difference"]
    welch = ttest_ind(LOW, HIGH, equal_var=False)
    limits = welch.confidence_interval(0.95)
    assert row.estimate == pytest.approx(np.mean(LOW) - np.mean(HIGH))
    assert (row.ci_low, row.ci_high) == pytest.approx((limits.low, limits.high))
    assert known["2.income.income.median"].estimate == 1200  # the sixth of twelve
    # a permutation p of 462 regroupings cannot lie below 2/924
    assert row.p >= 2 / 924 - 1e-12


def test_less_and_more_are_said_in_words() -> None:
    """“differs by −4,000 yuan” left the reader to guess from what."""
    said = says("2.income", village(earning(LOW, HIGH)))
    (sentence,) = said.sentences("clear")
    assert sentence.startswith(
        "Net income: registered households are below the others; the difference of means is "
        "−4,000 yuan ["
    )
    (sentence,) = says("2.income", village(earning(HIGH, LOW))).sentences("clear")
    assert "are above the others; the difference of means is +4,000 yuan [" in sentence
    (sentence,) = says("2.income", village(earning(HIGH, LOW)), "zh").sentences("clear")
    assert sentence.startswith("家庭纯收入：建档立卡户高于其他农户，均值相差+4,000元[")


def test_what_cannot_be_told_about_income() -> None:
    (sentence,) = says("2.income", village(earning([1, 2, 3], [1, 2, 4]))).sentences("cannot tell")
    assert sentence.startswith("Net income: no difference between registered households and the")
    assert "yuan would be found in four cases of five" in sentence


def test_a_difference_in_one_of_several_amounts_is_suggestive() -> None:
    """Of two tests .05 > p > .025 holds alone, not together."""
    first, second = [1.0, 2, 3, 4, 5, 6], [4.3, 5.3, 6.3, 7.3, 8.3, 3.9]
    answers = earning(first, second)
    answers["income-before"] = [1.0, 2, 3, 4, 5, 6] * 2
    p = told("2.income", village(answers))["2.income.income.difference"].p
    assert 0.025 < p < 0.05
    said = says("2.income", village(answers))
    assert said.sentences("clear") == []
    (sentence,) = said.sentences("suggestive")
    assert sentence.endswith("holds for each comparison alone, not for all 2 together (Holm).")


@pytest.mark.parametrize("status", [1.0, 0.0])
def test_income_of_one_group_only_is_compared_with_nothing(status: float) -> None:
    said = says("2.income", village({"registered": [status] * 3, "income": [1, 2, 3]}))
    assert said.sentences() == [
        "Half of the households have a net income of 2 yuan a year or less."
    ]
    notes = [said.words(b.text) for b in said.blocks if isinstance(b, Note)]
    assert notes[0].startswith("Registered households cannot be compared with the others")
    assert "–" not in " ".join(said.sentences())


def test_one_other_household_gives_a_difference_and_no_interval() -> None:
    (_, sentence) = says("2.income", village(earning([1000, 2000], [5000]))).sentences()
    assert sentence == (
        "Net income: no difference between registered households and the others can be told, "
        "−3,500 yuan. That is not the same as no difference: how large it would have to be to be "
        "found cannot be computed."
    )


def test_nobody_named_an_income() -> None:
    said = says("2.income", village({"income": [None, None]}))
    assert said.sentences() == []
    assert len(said.blocks) == 1


MADE: dict[str, Held] = {
    "income": [1000, 3000],
    "amount:planting": [500, 500],
    "amount:wages": [0, 2500],
    "amount:support": [500, 0],
}


def test_shares_of_all_income_are_ratios_of_totals() -> None:
    known = told("2.income", village(MADE))
    assert known["2.income.amount.planting.share"].estimate == pytest.approx(1000 / 4000)
    assert known["2.income.amount.wages.share"].estimate == pytest.approx(2500 / 4000)
    shares = [
        known[f"2.income.amount.{n}.share"].estimate for n in ("planting", "wages", "support")
    ]
    assert sum(shares) == pytest.approx(1)


def test_own_work_and_public_money_are_told_apart_and_unknown_sources_are_neither() -> None:
    said = says("2.income", village(MADE | {"amount:remittances": [1, 1]}))
    table = next(b for b in said.blocks if isinstance(b, Table) and b.id == "2.income-sources")
    assert said.words(table.notes[0]) == (
        "Own work: planting and wages; public money: government living support."
    )


def test_without_public_money_the_note_says_none() -> None:
    said = says("2.income", village({"income": [1], "amount:planting": [1]}))
    table = next(b for b in said.blocks if isinstance(b, Table) and b.id == "2.income-sources")
    assert said.words(table.notes[0]) == "Own work: planting; public money: none."


def test_weighted_income() -> None:
    data = village(earning([1000, 3000], [2000, 4000]), drawn(), design=Design(weight="w"),
                   extra={"w": [3.0, 1, 1, 1]})  # fmt: skip
    known = told("2.income", data)
    assert known["2.income.income.mean"].estimate == pytest.approx((3000 + 3000 + 2000 + 4000) / 6)
    assert known["2.income.income.difference"].estimate == pytest.approx(1500 - 3000)


def test_the_level_of_the_study_is_that_of_means_and_quantiles() -> None:
    data = village(earning(LOW, HIGH), study(report={"level": 0.9}))
    assert {row.level for row in told("2.income", data).rows.values()} == {0.9}


def test_income_per_person_is_called_so() -> None:
    """Every table said “per household”, whatever study.toml did."""
    data = village({"income": [1000, 2000, 3000]}, study(income=Income(per="person")))
    said = says("2.income", data)
    assert said.sentences() == [
        "Half of the households have a net income of 2,000 yuan per person and year or less."
    ]
    (table,) = [block for block in said.blocks if isinstance(block, Table)]
    assert said.words(table.notes[0]).startswith("Income is per person of the household")
    zh = says("2.income", data, "zh").sentences()
    assert zh == ["一半农户的人均年纯收入不超过2,000元。"]
    household = says("2.income", village({"income": [1000, 2000, 3000]}))
    (table,) = [block for block in household.blocks if isinstance(block, Table)]
    assert household.words(table.notes[0]) == "Income and benefits are the whole household's."


def test_the_base_of_the_sources_is_who_answered() -> None:
    """It said “all households”, with gaps among them."""
    said = says("2.income", village({"income": [1, 2, 3], "amount:wages": [5, 0, None]}))
    table = next(b for b in said.blocks if isinstance(b, Table) and b.id == "2.income-sources")
    assert said.words(table.base).startswith("2 households with an answer;")


def test_a_difference_of_incomes_per_person_is_called_so() -> None:
    answers = earning(LOW, HIGH) | {"income-before": [*LOW, *HIGH]}
    about = study(income=Income(per="person", base_year=2014))
    for lang, then, now in (
        ("en", "Net income per person in 2014: ", "Net income per person: "),
        ("zh", "2014年人均纯收入：", "人均纯收入："),
    ):
        clear = says("2.income", village(answers, about), lang).sentences("clear")
        assert [s.startswith(start) for s, start in zip(clear, (now, then), strict=True)] == [
            True,
            True,
        ], clear
