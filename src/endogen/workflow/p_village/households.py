"""The 73 households of P Village: reconstructed where figures bind, invented elsewhere."""

from __future__ import annotations

from random import Random

from endogen.published import Published
from endogen.workflow.p_village import empowered, family, fieldwork, livelihood, reach, support
from endogen.workflow.p_village.draw import Draw
from endogen.workflow.p_village.home import Home
from endogen.workflow.p_village.rows import bound_rows

# In this order, since later answers look at earlier ones.
TOPICS = (
    fieldwork.ask,
    family.compose,
    family.stand,
    reach.hear,
    reach.wish,
    reach.take_part,
    livelihood.benefit,
    livelihood.earn,
    livelihood.work,
    empowered.empower,
    support.need,
    support.spend,
    support.receive,
    support.learn,
    support.link,
    empowered.judge_life,
)
AS_ANSWERED = ("age", "schooling", "size")


def make_households(published: Published, seed: int) -> list[Home]:
    """Make the households, each with its own source of chance."""
    homes = [
        Home(number, bound, Draw(Random(f"{seed} household {number}")))
        for number, bound in enumerate(bound_rows(published, seed), start=1)
    ]
    for home in homes:
        home.put(**{name: home.bound[name] for name in AS_ANSWERED})
    family.share_out_migrants(homes, Random(f"{seed} migrants"))
    for home in homes:
        for topic in TOPICS:
            topic(home)
    return homes
