"""Invented: five items for each dimension of empowerment, and how life is seen.

Each operating mode leaves its mark as the paper describes it: all give resources, the
cooperative and employment also knowledge and skills, and through them values; waiting for
dividends does not help self-reliance.
"""

from __future__ import annotations

from endogen.workflow.p_village.draw import DONT_KNOW, REFUSED, yes_no
from endogen.workflow.p_village.home import Home


def empower(home: Home) -> None:
    """Resource opportunities, knowledge and skills, values."""
    _resource(home)
    _knowledge(home)
    _values(home)


def _able(home: Home) -> float:
    """Age and schooling: young and schooled is above zero."""
    return (62 - home["age"]) / 14 + (home["schooling"] - 5) / 6


def _resource(home: Home) -> None:
    draw, able = home.draw, _able(home)
    joined = home["part_cooperative"] + home["part_employment"]
    home.put(
        resource_land=yes_no(home["source_planting"] or draw.chance(0.5)),
        resource_credit=draw.or_missing(draw.points(0.3 * able + 0.5 * home["part_financial"])),
        resource_market=draw.or_missing(draw.points(0.3 * able - 0.4 + 0.7 * joined)),
        resource_post=yes_no(draw.chance(0.12 + 0.5 * home["part_employment"])),
        resource_facilities=draw.points(0.7),
    )


def _knowledge(home: Home) -> None:
    draw, able = home.draw, _able(home)
    taught = home["part_cooperative"] + home["part_technical"] + home["part_employment"]
    home.put(
        knowledge_technique=draw.or_missing(draw.points(0.4 * able - 0.6 + 0.6 * taught)),
        knowledge_policy=yes_no(draw.chance(0.35 + 0.15 * home.knows)),
        knowledge_accounts=yes_no(draw.chance(min(max(0.4 + 0.12 * able, 0.05), 0.9))),
        knowledge_online=yes_no(draw.chance(min(max(0.2 + 0.15 * able, 0.02), 0.85))),
        knowledge_learning=yes_no(draw.chance(min(0.15 + 0.17 * taught, 0.9))),
    )


def _values(home: Home) -> None:
    draw, able = home.draw, _able(home)
    active = home["part_cooperative"] + home["part_employment"]
    waiting = home["part_dividends"] + home["part_material"]
    home.put(
        values_aspiration=draw.points(0.3 * able - 0.1 + 0.4 * active),
        values_self_reliance=draw.or_missing(
            draw.points(0.4 * waiting - 0.4 * active - 0.2 * able), REFUSED
        ),
        values_initiative=draw.or_missing(draw.points(0.3 * able - 0.2 + 0.5 * active)),
        values_future=draw.points(0.2 * able + 0.3 * active),
        values_cooperation=draw.or_missing(
            draw.points(0.2 + 0.7 * home["part_cooperative"]), DONT_KNOW
        ),
    )


def judge_life(home: Home) -> None:
    """Satisfaction, sense of gain, well-being, local identity, say in the village."""
    draw = home.draw
    gained = (home.bound["growth"] - 1800) / 1200
    home.put(
        satisfaction=draw.or_missing(draw.points(0.8 + 0.3 * home.knows + 0.2 * gained)),
        gain=draw.points(0.4 + 0.5 * gained),
        wellbeing=draw.or_missing(draw.points(0.7 + 0.2 * gained), REFUSED),
        local_identity=draw.points(1.0 if home["age"] >= 55 else 0.4),
        village_say=draw.points(-0.6 + 0.8 * (home["has_cadre"] == 1) + 0.2 * home.knows),
    )
