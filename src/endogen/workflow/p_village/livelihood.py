"""Invented: income by source, benefits by project, and money and days by operating mode.

Amounts add up to the income; income less income of the base year is six years of the bound
growth; benefits have a one-off part that registered households received far more of, so
that what remains without it hardly differs between the two groups.
"""

from __future__ import annotations

from endogen.study.programmes import MODES, PROJECTS, SOURCES
from endogen.workflow.p_village.draw import DONT_KNOW, REFUSED
from endogen.workflow.p_village.home import Home

YEARS = 6  # from the base year, 2014, to 2020
OWN_WORK = ("planting", "breeding", "business", "wages")


def benefit(home: Home) -> None:
    """Yuan from each project, and how much of it came once."""
    draw, registered = home.draw, home.registered
    regular = dict.fromkeys(PROJECTS, 0)
    once = dict.fromkeys(PROJECTS, 0)
    if home["source_industry"]:
        regular["photovoltaic"] = draw.about(700, 200, low=200, step=50)
        regular["alpaca"] = draw.about(650, 250, low=100, step=50)
    if home["part_cooperative"]:
        regular["cooperative"] = draw.about(700, 350, low=100, step=50)
    if home["part_employment"] and home["source_wages"]:
        regular["posts"] = draw.about(1400 if registered else 2200, 500, low=300, step=100)
    if home["part_breeding"]:
        earning = 1200 if home["source_breeding"] else 250
        regular["self"] = draw.about(earning, 200, low=0, step=50)
    if not registered:  # their own business in the same industries
        regular["self"] += draw.about(900, 400, low=100, step=50)
    if registered:
        once["self"] = draw.about(1100, 400, low=200, step=100)  # lambs and chickens, sold
        once["alpaca"] = draw.about(500, 200, low=0, step=100) if home["source_industry"] else 0
        once["other"] = draw.about(500, 250, low=0, step=100)
    elif draw.chance(0.3):
        once["other"] = draw.about(300, 150, low=0, step=100)
    for project in PROJECTS:
        home.put(
            **{
                f"benefit_{project}": regular[project] + once[project],
                f"oneoff_{project}": once[project],
            }
        )


def earn(home: Home) -> None:
    """Income now and in the base year, and by source."""
    draw = home.draw
    growth = home.bound["growth"]
    a_head = draw.about(2300 if home.registered else 6200, 450, low=1200)
    before = round(home["size"] * a_head * (0.9 + 0.1 * draw.rng.random()) / 100) * 100
    income = before + YEARS * growth + draw.about(0, 300, low=-600, high=600, step=100)
    amounts = _by_source(home, income)
    income = sum(amounts.values())
    home.put(
        growth=growth,
        income=income,
        months_covered=12,
        months_before=12,
        income_before=draw.or_missing(before, DONT_KNOW, 0.03),
    )
    for source in SOURCES:
        home.put(
            **{
                f"source_{source}": home.bound[f"source_{source}"],
                f"amount_{source}": amounts[source],
            }
        )
    if draw.chance(0.015):
        home.put(income=REFUSED)


def _by_source(home: Home, income: int) -> dict[str, int]:
    """Spread an income over the sources that the household has, to its last yuan."""
    draw = home.draw
    amounts = dict.fromkeys(SOURCES, 0)
    if home["source_industry"]:
        amounts["industry"] = home["benefit_photovoltaic"] + home["benefit_alpaca"]
    if home["source_support"]:
        amounts["support"] = draw.about(2600, 700, low=900, step=100)
    weights = {
        "planting": 1.0 + 0.4 * draw.rng.random(),
        "breeding": 1.6,
        "business": 3.0,
        "wages": 1.5 + 1.2 * home["migrants"],
    }
    own = {name: weights[name] for name in OWN_WORK if home[f"source_{name}"]}
    rest = max(income - sum(amounts.values()), 600 * len(own))
    if not own:
        last = "support" if home["source_support"] else "industry"
        amounts[last] += max(income - sum(amounts.values()), 0)
        return amounts
    for name, weight in own.items():
        amounts[name] = int(rest * weight / sum(own.values())) // 50 * 50
    largest = max(own, key=lambda name: amounts[name])
    amounts[largest] += rest - sum(amounts[name] for name in own)
    return amounts


def work(home: Home) -> None:
    """Days and yuan in each operating mode, and confidence that it will last."""
    draw = home.draw
    yuan = {
        "investment": home["benefit_photovoltaic"] + home["benefit_alpaca"],
        "cooperative": home["benefit_cooperative"],
        # Lambs that were sold at once are no business of one's own.
        "individual": home["benefit_self"] - home["oneoff_self"],
        "employment": home["benefit_posts"],
    }
    strength = 1.0 if home["lost_labour"] == 0 else 0.5
    days = {
        "investment": 0,
        "cooperative": draw.about(25 * strength, 12) if yuan["cooperative"] else 0,
        "individual": draw.about(60 * strength, 25),
        "employment": draw.about(90 * strength, 35, low=10) if yuan["employment"] else 0,
    }
    days["individual"] *= yuan["individual"] > 0
    for mode in MODES:
        home.put(**{f"days_{mode}": days[mode], f"yuan_{mode}": yuan[mode]})
    has = {
        "dividends": yuan["investment"] > 0,
        "shares": bool(home["part_dividends"]),
        "loans": bool(home["part_financial"]),
    }
    for thing, there in has.items():
        points = draw.points(-0.7 + 0.3 * home.knows) if there else -2
        home.put(**{f"confidence_{thing}": points})
