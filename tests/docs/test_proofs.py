"""Every indicator is proved in each way, and the page that says so is read from the tests."""

from __future__ import annotations

import ast

import pytest
from tests.docs.pages import ROOT

import proofs
from endogen.i18n import LANGUAGES
from endogen.survey.registry import KNOWN


@pytest.mark.parametrize("kind", proofs.KINDS)
def test_no_indicator_lacks_evidence(kind: str) -> None:
    assert proofs.lacking(kind) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_names_them_all(lang: str) -> None:
    page = proofs.pages()["proofs.md" if lang == "en" else f"proofs.{lang}.md"]
    rows = [line for line in page.splitlines() if line.startswith("| [`")]
    assert sorted(row.split("`")[1] for row in rows) == sorted(KNOWN)
    assert proofs.SAID["none"][lang] not in page


def test_every_test_that_is_named_is_there() -> None:
    for one in {e.test for all_ in proofs.evidence().values() for e in all_}:
        file, _, name = one.partition("::")
        body = ast.parse((ROOT / file).read_text(encoding="utf-8")).body
        assert name in {node.name for node in body if isinstance(node, ast.FunctionDef)}


def test_golden_values_say_where_they_are_from() -> None:
    golden = [e for all_ in proofs.evidence().values() for e in all_ if e.kind == "golden"]
    assert [one.test for one in golden if not one.source] == []


SPECIMEN = """
import pytest
import endogen as en

TABLE = {"one": "gini(y)"}

@pytest.fixture
def rows():
    return en.estimate({}, *TABLE.values())

def test_by_fixture(rows):
    assert rows

@pytest.mark.golden("a book, p. 5")
def test_by_itself():
    en.mean("x")  # and ratio is only spoken of

def helper():
    return "total(x)"
"""


def test_what_a_test_calls_is_found(tmp_path) -> None:
    path = tmp_path / "test_specimen.py"
    path.write_text(SPECIMEN, encoding="utf-8")
    module = proofs.Module(path)
    called = {test.name: module.called(test) for test in module.tests()}
    assert called == {"test_by_fixture": {"gini"}, "test_by_itself": {"mean"}}
    assert list(proofs.marks(module.tests()[1])) == [("golden", "a book, p. 5")]
