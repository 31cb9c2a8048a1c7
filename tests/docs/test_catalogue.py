"""The catalogue keeps its word: every example on its pages runs and gives what the page shows."""

from __future__ import annotations

import math
import re

import pytest
from tests.docs.pages import FENCE

import catalogue_pages
import endogen as en
import mathml
from endogen.cli.entry import main as command_line
from endogen.i18n import LANGUAGES, render
from endogen.indicators.catalogue import ENTRIES, FAMILIES
from endogen.indicators.catalogue.functions import FUNCTIONS
from endogen.survey.readable import number, readable
from endogen.survey.registry import KNOWN

HAN = re.compile(r"[\u4e00-\u9fff]")
OUTCOME = re.compile(r"```sh\n.*?```\n\n\|(?P<head>.*)\|\n\|.*\n\|(?P<cells>.*)\|\n", re.DOTALL)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return catalogue_pages.pages()


def section(pages: dict[str, str], name: str, lang: str) -> str:
    """What the pages say of an indicator: it stands on one page, once."""
    suffix = "" if lang == "en" else f".{lang}"
    family = next(f for f in FAMILIES if name in {entry.name for entry in f.entries})
    page = pages[f"reference/indicators/{family.name}{suffix}.md"]
    parts = [part for part in re.split(r"^## ", page, flags=re.M) if f"{{ #{name} }}" in part]
    assert len(parts) == 1
    return parts[0]


def test_every_indicator_has_its_entry_and_no_other_has_one() -> None:
    assert set(ENTRIES) == set(KNOWN)
    assert len(ENTRIES) == sum(len(family.entries) for family in FAMILIES)


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_the_example_is_what_the_hand_comes_to(name: str) -> None:
    entry = ENTRIES[name]
    assert bool(entry.hand) == math.isfinite(entry.equals)
    if entry.hand:
        assert entry.estimate().estimate == pytest.approx(entry.equals, rel=1e-12, abs=1e-14)
        assert "{value}" in entry.hand.msgid


def test_most_examples_can_be_checked_by_hand() -> None:
    assert [name for name, entry in ENTRIES.items() if not entry.hand] == [
        "kakwani_pernia",
        "pegr",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_what_the_page_shows_is_what_its_lines_give(pages, name, lang, tmp_path, monkeypatch,
                                                    capsys):  # fmt: skip
    shown = section(pages, name, lang)
    blocks = dict(FENCE.findall(shown.replace('```csv title="data.csv"', "```csv")))
    outcome = OUTCOME.search(shown)
    assert outcome is not None
    cells = [cell.strip() for cell in outcome["cells"].split("|")]

    by_python = catalogue_pages.run(blocks["python"])
    _, (line,) = readable(by_python, lang)
    assert set(cells) <= set(line)
    assert cells[0] == number(by_python[0].estimate) != ""

    (tmp_path / "data.csv").write_text(blocks["csv"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    words = re.fullmatch(r'endogen estimate data.csv --of "(.*)"(.*)\n', blocks["sh"])
    assert words is not None
    typed = ["estimate", "data.csv", "--of", words[1], *words[2].split(), "--lang", lang]
    assert command_line(typed) == 0
    printed = capsys.readouterr().out
    assert [cell for cell in cells if cell not in printed] == []


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_each_section_is_whole_and_in_its_language(pages, name) -> None:
    for lang in LANGUAGES:
        shown = section(pages, name, lang)
        assert '<div class="formula">' in shown
        for fact in ("inputs", "unit", "better", "se", "interval", "reference"):
            assert f"- **{catalogue_pages.FACTS[fact][lang]}**" in shown
        assert "{value}" not in shown
        assert "{percent}" not in shown
    for sentence in (ENTRIES[name].tells, ENTRIES[name].reads):
        assert HAN.search(render(sentence, "zh")), sentence.msgid


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_the_command_shows_the_example_too(name: str, lang: str, capsys) -> None:
    assert command_line(["indicators", name, "--lang", lang]) == 0
    printed = capsys.readouterr().out
    entry = ENTRIES[name]
    assert entry.command in printed
    assert number(entry.estimate().estimate) in printed
    assert (HAN.search(printed) is not None) == (lang == "zh")


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.name)
def test_functions_have_examples_that_run(function) -> None:
    home, method = function.name.split(".")
    assert callable(getattr(getattr(en, home), method))
    (row,) = catalogue_pages.run(function.program)
    assert row.estimate == pytest.approx(function.equals, rel=1e-9)
    for lang in LANGUAGES:
        assert number(row.estimate) in catalogue_pages.functions(lang)


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("a / b", "<mfrac"),
        ("(a − b) / (c d)", "<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>"),
        ("x^(1−ε)", "<msup><mi>x</mi><mrow><mn>1</mn><mo>−</mo><mi>ε</mi></mrow></msup>"),
        ("S_xy", "<msub><mi>S</mi>"),
        ("Σ_j x_j", "<munder>"),
        ("√(a b)", "<msqrt><mrow><mi>a</mi><mi>b</mi></mrow></msqrt>"),
        ("s²_T = 1", "<msub><msup>"),
        ("1[x < z] = 0", "&lt;"),
    ],
)
def test_formulas_are_set(written: str, made: str) -> None:
    assert made in mathml.formula(written)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", sorted(KNOWN))
def test_formulas_lose_nothing(name: str, lang: str) -> None:
    """Every letter and number of the formula is on the page."""
    written = render(KNOWN[name].formula, lang)
    shown = (
        re.sub(r"<[^>]*>", "", mathml.formula(written)).replace("&lt;", "<").replace("&gt;", ">")
    )
    kept = re.compile(r"[^\W_]")
    small = str.maketrans("²₀₁ᵢ∑", "201iΣ")
    wanted = "".join(kept.findall(written)).translate(small)
    assert sorted("".join(kept.findall(shown.translate(small)))) == sorted(wanted)
