"""A small village: questions as P Village asks them, and answers that break no rule."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from endogen.checks.validate import Checked, validate
from endogen.i18n import Label
from endogen.sources.households import read_households
from endogen.study.instrument import Category, Instrument, Kind, Missing, Question
from endogen.study.study import Files, Study

Row = dict[str, object]

CAUSES = ("illness", "disability", "study", "skills", "labour", "funds")
PROGRAMMES = ("dividends", "cooperative", "breeding", "employment", "infrastructure")
YES_NO = (Category("1", truth=True), Category("2", truth=False))
TAKES_PART = (Category("0", truth=False), Category("1", truth=True))
POINTS = tuple(Category(str(i)) for i in range(1, 6))
LOST = (("-8", Missing.REFUSED), ("-9", Missing.DONT_KNOW))


def question(name: str, kind: Kind = Kind.INTEGER, role: str = "", **more: object) -> Question:
    """A question whose role is its name unless said otherwise."""
    return Question(name, kind, Label(name, name), role=role or name, **more)  # type: ignore[arg-type]


INSTRUMENT = Instrument(
    (
        question("household_id", Kind.TEXT, "id"),
        question("consent_survey", Kind.SELECT_ONE, "consent:survey", categories=YES_NO),
        question("start", Kind.DATE),
        question("end", Kind.DATE),
        question("registered", Kind.SELECT_ONE, categories=YES_NO),
        question(
            "cause",
            Kind.RANK,
            categories=tuple(map(Category, CAUSES)),
            missing=(("-2", Missing.NOT_NAMED),),
        ),
        question(
            "channel",
            Kind.SELECT_MULTIPLE,
            categories=(
                Category("tv"),
                Category("phone"),
                Category("cadre"),
                Category("none", missing=Missing.NOT_NAMED),
                Category("-8", missing=Missing.REFUSED),
            ),
        ),
        question("age", low=16, high=120, missing=LOST),
        question("schooling", low=0, high=25),
        question("size", low=1, high=40),
        question("elders", low=0),
        question("children", low=0),
        question("has_cadre", Kind.SELECT_ONE, "cadre", categories=YES_NO),
        question("cadres", role="cadre-number", conditional=True),
        question("income", unit="yuan", missing=LOST),
        question("source_planting", Kind.SELECT_ONE, "source:planting", categories=TAKES_PART),
        question("amount_planting", role="amount:planting", unit="yuan"),
        question("benefit_cooperative", role="benefit:cooperative", unit="yuan"),
        question("oneoff_cooperative", role="one-off:cooperative", unit="yuan"),
        *(
            question(f"know_{p}", Kind.SELECT_ONE, f"cognition:{p}", categories=POINTS)
            for p in PROGRAMMES
        ),
        *(
            question(f"part_{p}", Kind.SELECT_ONE, f"participation:{p}", categories=TAKES_PART)
            for p in PROGRAMMES
        ),
    )
)

STUDY = Study(
    title=Label("A village", "某村"),
    files=Files("households.csv"),
    fieldwork=(date(2021, 7, 1), date(2021, 7, 20)),
)


def answers(n: int = 12) -> list[Row]:
    """Rows without a fault; `n` of them, the registered ones first."""
    return [_household(i, registered=i <= (n + 1) // 2) for i in range(1, n + 1)]


def _household(number: int, *, registered: bool) -> Row:
    named = {"funds": 1, "skills": 2, "illness": 3} if registered else {}
    row: Row = {
        "household_id": f"P{number:03}",
        "consent_survey": 1,
        "start": "2021-07-03T09:00:00.000+08:00",
        "end": "2021-07-03T09:40:00.000+08:00",
        "registered": 1 if registered else 2,
        **{f"cause_{c}": named.get(c, -2) for c in CAUSES},
        "channel_tv": number % 2,
        "channel_phone": 1,
        "channel_cadre": 0,
        "age": 40 + number,
        "schooling": 6,
        "size": 4,
        "elders": 1,
        "children": 1,
        "has_cadre": 2,
        "cadres": "",
        "income": 20_000 + 100 * number,
        "source_planting": 1,
        "amount_planting": 3_000,
        "benefit_cooperative": 500,
        "oneoff_cooperative": 200,
    }
    for at, programme in enumerate(PROGRAMMES):
        row[f"know_{programme}"] = 2 + (number + at) % 4
        row[f"part_{programme}"] = (number + at) % 2
    return row


def text(rows: Sequence[Mapping[str, object]], delimiter: str = ",") -> str:
    """The rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def check(
    folder: Path, rows: Sequence[Mapping[str, object]], study: Study = STUDY, **options: object
) -> Checked:
    """Write the rows as the study's answers, read them and check them."""
    (folder / "households.csv").write_text(text(rows), encoding="utf-8")
    prepared = read_households(folder, study, INSTRUMENT)
    return validate(prepared.dataset, INSTRUMENT, study, **options)  # type: ignore[arg-type]
