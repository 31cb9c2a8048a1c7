"""Every household that counts stands for some."""

from __future__ import annotations

from endogen.checks.rule import Rule, error, says
from endogen.study.codebook import Codebook


def weights(codebook: Codebook) -> list[Rule]:
    """A sampling weight is there and above zero."""
    if not codebook.has("weight"):
        return []
    name = codebook.column("weight")
    return [
        error("E-DATA-WEIGHT-MISSING", name, says("{w} == None", w=name)),
        error("E-DATA-WEIGHT-SIGN", name, says("{w} <= 0", w=name)),
    ]
