"""Read `[report]` of study.toml."""

from __future__ import annotations

from itertools import pairwise

from endogen.study.nearest import nearest
from endogen.study.study import FORMATS, Reporting
from endogen.study.table import Table

COMPONENTS = ("cognition", "willingness", "participation", "consistency")
CHAPTERS = range(9)
LOOKS = ("spss",)


def read_report(whole: Table) -> Reporting:
    """Read what the report is to say, and how."""
    table = whole.table(
        "report",
        (
            "level",
            "seed",
            "permutations",
            "margin",
            "targeting",
            "age_bands",
            "chapters",
            "formats",
            "by",
            "tables",
        ),
    )
    cognition, willingness, participation, consistency = table.shares("targeting", COMPONENTS)
    chapters = table.wholes("chapters")
    if any(number not in CHAPTERS for number in chapters):
        raise table.error("E-STUDY-RANGE", "chapters", got=list(chapters), range="0 … 8")
    margin = None
    if "margin" in table:
        margin = table.number("margin", within="> 0", fits=lambda x: x > 0)
    return Reporting(
        level=table.number("level", 0.95, within="> 0, < 1", fits=lambda x: 0 < x < 1),
        seed=table.whole("seed", 1, least=0),
        permutations=table.whole("permutations", 9999, least=99),
        margin=margin,
        degree_weights=(cognition, willingness, participation, consistency),
        age_bands=_bands(table),
        chapters=chapters,
        formats=_formats(table),
        by=tuple(dict.fromkeys(table.strings("by"))),
        tables=_looks(table),
    )


def _formats(report: Table) -> tuple[str, ...]:
    formats = tuple(dict.fromkeys(report.strings("formats", FORMATS[:1])))
    for name in formats:
        if name == "pdf":
            raise report.error("E-STUDY-PDF", "formats", got=name)
        if name not in FORMATS:
            raise report.error(
                "E-STUDY-CHOICE",
                "formats",
                got=name,
                choices=", ".join(FORMATS),
                nearest=nearest(name, FORMATS),
            )
    return formats or FORMATS[:1]


def _looks(report: Table) -> tuple[str, ...]:
    """Other programs whose look the tables are also to have."""
    looks = report.strings("tables")
    for look in looks:
        if look not in LOOKS:
            raise report.error(
                "E-STUDY-CHOICE",
                "tables",
                got=look,
                choices=", ".join(LOOKS),
                nearest=nearest(look, LOOKS),
            )
    return tuple(dict.fromkeys(looks))


def _bands(report: Table) -> tuple[int, ...]:
    """Where age bands begin; the first may be written as 0, as the others' beginnings are."""
    bands = report.wholes("age_bands", (25, 40, 60))
    if bands and bands[0] == 0:
        bands = bands[1:]
    rising = all(low < high for low, high in pairwise(bands))
    if not bands or not rising or bands[0] < 0:
        raise report.error("E-STUDY-RANGE", "age_bands", got=list(bands), range="0 < 25 < 40 …")
    return bands
