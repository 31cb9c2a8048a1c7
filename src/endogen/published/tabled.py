"""A printed table against itself: counts, bases, percentages, sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from endogen.i18n import Words, text
from endogen.published.believed import Believed, admitted, count, share
from endogen.published.figures import Figure, Rows
from endogen.published.numbers import Printed, show
from endogen.published.verdict import Verdict, Word, found, held, joined


def check_table(
    table: Rows, figures: Mapping[str, Figure], believed: Believed
) -> Iterator[Verdict]:
    """Check the rows of a table, their base and their sums."""
    base = believed.bases.get(table.id)
    if base is not None:
        if not table.multiple:
            yield _stated_base(table, figures, believed)
        for row in table.rows:
            if "percent" in figures[row].companions:
                yield _percent_of_base(figures[row], base.count, believed)
    if table.multiple and not table.total:
        return  # what the rows sum up to is printed nowhere
    yield _count_sum(table, figures, believed)
    percents = [figures[row].companions.get("percent") for row in table.rows]
    of_all = not table.multiple or base is None or base.count == count(figures[table.total])
    if all(percents) and of_all:
        yield _percent_sum(table, [percent for percent in percents if percent], figures)


def _stated_base(table: Rows, figures: Mapping[str, Figure], believed: Believed) -> Verdict:
    base = believed.bases[table.id]
    note: Words = text(
        "{fits} of {rows} percentages rest on {count}.",
        fits=base.fits,
        rows=base.rows,
        count=base.count,
    )
    if base.count != base.stated:
        note = text(
            "{fits} of {rows} percentages rest on {count} ({figure}), {others} on {stated}.",
            fits=base.fits,
            rows=base.rows,
            count=base.count,
            others=base.fits_stated,
            stated=base.stated,
            figure=figures[base.figure].words if base.figure else text("the sum of the rows"),
        )
    return found(
        table,
        "base",
        text("the base of {table}", table=table.words),
        printed=str(base.stated),
        recomputed=str(base.count),
        verdict=Word.AGREES if base.count == base.stated else Word.CONTRADICTS,
        note=note,
    )


def _percent_of_base(figure: Figure, base: int, believed: Believed) -> Verdict:
    """Check a count, its base and its percentage."""
    percent = figure.companions["percent"]
    number = count(figure)
    possible = admitted(percent, base)
    statement = text("{what}: percentage of the base {base}", what=figure.words, base=base)
    if number is not None and number in possible:
        value = 100 * number / base
        note = _padding(percent, value)
        return found(
            figure,
            "percent-of-base",
            statement,
            printed=percent.text,
            recomputed=show(value, percent.decimals, percent=percent.percent),
            verdict=held(percent, value),
            note=note,
        )
    printed = text("{count} and {percent}", count=figure.printed.text, percent=percent.text)
    return found(
        figure,
        "percent-of-base",
        statement,
        printed=printed,
        recomputed=", ".join(str(value) for value in possible) or "–",
        verdict=Word.CONTRADICTS,
        note=_why(figure, base, possible, believed),
    )


def _why(figure: Figure, base: int, possible: range, believed: Believed) -> Words:
    """What count, base and percentage leave, and what the rest of the column leaves."""
    percent, number = figure.companions["percent"], count(figure)
    notes: list[Words] = []
    if number is not None:
        value = show(100 * number / base, percent.decimals, percent=True)
        notes.append(
            text("{count} of {base} is {percent}.", count=number, base=base, percent=value)
        )
    if len(possible) == 1:
        notes.append(
            text(
                "{percent} of {base} can only be {count}.",
                percent=percent.text,
                base=base,
                count=possible[0],
            )
        )
    if figure.id in believed.corrected:
        notes.append(
            text(
                "The other rows leave {count} as well: the printed {printed} must be {count}.",
                count=believed.corrected[figure.id],
                printed=figure.printed.text,
            )
        )
    return joined(notes)


def _padding(percent: Printed, value: float) -> Words:
    if held(percent, value) is not Word.ROUNDS:
        return ""
    if percent.padded:
        return text(
            "Exactly {value}: rounded to fewer decimals than are printed.",
            value=show(value, percent.decimals + 2, percent=True),
        )
    return text("Exactly {value}.", value=show(value, percent.decimals + 2, percent=True))


def _count_sum(table: Rows, figures: Mapping[str, Figure], believed: Believed) -> Verdict:
    counts = [count(figures[row]) or 0 for row in table.rows]
    base = believed.bases.get(table.id)
    if table.total:
        wanted = count(figures[table.total]) or 0
    else:
        wanted = base.count if base else count(figures[table.base]) or 0
    note: Words = ""
    fixed = [believed.corrected.get(row, n) for row, n in zip(table.rows, counts, strict=True)]
    if sum(counts) != wanted and sum(fixed) == wanted:
        note = text(
            "With {corrected} the sum is {wanted}.",
            wanted=wanted,
            corrected=joined(
                (
                    text("{what} = {value}", what=figures[row].words, value=believed.corrected[row])
                    for row in table.rows
                    if row in believed.corrected
                ),
                text(", "),
            ),
        )
    return found(
        table,
        "sum",
        text("the sum of the counts of {table}", table=table.words),
        printed=str(wanted),
        recomputed=str(sum(counts)),
        verdict=Word.AGREES if sum(counts) == wanted else Word.CONTRADICTS,
        note=note,
    )


def _percent_sum(table: Rows, percents: list[Printed], figures: Mapping[str, Figure]) -> Verdict:
    printed = figures[table.total].companions.get("percent") if table.total else None
    decimals = max(percent.decimals for percent in percents)
    total = sum((percent.value or Fraction(0) for percent in percents), Fraction(0))
    wanted = printed.value if printed and printed.value is not None else Fraction(100)
    slack = sum((share(p).high - share(p).low for p in percents), Fraction(0)) * 50
    verdict = Word.CONTRADICTS
    if total == wanted:
        verdict = Word.AGREES
    elif abs(total - wanted) <= slack:
        verdict = Word.ROUNDS
    return found(
        table,
        "percent-sum",
        text("the sum of the percentages of {table}", table=table.words),
        printed=printed.text if printed else "100%",
        recomputed=show(total, decimals, percent=True),
        verdict=verdict,
    )
