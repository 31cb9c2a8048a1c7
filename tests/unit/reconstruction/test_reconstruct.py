"""Rows made from figures, verified by other means than those that made them."""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction

import numpy as np
import pytest

from endogen.errors import StudyError
from endogen.reconstruction import Column, Correlation, Count, reconstruct
from endogen.reconstruction.conflicts import conflict, possible
from endogen.reconstruction.correlating import fits, products, reduce

YES = frozenset({1})
NO = frozenset({0})


def partial(table: dict[str, list[int]], x: str, y: str, *controls: str) -> float:
    """Partial correlation by the inverse of the correlation matrix."""
    data = np.array([table[name] for name in (x, y, *controls)], dtype=float)
    inverse = np.linalg.inv(np.corrcoef(data))
    return float(-inverse[0, 1] / np.sqrt(inverse[0, 0] * inverse[1, 1]))


def ages_and_answers(low: str, high: str) -> list[Column | Count | Correlation]:
    return [
        Column("member", (0, 1)),
        Column("age", tuple(range(20, 90))),
        Column("know", (1, 2, 3, 4, 5)),
        Count(("members",), (("member", YES),), 30, 30),
        Count(("old",), (("age", frozenset(range(60, 90))),), 25, 25),
        Correlation(("r",), "age", "know", ("member",), Fraction(low), Fraction(high)),
    ]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("r", ["-.9", "-.5", "0", ".35", ".8"])
def test_counts_and_partial_correlation_come_out(seed: int, r: str) -> None:
    low, high = Fraction(r) - Fraction(1, 2000), Fraction(r) + Fraction(1, 2000)
    table = reconstruct(ages_and_answers(str(low), str(high)), 50, seed)
    assert sum(table["member"]) == 30
    assert sum(age >= 60 for age in table["age"]) == 25
    assert set(table["know"]) <= {1, 2, 3, 4, 5}
    assert abs(partial(table, "age", "know", "member") - float(r)) <= 0.0005 + 1e-12


def test_a_seed_gives_the_same_rows_and_another_seed_others() -> None:
    wanted = ages_and_answers("-.5005", "-.4995")
    assert reconstruct(wanted, 50, 7) == reconstruct(wanted, 50, 7)
    assert reconstruct(wanted, 50, 7) != reconstruct(wanted, 50, 8)


def test_rows_are_the_same_on_every_machine() -> None:
    table = reconstruct(ages_and_answers("-.5005", "-.4995"), 50, 7)
    digest = hashlib.sha256(json.dumps(table).encode()).hexdigest()
    assert digest[:16] == "53b40963f6aec7b2"


def test_joint_conditions_and_a_cover() -> None:
    names = ("a", "b", "c")
    columns = [Column(name, (0, 1)) for name in names]
    counts = [
        Count(("a",), (("a", YES),), 9, 9),
        Count(("b",), (("b", YES),), 4, 4),
        Count(("c",), (("c", YES),), 1, 1),
        Count(("everyone has one",), tuple((name, NO) for name in names), 0, 0),
        Count(("both",), (("a", YES), ("b", YES)), 3, 3),
    ]
    for seed in range(20):
        made = reconstruct([*columns, *counts], 11, seed)
        rows = list(zip(made["a"], made["b"], made["c"], strict=True))
        assert [sum(column) for column in zip(*rows, strict=True)] == [9, 4, 1]
        assert all(any(row) for row in rows)
        assert sum(a and b for a, b, _ in rows) == 3


def contradiction(constraints: list[Column | Count | Correlation], rows: int) -> str:
    with pytest.raises(StudyError) as raised:
        reconstruct(constraints, rows, 1)
    assert raised.value.code == "E-FIGURE-CONTRADICT"
    return str(raised.value.details["figures"])


def test_two_numbers_for_one_condition() -> None:
    named = contradiction(
        [
            Column("age", tuple(range(20, 90))),
            Count(("others",), (("age", frozenset(range(40, 60))),), 27, 27),
            Count(("count",), (("age", frozenset(range(25, 40))),), 44, 44),
            Count(("percent",), (("age", frozenset(range(25, 40))),), 4, 4),
        ],
        73,
    )
    assert named == "count, percent"


def test_classes_that_exceed_the_base() -> None:
    named = contradiction(
        [
            Column("age", tuple(range(20, 90))),
            Column("other", (0, 1)),
            Count(("young",), (("age", frozenset(range(20, 40))),), 44, 44),
            Count(("few",), (("other", YES),), 3, 3),
            Count(("old",), (("age", frozenset(range(60, 90))),), 42, 42),
        ],
        73,
    )
    assert named == "young, old"


def test_sources_too_few_to_cover_everyone() -> None:
    names = ("a", "b")
    named = contradiction(
        [
            *(Column(name, (0, 1)) for name in names),
            Count(("a",), (("a", YES),), 5, 5),
            Count(("b",), (("b", YES),), 4, 4),
            Count(("cover",), tuple((name, NO) for name in names), 0, 0),
        ],
        10,
    )
    assert named == "a, b, cover"


def test_whole_numbers_are_needed_not_only_fractions() -> None:
    # x + y = y + z = x + z = 5 among exclusive classes has the solution 2.5 each only.
    column = Column("class", (0, 1, 2, 3))
    pairs = [(1, 2), (2, 3), (1, 3)]
    counts = [Count((f"{a}{b}",), (("class", frozenset({a, b})),), 5, 5) for a, b in pairs]
    assert not possible([column], counts, 20)
    assert possible([column], counts[:2], 20)
    assert contradiction([column, *counts], 20) == "12, 23, 13"


def test_correlations_that_close_no_triangle() -> None:
    strong, opposite = (Fraction("0.895"), Fraction("0.905")), (Fraction("-0.9"), Fraction("-0.8"))
    columns = [Column(name, tuple(range(10))) for name in "xyz"]
    aims = [
        Correlation(("xy",), "x", "y", (), *strong),
        Correlation(("yz",), "y", "z", (), *strong),
        Correlation(("xz",), "x", "z", (), *opposite),
    ]
    assert conflict(columns, [], aims, 40) == ("xy", "yz", "xz")
    # One alone, and two that share a column, can always be.
    assert conflict(columns, [], aims[:2], 40) == ()


def test_r_that_its_own_p_excludes() -> None:
    columns = [Column("x", tuple(range(10))), Column("y", tuple(range(10)))]
    aims = [
        Correlation(("r",), "x", "y", (), Fraction("0.695"), Fraction("0.705")),
        Correlation(("r.p",), "x", "y", (), Fraction("0.1"), Fraction("0.2")),
    ]
    assert conflict(columns, [], aims, 40) == ("r", "r.p")


def test_no_contradiction_and_no_rows_says_so() -> None:
    # Two values cannot carry r = .5 over 3 rows within so narrow limits.
    constraints: list[Column | Count | Correlation] = [
        Column("x", (0, 1)),
        Column("y", (0, 1)),
        Correlation(("r",), "x", "y", (), Fraction("0.4999"), Fraction("0.49991")),
    ]
    with pytest.raises(StudyError) as raised:
        reconstruct(constraints, 3, 1)
    assert raised.value.code == "E-FIGURE-UNSOLVED"


def test_elimination_in_integers_is_the_inverse_matrix() -> None:
    rng = np.random.default_rng(1)
    for _ in range(50):
        data = rng.integers(0, 9, size=(4, 30))
        names = "abcd"
        table = dict(zip(names, data.tolist(), strict=True))
        block = reduce(products([[1] * 30, *(table[n] for n in "cdab")]))
        r = Fraction(partial(table, "a", "b", "c", "d")).limit_denominator(10**12)
        assert fits(block, r - Fraction(1, 10**9), r + Fraction(1, 10**9))
        assert not fits(block, r + Fraction(1, 10**9), r + Fraction(2, 10**9))


def test_a_constant_column_has_no_correlation() -> None:
    block = reduce(products([[1] * 5, [1, 2, 3, 4, 5], [2] * 5]))
    assert not fits(block, Fraction(-1), Fraction(1))
    assert reduce(products([[1] * 5, [3] * 5, [1, 2, 3, 4, 5], [1, 0, 1, 0, 1]])) is None
