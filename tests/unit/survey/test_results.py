"""Results: the fixed table, ids, families, contrasts, and handing on."""

from __future__ import annotations

import csv
import io
import math
import sys

import pytest
from scipy import stats

import endogen as en
from endogen.errors import UseError
from endogen.survey.estimate import COLUMNS

DATA = {
    "x": [1.0, 2.0, 4.0, 7.0, 8.0, 12.0, 3.0, None],
    "g": [1, 1, 1, 0, 0, 0, 1, 0],
    "v": ["a", "b", "a", "b", "a", "b", "a", "b"],
    "w": [1.0, 2.0, 1.0, 1.0, 3.0, 1.0, 2.0, 2.0],
}
FIXED = (
    "id, indicator, variable, arguments, domain, group, estimate, se, ci_low, ci_high, level, p, "
    "p_adjusted, family, df, count, n, n_missing, n_effective, unit, base, method, provenance, note"
)


@pytest.fixture
def results() -> en.Results:
    sample = en.Sample(
        DATA, en.Design(weight="w"), provenance={"x": "invented"}, units={"x": "yuan"}
    )
    return sample.estimate("mean(x)", "share(x, at_least=3)", by="g")


def test_columns_are_in_the_fixed_order(results: en.Results) -> None:
    assert ", ".join(COLUMNS) == FIXED
    assert list(results.columns()) == list(COLUMNS)


def test_groups_come_first_and_indicators_within(results: en.Results) -> None:
    assert [(row.group, row.indicator) for row in results] == [
        ("0", "mean"), ("0", "share"), ("1", "mean"), ("1", "share"),
    ]  # fmt: skip
    assert [row.domain for row in results] == ["g"] * 4
    assert [row.arguments for row in results] == ["", "at_least=3"] * 2


def test_rows_say_unit_provenance_and_effective_size(results: en.Results) -> None:
    mean, share = results[0], results[1]
    assert (mean.unit, share.unit) == ("yuan", "share")
    assert mean.provenance == "invented"
    assert mean.n_effective == pytest.approx((1 + 3 + 1) ** 2 / (1 + 9 + 1))
    assert (mean.n, mean.n_missing, share.count) == (3, 1, 3)


def test_provenance_is_the_weakest_of_all_columns_used() -> None:
    where = {"x": "survey", "g": "reconstructed", "v": "invented"}
    sample = en.Sample(DATA, provenance=where)
    asked = [sample.estimate("mean(x)"), sample.estimate("mean(x)", by="g"),
             sample.estimate("mean(x)", where='v == "a"'),
             sample.estimate(en.mean("x", given="g == 1"))]  # fmt: skip
    assert [r[0].provenance for r in asked] == [
        "survey",
        "reconstructed",
        "invented",
        "reconstructed",
    ]


def test_rows_are_found_by_id(results: en.Results) -> None:
    named = results.named(lambda row: f"1.{row.indicator}.{row.group}")
    assert named["1.share.1"].estimate == results[3].estimate
    assert len(named + named[:1]) == 5
    with pytest.raises(UseError, match=r"Did you mean 1.share.1"):
        named["1.share.2"]


def test_holm_is_r_s(results: en.Results) -> None:
    """R: p.adjust(c(.01, .04, .03, .5, NA), "holm") is .04 .09 .09 .5 NA."""
    ps = (0.01, 0.04, 0.03, 0.5, math.nan)
    adjusted = en.Results.of([en.Estimate(p=p) for p in ps]).holm("eight")
    assert [row.p_adjusted for row in adjusted] == pytest.approx(
        [0.04, 0.09, 0.09, 0.5, math.nan], nan_ok=True
    )
    assert [row.family for row in adjusted] == ["eight"] * 4 + [""]


def test_difference_of_a_design_has_the_covariance_of_both() -> None:
    """Two groups that share clusters: the variance of the difference, by hand."""
    data = {"x": [1.0, 2, 4, 7, 8, 12, 3, 5], "g": [1, 0] * 4, "v": [1, 1, 2, 2, 3, 3, 4, 4]}
    results = en.estimate(data, "mean(x)", by="g", psu="v")
    row = results.difference("g", 1, 0)[0]
    pairs = [(1.0, 2.0), (4, 7), (8, 12), (3, 5)]
    theirs = stats.ttest_rel([a for a, _ in pairs], [b for _, b in pairs])
    assert row.estimate == -2.5
    assert row.se == pytest.approx(-2.5 / theirs.statistic, rel=1e-12)
    assert row.p == pytest.approx(theirs.pvalue, rel=1e-10)
    assert row.df == 3


def test_difference_within_another_group() -> None:
    rows = en.estimate(DATA, "mean(x)", by=["v", "g"]).difference("g", True, 0)
    assert [row.group for row in rows] == ["a × 1 − 0", "b × 1 − 0"]
    assert rows[0].estimate == pytest.approx((1 + 4 + 3) / 3 - 8)


def test_a_difference_of_what_was_not_asked(results: en.Results) -> None:
    for by, a, b in (("h", 1, 0), ("g", 2, 0)):
        with pytest.raises(UseError, match="E-USE-GROUP"):
            results.difference(by, a, b)


def test_rows_of_two_calls_have_no_covariance(results: en.Results) -> None:
    both = results + en.estimate(DATA, "mean(x)")
    matrix = both.covariance()
    assert matrix[0, 0] == pytest.approx(results[0].se ** 2)
    assert math.isnan(matrix[0, 4])


def test_csv_reads_back_to_the_same_numbers(results: en.Results) -> None:
    file = io.StringIO()
    csv.writer(file).writerows(results.csv_rows())
    back = list(csv.DictReader(io.StringIO(file.getvalue())))
    assert float(back[0]["estimate"]) == results[0].estimate
    assert (back[0]["n"], back[0]["p"], back[0]["level"]) == ("3", "", "0.95")


def test_frames_of_other_libraries(results: en.Results) -> None:
    polars, pandas, arrow = results.to_polars(), results.to_pandas(), results.to_arrow("zh")
    assert polars.columns == list(pandas.columns) == arrow.column_names == list(COLUMNS)
    assert polars["estimate"].to_list() == pandas["estimate"].tolist()
    assert str(pandas["n"].dtype) == "Int64"
    assert polars["p"].null_count() == 4


def test_a_library_that_is_absent_is_named(
    results: en.Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UseError, match=r"pip install \"endogen\[arrow\]\""):
        results.to_arrow()


def test_shown_as_text_and_as_a_page(results: en.Results) -> None:
    assert repr(results).splitlines()[0].split()[:3] == ["indicator", "variable", "arguments"]
    assert len(repr(results).splitlines()) == 5
    weird = en.Results.of([en.Estimate(variable="<b>")])
    assert "&lt;b&gt;" in weird._repr_html_()
