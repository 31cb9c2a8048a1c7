"""Findings on the operating modes: which goes with more empowerment, the paper's order."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from endogen.chapters.chapter import Told
from endogen.chapters.layout import (
    bracketed,
    detectable,
    item,
    known,
    listing,
    points,
    ranked,
    sized,
    yuan,
)
from endogen.chapters.what_to_do.seeking import Sought, among, guarded, invented, seen, widest
from endogen.findings.finding import Finding
from endogen.i18n import Words, text
from endogen.report.document import Show, Value
from endogen.survey.estimate import Estimate
from endogen.survey.strength import Strength

EFFECTS, INCOME = "4.effects.score", "7.findings.income"
AHEAD, BEHIND = ("cooperative", "employment"), ("investment", "individual")
PLACE = text("section 4.2 and section 4.1, point 3")


def mode(name: str) -> Words:
    """What a mode is called."""
    return item("exposure", name)


def more_empowered(told: Told) -> Finding | None:
    """A mode goes with a higher empowerment score, the others held constant (4.effects)."""
    rows = {name: f"{EFFECTS}.{name}" for name in told.codebook.family("mode")}
    found = seen(among(told, rows), 1)
    if found is None:
        return None
    cited = [rows[name] for name in found.for_it]
    if found.strength is Strength.CANNOT_TELL:
        row = widest(told, cited)
        sentence: Words = text(
            "Whether more empowerment goes with any operating mode cannot be told; a difference "
            "of {found}.",
            found=detectable(told, f"{row}.mde", Show.GAP, points),
        )
        cited += [f"{row}.mde"] if known(told, f"{row}.mde") else []
    else:
        sentence = text(
            "More empowerment goes with being in: {modes}; the other modes and the household held "
            "constant.",
            modes=_sizes(told, rows, found.for_it),
        )
    order = ranked(told, (f"4.ranking.first.both.{name}" for name in rows))
    against: list[Words] = []
    if found.against:
        against.append(text("Less goes with: {modes}.", modes=_sizes(told, rows, found.against)))
    if order:
        against.append(_place_of(told, order))
    return Finding(
        "more-empowered",
        guarded(sentence, found.strength, found.total),
        found.strength,
        tuple(cited),
        about=found.for_it if found.strength is not Strength.CANNOT_TELL else (),
        counter=_one_after_another(against),
        counter_rows=(*(rows[name] for name in found.against), *order),
        claim=text("The cooperative and the employment mode empower in all three dimensions."),
        place=PLACE,
        invented=invented(told, cited),
    )


def _sizes(told: Told, rows: dict[str, str], names: tuple[str, ...]) -> Words:
    return listing([sized(told, mode(n), rows[n], Show.POINTS, points) for n in names])


def _place_of(told: Told, order: list[str]) -> Words:
    shares = [
        text("{mode} {share}", mode=mode(row.rpartition(".")[2]), share=Value(row, Show.PERCENT))
        for row in order
    ]
    return text(
        "Over all weights of the dimensions and samples these are first: {shares}.",
        shares=listing(shares),
    )


def _one_after_another(sentences: list[Words]) -> Words:
    if not sentences:
        return ""
    if len(sentences) == 1:
        return sentences[0]
    return text("{one} {other}", one=sentences[0], other=sentences[1])


def papers_order(told: Told) -> Finding | None:
    """Cooperative and employment ahead of investment and individual business (4.effects)."""
    rows, present = _pairs(told)
    found = seen(present, 1)
    if found is None:
        return None
    cited = [rows[pair] for pair in found.for_it]
    if found.strength is Strength.CANNOT_TELL:
        row = widest(told, cited)
        sentence: Words = text(
            "Whether the cooperative and the employment mode go with more empowerment than the "
            "others cannot be told: the modes cannot be told apart at this number of households; "
            "a difference of {found}.",
            found=detectable(told, f"{row}.mde", Show.GAP, points),
        )
        cited += [f"{row}.mde"] if known(told, f"{row}.mde") else []
    else:
        sentence = text(
            "More empowerment goes with one mode than with another: {pairs}.",
            pairs=listing([_ahead(told, rows, pair) for pair in found.for_it]),
        )
    rest = [pair for pair in present if pair not in found.for_it]
    return Finding(
        "papers-order",
        guarded(sentence, found.strength, found.total),
        found.strength,
        tuple(cited),
        about=found.for_it if found.strength is not Strength.CANNOT_TELL else (),
        counter=text(
            "Not clear, or the other way round: {pairs}.",
            pairs=listing([_ahead(told, rows, pair) for pair in rest]),
        )
        if rest
        else "",
        counter_rows=tuple(rows[pair] for pair in rest),
        claim=text(
            "The cooperative and the employment mode empower best, the investment mode least."
        ),
        place=PLACE,
        invented=invented(told, cited),
    )


def _pairs(told: Told) -> tuple[dict[str, str], dict[str, Estimate]]:
    """Contrasts of the modes the paper puts ahead with the others, each in that direction."""
    rows: dict[str, str] = {}
    turned: dict[str, Estimate] = {}
    for one, other in combinations(told.codebook.family("mode"), 2):
        row = f"{EFFECTS}.{one}-{other}"
        if not known(told, row) or (one in AHEAD) == (other in AHEAD):
            continue
        first, second, sign = (one, other, 1) if one in AHEAD else (other, one, -1)
        rows[f"{first}-{second}"] = row
        turned[f"{first}-{second}"] = replace(told[row], estimate=sign * told[row].estimate)
    return rows, turned


def _ahead(told: Told, rows: dict[str, str], pair: str) -> Words:
    row = rows[pair]
    one, other = row.rpartition(".")[2].split("-")
    return text(
        "{one} minus {other} {gap} points{interval}",
        one=mode(one),
        other=mode(other),
        gap=Value(row, Show.POINTS),
        interval=bracketed(told, row, Show.POINTS),
    )


def investment(told: Told) -> Finding | None:
    """Investment brings the most money and goes with less empowerment than another mode.

    Both halves must be borne out: more money than every other mode (7.findings.income, Holm),
    and less empowerment than at least one of those the paper puts ahead (4.effects).
    """
    money = {
        name: f"{INCOME}.{name}"
        for name in told.codebook.family("mode")
        if known(told, f"{INCOME}.{name}")
    }
    pairs, turned = _pairs(told)
    less = {pair: row for pair, row in turned.items() if pair.endswith("-investment")}
    most, least = seen(among(told, money), 1), seen(less, 1)
    if most is None or least is None or most.against:
        return None
    every = len(most.for_it) == len(money) and most.strength is not Strength.CANNOT_TELL
    halves = (most.strength if every else Strength.CANNOT_TELL, least.strength)
    cited = [*money.values(), *(pairs[pair] for pair in least.for_it)]
    sizes: dict[str, object] = {
        "money": listing(
            [sized(told, mode(n), r, Show.CHANGE_YUAN, yuan) for n, r in money.items()]
        ),
        "pairs": listing([_ahead(told, pairs, pair) for pair in least.for_it]),
    }
    if Strength.CANNOT_TELL in halves:
        strength, doubtful = Strength.CANNOT_TELL, [f"{row}.mde" for row in money.values()]
        mde = ranked(told, doubtful)[:1] if halves[0] is Strength.CANNOT_TELL else (
            ranked(told, (f"{pairs[p]}.mde" for p in least.for_it))[:1])  # fmt: skip
        show, unit = (Show.YUAN, yuan) if halves[0] is Strength.CANNOT_TELL else (Show.GAP, points)
        sentence: Words = text(
            "Whether the investment mode brings the most money and the least empowerment cannot be "
            "told. Money, investment minus: {money}. Empowerment: {pairs}; a difference of "
            "{found}.",
            found=detectable(told, mde[0] if mde else "", show, unit),
            **sizes,
        )
        cited += mde
    else:
        strength = Strength.SUGGESTIVE if Strength.SUGGESTIVE in halves else Strength.CLEAR
        sentence = text(
            "The investment mode brings more money a household than every other mode and goes with "
            "less empowerment. Money, investment minus: {money}. Empowerment: {pairs}.",
            **sizes,
        )
    return Finding(
        "investment",
        guarded(sentence, strength, most.total),
        strength,
        tuple(cited),
        claim=text(
            "The investment mode brings the largest and the surest income and the least "
            "empowerment."
        ),
        place=PLACE,
        invented=invented(told, cited),
    )


SOUGHT = (
    Sought("more-empowered", text("a mode with more empowerment"), "4.effects", more_empowered),
    Sought("papers-order", text("cooperative and employment ahead of the other modes"),
           "4.effects", papers_order),
    Sought("investment", text("investment: most money, least empowerment"), "4.modes",
           investment),
)  # fmt: skip
