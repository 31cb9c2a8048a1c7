"""``endogen plan select``: units drawn from a file of units, written for the field."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from endogen.errors import DataError, UseError, Where
from endogen.report.csv import lines, raw
from endogen.sources.answers import open_data
from endogen.study.answers import ROW, Held
from endogen.study.nearest import nearest
from endogen.survey.allocation import allocate
from endogen.survey.engine import collect
from endogen.survey.selection import select
from endogen.workflow.write import writing


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn.

    Attributes
    ----------
    table : mapping of str to list
        The units, as `select` gives them.
    by_stratum : mapping of str to int
        How many of each; "" is the key where there are no strata.
    certain : int
        Units drawn with certainty.
    """

    table: dict[str, list[Any]]
    by_stratum: dict[str, int]
    certain: int


def select_file(
    path: Path,
    out: Path,
    *,
    n: int,
    how: str,
    size: str | None,
    strata: str | None,
    allocation: str,
    least: int,
    seed: int,
) -> Drawn:
    """Draw `n` units from a file, shared out among strata, and write them as CSV.

    Raises
    ------
    DataError
        E-DATA-COLUMN for a column that is not there.
    UseError
        E-USE-OVERWRITE when `out` is the list itself.
    """
    if out.resolve() == path.resolve():
        raise UseError("E-USE-OVERWRITE", name=out.name)
    frame = _units(path, [name for name in (strata,) if name], [size, strata])
    counts = Counter(frame[strata]) if strata else Counter({"": len(next(iter(frame.values())))})
    shares = allocate(counts, n, allocation, least=least)
    drawn = select(frame, shares, how, size=size, strata=strata, seed=seed)
    rows = zip(*([raw(_whole(one)) for one in column] for column in drawn.values()), strict=True)
    with writing(out):
        out.write_bytes(lines([list(drawn), *rows]))
    return Drawn(drawn, shares, sum(drawn["certainty"]))


def _units(path: Path, texts: list[str], needed: list[str | None]) -> dict[str, list[Any]]:
    """The columns of the list, in the order of its rows."""
    answers = open_data(path, text_columns=texts)
    for name in needed:
        if name is not None and name not in answers.columns:
            likely = nearest(name, answers.columns)
            raise DataError("E-DATA-COLUMN", where=Where(variable=name), name=name, nearest=likely)
    found = collect(answers.frame)
    order = np.argsort(found[ROW], kind="stable")
    return {
        name: [_known(one, held) for one in np.asarray(found[name])[order].tolist()]
        for name, held in answers.columns.items()
    }


def _known(value: Any, held: Held) -> Any:
    missing = value is None or (isinstance(value, float) and np.isnan(value))
    return None if missing else _whole(value) if held is Held.NUMBER else value


def _whole(value: Any) -> Any:
    """A number without its decimals, where it has none."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
