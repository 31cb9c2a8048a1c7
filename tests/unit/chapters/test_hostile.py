"""Every section on answers that nobody would wish for: whole sentences, or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from tests.unit.chapters.village import SECTIONS, Said, study, told, village

from endogen.chapters.chapter import Data, Told
from endogen.i18n import Words
from endogen.report.document import Figure, Note, Paragraph, Statement, Table
from endogen.report.format import absent
from endogen.report.speech import values_in
from endogen.study import programmes as p
from endogen.study.study import Drawn, Income, Study
from endogen.survey.design import Design

Rows = dict[str, list[float | None]]
SIZE = 24
EMPOWERING = (
    "resource:land", "resource:credit", "knowledge:technique", "knowledge:online",
    "values:aspiration", "values:future",
)  # fmt: skip


def answers(n: int = SIZE) -> Rows:
    """Every role that a section asks for, answered by `n` households, none alike."""

    def cycle(*values: float, shift: int = 0, step: int = 1) -> list[float | None]:
        return [values[(step * i + i // len(values) + shift) % len(values)] for i in range(n)]

    made: Rows = {
        "registered": [1.0 if i % 3 else 0.0 for i in range(n)],
        "age": [22.0 + (37 * i) % 61 for i in range(n)],
        "schooling": cycle(0, 3, 6, 9, 12, step=2),
        "size": cycle(2, 3, 4, 5, 6),
        "elders": cycle(0, 1, 2, shift=1),
        "children": cycle(0, 1, 0, 2),
        "lost-labour": cycle(0, 0, 1),
        "migrants": cycle(0, 1, 1, 2),
        "high-school": cycle(0, 0, 1),
        "cadre": cycle(0, 0, 0, 1),
        "party": cycle(0, 1, 0),
        "cadre-number": cycle(0, 0, 0, 1),
        "party-number": cycle(0, 1, 0),
        "months-covered": cycle(12, 12, 11),
        "income": [9000.0 + 700 * ((5 * i) % 17) for i in range(n)],
        "income-before": [4000.0 + 300 * ((7 * i) % 13) for i in range(n)],
        "growth": [400.0 + 90 * ((3 * i) % 11) for i in range(n)],
    }
    for k, name in enumerate(p.PROGRAMMES):
        made[f"cognition:{name}"] = cycle(1, 2, 3, 4, 5, shift=k)
        made[f"willingness:{name}"] = cycle(5, 4, 2, 1, 3, 4, shift=k)
        made[f"participation:{name}"] = cycle(1, 0, 1, 1, 0, 0, shift=k)
    for k, name in enumerate(("tv", "phone", "cadre", "assembly")):
        made[f"channel:{name}"] = cycle(1, 0, 1, 0, 0, shift=k)
    for k, name in enumerate(p.SOURCES):
        made[f"source:{name}"] = cycle(1, 1, 0, 0, 1, shift=k)
        made[f"amount:{name}"] = [100.0 * ((3 * i + k) % 9) for i in range(n)]
    for k, name in enumerate(p.CAUSES):
        made[f"cause:{name}"] = [float(1 + (i + k) % 6) if (i + k) % 6 < 4 else None
                                 for i in range(n)]  # fmt: skip
    for k, name in enumerate(p.PROJECTS):
        made[f"benefit:{name}"] = [200.0 * ((2 * i + k) % 5) for i in range(n)]
        made[f"one-off:{name}"] = [100.0 * ((i + k) % 3) for i in range(n)]
    for k, name in enumerate(p.MODES):
        made[f"exposure:{name}"] = [300.0 * ((3 * i + k) % 4) for i in range(n)]
        made[f"exposure-days:{name}"] = [10.0 * ((i + k) % 5) for i in range(n)]
    for k, name in enumerate(EMPOWERING):
        made[name] = cycle(5, 2, 4, 3, 1, shift=k, step=2)
    for k, name in enumerate(("silage", "penning", "online")):
        made[f"technique:{name}"] = cycle(1, 0, 0, 1, 1, shift=k)
    for k, name in enumerate(("production", "processing", "selling")):
        made[f"stage:{name}"] = cycle(1, 0, 1, 0, 0, 0, shift=k)
    for k, name in enumerate(("trader", "online")):
        made[f"sales:{name}"] = cycle(0, 1, 0, 0, shift=k)
    for k, name in enumerate(p.ANIMALS):
        made[f"in-kind-fate:{name}"] = [float(1 + (i + k) % 5) if (i + k) % 5 < 4 else None
                                        for i in range(n)]  # fmt: skip
    made["local-identity"] = cycle(5, 4, 3, 5, 2, 1)
    made["village-say"] = cycle(1, 2, 3, 2, 4, 5, 1)
    for k, name in enumerate(p.DEPRIVATIONS):
        made[f"deprivation:{name}"] = cycle(0, 1, 0, 0, 1, 0, 0, shift=k)
    return made


def about(**more: object) -> Study:
    """A study that states all that a section may want to know."""
    given = study(
        fieldwork=(date(2020, 7, 1), date(2020, 7, 20)),
        income=Income(base_year=2014),
        age_targets={"employment": (16, 60), "technical": (16, 60)},
        report={"margin": 500.0, "permutations": 99},
    )
    return replace(given, **more)  # type: ignore[arg-type]  # names are Study's fields


def only(n: int) -> Callable[[Rows], Rows]:
    return lambda rows: {role: held[:n] for role, held in rows.items()}


def blank(*families: str) -> Callable[[Rows], Rows]:
    return lambda rows: {
        role: [None] * len(held) if role.partition(":")[0] in families else held
        for role, held in rows.items()
    }


def every(value: float, *families: str) -> Callable[[Rows], Rows]:
    return lambda rows: {
        role: [value] * len(held) if role.partition(":")[0] in families else held
        for role, held in rows.items()
    }


def without(*families: str) -> Callable[[Rows], Rows]:
    return lambda rows: {r: held for r, held in rows.items() if r.partition(":")[0] not in families}


def first_of_each_family(rows: Rows) -> Rows:
    """One item a family, and another one in each, so that no two families share an item."""
    kept: Rows = {}
    seen: list[str] = []
    for role, held in rows.items():
        family, colon, _ = role.partition(":")
        if not colon:
            kept[role] = held
        elif family not in seen:
            items = [r for r in rows if r.startswith(family + ":")]
            kept[items[len(seen) % len(items)]] = rows[items[len(seen) % len(items)]]
            seen.append(family)
    return kept


def all_alike(rows: Rows) -> Rows:
    return {role: [held[0]] * len(held) for role, held in rows.items()}


def holes(rows: Rows) -> Rows:
    return {
        role: [x if (7 * i + len(role)) % 5 == 0 else None for i, x in enumerate(held)]
        for role, held in rows.items()
    }


def one_registered(rows: Rows) -> Rows:
    return rows | {"registered": [1.0, *[0.0] * (len(rows["registered"]) - 1)]}


KNOWN = (
    "registered", "age", "schooling", "cognition", "willingness", "participation", "channel",
    "source", "amount", "benefit", "one-off", "income", "income-before", "growth", "cause",
    "size", "elders", "children", "lost-labour", "exposure", "exposure-days", "resource",
    "knowledge", "values", "deprivation", "technique", "stage", "sales", "in-kind-fate",
    "local-identity", "village-say",
)  # fmt: skip
ALIKE = (
    "age",
    "schooling",
    "cognition",
    "income",
    "growth",
    "benefit",
    "elders",
    "exposure",
    "resource",
    "values",
    "local-identity",
    "in-kind-fate",
    "technique",
)
AWKWARD: dict[str, Callable[[Rows], Rows]] = {
    "as it comes": lambda rows: rows,
    "one household": only(1),
    "two households": only(2),
    "three households": only(3),
    "all alike": all_alike,
    "holes": holes,
    "only registered": every(1, "registered"),
    "none registered": every(0, "registered"),
    "one registered": one_registered,
    "nobody answered": blank(*KNOWN),
    "no to everything": every(
        0, "participation", "channel", "source", "amount", "benefit", "deprivation"
    ),
    "yes to everything": every(1, "participation", "channel", "source", "deprivation"),
    "nobody wants": every(1, "willingness"),
    "everybody wants": every(5, "willingness"),
    "one item a family": first_of_each_family,
    **{f"nobody said: {family}": blank(family) for family in KNOWN},
    **{f"not asked: {family}": without(family) for family in KNOWN},
    **{f"all the same: {family}": every(1, family) for family in ALIKE},
}
DESIGNS = {
    "met": (Drawn(), None),
    "drawn": (
        Drawn(convenience=False, weight="w", strata="h", psu="v"),
        Design(weight="w", strata="h", psu="v"),
    ),
}


def made(change: Callable[[Rows], Rows], how: str = "met", **more: object) -> Data:
    """A village whose answers were changed, met or drawn."""
    rows = change(answers())
    drawn, design = DESIGNS[how]
    n = len(next(iter(rows.values())))
    extra = {"w": [1.0 + i % 3 for i in range(n)], "h": [float(i % 2) for i in range(n)],
             "v": [float(i % 2 * 10 + i % 6) for i in range(n)]}  # fmt: skip
    return village(rows, about(drawn=drawn, **more), design=design, extra=extra)


def sentences(said: Said) -> Iterator[Words]:
    """All that is read as prose: statements, paragraphs, notes, alternative texts."""
    for block in said.blocks:
        match block:
            case Statement() | Paragraph() | Note():
                yield block.text
            case Figure():
                yield from filter(None, (block.title, block.alt, block.base, *block.notes))
            case Table():
                yield from filter(None, (block.title, block.base, *block.notes))


CASES = [
    pytest.param(change, how, id=f"{name}, {how}", marks=[pytest.mark.slow] * (how == "drawn"))
    for name, change in AWKWARD.items()
    for how in DESIGNS
    if how == "met" or not name.endswith(("one household", "two households", "three households"))
]


@pytest.mark.parametrize(("change", "how"), CASES)
def test_whole_sentences_or_none(change: Callable[[Rows], Rows], how: str) -> None:
    data = made(change, how)
    wrong: list[str] = []
    for section in SECTIONS:
        if not SECTIONS[section].lacks(data.codebook):
            known = told(section, data)
            wrong += [
                f"{section}: {w}" for lang in ("en", "zh") for w in faults(section, known, lang)
            ]
    assert not wrong, "\n".join(wrong)


def faults(section: str, known: Told, lang: str) -> Iterator[str]:
    """What a reader would stumble over."""
    said = Said(section, known, lang)
    for item in sentences(said):
        words = said.words(item)
        for value in values_in(item):
            if absent(known[value.row], value.show):
                yield f"no number for {value.row} ({value.show}) in: {words}"
        yield from stumbling(words, lang)
    for block in said.blocks:
        if isinstance(block, Statement):
            yield from (f"cites {row}" for row in block.rows if row not in known)
        if isinstance(block, Table):
            for row in block.rows:
                if len(row.cells) not in (0, len(block.columns)):
                    yield f"{len(row.cells)} cells under {len(block.columns)} heads in {block.id}"
                for cell in row.cells:
                    said.words(cell)  # a cell without its row raises


RAW = re.compile(r"\b[a-z]+(?:-[a-z]+)?:[a-z]+\b|\b[a-z]+_[a-z_]+\b")
HAN = re.compile(r"[\u4e00-\u9fff]")
NUMBERLESS = re.compile(r"\b(nan|None|inf)\b")


def stumbling(words: str, lang: str) -> Iterator[str]:
    """What no prose may hold: codes, columns, empty places."""
    checks = {
        "empty": not words.strip(),
        "a place left open": "{" in words,
        "not a number": bool(NUMBERLESS.search(words)),
        "a column or role": bool(RAW.search(words)),
        "a gap": "  " in words,
        "no Chinese": lang == "zh" and not HAN.search(words),
    }
    yield from (f"{fault}: {words!r}" for fault, found in checks.items() if found)
