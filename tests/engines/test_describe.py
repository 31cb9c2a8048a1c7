"""A description is the same whether the rows are in memory or stay in the engine."""

from __future__ import annotations

import math

import pytest

from endogen.describing import describe
from endogen.survey import engine

N = 60
ANSWERS: dict[str, list[object]] = {
    "yes": [float(i % 3 == 0) if i % 11 else None for i in range(N)],
    "points": [float(1 + i * 7 % 5) for i in range(N)],
    "money": [100.5 + i * i % 37 if i % 13 else None for i in range(N)],
    "word": [("x", "y", "z")[i % 3] for i in range(N)],
    "a": [float(i % 2) for i in range(N)],
    "b": [float(i % 5 == 0) for i in range(N)],
    "g": [("m", "f")[i % 7 % 2] for i in range(N)],
    "w": [1.0 + i % 4 for i in range(N)],
    "v": [f"v{i // 4}" for i in range(N)],
}


@pytest.mark.parametrize("design", [{}, {"weight": "w", "psu": "v"}])
def test_rows_in_the_engine_give_what_rows_in_memory_give(design, monkeypatch):
    asked = {"by": "g", "sets": {"ab": ["a", "b"]}, **design}
    inside = describe(ANSWERS, **asked)
    monkeypatch.setattr(engine, "IN_MEMORY", 10)
    outside = describe(ANSWERS, **asked)
    by_id = {row.id: row for row in outside}
    for row in inside:
        if row.indicator in ("test", "difference", "shift", "mde") and not design:
            continue  # few answers are regrouped in memory; in an engine Welch's tests speak
        if row.indicator == "quantile" and not design:
            assert by_id[row.id].estimate == row.estimate
            continue
        for name in ("estimate", "se", "ci_low", "ci_high", "p", "count", "n", "n_missing"):
            one, other = getattr(row, name), getattr(by_id[row.id], name)
            same = one == other or (one is not None and math.isnan(one) and math.isnan(other))
            assert same or one == pytest.approx(other, rel=1e-9, abs=1e-12), (row.id, name)
