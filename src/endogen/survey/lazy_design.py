"""The design of a large sample: checked, and its PSUs counted, in one pass."""

from __future__ import annotations

import narwhals as nw

from endogen.study.grammar import Name
from endogen.survey.design import Design
from endogen.survey.engine import Arrays, collect
from endogen.survey.expressions import number
from endogen.survey.lazy_columns import Columns
from endogen.survey.memory import HUGEST, refuse_missing, refuse_weights
from endogen.survey.portable import zero_where_missing


def by_stratum(columns: Columns, design: Design, count: int) -> Arrays:
    """Refuse a design that is not known for every one of the `count` rows; count its PSUs.

    Returns
    -------
    dict of arrays
        The stratum under its name inside, ``n`` PSUs, and ``low`` and ``high`` of the fpc.
    """
    strata = [columns.inside(design.strata)] if design.strata else []
    row: dict[str, nw.Expr] = {"rows": nw.lit(1.0), "n": nw.lit(1.0)}
    frame = columns.frame(design.columns, plain=[design.weight or ""])
    if design.weight:
        columns.inside(design.weight)
        weight = number(Name(design.weight), columns.algebra)
        # By is_finite, which no engine takes from statistics that know no NaN.
        good = weight.is_finite() & (weight > 0) & (weight <= HUGEST)
        row["weight"] = good.cast(nw.Float64)
    if isinstance(design.fpc, str):
        size = nw.col(columns.inside(design.fpc))
        row |= {"fpc": (~size.is_null()).cast(nw.Float64), "low": size, "high": size}
    frame = frame.with_columns(**row)
    if design.psu:
        psu = columns.inside(design.psu)
        keys = list(dict.fromkeys([*strata, psu]))
        frame = frame.group_by(*keys).agg(**_added(row))
        row["psu"] = zero_where_missing(~nw.col(psu).is_null()) * nw.col("rows")
        frame = frame.with_columns(n=nw.lit(1.0), psu=row["psu"])
    found = collect(
        frame.group_by(*strata).agg(**_added(row)) if strata else frame.select(**_added(row))
    )
    if strata:
        placed = [one is not None and one == one for one in found[strata[0]].tolist()]  # noqa: PLR0124
        found["strata"] = found["rows"] * placed
    _refuse(found, design, count)
    return found


def _added(row: dict[str, nw.Expr]) -> dict[str, nw.Expr]:
    """How each is added up over rows, or PSUs."""
    ranges = {"low": "min", "high": "max"}
    return {name: getattr(nw.col(name), ranges.get(name, "sum"))() for name in row}


def _refuse(found: Arrays, design: Design, count: int) -> None:
    """Refuse a role that some rows do not fill."""
    for role in ("weight", "strata", "psu", "fpc"):
        name = getattr(design, role)
        if isinstance(name, str):
            missing = count - round(float(found[role].sum()))
            if role == "weight":
                refuse_weights(name, missing, count)
            refuse_missing(name, missing)
