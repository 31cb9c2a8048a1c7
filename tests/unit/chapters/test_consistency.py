"""1.consistency: wish against deed, with kappa, McNemar and conditional shares."""

from __future__ import annotations

import pytest
from scipy.stats import binomtest
from tests.unit.chapters.village import drawn, says, told, village

from endogen.chapters.layout import UNPAIRED
from endogen.report.document import Figure, Table
from endogen.survey.design import Design

Held = list[float | None]
KEY = "1.consistency.breeding"


def crossed(
    both: int, only_wants: int, only_does: int, neither: int, programme: str = "breeding"
) -> dict[str, Held]:
    """A 2 × 2 table of wish and deed as the answers of households."""
    wants = [5.0] * both + [4.0] * only_wants + [2.0] * only_does + [1.0] * neither
    does = [1.0] * both + [0.0] * only_wants + [1.0] * only_does + [0.0] * neither
    return {f"willingness:{programme}": [*wants], f"participation:{programme}": [*does]}


# -- numbers -------------------------------------------------------------------------------------


def test_kappa_of_the_textbook() -> None:
    """20, 5, 10, 15: agreement .7, chance .5, kappa .4 (Cohen's example as commonly given)."""
    known = told("1.consistency", village(crossed(20, 5, 10, 15)))
    assert known[f"{KEY}.agreement"].estimate == pytest.approx(0.7)
    assert known[f"{KEY}.kappa"].estimate == pytest.approx(0.4)


def test_conditional_shares_have_their_own_bases() -> None:
    known = told("1.consistency", village(crossed(6, 2, 3, 9)))
    conversion, frustrated = known[f"{KEY}.conversion"], known[f"{KEY}.frustrated"]
    passive = known[f"{KEY}.passive"]
    assert (conversion.count, conversion.n) == (6, 8)
    assert (frustrated.count, frustrated.n) == (2, 8)
    assert (passive.count, passive.n) == (3, 12)
    assert conversion.estimate + frustrated.estimate == pytest.approx(1)


@pytest.mark.parametrize(("only_wants", "only_does"), [(1, 7), (7, 1), (0, 5), (4, 4), (0, 0)])
def test_mcnemar_is_an_exact_binomial_test_of_the_discordant(
    only_wants: int, only_does: int
) -> None:
    row = told("1.consistency", village(crossed(3, only_wants, only_does, 3)))[f"{KEY}.mcnemar"]
    discordant = only_wants + only_does
    p = binomtest(only_does, discordant).pvalue if discordant else 1.0
    assert row.p == pytest.approx(p)
    assert row.estimate == pytest.approx((only_does - only_wants) / (6 + discordant))


def test_the_textbook_mcnemar() -> None:
    """1 against 7 discordant pairs: exact p .0703 (Fagerland, Lydersen and Laake 2013)."""
    row = told("1.consistency", village(crossed(3, 1, 7, 3)))[f"{KEY}.mcnemar"]
    assert row.p == pytest.approx(0.0703, abs=5e-5)


def test_half_answered_households_count_in_nothing() -> None:
    answers = crossed(2, 1, 1, 2)
    answers["willingness:breeding"][0] = None
    answers["participation:breeding"][5] = None
    row = told("1.consistency", village(answers))[f"{KEY}.agreement"]
    assert (row.n, row.n_missing) == (4, 2)


# -- sentences -----------------------------------------------------------------------------------


def test_more_take_part_than_want_to() -> None:
    (sentence,) = says("1.consistency", village(crossed(2, 0, 12, 4))).sentences("clear")
    assert sentence.startswith(
        "More households take part than want to in individual breeding (+66.7 points ["
    )


def test_more_want_to_than_take_part() -> None:
    (sentence,) = says("1.consistency", village(crossed(2, 12, 0, 4))).sentences("clear")
    assert sentence.startswith(
        "More households want to take part than do in individual breeding (−66.7 points ["
    )
    (sentence,) = says("1.consistency", village(crossed(2, 12, 0, 4)), "zh").sentences("clear")
    assert sentence.startswith(
        "在以下措施上，愿意参与的农户多于参与的农户：个体养殖（−66.7个百分点["
    )


def test_both_sides_of_the_threshold_of_mcnemar() -> None:
    assert binomtest(0, 6).pvalue < 0.05 < binomtest(0, 5).pvalue
    assert says("1.consistency", village(crossed(3, 6, 0, 3))).sentences("clear")
    short = says("1.consistency", village(crossed(3, 5, 0, 3)))
    assert short.sentences("clear", "suggestive") == []
    assert short.sentences("cannot tell") == [
        "For no programme can it be told whether more households take part than want to, or fewer."
    ]


def test_what_is_only_suggestive_is_not_said_to_be_open() -> None:
    """A sentence marked suggestive said that nothing could be told."""
    answers = crossed(5, 6, 0, 5) | crossed(8, 0, 0, 8, "material")
    for name in ("technical", "financial"):
        answers |= crossed(7, 1, 1, 7, name)
    said = says("1.consistency", village(answers))
    (sentence,) = said.sentences("suggestive")
    assert sentence.startswith(
        "More households want to take part than do in individual breeding (−37.5 points ["
    )
    assert sentence.endswith(
        "]). This holds for each comparison alone, not for all 4 together (Holm)."
    )
    assert not any("For no programme" in sentence for sentence in said.sentences())


def test_passive_participation_is_said_of_those_who_do_not_want_to() -> None:
    sentence = says("1.consistency", village(crossed(0, 0, 3, 1))).sentences()[0]
    assert sentence == (
        "Passive participation (“waiting, relying, asking”), the share that takes part of the "
        "households that do not want to, is highest for individual breeding (75.0% [19.4, 99.4])."
    )


def test_equal_passivity_is_shared_with_each_its_own_interval() -> None:
    answers = crossed(2, 0, 1, 1) | crossed(0, 0, 2, 2, "material")
    sentence = says("1.consistency", village(answers)).sentences()[0]
    assert "individual breeding (50.0% [1.3, 98.7])" in sentence
    assert "material assistance (50.0% [6.8, 93.2])" in sentence


def test_nobody_is_passive() -> None:
    said = says("1.consistency", village(crossed(3, 1, 0, 3)))
    assert said.sentences()[0] == "No household takes part in a programme without wanting to."


def test_where_everybody_wants_to_there_is_no_passivity_to_speak_of() -> None:
    said = says("1.consistency", village(crossed(3, 3, 0, 0)))
    assert not any("Passive" in s or "without wanting" in s for s in said.sentences())
    assert not any(isinstance(block, Figure) for block in said.blocks)


def test_kappa_is_undefined_where_all_answer_alike() -> None:
    data = village(crossed(4, 0, 0, 0))
    row = told("1.consistency", data)[f"{KEY}.kappa"]
    assert row.estimate != row.estimate
    assert "alike" in str(row.note)
    assert says("1.consistency", data).table("1.consistency")["individual breeding"][3] == "–"


# -- by registration -----------------------------------------------------------------------------


def passive(yes_1: int, n_1: int, yes_0: int, n_0: int) -> dict[str, Held]:
    """Households that want nothing; so many of either group take part all the same."""
    return {
        "registered": [1.0] * n_1 + [0.0] * n_0,
        "willingness:breeding": [1.0] * (n_1 + n_0),
        "participation:breeding": [1.0] * yes_1 + [0.0] * (n_1 - yes_1) + [1.0] * yes_0
        + [0.0] * (n_0 - yes_0),
    }  # fmt: skip


def test_passive_participation_is_compared_among_those_who_do_not_want_to() -> None:
    answers = passive(9, 9, 0, 9)
    for role, more in (("registered", 1.0), ("willingness:breeding", 5.0)):
        answers[role] += [more] * 4  # four registered who want to, and do not take part
    answers["participation:breeding"] += [0.0] * 4
    data = village(answers)
    row = told("1.consistency", data)[f"{KEY}.passive-difference"]
    assert (row.estimate, row.n) == (1, 18)
    clear = says("1.consistency", data).sentences("clear")
    assert any(
        sentence.startswith(
            "Among households that do not want to take part, more of the registered than of the "
            "others take part all the same in individual breeding (+100.0 points ["
        )
        for sentence in clear
    )


def test_fewer_passive_among_the_registered() -> None:
    clear = says("1.consistency", village(passive(0, 9, 9, 9)), "zh").sentences("clear")
    assert any("比例低于其他农户" in sentence for sentence in clear)
    clear = says("1.consistency", village(passive(0, 9, 9, 9))).sentences("clear")
    assert any("fewer of the registered than of the others" in sentence for sentence in clear)


def test_agreement_by_registration_is_a_difference_of_shares() -> None:
    data = village(passive(1, 8, 7, 8))
    known = told("1.consistency", data)
    assert known[f"{KEY}.agreement.registered"].estimate == pytest.approx(7 / 8)
    assert known[f"{KEY}.agreement.other"].estimate == pytest.approx(1 / 8)
    assert known[f"{KEY}.difference"].estimate == pytest.approx(6 / 8)
    assert any(
        sentence.startswith("Wish and deed agree more often among registered households")
        for sentence in says("1.consistency", data).sentences("clear")
    )


def test_one_group_empty_among_the_unwilling() -> None:
    answers = passive(2, 4, 1, 4)
    answers["willingness:breeding"][4:] = [5.0] * 4  # all others want to
    data = village(answers)
    row = told("1.consistency", data)[f"{KEY}.passive-difference"]
    assert row.estimate != row.estimate
    assert not any("Among households" in s for s in says("1.consistency", data).sentences())
    cells = says("1.consistency", data).table("1.consistency-passive")["individual breeding"]
    assert cells[:2] == ["50.0%", "4"]
    assert cells[4:] == ["–", "–", "–"]


# -- roles that are not there --------------------------------------------------------------------


def test_wish_and_deed_of_different_programmes_are_not_compared() -> None:
    """It crashed on the first of no names."""
    data = village({"willingness:breeding": [5, 1], "participation:material": [1, 0]})
    assert says("1.consistency", data).blocks == (UNPAIRED,)


def test_without_registration_there_are_no_tables_by_it() -> None:
    said = says("1.consistency", village(crossed(2, 1, 1, 2)))
    tables = [block.id for block in said.blocks if isinstance(block, Table)]
    assert tables == ["1.consistency", "1.consistency-shares"]


def test_a_drawn_sample_is_tested_by_its_design() -> None:
    answers = crossed(4, 2, 6, 4)
    weights = [1.0 + i % 3 for i in range(16)]
    data = village(answers, drawn(), design=Design(weight="w"), extra={"w": weights})
    row = told("1.consistency", data)[f"{KEY}.mcnemar"]
    more = sum(w for w, i in zip(weights, range(16), strict=True) if 6 <= i < 12)
    less = sum(w for w, i in zip(weights, range(16), strict=True) if 4 <= i < 6)
    assert row.estimate == pytest.approx((more - less) / sum(weights))
    assert "McNemar" not in str(row.method)
    assert row.df == 15
