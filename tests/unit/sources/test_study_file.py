"""A wrong study.toml is refused with the line."""

from __future__ import annotations

import pytest

from endogen.errors import StudyError
from endogen.sources.study_file import read_study

GOOD = """\
[study]
title = "P村产业扶贫"

[data]
households = "data/households.csv"

[design]
kind = "convenience"

[roles]
income = "q7"
"""


def refused(folder, content):
    (folder / "study.toml").write_bytes(content)
    with pytest.raises(StudyError) as error:
        read_study(folder)
    return error.value


def test_read(tmp_path):
    (tmp_path / "study.toml").write_text(GOOD, encoding="utf-8-sig")
    study = read_study(tmp_path)
    assert study.files.households == "data/households.csv"
    assert study.roles == (("income", "q7"),)


def test_no_file(tmp_path):
    with pytest.raises(StudyError) as error:
        read_study(tmp_path)
    assert error.value.code == "E-STUDY-FILE"


@pytest.mark.parametrize(
    ("old", "new", "code", "row"),
    [
        ('kind = "convenience"', "kind = convenience", "E-STUDY-TOML", 8),
        ('households = "data/households.csv"', "households = 7", "E-STUDY-TYPE", 5),
        ('kind = "convenience"', 'kidn = "convenience"', "E-STUDY-KEY", 8),
        ('kind = "convenience"', 'kind = "random"', "E-STUDY-CHOICE", 8),
        ('income = "q7"', 'incom = "q7"', "E-STUDY-ROLE", 11),
        ("[design]", "[desing]", "E-STUDY-KEY", 7),
        ('title = "P村产业扶贫"', "", "E-STUDY-LACKS", 1),
        ("[study]", 'colour = "red"\n[study]', "E-STUDY-KEY", 1),
    ],
)
def test_refused_with_its_line(tmp_path, old, new, code, row):
    error = refused(tmp_path, GOOD.replace(old, new).encode())
    assert (error.code, error.where.row) == (code, row)
    assert error.where.file == "study.toml"


def test_not_in_utf_8(tmp_path):
    error = refused(tmp_path, GOOD.encode("gbk"))
    assert (error.code, error.where.row) == ("E-STUDY-TOML", 2)
