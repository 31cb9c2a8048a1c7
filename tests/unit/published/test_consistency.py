"""Printed figures against each other: right ones pass, planted slips are found.

The examples are the paper's own and classical ones (GRIM, p from r), worked by hand.
"""

from __future__ import annotations

import pytest
from tests.unit.published.conftest import english

from endogen.published import Word

A, R, C = Word.AGREES, Word.ROUNDS, Word.CONTRADICTS


def column(*rows: tuple[str, str], base: str = "n", more: str = "") -> str:
    """A table of counts and percentages."""
    figures = "".join(
        f'[[figure]]\nid = "r{i}"\nplace = "Table 1"\nprinted = "{count}"\n'
        f'with = {{ percent = "{percent}" }}\n'
        for i, (count, percent) in enumerate(rows)
    )
    ids = ", ".join(f'"r{i}"' for i in range(len(rows)))
    return (f'{figures}[[table]]\nid = "t"\nplace = "Table 1"\nsays = "a table"\n'
            f'rows = [{ids}]\nbase = "{base}"\n{more}')  # fmt: skip


def test_a_right_table_agrees(words) -> None:
    found = words(column(("59", "80.8"), ("14", "19.2")))
    assert {id_: word for id_, word in found.items() if id_.startswith(("t.", "r"))} == {
        "r0": Word.NOT_COMPUTABLE,
        "r1": Word.NOT_COMPUTABLE,
        "t.base": A,
        "r0.percent-of-base": A,
        "r1.percent-of-base": A,
        "t.sum": A,
        "t.percent-sum": A,
    }


@pytest.mark.parametrize("garbled", ["forty-four", "44", "14", "40", "5"])
def test_a_garbled_count_is_found_whatever_stands_there(judge, garbled: str) -> None:
    rows = (("0", "0"), (garbled, "5.50%"), ("27", "37.00%"), ("forty-two", "57.50%"))
    found = judge(column(*rows))
    row = found["r1.percent-of-base"]
    assert row.verdict is C
    assert "can only be 4" in english(row)
    assert "must be 4" in english(row)
    assert found["t.sum"].verdict is C
    assert "r1 = 4" in english(found["t.sum"])
    assert found["t.base"].verdict is A


def test_a_garbled_percentage_is_found(judge) -> None:
    found = judge(column(("4", "5.50%"), ("27", "72.60%"), ("42", "57.50%")))
    assert found["r1.percent-of-base"].verdict is C
    assert "can only be 53" in english(found["r1.percent-of-base"])
    assert "must be" not in english(found["r1.percent-of-base"])  # the rest leaves 27
    assert found["t.sum"].verdict is A
    assert found["t.percent-sum"].verdict is C


def test_another_base_than_the_heading_says(judge) -> None:
    rows = [("one", "1.69%"), ("one", "1.69%"), ("0", "0.00%"), ("eight", "13.56%"),
            ("eight", "13.56%"), ("41", "69.50%")]  # fmt: skip
    found = judge(column(*rows))
    assert found["t.base"].verdict is C
    assert found["t.base"].recomputed == "59"
    assert "6 of 6" in english(found["t.base"])
    assert found["r5.percent-of-base"].verdict is R
    assert found["t.sum"].verdict is A


def test_multiple_responses_rest_on_their_total(words) -> None:
    counts = ["55", "11", "one", "24", "38", "fifty-six"]
    percents = ["29.7%", "5.9%", "0.5%", "13.0%", "20.5%", "30.3%"]
    total = ('[[figure]]\nid = "all"\nplace = "Table 1"\nprinted = "185"\n'
             'with = { percent = "100.0%" }\nequals = "r0 + r1 + r2 + r3 + r4 + r5"\n')  # fmt: skip
    rows = zip(counts, percents, strict=True)
    found = words(column(*rows, more=f'multiple = true\ntotal = "all"\n{total}'))
    assert all(found[f"r{i}.percent-of-base"] is A for i in range(6))
    assert found["t.sum"] is A
    assert found["t.percent-sum"] is R  # 99.9
    assert found["all.from-figures"] is A


def test_a_wrong_total(words) -> None:
    total = '[[figure]]\nid = "all"\nplace = "t"\nprinted = "12"\nequals = "r0 + r1"\n'
    found = words(column(("5", "50%"), ("5", "50%"), more=f'total = "all"\n{total}'))
    assert found["all.from-figures"] is C
    assert found["t.sum"] is C


def figure(**keys: str) -> str:
    lines = "".join(f"{key} = {value}\n" for key, value in keys.items())
    return f'[[figure]]\nid = "f"\nplace = "Table 3"\n{lines}'


PARTIAL = "'partial_correlation(age, know, controls=[member, growth])'"


@pytest.mark.parametrize(
    ("r", "p", "df", "p_word", "df_word"),
    [
        # R: 2*pt(-abs(r)*sqrt(df/(1-r^2)), df); over the rounding of −.028: .813 to .820
        ("-.028", ".818", "69", A, A),
        ("-.028", ".812", "69", C, A),
        ("-.028", ".821", "69", C, A),
        ("-.676", ".000", "69", A, A),
        ("-.499", ".000", "69", A, A),
        ("-.499", ".012", "69", C, A),
        ("-.499", "<.001", "69", A, A),
        ("-.499", ".000", "71", A, C),
        (".23", ".05", "71", A, C),  # .0503 at the middle
        (".30", ".10", "69", C, A),  # .0110
    ],
)  # fmt: skip
def test_p_from_r_and_df_from_n(words, r, p, df, p_word, df_word) -> None:
    with_ = f'{{ p = "{p}", df = "{df}" }}'
    found = words(figure(printed=f'"{r}"', formula=PARTIAL, **{"with": with_}))
    assert found["f.p-from-r"] is p_word
    assert found["f.df-from-n"] is df_word


def test_zero_order_correlation_has_no_controls(words) -> None:
    keys = {"printed": '".5"', "formula": '"correlation(age, know)"',
            "with": '{ p = ".000", df = "71" }'}  # fmt: skip
    assert words(figure(**keys))["f.df-from-n"] is A


@pytest.mark.parametrize(
    ("mean", "n", "word"),
    [
        ("3.45", "20", A),  # 69/20
        ("3.44", "20", C),
        ("5.19", "28", C),  # Brown & Heathers (2017): no sum of 28 whole numbers gives 5.19
        ("5.18", "28", A),  # 145/28
        ("2.7", "73", A),
    ],
)
def test_means_of_whole_numbers(words, mean: str, n: str, word: Word) -> None:
    keys = {"printed": f'"{mean}"', "formula": '"mean(know)"', "with": f'{{ n = "{n}" }}'}
    assert words(figure(**keys))["f.mean-of-whole-numbers"] is word


def test_means_of_amounts_are_not_whole_sums(words) -> None:
    found = words(figure(printed='"3.44"', formula='"mean(growth)"', **{"with": '{ n = "20" }'}))
    assert "f.mean-of-whole-numbers" not in found


@pytest.mark.parametrize(("percent", "word"), [("76.7%", A), ("76.6%", C), ("77%", A)])
def test_a_percentage_needs_a_count(words, percent: str, word: Word) -> None:
    assert words(figure(printed=f'"{percent}"', base='"n"'))["f.attainable"] is word


@pytest.mark.parametrize(("rate", "word"), [("96.05%", A), ("96.1%", A), ("96.06%", R),
                                            ("96.2%", C)])  # fmt: skip
def test_rates_from_other_figures(words, rate: str, word: Word) -> None:
    issued = '[[figure]]\nid = "issued"\nplace = "t"\nprinted = "76"\n'
    found = words(issued + figure(printed=f'"{rate}"', equals='"n / issued"'))
    assert found["f.from-figures"] is word


def test_interest_from_amounts(words) -> None:
    # 140,000 of 1.7 million, which stands for 1.65 to 1.75 million: 8.0 to 8.5 %
    amounts = (
        '[[figure]]\nid = "lent"\nplace = "t"\nprinted = "1.7 million"\n'
        '[[figure]]\nid = "paid"\nplace = "t"\nprinted = "140,000"\n'
    )
    assert words(amounts + figure(printed='"8.2%"', equals='"paid / lent"'))["f.from-figures"] is A
    assert words(amounts + figure(printed='"9.2%"', equals='"paid / lent"'))["f.from-figures"] is C


def test_several_answers_in_percent_of_cases(words) -> None:
    # 55 and 38 of 73 households: 75.3 % and 52.1 %, which sum up to more than 100 %
    found = words(column(("55", "75.3%"), ("38", "52.1%"), more="multiple = true\n"))
    assert (found["r0.percent-of-base"], found["r1.percent-of-base"]) == (A, A)
    assert "t.sum" not in found
    assert "t.percent-sum" not in found
