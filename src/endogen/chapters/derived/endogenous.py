"""Endogenous development of a household: its part in the village, its ties to it, its resources.

Three aspects as Lowe, Murdoch, Marsden, Munton and Flynn (1993, Journal of Rural Studies
9(3)) name them: local participation, local identity, use of local resources.  Each is a share
(0–1) of what was asked of it; the score is their mean.  The items are this package's reading:
no scale of it has been published.
"""

from __future__ import annotations

import narwhals as nw

from endogen.chapters.derived.making import Derived, flag, number, total
from endogen.i18n import Label
from endogen.study.codebook import Codebook, Variable
from endogen.study.programmes import ASPECTS, LOCAL_SOURCES
from endogen.study.study import Study

POINTS = 5  # of local identity and of the say in the village
BEYOND = ("processing", "selling")


def activities(codebook: Codebook, _study: Study) -> list[Derived]:
    """New ways of working: techniques in use, selling online, stages beyond growing."""
    made: list[Derived] = []
    techniques = list(codebook.family("technique").values())
    if techniques:
        label = Label("techniques in use", "在用技术数")
        made.append(number("techniques", label, total(techniques), techniques, "techniques"))
    online = [codebook.of(role) for role in ("sales:online", "technique:online")
              if codebook.has(role)]  # fmt: skip
    if online:
        label = Label("sells or looks up prices online", "网上销售或查行情")
        made.append(flag("online", label, total(online) > 0, online))
    stages = codebook.family("stage")
    beyond = [stages[name] for name in BEYOND if name in stages]
    if beyond:
        label = Label("processes or sells, not only grows", "参与加工或销售环节")
        made.append(flag("beyond-growing", label, total(beyond) > 0, beyond))
    every = [*techniques, *online, *beyond]
    if every:
        label = Label("any new way of working", "有新的生产经营方式")
        made.append(flag("new-activity", label, total(every) > 0, every))
    return made


def aspects(codebook: Codebook, _study: Study) -> list[Derived]:
    """The three aspects as shares, and their mean where all three were asked for."""
    parts = {
        "participation": _participation(codebook),
        "identity": [_points(codebook, "local-identity")],
        "resources": _resources(codebook),
    }
    made: list[Derived] = []
    scores: list[tuple[Variable, nw.Expr]] = []
    for name, found in parts.items():
        known = [one for one in found if one is not None]
        if not known:
            continue
        inputs = [variable for variables, _ in known for variable in variables]
        share = _mean([expression for _, expression in known])
        one = number(f"endogenous:{name}", ASPECTS[name], share, inputs, "share")
        made.append(one)
        scores.append((one.variable, share))
    if len(scores) == len(ASPECTS):
        label = Label("endogenous development", "内生发展得分")
        inputs = [variable for variable, _ in scores]
        score = _mean([expression for _, expression in scores])
        made.append(number("endogenous", label, score, inputs, "share"))
    return made


Part = tuple[list[Variable], nw.Expr] | None


def _participation(codebook: Codebook) -> list[Part]:
    """Programmes joined, say in the village, stages of the chain, each as a share."""
    return [
        _of_all(codebook, "participation"),
        _points(codebook, "village-say"),
        _of_all(codebook, "stage"),
    ]


def _resources(codebook: Codebook) -> list[Part]:
    """Income from the village's land and animals, and from posts in it."""
    found: list[Part] = []
    for source in LOCAL_SOURCES:
        if codebook.has(f"source:{source}"):
            variable = codebook.of(f"source:{source}")
            found.append(([variable], nw.col(variable.name)))
    if codebook.has("mode:employment"):
        variable = codebook.of("mode:employment")
        found.append(([variable], nw.col(variable.name)))
    return found


def _of_all(codebook: Codebook, family: str) -> Part:
    items = list(codebook.family(family).values())
    return (items, total(items) / len(items)) if items else None


def _points(codebook: Codebook, role: str) -> Part:
    if not codebook.has(role):
        return None
    variable = codebook.of(role)
    return [variable], (nw.col(variable.name) - 1) / (POINTS - 1)


def _mean(parts: list[nw.Expr]) -> nw.Expr:
    added = parts[0]
    for part in parts[1:]:
        added = added + part
    return added / len(parts)
