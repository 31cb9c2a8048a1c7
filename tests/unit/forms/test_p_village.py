"""The questionnaire of P Village holds what the paper asks and what its conclusions need."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.forms.forms_at_hand import p_village

from endogen.forms import convert, lint, read_instrument, show
from endogen.forms.read import open_form
from endogen.forms.sheets import Form
from endogen.study.codebook import Codebook, Scale
from endogen.study.expand import expand
from endogen.study.instrument import Instrument, Kind, Missing, Origin

PROGRAMMES = (
    "dividends",
    "cooperative",
    "breeding",
    "employment",
    "infrastructure",
    "technical",
    "financial",
    "material",
)

# Every item of the paper's Table 1, in its order, as the role that answers it.
TABLE_1 = (
    "registered",
    *(f"cause:{c}" for c in ("illness", "disability", "study", "skills", "labour", "funds")),
    "age",
    "schooling",
    "size",
    "elders",
    "children",
    "lost-labour",
    "migrants",
    "high-school",
    "cadre",
    "cadre-number",
    "party",
    "party-number",
    *(f"channel:{c}" for c in ("tv", "phone", "cadre", "assembly")),
    *(f"cognition:{p}" for p in PROGRAMMES),
    *(f"participation:{p}" for p in PROGRAMMES),
    "income",
    *(f"source:{s}" for s in ("planting", "breeding", "business", "wages", "support", "industry")),
    *(f"benefit:{p}" for p in ("photovoltaic", "alpaca", "cooperative", "posts", "self", "other")),
    "growth",
)

# What the paper concludes on, and its questionnaire does not ask.
ADDED = (
    *(f"willingness:{p}" for p in PROGRAMMES),
    "amount:planting",
    "income-before",
    "months-covered",
    "one-off:alpaca",
    "exposure:investment",
    "exposure:cooperative",
    "exposure:individual",
    "exposure:employment",
    "exposure-days:investment",
    "exposure-days:employment",
    "deprivation:food",
    "deprivation:clothing",
    "deprivation:schooling",
    "deprivation:medical",
    "deprivation:housing",
    "deprivation:water",
    "rigid-expense:medical",
    "shock:illness",
    "shock-date:illness",
    "shock-loss:illness",
    "registered-year",
    "exit-year",
    "in-kind:sheep",
    "in-kind:seed",
    "in-kind:ploughing",
    "in-kind-value:sheep",
    "in-kind-fate:sheep",
    "training",
    "technique:silage",
    "work-found",
    "confidence:dividends",
    "confidence:shares",
    "confidence:loans",
    "would-return",
    "return-obstacle:wages",
    "sales:trader",
    "stage:production",
    "stage:processing",
    "stage:selling",
    "loan-need",
    "loan-access",
    "satisfaction",
    "gain",
    "well-being",
    "local-identity",
    "village-say",
    "channel:new_media",
    "channel:cooperative",
    "channel:neighbours",
    "channel:relatives",
    "consent:survey",
    "consent:interview",
    "consent:matching",
    "start",
    "end",
    "enumerator",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return p_village(tmp_path_factory.mktemp("p_village"))


@pytest.fixture(scope="module")
def instrument(path: Path) -> Instrument:
    return read_instrument(path)


@pytest.fixture(scope="module")
def codebook(instrument: Instrument) -> Codebook:
    return Codebook(expand(instrument))


@pytest.fixture(scope="module")
def form(path: Path) -> Form:
    return open_form(path)


@pytest.mark.parametrize("role", TABLE_1)
def test_every_item_of_table_1_is_asked_as_of_the_paper(role: str, codebook: Codebook) -> None:
    assert codebook.of(role).origin is Origin.PAPER


@pytest.mark.parametrize("role", ADDED)
def test_what_the_conclusions_need_is_asked_as_added(role: str, codebook: Codebook) -> None:
    assert codebook.of(role).origin is Origin.ADDED


def test_nothing_else_is_said_to_be_of_the_paper(codebook: Codebook) -> None:
    paper = {v.role for v in codebook if v.origin is Origin.PAPER and v.role}
    assert paper == set(TABLE_1)


def test_registered_1_means_yes_and_2_means_no(instrument: Instrument) -> None:
    truths = {c.code: c.truth for c in instrument["registered"].categories}
    assert truths == {"1": True, "2": False}


def test_participation_0_means_no_and_1_means_yes(instrument: Instrument) -> None:
    truths = {c.code: c.truth for c in instrument["part_breeding"].categories}
    assert truths == {"0": False, "1": True}


def test_cognition_has_five_points_and_no_other_answer(instrument: Instrument) -> None:
    for programme in PROGRAMMES:
        codes = [c.code for c in instrument[f"know_{programme}"].categories]
        assert codes == ["1", "2", "3", "4", "5"]


def test_causes_are_places_and_minus_two_is_not_named(
    codebook: Codebook, instrument: Instrument
) -> None:
    causes = codebook.family("cause")
    assert list(causes) == ["illness", "disability", "study", "skills", "labour", "funds"]
    assert {v.scale for v in causes.values()} == {Scale.PLACE}
    assert causes["funds"].name == "cause_funds"
    assert dict(instrument["cause"].missing)["-2"] is Missing.NOT_NAMED


def test_at_most_four_causes_and_only_the_named_ones_are_ranked(form: Form) -> None:
    rows = {row["name"]: row for row in form.survey}
    assert "count-selected(.) <= 4" in rows["cause_which"]["constraint"]
    assert rows["cause"]["choice_filter"] == "selected(${cause_which}, name)"


def test_an_untouched_order_is_not_an_answer(form: Form) -> None:
    """The list begins in an order made by chance, and must be confirmed or it is wiped."""
    rows = {row["name"]: row for row in form.survey}
    assert rows["cause"]["parameters"] == "randomize=true"
    assert "not(${cause_confirm} = 2)" in rows["cause"]["relevant"]
    assert rows["cause_confirm"]["required"] == "yes"


def test_five_items_with_a_cut_off_for_each_dimension(codebook: Codebook) -> None:
    for dimension in ("resource", "knowledge", "values"):
        items = codebook.family(dimension)
        assert len(items) == 5
        assert all(v.adequate for v in items.values())


def test_waiting_for_help_is_adequate_when_denied(codebook: Codebook) -> None:
    assert codebook.of("values:self_reliance").adequate == "<= 2"


def test_channels_of_the_paper_and_added_ones_are_one_family(codebook: Codebook) -> None:
    channels = codebook.family("channel")
    assert [v.name for v in channels.values()] == [
        "channel_tv",
        "channel_phone",
        "channel_cadre",
        "channel_assembly",
        "channel_new_media",
        "channel_cooperative",
        "channel_neighbours",
        "channel_relatives",
    ]


def test_columns_have_short_labels_in_both_languages(codebook: Codebook) -> None:
    assert codebook.of("cognition:breeding").label.en == "cognition: individual breeding"
    assert codebook.of("channel:tv").label.zh == "了解渠道：电视、村广播"
    assert all(v.label.en and v.label.zh for v in codebook if v.role not in ("start", "end"))


def test_deprived_is_true_when_the_need_is_not_met(instrument: Instrument) -> None:
    truths = {c.code: c.truth for c in instrument["needs_water"].categories if not c.missing}
    assert truths == {"1": False, "2": True, "3": True}


def test_every_question_says_its_role_and_origin(form: Form) -> None:
    for row in form.survey:
        if not row["type"].startswith(("begin", "end_")):
            assert row["role"], row["name"]
            assert row["origin"] in ("paper", "added"), row["name"]


def test_every_text_is_there_in_both_languages(form: Form) -> None:
    assert dict(form.languages) == {"en": "English (en)", "zh": "中文 (zh)"}
    for sheet in (form.survey, form.choices):
        for row in sheet:
            for column in ("label", "short", "hint", "constraint_message"):
                said = form.label(row, column)
                assert bool(said.en) == bool(said.zh), (row.number, column)


def test_every_constraint_says_what_is_wanted(form: Form) -> None:
    for row in form.survey:
        assert bool(row["constraint"]) == bool(form.label(row, "constraint_message").zh)


def test_consent_comes_before_everything_that_is_asked(instrument: Instrument) -> None:
    names = [q.name for q in instrument]
    assert names[:5] == ["start", "end", "enumerator", "household_id", "consent_survey"]


def test_without_consent_nothing_is_asked(form: Form) -> None:
    depth = 0
    for row in form.survey:
        if row["type"] == "begin_group":
            if depth == 0 and row["name"] != "consent":
                assert row["relevant"] == "${consent_survey} = 1"
            depth += 1
        depth -= row["type"] == "end_group"


def test_age_bands_are_left_to_the_computation(instrument: Instrument) -> None:
    age = instrument["age"]
    assert (age.kind, age.low, age.high) == (Kind.INTEGER, 16, 110)


def test_it_converts_without_a_warning(path: Path) -> None:
    assert convert(path).warnings == ()


def test_odk_validate_finds_nothing(path: Path) -> None:
    converted = convert(path, validate=True)
    assert converted.warnings == ()
    assert converted.xform.startswith("<?xml")


def test_lint_finds_nothing(path: Path) -> None:
    assert lint(path) == ()


def test_shown_in_chinese_with_codes(path: Path) -> None:
    said = show(path, "zh")
    assert said.startswith("P村产业扶贫入户调查\n")
    assert "您家是（或曾经是）建档立卡贫困户吗？  [registered]\n" in said
    assert "( )   1  是\n" in said


def test_reading_it_loads_nothing_heavy(path: Path) -> None:
    import subprocess
    import sys

    script = (
        "import sys; from pathlib import Path; from endogen.forms import read_instrument;"
        f"read_instrument(Path({str(path)!r}));"
        "print([m for m in ('pyxform', 'openpyxl', 'xlsxwriter', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
