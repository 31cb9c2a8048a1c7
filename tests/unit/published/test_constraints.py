"""What rows have to satisfy, taken from printed figures."""

from __future__ import annotations

import tomllib
from fractions import Fraction as F

import pytest
from scipy.special import stdtr

from endogen.errors import StudyError
from endogen.published import constraints, read_published
from endogen.reconstruction import Column, Correlation, Count, reconstruct

HEAD = """
[publication]
cites = "A. Author"
n = "n"
[[figure]]
id = "n"
place = "text"
printed = "20"
[reconstruct.columns]
member = { values = [0, 1] }
age = { low = 20, high = 40, without = [30] }
know = { low = 1, high = 5 }
one = { values = [0, 1] }
other = { values = [0, 1] }
"""


def made(text: str, *, corrected: bool = True):
    return constraints(read_published(tomllib.loads(HEAD + text)), corrected=corrected)


def counts(text: str) -> list[Count]:
    return [c for c in made(text)[0] if isinstance(c, Count)]


def figure(printed: str, formula: str, more: str = 'column = "count"', id_: str = "f") -> str:
    return (f'[[figure]]\nid = "{id_}"\nplace = "t"\nprinted = "{printed}"\n'
            f"formula = '{formula}'\n{more}\n")  # fmt: skip


def test_columns_and_rows() -> None:
    found, rows = made("")
    assert rows == 20
    columns = {c.name: c.values for c in found if isinstance(c, Column)}
    assert columns["know"] == (1, 2, 3, 4, 5)
    assert columns["age"][0] == 20
    assert 30 not in columns["age"]


@pytest.mark.parametrize(
    ("formula", "event"),
    [
        ("share(member)", {"member": {1}}),
        ("share(member, equals=0)", {"member": {0}}),
        ("count(know, at_least=4)", {"know": {4, 5}}),
        ("share(know, at_least=2, at_most=3)", {"know": {2, 3}}),
        ('share(know, equals=5, given="member == 1 and age < 22")',
         {"know": {5}, "member": {1}, "age": {20, 21}}),
        ("response_share(one, of=[one, other])", {"one": {1}}),
    ],
)  # fmt: skip
def test_counts(formula: str, event: dict[str, set[int]]) -> None:
    (count,) = counts(figure("7", formula))
    assert {name: set(values) for name, values in count.event} == event
    assert (count.low, count.high, count.sources) == (7, 7, ("f",))


def test_other_columns_bind_nothing() -> None:
    assert counts(figure("7", "share(income, at_least=4)")) == []
    assert counts(figure("7.5", "mean(know)", "")) == []


def test_one_cause_comes_first() -> None:
    text = figure("3", "first_choice(one, of=[one, other])", id_="a") + figure(
        "4", "first_choice(other, of=[one, other])", 'column = "count"', "b"
    )
    both = [c for c in counts(text) if len(c.event) == 2]
    assert [(c.sources, c.high) for c in both] == [(("a", "b"), 0)]


def test_r_is_narrowed_by_its_p() -> None:
    with_ = 'with = { p = ".818", df = "69" }'
    formula = "partial_correlation(age, know, controls=[member, one])"
    found = [c for c in made(figure("-.028", formula, with_))[0] if isinstance(c, Correlation)]
    assert (found[0].low, found[0].high) == (F("-.0285"), F("-.0275"))
    for limit, p in ((found[1].low, 0.8175), (found[1].high, 0.8185)):
        r = float(limit)
        assert abs(2 * stdtr(69, -abs(r) * (69 / (1 - r * r)) ** 0.5) - p) < 1e-6


def test_r_and_p_that_exclude_each_other_are_named() -> None:
    text = figure("-.60", "correlation(age, know)", 'with = { p = ".500", df = "18" }')
    wanted, rows = made(text)
    with pytest.raises(StudyError) as raised:
        reconstruct(wanted, rows, 1)
    assert raised.value.details["figures"] == "f, f.p"


def test_bounds() -> None:
    text = ('[[reconstruct.bind]]\nsays = "covered"\nwhere = "one == 0 and other == 0"\ncount = 0\n'
            '[[reconstruct.bind]]\nsays = "r"\nwhere = "correlation(age, know)"\n'
            'low = ".395"\nhigh = ".405"\n')  # fmt: skip
    found = made(text)[0][-2:]
    assert found[0] == Count(("covered",), (("one", frozenset({0})), ("other", frozenset({0}))),
                             0, 0)  # fmt: skip
    assert found[1] == Correlation(("r",), "age", "know", (), F("0.395"), F("0.405"))


@pytest.mark.parametrize("where", ["one == 0 or other == 0", "height > 3", "mean(age) > 3"])
def test_bounds_that_cannot_be_used(where: str) -> None:
    with pytest.raises(StudyError) as raised:
        made(f'[[reconstruct.bind]]\nsays = "s"\nwhere = "{where}"\ncount = 0\n')
    assert raised.value.code == "E-FIGURE-BOUND"
