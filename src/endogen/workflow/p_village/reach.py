"""Invented: channels, willingness and participation, beside what the figures bind."""

from __future__ import annotations

from endogen.study.programmes import PROGRAMMES
from endogen.workflow.p_village.draw import DONT_KNOW
from endogen.workflow.p_village.home import Home

CHANNELS = ("tv", "phone", "cadre", "assembly")
MORE = {"new_media": 0.04, "cooperative": 0.04, "neighbours": 0.07, "relatives": 0.05}

# How many registered households and others take part, apart from wish and knowledge.
TAKE_PART = {
    "cooperative": (0.45, 0.35),
    "employment": (0.4, 0.3),
    "infrastructure": (0.25, 0.3),
    "technical": (0.4, 0.25),
    "financial": (0.88, 0.3),
    "material": (0.93, 0.25),
}
GIVEN = ("dividends", "financial", "material")  # one is put on the list, and need not ask


def hear(home: Home) -> None:
    """The channels."""
    for channel in CHANNELS:
        home.put(**{f"channel_{channel}": home.bound[f"channel_{channel}"]})
    young = 2.0 if home["age"] < 50 else 1.0
    chosen = [name for name, p in MORE.items() if home.draw.chance(p * young)]
    home.mark("channel_more", tuple(MORE), chosen)


def wish(home: Home) -> None:
    """Cognition is bound; the wish to take part goes with it, and with what is handed out."""
    for programme in PROGRAMMES:
        known = home.bound[f"know_{programme}"]
        liked = 0.9 if programme in GIVEN and home.registered else 0.2
        points = home.draw.points(0.6 * (known - 3) + liked)
        home.put(**{
            f"know_{programme}": known,
            f"will_{programme}": home.draw.or_missing(points, DONT_KNOW, 0.008),
        })  # fmt: skip


def take_part(home: Home) -> None:
    """Whether it takes part; wish counts for little where things are given."""
    for programme in PROGRAMMES:
        if programme == "breeding":
            part = bool(home.bound["part_breeding"])
        elif programme == "dividends":
            part = home.draw.chance(0.92 if home["source_industry"] else 0.1)
        else:
            usual = TAKE_PART[programme][0 if home.registered else 1]
            wished = home["will_" + programme]
            pull = 0.04 if programme in GIVEN else 0.12
            if programme == "employment" and home["source_wages"]:
                usual += 0.25
            part = home.draw.chance(usual + pull * ((wished if wished > 0 else 3) - 3))
        home.put(**{f"part_{programme}": int(part)})
