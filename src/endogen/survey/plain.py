"""Comparisons of a sample whose answers are few enough to look at each.

Exact, permutation and score methods, on the arrays that a `Scope` brings.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from endogen.i18n import Words, text
from endogen.survey.estimate import Estimate
from endogen.survey.scope import Scope, complete
from endogen.survey.small import association, exact, numeric, power
from endogen.survey.small.draws import PERMUTATIONS, SEED
from endogen.survey.two_groups import POWER, TwoGroups


def two_groups(scope: Scope, column: str, group: str, called: Words, kind: str) -> TwoGroups:
    """The answers to `column` where `group` is true and where it is false."""
    yes_no = (group, column) if kind == "binary" else (group,)
    answers = scope.answers(column, group, yes_no=yes_no)
    values, status = answers[column], answers[group]
    known = ~np.isnan(values)
    shared = replace(
        scope.row(column, group),
        domain=group,
        group="1 − 0",
        n_missing=int((~known & ~np.isnan(status)).sum()),
        base=scope.base(),
        unit=scope.sample.units.get(column, ""),
    )
    first, second = values[known & (status == 1)], values[known & (status == 0)]
    return TwoGroups(first, second, called, shared, PERMUTATIONS, SEED)


def equivalence(groups: TwoGroups, margin: float) -> Estimate:
    """Two one-sided Welch tests that the means differ by less than `margin`."""
    found = numeric.equivalence(groups.first, groups.second, margin, groups.row.level)
    return groups.make(
        "equivalence",
        arguments=f"margin={margin:.15g}",
        estimate=found.estimate,
        se=found.se,
        ci_low=found.low,
        ci_high=found.high,
        level=found.level,
        p=found.p,
        df=found.df,
        method=text("two one-sided Welch tests within ± {margin}", margin=f"{margin:,.15g}"),
        note=groups.why_undefined(),
    )


def paired(scope: Scope, first: str, second: str, names: tuple[Words, Words]) -> Estimate:
    """The share of `second` minus that of `first`; exact McNemar test."""
    answers = scope.answers(first, second, yes_no=(first, second))
    both = complete(answers, first, second)
    a, b = answers[first][both] == 1, answers[second][both] == 1
    more, less = int(np.count_nonzero(b & ~a)), int(np.count_nonzero(a & ~b))
    same, neither = int(np.count_nonzero(a & b)), int(np.count_nonzero(~a & ~b))
    found = exact.newcombe_paired(same, more, less, neither, scope.level)
    said = text(
        "{second} minus {first}; only {second}: {more}, only {first}: {less}",
        first=names[0], second=names[1], more=more, less=less,
    )  # fmt: skip
    return replace(
        scope.row(second, first),
        indicator="mcnemar",
        arguments=f"first={first}",
        estimate=found.estimate,
        ci_low=found.low,
        ci_high=found.high,
        p=exact.mcnemar(more, less).p if both.any() else math.nan,
        n=int(both.sum()),
        n_missing=int((~both).sum()),
        unit="share",
        base=scope.base(text("households that answered both questions")),
        method=text("exact McNemar test; Newcombe's interval for paired shares"),
        note=said if both.any() else text("nobody answered both questions"),
    )


def partial(
    scope: Scope,
    x: str,
    ys: Sequence[str],
    controls: Sequence[str],
    *,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> list[Estimate]:
    """Partial correlations of `x` with each of `ys`, by Freedman and Lane's permutation."""
    answers = scope.answers(x, *ys, *controls)
    together: dict[bytes, list[str]] = {}
    for y in ys:  # columns answered by the same households share their shuffles
        together.setdefault(complete(answers, x, y, *controls).tobytes(), []).append(y)
    rows: dict[str, Estimate] = {}
    for mask, members in together.items():
        kept = np.frombuffer(mask, dtype=bool)
        columns = [answers[name][kept] for name in (*members, *controls, x)]
        table = np.column_stack(columns)[np.lexsort(columns)]  # by the last column, x, first
        found = association.freedman_lane(
            table[:, -1], table[:, : len(members)], table[:, len(members) : -1],
            permutations=permutations, seed=seed,
        )  # fmt: skip
        for place, y in enumerate(members):
            shared = replace(
                scope.row(y, x, *controls),
                arguments=f"x={x}, controls=[{', '.join(controls)}]",
                n_missing=int(kept.size - kept.sum()),
                base=scope.base(text("households with all answers")),
            )
            rows[y] = _permutation_row(shared, found, place)
    return [rows[y] for y in ys]


def minimal_correlation(scope: Scope, pair: Sequence[str], controls: Sequence[str]) -> Estimate:
    """The smallest correlation that the households with all answers would have shown.

    A control that does not vary, or that others explain, costs no degree of freedom.
    """
    answers = scope.answers(*pair, *controls)
    kept = complete(answers, *pair, *controls)
    n = int(kept.sum())
    held = 0
    if controls and n:
        table = np.column_stack([answers[name][kept] for name in controls])
        held = int(np.linalg.matrix_rank(table - table.mean(axis=0)))
    return replace(
        scope.row(*pair, *controls),
        indicator="mde",
        arguments=f"controls=[{', '.join(controls)}], power={POWER}",
        estimate=power.correlation(n, held, power=POWER, alpha=1 - scope.level),
        n=n,
        base=scope.base(text("households with all answers")),
        method=text("smallest correlation that four of five samples of this size would show at "
                    "level {alpha} (Fisher's z)", alpha=f"{1 - scope.level:.4g}"),
    )  # fmt: skip


def _permutation_row(
    shared: Estimate, found: association.PartialCorrelations, place: int
) -> Estimate:
    lost = math.isnan(found.r[place])
    return replace(
        shared,
        indicator="permutation",
        estimate=found.r[place],
        p=found.p[place],
        df=float(found.df),
        n=found.n,
        method=text(
            "Freedman–Lane permutation of residuals, {draws} draws, seed {seed}",
            draws=found.draws, seed=found.seed,
        ),
        note=text("nothing varies beyond the controls") if lost else "",
    )  # fmt: skip
