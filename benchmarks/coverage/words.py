"""Words of the page's tables, and how samples are called."""

from __future__ import annotations

from benchmarks.coverage.drawing import Plan
from benchmarks.coverage.population import population

HEADS = {
    "indicator": {"en": "Indicator", "zh": "指标"},
    "sample": {"en": "Sample", "zh": "样本"},
    "method": {"en": "Method in R", "zh": "R 中的方法"},
    "theirs": {"en": "R, %", "zh": "R，%"},
    "ours": {"en": "endogen, %", "zh": "endogen，%"},
    "apart": {"en": "Distance", "zh": "相距"},
}
METHODS = {
    "linearised": {"en": "linearised", "zh": "线性化"},
    "jackknife": {"en": "jackknife", "zh": "刀切法"},
}
_DESIGN = '`Design(weight="w", strata="h", psu="v")`'
_FPC = '`Design(weight="w", strata="h", psu="v", fpc="n")`'
GIVEN = {
    "n73": {"en": "nothing", "zh": "什么也不给"},
    "n73drawn": dict.fromkeys(("en", "zh"), f"`Design(fpc={population().height})`"),
    "areas63fpc": {"en": _FPC, "zh": _FPC},
    **{
        key: {"en": _DESIGN, "zh": _DESIGN}
        for key in ("groups21", "groups63", "groups154", "groups301", "pps63", "areas63")
    },
}


def plan_name(plan: Plan, lang: str) -> str:
    """A sample in few words: how many were drawn, and how."""
    label = getattr(plan.label, lang)
    if lang == "zh":
        return f"{plan.clusters} 个{label}" if plan.clusters else f"{plan.households} 户，{label}"
    return f"{plan.clusters} {label}" if plan.clusters else f"{plan.households} households, {label}"
