"""Sentences are said in the language that is asked for, places filled."""

from __future__ import annotations

import pytest

from endogen.i18n import Label, language, render, text


def test_a_text_fills_its_places_with_texts_labels_and_numbers() -> None:
    sentence = text("{n} of {who} in {where}", n=3, who=text("them"), where=Label("here", "这里"))
    assert render(sentence, "en") == "3 of them in here"


def test_a_label_falls_back_to_the_other_language() -> None:
    assert render(Label("only English"), "zh") == "only English"
    assert render(Label(zh="只有中文"), "en") == "只有中文"


def test_braces_of_data_are_left_alone() -> None:
    """A label is data: what looks like a place in it must not be filled."""
    assert render(text("{name}!", name="{0.__class__}"), "en") == "{0.__class__}!"


def test_values_that_no_one_knows_go_to_the_writer() -> None:
    class Cell:
        pass

    said = render(text("about {cell}", cell=Cell()), "zh", lambda item, lang: f"<{lang}>")
    assert said.endswith("<zh>")


@pytest.mark.parametrize(
    ("asked", "environ", "chosen"),
    [
        ("zh", {"LANG": "en_GB.UTF-8"}, "zh"),
        (None, {"ENDOGEN_LANG": "zh", "LANG": "en_GB"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LC_ALL": "C", "LANG": "zh_CN"}, "en"),
        (None, {}, "en"),
    ],
)
def test_language_is_what_was_asked_else_the_environment(
    asked: str | None, environ: dict[str, str], chosen: str
) -> None:
    assert language(asked, environ) == chosen
