"""The jackknife and statements on several estimates are R's (make.R; SESSION.txt)."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

import endogen as en
from endogen.survey import engine

HERE = Path(__file__).parent
VALUE = 1e-9  # both sum in double precision, in another order
SE = 1e-7  # a root of a sum of squared small differences between large values
UNEVEN = HERE.parent / "uneven"
DESIGNS = {
    "nofpc": ("data.csv", en.Design("w", "h", "psu")),
    "fpc": ("data.csv", en.Design("w", "h", "psu", "N")),
    "weighted": ("data.csv", en.Design("w")),
    "lonely-certainty": ("lonely.csv", en.Design("w", "h", "psu", single_psu="certainty")),
    "lonely-collapse": ("lonely.csv", en.Design("w", "h", "psu", single_psu="collapse")),
}


def expected(*designs: str) -> list[dict[str, str]]:
    with (HERE / "expected.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["design"] in designs]
    assert rows
    return rows


def close(row: en.Estimate, line: dict[str, str]) -> None:
    assert math.isclose(row.estimate, float(line["estimate"]), rel_tol=VALUE), line
    assert math.isclose(row.se, float(line["se"]), rel_tol=SE), (line, row.se)


@pytest.mark.parametrize("name", DESIGNS)
def test_leaving_out_each_psu_is_as_in_r(name: str) -> None:
    file, design = DESIGNS[name]
    sample = en.Sample(pl.read_csv(UNEVEN / file), design)
    lines = expected(name)
    for group in ("", "q"):
        mine = [line for line in lines if line["group"] == group]
        asked = [line["asked"] for line in mine]
        where = 'g == "q"' if group else None
        rows = sample.estimate(*asked, where=where, variance="jackknife")
        assert len(rows) == 11
        for row, line in zip(rows, mine, strict=True):
            close(row, line)
            assert "recomputed in each" in str(row.method)


@pytest.mark.parametrize("name", ["nofpc", "fpc", "lonely-certainty", "lonely-collapse"])
def test_an_engine_leaves_out_psus_of_smooth_indicators_too(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "IN_MEMORY", 0)
    file, design = DESIGNS[name]
    lines = [line for line in expected(name) if line["group"] == ""]
    smooth = [line for line in lines if line["asked"].startswith(("total", "mean", "ratio", "fgt"))]
    sample = en.Sample(pl.read_csv(UNEVEN / file).lazy(), design)
    asked = [line["asked"] for line in smooth]
    for row, line in zip(sample.estimate(*asked, variance="jackknife"), smooth, strict=True):
        close(row, line)


def test_joined_strata_are_those_joined_by_hand_in_r() -> None:
    file, design = DESIGNS["lonely-collapse"]
    sample = en.Sample(pl.read_csv(UNEVEN / file), design)
    whole, part = expected("taylor-collapse")
    close(sample.estimate("mean(x)")[0], whole)
    close(sample.estimate("mean(x)", where='g == "q"')[0], part)
    assert sample.estimate("mean(x)")[0].df == float(whole["df"])


@pytest.fixture(scope="module", params=["in memory", "PSU totals", "within strata"])
def panel(request: pytest.FixtureRequest) -> Iterator[en.Sample]:
    from endogen.survey import lazy

    with pytest.MonkeyPatch.context() as patch:
        frame = pl.read_csv(HERE / "panel.csv")
        if request.param != "in memory":
            patch.setattr(engine, "IN_MEMORY", 0)
            patch.setattr(lazy, "MANY", 0 if request.param == "within strata" else 10**6)
        yield en.Sample(frame.lazy(), en.Design("w", "h", "psu", "N"))


def places(wave: int) -> set[str]:
    """The PSUs that answered in a wave."""
    frame = pl.read_csv(HERE / "panel.csv")
    return set(frame.filter((pl.col("wave") == wave) & pl.col("x").is_not_null())["place"])


def test_changes_of_a_panel_know_of_the_psus_in_both_waves(panel: en.Sample) -> None:
    waves = panel.estimate("mean(x)", by="wave")
    theirs = {(line["asked"], line["group"]): line for line in expected("panel")}
    steps, ends = waves.change("wave"), waves.change("wave", pairs="ends")
    for row in (*steps, *ends):
        line = theirs["change", row.group]
        close(row, line)
        assert (row.indicator, row.df) == ("change", float(line["df"]))
        later, earlier = (places(int(wave)) for wave in row.group.split(" − "))
        assert str(row.note) == f"{len(later & earlier)} PSUs in both waves"
    assert [row.group for row in (*steps, *ends)] == ["2 − 1", "3 − 2", "3 − 1"]
    of_ratio = panel.estimate("ratio(x, y)", by="wave").change("wave")[0]
    close(of_ratio, theirs["change of ratio", "2 − 1"])


def test_ratios_and_contrasts_of_waves(panel: en.Sample) -> None:
    waves = panel.estimate("mean(x)", by="wave")
    theirs = {line["asked"]: line for line in expected("panel")}
    ratio = waves.ratio("wave", 2, 1)[0]
    close(ratio, theirs["ratio"])
    # The interval is that of the logarithm's own standard error, which R gives as well.
    from scipy import stats

    half = stats.t.ppf(0.975, float(theirs["ratio"]["df"])) * float(theirs["log ratio"]["se"])
    centre = float(theirs["log ratio"]["estimate"])
    limits = [math.exp(centre - half), math.exp(centre + half)]
    assert [ratio.ci_low, ratio.ci_high] == pytest.approx(limits, rel=SE)
    p = 2 * stats.t.sf(centre / float(theirs["log ratio"]["se"]), float(theirs["ratio"]["df"]))
    assert ratio.p == pytest.approx(p, rel=1e-6)
    turned = waves.ratio("wave", 1, 2)[0]
    assert [1 / turned.ci_high, 1 / turned.ci_low] == pytest.approx(limits, rel=SE)
    contrast = waves.contrast({3: 1, 1: -0.5, 2: -0.5}, by="wave")[0]
    close(contrast, theirs["contrast"])
    assert contrast.group == "3 − 0.5·1 − 0.5·2"


def test_ratios_of_domains_and_combinations_of_indicators(panel: en.Sample) -> None:
    ratio, contrast = expected("first")
    first = panel.within("wave == 1")
    close(first.estimate("mean(x)", by="g").ratio("g", "q", "p")[0], ratio)
    both = first.estimate(en.mean("x", given="y != None"), en.mean("y", given="x != None"))
    found = both.contrast([1, -10])[0]
    close(found, contrast)
    assert found.arguments.startswith("of=mean(x, ")
    assert found.group == ""
    named = both.named(lambda row: f"a.{row.variable}")
    assert named.contrast({"a.y": -10, "a.x": 1})[0].se == pytest.approx(found.se, rel=1e-12)
