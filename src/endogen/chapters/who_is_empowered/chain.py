"""3.chain: efficient empowerment → endogenous development → prosperity, as far as data tell.

Which dimensions go with endogenous development and income; how much of what goes with
empowerment in income runs through endogenous development (a·b); and how strong something that
was not asked would have to be to explain it away.  One survey at one time shows no cause.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from endogen.chapters.asking import ask, joined
from endogen.chapters.chapter import Data, Section
from endogen.chapters.who_is_empowered.chain_told import ID, LINKS, OUTCOMES, PATHS, tell_chain
from endogen.i18n import text
from endogen.indicators import Indicator, correlation, mediation, partial_correlation
from endogen.study.codebook import Codebook
from endogen.study.grammar import Call, Expression, Literal, Name, Operation
from endogen.survey.compare import is_plain, minimal_correlation
from endogen.survey.detectable import detectable
from endogen.survey.percentile import percentiles
from endogen.survey.results import Results
from endogen.survey.robustness import robustness_value
from endogen.survey.sample import Sample

HELD = ("age", "schooling", "size", "can-work")
REPLICATES = 1_000
TENTHS = Literal(10.0)  # scores are told by ten points of a hundred, a step that households take


def ask_chain(data: Data) -> Results:
    """Partial correlations, the paths with a bootstrap, and what would explain them away."""
    parts = [_associations(data), _smallest(data)]
    if data.codebook.has("empowerment", "endogenous", "welfare"):
        parts += [_paths(data), _sensitivity(data)]
    return joined(parts)


def held(codebook: Codebook) -> list[str]:
    """What is held constant, as far as it was asked."""
    return [codebook.column(role) for role in HELD if codebook.has(role)]


def _associations(data: Data) -> Results:
    """Each dimension, and the score, with own effort, endogenous development and income."""
    codebook, constant = data.codebook, held(data.codebook)
    made = Results()
    wanted: dict[str, Indicator] = {}
    for outcome, (role, _) in OUTCOMES.items():
        for name, (one, _) in LINKS.items():
            if codebook.has(role, one):
                pair = codebook.column(one), codebook.column(role)
                wanted[f"r.{outcome}.{name}"] = (
                    partial_correlation(*pair, controls=constant)
                    if constant
                    else correlation(*pair)
                )
    found = ask(data, ID, wanted)
    for outcome in OUTCOMES:
        mine = _under(found, f"{ID}.r.{outcome}.")
        whole = mine.only(lambda row: row.id.endswith(".score")).holm(f"{ID}.{outcome}.score")
        parts = mine.only(lambda row: not row.id.endswith(".score")).holm(f"{ID}.{outcome}")
        mde = Results.of([detectable(row) for row in mine]).named(lambda row: f"{row.id}.mde")
        made += whole + parts + mde
    return made


def _under(rows: Results, prefix: str) -> Results:
    return rows.only(lambda row: row.id.startswith(prefix))


def _smallest(data: Data) -> Results:
    """The smallest link of empowerment and income that so many households would show."""
    codebook = data.codebook
    if not codebook.has("empowerment", "welfare") or not is_plain(data.households):
        return Results()
    found = minimal_correlation(
        data.households,
        codebook.column("empowerment"),
        [codebook.column("welfare")],
        controls=held(codebook),
        level=data.study.report.level,
    )
    row = found.renamed([f"{ID}.mde"])[0]
    about = f"y={codebook.column('empowerment')}, {row.arguments}"
    return Results.of([replace(row, arguments=about)])


def _paths(data: Data) -> Results:
    """a, b, a·b, what does not run through it, and all of it: in yuan and on the log scale."""
    codebook, report = data.codebook, data.study.report
    on, through = (_tenths(codebook.column(role)) for role in ("empowerment", "endogenous"))
    wanted = {
        f"{ID}{scale}.{path}": mediation(
            income, on=on, through=through, controls=held(codebook), path=path
        )
        for scale, income in _incomes(codebook).items()
        for path in PATHS
    }
    found = (
        in_order(data.households, held(codebook), codebook)
        .estimate(
            *wanted.values(),
            level=report.level,
            variance="bootstrap",
            replicates=REPLICATES,
            seed=report.seed,
        )
        .renamed(list(wanted))
    )
    products = found.only(lambda row: row.id.endswith("indirect"))
    mde = Results.of([detectable(row) for row in products]).named(lambda row: f"{row.id}.mde")
    return percentiles(found) + mde


def in_order(sample: Sample, constant: list[str], codebook: Codebook) -> Sample:
    """A sample without a design, its rows in the order of their values.

    PSUs are drawn in the order of their names; rows that have none are drawn as they stand,
    and the order of a file may not move a number.
    """
    if not is_plain(sample):
        return sample
    names = [*(codebook.column(role) for role in ("welfare", "empowerment", "endogenous")),
             *constant]  # fmt: skip
    columns = sample.rows(*names)
    order = np.lexsort([columns[name] for name in reversed(names)])
    return Sample(
        {name: column[order] for name, column in columns.items()},
        provenance=sample.provenance,
        units=sample.units,
    )


def _sensitivity(data: Data) -> Results:
    """What is left of each link once all else is held, and what would explain it away.

    The first of them is the ρ of Imai, Keele and Yamamoto (2010, Statistical Science 25(1),
    theorem 4) at which a·b is zero: what mediator and outcome have in common beside the rest.
    """
    codebook, constant = data.codebook, held(data.codebook)
    score, through = codebook.column("empowerment"), codebook.column("endogenous")
    wanted: dict[str, Indicator] = {}
    for scale, income in _incomes(codebook).items():
        answered = Operation("!=", (income, Literal(None)))
        wanted[f"rho{scale}.b"] = partial_correlation(income, through, [score, *constant])
        wanted[f"rho{scale}.a"] = (
            partial_correlation(through, score, constant, given=answered)
            if constant
            else correlation(through, score, given=answered)
        )
    found = ask(data, ID, wanted)
    needed = Results.of([robustness_value(row) for row in found])
    return found + needed.named(lambda row: row.id.replace(".rho", ".robustness"))


def _tenths(column: str) -> Expression:
    return Operation("*", (Name(column), TENTHS))


def _incomes(codebook: Codebook) -> Mapping[str, Expression]:
    """Income per person as it is, and its logarithm, which asks for incomes above 0."""
    income = Name(codebook.column("welfare"))
    return {"": income, ".log": Call("log", (income,), ())}


SECTION = Section(
    ID,
    text("From empowerment to prosperity"),
    ("adequate:*", "income"),
    ask_chain,
    tell_chain,
)
