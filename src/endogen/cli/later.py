"""Commands whose names are fixed but which are not built yet: refused in words."""

from __future__ import annotations

from typing import Annotated, NoReturn

from cyclopts import Parameter

from endogen.errors import UseError

Anything = Annotated[str, Parameter(allow_leading_hyphen=True)]


def serve(*words: Anything) -> NoReturn:
    """Refuse ``endogen serve``."""
    refuse("endogen serve")


def refuse(feature: str) -> NoReturn:
    """Say that `feature` is not built yet.

    Raises
    ------
    UseError
        E-USE-NOTYET, always.
    """
    raise UseError("E-USE-NOTYET", what=feature)
