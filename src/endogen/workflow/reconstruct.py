"""Rows behind published figures: a file of answers that says itself that it is synthetic."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from endogen.errors import StudyError, Where
from endogen.published import Published, constraints
from endogen.reconstruction import Constraint, Table, reconstruct
from endogen.study.answers import MARK, SYNTHETIC
from endogen.workflow.figures import read_figures
from endogen.workflow.write import writing


def write_rows(figures: Path | str, target: Path | str, seed: int = 1) -> Table:
    """Make rows that give every figure of a published.toml, and write them as CSV.

    Parameters
    ----------
    figures : path
        A published.toml whose ``[reconstruct.columns]`` names the columns to make.
    target : path
        The CSV file; it gets a column ``provenance`` that says ``synthetic`` in every row.
    seed : int
        The same seed writes the same bytes; another gives other rows behind the figures.

    Returns
    -------
    dict of str to list of int
        The columns made.

    Raises
    ------
    StudyError
        E-FIGURE-CONTRADICT names figures that cannot hold together.
    """
    figures, target = Path(figures), Path(target)
    published = read_figures(figures)
    if not published.reconstruction.columns:
        where = Where(file=figures.name)
        raise StudyError("E-STUDY-LACKS", where=where, path="[reconstruct.columns]")
    table = rows_behind(published, seed)
    rows = (dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True))
    with writing(target.parent):
        target.write_bytes(made_up_csv(table, rows))
    return table


def rows_behind(published: Published, seed: int, more: Iterable[Constraint] = ()) -> Table:
    """Rows that give every published figure, and satisfy what else is wanted of them."""
    wanted, rows = constraints(published)
    return reconstruct([*wanted, *more], rows, seed)


def made_up_csv(names: Iterable[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Rows that all say they are synthetic, in UTF-8 with a mark, so that Excel shows Chinese."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [*names, MARK], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({**row, MARK: SYNTHETIC} for row in rows)
    return text.getvalue().encode("utf-8-sig")
