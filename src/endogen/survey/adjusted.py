"""Incomes made comparable: per person, per equivalent adult, in the prices of one year or place.

They are functions of the one expression grammar.  Each is only a short way to write
arithmetic that every engine knows, so that the same sentence works in ``--of``, in Python
and on every engine; Results show it as it was written.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping

from endogen.errors import UseError
from endogen.i18n import text
from endogen.study.grammar import Call, Expression, Listing, Literal, Name, Operation
from endogen.study.nearest import nearest
from endogen.study.prices import NoPrice, Prices
from endogen.study.study import SCALES
from endogen.survey.calling import check_call, wrong

Column = str | Expression
ADULT, CHILD = {"oecd": 0.5, "oxford": 0.7}, {"oecd": 0.3, "oxford": 0.5}


def per_capita(x: Column, size: Column) -> Expression:
    """Divide the income of a household by its members.

    Missing where `size` is not above 0.

    Parameters
    ----------
    x : str or Expression
        An amount of the whole household.
    size : str or Expression
        Members.

    Examples
    --------
    >>> import endogen as en
    >>> sample = en.Sample({"income": [9000, 4000], "size": [3, 1]})
    >>> sample.estimate(en.mean(en.per_capita("income", "size")))[0].estimate
    3500.0
    """
    return _written("per_capita", x=x, size=size)


def equivalised(
    x: Column,
    scale: str = "oecd",
    size: Column | None = None,
    adults: Column | None = None,
    children: Column | None = None,
    child: float | None = None,
    theta: float | None = None,
) -> Expression:
    r"""Divide the income of a household by its number of equivalent adults.

    Parameters
    ----------
    x : str or Expression
        An amount of the whole household.
    scale : str
        ``oecd`` (modified: 1, .5 for each other adult, .3 for each child), ``oxford`` (the
        old one: 1, .7, .5), ``sqrt`` (:math:`\sqrt{size}`), ``power``
        (:math:`(adults + child \cdot children)^{theta}`) or ``per_capita``.
    size, adults, children : str or Expression
        Members, as the scale needs them.  Missing where there is no member, or no adult.
    child, theta : float
        Of ``power``: what a child counts, 0 to 1, and economies of size, above 0 to 1.

    References
    ----------
    Hagenaars, de Vos & Zaidi (1994), Poverty Statistics in the Late 1980s, Eurostat (oecd);
    Citro & Michael, eds. (1995), Measuring Poverty, National Academy Press (power).

    Examples
    --------
    >>> import endogen as en
    >>> home = en.Sample({"income": [21000], "adults": [2], "children": [2]})
    >>> home.estimate("mean(equivalised(income, adults=adults, children=children))")[0].estimate
    10000.0
    """
    return _written(
        "equivalised",
        x=x,
        scale=Literal(scale),
        size=size,
        adults=adults,
        children=children,
        child=child,
        theta=theta,
    )


def deflated(
    x: Column,
    index: Column | float | Mapping[int, float],
    year: Column | int | None = None,
    to: int | None = None,
) -> Expression:
    """Put an amount into the prices of one year, or of one place.

    Parameters
    ----------
    x : str or Expression
        An amount.
    index : str, Expression, number or mapping of int to float
        A column of price levels, as of the place where a household lives (1 = the place whose
        prices are wanted), that x is divided by; or levels by year, with `year` and `to`.
        In a text they are written ``[[2014, 92.1], [2020, 103.5]]``.
    year : int, str or Expression
        The year whose prices x has; or the column that says it for each row.
    to : int
        The year whose prices are wanted.

    Raises
    ------
    UseError
        E-USE-PRICE-YEAR where the levels lack a year; for a column of years, E-DATA-PRICE-YEAR
        when the rows are read.

    Examples
    --------
    >>> import endogen as en
    >>> sample = en.Sample({"then": [1000.0, 3000.0]})
    >>> real = en.deflated("then", {2014: 80, 2020: 100}, year=2014, to=2020)
    >>> sample.estimate(en.mean(real))[0].estimate
    2500.0
    """
    levels: Column | float | Listing
    if isinstance(index, Mapping):
        pairs = (Listing((Literal(k), Literal(float(v)))) for k, v in index.items())
        levels = Listing(tuple(pairs))
    else:
        levels = index
    return _written("deflated", x=x, index=levels, year=year, to=to)


def _written(name: str, **given: object) -> Call:
    """The call as the grammar writes it, already known to be right."""
    named = {k: _expression(name, k, v) for k, v in given.items() if v is not None}
    first = named.pop("x")
    call = Call(name, (first,), tuple(named.items()))
    as_arithmetic(call)
    return call


def _expression(name: str, argument: str, given: object) -> Expression:
    if isinstance(given, str) and given:
        return Name(given)
    if isinstance(given, int | float) and not isinstance(given, bool):
        return Literal(given)
    if isinstance(given, Name | Literal | Listing | Call | Operation):
        return given
    raise wrong(name, argument, text("a column or a number"), given)


Arguments = Mapping[str, Expression]


def as_arithmetic(call: Call) -> Expression:
    """What a call of one of `ADJUSTING` is short for."""
    return _ARITHMETIC[call.name](_arguments(call))


def _arguments(call: Call) -> Arguments:
    signature = inspect.signature(ADJUSTING[call.name])
    check_call(call.name, signature, len(call.args), [name for name, _ in call.keywords])
    return signature.bind(*call.args, **dict(call.keywords)).arguments


def _per_capita(given: Arguments) -> Expression:
    return Operation("/", (given["x"], positive(given["size"])))


def _equivalised(given: Arguments) -> Expression:
    said = given.get("scale", Literal("oecd"))
    scale = _shown(said)
    if not (isinstance(scale, str) and scale in SCALES):
        raise UseError(
            "E-USE-CHOICE",
            name="equivalised",
            argument="scale",
            choices=", ".join(SCALES),
            nearest=nearest(str(scale), SCALES),
            got=str(scale),
        )
    return Operation("/", (given["x"], equivalents(scale, given)))


def equivalents(scale: str, given: Arguments) -> Expression:
    """The number of equivalent adults of a household by one of `SCALES`."""
    needed = {"per_capita": ("size",), "sqrt": ("size",), "power": ("child", "theta")}
    counted = needed.get(scale, ())
    if "size" not in counted:
        counted = ("adults", "children", *counted)
    for argument in ("size", "adults", "children", "child", "theta"):
        if (argument in given) != (argument in counted):
            one = text("{needed} for this scale", needed=", ".join(counted))
            raise wrong("equivalised", argument, one, _shown(given.get(argument)))
    if scale == "per_capita":
        return positive(given["size"])
    if scale == "sqrt":
        return Call("sqrt", (positive(given["size"]),), ())
    adults, children = positive(given["adults"]), not_negative(given["children"])
    if scale == "power":
        child = _within("child", given["child"], least=0)
        people = _plus(adults, _times(child, children))
        return Call("power", (people, _within("theta", given["theta"], least=None)), ())
    others = _times(ADULT[scale], Operation("-", (adults, Literal(1.0))))
    return _plus(_plus(Literal(1.0), others), _times(CHILD[scale], children))


def positive(count: Expression) -> Expression:
    """A count; missing where it is not above 0."""
    return Operation("/", (count, Operation(">", (count, Literal(0.0)))))


def not_negative(count: Expression) -> Expression:
    """A count; missing where it is below 0."""
    return Operation("/", (count, Operation(">=", (count, Literal(0.0)))))


def _plus(a: Expression, b: Expression) -> Expression:
    return Operation("+", (a, b))


def _times(a: float | Expression, b: Expression) -> Expression:
    return Operation("*", (Literal(a) if isinstance(a, float | int) else a, b))


def _within(argument: str, given: Expression, least: float | None) -> Literal:
    """A number from 0 (or above it, without `least`) to 1."""
    value = given.value if isinstance(given, Literal) else None
    known = value if isinstance(value, int | float) and not isinstance(value, bool) else -1.0
    if 0 <= known <= 1 and (known > 0 or least is not None):
        return Literal(float(known))
    expected = text("a number from 0 to 1")
    if least is None:
        expected = text("a number above 0, up to 1")
    raise wrong("equivalised", argument, expected, _shown(given))


def _shown(given: Expression | None) -> object:
    return given.value if isinstance(given, Literal) else given


def _deflated(given: Arguments) -> Expression:
    index = given["index"]
    if not isinstance(index, Listing):
        for argument in ("year", "to"):
            if argument in given:
                expected = text("nothing, unless index= lists levels by year")
                raise wrong("deflated", argument, expected, _shown(given[argument]))
        return Operation("/", (given["x"], positive(index)))
    for argument in ("year", "to"):
        if argument not in given:
            expected = text("a year, as index= lists levels by year")
            raise wrong("deflated", argument, expected, None)
    prices, to = _prices(index), _whole("to", given["to"])
    year = given["year"]
    if isinstance(year, Literal):
        return _times(_factor(prices, _whole("year", year), to), given["x"])
    factor: Expression = Literal(0.0)
    for one in prices.index:
        here = Operation("==", (year, Literal(float(one))))
        factor = _plus(factor, _times(_factor(prices, one, to), here))
    return Operation("*", (given["x"], positive(factor)))


def _prices(index: Listing) -> Prices:
    """The levels that a list of ``[year, level]`` holds."""
    levels: dict[int, float] = {}
    for pair in index.items:
        match pair:
            case Listing(items=(Literal(value=int(year)), Literal(value=int() | float() as level))):
                if level > 0 and year not in levels:
                    levels[year] = float(level)
                    continue
        raise wrong(
            "deflated",
            "index",
            text("levels above 0, each year once, as in [[2014, 92.1], [2020, 103.5]]"),
            _plain(pair),
        )
    return Prices(levels)


def _plain(one: Expression) -> object:
    """An entry of a list, for a message."""
    match one:
        case Listing(items=items):
            return [_plain(item) for item in items]
        case Literal(value=value):
            return value
        case Operation(operator="negate", operands=(Literal(value=int() | float() as value),)):
            return -value
        case _:
            return "…"


def _whole(argument: str, given: Expression) -> int:
    value = given.value if isinstance(given, Literal) else None
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise wrong("deflated", argument, text("a year, such as 2020"), _shown(given))


def _factor(prices: Prices, year: int, to: int) -> float:
    try:
        return prices.factor(year, to)
    except NoPrice as absent:
        known = ", ".join(str(one) for one in sorted(prices.index))
        raise UseError("E-USE-PRICE-YEAR", year=absent.year, got=known) from None


ADJUSTING: dict[str, Callable[..., Expression]] = {
    "per_capita": per_capita,
    "equivalised": equivalised,
    "deflated": deflated,
}
"""The functions by name, as the grammar calls them."""

_ARITHMETIC: dict[str, Callable[[Arguments], Expression]] = {
    "per_capita": _per_capita,
    "equivalised": _equivalised,
    "deflated": _deflated,
}


def unpriced(expression: Expression) -> frozenset[Expression]:
    """Conditions true of rows whose year an index in `expression` lacks."""
    match expression:
        case Call(name="deflated"):
            given = _arguments(expression)
            index, year = given["index"], given.get("year")
            if isinstance(index, Listing) and year is not None and not isinstance(year, Literal):
                known = Listing(tuple(Literal(float(one)) for one in _prices(index).index))
                return frozenset({Operation("not in", (year, known))}) | unpriced(given["x"])
            return unpriced(given["x"])
        case Call(args=parts, keywords=named):
            parts = (*parts, *(one for _, one in named))
        case Operation(operands=parts) | Listing(items=parts):
            pass
        case _:
            return frozenset()
    return frozenset().union(*(unpriced(part) for part in parts))
