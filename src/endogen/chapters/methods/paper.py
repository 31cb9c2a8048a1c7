"""8.paper: one paragraph for the methods section of a paper, made of what was done.

Nothing in it is typed beforehand: the design is the study's, the numbers are rows, and each
interval and test is named because a row of the report was computed by it.
"""

from __future__ import annotations

from collections.abc import Iterable

from endogen.chapters.chapter import Section, Told
from endogen.chapters.layout import listing
from endogen.chapters.methods.how import ask_nothing
from endogen.chapters.who_answered.returns import RATE
from endogen.i18n import Text, Words, text
from endogen.report.document import Block, Paragraph, Show, Value
from endogen.survey.estimate import Estimate

ID = "8.paper"
BESIDE = ("0.returns.", "0.quality.", "8.")  # rows that are not of the households answering
SILENT = ("count", "formula", "mde", "response_total")  # exact, or said in other words
KINDS: dict[str, Text] = {
    "agreement": text("shares"),
    "borda": text("mean ranks"),
    "case_share": text("shares"),
    "cliffs_delta": text("Cliff's delta"),
    "correlation": text("correlations"),
    "difference": text("differences of two groups"),
    "equivalence": text("equivalence"),
    "first_choice": text("shares"),
    "kappa": text("kappa"),
    "mcnemar": text("paired shares"),
    "mean": text("means"),
    "mean_rank": text("mean ranks"),
    "partial_correlation": text("partial correlations"),
    "permutation": text("partial correlations"),
    "quantile": text("quantiles"),
    "ratio": text("ratios"),
    "response_share": text("shares of responses"),
    "share": text("shares"),
    "shift": text("shifts"),
    "total": text("totals"),
}


def tell_paper(told: Told) -> tuple[Block, ...]:
    """Data, design, intervals and tests, multiplicity, missing answers, software."""
    rows = [row for row in told.rows.values() if not row.id.startswith(BESIDE)]
    if not rows:
        return ()
    said = [
        *_data(told, rows),
        *_design(told),
        *_methods(told, rows),
        *_families(told, rows),
        text("No answer was imputed; each number uses the households that answered its questions."),
        *_software(told, rows),
    ]
    return (Paragraph(_joined(said)),)


def _data(told: Told, rows: Iterable[Estimate]) -> list[Words]:
    study = told.study
    n = max((row.n or 0) + (row.n_missing or 0) for row in rows)
    said: list[Words] = []
    if study.synthetic:
        said.append(text("The data are synthetic: no household gave these answers."))
    where: Words = study.place or study.title
    if study.fieldwork:
        first, last = (day.isoformat() for day in study.fieldwork)
        said.append(
            text(
                "The data are the answers of {n} households ({place}), collected from {first} to "
                "{last}.",
                n=f"{n:,}",
                place=where,
                first=first,
                last=last,
            )
        )
    else:
        said.append(
            text("The data are the answers of {n} households ({place}).", n=f"{n:,}", place=where)
        )
    if RATE in told:
        said.append(
            text(
                "Of {issued} questionnaires handed out {valid} could be used ({rate}).",
                issued=Value(RATE, Show.N),
                valid=Value(RATE, Show.COUNT),
                rate=Value(RATE, Show.PERCENT),
            )
        )
    return said


def _design(told: Told) -> list[Words]:
    drawn = told.study.drawn
    said: list[Words] = [text("Sample: {words}.", words=drawn.words)] if drawn.words else []
    if drawn.convenience:
        independent = text(
            "Households were taken as they came, not drawn by chance: the results describe these "
            "households, and intervals and tests rest on the assumption that they answered "
            "independently of each other."
        )
        return [*said, independent]
    parts = [
        (drawn.weight, text("weights")),
        (drawn.strata, text("strata")),
        (drawn.psu, text("primary sampling units")),
        (drawn.fpc, text("finite population correction")),
    ]
    used = [text("{part} ({column})", part=name, column=column) for column, name in parts if column]
    if not used:
        return [*said, text("Households were drawn by simple random sampling.")]
    design = text("Estimates follow the sampling design: {parts}.", parts=listing(used))
    return [*said, design]


def _methods(told: Told, rows: Iterable[Estimate]) -> list[Words]:
    """Each way of computing that a row names, with the kinds of numbers made by it."""
    ways: dict[Words, dict[Words, int]] = {}
    for row in rows:
        if row.method and row.indicator not in SILENT:
            kind = KINDS.get(row.indicator, row.indicator)
            kinds = ways.setdefault(row.method, {})
            kinds[kind] = kinds.get(kind, 0) + 1
    listed: Words = ""
    for method, kinds in sorted(ways.items(), key=lambda way: -sum(way[1].values())):
        one = text("{kinds} ({method})", kinds=listing(list(kinds)), method=method)
        listed = text("{a}; {b}", a=listed, b=one) if listed else one
    if not listed:
        return []
    level = f"{100 * told.study.report.level:g}"
    return [
        text(
            "Intervals (level {level}%) and tests by kind of estimate: {listed}.",
            level=level,
            listed=listed,
        )
    ]


def _families(told: Told, rows: Iterable[Estimate]) -> list[Words]:
    families = {row.family for row in rows if row.family}
    said: list[Words] = []
    if families:
        said.append(
            text(
                "Tests are two-sided; p values were adjusted by Holm's method within families of "
                "comparisons (number of families: {n}).",
                n=str(len(families)),
            )
        )
    if any(row.indicator == "mde" for row in rows):
        alpha = f"{100 * (1 - told.study.report.level):g}"
        said.append(
            text(
                "Where a difference could not be told, the smallest difference that four of five "
                "samples of this size would show (level {alpha}%, two-sided) is given.",
                alpha=alpha,
            )
        )
    return said


def _software(told: Told, rows: Iterable[Estimate]) -> list[Words]:
    said: list[Words] = []
    if any("seed" in str(row.method) for row in rows):
        said.append(
            text(
                "Permutation tests draw {draws} permutations; the random numbers begin with seed "
                "{seed}.",
                draws=f"{told.study.report.permutations:,}",
                seed=str(told.study.report.seed),
            )
        )
    said.append(text("All computations: endogen, version {version}.", version=told.version))
    return said


def _joined(said: Iterable[Words]) -> Words:
    whole: Words = ""
    for sentence in said:
        whole = text("{a} {b}", a=whole, b=sentence) if whole else sentence
    return whole


SECTION = Section(ID, text("A methods paragraph for a paper"), (), ask_nothing, tell_paper)
