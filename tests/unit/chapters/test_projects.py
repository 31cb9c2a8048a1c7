"""Sections on projects: what they say of projects that are stated well, badly, not at all."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.unit.chapters.test_hostile import about, answers, faults
from tests.unit.chapters.village import SECTIONS, Said, drawn, says, study, told, village
from tests.unit.projects.made import in_years, level, project, sum_of

from endogen.chapters.chapter import Data
from endogen.study.amount import Amount
from endogen.study.codebook import Provenance
from endogen.study.programmes import MODES
from endogen.study.project import CLAUSES, Project, Projects
from endogen.study.study import Empowerment, Investment
from endogen.survey.design import Design

IDS = ("4.projects", "4.linkage", "4.flow", "4.stability", "4.cost")


def with_projects(*projects: Project, data: Data | None = None, **more: Any) -> Data:
    return replace(data or village({"age": [40.0, 50.0]}, study(**more)), projects=Projects(
        ("projects.csv",), projects))  # fmt: skip


BASE = level(1_700_000, 140_000, id_="base", start=2016)
SUN = project(sum_of("paid", 20_000, 40_000, party="village"), id_="sun")


def test_whether_it_pays_back_hangs_on_the_clause() -> None:
    said = says("4.projects", with_projects(BASE))
    (sentence,) = said.sentences("cannot tell")
    assert "depends on what the contract does not state" in sentence
    assert "−3.4% to 8.2% a year" in sentence
    assert ("4.projects.irr.base.never-10", "4.projects.irr.base.returned-10") in said.cited


@pytest.mark.parametrize(
    ("clause", "term", "says_"),
    [
        ("returned", 5.0, "by its contract the money returns 8.2% a year"),
        ("never", 10.0, "by its contract the money returns −3.4% a year"),
    ],
)
def test_a_contract_that_states_both_leaves_nothing_open(
    clause: str, term: float, says_: str
) -> None:
    said = says("4.projects", with_projects(replace(BASE, principal=clause, term=Amount.of(term))))
    assert not said.sentences("cannot tell")
    assert any(says_ in sentence for sentence in said.sentences())


def test_where_no_reading_loses_money_it_says_so() -> None:
    said = says("4.projects", with_projects(level(100, 30)))
    assert not said.sentences("cannot tell")
    assert any("whatever the contract means" in sentence for sentence in said.sentences())


def test_the_study_chooses_horizons_and_discount() -> None:
    data = with_projects(BASE, investment=Investment(0.05, (7,)))
    rows = told("4.projects", data).rows
    assert "4.projects.irr.base.never-7" in rows
    assert "4.projects.irr.base.never-10" not in rows
    value = -1_700_000 + 140_000 * (1 - 1.05**-7) / 0.05  # an annuity
    assert rows["4.projects.npv.base.never-7"].estimate == pytest.approx(value)


def test_a_range_stands_in_brackets_and_has_no_middle() -> None:
    data = with_projects(SUN)
    row = told("4.projects", data)["4.projects.yearly.sun"]
    assert math.isnan(row.estimate)
    assert (row.ci_low, row.ci_high, row.level) == (20_000, 40_000, 1.0)
    assert says("4.projects", data).table("4.projects")["Sun"][1] == "[20,000, 40,000]"


def test_more_than_is_at_least_and_its_payback_at_most() -> None:
    later = project(sum_of("invested", 2_040_000), sum_of("paid", 160_000, math.inf), id_="later")
    cells = says("4.projects", with_projects(later)).table("4.projects")["Later"]
    assert cells[:4] == ["2,040,000", "at least 160,000", "at least 7.8%", "at most 12.8"]


def test_projects_of_one_payer_are_also_taken_together() -> None:
    from endogen.i18n import Label

    payer = Label("The base", "基地")
    both = (replace(BASE, payer=payer), replace(level(2_040_000, 160_000, id_="b2"), payer=payer))
    rows = told("4.projects", with_projects(*both)).rows
    assert rows["4.projects.yield.together-1"].estimate == pytest.approx(0.080213904)
    assert rows["4.projects.payers"].estimate == pytest.approx(1.0)


def test_the_weakest_source_is_said() -> None:
    base = replace(
        BASE, money=(BASE.money[0], replace(BASE.money[1], provenance=Provenance.INVENTED))
    )
    rows = told("4.projects", with_projects(base)).rows
    assert rows["4.projects.capital.base"].provenance == "recorded"
    assert rows["4.projects.yield.base"].provenance == "invented"


def test_without_projects_one_note_says_what_to_write() -> None:
    data = village({"age": [40.0, 50.0]})
    notes = says("4.projects", data)
    assert "data/projects.csv" in notes.words(notes.blocks[0].text)  # type: ignore[union-attr]
    for section in IDS[1:]:
        assert says(section, data).blocks == ()


def test_payments_and_who_must_work_for_them() -> None:
    paid = project(sum_of("paid", 100), sum_of("wages", 300), id_="a")
    (found,) = says("4.linkage", with_projects(paid, SUN)).sentences("descriptive")
    assert "Payments are stated of 2 of 2 projects" in found
    (none,) = says("4.linkage", with_projects(SUN)).sentences()
    assert none.startswith("No payment that is stated asks for work")


def test_the_tightest_project_is_named_only_where_no_weight_turns_it() -> None:
    yes = {name: Amount.of(1.0) for name in CLAUSES}
    tight = project(id_="tight", link=Amount.of(6.0), term=Amount.of(10.0), clauses=yes)
    loose = project(id_="loose", link=Amount.of(1.0), term=Amount.of(1.0),
                    clauses={name: Amount.of(0.0) for name in CLAUSES})  # fmt: skip
    (said,) = says("4.linkage", with_projects(tight, loose)).sentences("descriptive")
    assert said.startswith("Tight ties households tightest, under 100.0% of all weights")
    (said,) = says("4.linkage", with_projects(tight, project(id_="silent"))).sentences(
        "cannot tell"
    )
    assert "any of them" in said


def test_stability_by_project_and_by_mode() -> None:
    one = project(*in_years("paid", 100, 60, 80), sum_of("promised", 100), id_="one")
    said = says("4.stability", with_projects(one))
    assert said.sentences() == ["One paid 80.0% of what it had promised, over 3 years."]
    rows = told("4.stability", with_projects(one)).rows
    assert rows["4.stability.cv.investment"].estimate == pytest.approx(0.25)
    assert rows["4.stability.semivariance.investment"].estimate == pytest.approx(2000 / 3)
    assert said.table("4.stability")["One"][:3] == ["3", "80", "80.0%"]


def test_unrecorded_payments_are_asked_for() -> None:
    said = says("4.stability", with_projects(BASE))
    assert not said.sentences()
    assert "Write each year's payment" in said.words(said.blocks[0].text)  # type: ignore[union-attr]


class TestCost:
    ROWS = answers(60)

    def test_stated_households_give_a_cost_and_the_answers_the_empowered(self) -> None:
        base = replace(BASE, households=Amount.of(59.0))
        lenient = study(empowerment=Empowerment(enough=0.4))
        data = with_projects(base, data=village(self.ROWS, lenient))
        rows = told("4.cost", data).rows
        rate, cost = rows["4.cost.rate.investment"], rows["4.cost.empowered.investment"]
        household = 1_700_000 / 59
        assert rows["4.cost.household.investment"].estimate == pytest.approx(household)
        assert cost.estimate == pytest.approx(household / rate.estimate)
        slope = (household / (rate.estimate + 1e-6) - household / (rate.estimate - 1e-6)) / 2e-6
        assert cost.se == pytest.approx(-slope * rate.se, rel=1e-6)  # the delta method
        assert cost.ci_low < cost.estimate < cost.ci_high
        assert math.sqrt(cost.ci_low * cost.ci_high) == pytest.approx(cost.estimate)

    def test_households_met_give_an_upper_end_only(self) -> None:
        data = with_projects(BASE, data=village(self.ROWS))
        rows = told("4.cost", data).rows
        met = rows["4.cost.members.investment"].count
        assert met
        cost = rows["4.cost.household.investment"]
        assert math.isnan(cost.ci_low)
        assert cost.estimate == cost.ci_high == pytest.approx(1_700_000 / met)
        assert "at most" in says("4.cost", data).sentences()[0]

    def test_a_drawn_sample_estimates_the_households(self) -> None:
        weights = [2.0 + i % 3 for i in range(60)]
        data = village(self.ROWS, drawn(), design=Design(weight="w"), extra={"w": weights})
        rows = told("4.cost", with_projects(BASE, data=data)).rows
        column = data.codebook.column("mode:investment")
        inside = np.array(data.households.rows(column)[column])
        households = float((inside * np.array(weights)).sum())
        cost = rows["4.cost.household.investment"]
        assert cost.estimate == pytest.approx(1_700_000 / households)
        number = rows["4.cost.number.investment"]
        assert cost.se / cost.estimate == pytest.approx(number.se / number.estimate)

    def test_the_table_is_split_by_labour(self) -> None:
        data = with_projects(BASE, data=village(self.ROWS))
        rows = told("4.cost", data).rows
        parts = [rows[f"4.cost.members.investment.{who}"].count for who in ("able", "without")]
        assert sum(filter(None, parts)) == rows["4.cost.members.investment"].count

    def test_a_range_of_capital_stays_one(self) -> None:
        wide = project(sum_of("invested", 100, 300), households=Amount.of(10.0))
        cost = told("4.cost", with_projects(wide, data=village(self.ROWS)))
        row = cost["4.cost.household.investment"]
        assert (row.ci_low, row.ci_high) == (10.0, 30.0)
        assert math.isnan(cost["4.cost.empowered.investment"].estimate)

    def test_without_households_there_is_only_the_capital(self) -> None:
        said = says("4.cost", with_projects(BASE))
        assert not said.sentences()
        assert said.table("4.cost")[str(MODES["investment"])][0] == "1,700,000"


NOTHING = project(id_="nothing")
ODD: dict[str, tuple[Project, ...]] = {
    "one that says nothing": (NOTHING,),
    "many that say nothing": tuple(project(id_=f"p{i}", mode=m) for i, m in enumerate(MODES)),
    "only capital": (project(sum_of("invested", 5)),),
    "no capital": (project(sum_of("invested", 0), sum_of("paid", 0)),),
    "capital of any size": (project(sum_of("invested", 5, math.inf), sum_of("paid", 1, math.inf)),),
    "nothing paid": (level(100, 0), project(*in_years("paid", 0, 0), id_="b")),
    "ranges everywhere": (
        project(sum_of("invested", 1, 9), sum_of("promised", 1, 2), *in_years("paid", 1, 2),
                sum_of("paid", 1, 5, first=2019, last=2019), term=Amount(2.0, 4.0),
                households=Amount(3.0, math.inf), link=Amount(1.0, 6.0)),
    ),
    "no household": (replace(BASE, households=Amount.of(0.0)),),
    "named as a mode": (replace(BASE, id="cooperative"), replace(SUN, id="investment")),
    "named in Chinese": (replace(BASE, id="羊驼"),),
    "one name for two": (BASE, replace(BASE, id="b2")),
    "all of it": (
        replace(BASE, term=Amount.of(5.0), principal="shares", households=Amount.of(59.0),
                link=Amount.of(5.0), money=(*BASE.money, *in_years("paid", 140_000, 120_000),
                                            sum_of("promised", 140_000), sum_of("wages", 5_000),
                                            sum_of("gross", 9, 90), sum_of("added", 9),
                                            sum_of("kept", 4))),
        SUN,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("asked", ["nobody", "everything"])
def test_whole_sentences_or_none(name: str, asked: str) -> None:
    data = village({"age": [40.0, 50.0]}) if asked == "nobody" else village(answers(), about())
    data = with_projects(*ODD[name], data=data)
    wrong = []
    for section in IDS:
        known = told(section, data)
        for lang in ("en", "zh"):
            wrong += [f"{section}: {fault}" for fault in faults(section, known, lang)]
    assert not wrong, "\n".join(wrong)


def test_the_sections_need_no_question() -> None:
    assert all(SECTIONS[section].needs == () for section in IDS)


def test_a_report_on_one_place_leaves_projects_to_the_whole() -> None:
    known = replace(told("4.projects", village({"age": [1.0]})), problems=None)
    assert Said("4.projects", known).blocks == ()


def test_what_could_not_be_read_is_told() -> None:
    from endogen.study.problem import Severity, problem

    data = with_projects(BASE)
    wrong = problem("E-PROJECT-ID", Severity.ERROR, file="projects.csv", row=2)
    data = replace(data, projects=replace(data.projects, problems=(wrong,)))
    notes = says("4.projects", data)
    words = [notes.words(block.text) for block in notes.blocks if hasattr(block, "text")]
    assert any("could not be read: 1." in said for said in words)
