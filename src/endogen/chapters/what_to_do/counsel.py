"""The pieces of advice: the paper's five recommendations, and households without labour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from endogen.chapters.chapter import Told
from endogen.chapters.layout import bracketed, item, known, listing
from endogen.findings.finding import Finding
from endogen.i18n import Words, text
from endogen.report.document import Show, Value

Said = Callable[[Told], Words]


@dataclass(frozen=True, slots=True)
class Counsel:
    """One piece of advice before it is known whether anything carries it.

    Attributes
    ----------
    audience : tuple of str
        Groups of `targets`.
    because : tuple of str
        Ids of the findings that could carry it.
    work : bool
        Whether it sends anybody to work, breeding or training: only for those who can.
    """

    id: str
    title: Words
    audience: tuple[str, ...]
    because: tuple[str, ...]
    deed: Callable[[Told, Sequence[Finding]], Words]
    effect: Said
    doubt: Words
    work: bool
    cost: Said


FOR_WORK = ("cooperative", "breeding", "employment", "technical")
"""Programmes of work, breeding or training: nothing for a household that cannot work."""


def _publicity(told: Told, reasons: Sequence[Finding]) -> Words:
    names = [name for one in reasons if one.id == "known-less" and one.found for name in one.about]
    if not told.codebook.has("can-work"):
        names = [name for name in names if name not in FOR_WORK]
    if not names:
        return text("explain the programmes through the channels that those who know little use")
    programmes = listing([item("cognition", name) for name in names])
    return text(
        "explain {programmes} to the old in plain words, through the channels that they use and at "
        "home, in the order of the plan of visits",
        programmes=programmes,
    )


def _loans(_told: Told, _reasons: Sequence[Finding]) -> Words:
    return text(
        "open small loans at low interest and new kinds of farming to those who can work and lack "
        "funds"
    )


def _talent(_told: Told, _reasons: Sequence[Finding]) -> Words:
    return text(
        "win members who are away to come back with their skills, and train local leaders of "
        "cooperatives"
    )


def _training(_told: Told, _reasons: Sequence[Finding]) -> Words:
    return text(
        "give training in skills together with a say in the project to those who can work; ask "
        "what they want before they are enrolled"
    )


def _linkage(told: Told, reasons: Sequence[Finding]) -> Words:
    names = [n for one in reasons if one.id == "more-empowered" and one.found for n in one.about]
    names = [name for name in names if name != "investment"]
    if not names:
        return text(
            "tie dividends to a part in the work and a vote for those who can work and only "
            "receive dividends"
        )
    return text(
        "tie dividends to a part in the work and a vote for those who can work and only receive "
        "dividends, by way of: {modes}",
        modes=listing([item("exposure", name) for name in names]),
    )


def _secure(_told: Told, _reasons: Sequence[Finding]) -> Words:
    return text(
        "keep dividends and living support steady, explain them at home, and give a vote in the "
        "project; ask for no labour of any kind"
    )


def _unknown_effect(_told: Told) -> Words:
    return text(
        "Not known: nobody was told and others not; the plan of visits counts whom it reaches."
    )


def _no_effect(_told: Told) -> Words:
    return text("Not known: no answer of this study bears on it.")


def _effect_of(mode: str) -> Said:
    def said(told: Told) -> Words:
        row = f"4.effects.score.{mode}"
        if not known(told, row):
            return text("Not known: what goes with the mode could not be computed.")
        return text(
            "{gap} points of the empowerment score go with {mode}{interval}; who joins differs "
            "from who does not, so it is a bound on hopes, not a forecast. [{row}]",
            gap=Value(row, Show.POINTS),
            mode=item("exposure", mode),
            interval=bracketed(told, row, Show.POINTS),
            row=row,
        )

    return said


def _cost_of(mode: str) -> Said:
    def said(told: Told) -> Words:
        row = f"4.cost.household.{mode}"
        if not known(told, row):
            return NO_COST
        return text("{cost} yuan a household. [{row}]", cost=Value(row, Show.YUAN), row=row)

    return said


def _no_cost(_told: Told) -> Words:
    return NO_COST


NO_COST = text("Not known: the study has no costs of it.")

COUNSELS: tuple[Counsel, ...] = (
    Counsel(
        "publicity", text("1. Accurate publicity"),
        ("households.able",), ("known-less",), _publicity, _unknown_effect,
        text("The old knowing as much as the young in the next wave without any visit, or knowing "
             "no more after it."),
        work=False, cost=_no_cost,
    ),
    Counsel(
        "talent", text("2. Talent for the countryside"),
        ("away",), (), _talent, _no_effect,
        text("Answers on who would come back, and what they would need; they were not asked for."),
        work=True, cost=_no_cost,
    ),
    Counsel(
        "ambition", text("3. Support of ambition and of skills"),
        ("untrained",), ("passive", "frustrated"), _training, _effect_of("cooperative"),
        text("Wish and deed agreeing where nobody was trained, or parting where all were."),
        work=True, cost=_cost_of("cooperative"),
    ),
    Counsel(
        "formats", text("4. New formats and small loans"),
        ("unfunded",), ("only-one-off", "public-money"), _loans, _effect_of("individual"),
        text("Income of own effort growing without loans, or loans that are not paid back."),
        work=True, cost=_cost_of("individual"),
    ),
    Counsel(
        "linkage", text("5. Linking interests"),
        ("only-dividends",), ("investment", "papers-order", "more-empowered"), _linkage,
        _effect_of("cooperative"),
        text("Modes that cannot be told apart in a larger sample, or an investment mode whose "
             "households grow as empowered as others."),
        work=True, cost=_cost_of("cooperative"),
    ),
    Counsel(
        "secure", text("Households in which nobody can work"),
        ("households.without", "kept"), ("without-labour",), _secure, _no_effect,
        text("Households counted as without labour that say they can and want to work."),
        work=False, cost=_no_cost,
    ),
)  # fmt: skip


def titles(those: Sequence[Counsel]) -> Words:
    """Their titles in a row."""
    said: Words = those[0].title
    for one in those[1:]:
        said = text("{a}; {b}", a=said, b=one.title)
    return said
