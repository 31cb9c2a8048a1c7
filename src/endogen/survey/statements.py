"""What is said of several estimates together: differences, ratios, changes, contrasts.

Each is a function of rows of one call; its standard error is that of its linear part, by
their covariance.  p and limits are Student's t with the degrees of freedom of the design;
without one, of Welch (1947) and Satterthwaite for groups, and the least of any for rows that
speak of the same cases.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from endogen.errors import DesignError, UseError
from endogen.i18n import Words, text
from endogen.study.codebook import weakest
from endogen.study.nearest import nearest
from endogen.survey.estimate import Estimate
from endogen.survey.groups import BETWEEN, label
from endogen.survey.intervals import t_p, t_quantile
from endogen.survey.joint import Part

Key = tuple[str, ...]
Said = tuple[Estimate, Part | None]


@dataclass(frozen=True, slots=True)
class Linear:
    """The linear part of a statement, its standard error and degrees of freedom."""

    part: Part | None
    se: float
    df: float


def by_group(rows: Sequence[Estimate], by: str) -> dict[str, dict[Key, int]]:
    """For each group of a column, the places of its rows by what else they are of.

    Raises
    ------
    UseError
        E-USE-GROUP when nothing was asked by this column.
    """
    found: dict[str, dict[Key, int]] = {}
    domains: set[str] = set()
    for i, row in enumerate(rows):
        columns, values = row.domain.split(BETWEEN), row.group.split(BETWEEN)
        domains.update(columns)
        if by not in columns or len(columns) != len(values):
            continue
        mine = values.pop(columns.index(by))
        key = (row.indicator, row.variable, row.arguments, row.domain, *values)
        found.setdefault(mine, {})[key] = i
    if not found:
        raise UseError("E-USE-GROUP", name=by, nearest=nearest(by, domains - {""}))
    return found


def group_of(groups: dict[str, dict[Key, int]], value: object) -> dict[Key, int]:
    """The rows of one group.

    Raises
    ------
    UseError
        E-USE-GROUP when there is none of this name.
    """
    name = label(value)
    if name not in groups:
        raise UseError("E-USE-GROUP", name=name, nearest=nearest(name, set(groups)))
    return groups[name]


def spread(said: Sequence[Said], slopes: Sequence[float]) -> Linear:
    """What rows vary by together, each times its slope."""
    part = Part.of([one for _, one in said], slopes)
    variance = part.covariance(part) if part is not None else math.nan
    df = math.nan if part is None else part.joint.df
    if df is None:
        df = _freedom([row for row, _ in said], slopes, variance)
    return Linear(part, math.sqrt(variance) if variance >= 0 else math.nan, df)


def _freedom(rows: Sequence[Estimate], slopes: Sequence[float], variance: float) -> float:
    """Welch and Satterthwaite's degrees of freedom; the least where rows are not independent."""
    own = [row.df if not math.isnan(row.df) else (row.n or 0) - 1 for row in rows]
    parts = [(slope * row.se) ** 2 for row, slope in zip(rows, slopes, strict=True)]
    if abs(math.fsum(parts) - variance) > 1e-9 * math.fsum(parts):
        return min(own)
    below = math.fsum(v**2 / n for v, n in zip(parts, own, strict=True) if n > 0)
    return math.fsum(parts) ** 2 / below if below > 0 else math.nan


def linear(said: Sequence[Said], weights: Sequence[float], about: Estimate, method: Words) -> Said:
    """The sum of rows, each times its weight; `about` says what it is of."""
    found = spread(said, weights)
    estimate = math.fsum(w * row.estimate for (row, _), w in zip(said, weights, strict=True))
    half = t_quantile(about.level, found.df) * found.se
    row = replace(
        about,
        estimate=estimate,
        se=found.se,
        ci_low=estimate - half,
        ci_high=estimate + half,
        p=t_p(estimate / found.se, found.df) if found.se > 0 else math.nan,
        df=found.df,
        method=_made(method, found.part),
    )
    return row, found.part


def quotient(one: Said, other: Said, about: Estimate) -> Said:
    """One row over another.

    Above 0 the interval and p are made on the scale of the logarithm, where a ratio is
    nearest to normal and the ratio turned round has the limits turned round; else on its own
    scale.  p is against 1.
    """
    a, b = one[0].estimate, other[0].estimate
    if b == 0 or math.isnan(a + b):
        note = text("the estimate below the line is 0") if b == 0 else about.note
        empty = replace(about, estimate=math.nan, se=math.nan, ci_low=math.nan, ci_high=math.nan)
        return replace(empty, p=math.nan, note=note), None
    value = a / b
    found = spread([one, other], [1 / b, -value / b])
    half = t_quantile(about.level, found.df) * found.se
    low, high, t = value - half, value + half, (value - 1) / found.se if found.se > 0 else math.nan
    method = text("ratio, standard error from the covariance of both; t, p against 1")
    if value > 0:
        low, high = value * math.exp(-half / value), value * math.exp(half / value)
        t = math.log(value) * value / found.se if found.se > 0 else math.nan
        method = text(
            "ratio, standard error from the covariance of both; t on the log scale, p against 1"
        )
    row = replace(
        about,
        estimate=value,
        se=found.se,
        ci_low=low,
        ci_high=high,
        p=t_p(t, found.df),
        df=found.df,
        unit="ratio",
        method=_made(method, found.part),
    )
    return row, found.part


def change(later: Said, earlier: Said, about: Estimate, *, independent: bool) -> Said:
    """A wave less one before it.

    Raises
    ------
    DesignError
        E-DESIGN-PANEL when the waves have no PSU in common and are not said to be
        independent samples.
    """
    method = text("change between waves, standard error from the covariance of both; t")
    row, part = linear([later, earlier], [1.0, -1.0], about, method)
    if part is None or math.isnan(row.estimate):
        return row, part
    if independent:
        return _of_independent(later[0], earlier[0], row, part), None
    shared = later[1].shared(earlier[1]) if later[1] and earlier[1] else 0
    if not shared:
        raise DesignError(
            "E-DESIGN-PANEL", before=earlier[0].group or "", after=later[0].group or ""
        )
    return replace(row, note=both(text("{n} PSUs in both waves", n=shared), row.note)), part


def _of_independent(later: Estimate, earlier: Estimate, row: Estimate, part: Part) -> Estimate:
    """A change whose variance is the sum of both."""
    se = math.hypot(later.se, earlier.se)
    df = part.joint.df
    if df is None:
        df = _freedom([later, earlier], [1.0, -1.0], se**2)
    half = t_quantile(row.level, df) * se
    return replace(
        row,
        se=se,
        ci_low=row.estimate - half,
        ci_high=row.estimate + half,
        p=t_p(row.estimate / se, df) if se > 0 else math.nan,
        df=df,
        method=_made(
            text("change between waves, standard error from both as independent samples; t"), part
        ),
        note=both(text("waves taken as independent samples"), row.note),
    )


def about_groups(
    rows: Sequence[Estimate], by: str, name: str, words: Sequence[str], note: Words = ""
) -> Estimate:
    """What a statement on groups of `by` is of; `words` stand between and before their names."""
    first = rows[0]
    place = first.domain.split(BETWEEN).index(by)
    groups = first.group.split(BETWEEN)
    names = [row.group.split(BETWEEN)[place] for row in rows]
    groups[place] = "".join(f"{w}{n}" for w, n in zip(words, names, strict=True))
    return replace(
        about(rows, name, note),
        arguments=", ".join(x for x in (f"of={first.indicator}", first.arguments) if x),
        group=BETWEEN.join(groups),
        count=_sum([row.count for row in rows]),
        n=_sum([row.n for row in rows]),
        n_missing=_sum([row.n_missing for row in rows]),
    )


def about_rows(rows: Sequence[Estimate], words: Sequence[str]) -> Estimate:
    """What a statement on any rows is of: what they have in common, and who they are."""
    named = [
        f"{row.indicator}({', '.join(x for x in (row.variable, row.arguments) if x)})"
        + (f"[{row.group}]" if row.group else "")
        for row in rows
    ]
    return replace(
        about(rows, "contrast", ""),
        variable=_common([row.variable for row in rows]),
        arguments="of=" + "".join(f"{w}{n}" for w, n in zip(words, named, strict=True)),
        domain=_common([row.domain for row in rows]),
        group=_common([row.group for row in rows]),
        unit=_common([row.unit for row in rows]),
        count=None,
        n=None,
        n_missing=None,
    )


def about(rows: Sequence[Estimate], name: str, note: Words) -> Estimate:
    """The row of a statement before it has its numbers."""
    own = next((row.note for row in rows if row.note), "")
    return replace(
        rows[0],
        id="",
        indicator=name,
        p_adjusted=math.nan,
        family="",
        n_effective=math.nan,
        provenance=weakest(row.provenance for row in rows),
        note=both(note, own),
    )


def signs(weights: Sequence[float]) -> list[str]:
    """What stands before each name in a sum: ``["", " − ", " + 0.5·"]``."""
    made = []
    for i, weight in enumerate(weights):
        sign = (" − " if weight < 0 else " + ") if i else ("−" if weight < 0 else "")
        made.append(sign + ("" if abs(weight) == 1 else f"{abs(weight):.6g}·"))
    return made


def both(note: Words, other: Words) -> Words:
    """Two notes as one."""
    return text("{first}; {second}", first=note, second=other) if note and other else note or other


def _made(method: Words, part: Part | None) -> Words:
    """The method, with how replicates were made where they were."""
    for words in part.errors if part is not None else ():
        method = both(method, words)
    return method


def _sum(counts: Sequence[int | None]) -> int | None:
    known = [n for n in counts if n is not None]
    return sum(known) if len(known) == len(counts) else None


def _common(words: Sequence[str]) -> str:
    return words[0] if len(set(words)) == 1 else ""
