"""Every household that counts stands for some."""

from __future__ import annotations

import narwhals as nw

from endogen.checks.rule import Rule, error
from endogen.study.codebook import Codebook


def weights(codebook: Codebook) -> list[Rule]:
    """A sampling weight is there and above zero."""
    if not codebook.has("weight"):
        return []
    name = codebook.column("weight")
    return [
        error("E-DATA-WEIGHT-MISSING", name, nw.col(name).is_null()),
        error("E-DATA-WEIGHT-SIGN", name, nw.col(name) <= 0),
    ]
