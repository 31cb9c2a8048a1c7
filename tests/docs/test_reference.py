"""Every command, indicator, role, error code and key is documented in both languages."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from tests.docs.pages import ROOT

import endogen.indicators  # noqa: F401  # its families register themselves
from endogen.cli.app import COMMANDS, SUBCOMMANDS
from endogen.errors import CODES
from endogen.i18n import LANGUAGES
from endogen.study import parameters, reading
from endogen.study.roles import ROLES
from endogen.survey.registry import KNOWN

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    made: dict[str, str] = tool("reference").pages()
    return made


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sections(page: str) -> dict[str, str]:
    parts = re.split(r"^## ", page, flags=re.MULTILINE)[1:]
    return {head: body for head, _, body in (part.partition("\n") for part in parts)}


def suffix(lang: str) -> str:
    return "" if lang == "en" else f".{lang}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "names"),
    [
        (
            "cli",
            [
                *(f"endogen {name}" for name in COMMANDS),
                *(
                    f"endogen {group} {name}"
                    for group in SUBCOMMANDS
                    for name in SUBCOMMANDS[group]
                ),
            ],
        ),
        ("errors", sorted(CODES)),
    ],
)
def test_each_has_a_section(pages, page, names, lang):
    written = sections(pages[f"reference/{page}{suffix(lang)}.md"])
    assert names
    assert set(names) <= set(written)
    if lang == "zh":
        assert [name for name in names if not HAN.search(written[name])] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_role_has_a_line(pages, lang):
    lines = pages[f"reference/roles{suffix(lang)}.md"].splitlines()
    for family in ROLES:
        line = next(line for line in lines if line.startswith((f"| `{family}`", f"| `{family}:")))
        assert lang == "en" or HAN.search(line), family


def test_the_design_fixes_these_names():
    fixed = "total mean share ratio quantile correlation partial_correlation"
    assert set(fixed.split()) <= set(KNOWN)


def keys() -> set[tuple[str, str]]:
    """The tables of study.toml and their keys, as the reader knows them."""
    found = {("poverty_lines", key) for key in parameters.KEYS}
    for node in ast.walk(ast.parse(Path(reading.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="table"),
                    args=[ast.Constant(value=str(table)), ast.Tuple(elts=names)],
                ):
                    found |= {(table, str(n.value)) for n in names if isinstance(n, ast.Constant)}
    return found


@pytest.mark.parametrize("page", ["docs/study-toml.md", "docs/study-toml.zh.md"])
def test_each_key_of_a_study_file_is_explained(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    known = keys()
    assert len(known) > 40
    missing = {key for _, key in known if f"`{key}`" not in text}
    assert missing == set()
    assert [table for table in reading.SECTIONS if f"[{table}]" not in text] == []
