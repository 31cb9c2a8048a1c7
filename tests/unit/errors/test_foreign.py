"""What the system and other programs say comes out in the reader's language, or as a quotation."""

from __future__ import annotations

import csv
import errno
import os
import re
import tomllib

import pytest

from endogen.errors.foreign import of_system, quoted
from endogen.i18n import render

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.ENOENT, errno.EROFS])
def test_the_systems_reasons_are_translated(code):
    error = OSError(code, os.strerror(code), "answers.csv")
    assert render(of_system(error), "en") == os.strerror(code)
    assert HAN.search(render(of_system(error), "zh"))


def test_an_unknown_reason_is_quoted():
    error = OSError(9999, "磁盘正在转圈", "a")
    assert render(of_system(error), "en") == "the system says: 磁盘正在转圈"


@pytest.mark.parametrize(
    "document",
    ["a", "a =", 'a = "b', "a = [1", "a = 1 b", "a = 1\na = 2", "a = {b = 1", "[a", 'a = "C:\\x"'],
)
def test_what_toml_says_is_known(document):
    """The parser of this Python, so that a new wording is noticed."""
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(document)
    said = re.sub(r"\(at .*\)", "", str(caught.value)).strip()
    assert "tomllib" not in render(quoted("tomllib", said), "en")


@pytest.mark.parametrize("line", ['"a', '"a"b,c'])
def test_what_csv_says_is_known(line):
    with pytest.raises(csv.Error) as caught:
        list(csv.reader([line], strict=True))
    assert "csv" not in render(quoted("csv", str(caught.value)), "en")


def test_the_words_of_a_program_stand_in_one_line():
    said = render(quoted("pyxform", "There is\n  a cycle."), "zh")
    assert said == "pyxform 的原话：There is a cycle."
