"""Comparisons on a `Sample`, as rows of `Results`.

Which method when (a row's `method` always says it):

=========================================  ==============================================
no weights, strata or PSUs, ≤ 5,000 rows   exact, permutation and score methods
weights, strata, PSUs, or more rows        the core's covariance and t (`by_design`)
=========================================  ==============================================

A contrast is *first minus second*: the group where the group column is true minus the one
where it is false; of paired answers the second column minus the first (deed minus wish, after
minus before).  What cannot be computed is a row with NaN and a note, never an exception.

Permutations need no household id: answers are put into the order of their values first, so
that neither the order of the file nor the engine can move a p.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from endogen.errors import UseError
from endogen.i18n import Words, text
from endogen.study.nearest import nearest
from endogen.survey import by_design, plain
from endogen.survey.by_design import Contrast
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results
from endogen.survey.sample import Sample
from endogen.survey.scope import Scope
from endogen.survey.small import multiplicity
from endogen.survey.small.draws import PERMUTATIONS, SEED
from endogen.survey.two_groups import HEADLINE, ROWS

MOST = 5_000
"""Rows up to which each answer is looked at."""


def compare(
    sample: Sample,
    columns: str | Sequence[str],
    group: str,
    kind: str,
    *,
    level: float = 0.95,
    seed: int = SEED,
    permutations: int = PERMUTATIONS,
    family: str = "",
    where: str | None = None,
    margin: float | None = None,
    name: Words = "",
) -> Results:
    """Compare two groups on each of several columns.

    Parameters
    ----------
    sample : Sample
    columns : str or sequence of str
    group : str
        A yes/no column (1 and 0); rows where it is missing are left out.
    kind : {"binary", "ordinal", "numeric"}
        What the columns are; it chooses the methods.
    level : float
        Of the intervals; α of the detectable effect is ``1 - level``.
    seed, permutations : int
        For tests that draw; recorded in `method`.
    family : str
        Name of the family over which the headline p are adjusted (Holm); none when empty.
    where : str, optional
        Compare only the households for which this holds.
    margin : float, optional
        Add an equivalence row within ± this margin (numeric only).
    name : Words
        What the households with 1 are called; `group` when empty.

    Returns
    -------
    Results
        For each column, by `indicator`, the headline first: binary ``difference``, ``mde``;
        ordinal ``cliffs_delta``, ``difference``, ``mde``; numeric ``difference``, ``shift``,
        ``mde`` (and ``equivalence``).

    Examples
    --------
    >>> sample = Sample({"part": [1, 1, 1, 0, 1, 0], "poor": [1, 1, 1, 1, 0, 0]})
    >>> [(row.indicator, row.estimate) for row in compare(sample, "part", "poor", "binary")][:1]
    [('difference', 0.25)]
    """
    if kind not in ROWS:
        raise UseError(
            "E-USE-CHOICE", name="compare", argument="kind", choices=", ".join(ROWS),
            nearest=nearest(kind, ROWS), got=kind,
        )  # fmt: skip
    names = [columns] if isinstance(columns, str) else list(columns)
    scope, rows = Scope(sample, level, where), list[Estimate]()
    tested = margin if kind == "numeric" else None
    for column in names:
        if is_plain(sample):
            groups = plain.two_groups(scope, column, group, name or group, kind)
            groups = replace(groups, permutations=permutations, seed=seed)
            rows += ROWS[kind](groups)
            rows += [] if tested is None else [plain.equivalence(groups, tested)]
        else:
            contrast = Contrast(scope, column, group, name or group)
            rows += contrast.rows(kind)
            rows += [] if tested is None else [contrast.equivalence(tested)]
    return Results.of(_adjusted(rows, HEADLINE[kind], family))


def equivalence(
    sample: Sample,
    column: str,
    group: str,
    margin: float,
    *,
    level: float = 0.95,
    where: str | None = None,
    name: Words = "",
) -> Results:
    """Test that two groups' means differ by less than `margin`: one row ``equivalence``.

    Its interval has level 1 − 2α: the groups are equivalent when it lies within ± margin.

    Examples
    --------
    >>> sample = Sample({"x": [1, 2, 3, 4, 1, 2, 3, 5], "g": [1, 1, 1, 1, 0, 0, 0, 0]})
    >>> row = equivalence(sample, "x", "g", margin=4)[0]
    >>> row.estimate, row.level, row.p < 0.05
    (-0.25, 0.9, True)
    """
    scope = Scope(sample, level, where)
    if is_plain(sample):
        groups = plain.two_groups(scope, column, group, name or group, "numeric")
        return Results.of([plain.equivalence(groups, margin)])
    return Results.of([Contrast(scope, column, group, name or group).equivalence(margin)])


def mcnemar(
    sample: Sample,
    first: str,
    second: str,
    *,
    level: float = 0.95,
    where: str | None = None,
    names: tuple[Words, Words] | None = None,
) -> Results:
    """Compare two yes/no columns of the same households: one row ``mcnemar``.

    The estimate is the share of `second` minus the share of `first`; its note calls them by
    their `names`.

    Examples
    --------
    >>> sample = Sample({"wants": [1, 1, 0, 0, 0], "does": [1, 0, 1, 1, 1]})
    >>> row = mcnemar(sample, "wants", "does")[0]
    >>> row.estimate, round(row.p, 4)
    (0.4, 0.625)
    """
    way = plain.paired if is_plain(sample) else by_design.paired
    return Results.of([way(Scope(sample, level, where), first, second, names or (first, second))])


def partial_permutation(
    sample: Sample,
    x: str,
    ys: str | Sequence[str],
    controls: Sequence[str] = (),
    *,
    level: float = 0.95,
    seed: int = SEED,
    permutations: int = PERMUTATIONS,
    where: str | None = None,
) -> Results:
    """Partial correlations of `x` with each of `ys`: rows ``permutation`` (Freedman–Lane).

    Each pair uses the households that answered it and all controls.  Under a design there is
    nothing to shuffle: the row is then the core's linearised t.

    Examples
    --------
    >>> sample = Sample({"age": [30, 41, 52, 63, 70], "knows": [5, 4, 4, 2, 1]})
    >>> row = partial_permutation(sample, "age", "knows", permutations=99)[0]
    >>> row.indicator, round(row.estimate, 3), row.df
    ('permutation', -0.952, 3.0)
    """
    wanted = [ys] if isinstance(ys, str) else list(ys)
    scope = Scope(sample, level, where)
    if is_plain(sample):
        return Results.of(
            plain.partial(scope, x, wanted, controls, permutations=permutations, seed=seed)
        )
    return Results.of(by_design.partial(scope, x, wanted, controls))


def minimal_correlation(
    sample: Sample,
    x: str,
    ys: Sequence[str] = (),
    *,
    controls: Sequence[str] = (),
    level: float = 0.95,
    where: str | None = None,
) -> Results:
    """The smallest (partial) correlations that this sample would have shown: rows ``mde``.

    One for each of `ys`, from the households that answered it, `x` and all controls; one for
    `x` alone without them.
    """
    scope = Scope(sample, level, where)
    wanted: list[tuple[str, ...]] = [(y, x) for y in ys] or [(x,)]
    if is_plain(sample):
        return Results.of([plain.minimal_correlation(scope, pair, controls) for pair in wanted])
    said = text("not computed under a design; the intervals tell what could be seen")
    return Results.of(
        [replace(scope.row(*pair, *controls), indicator="mde", note=said) for pair in wanted]
    )


def is_plain(sample: Sample) -> bool:
    """Whether each answer is looked at: no weights, strata or PSUs, and not too many rows."""
    design = sample.design
    drawn = any(part is not None for part in (design.weight, design.strata, design.psu))
    return not drawn and len(sample) <= MOST


def _adjusted(rows: list[Estimate], headline: str, family: str) -> list[Estimate]:
    """Holm's p over the headline rows, when they are a family."""
    if not family:
        return rows
    places = [i for i, row in enumerate(rows) if row.indicator == headline]
    adjusted = multiplicity.holm([rows[i].p for i in places])
    for i, p in zip(places, adjusted, strict=True):
        rows[i] = replace(rows[i], p_adjusted=p, family=family)
    return rows
