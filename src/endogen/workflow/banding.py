"""Numbers cut into bands for ``--band age=25,40,60``, so that they can make groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from endogen.chapters.derived.making import Derived, band
from endogen.errors import UseError
from endogen.i18n import Label
from endogen.study.codebook import Codebook, Variable
from endogen.study.nearest import nearest
from endogen.survey.expressions import NUMBER
from endogen.survey.sample import Sample


def banded(
    sample: Sample, codebook: Codebook, bands: Mapping[str, Sequence[float]]
) -> tuple[Sample, Codebook]:
    """Add the column ``<column>_band`` for each; a value at a limit begins the next band.

    Raises
    ------
    UseError
        E-USE-DESCRIBE-COLUMN for what is no column of numbers; E-USE-BANDS when the limits
        do not rise.
    """
    made = []
    known = [v.name for v in codebook if v.name in sample.table.schema]
    for name, limits in bands.items():
        if name not in known or sample.table.kind(name) != NUMBER:
            raise UseError("E-USE-DESCRIBE-COLUMN", name=name, nearest=nearest(name, known))
        if not limits or any(low >= high for low, high in pairwise(limits)):
            raise UseError("E-USE-BANDS", name=name, got=",".join(f"{x:g}" for x in limits))
        made.append(_band(codebook[name], limits))
    new = {one.variable.name: one for one in made}
    frame = sample.table.frame.with_columns(*(d.expression.alias(n) for n, d in new.items()))
    provenance = sample.provenance | {n: d.variable.provenance for n, d in new.items()}
    variables = [v for v in codebook if v.name not in new]
    return (
        Sample(frame, sample.design, provenance=provenance, units=sample.units),
        Codebook((*variables, *(d.variable for d in made))),
    )


def _band(of: Variable, limits: Sequence[float]) -> Derived:
    said = [f"{limit:g}" for limit in limits]
    labels = [Label(f"under {said[0]}", f"{said[0]}以下")]
    labels += [
        Label(f"{low} to under {high}", f"{low}至不满{high}") for low, high in pairwise(said)
    ]
    labels.append(Label(f"{said[-1]} and over", f"{said[-1]}及以上"))
    name = of.label or Label(of.name, of.name)
    title = Label(f"{name.en or name.zh} (bands)", f"{name.zh or name.en}（分段）")
    return band(f"{of.name}-band", title, of, limits, labels)
