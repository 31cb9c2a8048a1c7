"""A household file that nobody here wrote: the World Bank's synthetic sample."""

from __future__ import annotations

import shutil
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader

import duckdb
import pytest

from endogen.checks.validate import validate
from endogen.sources.households import read_households
from endogen.sources.study_file import read_study
from endogen.survey.engine import collect

# The households of each stratum in the whole population (hld_pop_wb_2023 of the same package).
POPULATION = {
    "geo_01 urban": 9_896,
    "geo_02 rural": 6_477,
    "geo_02 urban": 9_025,
    "geo_03 rural": 5_694,
    "geo_03 urban": 8_847,
    "geo_04 rural": 7_374,
    "geo_04 urban": 10_554,
}


@pytest.fixture(scope="module")
def fetch(root):
    path = root / "examples" / "world_bank" / "fetch.py"
    loader = SourceFileLoader("world_bank_fetch", str(path))
    module = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def folder(root, fetch, tmp_path_factory):
    target = tmp_path_factory.mktemp("world_bank")
    shutil.copy(root / "examples" / "world_bank" / "study.toml", target)
    fetch.fetch(target)
    return target


@pytest.fixture(scope="module")
def checked(folder):
    study = read_study(folder)
    prepared = read_households(folder, study)
    return validate(prepared.dataset, prepared.instrument, study)


def test_every_household_counts(checked):
    assert (checked.rows, checked.valid, checked.dropped) == (825, 825, {})
    assert checked.problems == ()
    assert checked.returns is None


def test_the_population_bears_the_strata_out(fetch, checked):
    frame = collect(checked.frame.select("stratum", "hhweight"))
    sums = dict.fromkeys(POPULATION, 0.0)
    for stratum, weight in zip(frame["stratum"], frame["hhweight"], strict=True):
        sums[stratum] += weight
    assert sums == pytest.approx(POPULATION, rel=1e-12)
    whole = fetch.bundled().with_name("hld_pop_wb_2023.parquet")
    counted = duckdb.read_parquet(str(whole)).aggregate(
        f"{fetch.STRATUM} AS stratum, count(*)", fetch.STRATUM
    )
    assert dict(counted.fetchall()) == POPULATION


def test_roles(checked):
    assert checked.codebook.column("consumption") == "tot_exp"
    assert checked.codebook.column("size") == "hhsize"
    assert checked.codebook.column("strata") == "stratum"
    assert checked.codebook.column("psu") == "ea"


def test_a_role_of_a_column_that_is_not_there(folder):
    from dataclasses import replace

    from endogen.errors import DataError

    study = replace(read_study(folder), roles=(("size", "hh_size"),))
    with pytest.raises(DataError) as error:
        read_households(folder, study)
    assert (error.value.code, error.value.details["nearest"]) == ("E-DATA-COLUMN", "hhsize")


def test_run(folder):
    from endogen.workflow.run import run

    done = run(folder, langs=("en",))
    row = next(r for r in done.results if r.id == "0.household.size.mean")
    # What svy 0.35 says: Sample(…).estimation.mean("hhsize") with the same design.
    import svy

    data = svy.datasets.load("hld_sample_wb_2023", source="bundled")
    import polars as pl

    data = data.with_columns(stratum=pl.col("geo1") + " " + pl.col("urbrur"))
    design = svy.Design(stratum="stratum", psu="ea", wgt="hhweight")
    said = svy.Sample(data, design).estimation.mean("hhsize").to_polars()
    assert row.estimate == pytest.approx(said["est"][0], rel=1e-9)
    assert row.se == pytest.approx(said["se"][0], rel=1e-9)
    assert row.provenance == "invented"
