"""Questionnaires beside the data, answers typed by hand, several answers in a cell."""

from __future__ import annotations

import re
import shutil
from importlib.util import module_from_spec, spec_from_file_location

import openpyxl
import pandas as pd
import pytest
from tests.acceptance.own_data import user
from tests.acceptance.own_data.conftest import results
from tests.acceptance.own_data.village import frame

from endogen.cli import main
from endogen.forms.roles_book.layout import code_of

FACTS = {"title": "一项调查", "kind": "convenience"}


def proposed(cells):
    role, item = code_of(cells["role"]), code_of(cells["item"])
    return f"{role}:{item}" if item else role


def new(*words):
    assert main(["new", *map(str, words), "--lang", "zh"]) == 0


def test_the_questionnaire_says_roles_and_codes(village, expected, demo, tmp_path):
    """With the form that was asked nothing is left to ask, and the results are the same."""
    data = tmp_path / "answers.csv"
    frame(village).to_csv(data, index=False)
    form = demo / "questionnaire.xlsx"
    new(tmp_path / "s", "--data", data, "--form", form)
    rows = user.read(tmp_path / "s")
    assert {c: proposed(cells) for c, cells in rows.items()} == {c: village.role(c) for c in rows}
    assert [c for c, cells in rows.items() if cells["asked"] and cells["role"]] == []
    user.correct(tmp_path / "s", facts={**FACTS, "base_year": "2014"})
    assert main(["run", str(tmp_path / "s"), "--lang", "zh"]) == 0
    found = results(tmp_path / "s")
    for id_ in ("1.cognition.breeding.mean", "0.sample.registered.1", "2.income.income.mean"):
        if id_ in expected:
            assert found[id_]["estimate"] == expected[id_]["estimate"]
    means = [i for i in expected if i in found and "permutation" not in i and i[:2] in ("1.", "2.")]
    assert len(means) > 500
    differing = [i for i in means if found[i]["estimate"] != expected[i]["estimate"]]
    # Only study.toml knows when the fieldwork was, and which poverty line held then.
    known = ("2.growth.growth-net", "2.propoor")
    assert [i for i in differing if not i.startswith(known)] == []


def kobo(demo, path):
    """The same questionnaire as Kobo writes it: no roles, no meanings of codes, one language."""
    book = openpyxl.load_workbook(demo / "questionnaire.xlsx")
    for name, kept in (("survey", ("type", "name", "label::中文 (zh)", "relevant")),
                       ("choices", ("list_name", "name", "label::中文 (zh)"))):  # fmt: skip
        sheet = book[name]
        for cell in reversed(list(sheet[1])):
            if cell.value not in kept:
                sheet.delete_cols(cell.column)
    book.save(path)


def test_a_form_without_roles_gives_the_words_and_the_codes(village, demo, tmp_path):
    kobo(demo, tmp_path / "kobo.xlsx")
    data = frame(village).rename(columns={"know_breeding": "reach/cognition/know_breeding"})
    data.to_csv(tmp_path / "answers.csv", index=False)
    new(tmp_path / "s", "--data", tmp_path / "answers.csv", "--form", tmp_path / "kobo.xlsx")
    rows = user.read(tmp_path / "s")
    names = {c: c.rpartition("/")[2] for c in rows}
    wrong = {c: proposed(r) for c, r in rows.items()
             if r["role"] and proposed(r) != village.role(names[c])}  # fmt: skip
    assert wrong == {}
    assert proposed(rows["reach/cognition/know_breeding"]) == "cognition:breeding"
    # The labels of the form's choices say what 1 and 2 mean.
    assert (rows["registered"]["yes"], rows["registered"]["no"]) == ("1", "2")


@pytest.mark.parametrize("headed", ["name", "label"])
def test_the_paper_questionnaire_typed_into_a_sheet(headed, village, tmp_path, capsys):
    """Typed by hand: headings are the questions' names or words, causes and channels together."""
    data = frame(village)
    for family in ("source", "channel"):
        columns = [c for c in map(str, data) if c.startswith(f"{family}_") and "more" not in c]
        numbers = {c: str(n) for n, c in enumerate(columns, start=1)}
        typed = [
            "、".join(numbers[c] for c in columns if r[c] == 1) for r in data.to_dict("records")
        ]
        data = pd.concat([data.drop(columns=columns), pd.Series(typed, name=family)], axis=1)
    if headed == "label":
        words = {c: village.labels[c].zh for c in data if c in village.labels}
        data = data.rename(columns={**words, "source": "收入来源", "channel": "了解渠道"})
    data.to_excel(tmp_path / "typed.xlsx", index=False)
    new(tmp_path / "s", "--data", tmp_path / "typed.xlsx")
    rows = user.read(tmp_path / "s")
    registered = next(c for c, r in rows.items() if proposed(r) == "registered")
    # Typed as 1 and 2, without a label: asked, never guessed.
    assert (rows[registered]["yes"], rows[registered]["no"]) == ("", "")
    assert "1" in rows[registered]["asked"]
    source = next(c for c, r in rows.items() if code_of(r["role"]) == "source")
    assert set(rows[source]["item"].split("; ")) == {f"{n}=?" for n in range(1, 7)}
    items = "1=种植业; 2=养殖业; 3=经商; 4=务工; 5=support; 6=当地产业扶贫资金"
    user.correct(tmp_path / "s", {source: {"item": items}}, FACTS)
    yes_no = {
        c: {"yes": "1", "no": "2"}
        for c, r in user.read(tmp_path / "s").items()
        if r["role"] and "1" in r["asked"] and not r["yes"] and c != source
        and "item" not in r["asked"] and r["item"] != "?"
    }  # fmt: skip
    channel = next(
        c for c, r in rows.items() if code_of(r["role"]) == "channel" and "=" in r["item"]
    )
    yes_no.pop(channel, None)
    asked = {c: re.findall(r"-\d", r["asked"]) for c, r in rows.items()}
    lost = {c: {"missing": "-8=拒答; -9=不知道"} for c, codes in asked.items() if codes}
    lost |= {c: {"missing": "-2=未选"} for c, codes in asked.items() if "-2" in codes}
    for column, cells in lost.items():
        yes_no.setdefault(column, {}).update(cells)
    yes_no[channel] = {"item": "1=tv; 2=phone; 3=cadre; 4=assembly"}
    user.correct(tmp_path / "s", yes_no)
    capsys.readouterr()
    assert main(["run", str(tmp_path / "s"), "--lang", "zh"]) == 0, capsys.readouterr().err
    found = results(tmp_path / "s")
    counted = sum(row["source_wages"] == "1" for row in village.rows)
    assert float(found["2.sources.wages.cases"]["count"]) == counted


def several(tmp_path, cells, heading="收入来源"):
    data = pd.DataFrame({"户编号": [f"H{n}" for n in range(len(cells))], heading: cells})
    data.to_excel(tmp_path / "a.xlsx", index=False)
    new(tmp_path / "s", "--data", tmp_path / "a.xlsx")
    return user.read(tmp_path / "s")[heading]


def test_words_with_signs_between_them_are_items(tmp_path):
    cells = ["种植业┋外出务工", "养殖业", "种植业┋低保", "外出务工", None, "种植业 ┋ 养殖业"] * 5
    row = several(tmp_path, cells)
    assert code_of(row["role"]) == "source"
    assert set(row["item"].split("; ")) == {
        "种植业=种植业", "外出务工=务工", "养殖业=养殖业", "低保=政府生活保障金"
    }  # fmt: skip
    user.correct(tmp_path / "s", facts=FACTS)
    assert main(["run", str(tmp_path / "s"), "--lang", "zh"]) == 0
    found = results(tmp_path / "s")
    # 15 of the 25 who answered name planting, 10 wages.
    assert float(found["2.sources.planting.cases"]["estimate"]) == pytest.approx(15 / 25)
    assert float(found["2.sources.wages.cases"]["estimate"]) == pytest.approx(10 / 25)


def test_marks_and_empty_cells(tmp_path):
    """A column of 1 and nothing: whether nothing means no is asked."""
    data = pd.DataFrame({"是否参加合作社": [1, None, 1, None] * 5})
    data["户编号"] = [f"H{n}" for n in range(20)]
    data.to_excel(tmp_path / "a.xlsx", index=False)
    new(tmp_path / "s", "--data", tmp_path / "a.xlsx")
    row = user.read(tmp_path / "s")["是否参加合作社"]
    assert (row["yes"], row["no"]) == ("", "")
    user.correct(tmp_path / "s", {"是否参加合作社": {"yes": "1", "no": "空"}}, FACTS)
    assert main(["run", str(tmp_path / "s"), "--lang", "zh"]) == 0
    found = results(tmp_path / "s")["1.participation.cooperative.rate"]
    assert (float(found["estimate"]), found["n"]) == (0.5, "20")


def test_wan_and_scales_that_run_the_other_way(tmp_path):
    """万元 become yuan, 1 = knows very well becomes 5; the file stays as it is."""
    import pyreadstat

    data = pd.DataFrame({"inc": [1.5, 2.0, 4.0, 2.5], "k": [1.0, 2.0, 5.0, 5.0]})
    names = {"inc": "家庭纯收入（万元）", "k": "您对合作社的了解程度"}
    labels = {"k": {1: "很了解", 2: "比较了解", 3: "一般", 4: "不太了解", 5: "很不了解"}}
    path = tmp_path / "a.sav"
    pyreadstat.write_sav(data, path, column_labels=names, variable_value_labels=labels)
    new(tmp_path / "s", "--data", path)
    rows = user.read(tmp_path / "s")
    assert code_of(rows["inc"]["unit"]) == "wan"
    assert code_of(rows["k"]["unit"]) == "reversed"
    user.correct(tmp_path / "s", facts=FACTS)
    assert main(["run", str(tmp_path / "s"), "--lang", "zh"]) == 0
    found = results(tmp_path / "s")
    assert float(found["2.income.income.mean"]["estimate"]) == pytest.approx(25_000)
    assert float(found["1.cognition.cooperative.mean"]["estimate"]) == pytest.approx(11 / 4)


@pytest.fixture(scope="module")
def world_bank(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("world_bank")
    shutil.copy(root / "examples" / "world_bank" / "study.toml", folder)
    spec = spec_from_file_location("fetching", root / "examples" / "world_bank" / "fetch.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    module.fetch(folder)
    return folder


def test_the_world_bank_sample(world_bank, tmp_path):
    """Its design is proposed from the names, and the results are those of its study.toml."""
    study = tmp_path / "s"
    data = world_bank / "data" / "households.parquet"
    assert main(["new", str(study), "--data", str(data), "--lang", "en"]) == 0
    roles = {c: proposed(r) for c, r in user.read(study).items() if r["role"]}
    assert roles == {
        "hid": "id", "stratum": "strata", "ea": "psu", "hhsize": "size",
        "tot_exp": "consumption", "hhweight": "weight",
    }  # fmt: skip
    user.correct(study, facts={"title": "World Bank", "synthetic": "made up (synthetic)"})
    for folder in (study, world_bank):
        assert main(["run", str(folder), "--lang", "en"]) == 0
    found, expected = results(study), results(world_bank)
    compared = [i for i in expected if not i.startswith("0.quality")]
    assert "0.household.size.mean" in compared
    for id_ in compared:
        for figure in ("estimate", "se", "df", "n"):
            assert found[id_][figure] == expected[id_][figure]
