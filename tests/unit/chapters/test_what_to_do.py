"""Chapter 7: each finding fires, does not, or cannot tell, by its rows; advice follows it."""

from __future__ import annotations

import pytest
from tests.unit.chapters.test_hostile import about, answers
from tests.unit.chapters.village import Said, of_rows, village

from endogen.chapters.chapter import Told
from endogen.chapters.what_to_do.findings import found_by_id
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results
from endogen.survey.strength import Strength

DATA = village(answers(), about())
MDE = 0.3
Case = tuple[str, float, float, float]  # row, estimate, p, adjusted p


def rows_of(*cases: Case, provenance: str = "survey") -> Told:
    """Rows made by hand, each contrast with its detectable size."""
    made = []
    for id_, estimate, p, adjusted in cases:
        half = abs(estimate) * (0.5 if p < 0.05 else 2) + 1e-3
        made.append(
            Estimate(
                id=id_, estimate=estimate, se=0.1, ci_low=estimate - half, df=60.0, n=73,
                ci_high=estimate + half, p=p, p_adjusted=adjusted, provenance=provenance, count=9,
            )
        )  # fmt: skip
        stem = id_.removesuffix(".r").removesuffix(".difference").removesuffix(".mcnemar")
        sizes = {
            f"{id_}.mde",
            f"{stem}.mde",
            stem.replace("1.consistency", "7.findings.wish") + ".mde",
        }
        made += [Estimate(id=size, estimate=MDE, n=73, provenance=provenance)
                 for size in sorted(sizes)]  # fmt: skip
    return of_rows(DATA, Results.of(made))


EFFECT = "4.effects.score"
PAIR = f"{EFFECT}.investment-cooperative"
MONEY = [f"7.findings.income.{mode}" for mode in ("cooperative", "individual", "employment")]
# finding: its rows, with the sign that the claim gives each
CLAIMS: dict[str, tuple[tuple[str, int], ...]] = {
    "known-less": (("1.age.breeding.r", -1),),
    "passive": (("1.consistency.breeding.mcnemar", 1),),
    "frustrated": (("1.consistency.breeding.mcnemar", -1),),
    "capture": (("1.capture.breeding.difference", 1),),
    "without-labour": (("1.bands.labour.cognition.difference", -1),),
    "only-one-off": (("2.propoor.all.registered", 1), ("2.propoor.net.registered", -1)),
    "public-money": (("7.findings.public", 1),),
    "more-empowered": ((f"{EFFECT}.cooperative", 1),),
    "papers-order": ((PAIR, -1),),
    "investment": (*((row, 1) for row in MONEY), (PAIR, -1)),
}


@pytest.mark.parametrize("claim", CLAIMS)
def test_fires_where_its_rows_are_clear(claim: str) -> None:
    told = rows_of(*((row, 0.4 * sign, 0.001, 0.01) for row, sign in CLAIMS[claim]))
    assert found_by_id(told)[claim].strength is Strength.CLEAR


@pytest.mark.parametrize("claim", CLAIMS)
def test_does_not_fire_where_they_speak_clearly_against_it(claim: str) -> None:
    told = rows_of(*((row, -0.4 * sign, 0.001, 0.01) for row, sign in CLAIMS[claim]))
    assert claim not in found_by_id(told)


@pytest.mark.parametrize("claim", CLAIMS)
def test_does_not_fire_without_rows(claim: str) -> None:
    assert claim not in found_by_id(rows_of(("0.sample.x", 0.4, 0.001, 0.01)))


@pytest.mark.parametrize("claim", CLAIMS)
def test_cannot_tell_where_no_test_rejects_and_says_what_would_be_found(claim: str) -> None:
    told = rows_of(*((row, 0.1 * sign, 0.4, 0.9) for row, sign in CLAIMS[claim]))
    finding = found_by_id(told)[claim]
    assert finding.strength is Strength.CANNOT_TELL
    assert any(row.endswith(".mde") for row in finding.rows)
    assert not finding.found


ADJUSTED = [claim for claim in CLAIMS if claim not in ("only-one-off", "public-money")]


@pytest.mark.parametrize("claim", ADJUSTED)
def test_is_suggestive_where_only_the_unadjusted_test_rejects(claim: str) -> None:
    told = rows_of(*((row, 0.4 * sign, 0.02, 0.2) for row, sign in CLAIMS[claim]))
    assert found_by_id(told)[claim].strength is Strength.SUGGESTIVE


def test_growth_without_one_off_benefits_untold_does_not_show_that_only_they_helped() -> None:
    told = rows_of(
        ("2.propoor.all.registered", 0.4, 0.001, 0.001), ("2.propoor.net.registered", 0.1, 0.4, 0.4)
    )
    assert found_by_id(told)["only-one-off"].strength is Strength.CANNOT_TELL


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_advice_from_answers_of_households_is_in_the_indicative(lang: str) -> None:
    told = rows_of(("1.age.breeding.r", -0.6, 0.001, 0.01))
    said = Said("7.advice", told, lang).table("7.advice")
    what = said["What" if lang == "en" else "做什么"][0]
    assert what  # the last group, of those without labour
    page = " ".join(Said("7.answer", told, lang).sentences())
    assert ("Advice: explain" if lang == "en" else "建议：用通俗语言") in page


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_advice_from_invented_answers_is_in_the_conditional(lang: str) -> None:
    told = rows_of(("1.age.breeding.r", -0.6, 0.001, 0.01), provenance="invented")
    page = " ".join(Said("7.answer", told, lang).sentences())
    assert ("Advice: " if lang == "en" else "建议：用") not in page
    assert ("the advice would be" if lang == "en" else "建议会是") in page
