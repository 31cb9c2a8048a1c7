"""From files with Chinese or English labels to the report, with a spreadsheet program only.

The independent fact: the results equal those of the P Village study, which reads the same
answers through its questionnaire.
"""

from __future__ import annotations

import re

import pytest
from tests.acceptance.own_data import user
from tests.acceptance.own_data.conftest import results
from tests.acceptance.own_data.village import in_gbk, write_labelled, write_sheet

from endogen.cli import main
from endogen.forms.roles_book.layout import code_of
from endogen.study.codebook import Scale
from endogen.study.roles import ROLES

FACTS = {
    "title": "P村产业扶贫研究",
    "first": "2021-07-12",
    "last": "2021-07-18",
    "base_year": "2014",
    "kind": "convenience",
    "synthetic": "synthetic",
}
# What an expert adds; the seed of the permutation tests among them.
EXPERT = """
[report]
margin = 500
seed = 76

[programmes.age_target]
cooperative = [18, 65]
breeding = [18, 65]
employment = [16, 60]
technical = [18, 60]

[poverty_lines]
series = ["national"]

[[poverty_lines.line]]
series = "national"
from = 2021-01-01
to = 2021-12-31
amount = 4000
source = "as in the demo"
"""
# Items of empowerment with yes or no, dates in words, several codes that mean yes: this user
# leaves them empty, so that what rests on them is not in her report.
LEFT = (
    "resource",
    "knowledge",
    "values",
    "shock-date",
    "start",
    "end",
    "loan-access",
)
# What the file cannot know (which questions were skipped is one of it), and what counts
# answers of columns that were left empty; what rests on those; projects, which stand in files of
# their own.
OTHERWISE = (
    *("0.quality", "0.returns", "0.corrections", "8.dropped"),
    *("3.dimensions", "3.index", "3.reliability", "3.chain"),
    *("4.modes", "4.effects", "4.ranking", "4.cost", "7.advice"),
    *("4.projects", "4.linkage", "4.flow", "4.stability"),
)

FILES = {
    "spss": ("survey.sav", in_gbk),
    "stata": ("survey.dta", write_labelled),
    "csv": ("survey.csv", write_sheet),
    "excel": ("survey.xlsx", write_sheet),
    "english": ("survey.sav", lambda v, path: write_labelled(v, path, "en")),
}


def proposed(cells):
    role, item = code_of(cells["role"]), code_of(cells["item"])
    return f"{role}:{item}" if item else role


def shown(code, words):
    """Whether the workbook shows a code to the user."""
    return re.search(rf"(?<![\d.-]){re.escape(code)}(?![\d.])", words) is not None


def answers_of_a_user(rows, names, village):
    """What a user who knows the questionnaire writes where something is asked or empty."""
    corrections = {}
    for column, cells in rows.items():
        role = village.role(names[column])
        family, _, item = role.partition(":")
        if not role or (family in LEFT and not cells["role"]):
            continue
        said: dict[str, str] = {}
        if not cells["role"]:
            said |= {"role": family, "item": item}
        if ROLES[family].scale is Scale.YES_NO and not cells["yes"]:
            said["yes"] = "; ".join(village.codes(names[column], True))
            said["no"] = "; ".join(village.codes(names[column], False))
        missing = village.missing(names[column])
        seen = cells["examples"] + cells["asked"]
        occurring = {code: why for code, why in missing.items() if shown(code, seen)}
        if any(f"{code}=" not in cells["missing"] for code in occurring):
            said["missing"] = "; ".join(f"{code}={why}" for code, why in occurring.items())
        if said:
            corrections[column] = said
    return corrections


@pytest.mark.parametrize("kind", [pytest.param(k, marks=pytest.mark.slow) for k in FILES])
def test_the_results_are_those_of_the_study(kind, village, expected, tmp_path, capsys):
    name, write = FILES[kind]
    names = write(village, tmp_path / name)
    study = tmp_path / "study"
    lang = "en" if kind == "english" else "zh"
    assert main(["new", str(study), "--data", str(tmp_path / name), "--lang", lang]) == 0
    assert (study / "data" / name).read_bytes() == (tmp_path / name).read_bytes()
    rows = user.read(study)
    wrong = {
        c: proposed(cells)
        for c, cells in rows.items()
        if cells["role"] and proposed(cells) != village.role(names[c])
    }
    assert wrong == {}
    corrections = answers_of_a_user(rows, names, village)
    if kind == "spss":  # little is asked where the labels say it
        assert len(corrections) < 20
    user.correct(study, corrections, FACTS)
    with (study / "study.toml").open("a", encoding="utf-8") as toml:
        toml.write(EXPERT)
    capsys.readouterr()
    formats = "html,docx,xlsx" if kind == "spss" else "html"
    words = ["run", str(study), "--lang", "en,zh", "--format", formats]
    assert main(words) == 0, capsys.readouterr().err
    written = {path.name for path in (study / "out").glob("report.*")}
    assert written == {f"report.{one}.{end}" for one in ("en", "zh") for end in formats.split(",")}
    assert "P村产业扶贫研究" in (study / "out" / "report.zh.html").read_text(encoding="utf-8")
    found = results(study)
    compared = [id_ for id_ in expected if not id_.startswith(OTHERWISE)]
    assert len(compared) > 800
    assert [id_ for id_ in compared if id_ not in found] == []
    for id_ in compared:
        for figure in ("estimate", "se", "ci_low", "ci_high", "p", "df", "n", "count"):
            one, other = expected[id_][figure], found[id_][figure]
            if one != other:
                assert float(one) == pytest.approx(float(other), rel=1e-12), (id_, figure)


def test_the_gbk_file_is_one(village, tmp_path):
    """Another reader needs to be told the encoding, and then finds the words."""
    import pyreadstat

    names = in_gbk(village, tmp_path / "old.sav")
    _, meta = pyreadstat.read_sav(tmp_path / "old.sav", encoding="GB18030", user_missing=True)
    by_name = {old: new for new, old in names.items()}
    assert meta.column_names_to_labels[by_name["registered"]] == "建档立卡户"
    assert meta.variable_value_labels[by_name["registered"]] == {1.0: "是", 2.0: "否"}
    assert {m["lo"] for m in meta.missing_ranges[by_name["income"]]} == {-8.0, -9.0}
