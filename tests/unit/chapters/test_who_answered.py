"""Chapter 0: returns, respondents, causes, numbers of the household, quality of answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from scipy.stats import beta
from scipy.stats import t as student
from tests.unit.chapters.village import Said, drawn, of_rows, says, study, told, village

from endogen.chapters.chapter import Data, Told
from endogen.chapters.who_answered.quality import ID as QUALITY
from endogen.i18n import text
from endogen.report.document import Note, NoteKind, Table
from endogen.study.codebook import Provenance
from endogen.study.problem import Problem, Severity
from endogen.study.study import Sources
from endogen.survey.design import Design
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ONE = {"age": [40.0]}


def exact(count: int, n: int, level: float = 0.95) -> tuple[float, float]:
    """Clopper and Pearson's limits, from scipy's beta distribution."""
    tail = (1 - level) / 2
    low = beta.ppf(tail, count, n - count + 1) if count else 0.0
    high = beta.ppf(1 - tail, count + 1, n - count) if count < n else 1.0
    return float(low), float(high)


# -- 0.returns -----------------------------------------------------------------------------------

RETURNS = {
    "valid": [1, 1, 1, 1, 0, 0],
    "reason": [None, None, None, None, "refused", "unusable"],
    "why": [None, None, None, None, "no time", "dog bit the enumerator"],
}


def test_the_effective_rate_is_valid_over_issued_with_an_exact_interval() -> None:
    data = village(ONE, returns=RETURNS)
    row = told("0.returns", data)["0.returns.effective"]
    assert (row.count, row.n, row.estimate) == (4, 6, pytest.approx(4 / 6))
    assert (row.ci_low, row.ci_high) == pytest.approx(exact(4, 6))
    assert says("0.returns", data).sentences() == [
        "4 of 6 questionnaires could be used: an effective rate of 66.7% [22.3, 95.7]."
    ]


def test_the_papers_rate_is_that_of_a_textbook() -> None:
    """73 of 76: .961, and by Clopper and Pearson .889 to .992."""
    lost = {"valid": [1] * 73 + [0] * 3, "reason": [None] * 73 + ["refused"] * 3}
    row = told("0.returns", village(ONE, returns=lost))["0.returns.effective"]
    assert row.estimate == pytest.approx(0.9605, abs=5e-5)
    assert (row.ci_low, row.ci_high) == pytest.approx((0.8889, 0.9918), abs=5e-5)


def test_every_lost_questionnaire_has_its_reason_and_they_add_up() -> None:
    table = says("0.returns", village(ONE, returns=RETURNS)).table("0.returns")
    assert table["valid"][0] == "4"
    assert table["not used: refused to answer"][0] == "1"
    assert table["not used: came back but could not be used"][0] == "1"
    assert table["no time"][0] == "1"
    assert table["dog bit the enumerator"][0] == "1"  # in the words in which it was noted
    assert table["issued"][0] == "6"


def test_reasons_are_said_in_chinese() -> None:
    table = says("0.returns", village(ONE, returns=RETURNS), "zh").table("0.returns")
    assert "未采用：拒绝作答" in table
    assert "没有时间" in table


def test_a_rate_of_one_has_no_lost_ones_and_an_upper_limit_of_one() -> None:
    whole = {"valid": [1.0] * 5, "reason": [None] * 5}
    said = says("0.returns", village(ONE, returns=whole))
    assert said.sentences() == [
        "5 of 5 questionnaires could be used: an effective rate of 100.0% [47.8, 100.0]."
    ]
    assert list(said.table("0.returns")) == ["valid", "issued"]


def test_nothing_is_said_without_a_list_of_questionnaires() -> None:
    assert says("0.returns", village(ONE)).blocks == ()


# -- 0.sample ------------------------------------------------------------------------------------

PEOPLE = {
    "registered": [1, 1, 1, 0, None],
    "age": [30, 40, 60, 75, 20],
    "schooling": [0, 6, 9, 12, None],
    "party": [1, 0, 0, 0, 0],
}


def test_counts_shares_and_intervals_of_the_respondents() -> None:
    data = village(PEOPLE)
    known = told("0.sample", data)
    row = known["0.sample.registered.1"]
    assert (row.count, row.n, row.n_missing) == (3, 4, 1)
    assert (row.ci_low, row.ci_high) == pytest.approx(exact(3, 4))
    assert [known[f"0.sample.age-band.{band}"].count for band in range(4)] == [1, 1, 1, 2]
    assert [known[f"0.sample.schooling-band.{band}"].count for band in range(3)] == [2, 1, 1]


def test_the_headline_counts_those_who_answered_and_names_the_band() -> None:
    assert says("0.sample", village(PEOPLE)).sentences() == [
        "75.0% of the households are registered (3 of the 4 that answered); in 40.0% of the "
        "households the head belongs to the oldest age band, 60 and over."
    ]


def test_shares_of_one_variable_add_up_to_one() -> None:
    known = told("0.sample", village(PEOPLE))
    for variable in ("registered", "age-band", "schooling-band", "party"):
        rows = known.under(f"0.sample.{variable}")
        assert sum(row.estimate for row in rows) == pytest.approx(1)
        assert sum(row.count or 0 for row in rows) == rows[0].n


def test_nobody_is_called_poor_and_nobody_is_not_drawn_without_a_word() -> None:
    said = says("0.sample", village(PEOPLE))
    assert "poor" not in " ".join(said.sentences())
    cautions = [b for b in said.blocks if isinstance(b, Note) and b.kind is NoteKind.CAUTION]
    assert "met, not drawn" in said.words(cautions[0].text)


def test_a_drawn_sample_gets_no_such_caution() -> None:
    data = village(PEOPLE, drawn(), design=Design(weight="w"), extra={"w": [1.0, 1, 1, 5, 2]})
    said = says("0.sample", data)
    assert not any(isinstance(block, Note) for block in said.blocks)
    # weights 1 + 1 + 1 of 1 + 1 + 1 + 5: the share is weighted, the counts are not
    assert said.sentences()[0].startswith(
        "37.5% of the households are registered (3 of the 4 that answered)"
    )


def test_respondents_appear_with_whatever_is_known_of_them() -> None:
    said = says("0.sample", village({"party": [1, 0, 0]}))
    assert said.sentences() == []
    assert said.table("0.sample")["yes"] == ["1", "33.3%", "[0.8, 90.6]"]
    assert says("0.sample", village({"income": [1]})).blocks == ()


def notes(said: Said) -> list[str]:
    (table,) = [block for block in said.blocks if isinstance(block, Table)]
    return [said.words(note) for note in table.notes]


def test_the_note_on_bands_speaks_of_the_cuts_of_the_study() -> None:
    """It spoke of 40 even where no band begins there, and of causes that nobody was asked."""
    (note,) = notes(says("0.sample", village(PEOPLE)))
    assert note.startswith("Bands are half-open: a head of exactly 40 belongs")
    other = village(PEOPLE, study(report={"age_bands": (35, 65)}))
    assert "exactly 65 belongs to the band that begins at 65" in notes(says("0.sample", other))[0]
    assert notes(says("0.sample", village({"party": [1, 0]}))) == []
    causes = village({"cause:illness": [1, None], "party": [1, 0]})
    assert notes(says("0.sample", causes)) == [
        "The base of the first cause is the households that put a cause first."
    ]


# -- 0.causes ------------------------------------------------------------------------------------

RANKED = {
    "cause:illness": [1, 1, 2, None, None],
    "cause:study": [2, None, 1, None, 1],
    "cause:skills": [None, 2, 3, None, 4],
}


def test_borda_scores_first_places_and_mean_ranks_by_hand() -> None:
    known = told("0.causes", village(RANKED))
    # four households ranked: illness 4+4+3+0, study 3+0+4+4, skills 0+3+2+1, over four
    borda = {n: known[f"0.causes.{n}.borda"].estimate for n in ("illness", "study", "skills")}
    assert borda == pytest.approx({"illness": 11 / 4, "study": 11 / 4, "skills": 6 / 4})
    assert known["0.causes.illness.first"].estimate == pytest.approx(2 / 4)
    assert known["0.causes.illness.first"].n == 4  # who named none is not in the base
    assert known["0.causes.skills.rank"].estimate == pytest.approx((2 + 3 + 4) / 3)
    assert known["0.causes.skills.rank"].n == 3


def test_two_equal_causes_are_both_named() -> None:
    (sentence,) = says("0.causes", village(RANKED)).sentences()
    assert sentence.startswith("Over all places illness (2.75 ")
    assert " and schooling costs (2.75 " in sentence
    assert " weighs most, then lack of skills (1.50 " in sentence


def test_the_heaviest_cause_need_not_be_put_first_most_often() -> None:
    """Borda: two seconds outweigh one first; the sentence speaks of all places."""
    data = village(
        {"cause:illness": [1, None, None], "cause:study": [2, 2, 2], "cause:funds": [None, 1, 1]}
    )
    known = told("0.causes", data)
    assert known["0.causes.study.borda"].estimate == pytest.approx(3)
    assert known["0.causes.funds.borda"].estimate == pytest.approx(8 / 3)
    assert known["0.causes.funds.first"].estimate > known["0.causes.study.first"].estimate
    (sentence,) = says("0.causes", data).sentences()
    assert sentence.startswith("Over all places schooling costs (3.00")


def test_one_cause_alone_is_still_told() -> None:
    (sentence,) = says("0.causes", village({"cause:funds": [1, None, 1]})).sentences()
    assert sentence == "Over all places lack of funds (4.00) weighs most (Borda score, 0–4)."


def test_nobody_ranked_anything() -> None:
    said = says("0.causes", village({"cause:funds": [None], "cause:study": [None]}))
    assert said.sentences() == []
    assert [said.words(b.text) for b in said.blocks if isinstance(b, Note)] == [
        "Nobody answered these questions."
    ]


def test_places_after_the_first_are_invented_where_printed_figures_bind_the_first() -> None:
    about = study(provenance=Sources(default=Provenance.RECONSTRUCTED))
    made_up = dict.fromkeys(RANKED, Provenance.RECONSTRUCTED)
    known = told("0.causes", village(RANKED, about, provenance=made_up))
    assert known["0.causes.illness.first"].provenance == "reconstructed"
    assert known["0.causes.illness.borda"].provenance == "invented"
    assert known["0.causes.illness.rank"].provenance == "invented"
    asked = told("0.causes", village(RANKED))
    assert asked["0.causes.illness.borda"].provenance == "survey"


# -- 0.household ---------------------------------------------------------------------------------

HOUSEHOLD = {"age": [40, 50, 60, 70, 80], "schooling": [0, 3, 6, 9, 12], "size": [1, 2, 3, 4, 5]}


def test_means_quartiles_and_t_intervals() -> None:
    known = told("0.household", village(HOUSEHOLD))
    row = known["0.household.age.mean"]
    half = student.ppf(0.975, 4) * (250**0.5) / 5**0.5  # s² of 40…80 in tens is 250
    assert row.estimate == 60
    assert (row.ci_low, row.ci_high) == pytest.approx((60 - half, 60 + half))
    assert [known[f"0.household.age.{q}"].estimate for q in ("q25", "median", "q75")] == [
        50,
        60,
        70,
    ]


def test_the_household_in_a_sentence() -> None:
    (sentence,) = says("0.household", village(HOUSEHOLD)).sentences()
    assert sentence == (
        "The head is 60.0 years old on average [40.4, 79.6] and went to school for 6.0 years "
        "[0.1, 11.9]; a household has 3.0 members [1.0, 5.0]."
    )


def test_one_household_has_means_and_no_intervals() -> None:
    one = {role: held[:1] for role, held in HOUSEHOLD.items()}
    (sentence,) = says("0.household", village(one)).sentences()
    assert sentence == (
        "The head is 40.0 years old on average and went to school for 0.0 years; a household has "
        "1.0 members."
    )
    (sentence,) = says("0.household", village(one), "zh").sentences()
    assert sentence == "户主平均40.0岁，受教育0.0年；每户1.0人。"


def test_a_number_that_was_not_asked_is_no_line() -> None:
    said = says("0.household", village({"age": [40, 50]}))
    assert said.sentences() == []  # the sentence needs all three
    assert list(said.table("0.household")) == ["age of the head"]


# -- 0.quality -----------------------------------------------------------------------------------


def counted(name: str, count: int, n: int = 200) -> Estimate:
    return Estimate(id=f"{QUALITY}.{name}", estimate=float(count), count=count, n=n)


def quality(*problems: Problem, **counts: int) -> Told:
    rows = Results.of([counted("answers", 200), *(counted(k, n) for k, n in counts.items())])
    data = replace(village(ONE), quality=rows)
    return replace(of_rows(data, rows), problems=problems)


def test_only_what_was_due_counts_as_missing() -> None:
    said = Said(
        "0.quality", quality(not_applicable=50, not_named=30, refused=3, dont_know=4, blank=5)
    )
    assert said.sentences() == [
        "12 of 200 answers are missing where one was due: refused, not known or left blank."
    ]
    assert said.table("0.quality") == {
        "not applicable, or not asked": ["50"],
        "not named in a ranking": ["30"],
        "refused": ["3"],
        "does not know": ["4"],
        "left blank": ["5"],
    }


def test_no_problem_is_said_and_problems_are_listed_errors_first() -> None:
    said = Said("0.quality", quality(blank=0))
    notes = [said.words(b.text) for b in said.blocks if isinstance(b, Note)]
    assert notes == ["The checks of the answers found no problem."]
    warned = Problem(code="E-DATA-B", severity=Severity.WARNING, message=text("odd"))
    wrong = Problem(code="E-DATA-Z", severity=Severity.ERROR, message=text("wrong"))
    known = quality(warned, wrong, wrong, blank=0)
    rows = {**known.rows}
    for code, count in (("E-DATA-B", 1), ("E-DATA-Z", 2)):
        rows[f"{QUALITY}.problem.{code}"] = counted(f"problem.{code}", count)
    said = Said("0.quality", replace(known, rows=rows))
    assert said.table("0.quality-problems") == {
        "wrong": ["2", "error", "E-DATA-Z"],
        "odd": ["1", "warning", "E-DATA-B"],
    }
    assert list(said.table("0.quality-problems")) == ["wrong", "odd"]


def test_without_counts_the_quality_is_not_spoken_of() -> None:
    data: Data = village(ONE)
    assert Said("0.quality", of_rows(data, data.quality)).blocks == ()


# -- all of them ---------------------------------------------------------------------------------


@pytest.mark.parametrize("section", ["0.sample", "0.household", "0.causes"])
def test_what_describes_claims_nothing(section: str) -> None:
    said = says(section, village(PEOPLE | {r: [*x] for r, x in RANKED.items()} | HOUSEHOLD))
    assert said.sentences() == said.sentences(Strength.DESCRIPTIVE)
    assert all(cited for cited in said.cited)


def test_the_level_of_the_study_is_that_of_its_intervals() -> None:
    """The head of a column said 80 % over limits of 95 %."""
    about = study(report={"level": 0.8})
    data = village(PEOPLE, about, returns=RETURNS)
    rows = [*told("0.sample", data).rows.values(), *told("0.returns", data).rows.values()]
    assert {row.level for row in rows} == {0.8}
    row = told("0.sample", data)["0.sample.registered.1"]
    assert (row.ci_low, row.ci_high) == pytest.approx(exact(3, 4, 0.8))
    said = says("0.sample", data)
    table = next(block for block in said.blocks if isinstance(block, Table))
    assert said.words(table.columns[2].head) == "80% interval"
