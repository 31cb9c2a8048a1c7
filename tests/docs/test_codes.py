"""Every error code that the source raises has its sentences, and every sentence its error."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

import endogen
from endogen.errors import CODES
from endogen.i18n import LANGUAGES, render, text

SOURCE = Path(endogen.__file__).parent
CODE = re.compile(r"E-[A-Z]+(-[A-Z]+)+")
FILES = [path for path in sorted(SOURCE.rglob("*.py")) if path.parent.name != "codes"]


def raised() -> dict[str, str]:
    found = {}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value)):
                found[str(node.value)] = path.name
    return found


def test_each_code_that_is_raised_has_its_sentences():
    assert {code: file for code, file in raised().items() if code not in CODES} == {}


def test_each_code_is_raised_somewhere():
    assert sorted(set(CODES) - set(raised())) == []


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_sentences_are_complete(code):
    entry = CODES[code]
    assert code.startswith("E-")
    assert entry.what.msgid.strip()
    for sentence in (entry.what, entry.mend, entry.expected):
        places = {name for _, name, _, _ in string.Formatter().parse(sentence.msgid) if name}
        for lang in LANGUAGES:
            said = render(text(sentence.msgid, **dict.fromkeys(places, "X")), lang)
            assert bool(said) == bool(sentence.msgid)
