"""The printed figures against each other, apart from any data.

Counts, bases and percentages of tables (`endogen.published.tabled`); p from r and df; df from
n and the number of controls; one figure computed from others; a percentage that no count
gives; a mean that no sum of whole numbers gives.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction

from endogen.i18n import Text, text
from endogen.published.believed import Believed, admitted, count, span
from endogen.published.figures import Figure, Published
from endogen.published.numbers import Printed, show, show_like
from endogen.published.spans import Measure, Span, measure
from endogen.published.tabled import check_table
from endogen.published.verdict import Verdict, Word, found, held
from endogen.study.grammar import Call, Listing, Name

Tail = Callable[[float, float], float]
"""Two-sided p of t with df."""


def consistency(
    published: Published, believed: Believed, of: Measure, tail: Tail, whole: Collection[str] = ()
) -> Iterator[Verdict]:
    """Check the figures against each other.

    Parameters
    ----------
    of : callable
        The span of a figure's name or of a function of figures.
    tail : callable
        ``(t, df) -> p``, two-sided.
    whole : collection of str
        Columns of whole numbers, whose mean is a whole sum over n.
    """
    figures = published.by_id
    for table in published.tables:
        yield from check_table(table, figures, believed)
    for figure in published.figures:
        yield from _equals(figure, of)
        yield from _attainable(figure, figures)
        yield from _mean(figure, published, believed, whole)
        yield from _df(figure, published, believed)
        yield from _p(figure, tail)


def _equals(figure: Figure, of: Measure) -> Iterator[Verdict]:
    """Check a figure against others that give it."""
    if figure.equals is None:
        return
    other = measure(figure.equals, of)
    own = span(figure.printed)
    scale = 100 if figure.printed.percent else 1
    if other.low == other.high and figure.printed.value is not None:
        verdict = held(figure.printed, float(other.low * scale))
    else:
        verdict = Word.AGREES if own.overlaps(other) else Word.CONTRADICTS
    decimals = figure.printed.decimals
    yield found(
        figure,
        "from-figures",
        text("{what}, from the other figures", what=figure.words),
        printed=figure.printed.text,
        recomputed=show(other.middle * scale, max(decimals, 0), percent=figure.printed.percent),
        verdict=verdict,
    )


def _attainable(figure: Figure, figures: Mapping[str, Figure]) -> Iterator[Verdict]:
    """Check that some count of the base gives a percentage."""
    base = count(figures[figure.base]) if figure.base else None
    if base is None or not figure.printed.percent or figure.printed.value is None:
        return
    possible = admitted(figure.printed, base)
    said = ", ".join(f"{number}/{base}" for number in possible)
    yield found(
        figure,
        "attainable",
        text("{what}: a percentage of {base}", what=figure.words, base=base),
        printed=figure.printed.text,
        recomputed=said or "–",
        verdict=Word.AGREES if possible else Word.CONTRADICTS,
    )


def _mean(
    figure: Figure, published: Published, believed: Believed, whole: Collection[str]
) -> Iterator[Verdict]:
    """Check that some sum of n whole numbers gives a printed mean (the GRIM test)."""
    match figure.formula:
        case Call(name="mean", args=(Name(name=name), *_)) if name in whole:
            pass
        case _:
            return
    n = _cases(figure, published, believed)
    if figure.printed.value is None or not n:
        return
    low, high = figure.printed.interval()
    least, most = math.ceil(low * n), math.floor(high * n)
    nearest = round(figure.printed.value * n)
    yield found(
        figure,
        "mean-of-whole-numbers",
        text("{what}: a mean of {n} whole numbers", what=figure.words, n=n),
        printed=figure.printed.text,
        recomputed=text(
            "{mean} ({sum}/{n})", sum=nearest, n=n, mean=show_like(figure.printed, nearest / n)
        ),
        verdict=Word.AGREES if least <= most else Word.CONTRADICTS,
    )


def _cases(figure: Figure, published: Published, believed: Believed) -> int:
    """The n of a figure: printed beside it, or that of the publication."""
    own = figure.companions.get("n")
    return int(own.value if own and own.value is not None else believed.spans[published.n].middle)


def controls(figure: Figure) -> int | None:
    """The number of controls of a (partial) correlation; None for other formulas."""
    match figure.formula:
        case Call(name="correlation"):
            return 0
        case Call(name="partial_correlation", args=args, keywords=keywords):
            named = dict(keywords).get("controls", args[2] if len(args) > 2 else None)
            return len(named.items) if isinstance(named, Listing) else 1
        case _:
            return None


def _df(figure: Figure, published: Published, believed: Believed) -> Iterator[Verdict]:
    printed = figure.companions.get("df")
    held_constant = controls(figure)
    if printed is None or held_constant is None:
        return
    n = _cases(figure, published, believed)
    expected = n - 2 - held_constant
    yield found(
        figure,
        "df-from-n",
        text(
            "{what}: degrees of freedom, n − 2 − {controls} controls with n = {n}",
            what=figure.words,
            controls=held_constant,
            n=n,
        ),
        printed=printed.text,
        recomputed=str(expected),
        verdict=Word.AGREES if printed.value == expected else Word.CONTRADICTS,
    )


def _p(figure: Figure, tail: Tail) -> Iterator[Verdict]:
    """Check p against r and df, over all r that round to the printed one."""
    p, df = figure.companions.get("p"), figure.companions.get("df")
    if p is None or df is None or controls(figure) is None or df.value is None:
        return
    statement = text("{what}: p from r and df", what=figure.words)
    if df.value <= 0:
        yield found(
            figure,
            "p-from-r",
            statement,
            printed=p.text,
            recomputed="–",
            verdict=Word.UNDECIDED,
            note=text("Without degrees of freedom there is no p."),
        )
        return
    limits = p_limits(figure.printed, float(df.value), tail)
    overlap = span(p).overlaps(limits)
    low, high = (show_like(p, float(limit)) for limit in (limits.low, limits.high))
    note: Text | str = ""
    if p.value == 0:
        note = text(
            "A p printed as {p} means p < {least}.",
            p=p.text,
            least=show(float(span(p).high), p.decimals + 1),
        )
    yield found(
        figure,
        "p-from-r",
        statement,
        printed=p.text,
        recomputed=low if low == high else f"{low} – {high}",
        verdict=Word.AGREES if overlap else Word.CONTRADICTS,
        note=note,
    )


def p_limits(r: Printed, df: float, tail: Tail) -> Span:
    """The least and largest p over all r that round to a printed one."""
    low, high = (float(limit) for limit in r.interval())
    sizes = [abs(low), abs(high)]
    least = 0.0 if low <= 0 <= high else min(sizes)

    def p(size: float) -> float:
        return 0.0 if size >= 1 else tail(size * (df / (1 - size * size)) ** 0.5, df)

    return Span(Fraction(p(max(sizes))), Fraction(p(least)))
