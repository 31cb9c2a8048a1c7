"""Findings on reach: known less by the old, joined without a wish, elite capture, no labour."""

from __future__ import annotations

from collections.abc import Callable

from endogen.chapters.chapter import Told
from endogen.chapters.layout import (
    detectable,
    item,
    known,
    listing,
    measured,
    plain,
    points,
    short_points,
    sized,
)
from endogen.chapters.what_to_do.seeking import (
    Sought,
    among,
    guarded,
    invented,
    seen,
    widest,
)
from endogen.chapters.who_is_reached.bands import CHANGES, OUTCOMES
from endogen.findings.finding import Finding
from endogen.i18n import Words, text
from endogen.report.document import Show
from endogen.survey.strength import Strength

Saying = Callable[[Words], Words]


def known_less(told: Told) -> Finding | None:
    """The older the head, the less is known (1.age)."""
    rows = {name: f"1.age.{name}.r" for name in told.codebook.family("cognition")}
    found = seen(among(told, rows), -1)
    if found is None:
        return None
    names = found.for_it
    cited = [rows[name] for name in names]
    sizes = listing([sized(told, item("cognition", n), rows[n], Show.R) for n in names])
    if found.strength is Strength.CANNOT_TELL:
        row = widest(told, [row.removesuffix(".r") for row in cited])
        sentence: Words = text(
            "Whether the old know less of the programmes cannot be told; a partial correlation "
            "of {found}.",
            found=detectable(told, f"{row}.mde", Show.R, plain),
        )
        cited += [f"{row}.mde"] if known(told, f"{row}.mde") else []
    else:
        sentence = text(
            "The older the head of the household, the less is known, at equal registration and "
            "schooling; partial correlation with age: {sizes}.",
            sizes=sizes,
        )
    rest = [name for name in among(told, rows) if name not in names]
    return Finding(
        "known-less",
        guarded(sentence, found.strength, found.total),
        found.strength,
        tuple(cited),
        about=names,
        counter=text(
            "Not clear for {programmes}.", programmes=measured(told, [rows[n] for n in rest],
                                                              "cognition", Show.R),
        ) if rest else "",
        counter_rows=tuple(rows[name] for name in rest),
        claim=text(
            "The younger know more of the policies; financial and material assistance are the "
            "exception, perhaps because everybody is covered."
        ),
        place=text("section 4.1, point 1, Table 3"),
        invented=invented(told, cited),
    )  # fmt: skip


def passive(told: Told) -> Finding | None:
    """More take part than want to (1.consistency)."""
    return _wish(
        told,
        "passive",
        1,
        lambda programmes: text(
            "More households take part than want to: {programmes}. They join without a wish.",
            programmes=programmes,
        ),
        lambda found: text(
            "Whether more households take part than want to cannot be told; a difference of "
            "{found}.",
            found=found,
        ),
        text("Poor households wait for what they are given (“waiting for need”)."),
    )


def frustrated(told: Told) -> Finding | None:
    """More want to take part than do (1.consistency)."""
    return _wish(
        told,
        "frustrated",
        -1,
        lambda programmes: text(
            "More households want to take part than do: {programmes}. The wish finds no way.",
            programmes=programmes,
        ),
        lambda found: text(
            "Whether more households want to take part than do cannot be told; a difference of "
            "{found}.",
            found=found,
        ),
        text("Wish and deed part, and the old and the weak are not empowered."),
    )


def _wish(
    told: Told, id_: str, sign: int, say: Saying, untold: Saying, claim: Words
) -> Finding | None:
    rows = {name: f"1.consistency.{name}.mcnemar" for name in told.codebook.family("wants")}
    present = among(told, rows)
    found = seen(present, sign)
    if found is None:
        return None

    def sizes(names: tuple[str, ...]) -> Words:
        return measured(told, [rows[n] for n in names], "participation", Show.POINTS, short_points)

    cited = [rows[name] for name in found.for_it]
    if found.strength is Strength.CANNOT_TELL:
        row = widest(told, [f"7.findings.wish.{name}" for name in found.for_it])
        sentence = untold(detectable(told, f"{row}.mde", Show.GAP, points))
        cited += [f"{row}.mde"] if known(told, f"{row}.mde") else []
    else:
        sentence = say(sizes(found.for_it))
    return Finding(
        id_,
        guarded(sentence, found.strength, found.total),
        found.strength,
        tuple(cited),
        about=found.for_it,
        counter=text("The other way round: {programmes}.", programmes=sizes(found.against))
        if found.against
        else "",
        counter_rows=tuple(rows[name] for name in found.against),
        claim=claim,
        place=text("section 4.1, point 3"),
        invented=invented(told, cited),
    )


def capture(told: Told) -> Finding | None:
    """Households with a cadre or party member take part more often (1.capture)."""
    rows = {name: f"1.capture.{name}.difference" for name in told.codebook.family("participation")}
    found = seen(among(told, rows), 1)
    if found is None:
        return None

    def sizes(names: tuple[str, ...]) -> Words:
        return measured(told, [rows[n] for n in names], "participation", Show.POINTS, short_points)

    cited = [rows[name] for name in found.for_it]
    if found.strength is Strength.CANNOT_TELL:
        row = widest(told, [f"1.capture.{name}" for name in found.for_it])
        sentence: Words = text(
            "Whether households with a cadre or party member are served first cannot be told; a "
            "difference of {found}.",
            found=detectable(told, f"{row}.mde", Show.GAP, points),
        )
        cited += [f"{row}.mde"] if known(told, f"{row}.mde") else []
    else:
        sentence = text(
            "Households with a cadre or party member take part more often: {programmes}.",
            programmes=sizes(found.for_it),
        )
    return Finding(
        "capture",
        guarded(sentence, found.strength, found.total),
        found.strength,
        tuple(cited),
        about=found.for_it,
        counter=text("They take part less often: {programmes}.", programmes=sizes(found.against))
        if found.against
        else "",
        counter_rows=tuple(rows[name] for name in found.against),
        claim=text(
            "The paper cites elite capture and asks for cadres and party members, but reports "
            "nothing of it."
        ),
        place=text("section 2 and Table 1"),
        invented=invented(told, cited),
    )


def without_labour(told: Told) -> Finding | None:
    """Households with nobody able to work are below the others (1.bands)."""
    rows = {name: f"1.bands.labour.{name}.difference" for name in OUTCOMES}
    found = seen(among(told, rows), -1)
    if found is None:
        return None

    def sizes(names: tuple[str, ...]) -> Words:
        return listing(
            [sized(told, OUTCOMES[n][2], rows[n], CHANGES[OUTCOMES[n][1]]) for n in names]
        )

    cited = [rows[name] for name in found.for_it]
    if found.strength is Strength.CANNOT_TELL:
        name = found.for_it[0]
        mde = f"1.bands.labour.{name}.mde"
        sentence: Words = text(
            "Whether households with nobody able to work are below the others cannot be told; in "
            "{outcome} a difference of {found}.",
            outcome=OUTCOMES[name][2],
            found=detectable(told, mde, OUTCOMES[name][1], plain),
        )
        cited += [mde] if known(told, mde) else []
    else:
        sentence = text(
            "Households with nobody able to work are below the others in: {outcomes}.",
            outcomes=sizes(found.for_it),
        )
    return Finding(
        "without-labour",
        guarded(sentence, found.strength, found.total),
        found.strength,
        tuple(cited),
        counter=text("They are above the others in: {outcomes}.", outcomes=sizes(found.against))
        if found.against
        else "",
        counter_rows=tuple(rows[name] for name in found.against),
        claim=text(
            "Households that lost their labour live on the government's safety net; industry does "
            "not empower them: a blind spot."
        ),
        place=text("section 4.1, point 3"),
        invented=invented(told, cited),
    )


SOUGHT = (
    Sought("known-less", text("the old know less"), "1.age", known_less),
    Sought("passive", text("taking part without a wish"), "1.consistency", passive),
    Sought("frustrated", text("a wish without the deed"), "1.consistency", frustrated),
    Sought("capture", text("the connected served first"), "1.capture", capture),
    Sought("without-labour", text("households without labour left behind"), "1.bands.labour",
           without_labour),
)  # fmt: skip
