"""3.gains: who gains: large households or small ones, what was kept, and what a yuan does.

The paper's "the big family is rich, but the small family has nothing" is a statement on how
income lies along the hands that a household has; its falling "marginal benefit" under a rising
line one on what each yuan takes off the gap.
"""

from __future__ import annotations

import math
from dataclasses import replace

from endogen.chapters.asking import ask, ask_by, joined
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import UNANSWERED
from endogen.chapters.what_changed.standard import standards
from endogen.chapters.who_is_empowered.gains_told import FORTUNES, ID, tell_hands
from endogen.chapters.who_is_empowered.groups import contrast_of
from endogen.chapters.who_is_empowered.handed_told import tell_handouts, tell_kinds
from endogen.chapters.who_is_empowered.per_yuan_told import TIMES, tell_per_yuan
from endogen.i18n import text
from endogen.indicators import (
    Indicator,
    concentration,
    fgt,
    gap_efficiency,
    herfindahl,
    mean,
    ratio,
    reduction_efficiency,
    share,
)
from endogen.report.document import Block
from endogen.study.codebook import Codebook
from endogen.study.programmes import FATES
from endogen.survey.detectable import detectable
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results

GROUPS = {"oldest": {"1": "old", "0": "younger"}, "can-work": {"1": "able", "0": "without"}}
"""By role: the last part of the id of a group of households."""
CONTRASTS = {"age": ("old", "younger"), "labour": ("able", "without")}


def ask_gains(data: Data) -> Results:
    """Concentration over labour, fates of handouts, kinds of projects, gaps closed per yuan."""
    return joined([_hands(data), _handouts(data), _kinds(data), _per_yuan(data)])


def incomes(codebook: Codebook) -> dict[str, str]:
    """Income from breeding, and dividends: as a source, or as money of the investment mode."""
    found = {}
    for name, roles in FORTUNES.items():
        role = next((one for one in roles if codebook.has(one)), None)
        if role is not None:
            found[name] = codebook.column(role)
    return found


def _hands(data: Data) -> Results:
    """How breeding income and dividends lie along the members who can work."""
    codebook, money = data.codebook, incomes(data.codebook)
    if not codebook.has("able-members") or not money:
        return Results()
    hands = codebook.column("able-members")
    wanted = {name: concentration(column, rank=hands) for name, column in money.items()}
    found = ask(data, ID, wanted)
    rows = found.holm(f"{ID}.hands")
    if len(money) == len(FORTUNES):
        one, other = (f"{ID}.{name}" for name in FORTUNES)
        rows += contrast_of(found, one, other, f"{ID}.hands", same=True)
    mde = Results.of([detectable(row) for row in rows]).named(lambda row: f"{row.id}.mde")
    means: dict[str, Indicator] = {f"{name}.mean": mean(column) for name, column in money.items()}
    by = ask_by(data, ID, means, codebook.column("hands"))
    return rows + mde + by


def _handouts(data: Data) -> Results:
    """What became of the animals that were handed out: by kind, by age and by labour."""
    codebook = data.codebook
    if not codebook.has("fates"):
        return Results()
    known = codebook.column("fates")
    wanted: dict[str, Indicator] = {
        fate: ratio(codebook.column(f"fate:{fate}"), known, part=True) for fate in FATES
    }
    animals = {
        f"{fate}.{animal}": share(variable.name, equals=code)
        for animal, variable in codebook.family("in-kind-fate").items()
        for code, fate in enumerate(FATES, start=1)
    }
    parts = [ask(data, ID, wanted | animals)]
    for role, names in GROUPS.items():
        if codebook.has(role):
            parts.append(ask_by(data, ID, wanted, codebook.column(role), names))
    found = joined(parts)
    ids = {row.id for row in found}
    contrasts = Results()
    for name, groups in CONTRASTS.items():
        both = (f"{ID}.kept.{groups[0]}", f"{ID}.kept.{groups[1]}")
        if ids.issuperset(both):
            contrasts += contrast_of(found, *both, f"{ID}.kept.{name}")
    contrasts = contrasts.holm(f"{ID}.kept")
    mde = Results.of([detectable(row) for row in contrasts])
    return found + contrasts + mde.named(lambda row: f"{row.id}.mde")


def _kinds(data: Data) -> Results:
    """How alike the projects are, by their money and by the households that they reach."""
    columns = [variable.name for variable in data.codebook.family("benefit").values()]
    if len(columns) < 2:
        return Results()
    wanted = {
        "types.money": herfindahl(columns),
        "types.people": herfindahl(columns, of="people"),
    }
    found = ask(data, ID, wanted)
    return found + Results.of([_equal_kinds(row) for row in found])


def _equal_kinds(row: Estimate) -> Estimate:
    """How many kinds of equal size would have this index; its limits are turned round."""
    index, low, high = row.estimate, row.ci_low, row.ci_high
    turned = [1 / x if x > 0 else math.nan for x in (index, high, low)]
    return replace(
        row,
        id=f"{row.id}.equal",
        indicator="equal_kinds",
        estimate=turned[0],
        ci_low=turned[1],
        ci_high=turned[2],
        se=math.nan,
        unit="kinds",
    )


def _per_yuan(data: Data) -> Results:
    """What each yuan of benefits takes off the poverty gap, as the line rises."""
    codebook, lines = data.codebook, standards(data.study)
    if not lines or not codebook.has("welfare-unaided"):
        return Results()
    size, paid = codebook.column("size"), codebook.column("benefit-person")
    without, now = codebook.column("welfare-unaided"), codebook.column("welfare")
    wanted: dict[str, Indicator] = {}
    for key, times in TIMES.items():
        line = lines[0].now.yearly * times
        wanted[f"yuan.{key}"] = reduction_efficiency(paid, without, line, size=size)
        wanted[f"closed.{key}"] = gap_efficiency(paid, without, line, size=size)
        wanted[f"poor-without.{key}"] = fgt(without, line=line, size=size)
        wanted[f"poor-with.{key}"] = fgt(now, line=line, size=size)
    found = ask(data, ID, wanted)
    first, *_, last = TIMES
    rises = Results()
    for what in ("yuan", "closed"):
        both = (f"{ID}.{what}.{last}", f"{ID}.{what}.{first}")
        rises += contrast_of(found, *both, f"{ID}.{what}.rise", same=True)
    rises = rises.holm(f"{ID}.rise")
    mde = Results.of([detectable(row) for row in rises]).named(lambda row: f"{row.id}.mde")
    return found + rises + mde


def tell_gains(told: Told) -> tuple[Block, ...]:
    """Hands, handouts, kinds of projects, yuan: what of it was asked."""
    blocks = (*tell_hands(told), *tell_handouts(told), *tell_kinds(told), *tell_per_yuan(told))
    return blocks or (UNANSWERED,)


SECTION = Section(ID, text("Who gains"), ("benefit:*",), ask_gains, tell_gains)
