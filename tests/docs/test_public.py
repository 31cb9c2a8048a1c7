"""What `import endogen` gives is what is documented, and costs little."""

from __future__ import annotations

import subprocess
import sys

import endogen


def test_everything_exported_exists_and_is_sorted():
    assert list(endogen.__all__) == sorted(endogen.__all__, key=str)
    for name in endogen.__all__:
        assert getattr(endogen, name) is not None


def test_the_names_that_scripts_use_are_there():
    fixed = "Design Sample Results mean total share ratio quantile correlation partial_correlation"
    assert set(fixed.split()) <= set(endogen.__all__)


def test_every_indicator_is_exported():
    import endogen.indicators
    from endogen.survey.registry import KNOWN

    assert set(KNOWN) <= set(endogen.__all__)


def test_importing_it_imports_nothing_heavy():
    heavy = ("numpy", "narwhals", "duckdb", "scipy", "polars", "pandas")
    program = f"import endogen, sys; print([n for n in {heavy!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"
