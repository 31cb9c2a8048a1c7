"""Invented: who belongs to the household, and how it became registered."""

from __future__ import annotations

from random import Random

from endogen.study.programmes import CAUSES
from endogen.workflow.p_village.draw import yes_no
from endogen.workflow.p_village.home import Home

LATER_CAUSES = {
    "illness": 3.0, "disability": 1.0, "study": 1.0, "skills": 4.0, "labour": 3.0, "funds": 3.0,
}  # fmt: skip
NOT_NAMED = -2


def share_out_migrants(homes: list[Home], rng: Random) -> None:
    """Send one third of all people away to work, first from families that earn wages.

    The head stays: he or she answers.
    """
    people = sum(home["size"] for home in homes)
    wanted = people // 3
    places: list[tuple[float, int, Home]] = []
    for home in homes:
        home.put(migrants=0)
        urge = 2.0 if home["source_wages"] else 0.6
        places += [(urge * rng.random(), home.number, home) for _ in range(home["size"] - 1)]
    for _, _, home in sorted(places, key=lambda place: (-place[0], place[1]))[:wanted]:
        home.put(migrants=home["migrants"] + 1)


def compose(home: Home) -> None:
    """Old and young members, who cannot work, who went to high school."""
    draw, size, age = home.draw, home["size"], home["age"]
    others = size - 1 - home["migrants"]
    elders = int(age >= 65)
    if others and draw.chance(0.75 if age >= 66 else 0.2):
        elders += 1
        others -= 1
    children = sum(draw.chance(0.45 if age < 60 else 0.2) for _ in range(others))
    weak = 0.55 if home.first_cause in ("illness", "disability", "labour") else 0.12
    lost = int(draw.chance(min(weak + max(0, age - 68) * 0.04, 0.9)))
    if elders > 1 and draw.chance(0.35):
        lost += 1
    educated = int(home["schooling"] >= 10)
    educated += sum(draw.chance(0.3) for _ in range(home["migrants"]))
    home.put(elders=elders, children=children, lost_labour=lost, high_school=educated)


def stand(home: Home) -> None:
    """Registration, the ranked causes of poverty, cadres and party members."""
    draw = home.draw
    home.put(registered=yes_no(home.registered), registered_year="", exit_year="", cause_confirm="")
    for cause in CAUSES:
        home.put(**{f"cause_{cause}": NOT_NAMED})
        home.put(**{f"cause_which_{cause}": ""})
    if home.registered:
        _causes(home)
        home.put(
            registered_year=draw.one({2014: 8.0, 2015: 1.5, 2016: 1.0}),
            exit_year=draw.one({2016: 1.0, 2017: 4.0, 2018: 3.0, 2019: 2.0}),
        )
    cadre = draw.chance(0.05 if home.registered else 0.25)
    party = draw.chance(0.3 if cadre else 0.1)
    home.put(
        has_cadre=yes_no(cadre),
        cadres=1 if cadre else "",
        has_party=yes_no(party),
        party_members="",
    )
    if party:
        several = home["size"] > 1 and draw.chance(0.15)
        home.put(party_members=2 if several else 1)


def _causes(home: Home) -> None:
    """Rank up to four causes; the first is bound by Table 2."""
    first = home.first_cause
    rest = {cause: weight for cause, weight in LATER_CAUSES.items() if cause != first}
    if not home["children"] and not home["migrants"]:
        rest["study"] = 0.1
    named = [first, *home.draw.some(rest, home.draw.one({0: 2.0, 1: 4.0, 2: 3.0, 3: 1.0}))]
    for cause in CAUSES:
        home.put(**{f"cause_which_{cause}": int(cause in named)})
    for place, cause in enumerate(named, start=1):
        home.put(**{f"cause_{cause}": place})
    if len(named) > 1:
        home.put(cause_confirm=1)
