"""What the pages tell people to type works."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from tests.docs.pages import PAGES, ROOT, commands, named, shell_lines

import endogen.indicators  # noqa: F401  # its families register themselves
from endogen.cli.app import COMMANDS, NOT_YET, make_app
from endogen.study.grammar import parse
from endogen.survey.registry import read

CALLS = [(named(page), call) for page in PAGES for call in commands(page)]


def options(call: list[str], option: str) -> list[str]:
    return [value for word, value in pairwise(call) if word == option]


@pytest.mark.parametrize(
    ("page", "call"), CALLS, ids=lambda x: x if isinstance(x, str) else " ".join(x)
)
def test_a_call_on_a_page_is_understood(page, call):
    if call[0] in NOT_YET or call == ["COMMAND", "--help"]:
        return  # named as what comes later, or the pattern itself
    if call in ([name] for name in COMMANDS):
        return  # only named
    make_app().parse_args(call, exit_on_error=False, print_error=False)
    for asked in options(call, "--of"):
        read(asked)
    for condition in options(call, "--where"):
        parse(condition)


def test_there_are_calls_to_test():
    assert len(CALLS) > 30


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_readme_opens_with_a_picture_and_the_commands(page):
    opening = (ROOT / page).read_text(encoding="utf-8")[:900]
    assert "docs/images/report-" in opening
    assert "endogen demo" in opening
    assert "make demo" in opening


def test_make_targets_on_the_pages_exist():
    made = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        asked = re.findall(r"`make ([a-z0-9-]+)`", text)
        asked += [line.split()[1] for line in shell_lines(page) if line.startswith("make ")]
        assert set(asked) <= made, named(page)


@pytest.mark.parametrize("tutorial", ["docs/tutorial.md", "docs/tutorial.zh.md"])
def test_the_tutorial_uses_the_main_commands(tutorial):
    used = {call[0] for call in commands(ROOT / tutorial)}
    assert {"demo", "new", "run", "check", "estimate", "form"} <= used


def test_what_comes_later_is_not_offered(capsys):
    make_app()(["--help"], result_action="return_value")
    printed = capsys.readouterr().out
    offered = [
        line.split()[0] for line in printed.splitlines() if line.startswith("  ") and line.split()
    ]
    assert set(COMMANDS) <= set(offered)
    assert not set(NOT_YET) & set(offered)
