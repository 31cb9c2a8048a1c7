"""The lists of households for those who go to them: ids only, apart from the report.

No row of a household stands in a report, in ``results.*`` or behind a chart. Who visits them needs
to know whom: ``endogen run --restricted`` writes that to a folder which its owner alone may read.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import Any

import narwhals as nw

from endogen.chapters.chapter import Data, Told
from endogen.chapters.what_to_do import outreach, targets
from endogen.checks.in_engine import true_where
from endogen.errors import UseError
from endogen.report.csv import lines, raw
from endogen.study.answers import ROW
from endogen.study.grammar import Expression, Literal, Name, Operation
from endogen.survey.engine import collect
from endogen.survey.indicator import Indicator
from endogen.workflow.write import LISTS, RESTRICTED

VISITS, ADVICE = LISTS
OF_VISITS = ("visit", "programme", "channel", "age_band", "id")
OF_ADVICE = ("group", "id")


def household_lists(data: Data, told: Told) -> dict[str, bytes]:
    """The households of each visit and of each group that advice is for.

    Parameters
    ----------
    data : Data
    told : Told
        With the rows of the visits, in their order.

    Returns
    -------
    dict of str to bytes
        CSV by name within the folder of results.

    Raises
    ------
    UseError
        E-USE-NO-ID when no column has the role ``id``.
    """
    if not data.codebook.has("id"):
        raise UseError("E-USE-NO-ID")
    return {
        f"{RESTRICTED}/{VISITS}": lines([OF_VISITS, *_visited(data, told)]),
        f"{RESTRICTED}/{ADVICE}": lines([OF_ADVICE, *_advised(data)]),
    }


def _visited(data: Data, told: Told) -> Iterator[tuple[str, ...]]:
    wanted = outreach.wanted_shares(data.codebook)
    for row in outreach.visits(told):
        place, programme, channel = row.id.removeprefix(f"{outreach.ID}.visit.").split(".")[:3]
        band = Operation("==", (Name(row.domain), Literal(float(row.group))))
        chosen = [band, *_counted(wanted[f"{programme}.by.{channel}"])]
        for id_ in _ids(data, chosen):
            yield place, programme, channel, row.group, id_


def _advised(data: Data) -> Iterator[tuple[str, ...]]:
    for group, indicator in targets.wanted_counts(data.codebook).items():
        for id_ in _ids(data, _counted(indicator)):
            yield group, id_


def _counted(indicator: Indicator) -> list[Expression]:
    """What the households that an indicator counts meet."""
    conditions = (indicator.base.given, getattr(indicator, "tally", None))
    return [one for one in conditions if one is not None]


def _ids(data: Data, conditions: list[Expression]) -> list[str]:
    """The ids of those who meet all conditions, in the order of the file."""
    frame: nw.LazyFrame[Any] = data.households.table.frame
    condition = reduce(lambda one, other: Operation("and", (one, other)), conditions)
    id_ = data.codebook.column("id")
    found = collect(frame.filter(true_where(condition, frame)).select(ROW, id_).sort(ROW))
    return [_written(value) for value in found[id_].tolist()]


def _written(value: Any) -> str:
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value)) if whole else raw(value)
