"""``endogen estimate``: indicators from a file of answers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from endogen.cli.common import Common
from endogen.cli.opening import said
from endogen.errors import UseError
from endogen.i18n import text


def estimate(
    data: Annotated[Path, Parameter(help=said(text("csv, xlsx, sav, dta or parquet.")))],
    /,
    *,
    of: Annotated[
        list[str],
        Parameter(
            negative="",
            help=said(text('What to estimate, such as "mean(income)"; several times for several.')),
        ),
    ],
    weight: Annotated[
        str | None, Parameter(help=said(text("Column of the sampling weight.")))
    ] = None,
    strata: Annotated[str | None, Parameter(help=said(text("Column of the stratum.")))] = None,
    psu: Annotated[
        str | None, Parameter(help=said(text("Column of the primary sampling unit.")))
    ] = None,
    fpc: Annotated[
        str | None,
        Parameter(
            help=said(
                text("Column of the number of PSUs in the population, or of the share drawn.")
            )
        ),
    ] = None,
    single_psu: Annotated[
        Literal["error", "certainty", "centre", "average", "collapse"],
        Parameter(
            help=said(
                text(
                    "What to do with a stratum of one PSU: error, certainty, centre, average or "
                    "collapse."
                )
            )
        ),
    ] = "error",
    by: Annotated[
        list[str] | None,
        Parameter(negative="", help=said(text("Column of the groups; several times to cross."))),
    ] = None,
    where: Annotated[
        str | None, Parameter(help=said(text('Whom to estimate for, such as "age >= 60".')))
    ] = None,
    level: Annotated[float, Parameter(help=said(text("Level of the intervals.")))] = 0.95,
    variance: Annotated[
        Literal["taylor", "bootstrap", "jackknife"],
        Parameter(
            help=said(
                text(
                    "Where standard errors come from: taylor (linearised), bootstrap (Rao and Wu), "
                    "jackknife (each PSU left out)."
                )
            )
        ),
    ] = "taylor",
    replicates: Annotated[
        int | None, Parameter(help=said(text("How often the bootstrap draws; 1,000 if not given.")))
    ] = None,
    seed: Annotated[
        int | None,
        Parameter(help=said(text("Where the bootstrap's chance begins; its method records it."))),
    ] = None,
    format: Annotated[
        Literal["table", "csv", "json"],
        Parameter(help=said(text("How to print: table, csv or json."))),
    ] = "table",
    common: Common = Common(),
) -> int:
    """Estimate indicators from a file of answers."""
    from endogen.cli.check import line
    from endogen.cli.tables import print_results
    from endogen.workflow.estimate import estimate_file

    chance = {"--replicates": replicates, "--seed": seed}
    for option, value in chance.items():
        if value is not None and variance != "bootstrap":
            raise UseError("E-USE-BOOTSTRAP", option=option, variance=variance)

    found = estimate_file(
        data,
        of=of,
        weight=weight,
        strata=strata,
        psu=psu,
        fpc=fpc,
        single_psu=single_psu,
        by=by,
        where=where,
        level=level,
        variance=variance,
        replicates=replicates,
        seed=seed,
        tell=lambda problem: print(line(problem), file=sys.stderr),
    )
    print_results(found.results, format, found.codebook)
    return 0
