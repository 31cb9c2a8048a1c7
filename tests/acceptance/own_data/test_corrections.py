"""Correcting again and running again: which of two files says what, and what is never lost."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.acceptance.own_data import user
from tests.acceptance.own_data.conftest import results

from endogen.cli import main


@pytest.fixture
def study(tmp_path):
    data = pd.DataFrame(
        {
            "问卷编号": [f"H{n}" for n in range(40)],
            "是否建档立卡户": [1, 2] * 20,
            "户主年龄": [30 + n for n in range(40)],
            "对合作社的了解程度": [1, 2, 3, 4] * 10,
            "是否参加合作社": ["是", "否", "是", "是"] * 10,
        }
    )
    data.to_excel(tmp_path / "调查.xlsx", index=False)
    folder = tmp_path / "研究"
    assert main(["new", str(folder), "--data", str(tmp_path / "调查.xlsx"), "--lang", "zh"]) == 0
    return folder


def run(study, capsys, *words):
    capsys.readouterr()
    code = main(["run", str(study), "--lang", "zh", *words])
    return code, capsys.readouterr().err


def test_what_is_asked_must_be_answered_before_a_number_is_made(study, capsys):
    code, said = run(study, capsys)
    assert code == 1
    assert "E-ROLES-YES-LACKS" in said
    assert "roles.xlsx" in said
    assert "G3" in said
    assert "H3" in said
    assert not (study / "out").exists()


def test_a_correction_changes_the_next_run(study, capsys):
    user.correct(study, {"是否建档立卡户": {"yes": "1", "no": "2"}})
    assert run(study, capsys)[0] == 0
    before = results(study)
    user.correct(study, {"是否建档立卡户": {"yes": "2", "no": "1"}})
    assert run(study, capsys)[0] == 0
    after = results(study)
    changed = [i for i in before if before[i]["estimate"] != after[i]["estimate"]]
    assert [i for i in changed if "difference" in i]


def test_both_files_may_be_edited_and_neither_hides_the_other(study, capsys):
    user.correct(study, {"是否建档立卡户": {"yes": "1", "no": "2"}})
    toml = study / "study.toml"
    written = toml.read_text(encoding="utf-8")
    toml.write_text(written + "\n[report]\nage_bands = [50]\n", encoding="utf-8")
    assert run(study, capsys)[0] == 0
    bands = [i for i in results(study) if i.startswith("0.sample.age-band.")]
    assert len(bands) == 2
    # The same said in two places is refused, by cell and by key.
    toml.write_text(written + '\n[study]\ntitle = "Another"\n', encoding="utf-8")
    code, said = run(study, capsys)
    assert code == 1
    assert "E-ROLES-BOTH" in said
    assert "[study].title" in said
    assert "B1" in said
    user.correct(study, facts={"title": ""})
    assert run(study, capsys)[0] == 0
    assert "Another" in (study / "out" / "report.zh.html").read_text(encoding="utf-8")


def test_roles_beside_the_workbook_are_refused(study, capsys):
    toml = study / "study.toml"
    text = toml.read_text(encoding="utf-8")
    toml.write_text(text + 'age = "户主年龄"\n', encoding="utf-8")
    code, said = run(study, capsys)
    assert code == 1
    assert "E-STUDY-ROLES-FILE" in said


def test_an_expert_may_do_without_the_workbook(study, capsys):
    (study / "roles.xlsx").unlink()
    (study / "study.toml").write_text(
        '[study]\ntitle = "T"\n[data]\nhouseholds = "data/调查.xlsx"\n[roles]\n'
        'age = "户主年龄"\nregistered = "是否建档立卡户"\n[coding.registered]\nyes=[1]\nno=[2]\n',
        encoding="utf-8",
    )
    assert run(study, capsys)[0] == 0


def test_a_workbook_that_is_gone_is_missed(study, capsys):
    (study / "roles.xlsx").unlink()
    code, said = run(study, capsys)
    assert code == 3
    assert "roles.xlsx" in said


def test_new_never_overwrites_corrections(study, capsys, tmp_path):
    user.correct(study, {"是否建档立卡户": {"yes": "1", "no": "2"}})
    before = (study / "roles.xlsx").read_bytes()
    capsys.readouterr()
    assert main(["new", str(study), "--data", str(tmp_path / "调查.xlsx"), "--lang", "zh"]) == 2
    said = capsys.readouterr().err
    assert "E-ROLES-KEEP" in said
    assert "roles.xlsx" in said
    assert (study / "roles.xlsx").read_bytes() == before


def test_a_foreign_folder_is_left_alone(tmp_path, study, capsys):
    other = tmp_path / "other"
    other.mkdir()
    (other / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["new", str(other), "--data", str(tmp_path / "调查.xlsx")]) == 2
    assert [p.name for p in other.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("words", "code", "status"),
    [
        (["--data", "nothing.sav"], "E-OUTSIDE-NO-FILE", 3),
        (["--form", "q.xlsx"], "E-ROLES-DATA", 2),
        (["--data", "a.csv", "--from", "blank"], "E-USE-TOGETHER", 2),
    ],
)
def test_a_call_that_cannot_be(words, code, status, tmp_path, capsys):
    assert main(["new", str(tmp_path / "s"), *words]) == status
    assert code in capsys.readouterr().err
    assert not (tmp_path / "s").exists()


def test_a_column_without_use_is_left_out(study, capsys):
    user.correct(study, {"是否建档立卡户": {"use": "否"}})
    assert run(study, capsys)[0] == 0
    assert not [i for i in results(study) if i.startswith("0.sample.registered")]


def test_codes_outside_the_labels_are_problems(tmp_path, capsys):
    import pyreadstat

    data = pd.DataFrame({"k": [1.0, 2.0, 3.0, 4.0, 5.0, 9.0] * 5})
    labels = {"k": {1: "很不了解", 2: "不太了解", 3: "一般", 4: "比较了解", 5: "很了解"}}
    names = {"k": "对合作社的了解程度"}
    path = tmp_path / "a.sav"
    pyreadstat.write_sav(data, path, column_labels=names, variable_value_labels=labels)
    assert main(["new", str(tmp_path / "s"), "--data", str(path)]) == 0
    user.correct(tmp_path / "s", facts={"title": "T"})
    assert main(["run", str(tmp_path / "s"), "--lang", "en"]) == 0
    row = results(tmp_path / "s")["1.cognition.cooperative.mean"]
    assert (float(row["estimate"]), row["n"]) == (3.0, "25")
    problems = (tmp_path / "s" / "out" / "problems.csv").read_text(encoding="utf-8-sig")
    assert problems.count("E-DATA-CODE") == 5
