"""4.ranking: which mode comes first, and how far that hangs on weights and on the sample.

Scores are the coefficients of the modes in the three dimensions, weighted.  Nobody can know
the right weights, and another sample would give other coefficients; so the share of weights,
of samples, and of both is told under which each mode is first.

Samples are drawn from the joint distribution of the coefficients (a parametric bootstrap: a
multivariate t with their covariance by leaving out).  Households drawn with replacement would
give the same shares (docs/known-truth.md), but hang on the order of the file, leave some draws
without a rare mode, and cannot be done for a register.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from endogen.chapters.asking import joined as put_together
from endogen.chapters.chapter import Data, Section
from endogen.chapters.which_mode.measures import audiences, joined
from endogen.chapters.which_mode.ranking_told import DRAWS, ID, tell_ranking
from endogen.chapters.which_mode.regression import coefficients, fitted, gaps, held
from endogen.i18n import text
from endogen.indicators import Indicator
from endogen.study.programmes import DIMENSIONS
from endogen.survey.estimate import Estimate
from endogen.survey.expressions import Floats
from endogen.survey.first_place import drawn_estimates, drawn_weights, places
from endogen.survey.results import Results


def ask_ranking(data: Data) -> Results:
    """Coefficients by dimension, contrasts of pairs, and places under many weights."""
    codebook = data.codebook
    modes = list(joined(codebook))
    scores = {name: codebook.column(f"adequacy:{name}") for name in DIMENSIONS
              if codebook.has(f"adequacy:{name}")}  # fmt: skip
    if len(modes) < 2 or len(scores) < len(DIMENSIONS):
        return Results()
    who = audiences(codebook)
    complete = f"{codebook.column('empowerment')} != None"  # one base for all three dimensions
    wanted: dict[str, Indicator] = {}
    for suffix, given in who.items():
        for name, column in scores.items():
            among = f"{complete} and {given}" if given else complete
            wanted |= coefficients(codebook, name, column, among, suffix)
    found = fitted(data, ID, wanted)
    parts = [_of(found, modes, suffix) for suffix in who]
    by_dimension = [gaps(found, f"{ID}.{name}", modes) for name in scores]
    weights = data.study.empowerment.weights
    pairs = [
        put_together(by_dimension).holm(ID),
        _weighted(by_dimension, weights).holm(f"{ID}.score"),
    ]
    placed = [_placed(data, part, modes, who) for part, who in zip(parts, who, strict=True)]
    return put_together([found, *pairs, *placed])


def _of(found: Results, modes: Sequence[str], suffix: str) -> Results:
    """The coefficients of one audience, of the modes that have one in every dimension.

    A mode that all or none of the households are in has none.
    """
    ends = {mode: f".{mode}{suffix}" for mode in modes}
    mine = {mode: [row for row in found if row.id.endswith(end)] for mode, end in ends.items()}
    kept = tuple(end for mode, end in ends.items() if all(row.se > 0 for row in mine[mode]))
    return found.only(lambda row: row.id.endswith(kept))


def _weighted(by_dimension: Sequence[Results], weights: Iterable[float]) -> Results:
    """The contrasts of the score: those of the dimensions with the study's weights."""
    every = put_together(by_dimension)
    parts = []
    for rows in zip(*by_dimension, strict=True):
        slopes = {row.id: weight for row, weight in zip(rows, weights, strict=True)}
        made = every.contrast(slopes)
        id_ = f"{ID}.score.{rows[0].id.rpartition('.')[2]}"
        parts.append(Results((replace(made[0], id=id_, n=rows[0].n),), made.parts))
    return put_together(parts)


def _placed(data: Data, found: Results, modes: Sequence[str], suffix: str) -> Results:
    """The shares of draws in which each mode has each place."""
    modes = [mode for mode in modes if any(row.id.endswith(f".{mode}{suffix}") for row in found)]
    covariance = found.covariance()
    if len(modes) < 2 or not np.isfinite(covariance).all():
        return Results()
    rng = np.random.default_rng(data.study.report.seed)
    estimates = np.array([row.estimate for row in found])
    samples = drawn_estimates(estimates, covariance, found[0].df, DRAWS, rng)
    shape = (-1, len(DIMENSIONS), len(modes))
    own = np.array(data.study.empowerment.weights)
    every = drawn_weights(len(DIMENSIONS), DRAWS, rng)
    here, drawn = estimates.reshape(shape)[0], samples.reshape(shape)
    shares = {
        "weights": places(every @ here),
        "samples": places(np.einsum("d,sdm->sm", own, drawn)),
        "both": places(np.einsum("sd,sdm->sm", every, drawn)),
    }
    about = _about(data, found)
    rows = [row for way, share in shares.items() for row in _rows(way, share, modes, suffix, about)]
    return Results.of(rows)


def _rows(
    way: str, shares: Floats, modes: Sequence[str], suffix: str, about: Estimate
) -> list[Estimate]:
    """First places of all ways; of both together every place."""
    made = []
    for mode, of_mode in zip(modes, shares, strict=True):
        made.append(_row(about, f"{ID}.first.{way}.{mode}{suffix}", mode, of_mode[0], way))
        if way == "both" and not suffix:
            made += [
                _row(about, f"{ID}.place.{mode}.{place}", mode, share, way)
                for place, share in enumerate(of_mode, start=1)
            ]
    return made


def _row(about: Estimate, id_: str, mode: str, share: float, way: str) -> Estimate:
    arguments = f"{about.arguments}, mode='{mode}', over='{way}', draws={DRAWS}"
    return replace(about, id=id_, arguments=arguments, estimate=float(share))


def _about(data: Data, found: Results) -> Estimate:
    """What the shares are of: a row without its number."""
    codebook = data.codebook
    columns = ", ".join(joined(codebook).values())
    controls = ", ".join(held(codebook))
    return Estimate(
        indicator="first_place",
        variable=codebook.column("empowerment"),
        arguments=f"on=[{columns}]" + (f", controls=[{controls}]" if controls else ""),
        n=found[0].n,
        n_missing=found[0].n_missing,
        unit="share",
        base=found[0].base,
        method=text(
            "weights: drawn evenly (Dirichlet); samples: parametric bootstrap, multivariate t with "
            "the covariance of the coefficients"
        ),
        provenance=found[0].provenance,
    )


SECTION = Section(
    ID,
    text("Which mode comes first?"),
    ("mode:*", "adequate:*"),
    ask_ranking,
    tell_ranking,
)
