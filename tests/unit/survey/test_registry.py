"""Indicators by name: one parser, one registry, and help for what is mistyped."""

from __future__ import annotations

import subprocess
import sys

import pytest

import endogen as en
from endogen.errors import UseError
from endogen.indicators import INDICATORS, read
from endogen.study.grammar import Call, parse
from endogen.survey.registry import KNOWN

DATA = {"x": [1.0, 2.0, 4.0], "收入 年": [3.0, 1.0, 2.0], "g": [1, 1, 0]}


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("mean(x)", en.mean("x")),
        ('mean("收入 年")', en.mean("收入 年")),
        ("share(x, equals=-1)", en.share("x", equals=-1)),
        ("quantile(x, q=.25)", en.quantile("x", q=0.25)),
        (
            "partial_correlation(x, y, controls=[a, b])",
            en.partial_correlation("x", "y", ["a", "b"]),
        ),
        ("mean(x, given=g == 1)", en.mean("x", given="g == 1")),
        ('mean(x, given="g == 1")', en.mean("x", given="g == 1")),
        ("ratio(x, y)", en.ratio("x", "y")),
    ],
)
def test_texts_are_read_as_python_writes_them(text: str, made: en.Estimate) -> None:
    assert str(read(text)) == str(made)
    assert str(read(parse(text))) == str(made)  # type: ignore[arg-type]


def test_arguments_stand_in_results_as_they_can_be_read_again() -> None:
    found = en.estimate(DATA, 'share("收入 年", at_least=2, given=x > 1 and not g == 0)')
    again = f'share(col("{found[0].variable}"), {found[0].arguments})'
    assert en.estimate(DATA, again).csv_rows() == found.csv_rows()


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("meen(x)", "E-USE-INDICATOR", "Did you mean mean?"),
        ("ginni(x)", "E-USE-INDICATOR", "Did you mean gini?"),
        ("share(x, equal=1)", "E-USE-ARGUMENT", "Did you mean equals?"),
        ("ratio(x)", "E-USE-MISSING-ARGUMENT", "ratio needs its argument y"),
        ("mean", "E-USE-MISSING-ARGUMENT", r"mean\(x, given=…\)"),
        ("mean(x, g, 3)", "E-USE-TOO-MANY", "more arguments"),
        ("mean(3 4)", "E-USE-EXPRESSION", "cannot be read"),
        ("x + 1", "E-USE-EXPRESSION", "no indicator"),
        ("quantile(x, q=2)", "E-USE-TYPE", "a number between 0 and 1"),
        ("quantile(x, q=[1])", "E-USE-TYPE", "a number between 0 and 1"),
        ("partial_correlation(x, g, controls=g)", "E-USE-TYPE", "a list of columns"),
        ("mean([x])", "E-USE-TYPE", "the name of a column"),
        ("mean(x, given=3 in g)", "E-USE-EXPRESSION", "needs a list"),
        ("borda(x, slots=0)", "E-USE-TYPE", "1 or more"),
        ("share(x, equals=1, at_most=2)", "E-USE-TYPE", "not both"),
        ("kappa(x, g, categories=[1])", "E-USE-TYPE", "two values or more"),
        ("mean(log(x, g))", "E-USE-EXPRESSION", "cannot stand"),
    ],
)
def test_what_is_mistyped_is_answered(text: str, code: str, says: str) -> None:
    with pytest.raises(UseError, match=says) as caught:
        en.estimate(DATA, text)
    assert caught.value.code == code


def test_python_s_own_mistakes_are_answered_alike() -> None:
    with pytest.raises(UseError, match="Did you mean equals"):
        en.share("x", equal=1)  # type: ignore[call-arg]
    with pytest.raises(UseError, match="E-USE-TYPE"):
        en.mean(3)  # type: ignore[arg-type]


def test_the_catalogue_holds_every_indicator_of_the_interface() -> None:
    names = {d.name for d in INDICATORS}
    assert names == set(KNOWN) == set(en.__all__) - {
        "Design", "Estimate", "Results", "Sample", "allocate", "cutoff_curve", "deflated", "demo",
        "describe", "design_effect", "detectable", "equivalised", "estimate", "expected_poverty",
        "misclassification_test", "missing_items", "open_study", "per_capita", "power",
        "rank_robustness", "read", "run", "sample_size", "select", "specification",
    }  # fmt: skip
    for definition in INDICATORS:
        assert definition.formula
        assert definition.reference
        assert str(definition.title)
        assert str(definition.inputs)
        assert str(definition.unit)
        assert definition.__doc__


def test_a_parsed_call_is_enough() -> None:
    call = parse("mean(x)")
    assert isinstance(call, Call)
    assert en.Sample(DATA).estimate(call)[0].estimate == pytest.approx(7 / 3)


def test_texts_are_read_whatever_was_imported_before() -> None:
    code = "from endogen.survey.sample import Sample; Sample({'x': [1.0]}).estimate('mean(x)')"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_importing_costs_nothing_and_estimating_needs_no_extra() -> None:
    code = (
        "import sys, endogen as en\n"
        "heavy = {'numpy', 'duckdb', 'narwhals', 'scipy', 'polars', 'pandas', 'pyarrow'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "en.estimate({'x': [1.0, 2.0, 4.0]}, 'mean(x)', 'quantile(x)', 'share(x, at_least=2)')\n"
        "never = {'polars', 'pandas', 'pyarrow', 'scipy.stats'}\n"
        "assert not never & set(sys.modules), never & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_true_and_false_are_no_columns() -> None:
    data = {"y": [1.0, 2, 3, 4]}
    for word, share in (("true", 0.5), ("True", 0.5), ("false", 0.25), ("False", 0.25)):
        assert en.estimate(data, f"fgt(y, line=2, weak={word})")[0].estimate == share
    assert en.estimate(data, "fgt(y, 2, 0, true)")[0].estimate == 0.5
    for wrong in ("fgt(y, line=2, weak=1)", 'fgt(y, line=2, weak="false")', "fgt(y, 2, 0, yes)"):
        with pytest.raises(UseError, match="true or false"):
            en.estimate(data, wrong)


def test_the_catalogue_and_the_engine_load_without_scipy() -> None:
    code = (
        "import sys, endogen.indicators, endogen.survey.lazy\nassert 'scipy' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
