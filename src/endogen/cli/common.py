"""The options that every command takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cyclopts import Parameter

from endogen.cli.opening import said
from endogen.i18n import text


@Parameter(name="*")
@dataclass(frozen=True, slots=True)
class Common:
    """Read by `endogen.cli.opening` before the parser runs; listed here for the help."""

    lang: Annotated[
        str | None, Parameter(help=said(text("Language of the messages: en or zh.")))
    ] = None
    debug: Annotated[
        bool, Parameter(negative="", help=said(text("Show the traceback of an error.")))
    ] = False
