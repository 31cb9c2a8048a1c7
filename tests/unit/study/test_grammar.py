"""The grammar lets through what it names and nothing else."""

from __future__ import annotations

import pytest

from endogen.errors import UseError
from endogen.study.grammar import Call, Listing, Literal, Name, Operation, names, parse


def test_a_call_with_a_list() -> None:
    assert parse(
        "partial_correlation(age, know, controls=[registered, 'years of school'])"
    ) == Call(
        "partial_correlation",
        (Name("age"), Name("know")),
        (("controls", Listing((Name("registered"), Literal("years of school")))),),
    )


def test_a_chain_of_comparisons_is_all_of_them() -> None:
    low = Operation("<=", (Literal(25), Name("age")))
    high = Operation("<", (Name("age"), Literal(40)))
    assert parse("25 <= age < 40") == Operation("and", (low, high))


def test_chinese_names_and_names_in_quotes() -> None:
    assert parse("年龄 >= 60 and col('household income (yuan)') > 0") == Operation(
        "and",
        (
            Operation(">=", (Name("年龄"), Literal(60))),
            Operation(">", (Name("household income (yuan)"), Literal(0))),
        ),
    )


def test_names_are_collected_through_every_form() -> None:
    found = names(parse("f(a, k=[b, c + 1]) > d and not e in [g]"))
    assert found == {"a", "b", "c", "d", "e", "g"}


@pytest.mark.parametrize(
    "hostile",
    [
        "__import__('os').system('true')",
        "a.b",
        "a[0]",
        "lambda: 1",
        "[x for x in y]",
        "f(*args)",
        "f(**options)",
        "a if b else c",
        "x := 1",
        "a is b",
        "2 ** 9999",
        "b'bytes'",
        "f'{a}'",
        "a; b",
        "",
        "gini(",
        "(" * 500 + "a" + ")" * 500,
        "col(a)",
        "col('a', 'b')",
        "...",
        "1j",
    ],
)
def test_anything_else_is_refused_with_its_code(hostile: str) -> None:
    with pytest.raises(UseError) as caught:
        parse(hostile)
    assert caught.value.code == "E-USE-EXPRESSION"
    assert caught.value.exit_status == 2
