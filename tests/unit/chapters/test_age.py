"""1.age: partial correlations of age and cognition, held at registration and schooling."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm
from scipy.stats import t as student
from tests.unit.chapters.village import drawn, says, study, told, village

from endogen.report.document import Figure, Note
from endogen.survey.design import Design

Held = list[float | None]
N = 20
KEY = "1.age.breeding"


def people(*, sign: float = -1.0, noise: float = 0.6) -> dict[str, Held]:
    """Ages that go with cognition, beside schooling and registration that do too."""
    rng = np.random.default_rng(11)
    age = rng.integers(25, 80, N).astype(float)
    schooling = rng.integers(0, 13, N).astype(float)
    registered = (np.arange(N) % 3 > 0).astype(float)
    score = 3 + sign * (age - 52) / 20 + schooling / 20 + noise * rng.normal(size=N)
    return {
        "age": age.tolist(),
        "registered": registered.tolist(),
        "schooling": schooling.tolist(),
        "cognition:breeding": np.clip(np.round(score), 1, 5).tolist(),
    }


def by_residuals(answers: dict[str, Held]) -> float:
    """The correlation of what two regressions leave over."""
    held = {role: np.array(x, dtype=float) for role, x in answers.items()}
    controls = np.column_stack([np.ones(N), held["registered"], held["schooling"]])

    def rest(y: np.ndarray) -> np.ndarray:
        return y - controls @ np.linalg.lstsq(controls, y, rcond=None)[0]

    a, b = rest(held["age"]), rest(held["cognition:breeding"])
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


def unrelated() -> dict[str, Held]:
    return people() | {"cognition:breeding": [float(1 + (3 * i) % 5) for i in range(N)]}


def test_the_partial_correlation_its_df_and_its_p() -> None:
    answers = people()
    row = told("1.age", village(answers))[f"{KEY}.r"]
    r, df = by_residuals(answers), N - 2 - 2
    assert row.estimate == pytest.approx(r)
    assert row.df == df
    assert row.p == pytest.approx(2 * student.sf(abs(r) * np.sqrt(df / (1 - r * r)), df))
    half = norm.ppf(0.975) / np.sqrt(N - 2 - 3)
    limits = np.tanh(np.arctanh(r) + np.array([-half, half]))
    assert (row.ci_low, row.ci_high) == pytest.approx(tuple(limits))


def test_the_permutation_is_a_row_of_its_own_with_the_same_r() -> None:
    known = told("1.age", village(people(noise=3)))
    r, permuted = known[f"{KEY}.r"], known[f"{KEY}.permutation"]
    assert permuted.estimate == pytest.approx(r.estimate)
    assert permuted.p == pytest.approx(r.p, abs=0.08)  # 499 shuffles
    assert permuted.p * 500 == pytest.approx(round(permuted.p * 500))  # (b + 1) / (B + 1)
    assert "499 draws, seed 7" in str(permuted.method)


def test_older_heads_know_less_or_more() -> None:
    (sentence,) = says("1.age", village(people(sign=-1))).sentences()
    assert sentence.startswith(
        "The older the head, the less is known of individual breeding, at equal registration and "
        "schooling (partial correlation −."
    )
    (sentence,) = says("1.age", village(people(sign=1))).sentences()
    assert sentence.startswith(
        "The older the head, the more is known of individual breeding, at equal registration and "
        "schooling (partial correlation ."
    )
    (sentence,) = says("1.age", village(people(sign=1)), "zh").sentences()
    assert sentence.startswith(
        "在建档立卡身份和受教育年限相同的情况下，户主年龄越大，对个体养殖了解越多（偏相关系数."
    )


def test_what_cannot_be_told_stands_with_what_would_have_been_found() -> None:
    data = village(unrelated())
    least = told("1.age", data)["1.age.breeding.mde"].estimate
    z = norm.ppf(0.975) + norm.ppf(0.8)
    assert least == pytest.approx(np.tanh(z / np.sqrt(N - 2 - 3)))
    (sentence,) = says("1.age", data).sentences()
    assert says("1.age", data).sentences("cannot tell") == [sentence]
    assert f"a partial correlation of {least:.3f} or more".replace("0.", ".") in sentence


def test_who_did_not_answer_would_have_found_nothing() -> None:
    """The detectable size was that of all who told their age, whoever knew the programme."""
    answers = unrelated()
    answers["cognition:breeding"][:8] = [None] * 8
    least = told("1.age", village(answers))["1.age.breeding.mde"]
    z = norm.ppf(0.975) + norm.ppf(0.8)
    assert least.n == N - 8
    assert least.estimate == pytest.approx(np.tanh(z / np.sqrt(N - 8 - 2 - 3)))


def test_a_control_that_does_not_vary_costs_nothing_of_what_would_be_found() -> None:
    least = told("1.age", village(unrelated() | {"registered": [1.0] * N}))["1.age.breeding.mde"]
    z = norm.ppf(0.975) + norm.ppf(0.8)
    assert least.estimate == pytest.approx(np.tanh(z / np.sqrt(N - 1 - 3)))


def test_a_relation_that_holds_alone_only_is_suggestive() -> None:
    answers = people(sign=-1.2, noise=1.2)
    p = told("1.age", village(answers))[f"{KEY}.r"].p
    assert 0.05 / 3 < p < 0.05, "the made-up relation must lie between the two thresholds"
    for name in ("material", "technical"):
        answers[f"cognition:{name}"] = unrelated()["cognition:breeding"]
    said = says("1.age", village(answers))
    assert said.sentences("clear") == []
    (sentence,) = said.sentences("suggestive")
    assert sentence.startswith("The older the head, the less is known of individual breeding, at")
    assert sentence.endswith(
        "]). This holds for each comparison alone, not for all 3 together (Holm)."
    )


def test_registration_that_does_not_vary_costs_no_degree_of_freedom() -> None:
    row = told("1.age", village(people() | {"registered": [1.0] * N}))[f"{KEY}.r"]
    assert row.df == N - 2 - 1
    assert "do not vary" in str(row.note)


@pytest.mark.parametrize(
    "change",
    [{"cognition:breeding": [3.0] * N}, {"age": [50.0] * N}, {"cognition:breeding": [None] * N}],
    ids=["all know the same", "all of one age", "nobody answered"],
)
def test_no_relation_can_be_computed(change: dict[str, Held]) -> None:
    said = says("1.age", village(people() | change))
    (note,) = said.blocks
    assert isinstance(note, Note)
    assert "No relation with age can be computed" in said.words(note.text)


def test_an_unanswered_programme_is_left_out_of_sentence_and_chart() -> None:
    data = village(people() | {"cognition:material": [None] * N})
    said = says("1.age", data)
    assert not any("material" in sentence for sentence in said.sentences())
    (figure,) = [block for block in said.blocks if isinstance(block, Figure)]
    assert len(figure.chart.items) == 1
    assert "material assistance" in said.table("1.age")


def test_under_a_design_no_number_is_promised_that_was_not_computed() -> None:
    data = village(
        unrelated(),
        drawn(),
        design=Design(weight="w"),
        extra={"w": [1.0 + i % 2 for i in range(N)]},
    )
    (sentence,) = says("1.age", data).sentences()
    assert sentence == (
        "For individual breeding no relation with age can be told; the intervals say how large it "
        "might be."
    )


def test_the_level_of_the_study_reaches_every_row() -> None:
    rows = told("1.age", village(people(), study(report={"level": 0.9}))).rows.values()
    assert {row.level for row in rows} == {0.9}


def test_three_households_leave_no_degree_of_freedom() -> None:
    few = {role: held[:4] for role, held in people(noise=2).items()}
    row = told("1.age", village(few))[f"{KEY}.r"]
    assert not row.p < 1  # df 0: no test
    assert says("1.age", village(few)).sentences("clear") == []
