"""What the run estimates, computed again from the answers file by plain Python and NumPy."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from scipy import stats

Answers = list[dict[str, str]]
Lines = dict[str, dict[str, str]]

PROGRAMMES = ("dividends", "cooperative", "breeding", "employment", "infrastructure", "technical",
              "financial", "material")  # fmt: skip
SOURCES = ("planting", "breeding", "business", "wages", "support", "industry")
CAUSES = ("illness", "disability", "study", "skills", "labour", "funds")
PROJECTS = ("photovoltaic", "alpaca", "cooperative", "posts", "self", "other")
MISSING = {"", "-8", "-9"}


def column(answers: Answers, name: str) -> np.ndarray:
    """Numbers, NaN where refused, not known or not asked."""
    return np.array([math.nan if row[name] in MISSING else float(row[name]) for row in answers])


def yes_no(answers: Answers, name: str) -> np.ndarray:
    """1 = yes and 2 = no, as in the paper's Table 1."""
    return np.array([{"1": 1.0, "2": 0.0, "0": 0.0}.get(row[name], math.nan) for row in answers])


def number(lines: Lines, id_: str, name: str = "estimate") -> float:
    return float(lines[id_][name])


def same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)


def test_table_2(lines: Lines, answers: Answers) -> None:
    codes = Counter(row["registered"] for row in answers)
    for code, id_ in (("1", "registered.1"), ("2", "registered.0")):
        assert same(number(lines, f"0.sample.{id_}"), codes[code] / 73)
    age, schooling = column(answers, "age"), column(answers, "schooling")
    for values, cuts, key in (
        (age, (-math.inf, 25, 40, 60, math.inf), "age-band"),
        (schooling, (-math.inf, 7, 10, math.inf), "schooling-band"),
    ):
        for band, (low, high) in enumerate(pairwise(cuts)):
            held = np.mean((values >= low) & (values < high))
            assert same(number(lines, f"0.sample.{key}.{band}"), float(held))
    firsts = Counter(cause for row in answers for cause in CAUSES if row[f"cause_{cause}"] == "1")
    for place, cause in enumerate(CAUSES):
        assert same(number(lines, f"0.sample.first-cause.{place}"), firsts[cause] / 59)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_table_3_by_the_inverse_correlation_matrix(
    lines: Lines, answers: Answers, programme: str
) -> None:
    names = ("age", f"know_{programme}", "registered", "schooling")
    data = np.array([column(answers, name) for name in names])
    inverse = np.linalg.inv(np.corrcoef(data))
    r = -inverse[0, 1] / math.sqrt(inverse[0, 0] * inverse[1, 1])
    df = data.shape[1] - 2 - 2
    p = 2 * stats.t.sf(abs(r) * math.sqrt(df / (1 - r * r)), df)
    z, half = math.atanh(r), stats.norm.ppf(0.975) / math.sqrt(73 - 2 - 3)
    id_ = f"1.age.{programme}.r"
    assert same(number(lines, id_), r)
    assert number(lines, id_, "df") == df
    assert math.isclose(number(lines, id_, "p"), p, rel_tol=1e-8)
    assert math.isclose(number(lines, id_, "ci_low"), math.tanh(z - half), abs_tol=1e-10)
    assert math.isclose(number(lines, id_, "ci_high"), math.tanh(z + half), abs_tol=1e-10)


def test_holm_over_table_3(lines: Lines) -> None:
    p = np.array([number(lines, f"1.age.{name}.r", "p") for name in PROGRAMMES])
    order = np.argsort(p)
    adjusted = np.empty(8)
    adjusted[order] = np.minimum(1, np.maximum.accumulate(p[order] * np.arange(8, 0, -1)))
    held = [number(lines, f"1.age.{name}.r", "p_adjusted") for name in PROGRAMMES]
    assert np.allclose(held, adjusted, rtol=1e-12, atol=0)


def test_table_4(lines: Lines, answers: Answers) -> None:
    named = {source: int(column(answers, f"source_{source}").sum()) for source in SOURCES}
    cases = sum(any(row[f"source_{source}"] == "1" for source in SOURCES) for row in answers)
    assert cases == 73
    for source, count in named.items():
        assert same(number(lines, f"2.sources.{source}.responses"), count / sum(named.values()))
        assert same(number(lines, f"2.sources.{source}.cases"), count / cases)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_reach(lines: Lines, answers: Answers, programme: str) -> None:
    know, will, part = (column(answers, f"{k}_{programme}") for k in ("know", "will", "part"))
    registered = yes_no(answers, "registered") == 1
    wants = np.where(np.isnan(will), math.nan, will >= 4)
    assert same(number(lines, f"1.cognition.{programme}.mean"), np.nanmean(know))
    for group, held in (("registered", registered), ("other", ~registered)):
        key = f"{programme}.rate.{group}"
        assert same(number(lines, f"1.participation.{key}"), np.nanmean(part[held]))
        assert same(number(lines, f"1.willingness.{key}"), np.nanmean(wants[held]))
    both = ~np.isnan(wants) & ~np.isnan(part)
    agree = wants[both] == part[both]
    assert same(number(lines, f"1.consistency.{programme}.agreement"), agree.mean())
    expected = (wants[both].mean() * part[both].mean()
                + (1 - wants[both].mean()) * (1 - part[both].mean()))  # fmt: skip
    kappa = (agree.mean() - expected) / (1 - expected)
    assert same(number(lines, f"1.consistency.{programme}.kappa"), kappa)
    willing = both & (wants == 1)
    shares = {
        "conversion": part[willing].mean(),
        "frustrated": 1 - part[willing].mean(),
        "passive": part[both & (wants == 0)].mean(),
    }
    for name, share in shares.items():
        assert same(number(lines, f"1.consistency.{programme}.{name}"), share)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_exact_tests_against_scipy(lines: Lines, answers: Answers, programme: str) -> None:
    registered = yes_no(answers, "registered") == 1
    wants = column(answers, f"will_{programme}")
    part = column(answers, f"part_{programme}")
    both = ~np.isnan(wants) & ~np.isnan(part)
    passive = int(((wants < 4) & (part == 1))[both].sum())
    frustrated = int(((wants >= 4) & (part == 0))[both].sum())
    p = stats.binomtest(passive, passive + frustrated, 0.5).pvalue
    assert math.isclose(number(lines, f"1.consistency.{programme}.mcnemar", "p"), p, rel_tol=1e-9)
    know = column(answers, f"know_{programme}")
    u = stats.mannwhitneyu(know[registered], know[~registered]).statistic
    delta = 2 * u / (59 * 14) - 1
    assert same(number(lines, f"1.cognition.{programme}.cliffs_delta"), delta)


def kappa_of(wants: np.ndarray, part: np.ndarray, weights: np.ndarray) -> float:
    """Cohen's kappa of weighted answers."""
    w = weights / weights.sum()
    agree = float(w[wants == part].sum())
    x, y = float(w @ wants), float(w @ part)
    chance = x * y + (1 - x) * (1 - y)
    return (agree - chance) / (1 - chance)


def kappa_variance(wants: np.ndarray, part: np.ndarray) -> float:
    """Of the linearised kappa, its influences taken by moving each weight a little."""
    n, step = wants.size, 1e-6
    moved = np.ones((n, n)) + step * np.eye(n)
    back = np.ones((n, n)) - step * np.eye(n)
    influence = np.array(
        [
            (kappa_of(wants, part, up) - kappa_of(wants, part, down)) / (2 * step)
            for up, down in zip(moved, back, strict=True)
        ]
    )
    return float(n / (n - 1) * (influence**2).sum())


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_wish_and_deed_of_either_group(lines: Lines, answers: Answers, programme: str) -> None:
    will, part = (column(answers, f"{k}_{programme}") for k in ("will", "part"))
    wants, registered = will >= 4, yes_no(answers, "registered") == 1
    key = f"1.consistency.{programme}"
    found: dict[str, list[float]] = {}
    variances = []
    for group, held in (("registered", registered), ("other", ~registered)):
        both = held & ~np.isnan(will) & ~np.isnan(part)
        w, d = wants[both].astype(float), part[both]
        shares = {
            "agreement": (w == d).mean(),
            "kappa": kappa_of(w, d, np.ones(w.size)),
            "conversion": d[w == 1].mean(),
            "frustrated": 1 - d[w == 1].mean(),
            "passive": d[w == 0].mean(),
            "mcnemar": d.mean() - w.mean(),
        }
        for name, value in shares.items():
            found.setdefault(name, []).append(float(value))
            assert same(number(lines, f"{key}.{name}.{group}"), float(value)), name
        assert lines[f"{key}.conversion.{group}"]["n"] == str(int((w == 1).sum()))
        only = int(((d == 1) & (w == 0)).sum()), int(((d == 0) & (w == 1)).sum())
        p = stats.binomtest(only[0], sum(only), 0.5).pvalue if sum(only) else 1.0
        assert math.isclose(number(lines, f"{key}.mcnemar.{group}", "p"), p, rel_tol=1e-9)
        variances.append(kappa_variance(w, d))
    for name, row in (
        ("agreement", "difference"),
        ("kappa", "kappa-difference"),
        ("conversion", "conversion-difference"),
        ("passive", "passive-difference"),
    ):
        one, other = found[name]
        assert same(number(lines, f"{key}.{row}"), one - other)
        assert lines[f"{key}.{row}"]["note"].startswith(
            "registered households minus not registered households"
        )
    se = number(lines, f"{key}.kappa-difference", "se")
    assert math.isclose(se, math.sqrt(sum(variances)), rel_tol=1e-6)


@pytest.mark.parametrize(
    "row",
    ["difference", "kappa-difference", "conversion-difference", "passive-difference",
     "mcnemar", "mcnemar.registered", "mcnemar.other"],
)  # fmt: skip
def test_holm_over_the_programmes(lines: Lines, row: str) -> None:
    ids = [f"1.consistency.{name}.{row}" for name in PROGRAMMES]
    p = np.array([number(lines, id_, "p") for id_ in ids])
    order = np.argsort(p, kind="stable")
    adjusted = np.empty(8)
    adjusted[order] = np.minimum(1, np.maximum.accumulate(p[order] * np.arange(8, 0, -1)))
    held = [number(lines, id_, "p_adjusted") for id_ in ids]
    assert np.allclose(held, adjusted, rtol=1e-12, atol=0)
    assert len({lines[id_]["family"] for id_ in ids}) == 1


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_coverage_of_all_and_of_the_registered(
    lines: Lines, answers: Answers, programme: str
) -> None:
    part, registered = column(answers, f"part_{programme}"), yes_no(answers, "registered") == 1
    for suffix, held in (("", registered | ~registered), (".registered", registered)):
        row = f"1.coverage.{programme}.participation{suffix}"
        exact = stats.binomtest(int(np.nansum(part[held])), int(held.sum())).proportion_ci()
        assert same(number(lines, row), float(np.nanmean(part[held])))
        assert math.isclose(number(lines, row, "ci_low"), exact.low, rel_tol=1e-9)
        assert math.isclose(number(lines, row, "ci_high"), exact.high, rel_tol=1e-9)


def test_the_mean_of_four_parts_is_the_targeting_degree(lines: Lines, answers: Answers) -> None:
    for programme in PROGRAMMES:
        know, will, part = (column(answers, f"{k}_{programme}") for k in ("know", "will", "part"))
        wants = np.where(np.isnan(will), math.nan, will >= 4)
        consistent = np.where(np.isnan(wants) | np.isnan(part), math.nan, wants == part)
        degree = ((know - 1) / 4 + wants + part + consistent) / 4
        row = f"1.degree.{programme}.degree"
        assert same(number(lines, row), np.nanmean(degree))
        assert int(lines[row]["n"]) == int((~np.isnan(degree)).sum())
        parts = [number(lines, f"1.degree.{programme}.{name}") for name in
                 ("cognition", "willingness", "participation", "consistency")]  # fmt: skip
        assert same(number(lines, row), sum(parts) / 4)
        assert min(parts) <= number(lines, row) <= max(parts)


def test_growth_net_of_what_was_paid_once(lines: Lines, answers: Answers) -> None:
    growth = column(answers, "growth")
    once = sum(column(answers, f"oneoff_{project}") for project in PROJECTS)
    benefit = sum(column(answers, f"benefit_{project}") for project in PROJECTS)
    registered = yes_no(answers, "registered")
    outcomes = {
        "growth": growth,
        "growth-net": growth - once / 7,  # from 2014 to 2021
        "benefit-total": benefit,
        "benefit-net": benefit - once,
    }
    for role, values in outcomes.items():
        held = ~np.isnan(values)
        one, other = (values[held & (registered == code)] for code in (1, 0))
        row = f"2.growth.{role}.difference"
        assert same(number(lines, row), one.mean() - other.mean())
        welch = stats.ttest_ind(one, other, equal_var=False).confidence_interval()
        assert math.isclose(number(lines, row, "ci_low"), welch.low, rel_tol=1e-9)
        assert math.isclose(number(lines, row, "ci_high"), welch.high, rel_tol=1e-9)
        r = np.corrcoef(values[held], registered[held])[0, 1]
        assert same(number(lines, f"2.growth.{role}.r"), r)


def test_equivalence_is_two_one_sided_welch_tests(lines: Lines, answers: Answers) -> None:
    benefit = sum(column(answers, f"benefit_{p}") - column(answers, f"oneoff_{p}")
                  for p in PROJECTS)  # fmt: skip
    registered = yes_no(answers, "registered")
    held = ~np.isnan(benefit)
    one, other = (benefit[held & (registered == code)] for code in (1, 0))
    below = stats.ttest_ind(one + 500, other, equal_var=False, alternative="greater").pvalue
    above = stats.ttest_ind(one - 500, other, equal_var=False, alternative="less").pvalue
    row = "2.growth.benefit-net.equivalence"
    assert math.isclose(number(lines, row, "p"), max(below, above), rel_tol=1e-9)
    assert number(lines, row, "level") == pytest.approx(0.90)


def test_ageing_and_labour(lines: Lines, answers: Answers) -> None:
    size, elders, children, lost, away = (
        column(answers, name) for name in ("size", "elders", "children", "lost_labour", "migrants")
    )
    assert same(number(lines, "1.ageing.size"), size.mean())
    for name, part in (("elders", elders), ("children", children), ("lost", lost), ("away", away)):
        assert same(number(lines, f"1.ageing.{name}"), part.sum() / size.sum())
    dependants = elders + children
    ratio = dependants.sum() / (size - dependants).sum()
    assert same(number(lines, "1.ageing.dependency"), ratio)
    able = size - elders - children - lost
    assert same(number(lines, "1.ageing.no-labour"), np.mean(able <= 0))


def test_income(lines: Lines, answers: Answers) -> None:
    income = column(answers, "income")
    registered = yes_no(answers, "registered") == 1
    assert same(number(lines, "2.income.income.mean"), np.nanmean(income))
    known = np.sort(income[~np.isnan(income)])
    median = known[math.ceil(known.size / 2) - 1]  # the inverse of the ECDF
    assert number(lines, "2.income.income.median") == median
    for group, held in (("registered", registered), ("other", ~registered)):
        row = f"2.income.income.mean.{group}"
        assert same(number(lines, row), np.nanmean(income[held]))
    amounts = {s: column(answers, f"amount_{s}") for s in SOURCES}
    total = sum(amounts.values())
    for source, amount in amounts.items():
        held = ~np.isnan(total) & ~np.isnan(amount)
        share = amount[held].sum() / total[held].sum()
        assert same(number(lines, f"2.income.amount.{source}.share"), share)


def test_the_answers_that_are_missing(lines: Lines, answers: Answers) -> None:
    for code, name in (("-8", "refused"), ("-9", "dont_know")):
        found = sum(value == code for row in answers for value in row.values())
        assert int(lines[f"0.quality.{name}"]["count"]) == found
