"""Tests on a table of counts, groups by answers: chi-squared and Kruskal–Wallis.

Given both margins every regrouping of the answers is equally likely (the table is then
multivariate hypergeometric).  When there are few such tables all are looked at; otherwise
tables are drawn.  Either way the cost does not grow with the number of answers.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import chdtrc, gammaln

from endogen.survey.small.draws import PERMUTATIONS, SEED

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
Statistic = Callable[[Counts], Floats]

MOST_TABLES = 100_000
"""Tables with the observed margins up to which all are looked at."""


@dataclass(frozen=True, slots=True)
class TableTest:
    """A test that answers do not depend on the group.

    Attributes
    ----------
    statistic, df, p : float
        NaN when there is only one group, or only one answer.
    way : {"exact", "permutation", "limit"}
    draws : int
        Tables drawn; 0 when none were.
    """

    statistic: float
    df: float
    p: float
    way: str
    draws: int = 0


def chi_squared(
    table: npt.ArrayLike,
    *,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
    limit: bool = False,
) -> TableTest:
    r"""Pearson's chi-squared of a table of counts, without continuity correction.

    .. math:: X^2 = N \Bigl(\sum_{ij} \frac{a_{ij}^2}{r_i c_j} - 1\Bigr)

    Parameters
    ----------
    table : array (groups, answers) of counts
    permutations, seed : int
        For tables that are too many to look at each.
    limit : bool
        Take p from the chi-squared distribution instead: the large-sample form.

    References
    ----------
    Freeman, G. H. and Halton, J. H. (1951). Biometrika 38, 141–149 (all tables, here ordered
    by :math:`X^2`).  Patefield, W. M. (1981). Applied Statistics 30, 91–97 (drawing tables).

    Examples
    --------
    >>> found = chi_squared([[3, 0], [0, 3]])
    >>> found.statistic, round(found.p, 4), found.way
    (6.0, 0.1, 'exact')
    """
    counts = _occurring(table)
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0))

    def statistic(tables: Counts) -> Floats:
        n = counts.sum()
        with np.errstate(invalid="ignore", divide="ignore"):
            found: Floats = n * ((tables**2 / expected).sum(axis=(-2, -1)) - 1)
        return found

    df = float((counts.shape[0] - 1) * (counts.shape[1] - 1))
    return _tested(counts, statistic, df, permutations, seed, limit=limit)


def kruskal_wallis(
    table: npt.ArrayLike,
    *,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
    limit: bool = False,
) -> TableTest:
    r"""Kruskal and Wallis's H, corrected for ties; the answers are columns in their order.

    .. math:: H = \frac{(N-1) \sum_i n_i (\bar R_i - \bar R)^2}{\sum_{ij} a_{ij} (m_j - \bar R)^2}

    with mid-ranks :math:`m_j`.  For two groups p is that of the two-sided Mann–Whitney test.

    References
    ----------
    Kruskal, W. H. and Wallis, W. A. (1952). Journal of the American Statistical Association
    47, 583–621.

    Examples
    --------
    >>> found = kruskal_wallis([[1, 2, 0, 0], [0, 1, 2, 1]])
    >>> round(found.statistic, 4), round(found.p, 4)
    (3.4314, 0.1143)
    """
    counts = _occurring(table)
    ties, sizes = counts.sum(axis=0), counts.sum(axis=1)
    ranks = np.cumsum(ties) - (ties - 1) / 2
    n = counts.sum()
    centred = ranks - (n + 1) / 2
    spread = float(ties @ centred**2)

    def statistic(tables: Counts) -> Floats:
        with np.errstate(invalid="ignore", divide="ignore"):
            between = ((tables @ centred) ** 2 / sizes).sum(axis=-1)
            found: Floats = (n - 1) * between / spread
        return found

    return _tested(counts, statistic, float(len(sizes) - 1), permutations, seed, limit=limit)


def _occurring(table: npt.ArrayLike) -> Counts:
    """The table without empty groups and answers that nobody gave."""
    counts = np.asarray(table, dtype=np.int64)
    kept: Counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    return kept


def _tested(
    counts: Counts, statistic: Statistic, df: float, permutations: int, seed: int, *, limit: bool
) -> TableTest:
    if min(counts.shape) < 2:
        return TableTest(math.nan, math.nan, math.nan, "exact")
    observed = float(statistic(counts[None])[0])
    if limit:
        return TableTest(observed, df, float(chdtrc(df, observed)), "limit")
    mark = observed * (1 - 1e-9) - 1e-9  # equal up to rounding counts as equal
    few = _every(counts)
    if few is not None:
        tables, chances = few
        p = float(chances[statistic(tables) >= mark].sum())
        return TableTest(observed, df, min(1.0, p), "exact")
    extreme = int(np.count_nonzero(statistic(_drawn(counts, permutations, seed)) >= mark))
    return TableTest(observed, df, (extreme + 1) / (permutations + 1), "permutation", permutations)


def _every(counts: Counts) -> tuple[Counts, Floats] | None:
    """All tables with these margins and their probabilities; None when they are many."""
    rows, columns = counts.sum(axis=1), counts.sum(axis=0)
    if _bound(columns, rows.size) <= _bound(rows, columns.size):
        if _bound(columns, rows.size) > MOST_TABLES:
            return None
        tables = _enumerated(columns, rows)
    else:
        if _bound(rows, columns.size) > MOST_TABLES:
            return None
        tables = _enumerated(rows, columns).transpose(0, 2, 1)
    margins = gammaln(rows + 1).sum() + gammaln(columns + 1).sum() - gammaln(rows.sum() + 1)
    chances = np.exp(margins - gammaln(tables + 1).sum(axis=(1, 2)))
    return tables, chances / chances.sum()


def _bound(filled: Counts, parts: int) -> float:
    """How many tables there are at most, filling all columns but the largest one by one."""
    ways = 1.0
    for size in np.sort(filled)[:-1].tolist():
        ways *= math.comb(size + parts - 1, parts - 1)
    return ways


def _enumerated(columns: Counts, rows: Counts) -> Counts:
    """Fill the columns in turn, the largest last: it takes what is left of the rows."""
    order = np.argsort(columns, kind="stable")
    left = rows[None, :]
    filled = np.zeros((1, rows.size, columns.size), dtype=np.int64)
    for place in order[:-1].tolist():
        options = _compositions(int(columns[place]), rows.size)
        rest = left[:, None, :] - options[None, :, :]
        fits = (rest >= 0).all(axis=2)
        state, option = np.nonzero(fits)
        left = rest[state, option]
        filled = filled[state]
        filled[:, :, place] = options[option]
    filled[:, :, order[-1]] = left
    return filled


def _compositions(total: int, parts: int) -> Counts:
    """Every way to share `total` among `parts`."""
    if parts == 1:
        return np.array([[total]], dtype=np.int64)
    found = []
    for first in range(total + 1):
        rest = _compositions(total - first, parts - 1)
        found.append(np.hstack([np.full((len(rest), 1), first, dtype=np.int64), rest]))
    return np.vstack(found)


def _drawn(counts: Counts, permutations: int, seed: int) -> Counts:
    """Tables with these margins, drawn one row at a time, each cell given those before it."""
    rng = np.random.Generator(np.random.PCG64(seed))
    rows, columns = counts.sum(axis=1), counts.sum(axis=0)
    left = np.tile(columns, (permutations, 1))
    tables = np.zeros((permutations, rows.size, columns.size), dtype=np.int64)
    for i, size in enumerate(rows[:-1].tolist()):
        open_ = np.full(permutations, size, dtype=np.int64)
        for j in range(columns.size - 1):
            others = left[:, j + 1 :].sum(axis=1)
            cell = rng.hypergeometric(left[:, j], others, open_)
            tables[:, i, j] = cell
            open_ = open_ - cell
        tables[:, i, -1] = open_
        left = left - tables[:, i, :]
    tables[:, -1, :] = left
    return tables
