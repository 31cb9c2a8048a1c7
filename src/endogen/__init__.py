"""Does a programme that is meant to lift people out of poverty do so? endogen answers.

The names below are the public Python interface; each is imported when it is first used, so
that ``import endogen`` costs next to nothing.

>>> import endogen as en
>>> sample = en.Sample({"income": [1.0, 2.0, 6.0]})
>>> sample.estimate(en.mean("income"))[0].estimate
3.0
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from endogen.describing import describe
    from endogen.indicators import (
        adjusted_capture,
        agreement,
        alpha_if_deleted,
        arpr,
        atkinson,
        benefit_share,
        borda,
        case_share,
        censored_headcount,
        cgh,
        concentration,
        correlation,
        count,
        coverage,
        cronbach_alpha,
        datt_ravallion,
        datt_ravallion_waves,
        deprivation_contribution,
        disempowerment_contribution,
        distributional_characteristic,
        elite_capture,
        empowered_share,
        empowerment,
        expected_poverty,
        fgt,
        first_choice,
        gap_efficiency,
        ge,
        ge_between,
        ge_within,
        gini,
        gini_correlation,
        group_contribution,
        growth_gap,
        growth_incidence,
        growth_rate,
        headcount,
        herfindahl,
        intensity,
        item_total,
        kakwani,
        kakwani_pernia,
        kappa,
        kendall_tau,
        leakage,
        lorenz,
        m0,
        m1,
        m2,
        mcdonald_omega,
        mean,
        mean_rank,
        mean_vulnerability,
        mediation,
        misclassification,
        misclassified,
        own_effort_share,
        palma,
        partial_correlation,
        pegr,
        poverty_change,
        poverty_contribution,
        poverty_gap_of_poor,
        poverty_growth,
        poverty_shapley,
        qsr,
        quantile,
        quantile_ratio,
        ratio,
        ravallion_chen,
        reduction_efficiency,
        relative_fgt,
        response_share,
        response_total,
        reynolds_smolensky,
        share,
        slope,
        slope_difference,
        source_contribution,
        source_effect,
        source_shapley,
        spillover,
        sst,
        targeting_differential,
        total,
        uncensored_headcount,
        undercoverage,
        vertical_efficiency,
        vulnerable_share,
        watts,
    )
    from endogen.indicators.misclassification import misclassification_test
    from endogen.indicators.missing_items import missing_items
    from endogen.indicators.robustness import cutoff_curve, rank_robustness
    from endogen.study.specifications import specification
    from endogen.survey.adjusted import deflated, equivalised, per_capita
    from endogen.survey.allocation import allocate
    from endogen.survey.design import Design
    from endogen.survey.estimate import Estimate
    from endogen.survey.planning import design_effect, detectable, power, sample_size
    from endogen.survey.results import Results
    from endogen.survey.sample import Sample, estimate
    from endogen.survey.selection import select
    from endogen.workflow.demo import make_demo as demo
    from endogen.workflow.notebook import open_study, read
    from endogen.workflow.run import run

__all__ = [
    "Design",
    "Estimate",
    "Results",
    "Sample",
    "adjusted_capture",
    "agreement",
    "allocate",
    "alpha_if_deleted",
    "arpr",
    "atkinson",
    "benefit_share",
    "borda",
    "case_share",
    "censored_headcount",
    "cgh",
    "concentration",
    "correlation",
    "count",
    "coverage",
    "cronbach_alpha",
    "cutoff_curve",
    "datt_ravallion",
    "datt_ravallion_waves",
    "deflated",
    "demo",
    "deprivation_contribution",
    "describe",
    "design_effect",
    "detectable",
    "disempowerment_contribution",
    "distributional_characteristic",
    "elite_capture",
    "empowered_share",
    "empowerment",
    "equivalised",
    "estimate",
    "expected_poverty",
    "fgt",
    "first_choice",
    "gap_efficiency",
    "ge",
    "ge_between",
    "ge_within",
    "gini",
    "gini_correlation",
    "group_contribution",
    "growth_gap",
    "growth_incidence",
    "growth_rate",
    "headcount",
    "herfindahl",
    "intensity",
    "item_total",
    "kakwani",
    "kakwani_pernia",
    "kappa",
    "kendall_tau",
    "leakage",
    "lorenz",
    "m0",
    "m1",
    "m2",
    "mcdonald_omega",
    "mean",
    "mean_rank",
    "mean_vulnerability",
    "mediation",
    "misclassification",
    "misclassification_test",
    "misclassified",
    "missing_items",
    "open_study",
    "own_effort_share",
    "palma",
    "partial_correlation",
    "pegr",
    "per_capita",
    "poverty_change",
    "poverty_contribution",
    "poverty_gap_of_poor",
    "poverty_growth",
    "poverty_shapley",
    "power",
    "qsr",
    "quantile",
    "quantile_ratio",
    "rank_robustness",
    "ratio",
    "ravallion_chen",
    "read",
    "reduction_efficiency",
    "relative_fgt",
    "response_share",
    "response_total",
    "reynolds_smolensky",
    "run",
    "sample_size",
    "select",
    "share",
    "slope",
    "slope_difference",
    "source_contribution",
    "source_effect",
    "source_shapley",
    "specification",
    "spillover",
    "sst",
    "targeting_differential",
    "total",
    "uncensored_headcount",
    "undercoverage",
    "vertical_efficiency",
    "vulnerable_share",
    "watts",
]

_HOME = {
    "Design": "endogen.survey.design",
    "Estimate": "endogen.survey.estimate",
    "Results": "endogen.survey.results",
    "Sample": "endogen.survey.sample",
    "allocate": "endogen.survey.allocation",
    "cutoff_curve": "endogen.indicators.robustness",
    "deflated": "endogen.survey.adjusted",
    "demo": "endogen.workflow.demo",
    "describe": "endogen.describing",
    "design_effect": "endogen.survey.planning",
    "detectable": "endogen.survey.planning",
    "equivalised": "endogen.survey.adjusted",
    "estimate": "endogen.survey.sample",
    "misclassification_test": "endogen.indicators.misclassification",
    "missing_items": "endogen.indicators.missing_items",
    "open_study": "endogen.workflow.notebook",
    "per_capita": "endogen.survey.adjusted",
    "power": "endogen.survey.planning",
    "rank_robustness": "endogen.indicators.robustness",
    "read": "endogen.workflow.notebook",
    "run": "endogen.workflow.run",
    "sample_size": "endogen.survey.planning",
    "select": "endogen.survey.selection",
    "specification": "endogen.study.specifications",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("endogen")
    if name.startswith("_"):
        raise AttributeError(f"module 'endogen' has no attribute {name!r}")
    if name not in __all__:
        from endogen.study.nearest import nearest

        likely = nearest(name, __all__)
        words = f"module 'endogen' has no attribute {name!r}. Did you mean {likely}?"
        raise AttributeError(words)
    inside = "make_demo" if name == "demo" else name
    found = getattr(import_module(_HOME.get(name, "endogen.indicators")), inside)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
