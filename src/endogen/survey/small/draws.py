"""Seeded random subsets and orders, drawn once and shared by all tests of a table."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, combinations

import numpy as np
import numpy.typing as npt

PERMUTATIONS = 9_999
SEED = 20_140_101
"""The default seed: fixed, so that the same data give the same p on every machine."""

_AT_ONCE = 2_000_000  # random numbers held at a time
_REMEMBERED = 2_000_000  # indices that are worth keeping for the next column

Indices = npt.NDArray[np.int32]


def subsets(n: int, size: int, permutations: int, seed: int) -> tuple[Indices, bool]:
    """Choose `size` of `n` rows, many times.

    Returns
    -------
    chosen : array (draws, size)
        Read-only, because the columns of a table share it.
    complete : bool
        True when all subsets are there, because they are no more than `permutations`.

    Examples
    --------
    >>> chosen, complete = subsets(5, 2, 999, seed=1)
    >>> chosen.shape, complete
    ((10, 2), True)
    """
    small = permutations * size <= _REMEMBERED
    choose = _choose if small else _choose.__wrapped__
    return choose(n, size, permutations, seed)


@lru_cache(maxsize=4)
def _choose(n: int, size: int, permutations: int, seed: int) -> tuple[Indices, bool]:
    complete = math.comb(n, size) <= permutations
    if complete:
        every = np.fromiter(chain.from_iterable(combinations(range(n), size)), dtype=np.int32)
        chosen = every.reshape(-1, size)
    else:
        rng = np.random.Generator(np.random.PCG64(seed))
        chosen = np.empty((permutations, size), dtype=np.int32)
        for part in _parts(permutations, n):
            keys = rng.random((part.stop - part.start, n))
            chosen[part] = np.argpartition(keys, size - 1, axis=1)[:, :size]
    chosen.setflags(write=False)
    return chosen, complete


def orders(n: int, permutations: int, seed: int) -> Iterator[Indices]:
    """Shuffle `n` rows, many times: blocks (some, n) of `permutations` orders in all.

    Examples
    --------
    >>> [block.shape for block in orders(5, 99, seed=1)]
    [(99, 5)]
    """
    rng = np.random.Generator(np.random.PCG64(seed))
    for part in _parts(permutations, n):
        block = np.tile(np.arange(n, dtype=np.int32), (part.stop - part.start, 1))
        rng.permuted(block, axis=1, out=block)
        yield block


def share_as_extreme(drawn: npt.NDArray[np.float64], observed: float, complete: bool) -> float:
    """Two-sided p: b / all when every subset was seen, else (b + 1) / (B + 1).

    Equal up to rounding counts as equal, so that ties never turn on the last bit.

    References
    ----------
    Phipson, B. and Smyth, G. K. (2010). Permutation p-values should never be zero.
    Statistical Applications in Genetics and Molecular Biology 9:39.
    """
    mark = abs(observed) * (1 - 1e-9)
    as_extreme = int(np.count_nonzero(np.abs(drawn) >= mark))
    if complete:
        return as_extreme / drawn.size
    return (as_extreme + 1) / (drawn.size + 1)


def _parts(rows: int, width: int) -> list[slice]:
    step = max(1, _AT_ONCE // max(1, width))
    return [slice(start, min(start + step, rows)) for start in range(0, rows, step)]
