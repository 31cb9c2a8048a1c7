"""A study may ask any part of the questions, of few households: it is told what can be told."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

from endogen.study.codebook import Scale
from endogen.study.expand import expand
from endogen.workflow.opening import open_study
from endogen.workflow.run import run

Answers = list[dict[str, str]]


@pytest.fixture(scope="session")
def columns(folder: Path, answers: Answers) -> dict[str, str]:
    """The columns of the questionnaire by role."""
    instrument = open_study(folder).answers.instrument
    assert instrument is not None
    held = {v.role: v.name for v in expand(instrument) if v.role and v.name in answers[0]}
    assert len(held) > 150
    return held


def study(roles: dict[str, str], margin: bool) -> str:
    """A study.toml that gives these roles to these columns."""
    families: dict[str, dict[str, str]] = {}
    plain = ['id = "key"']
    for role, column in roles.items():
        family, _, item = role.partition(":")
        if item:
            families.setdefault(family, {})[item] = column
        elif role != "id":
            plain.append(f'{role} = "{column}"')
    lines = ["[study]", 'title = "Part"', "[data]", 'households = "h.csv"', "[roles]", *plain]
    for family, items in families.items():
        lines += [f"[roles.{family}]", *(f'{item} = "{column}"' for item, column in items.items())]
    if "registered" in roles:
        lines += ["[coding.registered]", "yes = [1]", "no = [2]"]
    return "\n".join([*lines, *(["[report]", "margin = 500"] if margin else [])])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(24))
def test_any_part_of_the_questions_gives_a_report(
    seed: int, tmp_path: Path, columns: dict[str, str], answers: Answers
) -> None:
    chance = random.Random(seed)
    roles = dict(chance.sample(sorted(columns.items()), chance.choice((3, 6, 12, 25, 50, 100))))
    for role in ("registered", "growth", "age", "start", "end"):
        if chance.random() < 0.5:
            roles[role] = columns[role]
    households = chance.sample(answers, chance.choice((1, 2, 5, 20, 73)))
    named = list(dict.fromkeys(roles.values()))
    with (tmp_path / "h.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["key", *named])
        writer.writerows([place, *(one[n] for n in named)] for place, one in enumerate(households))
    (tmp_path / "study.toml").write_text(study(roles, chance.random() < 0.5), encoding="utf-8")
    done = run(tmp_path)
    assert [path.name for path in done.reports] == ["report.en.html", "report.zh.html"]
    assert all(row.id for row in done.results)


def test_without_a_questionnaire_moments_are_read_by_their_role(
    tmp_path: Path, answers: Answers
) -> None:
    with (tmp_path / "h.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["key", "start", "end"])
        for place, one in enumerate(answers):
            ends = (one["start"], one["end"]) if place else (one["end"], one["start"])
            writer.writerow([place, *ends])
    (tmp_path / "study.toml").write_text(
        study({"start": "start", "end": "end"}, margin=False), encoding="utf-8"
    )
    opened = open_study(tmp_path)
    assert [p.code for p in opened.problems] == ["E-DATA-END"]
    scales = {v.name: v.scale for v in opened.answers.dataset.codebook}
    assert scales["start"] is scales["end"] is Scale.DATE
