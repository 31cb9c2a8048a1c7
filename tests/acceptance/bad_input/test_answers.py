"""Bad answers: each a clear coded error or a counted problem, never a silent number."""

from __future__ import annotations

import csv

import pytest


def problems(folder):
    with (folder / "out" / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def results(folder):
    with (folder / "out" / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def set_to(column, value, at=3):
    def change(rows):
        rows[at][column] = value

    return change


def rename(old, new):
    def change(rows):
        for row in rows:
            row[new] = row.pop(old)

    return change


def for_all(column, value):
    def change(rows):
        for row in rows:
            row[column] = value

    return change


def test_the_unspoilt_study_has_no_error(village, endogen):
    code, said = endogen("check", village.folder)
    assert code == 0, said
    assert "0 errors" in said


@pytest.mark.parametrize(
    ("change", "problem", "named"),
    [
        (rename("income", "incom"), "E-DATA-COLUMN-UNKNOWN", "incom"),
        (set_to("know_breeding", "7"), "E-DATA-CODE", "know_breeding"),
        (set_to("registered", "3"), "E-DATA-CODE", "registered"),
        (set_to("income", "约两万"), "E-DATA-TEXT-IN-NUMBER", "约两万"),
        (set_to("household_id", "P001"), "E-DATA-ID-TWICE", "P001"),
        (set_to("household_id", ""), "E-DATA-ID-MISSING", "row 5"),
        (set_to("elders", "40"), "E-DATA-MEMBERS", "elders"),
        (set_to("age", "7"), "E-DATA-RANGE", "age"),
        (set_to("start", "2021-02-30T09:00"), "E-DATA-DATE", "2021-02-30"),
    ],
)
def test_errors_are_found_and_the_check_fails(village, endogen, change, problem, named):
    village.spoil(change)
    code, said = endogen("check", village.folder)
    assert code == 1
    line = next(line for line in said.splitlines() if problem in line)
    assert named in line
    assert "households.csv" in line


@pytest.mark.parametrize(("problem", "part"), [("E-DATA-WAN", 10_000), ("E-DATA-MONTHLY", 12)])
def test_another_unit_is_flagged_and_never_changed(village, endogen, problem, part):
    positive = sorted(float(r["income"]) for r in village.rows() if float(r["income"] or 0) > 0)
    value = f"{positive[len(positive) // 2] / part:.2f}"
    village.spoil(set_to("income", value))
    code, said = endogen("run", village.folder, "--lang", "en")
    assert code == 0, said
    (found,) = [p for p in problems(village.folder) if p["code"] == problem]
    assert float(found["value"]) == float(value)
    assert (found["severity"], found["row"]) == ("warning", "5")


def test_what_cannot_be_read_is_missing_and_counted(village, endogen):
    endogen("run", village.folder, "--lang", "en")
    before = results(village.folder)
    village.spoil(set_to("know_breeding", "7"))
    code, said = endogen("run", village.folder, "--lang", "en")
    assert code == 0, said
    (found,) = [p for p in problems(village.folder) if p["code"] == "E-DATA-CODE"]
    assert (found["variable"], found["value"], found["row"]) == ("know_breeding", "7", "5")
    after = results(village.folder)
    changed = [
        id_
        for id_, row in after.items()
        if row["variable"] == "know_breeding" and not row["group"] and row["indicator"] == "mean"
    ]
    assert changed
    for id_ in changed:
        assert int(after[id_]["n"]) == int(before[id_]["n"]) - 1
        assert int(after[id_]["n_missing"]) == int(before[id_]["n_missing"]) + 1


@pytest.mark.parametrize("codec", ["gbk", "gb18030", "utf-16", "utf-8-sig", "utf-8"])
def test_the_encoding_does_not_matter(village, endogen, codec):
    words = village.answers.read_text(encoding="utf-8-sig").splitlines()
    words = [f"{line},{'备注' if at == 0 else '种羊养殖户'}" for at, line in enumerate(words)]
    village.write(("\n".join(words) + "\n").encode(codec))
    code, said = endogen("check", village.folder)
    assert code == 0, said
    assert ("E-DATA-ENCODING-INFERRED" in said) == (codec in ("gbk", "gb18030"))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "E-DATA-EMPTY"),
        (b"household_id,age\n", "E-DATA-NO-ROWS"),
        (b"household_id,age\nP1,40\nP2,40,50\n", "E-DATA-RAGGED"),
        (b"household_id,age\nP1\n", "E-DATA-RAGGED"),
        (b"household_id,Age,age\nP1,40,41\n", "E-DATA-NAME-CASE"),
        (b"household_id,age,age\nP1,40,41\n", "E-DATA-NAME-TWICE"),
        (b"household_id,age\nP1,\xff\xfe\xfd\n", "E-DATA-ENCODING"),
        (b"%PDF-1.7", "E-DATA-KIND"),
    ],
)
@pytest.mark.parametrize("command", ["run", "check"])
def test_a_file_that_cannot_be_read_as_a_whole(village, endogen, content, error, command):
    village.write(content)
    code, said = endogen(command, village.folder)
    assert code == 1
    assert said.startswith(f"{error}:")
    assert "households.csv" in said
    assert not (village.folder / "out").exists()


def test_no_file(village, endogen):
    village.answers.unlink()
    code, said = endogen("run", village.folder)
    assert code == 3
    assert said.startswith("E-OUTSIDE-NO-FILE:")


def test_no_valid_answers(village, endogen):
    village.spoil(for_all("consent_survey", "2"))
    code, said = endogen("run", village.folder)
    assert code == 1
    assert said.startswith("E-DATA-NO-VALID:")
    assert "73" in said


def test_a_household_without_consent_is_a_refusal(village, endogen):
    village.spoil(set_to("consent_survey", "2"))
    code, said = endogen("run", village.folder, "--lang", "en")
    assert code == 0, said
    rate = results(village.folder)["0.returns.effective"]
    assert float(rate["estimate"]) == pytest.approx(72 / 76)


def test_every_message_is_in_chinese_too(village, endogen):
    village.spoil(set_to("income", "约两万"))
    code, said = endogen("check", village.folder, "--lang", "zh")
    assert code == 1
    assert "约两万" in said
    assert "E-DATA-TEXT-IN-NUMBER" in said
