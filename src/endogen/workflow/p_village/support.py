"""Invented: basic needs, expenses and shocks, what was given, training, links."""

from __future__ import annotations

from endogen.study.programmes import ANIMALS, HANDOUTS, SHOCKS
from endogen.workflow.p_village.draw import DONT_KNOW, REFUSED, yes_no
from endogen.workflow.p_village.home import Home

TOPICS = ("planting", "breeding", "e_commerce", "machinery", "other")
TECHNIQUES = ("silage", "penning", "disease", "seed", "machinery", "online")
OBSTACLES = ("wages", "work", "schooling", "capital", "life")
SALES = ("trader", "market", "cooperative", "company", "online")
STAGES = ("production", "processing", "selling")
WORTH = {"chickens": 600, "sheep": 2400, "other_animals": 1500, "seed": 350, "ploughing": 300,
         "other": 200}  # fmt: skip


def need(home: Home) -> None:
    """The two worries, three guarantees, and water: nearly all are met."""
    draw = home.draw
    poor = 0.04 if home.registered else 0.02
    home.put(
        needs_food=2 if draw.chance(poor) else 1,
        needs_clothing=2 if draw.chance(poor) else 1,
        needs_schooling=1 if home["children"] and draw.chance(0.8) else 3,
        needs_medical=draw.one({1: 0.86, 2: 0.04, 3: 0.1}),
        needs_housing=2 if draw.chance(0.05) else 1,
        needs_water=2 if draw.chance(0.08) else 1,
    )


def spend(home: Home) -> None:
    """Rigid expenditure, and the shocks behind it."""
    draw = home.draw
    ill = draw.chance(0.12 + 0.1 * home["lost_labour"])
    weights = {"accident": 0.03, "death": 0.03, "disaster": 0.12, "job": 0.04, "price": 0.06,
               "animals": 0.15 if home["part_breeding"] else 0.02}  # fmt: skip
    struck = [name for name, p in weights.items() if draw.chance(p)]
    struck = ["illness", *struck] if ill else struck
    home.mark("shock", tuple(SHOCKS), struck)
    for shock in SHOCKS:
        home.put(**{f"shock_date_{shock}": "", f"shock_loss_{shock}": ""})
    for shock in struck:
        year, month = draw.among(
            [(2020, m) for m in range(8, 13)] + [(2021, m) for m in range(1, 7)]
        )
        home.put(**{f"shock_date_{shock}": f"{year}-{month:02d}-01"})
        home.put(**{f"shock_loss_{shock}": draw.about(2500, 1200, low=200, step=100)})
    medical = draw.about(1500 + 1200 * home["elders"], 900, low=100, step=50)
    in_school = home["needs_schooling"] == 1
    home.put(
        rigid_medical=draw.or_missing(medical + (home["shock_loss_illness"] if ill else 0)),
        rigid_education=draw.about(2500, 900, low=300, step=100) if in_school else 0,
        rigid_disaster=home["shock_loss_disaster"] if "disaster" in struck else 0,
        rigid_other=draw.or_missing(draw.about(300, 300, step=50), REFUSED),
    )


def receive(home: Home) -> None:
    """What was handed out in kind, its worth and what became of it."""
    draw = home.draw
    usual = {"chickens": 0.6, "sheep": 0.45, "other_animals": 0.05, "seed": 0.5,
             "ploughing": 0.6, "other": 0.2}  # fmt: skip
    got = []
    for thing, p in usual.items():
        if thing in ANIMALS and not home["part_breeding"]:
            p = 0.02  # noqa: PLW2901  # the usual share of this household
        if draw.chance(p if home.registered or thing == "ploughing" else p * 0.4):
            got.append(thing)
    home.mark("in_kind", tuple(HANDOUTS), got)
    for thing in HANDOUTS:
        worth = draw.about(WORTH[thing], WORTH[thing] * 0.25, low=50, step=50)
        home.put(
            **{
                f"in_kind_value_{thing}": draw.or_missing(worth, DONT_KNOW, 0.02)
                if thing in got
                else ""
            }
        )
        if thing in ANIMALS:
            fate = ""
            if thing in got:
                kept = 6.0 if home["source_breeding"] else 0.6
                sold = 4.0 if home["age"] >= 65 else 3.0
                fate = str(draw.one({1: kept, 2: sold, 3: 1.5, 4: 1.5}))
            home.put(**{f"in_kind_fate_{thing}": fate})


def learn(home: Home) -> None:
    """Training, and techniques in use."""
    draw = home.draw
    trained = draw.chance(0.15 + 0.4 * home["part_technical"] + 0.2 * home["part_employment"])
    home.put(training=yes_no(trained), training_days="", work_found="")
    home.skip("training_topic", TOPICS)
    if trained:
        topics = {"planting": 3.0, "breeding": 4.0 if home["part_breeding"] else 1.0,
                  "e_commerce": 1.0, "machinery": 0.8, "other": 0.3}  # fmt: skip
        home.mark("training_topic", TOPICS, draw.some(topics, draw.one({1: 3.0, 2: 1.5})))
        home.put(
            training_days=draw.or_missing(draw.about(4, 2, low=1), DONT_KNOW, 0.02),
            work_found=yes_no(draw.chance(0.5 if home["part_employment"] else 0.1)),
        )
    keeps = home["source_breeding"]
    usual = {"silage": 0.6 * keeps, "penning": 0.7 * keeps, "disease": 0.1 + 0.4 * keeps,
             "seed": 0.5 * home["source_planting"], "machinery": 0.4 * home["source_planting"],
             "online": 0.03}  # fmt: skip
    used = [name for name, p in usual.items() if draw.chance(p + (0.1 if trained else 0.0))]
    home.mark("technique", TECHNIQUES, used)


def link(home: Home) -> None:
    """Members away, selling, and credit."""
    _away(home)
    draw = home.draw
    sells = home["source_planting"] or home["source_breeding"]
    usual = {"trader": 0.6, "market": 0.35, "cooperative": 0.4 * home["part_cooperative"],
             "company": 0.05, "online": 0.04}  # fmt: skip
    chosen = [name for name, p in usual.items() if sells and draw.chance(p)]
    home.mark("sales", SALES, chosen)
    stages = ["production"] if sells else []
    stages += ["processing"] if sells and draw.chance(0.08) else []
    stages += ["selling"] if draw.chance(0.05) else []
    home.mark("stage", STAGES, stages)
    needs = draw.chance(0.3 if home["age"] < 65 else 0.12)
    home.put(loan_need=yes_no(needs), loan_access="", loan_yuan="")
    if needs:
        access = draw.one({1: 3.0 + home["part_financial"], 2: 2.0, 3: 1.0, 4: 1.5})
        home.put(loan_access=access)
        if access in (1, 2):
            home.put(loan_yuan=draw.about(22000, 9000, low=3000, high=50000, step=1000))


def _away(home: Home) -> None:
    draw = home.draw
    home.put(would_return="")
    home.skip("return_obstacle", OBSTACLES)
    if not home["migrants"]:
        return
    answer = draw.one({1: 1.5, 2: 3.0, 3: 4.0})
    home.put(would_return=answer)
    if answer in (2, 3):
        weights = {"wages": 4.0, "work": 3.0, "schooling": 2.0 if home["children"] else 0.8,
                   "capital": 1.5, "life": 1.0}  # fmt: skip
        home.mark(
            "return_obstacle", OBSTACLES, draw.some(weights, draw.one({1: 2.0, 2: 3.0, 3: 1.0}))
        )
