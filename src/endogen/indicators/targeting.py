"""Targeting: whom benefits reach, whom they miss, who gets them without being meant."""

from __future__ import annotations

from dataclasses import replace

from endogen.i18n import Words, text
from endogen.indicators.arguments import (
    Column,
    Condition,
    all_of,
    column,
    condition,
    name_of,
    number,
    said,
    within,
)
from endogen.indicators.curves import concentration_of, ordinate_of
from endogen.indicators.inequality import NO_TOTAL, gini_of, ordered
from endogen.study.grammar import Expression, Literal, Name, Operation
from endogen.survey.calling import wrong
from endogen.survey.indicator import (
    ONE,
    Base,
    Combined,
    Indicator,
    Rank,
    Smooth,
    Solved,
    ValueTable,
    times,
)
from endogen.survey.registry import defined

CGH = (
    "Coady, Grosh & Hoddinott (2004), Targeting of Transfers in Developing Countries: Review of "
    "Lessons and Experience, World Bank"
)
BENEFIT = text("x: a benefit, received when above 0")
ELIGIBLE = text("eligible: 1 or 0, or a condition as income < 6000")


def received(x: Expression) -> Expression:
    """Whether a benefit is received."""
    return Operation(">", (x, Literal(0.0)))


def eligible_of(name: str, given: Column) -> tuple[Expression, tuple[Expression, ...]]:
    """Who was meant; and the column that must hold 1 and 0, if it is one."""
    meant = column(name, "eligible", given)
    return meant, (meant,) if isinstance(meant, Name) else ()


def is_(meant: Expression, value: float) -> Expression:
    """Whether a row was meant (1) or not (0)."""
    return Operation("==", (meant, Literal(value)))


@defined(
    title=text("Coverage"),
    formula="Σ w 1[x > 0] / Σ w",
    inputs=BENEFIT,
    unit=text("share (0–1)"),
    reference=CGH,
)
def coverage(x: Column, given: Condition = None) -> Indicator:
    """Estimate the share that a benefit reaches."""
    benefit = column("coverage", "x", x)
    return _rate("coverage", benefit, received(benefit), (benefit,), condition("coverage", given))


@defined(
    title=text("Undercoverage (exclusion error)"),
    formula=text("Σ w 1[x ≤ 0] E / Σ w E, E = 1 for those eligible"),
    inputs=text("{x}; {eligible}", x=BENEFIT, eligible=ELIGIBLE),
    unit=text("share of the eligible (0–1)"),
    reference=CGH,
)
def undercoverage(x: Column, eligible: Column, given: Condition = None) -> Indicator:
    """Estimate the share of those eligible whom the benefit does not reach."""
    name = "undercoverage"
    benefit, (meant, yes_no) = column(name, "x", x), eligible_of(name, eligible)
    asked = all_of(is_(meant, 1), condition(name, given))
    missed = Operation("<=", (benefit, Literal(0.0)))
    arguments = said(eligible=meant, given=condition(name, given))
    return _rate(name, benefit, missed, (benefit, meant), asked, arguments, yes_no)


@defined(
    title=text("Leakage (inclusion error)"),
    formula=text("people: Σ w 1[x > 0](1 − E) / Σ w 1[x > 0]; money: Σ w x (1 − E) / Σ w x"),
    inputs=text('{x}; {eligible}; of="people" or "money"', x=BENEFIT, eligible=ELIGIBLE),
    unit=text("share of those who receive, or of what is paid (0–1)"),
    reference=CGH,
)
def leakage(x: Column, eligible: Column, of: str = "people", given: Condition = None) -> Indicator:
    """Estimate the share of receivers, or of money, outside those eligible.

    The denominator is those who receive (or what is paid), never all who are not eligible.
    """
    name = "leakage"
    benefit, (meant, yes_no) = column(name, "x", x), eligible_of(name, eligible)
    asked = condition(name, given)
    if of not in ("people", "money"):
        raise wrong(name, "of", text('"people" or "money"'), of)
    arguments = said(eligible=meant, of=f'"{of}"', given=asked)
    outside = is_(meant, 0)
    if of == "people":
        receiving = all_of(received(benefit), asked)
        return _rate(name, benefit, outside, (benefit, meant), receiving, arguments, yes_no)
    return Smooth(
        name=name,
        variable=name_of(benefit),
        arguments=arguments,
        base=Base((benefit, meant), asked),
        unit="share",
        interval="proportion",
        tally=times(received(benefit), outside),
        yes_no=yes_no,
        terms={"n": benefit, "x": times(benefit, outside)},
        value=lambda t: t["x"] / t["n"],
        undefined=NO_TOTAL,
    )


def _rate(
    name: str,
    benefit: Expression,
    held: Expression,
    inputs: tuple[Expression, ...],
    asked: Expression | None,
    arguments: str | None = None,
    yes_no: tuple[Expression, ...] = (),
) -> Smooth:
    """A share of the rows for which a condition holds."""
    return Smooth(
        name=name,
        variable=name_of(benefit),
        arguments=said(given=asked) if arguments is None else arguments,
        base=Base(inputs, asked),
        unit="share",
        interval="share",
        tally=held,
        yes_no=yes_no,
        terms={"n": ONE, "x": held},
        value=lambda t: t["x"] / t["n"],
    )


@defined(
    title=text("Targeting differential"),
    formula=text("coverage of the eligible − coverage of the others"),
    inputs=text("{x}; {eligible}", x=BENEFIT, eligible=ELIGIBLE),
    unit=text("difference of shares (−1 to 1)"),
    reference="Ravallion (2000), World Bank Economic Review 14(2), 331–345; "
    "Galasso & Ravallion (2005), Journal of Public Economics 89(4), 705–727",
)
def targeting_differential(x: Column, eligible: Column, given: Condition = None) -> Indicator:
    """Estimate how much more often a benefit reaches those eligible than the others."""
    nobody = text("all are eligible, or nobody is")
    return coverage_gap("targeting_differential", x, "eligible", eligible, given, nobody)


def coverage_gap(
    name: str, x: Column, called: str, group: Column, given: Condition, nobody: Words
) -> Smooth:
    """Coverage where the 1/0 argument `called` is 1, less that where it is 0."""
    benefit, member = column(name, "x", x), column(name, called, group)
    got, asked = received(benefit), condition(name, given)
    return Smooth(
        name=name,
        variable=name_of(benefit),
        arguments=said(**{called: member}, given=asked),
        base=Base((benefit, member), asked),
        unit="difference",
        interval="difference",
        tally=got,
        yes_no=(member,) if isinstance(member, Name) else (),
        terms={
            "in": is_(member, 1),
            "got": times(got, is_(member, 1)),
            "out": is_(member, 0),
            "other": times(got, is_(member, 0)),
        },
        value=lambda t: t["got"] / t["in"] - t["other"] / t["out"],
        undefined=nobody,
    )


@defined(
    title=text("Concentration index"),
    formula=text("2 Σ w x R / (N Σ w x) − 1, R along the order of `rank`, of equals the mean"),
    inputs=text("x: a benefit; rank: welfare, the poorest lowest"),
    unit=text("index (towards −1 all to the poorest, towards 1 all to the richest)"),
    reference="Kakwani, Wagstaff & van Doorslaer (1997), Journal of Econometrics 77(1), 87–103",
)
def concentration(
    x: Column, rank: Column, size: Column | None = None, given: Condition = None
) -> Indicator:
    """Estimate whether a benefit goes to the poorer (below 0) or the richer (above 0)."""
    return ordered("concentration", x, rank, size, given, concentration_of, interval="difference")


@defined(
    title=text("Coady–Grosh–Hoddinott index"),
    formula=text("share of the benefit that the poorest q get, over q"),
    inputs=text("x: a benefit; rank: welfare, the poorest lowest; q: between 0 and 1"),
    unit=text("ratio (1 neutral, above 1 to the poor)"),
    reference=CGH,
)
def cgh(
    x: Column, rank: Column, q: float = 0.4, size: Column | None = None, given: Condition = None
) -> Indicator:
    """Estimate how many times their share in the population the poorest q get of a benefit.

    Rows of equal welfare that q cuts through count in proportion, so that a benefit that
    all get alike has 1.
    """
    cut = within("cgh", "q", q, 0, 1)

    def solve(table: ValueTable) -> Solved:
        found = ordinate_of(table, cut)
        return Solved(found.value / cut, found.slope / cut, found.level / cut)

    return ordered("cgh", x, rank, size, given, solve, "ratio", q=cut)


@defined(
    title=text("Benefit incidence"),
    formula=text("L(high) − L(low), L the concentration curve of the benefit along welfare"),
    inputs=text("x: a benefit; rank: welfare, the poorest lowest; low, high: between 0 and 1"),
    unit=text("share of the benefit (0–1)"),
    reference="Demery (2003), Analyzing the incidence of public spending, in Bourguignon & Pereira "
    "da Silva (eds), The Impact of Economic Policies on Poverty and Income Distribution, World "
    "Bank; Binder & Kovačević (1995), Survey Methodology 21(2), 137–145",
)
def benefit_share(
    x: Column,
    rank: Column,
    low: float = 0.0,
    high: float = 0.2,
    size: Column | None = None,
    given: Condition = None,
) -> Indicator:
    """Estimate what share of a benefit goes to a slice of the population, by welfare.

    ``low=0, high=.2`` is the poorest fifth.
    """
    name = "benefit_share"
    from_, to = number(name, "low", low, low=0), number(name, "high", high, low=0)
    if not from_ < to <= 1:
        raise wrong(name, "high", text("a number above low, up to 1"), high)

    def solve(table: ValueTable) -> Solved:
        upper, lower = _ordinate(table, to), _ordinate(table, from_)
        return Solved(
            upper.value - lower.value, upper.slope - lower.slope, upper.level - lower.level
        )

    return ordered(name, x, rank, size, given, solve, "share", low=from_, high=to)


def _ordinate(table: ValueTable, q: float) -> Solved:
    """An ordinate of the curve; its ends do not move."""
    if 0 < q < 1:
        return ordinate_of(table, q)
    nothing = 0 * table.values
    total = table.amount.sum()
    return Solved(q if total != 0 else float("nan"), nothing, nothing)


@defined(
    title=text("Kakwani index of progressivity"),
    formula="C(x along welfare) − G(welfare)",
    inputs=text("x: a benefit or tax; welfare: income before it"),
    unit=text("index; of a benefit, below 0 favours the poor"),
    reference="Kakwani (1977), Measurement of tax progressivity, Economic Journal 87, 71–80",
)
def kakwani(
    x: Column, welfare: Column, size: Column | None = None, given: Condition = None
) -> Indicator:
    """Estimate how much less equally a benefit is spread than the welfare it adds to."""
    name = "kakwani"
    benefit = ordered(name, x, welfare, size, given, concentration_of)
    income = ordered(name, welfare, welfare, size, given, gini_of)
    arguments = said(welfare=income.of, size=size and income.size, given=benefit.base.given)
    why = text("the benefit sums to 0, or welfare does not sum to more than 0")
    return difference(name, benefit, income, benefit.base, arguments, why)


def difference(
    name: str, one: Rank, other: Rank, base: Base, arguments: str, undefined: Words
) -> Combined:
    """One indicator less another, of the rows that have both."""
    return Combined(
        name=name,
        variable=one.variable,
        arguments=arguments,
        base=base,
        unit="index",
        interval="difference",
        parts=(replace(one, base=base), replace(other, base=base)),
        combine=lambda v: v[0] - v[1],
        undefined=undefined,
    )


@defined(
    title=text("Reynolds–Smolensky index of redistribution"),
    formula="G(before) − G(after)",
    inputs=text("before, after: income without and with a benefit"),
    unit=text("index; above 0 inequality is less"),
    reference="Reynolds & Smolensky (1977), Public Expenditures, Taxes and the Distribution "
    "of Income, Academic Press",
)
def reynolds_smolensky(
    before: Column, after: Column, size: Column | None = None, given: Condition = None
) -> Indicator:
    """Estimate by how much a benefit lowers the Gini index."""
    name = "reynolds_smolensky"
    first = ordered(name, before, before, size, given, gini_of)
    second = ordered(name, after, after, size, given, gini_of)
    base = Base((*first.base.inputs, second.of), first.base.given)
    arguments = said(after=second.of, size=size and first.size, given=base.given)
    return difference(name, first, second, base, arguments, text("a total is not above 0"))
