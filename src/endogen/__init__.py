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
        deprivation_contribution,
        disempowerment_contribution,
        elite_capture,
        empowered_share,
        empowerment,
        fgt,
        first_choice,
        ge,
        ge_between,
        ge_within,
        gini,
        gini_correlation,
        growth_gap,
        growth_incidence,
        growth_rate,
        headcount,
        herfindahl,
        intensity,
        kakwani,
        kakwani_pernia,
        kappa,
        leakage,
        lorenz,
        m0,
        mean,
        mean_rank,
        mediation,
        own_effort_share,
        palma,
        partial_correlation,
        pegr,
        poverty_change,
        poverty_contribution,
        poverty_gap_of_poor,
        qsr,
        quantile,
        quantile_ratio,
        ratio,
        ravallion_chen,
        relative_fgt,
        response_share,
        response_total,
        reynolds_smolensky,
        share,
        slope,
        slope_difference,
        source_contribution,
        source_effect,
        sst,
        targeting_differential,
        total,
        undercoverage,
        watts,
    )
    from endogen.survey.design import Design
    from endogen.survey.estimate import Estimate
    from endogen.survey.results import Results
    from endogen.survey.sample import Sample, estimate
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
    "demo",
    "deprivation_contribution",
    "describe",
    "disempowerment_contribution",
    "elite_capture",
    "empowered_share",
    "empowerment",
    "estimate",
    "fgt",
    "first_choice",
    "ge",
    "ge_between",
    "ge_within",
    "gini",
    "gini_correlation",
    "growth_gap",
    "growth_incidence",
    "growth_rate",
    "headcount",
    "herfindahl",
    "intensity",
    "kakwani",
    "kakwani_pernia",
    "kappa",
    "leakage",
    "lorenz",
    "m0",
    "mean",
    "mean_rank",
    "mediation",
    "open_study",
    "own_effort_share",
    "palma",
    "partial_correlation",
    "pegr",
    "poverty_change",
    "poverty_contribution",
    "poverty_gap_of_poor",
    "qsr",
    "quantile",
    "quantile_ratio",
    "ratio",
    "ravallion_chen",
    "read",
    "relative_fgt",
    "response_share",
    "response_total",
    "reynolds_smolensky",
    "run",
    "share",
    "slope",
    "slope_difference",
    "source_contribution",
    "source_effect",
    "sst",
    "targeting_differential",
    "total",
    "undercoverage",
    "watts",
]

_HOME = {
    "Design": "endogen.survey.design",
    "Estimate": "endogen.survey.estimate",
    "Results": "endogen.survey.results",
    "Sample": "endogen.survey.sample",
    "describe": "endogen.describing",
    "demo": "endogen.workflow.demo",
    "estimate": "endogen.survey.sample",
    "open_study": "endogen.workflow.notebook",
    "read": "endogen.workflow.notebook",
    "run": "endogen.workflow.run",
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
