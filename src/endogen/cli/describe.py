"""``endogen describe``: every question of a file or a study, overall and by group."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from endogen.cli.common import Common
from endogen.cli.opening import said, spoken
from endogen.errors import UseError
from endogen.i18n import text

ENDINGS = {".htm": "html", ".txt": "table", "": "table"}
BYTES = ("docx", "xlsx")  # what a screen cannot show


def describe(
    data: Annotated[
        Path, Parameter(help=said(text("The folder of a study, or csv, xlsx, sav, dta, parquet.")))
    ],
    /,
    *,
    by: Annotated[
        list[str] | None,
        Parameter(negative="", help=said(text("Column of groups; several times for several."))),
    ] = None,
    where: Annotated[
        str | None, Parameter(help=said(text('Whom to describe, such as "age >= 60".')))
    ] = None,
    band: Annotated[
        list[str] | None,
        Parameter(
            negative="",
            help=said(text("Bands of a number, as age=25,40,60: makes the column age_band.")),
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        Parameter(
            negative="",
            help=said(
                text(
                    "What a column is, as x=ordinal: yes-no, category, ordinal, number, date; "
                    "or skip."
                )
            ),
        ),
    ] = None,
    set_: Annotated[
        list[str] | None,
        Parameter(
            name="--set",
            negative="",
            help=said(text("Columns of 0 and 1 that answer one question, as income=a,b,c.")),
        ),
    ] = None,
    weight: Annotated[
        str | None, Parameter(help=said(text("Column of the sampling weight.")))
    ] = None,
    strata: Annotated[str | None, Parameter(help=said(text("Column of the stratum.")))] = None,
    psu: Annotated[
        str | None, Parameter(help=said(text("Column of the primary sampling unit.")))
    ] = None,
    level: Annotated[float, Parameter(help=said(text("Level of the intervals.")))] = 0.95,
    holm: Annotated[
        bool,
        Parameter(
            negative="--no-holm",
            help=said(text("Adjust p for the number of questions; --no-holm leaves it out.")),
        ),
    ] = True,
    style: Annotated[
        Literal["endogen", "spss"],
        Parameter(help=said(text("Look of the tables: endogen, or spss as SPSS prints them."))),
    ] = "endogen",
    format: Annotated[
        str | None,
        Parameter(
            help=said(
                text("How to write: table, csv, json, html, docx or xlsx; by default as FILE ends.")
            )
        ),
    ] = None,
    out: Annotated[
        Path | None, Parameter(help=said(text("The file to write; by default the screen.")))
    ] = None,
    common: Common = Common(),
) -> int:
    """Describe every question: frequencies, summaries, tests by group."""
    from endogen.cli.check import line
    from endogen.cli.screen import short
    from endogen.describing import kind as kind_named
    from endogen.workflow.describe import Wanted
    from endogen.workflow.describe import describe as describe_data
    from endogen.workflow.write import writing

    wanted = Wanted(
        by=tuple(by or ()),
        where=where,
        level=level,
        kinds={name: kind_named(word) for name, word in _pairs("--kind", kind or ())},
        sets={name: _listed(words) for name, words in _pairs("--set", set_ or ())},
        bands={name: _numbers(words) for name, words in _pairs("--band", band or ())},
        weight=weight,
        strata=strata,
        psu=psu,
        holm=holm,
        style=style,
    )
    form = format or _ending(out)
    if out is None and form.lower() in BYTES:
        raise UseError("E-USE-MISSING", option=f"--out FILE.{form}", command="endogen describe")
    made = describe_data(data, wanted, lambda problem: print(line(problem), file=sys.stderr))
    content = made.written(form, spoken(), _width(out))
    if out is None:
        sys.stdout.write(content.decode("utf-8-sig"))
        return 0
    with writing(out):
        out.write_bytes(content)
    print(said(text("written: {path}", path=short(out))))
    return 0


def _ending(out: Path | None) -> str:
    """The format that the name of a file says; a table where it says none."""
    suffix = out.suffix.lower() if out else ""
    return ENDINGS.get(suffix, suffix.removeprefix("."))


def _pairs(option: str, given: Sequence[str]) -> list[tuple[str, str]]:
    """``name=words`` taken apart.

    Raises
    ------
    UseError
        E-USE-VALUE for anything else.
    """
    found = []
    for one in given:
        name, sign, words = one.partition("=")
        if not (name and sign and words):
            raise UseError("E-USE-VALUE", option=option, got=one, choices=text("COLUMN=…"))
        found.append((name.strip(), words.strip()))
    return found


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _numbers(words: str) -> tuple[float, ...]:
    try:
        return tuple(float(word) for word in _listed(words))
    except ValueError:
        expected = text("numbers with commas between")
        raise UseError("E-USE-VALUE", option="--band", got=words, choices=expected) from None


def _width(out: Path | None) -> int:
    return 80 if out else max(40, shutil.get_terminal_size((80, 24)).columns)
