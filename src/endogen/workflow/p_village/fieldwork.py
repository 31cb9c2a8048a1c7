"""Invented: who asked whom when, consent, and the questionnaires that came to nothing."""

from __future__ import annotations

from random import Random

from endogen.workflow.p_village.draw import Draw, yes_no
from endogen.workflow.p_village.home import Home

ENUMERATORS = ("E1", "E2", "E3", "E4")
FIRST_DAY, DAYS = 12, 7  # of July 2021
LOST: tuple[tuple[str, str], ...] = (
    ("refused", "no time"),
    ("refused", "does not speak about income"),
    ("unusable", "pages left empty"),
)


def ask(home: Home) -> None:
    """Day, hour and enumerator, and what the household agreed to."""
    draw = home.draw
    day = FIRST_DAY + (home.number - 1) * DAYS // 76
    start = draw.about(8 * 60 + 30 + draw.rng.random() * 540, 0)
    end = start + draw.about(42, 8, low=24, high=75)
    home.put(
        start=_time(day, start),
        end=_time(day, end),
        enumerator=draw.among(ENUMERATORS),
        household_id=f"P{home.number:03d}",
        consent_survey=yes_no(True),
        consent_interview=yes_no(draw.chance(0.55)),
        consent_matching=yes_no(draw.chance(0.8)),
    )


def returns(homes: list[Home], rng: Random) -> list[dict[str, str]]:
    """Every questionnaire handed out, in order: the valid ones and the three lost."""
    rows = [
        {"id": str(home.answers["household_id"]), "outcome": "valid", "reason": ""}
        for home in homes
    ]
    draw = Draw(rng)
    for number, (outcome, reason) in enumerate(LOST, start=len(homes) + 1):
        rows.insert(
            draw.rng.randrange(len(rows)),
            {"id": f"P{number:03d}", "outcome": outcome, "reason": reason},
        )
    return rows


def _time(day: int, minutes: int) -> str:
    return f"2021-07-{day:02d}T{minutes // 60:02d}:{minutes % 60:02d}:00+08:00"
