"""Figures against data, claims, codings, questions, announcements."""

from __future__ import annotations

import math

import pytest
from tests.unit.published.conftest import english

from endogen.published import Against, Word
from endogen.survey.estimate import Estimate

A, C, U, N = Word.AGREES, Word.CONTRADICTS, Word.UNDECIDED, Word.NOT_COMPUTABLE
ANNOUNCED = Word.ANNOUNCED


def figure(printed: str, formula: str, more: str = "") -> str:
    return (f'[[figure]]\nid = "f"\nplace = "Table 1"\nprinted = "{printed}"\n'
            f"formula = '{formula}'\n{more}")  # fmt: skip


def claim(check: str = "", needs: str = "", id_: str = "c") -> str:
    lines = f"check = '{check}'\n" if check else ""
    return f'[[claim]]\nid = "{id_}"\nplace = "section 4"\nsays = "it is so"\n{lines}{needs}\n'


@pytest.mark.parametrize(
    ("printed", "more", "row", "expected"),
    [
        ("59", 'column = "count"\nwith = { percent = "80.8" }',
         {"estimate": 59 / 73, "count": 59, "n": 73}, {"f": A, "f.percent": A}),
        ("58", 'column = "count"\nwith = { percent = "80.8" }',
         {"estimate": 59 / 73, "count": 59, "n": 73}, {"f": C, "f.percent": A}),
        ("80.8%", 'with = { n = "73" }', {"estimate": 59 / 73, "n": 72}, {"f": A, "f.n": C}),
        (".81", "", {"estimate": 59 / 73}, {"f": A}),
        (".81", "", {"estimate": math.nan, "note": "no answers"}, {"f": U}),
    ],
)  # fmt: skip
def test_a_figure_and_what_stands_beside_it(words, printed, more, row, expected) -> None:
    found = words(figure(printed, "share(age, at_least=60)", more),
                  {"share(age, at_least=60)": Estimate(**row)})  # fmt: skip
    assert {id_: found[id_] for id_ in expected} == expected


def test_rows_carry_the_ids_of_their_figures(judge) -> None:
    found = judge(figure(".81", "share(member)"), {"share(member)": Estimate(estimate=0.81)})
    assert found["f"].row == "8.published.f"


def test_formulas_may_combine_indicators(words) -> None:
    rows = {"mean(age)": Estimate(estimate=50.0), "mean(know)": Estimate(estimate=2.5)}
    assert words(figure("20.0", "mean(age) / mean(know)"), rows)["f"] is A


def test_a_range_of_a_column(words) -> None:
    rows = {"share(age, at_least=1.0)": Estimate(estimate=1.0),
            "share(age, at_most=4.0)": Estimate(estimate=1.0)}  # fmt: skip
    assert words(figure("1-4", "age"), rows)["f"] is A
    rows["share(age, at_most=4.0)"] = Estimate(estimate=0.9)
    assert words(figure("1-4", "age"), rows)["f"] is C


def test_two_readings_decide_together(judge) -> None:
    text = (
        '[[figure]]\nid = "f"\nplace = "section 4"\nprinted = "76.7%"\n'
        '[[figure.readings]]\nid = "a"\nsays = "cases"\nformula = "share(member)"\n'
        '[[figure.readings]]\nid = "b"\nsays = "answers"\nformula = "share(age)"\n'
    )
    rows = {"share(member)": Estimate(estimate=56 / 73), "share(age)": Estimate(estimate=0.5)}
    found = judge(text, rows)
    assert (found["f"].verdict, found["f.a"].verdict, found["f.b"].verdict) == (U, A, C)
    assert "As cases it agrees" in english(found["f"])
    assert found["f"].recomputed == "76.7% / 50.0%"
    rows["share(age)"] = Estimate(estimate=0.767)
    assert judge(text, rows)["f"].verdict is A


def test_added_questions_do_not_count(judge) -> None:
    rows = {"mean(will)": Estimate(estimate=3.0)}
    found = judge(figure("3.0", "mean(will)"), rows)
    assert found["f"].verdict is N
    assert "Not asked in the publication" in english(found["f"])
    found = judge(claim("mean(will) > 3"), rows)
    assert found["c"].verdict is N
    found = judge(claim(needs='needs = ["willingness:*"]'))
    assert found["c"].verdict is N
    assert "willingness" in english(found["c"])
    assert "added 1" in english(found["c"])
    assert judge(claim("mean(age) > 3", 'needs = ["cognition:*"]'),
                 {"mean(age)": Estimate(estimate=4.0)})["c"].verdict is A  # fmt: skip


def test_unknown_columns_are_named(judge) -> None:
    found = judge(figure("3", "mean(weight_of_cow)"))
    assert found["f"].verdict is N
    assert "weight_of_cow" in english(found["f"])


def test_nothing_is_proved_by_invented_answers(words) -> None:
    rows = {"mean(made_up)": Estimate(estimate=3.0, provenance="invented")}
    assert words(figure("3.0", "mean(made_up)"), rows)["f"] is U
    assert words(figure("4.0", "mean(made_up)"), rows)["f"] is U
    assert words(claim("mean(made_up) > 2"), rows)["c"] is U


R = "correlation(growth, member)"


@pytest.mark.parametrize(("codes", "word"), [(("1", "2"), U), (("1", "0"), A), (("2", "1"), A)])
def test_the_sign_turns_on_the_coding(judge, codes, word) -> None:
    found = judge(claim(f".3 <= {R} < .7"), {R: Estimate(estimate=0.4)}, codes)
    assert found["c"].verdict is word
    if word is U:
        assert "1 = yes, 2 = no" in english(found["c"])
        assert "opposite" in english(found["c"])


def test_a_claim_of_size_alone_does_not_turn(words) -> None:
    check = f"{R} * {R} > .1"
    assert words(claim(check), {R: Estimate(estimate=0.4)}, ("1", "2"))["c"] is A


def test_a_printed_r_was_computed_from_the_codes(judge) -> None:
    found = judge(figure("-.40", R), {R: Estimate(estimate=0.402)}, ("1", "2"))
    assert found["f"].verdict is A
    assert "opposite" in english(found["f"])
    assert judge(figure("-.40", R), {R: Estimate(estimate=0.402)})["f"].verdict is C


ROWS = """
[[figure]]
id = "row-a"
place = "Table 4"
printed = "55"
[[figure]]
id = "row-b"
place = "Table 4"
printed = "fifty-six"
[[figure]]
id = "row-c"
place = "Table 4"
printed = "8"
with = { p = ".000" }
[[figure]]
id = "row-d"
place = "Table 4"
printed = "8"
[[table]]
id = "t4"
place = "Table 4"
rows = ["row-a", "row-b", "row-c", "row-d"]
base = "n"
multiple = true
"""


@pytest.mark.parametrize(
    ("check", "word"),
    [
        ("rank(row-a) == 1", C),  # 56 > 55
        ("rank(row-b) == 1", A),
        ("rank(row-c) == 3", U),  # a tie at 8
        ("rank(row-c) <= 4", A),
        ("row-a > row-b", C),
        ("row-b - row-a == 1", A),
        ("p(row-c) < .05", A),
        ("p(row-a) < .05", U),  # no p is printed
        ("length(t4) == 4", A),
        ("asked() == 14", C),
    ],
)
def test_text_against_table(judge, check: str, word: Word) -> None:
    found = judge(ROWS + claim(check))["c"]
    assert found.verdict is word
    assert found.against is Against.FIGURES


def test_claims_against_each_other(judge) -> None:
    found = judge(
        claim("share(age) >= share(know)", id_="widest") + claim("share(age) < share(know)",
                                                                 id_="low"),
        {"share(age)": Estimate(estimate=0.5), "share(know)": Estimate(estimate=0.4)},
    )  # fmt: skip
    assert found["widest"].verdict is A
    assert found["low"].verdict is C
    assert found["widest.against.low"].verdict is C


def announced(by: str = "") -> str:
    return (f'[[announced]]\nid = "a"\nplace = "abstract"\nsays = "a comparison"\n'
            f'columns = ["know*"]\n{by}')  # fmt: skip


@pytest.mark.parametrize(
    ("figures", "by", "word"),
    [
        ([], "", ANNOUNCED),
        (["mean(know)"], "", A),
        (["mean(know)"], 'by = "member"', ANNOUNCED),
        (['mean(know, given="member == 1")'], 'by = "member"', ANNOUNCED),  # one group only
        (['mean(know, given="member == 1")', 'mean(know, given="member == 0")'],
         'by = "member"', A),
        (["partial_correlation(age, know, controls=[member])"], 'by = "member"', ANNOUNCED),
    ],
)  # fmt: skip
def test_announced_and_not_printed(words, figures, by, word) -> None:
    text = "".join(figure("1", formula).replace('"f"', f'"f{i}"')
                   for i, formula in enumerate(figures))  # fmt: skip
    assert words(text + announced(by))["a"] is word


def test_questions_that_no_figure_rests_on(judge) -> None:
    found = judge(figure("3", "mean(know)"), {"mean(know)": Estimate(estimate=3.0)})
    silent = str(found["questions.unreported"].recomputed)
    assert silent == "registered household, age of the head, average yearly increase of income"
