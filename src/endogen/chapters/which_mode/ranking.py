"""4.ranking: which mode comes first, and how far that hangs on weights and on the sample.

Scores are the three dimensions' coefficients (4.effects), weighted.  Nobody can know the
right weights, and another sample would give other coefficients; so the share of weights,
of samples, and of both is told under which each mode is first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

import numpy as np

from endogen.chapters.asking import ask
from endogen.chapters.asking import joined as put_together
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import item, known, line, listing, ranked, says, sized
from endogen.chapters.which_mode.effects import held
from endogen.chapters.which_mode.measures import joined
from endogen.findings.strength import judge
from endogen.i18n import Words, text
from endogen.indicators import slope, slope_difference
from endogen.report.chart import Bars, Item
from endogen.report.document import Block, Column, Figure, Note, Show, Statement, Table, Value
from endogen.study.programmes import DIMENSIONS
from endogen.survey.estimate import Estimate
from endogen.survey.first_place import drawn_estimates, drawn_weights, places
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "4.ranking"
DRAWS = 10_000
FIRM = 0.95  # first under so many of all weights and samples: the order is robust
WAYS: dict[str, Words] = {
    "weights": text("all weights of the dimensions, the estimates as they are"),
    "samples": text("other samples, the study's weights"),
    "both": text("other samples and all weights"),
}
NO_ORDER = Note(
    text("The modes cannot be put in order: what goes with them is not known in every dimension.")
)


def ask_ranking(data: Data) -> Results:
    """Coefficients by dimension, contrasts of pairs, and places under many weights."""
    codebook = data.codebook
    modes, constant = joined(codebook), held(codebook)
    scores = {name: codebook.column(f"adequacy:{name}") for name in DIMENSIONS
              if codebook.has(f"adequacy:{name}")}  # fmt: skip
    if len(modes) < 2 or len(scores) < len(DIMENSIONS):
        return Results()
    wanted = {
        f"{name}.{mode}": slope(
            score, on=column, controls=[*(o for o in modes.values() if o != column), *constant]
        )
        for name, score in scores.items()
        for mode, column in modes.items()
    }
    gaps = {
        f"{name}.{one}-{other}": slope_difference(
            score,
            on=modes[one],
            less=modes[other],
            controls=[*(c for m, c in modes.items() if m not in (one, other)), *constant],
        )
        for name, score in scores.items()
        for one, other in permutations(modes, 2)
        if one < other
    }
    found = ask(data, ID, wanted)
    contrasts = ask(data, ID, gaps).holm(ID)
    return put_together([found, contrasts, _placed(data, found, list(modes))])


def _placed(data: Data, found: Results, modes: list[str]) -> Results:
    """Shares of first places, as rows; modes that all or no households are in have no place."""
    modes = [mode for mode in modes if _known(found, mode)]
    found = found.only(lambda row: row.id.rpartition(".")[2] in modes)
    if len(modes) < 2:
        return Results()
    estimates = np.array([row.estimate for row in found])
    covariance = found.covariance()
    rng = np.random.default_rng(data.study.report.seed)
    by_sample = drawn_estimates(estimates, covariance, found[0].df, DRAWS, rng)
    shape = (-1, len(DIMENSIONS), len(modes))
    every = drawn_weights(len(DIMENSIONS), DRAWS, rng)
    own = np.array([data.study.empowerment.weights])
    drawn = by_sample.reshape(shape)
    fixed = estimates.reshape(shape)
    scores = {
        "weights": np.einsum("wd,edm->wm", every, fixed),
        "samples": np.einsum("d,bdm->bm", own[0], drawn),
        "both": np.einsum("bd,bdm->bm", every, drawn),
    }
    rows = []
    for way, score in scores.items():
        shares = places(score)
        for mode, of_mode in zip(modes, shares, strict=True):
            rows.append(_row(found[0], f"{ID}.first.{way}.{mode}", mode, of_mode[0], way))
            if way == "both":
                rows += [
                    _row(found[0], f"{ID}.place.{mode}.{place}", mode, share, way)
                    for place, share in enumerate(of_mode, start=1)
                ]
    return Results.of(rows)


def _known(found: Results, mode: str) -> bool:
    mine = [row for row in found if row.id.rpartition(".")[2] == mode]
    return all(row.se > 0 for row in mine)


def _row(like: Estimate, id_: str, mode: str, share: float, way: str) -> Estimate:
    return Estimate(
        id=id_,
        indicator="first_place",
        variable=f"mode_{mode}",
        arguments=f"over={way}, draws={DRAWS}",
        estimate=float(share),
        n=like.n,
        unit="share",
        base=like.base,
        method=text(
            "weights: drawn evenly (Dirichlet); samples: multivariate t with the covariance of the "
            "coefficients"
        ),
        provenance=like.provenance,
    )


def tell_ranking(told: Told) -> tuple[Block, ...]:
    """Whether any mode is first whatever the weights; the table and the chart of places."""
    modes = [mode for mode in told.codebook.family("mode") if f"{ID}.first.both.{mode}" in told]
    if not modes:
        return (NO_ORDER,)
    return (_first(told, modes), *_dominance(told, modes), _table(told, modes),
            _figure(told, modes))  # fmt: skip


def _first(told: Told, modes: list[str]) -> Statement:
    order = ranked(told, (f"{ID}.first.both.{mode}" for mode in modes))
    top = order[0]
    leader = item("exposure", top.rpartition(".")[2])
    if told[top].estimate >= FIRM:
        sentence = text(
            "Whatever the weights of the dimensions and in nearly every sample, the most "
            "empowerment goes with {mode}: first in {share} of all draws.",
            mode=leader,
            share=Value(top, Show.PERCENT),
        )
        return says(sentence, order, Strength.CLEAR)
    listed = listing(
        [sized(told, item("exposure", r.rpartition(".")[2]), r, Show.PERCENT) for r in order]
    )
    sentence = text(
        "Which mode comes first cannot be told: it changes with the weights of the dimensions and "
        "with the sample. Shares of draws in which each is first: {shares}.",
        shares=listed,
    )
    return says(sentence, order, Strength.CANNOT_TELL)


def _dominance(told: Told, modes: Sequence[str]) -> list[Statement]:
    """Modes that are above another in every dimension, each contrast clear."""
    said = []
    for one, other in permutations(modes, 2):
        rows = _contrasts(told, one, other)
        if rows and all(
            judge(told[row]) is Strength.CLEAR and sign * told[row].estimate > 0
            for row, sign in rows.items()
        ):
            sentence = text(
                "{one} goes with more than {other} in each of the three dimensions: no weights can "
                "turn that round.",
                one=item("exposure", one),
                other=item("exposure", other),
            )
            said.append(says(sentence, list(rows), Strength.CLEAR))
    return said


def _contrasts(told: Told, one: str, other: str) -> Mapping[str, int]:
    """The rows that compare two modes by dimension, and the sign that favours the first."""
    pair, sign = (f"{one}-{other}", 1) if one < other else (f"{other}-{one}", -1)
    rows = [f"{ID}.{name}.{pair}" for name in DIMENSIONS]
    return dict.fromkeys(rows, sign) if known(told, *rows) else {}


def _table(told: Told, modes: list[str]) -> Table:
    rows = tuple(
        line(
            item("exposure", mode),
            (
                *(Value(f"{ID}.{name}.{mode}", Show.POINTS) for name in DIMENSIONS),
                *(Value(f"{ID}.first.{way}.{mode}", Show.PERCENT) for way in WAYS),
            ),
        )
        for mode in modes
    )
    first, points = text("First, % of draws"), text("Points that go with it")
    first_row = f"{ID}.first.both.{modes[0]}"
    return Table(
        id=ID,
        title=text("How often each mode is first"),
        stub=text("Operating mode"),
        columns=(
            *(Column(label, spanner=points) for label in DIMENSIONS.values()),
            *(Column(label, spanner=first) for label in WAYS.values()),
        ),
        rows=rows,
        base=text("{n} households with all answers.", n=Value(first_row, Show.N)),
        method=told[first_row].method,
        notes=(
            text(
                "Points: percentage points of the share of adequate items, the other modes and the "
                "household held constant."
            ),
        ),
    )


def _figure(told: Told, modes: list[str]) -> Figure:
    first = f"{ID}.first.both.{modes[0]}"
    return Figure(
        id=f"{ID}.chart",
        title=text("Share of weights and samples in which each mode is first"),
        chart=Bars(
            items=tuple(
                Item(item("exposure", mode), (f"{ID}.first.both.{mode}",)) for mode in modes
            ),
            show=Show.PERCENT,
            axis=text("% of draws"),
            stub=text("Operating mode"),
            limits=(0.0, 1.0),
            intervals=False,
        ),
        alt=text("How often each mode is first over weights of the dimensions and samples."),
        base=text("{n} households with all answers.", n=Value(first, Show.N)),
        method=told[first].method,
    )


SECTION = Section(
    ID,
    text("Which mode comes first?"),
    ("mode:*", "adequate:*"),
    ask_ranking,
    tell_ranking,
)
