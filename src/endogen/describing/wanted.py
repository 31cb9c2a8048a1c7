"""What is computed of each kind of question: indicators of the engine, by the name of the row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from endogen.describing.topic import TABLED, Kind, Topic
from endogen.i18n import text
from endogen.indicators import (
    case_share,
    first_choice,
    mean,
    mean_rank,
    quantile,
    response_share,
    response_total,
    share,
)
from endogen.study.grammar import Call, Expression, Listing, Literal, Name, Operation
from endogen.survey.groups import label
from endogen.survey.indicator import (
    ONE,
    Base,
    Indicator,
    Rank,
    Smooth,
    Solved,
    Totals,
    ValueTable,
    plus,
    times,
)
from endogen.survey.indicator import centred as around

NO_ANSWER = text("no valid answers")
QUARTILES = {"lower": 0.25, "median": 0.5, "upper": 0.75}


def wanted(topic: Topic, *, whole: bool = True, cumulative: bool = False) -> dict[str, Indicator]:
    """The indicators of a question by what they are.

    Parameters
    ----------
    topic : Topic
    whole : bool
        Also what stands beside the valid answers: missing ones and percentages of all.
    cumulative : bool
        Also cumulative percentages, for tables as SPSS prints them.
    """
    if topic.kind is Kind.SET:
        return _set(topic)
    if topic.kind is Kind.RANKING:
        return _ranking(topic)
    asked: dict[str, Indicator] = {}
    if whole:
        asked |= _presence(topic)
    if topic.kind in TABLED:
        asked |= _frequencies(topic, whole=whole, cumulative=cumulative)
    if topic.kind is Kind.ORDINAL and in_numbers(topic):
        asked |= {"mean": mean(topic.name), "median": quantile(topic.name, q=0.5)}
    if topic.kind is Kind.NUMBER:
        asked |= {"mean": mean(topic.name), "sd": deviation(topic.name)}
        asked |= {what: quantile(topic.name, q=q) for what, q in QUARTILES.items()}
        asked |= {"minimum": extreme(topic.name, 0), "maximum": extreme(topic.name, -1)}
    if topic.kind is Kind.DATE:
        day = days(topic.name)
        asked |= {"first": extreme(day, 0), "last": extreme(day, -1)}
    return asked


def in_numbers(topic: Topic) -> bool:
    """Whether its answers are numbers, so that they have an order and a mean."""
    return bool(topic.answers) and not any(isinstance(a.value, str) for a in topic.answers)


def days(name: str) -> str:
    """The column that holds a date as a number of days: see `endogen.describing.dates`."""
    return f"{name} (days)"


def _presence(topic: Topic) -> dict[str, Indicator]:
    """How many answers are there, how many are missing, and why."""
    name = topic.name
    there = Operation("!=", (Name(name), Literal(None)))
    found = {
        "valid": of_all(name, there, "valid"),
        "missing": of_all(name, Operation("==", (Name(name), Literal(None))), "missing"),
    }
    none: Expression = Operation("==", (Name(name), Literal(None)))
    for why, column in topic.reasons:
        held = Operation("==", (Name(column), Literal(1.0)))
        found[f"missing.{why.value}"] = of_all(name, held, why.value)
        none = Operation("and", (none, Operation("!=", (_certain(held), Literal(1.0)))))
    if topic.reasons:
        found["missing.system"] = of_all(name, none, "system")
    return found


def _frequencies(topic: Topic, *, whole: bool, cumulative: bool) -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    for place, answer in enumerate(topic.answers):
        code = label(answer.value)
        found[f"share.{code}"] = share(topic.name, equals=answer.value)
        if whole:
            given = Operation("==", (Name(topic.name), Literal(answer.value)))
            found[f"percent.{code}"] = of_all(topic.name, given, f"equals={code}")
        if cumulative:
            up_to = tuple(Literal(a.value) for a in topic.answers[: place + 1])
            found[f"cumulative.{code}"] = _up_to(topic.name, up_to)
    return found


def _up_to(name: str, values: tuple[Literal, ...]) -> Indicator:
    listed = Operation("in", (Name(name), Listing(values)))
    last = values[-1].value
    said = "" if last is None else f"up_to={label(last)}"
    return Smooth(
        name="cumulative_share",
        variable=name,
        arguments=said,
        base=Base((Name(name),)),
        unit="share",
        interval="share",
        tally=listed,
        terms={"n": ONE, "x": listed},
        value=lambda t: t["x"] / t["n"],
    )


def of_all(name: str, held: Expression, said: str) -> Indicator:
    """The share of all rows, those without an answer too, for which something holds."""
    certain = _certain(held)
    return Smooth(
        name="share_of_all",
        variable=name,
        arguments=said,
        base=Base((certain,)),
        unit="share",
        interval="share",
        tally=certain,
        terms={"n": ONE, "x": certain},
        value=lambda t: t["x"] / t["n"],
    )


def _certain(held: Expression) -> Expression:
    """1 where it holds, 0 where it does not or cannot be known."""
    return Call("filled", (held, Literal(0.0)), ())


def deviation(name: str) -> Indicator:
    """The standard deviation with Σw below the line; `estimates` puts n − 1 there."""
    column = around(Name(name))
    return Smooth(
        name="sd",
        variable=name,
        base=Base((Name(name),)),
        unit=None,
        interval="none",
        terms={"n": ONE, "x": column, "xx": times(column, column)},
        value=_root_of_variance,
        undefined=NO_ANSWER,
    )


def _root_of_variance(t: Totals) -> Any:
    variance = t["xx"] / t["n"] - (t["x"] / t["n"]) ** 2
    return np.sqrt(np.where(np.real(variance) > 0, variance, 0.0))


def extreme(name: str, place: int) -> Indicator:
    """The smallest (place 0) or the largest (−1) answer."""

    def solve(table: ValueTable) -> Solved:
        nothing = np.zeros(table.values.size)
        return Solved(float(table.values[place]), nothing, nothing)

    return Rank(
        name="minimum" if place == 0 else "maximum",
        variable=name,
        base=Base((Name(name),)),
        unit=None,
        interval="none",
        rank=Name(name),
        solve=solve,
        undefined=NO_ANSWER,
    )


def _set(topic: Topic) -> dict[str, Indicator]:
    columns = list(topic.columns)
    found: dict[str, Indicator] = {}
    for item in topic.items:
        found[f"responses.{item.column}"] = response_share(item.column, of=columns)
        found[f"cases.{item.column}"] = case_share(item.column, of=columns)
    found["total"] = response_total(columns[0], of=columns)
    found["each"] = _each(topic)
    return found | _cases(topic)


def _each(topic: Topic) -> Indicator:
    """Answers a case: the percentages of cases added up."""
    answers = plus(*(Name(column) for column in topic.columns))
    return Smooth(
        name="answers_per_case",
        variable=topic.name,
        base=Base((answers,), any_named(topic)),
        unit="answers",
        terms={"n": ONE, "x": answers},
        value=lambda t: t["x"] / t["n"],
        undefined=NO_ANSWER,
    )


def _cases(topic: Topic) -> dict[str, Indicator]:
    """The rows that name any answer of a set or a ranking, and the others."""
    none = Operation("==", (any_named(topic), Literal(0.0)))
    return {
        "valid": of_all(topic.name, any_named(topic), "valid"),
        "missing": of_all(topic.name, none, "missing"),
    }


def any_named(topic: Topic) -> Expression:
    """Whether any answer of a set, or any item of a ranking, was named."""
    parts: list[Expression] = []
    for item in topic.items:
        if topic.kind is Kind.RANKING:
            parts.append(Operation("!=", (Name(item.column), Literal(None))))
        else:
            is_one = Operation("==", (Name(item.column), Literal(1.0)))
            parts.append(_certain(is_one))
    return Operation(">", (plus(*parts), Literal(0.0)))


def _ranking(topic: Topic) -> dict[str, Indicator]:
    columns = list(topic.columns)
    found: dict[str, Indicator] = {}
    for item in topic.items:
        found[f"first.{item.column}"] = first_choice(item.column, of=columns)
        found[f"place.{item.column}"] = mean_rank(item.column)
    return found | _cases(topic)


def complete(columns: Sequence[str]) -> Indicator:
    """The share of all rows that answer every one of these columns: SPSS's "listwise"."""
    parts = tuple(Operation("!=", (Name(column), Literal(None))) for column in columns)
    held: Expression = parts[0]
    for part in parts[1:]:
        held = Operation("and", (held, part))
    return of_all(columns[0], held, "listwise")
