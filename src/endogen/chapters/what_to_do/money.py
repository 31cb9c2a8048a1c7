"""Findings on money: growth that favours the poor only with one-off benefits; public money."""

from __future__ import annotations

from endogen.chapters.chapter import Told
from endogen.chapters.layout import bracketed, detectable, known, points
from endogen.chapters.what_to_do.seeking import Sought, invented
from endogen.findings.finding import Finding
from endogen.findings.strength import judge
from endogen.i18n import Words, text
from endogen.report.document import Show, Value
from endogen.survey.strength import Strength

WITH, NET = "2.propoor.all.registered", "2.propoor.net.registered"
PUBLIC = "7.findings.public"


def only_one_off(told: Told) -> Finding | None:
    """Growth favoured the registered with one-off benefits and, without them, did not.

    *Clear* needs both halves clear, one above zero and one below: that the second cannot be
    told from zero does not show that it is not above it.
    """
    if not known(told, WITH, NET):
        return None
    both = (_sign(told, WITH), _sign(told, NET))
    if both[0] < 0 or both[1] > 0:
        return None
    sizes: dict[str, object] = {
        "with_": _size(told, WITH),
        "net": _size(told, NET),
    }
    cited = [WITH, NET]
    strength = Strength.CLEAR if both == (1, -1) else Strength.CANNOT_TELL
    if strength is Strength.CLEAR:
        sentence: Words = text(
            "Growth favoured the registered households only with one-off benefits: their income "
            "grew faster than that of all by {with_} with them and by {net} without.",
            **sizes,
        )
    else:
        unsure = NET if both[0] > 0 else WITH
        mde = f"{unsure}.mde"
        sentence = text(
            "Whether growth favoured the registered households only with one-off benefits cannot "
            "be told: faster than that of all by {with_} with them, by {net} without; {found}.",
            found=detectable(told, mde, Show.GAP, points),
            **sizes,
        )
        cited += [mde] if known(told, mde) else []
    return Finding(
        "only-one-off",
        sentence,
        strength,
        tuple(cited),
        claim=text(
            "Once one-off subsidies are deducted, registered households gain no more than others."
        ),
        place=text("section 4.1, point 4"),
        invented=invented(told, cited),
    )


def public_money(told: Told) -> Finding | None:
    """Public money is named more often than income of own effort (2.sources)."""
    if not known(told, PUBLIC):
        return None
    strength, row = judge(told[PUBLIC]), told[PUBLIC]
    if strength is not Strength.CANNOT_TELL and row.estimate < 0:
        return None
    cited = [PUBLIC]
    if strength is Strength.CANNOT_TELL:
        mde = f"{PUBLIC}.mde"
        sentence: Words = text(
            "Whether public money is named more often as a source of income than own effort cannot "
            "be told ({size} of all answers); {found}.",
            size=_size(told, PUBLIC),
            found=detectable(told, mde, Show.GAP, points),
        )
        cited += [mde] if known(told, mde) else []
    else:
        sentence = text(
            "Public money is named more often as a source of income than own effort: by {size} of "
            "all answers.",
            size=_size(told, PUBLIC),
        )
    carried = [row for row in ("2.sources.industry.cases", "2.sources.planting.cases")
               if known(told, row)]  # fmt: skip
    return Finding(
        "public-money",
        sentence,
        strength,
        tuple(cited),
        counter=text("Planting, an income of own effort, is named by {share} of households.",
                     share=Value(carried[1], Show.PERCENT))
        if len(carried) == 2 else "",
        counter_rows=tuple(carried[1:]),
        claim=text(
            "The villagers still focus on planting; local industrial funds and living support are "
            "large sources."
        ),
        place=text("section 4.1, point 2, Table 4"),
        invented=invented(told, cited),
    )  # fmt: skip


def _sign(told: Told, row: str) -> int:
    """Above zero, below it, or 0 where that cannot be told."""
    if judge(told[row]) is Strength.CANNOT_TELL:
        return 0
    return 1 if told[row].estimate > 0 else -1


def _size(told: Told, row: str) -> Words:
    return text(
        "{gap} points{interval}",
        gap=Value(row, Show.POINTS),
        interval=bracketed(told, row, Show.POINTS),
    )


SOUGHT = (
    Sought("only-one-off", text("growth for the poor only with one-off benefits"), "2.propoor",
           only_one_off),
    Sought("public-money", text("public money before own effort"), "2.sources", public_money),
)  # fmt: skip
