"""``endogen plan``: before the field."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Group, Parameter

from endogen.cli.app import SUBCOMMANDS
from endogen.cli.common import Common
from endogen.cli.opening import said
from endogen.cli.screen import short, visible
from endogen.i18n import text

plan_app = App(
    name="plan",
    usage=said(text("Usage: endogen plan size|power|select …")),
    group_commands=Group(said(text("Commands")), sort_key=1),
    group_parameters=Group(said(text("Options")), sort_key=2),
    group_arguments=Group(said(text("Arguments")), sort_key=0),
)

Share = Annotated[
    float | None,
    Parameter(help=said(text("The share expected (of the second group, where two are compared)."))),
]
Sd = Annotated[
    float | None, Parameter(help=said(text("Instead: the standard deviation of an amount.")))
]
Difference = Annotated[
    float | None, Parameter(help=said(text("First group less second, that is to be found.")))
]
Power = Annotated[float, Parameter(help=said(text("Chance to find the difference.")))]
Level = Annotated[float, Parameter(help=said(text("Level of the interval or test.")))]
Deff = Annotated[
    float | None, Parameter(help=said(text("Design effect; or give --cluster and --icc.")))
]
Cluster = Annotated[float | None, Parameter(help=said(text("Answers in each village or cluster.")))]
Icc = Annotated[
    float | None, Parameter(help=said(text("How alike answers of a cluster are, 0 to 1.")))
]


def size(
    *,
    share: Share = None,
    sd: Sd = None,
    margin: Annotated[
        float | None, Parameter(help=said(text("Half the length of the interval wanted.")))
    ] = None,
    difference: Difference = None,
    power: Power = 0.8,
    level: Level = 0.95,
    ratio: Annotated[
        float, Parameter(help=said(text("Size of the second group over that of the first.")))
    ] = 1.0,
    deff: Deff = None,
    cluster: Cluster = None,
    icc: Icc = None,
    population: Annotated[
        int | None, Parameter(help=said(text("Households there are; with --margin.")))
    ] = None,
    response: Annotated[
        float, Parameter(help=said(text("Share of those drawn who will answer.")))
    ] = 1.0,
    common: Common = Common(),
) -> int:
    """Say how many to ask."""
    from endogen.survey.planning import sample_size

    found = sample_size(
        share=share,
        sd=sd,
        margin=margin,
        difference=difference,
        power=power,
        level=level,
        ratio=ratio,
        deff=deff,
        cluster=cluster,
        icc=icc,
        population=population,
        response=response,
    )
    parts = " + ".join(f"{one:,}" for one in found.groups)
    whole = f"{parts} = {found.n:,}" if len(found.groups) > 1 else parts
    print(said(text("answers needed: {n}", n=whole)))
    if found.clusters is not None:
        print(said(text("clusters: {n}", n=f"{found.clusters:,}")))
    print(said(text("households to draw: {n}", n=f"{found.invited:,}")))
    print(
        said(text("design effect {deff}; {method}", deff=f"{found.deff:.4g}", method=found.method))
    )
    return 0


def power(
    n: Annotated[float, Parameter(help=said(text("Answers in the first group.")))],
    n_0: Annotated[
        float | None,
        Parameter(name="N_0", help=said(text("Answers in the second group; as many by default."))),
    ] = None,
    /,
    *,
    share: Share = None,
    sd: Sd = None,
    difference: Difference = None,
    power: Power = 0.8,
    level: Level = 0.95,
    deff: Deff = None,
    cluster: Cluster = None,
    icc: Icc = None,
    common: Common = Common(),
) -> int:
    """Say with what chance a difference is found; without --difference, which one would be."""
    from endogen.survey import planning

    design = {"deff": deff, "cluster": cluster, "icc": icc}
    if difference is not None:
        chance = planning.power(
            n, n_0, share=share, sd=sd, difference=difference, level=level, **design
        )
        print(said(text("power: {power}%", power=f"{100 * chance:.1f}")))
        return 0
    found = planning.detectable(n, n_0, share=share, sd=sd, power=power, level=level, **design)
    print(said(text("found if above by: {rise}", rise=_or_none(found.rise))))
    print(said(text("found if below by: {fall}", fall=_or_none(found.fall))))
    return 0


def _about(name: str) -> str:
    return said(SUBCOMMANDS["plan"][name])


def _or_none(difference: float) -> str:
    return said(text("none")) if math.isnan(difference) else f"{difference:.4g}"


def select(
    units: Annotated[
        Path, Parameter(name="LIST", help=said(text("One row a village or household, any file.")))
    ],
    /,
    *,
    n: Annotated[int, Parameter(help=said(text("How many to draw in all.")))],
    seed: Annotated[
        int, Parameter(help=said(text("A number of your choice: the same draws the same.")))
    ],
    how: Annotated[
        Literal["pps", "systematic", "random"],
        Parameter(
            help=said(text("pps (in proportion to --size, systematically), systematic or random."))
        ),
    ] = "random",
    size: Annotated[
        str | None, Parameter(help=said(text("Column of sizes, such as households; with pps.")))
    ] = None,
    strata: Annotated[str | None, Parameter(help=said(text("Column of the stratum.")))] = None,
    allocation: Annotated[
        Literal["proportional", "equal", "power"],
        Parameter(
            help=said(text("How to share the draw out: proportional, equal or power (of .5)."))
        ),
    ] = "proportional",
    least: Annotated[int, Parameter(help=said(text("Fewest of each stratum.")))] = 0,
    out: Annotated[
        Path | None, Parameter(help=said(text("Where to write; by default beside LIST.")))
    ] = None,
    common: Common = Common(),
) -> int:
    """Draw villages or households from a list, with their weights."""
    from endogen.workflow.plan import select_file

    target = out or units.with_name(f"{units.stem}-drawn.csv")
    found = select_file(
        units,
        target,
        n=n,
        how=how,
        size=size,
        strata=strata,
        allocation=allocation,
        least=least,
        seed=seed,
    )
    for stratum, count in found.by_stratum.items():
        if stratum:
            print(visible(f"  {stratum}  {count:,}"))
    print(said(text("drawn: {n}, with certainty {certain}; seed {seed}", n=f"{n:,}",
                    certain=f"{found.certain:,}", seed=str(seed))))  # fmt: skip
    print(said(text("written: {path}", path=short(target))))
    return 0


WORDS = {
    "size": text("Usage: endogen plan size --share|--sd --margin|--difference [options]"),
    "power": text("Usage: endogen plan power N [N_0] --share|--sd [--difference] [options]"),
    "select": text("Usage: endogen plan select LIST --n N --seed SEED [options]"),
}
plan_app.command(size, name="size", help=_about("size"), usage=said(WORDS["size"]))
plan_app.command(power, name="power", help=_about("power"), usage=said(WORDS["power"]))
plan_app.command(select, name="select", help=_about("select"), usage=said(WORDS["select"]))
