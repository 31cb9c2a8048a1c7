"""``endogen run``: a study becomes its results and its report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from endogen.cli.opening import languages, said
from endogen.cli.screen import progress, tell_run
from endogen.errors import UseError
from endogen.i18n import text
from endogen.report.formats import asked
from endogen.study.nearest import nearest

ENGINES = ("duckdb", "polars", "spark")
LOOKS = ("spss",)


def run(
    study: Annotated[Path, Parameter(help=said(text("The folder of the study.")))],
    /,
    *,
    out: Annotated[
        Path | None, Parameter(help=said(text("Where to write; by default STUDY/out.")))
    ] = None,
    lang: Annotated[
        str | None,
        Parameter(
            help=said(text("Languages of the report: en, zh or en,zh; by default the study's."))
        ),
    ] = None,
    format: Annotated[
        str | None,
        Parameter(
            help=said(
                text(
                    "Formats of the report: html, docx, xlsx, or several joined by commas; "
                    "by default the study's."
                )
            )
        ),
    ] = None,
    engine: Annotated[
        str, Parameter(help=said(text("What computes: duckdb, polars or spark.")))
    ] = "duckdb",
    tables: Annotated[
        str, Parameter(help=said(text("Also print the tables as this program does: spss.")))
    ] = "",
    restricted: Annotated[
        bool,
        Parameter(
            negative="",
            help=said(
                text(
                    "Also list the households that visits and advice are for, by id only, in "
                    "OUT/restricted, for the owner of the folder alone."
                )
            ),
        ),
    ] = False,
    debug: Annotated[
        bool, Parameter(negative="", help=said(text("Show the traceback of an error.")))
    ] = False,
) -> int:
    """Estimate everything the study asks for and write its report."""
    langs = languages(lang)
    formats = asked(format.split(",")) if format is not None else None
    one("--engine", engine, ENGINES)
    looks = tuple(one("--tables", part.strip(), LOOKS) for part in tables.split(",") if part)
    from endogen.workflow.run import run as run_study

    with progress() as step:
        result = run_study(
            study, out=out, langs=langs, formats=formats, engine=engine, tables=looks,
            progress=step, restricted=restricted,
        )  # fmt: skip
    tell_run(result)
    return 0


def one(option: str, value: str, known: tuple[str, ...]) -> str:
    """Check a value against what this version knows.

    Raises
    ------
    UseError
        E-USE-VALUE.
    """
    if value not in known:
        raise UseError(
            "E-USE-VALUE",
            option=option,
            got=value,
            choices=", ".join(known),
            nearest=nearest(value, known),
        )
    return value
