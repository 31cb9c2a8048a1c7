"""Places are domains: equal to R's survey package, subset and svyby (make.R, SESSION.txt)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import endogen as en
from endogen.survey import engine
from endogen.survey.compare import compare

HERE = Path(__file__).parent
NUMBERS = ("api00", "enroll", "api_stu", "pw", "fpc", "sch_wide")
RELATIVE = 1e-9  # both sum in double precision, in another order
DESIGNS = {
    "clus1": en.Design(weight="pw", psu="dnum", fpc="fpc"),
    "clus1_nofpc": en.Design(weight="pw", psu="dnum"),
    "clus2_nofpc": en.Design(weight="pw", psu="dnum"),
    "strat": en.Design(weight="pw", strata="stype", fpc="fpc"),
    "strat_nofpc": en.Design(weight="pw", strata="stype"),
}
INDICATORS = {
    "mean": "mean(api00)",
    "total": "total(enroll)",
    "ratio": "ratio(api_stu, enroll)",
    "share": "share(sch_wide)",
}


def read(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def frame(name: str) -> dict[str, list[object]]:
    rows = read(name.removesuffix("_nofpc"))
    return {
        column: [
            (float(row[column]) if row[column] else None) if column in NUMBERS else row[column]
            for row in rows
        ]
        for column in rows[0]
    }


@pytest.fixture(scope="module", params=["in memory", "in the engine"])
def samples(request: pytest.FixtureRequest) -> dict[str, en.Sample]:
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "in the engine":
            patch.setattr(engine, "IN_MEMORY", 0)
        return {name: en.Sample(frame(name), design) for name, design in DESIGNS.items()}


@pytest.mark.parametrize("row", read("expected"), ids=lambda r: "-".join(list(r.values())[:3]))
def test_a_place_has_the_standard_error_of_a_domain(
    samples: dict[str, en.Sample], row: dict[str, str]
):
    place = samples[row["design"]].within(f"place == '{row['place']}'")
    if row["statistic"] == "difference":
        found = compare(place, "api00", "sch_wide", "numeric")[0]
    elif row["statistic"] == "where":
        found = place.estimate("mean(api00)", where="sch_wide == 1")[0]
    else:
        found = place.estimate(INDICATORS[row["statistic"]])[0]
    assert found.estimate == pytest.approx(float(row["estimate"]), rel=RELATIVE)
    assert found.se == pytest.approx(float(row["se"]), rel=RELATIVE)


def test_a_place_is_what_by_gives(samples: dict[str, en.Sample]):
    whole = samples["clus1"]
    for row in whole.estimate("mean(api00)", "share(sch_wide)", by="place"):
        asked = {"mean": "mean(api00)", "share": "share(sch_wide)"}[row.indicator]
        (one,) = whole.within(f"place == '{row.group}'").estimate(asked)
        assert (one.estimate, one.n, one.df) == (row.estimate, row.n, row.df)
        assert one.se == pytest.approx(row.se, rel=RELATIVE)
        assert "where place ==" in str(one.base)


def test_dropping_the_rows_would_give_another_standard_error(samples: dict[str, en.Sample]):
    """The fault that `within` is there to avoid."""
    data = frame("clus1")
    kept = [i for i, place in enumerate(data["place"]) if place == "H"]
    part = en.Sample({k: [v[i] for i in kept] for k, v in data.items()}, DESIGNS["clus1_nofpc"])
    whole = samples["clus1_nofpc"].within("place == 'H'")
    one, other = part.estimate("mean(api00)")[0], whole.estimate("mean(api00)")[0]
    assert one.estimate == pytest.approx(other.estimate, rel=RELATIVE)
    assert abs(one.se / other.se - 1) > 0.001


def test_domains_within_domains(samples: dict[str, en.Sample]):
    once = samples["strat"].within("place == 'd1'").within("sch_wide == 1")
    both = samples["strat"].estimate("mean(api00)", where="place == 'd1' and sch_wide == 1")[0]
    (found,) = once.estimate("mean(api00)")
    assert (found.estimate, found.se, found.n) == (both.estimate, both.se, both.n)


def test_a_name_that_is_no_column_is_refused(samples: dict[str, en.Sample]):
    with pytest.raises(en.errors.DataError) as error:
        samples["strat"].within("plase == 'd1'")
    assert (error.value.code, error.value.details["nearest"]) == ("E-DATA-COLUMN", "place")
