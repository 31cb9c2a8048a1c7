"""A small publication with right and wrong figures, and a way to judge it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence

import pytest

from endogen.i18n import Label, render
from endogen.published import Verdict, Word, compare, read_published
from endogen.published.spelling import spell
from endogen.study.codebook import Codebook, Provenance, Scale, Variable
from endogen.study.grammar import Call
from endogen.study.instrument import Category, Instrument, Kind, Origin, Question
from endogen.survey.estimate import Estimate

HEAD = """
[publication]
cites = "A. Author, 2020"
n = "n"
[[figure]]
id = "n"
place = "section 1"
printed = "73"
"""
CODEBOOK = Codebook(
    (
        Variable("member", Scale.YES_NO, role="registered", question="member",
                 origin=Origin.PAPER),
        Variable("age", Scale.COUNT, role="age", question="age", origin=Origin.PAPER),
        Variable("know", Scale.ORDINAL, role="cognition:breeding", question="know",
                 origin=Origin.PAPER),
        Variable("will", Scale.ORDINAL, role="willingness:breeding", question="will",
                 origin=Origin.ADDED),
        Variable("growth", Scale.AMOUNT, role="growth", question="growth", origin=Origin.PAPER),
        Variable("made_up", Scale.AMOUNT, question="made_up", origin=Origin.PAPER,
                 provenance=Provenance.INVENTED),
    )
)  # fmt: skip


def questionnaire(yes: str, no: str) -> Instrument:
    """A questionnaire whose yes/no question has these codes."""
    categories = (Category(yes, Label("yes"), truth=True), Category(no, Label("no"), truth=False))
    return Instrument((Question("member", Kind.SELECT_ONE, categories=categories),))


Judge = Callable[..., dict[str, Verdict]]


@pytest.fixture
def judge() -> Judge:
    """Judge a publication against estimates that are given, not computed."""

    def judged(
        toml: str,
        estimates: dict[str, Estimate] | None = None,
        codes: tuple[str, str] = ("1", "0"),
    ) -> dict[str, Verdict]:
        known = estimates or {}

        def ask(calls: Sequence[Call]) -> list[Estimate]:
            return [known.get(spell(call), Estimate(note="unknown")) for call in calls]

        published = read_published(tomllib.loads(HEAD + toml))
        found = compare(published, CODEBOOK, {"households": ask}, questionnaire(*codes))
        return {verdict.id: verdict for verdict in found.verdicts}

    return judged


@pytest.fixture
def words(judge: Judge) -> Callable[..., dict[str, Word]]:
    """The verdicts only."""

    def worded(*args: object, **named: object) -> dict[str, Word]:
        return {id_: verdict.verdict for id_, verdict in judge(*args, **named).items()}

    return worded


def english(verdict: Verdict) -> str:
    """What a verdict says."""
    return f"{render(verdict.recomputed, 'en')} {render(verdict.note, 'en')}"
