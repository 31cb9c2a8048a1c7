"""CSV: the long table of results, and the file behind each table and figure.

All are UTF-8 with a byte order mark, because Excel and WPS read Chinese as gibberish
without it; read them elsewhere as ``utf-8-sig``.  A text that a spreadsheet would take for
a formula gets an apostrophe before it; numbers, negative ones too, stay numbers.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence

from endogen.i18n import Label, Text, Words, render
from endogen.survey.estimate import COLUMNS, Estimate

ENCODING = "utf-8-sig"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(cell: str) -> str:
    """Keep a spreadsheet from reading `cell` as a formula.

    Examples
    --------
    >>> safe("=1+1"), safe("-.676"), safe("-cmd")
    ("'=1+1", '-.676', "'-cmd")
    """
    if cell.lstrip(" ").startswith(FORMULA_STARTS) and not _is_number(cell.removesuffix("%")):
        return "'" + cell
    return cell


def lines(rows: Iterable[Sequence[str]], heading: Iterable[str] = ()) -> bytes:
    """A CSV file of these cells, under lines of one cell that say what it is.

    Parameters
    ----------
    rows : iterable of sequences of str
        The head of the columns first.
    heading : iterable of str
        Title, base, provenance, banners: each becomes a line beginning with ``#``.
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerows(["# " + " ".join(line.split())] for line in heading)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return sheet.getvalue().encode(ENCODING)


def results_csv(rows: Iterable[Estimate], mark: Words = "") -> bytes:
    """``results.csv``: one line a row of Results, in the fixed order of columns.

    Numbers have all their digits (17, the shortest that reads back the same); words are
    English, since programs read them.

    Parameters
    ----------
    rows : iterable of Estimate
    mark : Words
        A warning that must not part from the numbers ("internal: …"); it stands before
        the note of every row, because a line of its own would break plain readers.
    """
    return lines([COLUMNS, *(_result(row, render(mark, "en")) for row in rows)])


def _result(row: Estimate, mark: str) -> list[str]:
    cells = [raw(getattr(row, name)) for name in COLUMNS]
    if mark:
        cells[-1] = f"{mark} {cells[-1]}".rstrip()
    return cells


def raw(value: object) -> str:
    """A field of a row with all its digits; "" for none."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, Text | Label):
        return render(value, "en")
    return repr(float(value)) if isinstance(value, float) else str(value)


def _is_number(cell: str) -> bool:
    try:
        return math.isfinite(float(cell))
    except ValueError:
        return False
