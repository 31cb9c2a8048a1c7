"""The language and --debug are found before the command is read."""

from __future__ import annotations

import pytest

from endogen.cli.opening import languages, open_with
from endogen.errors import UseError


@pytest.mark.parametrize(
    ("typed", "words", "lang", "debug"),
    [
        (["run", "p"], ("run", "p"), "en", False),
        (["run", "p", "--lang", "zh"], ("run", "p", "--lang", "zh"), "zh", False),
        (["--lang", "zh", "run", "p"], ("run", "p", "--lang", "zh"), "zh", False),
        (
            ["--lang=zh", "--debug", "check", "p"],
            ("check", "p", "--lang=zh", "--debug"),
            "zh",
            True,
        ),
        (["--lang", "zh", "--help"], ("--help",), "zh", False),
        (["run", "p", "--lang", "en,zh"], ("run", "p", "--lang", "en,zh"), "en", False),
        (["--debug", "run", "--", "p"], ("run", "--debug", "--", "p"), "en", True),
        (["run", "--", "--lang", "zh"], ("run", "--", "--lang", "zh"), "en", False),
        ([], (), "en", False),
    ],
)
def test_options_before_the_command_go_behind_it(typed, words, lang, debug):
    opening = open_with(typed)
    assert (opening.words, opening.lang, opening.debug) == (words, lang, debug)


def test_the_environment_decides_when_nothing_is_asked(monkeypatch):
    monkeypatch.setenv("ENDOGEN_LANG", "zh")
    assert open_with(["run", "p"]).lang == "zh"
    assert open_with(["run", "p", "--lang", "en"]).lang == "en"
    assert open_with(["run", "p", "--lang", "en,zh"]).lang == "zh"


def test_the_locale_decides_last(monkeypatch):
    monkeypatch.delenv("ENDOGEN_LANG")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert open_with([]).lang == "zh"
    monkeypatch.setenv("LC_ALL", "C")
    assert open_with([]).lang == "en"


def test_languages_are_read_in_their_order_and_once():
    assert languages("zh,en,zh") == ("zh", "en")
    assert languages(" EN ") == ("en",)
    assert languages(None) is None


@pytest.mark.parametrize("wish", ["fr", "en,fr", "", "en,"])
def test_other_languages_are_refused(wish):
    with pytest.raises(UseError) as refused:
        languages(wish)
    assert refused.value.code == "E-USE-VALUE"
