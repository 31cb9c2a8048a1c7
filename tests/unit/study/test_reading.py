"""study.toml: every key is read, and every mistake is named by its path."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest

from endogen.errors import StudyError
from endogen.study.codebook import Provenance
from endogen.study.instrument import Missing
from endogen.study.reading import read_study
from endogen.study.study import Coding

LEAST = """
[study]
title = "A study"
[data]
households = "data/households.csv"
"""

WHOLE = """
[study]
title = { en = "P Village", zh = "P村" }
place = "Shanxi"
population = { en = "households", zh = "农户" }
fieldwork = [2021-07-12, 2021-07-18]
languages = ["zh"]
[data]
households = "data/households.csv"
returns = "data/returns.csv"
[questionnaire]
file = "questionnaire.xlsx"
[design]
weight = "w"
strata = "h"
psu = "v"
fpc = "N"
single_psu = "centre"
[roles]
registered = "poor"
"cognition:breeding" = "k3"
[roles.willingness]
breeding = "w3"
[coding.registered]
yes = [1]
no = [2]
missing = { "-2" = "not named", "-9" = "don't know" }
[provenance]
default = "invented"
reconstructed = ["age"]
[valid]
rule = "consent_survey == 1"
[income]
base_year = 2014
per = "household"
[programmes]
names = ["dividends", "breeding"]
[programmes.age_target]
breeding = [18, 60]
[poverty_lines]
series = ["national"]
place = "Shanxi"
[[poverty_lines.line]]
series = "county"
from = 2021-01-01
amount = 6500
source = "County notice 12"
[report]
level = 0.9
seed = 7
permutations = 1999
margin = 500
age_bands = [0, 25, 40, 60]
chapters = [0, 1, 2, 8]
targeting = { cognition = 2, willingness = 1, participation = 1, consistency = 0 }
[published]
file = "published.toml"
"""


def study_of(source: str) -> Any:
    return read_study(tomllib.loads(source))


def test_the_least_study() -> None:
    study = study_of(LEAST)
    assert study.title.zh == "A study"
    assert study.languages == ("en", "zh")
    assert study.convenience
    assert not study.synthetic
    assert study.report.age_bands == (25, 40, 60)
    assert study.report.degree_weights == (0.25, 0.25, 0.25, 0.25)
    assert len(study.programmes) == 8


def test_a_whole_study() -> None:
    study = study_of(WHOLE)
    assert study.fieldwork == (date(2021, 7, 12), date(2021, 7, 18))
    assert study.files.returns == "data/returns.csv"
    assert not study.convenience
    assert (study.drawn.weight, study.drawn.single_psu) == ("w", "centre")
    assert dict(study.roles) == {
        "registered": "poor",
        "cognition:breeding": "k3",
        "willingness:breeding": "w3",
    }
    assert study.coding["registered"] == Coding(
        ("1",), ("2",), (("-2", Missing.NOT_NAMED), ("-9", Missing.DONT_KNOW))
    )
    assert study.synthetic
    assert study.provenance.of("age") is Provenance.RECONSTRUCTED
    assert study.provenance.of("income") is Provenance.INVENTED
    assert study.income.base_year == 2014
    assert study.age_targets["breeding"] == (18.0, 60.0)
    assert study.lines.own[0].amount == 6500
    assert study.report.degree_weights == (0.5, 0.25, 0.25, 0.0)
    assert study.report.age_bands == (25, 40, 60)
    assert study.report.margin == 500


def test_a_probability_sample_without_columns_is_simple_random() -> None:
    assert not study_of(LEAST + '[design]\nkind = "probability"\n').convenience


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        ("[desing]", "E-STUDY-KEY", "[desing] is not known"),
        ("[design]\nweigth = 'w'", "E-STUDY-KEY", "[design].weigth"),
        ("[design]\nweigth = 'w'", "E-STUDY-KEY", "Did you mean weight?"),
        ("[design]\nweight = 3", "E-STUDY-TYPE", "[design].weight"),
        ("[design]\nweight = 3", "E-STUDY-TYPE", "expected: a text in quotes"),
        ("[design]\nweight = 'w'\nkind = 'convenience'", "E-STUDY-CONVENIENCE", "[design].weight"),
        ("[design]\nkind = 'random'", "E-STUDY-CHOICE", "probability, convenience"),
        ("[design]\nsingle_psu = 'center'", "E-STUDY-CHOICE", "Did you mean centre?"),
        ("[report]\nlevel = 95", "E-STUDY-RANGE", "[report].level"),
        ("[report]\nlevel = true", "E-STUDY-TYPE", "[report].level"),
        ("[report]\nseed = 1.5", "E-STUDY-TYPE", "a whole number"),
        ("[report]\nage_bands = [40, 25]", "E-STUDY-RANGE", "[report].age_bands"),
        ("[report]\nage_bands = ['40']", "E-STUDY-TYPE-EACH", "[report].age_bands"),
        ("[report]\nchapters = [12]", "E-STUDY-RANGE", "[report].chapters"),
        ("[report.targeting]\ncognition = -1", "E-STUDY-RANGE", "[report.targeting].cognition"),
        (
            "[report.targeting]\ncognition=0\nwillingness=0\nparticipation=0\nconsistency=0",
            "E-STUDY-RANGE",
            "[report].targeting",
        ),
        ("[report]\nmargin = 0", "E-STUDY-RANGE", "[report].margin"),
        ("[roles]\nregistred = 'x'", "E-STUDY-ROLE", "registered"),
        ("[roles.cognition]\nbreding = 'x'", "E-STUDY-ROLE", "cognition:breeding"),
        ("[roles]\nage = 'x'\nsize = 'x'", "E-STUDY-TWICE", "x"),
        ("[coding.registred]\nyes = [1]", "E-STUDY-ROLE", "registered"),
        ("[coding.registered]\nyes = 1", "E-STUDY-TYPE", "[coding.registered].yes"),
        ("[coding.registered]\nmissing = { '-2' = 'gone' }", "E-STUDY-CHOICE", "not named"),
        ("[provenance]\nreconstructed = ['a']\ninvented = ['a']", "E-STUDY-TWICE", "a"),
        ("[valid]\nrule = 'age >'", "E-STUDY-EXPRESSION", "[valid].rule"),
        ("[programmes]\nnames = ['breding']", "E-STUDY-CHOICE", "breeding"),
        ("[programmes.age_target]\nbreeding = [60, 18]", "E-STUDY-RANGE", "breeding"),
        ("[income]\nper = 'family'", "E-STUDY-CHOICE", "household"),
        ("[[poverty_lines.line]]\nseries = 'x'", "E-STUDY-LACKS", "[poverty_lines.line 1].from"),
        ("[poverty_lines]\nline = 3", "E-STUDY-TYPE", "[poverty_lines].line"),
    ],
)
def test_a_mistake(more: str, code: str, said: str) -> None:
    with pytest.raises(StudyError) as caught:
        study_of(LEAST + more + "\n")
    assert caught.value.code == code
    assert said in caught.value.say("en")
    assert caught.value.where.file == "study.toml"


@pytest.mark.parametrize("lacking", ["title", "households"])
def test_what_must_be_there(lacking: str) -> None:
    source = "\n".join(line for line in LEAST.splitlines() if lacking not in line)
    with pytest.raises(StudyError, match="E-STUDY-LACKS"):
        study_of(source)


def test_fieldwork_ends_after_it_began() -> None:
    with pytest.raises(StudyError, match="E-STUDY-RANGE"):
        study_of(WHOLE.replace("2021-07-18", "2021-07-01"))


def test_a_language_that_there_is_not() -> None:
    with pytest.raises(StudyError, match="E-STUDY-CHOICE"):
        study_of(WHOLE.replace('["zh"]', '["fr"]'))


PRICED = """
[study]
title = "s"
fieldwork = [2020-07-01, 2020-07-08]
[data]
households = "h.csv"
[income]
base_year = 2014
[prices]
label = { en = "rural prices", zh = "农村价格指数" }
source = "made for a test"
"""


def test_prices_are_levels_by_year_or_changes_over_the_year_before() -> None:
    levels = study_of(PRICED + "index = { 2014 = 92.0, 2020 = 103.5 }").prices
    assert levels.factor(2014, 2020) == pytest.approx(1.125)
    assert (levels.year, levels.label.zh) == (2020, "农村价格指数")
    years = ", ".join(f"{year} = 102" for year in range(2015, 2021))
    changes = study_of(f"{PRICED}previous_year = true\nindex = {{ {years} }}").prices
    assert changes.factor(2014, 2020) == pytest.approx(1.02**6)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("index = { 2014 = 92, 2019 = 103 }", "E-STUDY-PRICES"),  # not the fieldwork's year
        ("index = { 2015 = 92, 2020 = 103 }", "E-STUDY-PRICES"),  # not the base year
        ("previous_year = true\nindex = { 2015 = 102, 2020 = 102 }", "E-STUDY-PRICES"),
        ("index = { 2014 = 0, 2020 = 103 }", "E-STUDY-RANGE"),
        ("index = { year = 92, 2020 = 103 }", "E-STUDY-RANGE"),
        ("index = { 2020 = 103 }", "E-STUDY-RANGE"),
        ("index = { 2014 = 92, 2020 = 103 }\nindexes = 1", "E-STUDY-KEY"),
    ],
)
def test_prices_that_lack_a_year_are_refused(more: str, code: str) -> None:
    with pytest.raises(StudyError) as caught:
        study_of(PRICED + more)
    assert caught.value.code == code


def test_prices_need_their_source() -> None:
    with pytest.raises(StudyError, match="source"):
        study_of(PRICED.replace('source = "made for a test"', "index = { 2014 = 1, 2020 = 2 }"))


@pytest.mark.parametrize(
    ("income", "code"),
    [
        ('scale = "oced"', "E-STUDY-CHOICE"),
        ('per = "person"\nscale = "sqrt"', "E-STUDY-SCALE"),
        ('scale = "power"\nchild = 0.7', "E-STUDY-SCALE-NEEDS"),
        ('scale = "sqrt"\ntheta = 0.7', "E-STUDY-SCALE-NEEDS"),
        ('scale = "power"\nchild = 1.7\ntheta = 0.5', "E-STUDY-RANGE"),
        ('scale = "power"\nchild = 0.7\ntheta = 0', "E-STUDY-RANGE"),
    ],
)
def test_scales_that_cannot_be(income: str, code: str) -> None:
    source = f'[study]\ntitle = "s"\n[data]\nhouseholds = "h.csv"\n[income]\n{income}'
    with pytest.raises(StudyError) as caught:
        study_of(source)
    assert caught.value.code == code


def test_empowerment_counts_from_four_fifths_and_weighs_dimensions_alike() -> None:
    found = study_of(LEAST).empowerment
    assert (found.enough, found.in_dimension) == (0.8, 0.6)
    assert found.weights == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_coupling_is_an_option_and_true_or_false() -> None:
    assert not study_of(LEAST).empowerment.coupling
    assert study_of(LEAST + "[empowerment]\ncoupling = true\n").empowerment.coupling
    with pytest.raises(StudyError) as error:
        study_of(LEAST + '[empowerment]\ncoupling = "yes"\n')
    assert error.value.code == "E-STUDY-TYPE"


def test_a_coding_says_which_answers_are_enough() -> None:
    said = '[coding."values:future"]\nadequate = ">= 4"\n'
    assert study_of(LEAST + said).coding["values:future"].adequate == ">= 4"


@pytest.mark.parametrize(
    "said",
    [
        '[coding."values:future"]\nadequate = "four and more"\n',
        '[coding.age]\nadequate = ">= 4"\n',
    ],
)
def test_what_is_enough_is_a_comparison_for_an_item_of_empowerment(said: str) -> None:
    with pytest.raises(StudyError) as error:
        study_of(LEAST + said)
    assert error.value.code == "E-STUDY-ADEQUATE"


def test_weights_of_dimensions_are_brought_to_one() -> None:
    said = "[empowerment]\nenough = 0.75\nweights = { resource = 2, knowledge = 1, values = 1 }\n"
    found = study_of(LEAST + said).empowerment
    assert found.enough == 0.75
    assert found.weights == (0.5, 0.25, 0.25)
