"""The catalogue of error codes, one file a family."""

from __future__ import annotations

from endogen.errors.codes import (
    correction,
    data,
    design,
    figures,
    form,
    outside,
    project,
    roles,
    study,
    tables,
    use,
)
from endogen.errors.codes.entry import Code

__all__ = ["CODES", "Code"]

CODES: dict[str, Code] = {
    **use.CODES,
    **study.CODES,
    **form.CODES,
    **roles.CODES,
    **data.CODES,
    **correction.CODES,
    **project.CODES,
    **tables.CODES,
    **design.CODES,
    **figures.CODES,
    **outside.CODES,
}
