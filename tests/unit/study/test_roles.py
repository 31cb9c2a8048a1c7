"""The vocabulary of roles."""

from __future__ import annotations

import pytest

from endogen.study import programmes
from endogen.study.codebook import Scale
from endogen.study.roles import ITEM_LABELS, VOCABULARY, UnknownRole, find, item_label

# DESIGN §5 fixes these.
FIXED = (
    "id",
    "weight",
    "strata",
    "psu",
    "registered",
    "age",
    "schooling",
    "size",
    "elders",
    "children",
    "lost-labour",
    "migrants",
    "cadre",
    "party",
    "cause:funds",
    "cognition:cooperative",
    "willingness:cooperative",
    "participation:cooperative",
    "exposure:employment",
    "income",
    "income-before",
    "growth",
    "source:planting",
    "amount:planting",
    "benefit:photovoltaic",
    "one-off:photovoltaic",
    "resource:land",
    "knowledge:technique",
    "values:aspiration",
    "deprivation:water",
    "rigid-expense:medical",
    "shock:illness",
    "consent:interview",
)


@pytest.mark.parametrize("role", FIXED)
def test_roles_that_others_call(role: str) -> None:
    assert find(role).family == role.partition(":")[0]


def test_a_family_is_the_role_of_a_question_with_many_answers() -> None:
    assert find("channel", whole_family=True).scale is Scale.YES_NO
    assert find("cause", whole_family=True).scale is Scale.PLACE


@pytest.mark.parametrize(
    ("role", "nearest"),
    [
        ("registred", "registered"),
        ("cognitoin:breeding", "cognition:breeding"),
        ("cognition:breading", "cognition:breeding"),
        ("age:head", "age"),
    ],
)
def test_the_nearest_known_role_is_named(role: str, nearest: str) -> None:
    with pytest.raises(UnknownRole) as caught:
        find(role)
    assert caught.value.nearest == nearest


@pytest.mark.parametrize("role", ["", "cognition", "cognition:", "source:Two Words", "xyz"])
def test_what_is_no_role(role: str) -> None:
    with pytest.raises(UnknownRole):
        find(role)


@pytest.mark.parametrize("role", ["age", "cognition:breeding"])
def test_what_is_no_family_of_items(role: str) -> None:
    with pytest.raises(UnknownRole):
        find(role, whole_family=True)


def test_other_studies_may_have_other_sources_but_not_other_programmes() -> None:
    assert find("source:forestry").family == "source"
    with pytest.raises(UnknownRole):
        find("cognition:forestry")


def test_every_role_is_explained_in_both_languages() -> None:
    for role in VOCABULARY:
        assert all((role.label.en, role.label.zh, role.holds.en, role.holds.zh))


def test_families_are_named_once() -> None:
    families = [role.family for role in VOCABULARY]
    assert len(families) == len(set(families))


def test_item_labels() -> None:
    assert item_label("cognition:breeding").zh == "个体养殖"
    assert item_label("source:forestry").en == "forestry"
    assert set(ITEM_LABELS) <= {role.family for role in VOCABULARY}


def test_the_papers_words() -> None:
    assert len(programmes.PROGRAMMES) == 8
    assert len(programmes.MODES) == 4
    assert len(programmes.SOURCES) == 6
    assert len(programmes.CAUSES) == 6
    assert set(programmes.MODE_OF.values()) == set(programmes.MODES)
    assert set(programmes.OWN_EFFORT) < set(programmes.SOURCES)
