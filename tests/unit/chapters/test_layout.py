"""Shapes of sentences and tables that sections share, on rows written by hand."""

from __future__ import annotations

import math

import pytest
from tests.unit.chapters.village import study, village

from endogen.chapters import layout
from endogen.chapters.chapter import Told
from endogen.chapters.who_is_reached.contrasts import Wording, contrast_statement
from endogen.i18n import Words, text
from endogen.report.document import Show, Statement
from endogen.report.speech import Speech
from endogen.survey.estimate import Estimate
from endogen.survey.strength import Strength

NAN = math.nan


def told(*, level: float = 0.95, registered: bool = True, **rows: Estimate) -> Told:
    role = "registered" if registered else "age"
    about = study(report={"level": level})
    return Told(
        about, village({role: [1.0]}).codebook, {k.replace("__", "."): v for k, v in rows.items()}
    )


def said(known: Told, words: Words | None, lang: str = "en") -> str:
    return Speech(lang, known.rows).say(words)


def row(estimate: float, low: float = NAN, high: float = NAN, **more: object) -> Estimate:
    return Estimate(estimate=estimate, ci_low=low, ci_high=high, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("items", "en", "zh"),
    [
        ([], "none", "无"),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a和b"),
        (["a", "b", "c"], "a, b and c", "a、b和c"),
        (["a", "b", "c", "d"], "a, b, c and d", "a、b、c和d"),
    ],
)
def test_a_list_in_words(items: list[Words], en: str, zh: str) -> None:
    known = told()
    assert said(known, layout.listing(items)) == en
    assert said(known, layout.listing(items), "zh") == zh


def test_a_number_is_known_when_it_was_asked_for_and_is_one() -> None:
    known = told(a=row(1.0), b=row(NAN), c=row(0.0))
    assert layout.known(known, "a", "c")
    assert not layout.known(known, "b")
    assert not layout.known(known, "a", "b")
    assert not layout.known(known, "absent")


@pytest.mark.parametrize(
    ("one", "en"),
    [
        (row(0.5, 0.25, 0.75), " [25.0, 75.0]"),
        (row(0.5), ""),
        (row(0.5, 0.25), ""),
        (row(0.5, 0.5, 0.5, se=0.0), ""),  # all alike: certainty from few answers
        (row(0.5, 0.5, 0.5, se=0.1), " [50.0, 50.0]"),
    ],
)
def test_an_interval_brings_its_gap_or_nothing(one: Estimate, en: str) -> None:
    known = told(a=one)
    assert said(known, layout.bracketed(known, "a", Show.PERCENT)) == en
    assert said(known, layout.bracketed(known, "a", Show.PERCENT), "zh") == en.strip()


def test_what_would_be_found_or_that_it_is_not_known() -> None:
    known = told(a=row(1234.0), b=row(NAN))
    found = layout.detectable(known, "a", Show.YUAN, layout.yuan)
    assert said(known, found) == "1,234 yuan would be found in four cases of five"
    assert said(known, found, "zh") == "差异达到1,234元才有八成把握检出"
    lost = layout.detectable(known, "b", Show.YUAN, layout.yuan)
    assert said(known, lost) == "how large it would have to be to be found cannot be computed"


def test_ranking_leaves_out_what_is_not_a_number() -> None:
    known = told(a=row(1.0), b=row(NAN), c=row(3.0), d=row(2.0))
    assert layout.ranked(known, ["a", "b", "c", "d", "absent"]) == ["c", "d", "a"]


def test_ties_at_the_head_whatever_the_last_bit_says() -> None:
    known = told(a=row(0.1 + 0.2), b=row(0.3), c=row(0.29), d=row(-1.0))
    order = layout.ranked(known, ["a", "b", "c", "d"])
    assert layout.tied(known, order) == ["a", "b"]
    assert layout.tied(known, order[2:]) == ["c"]
    assert layout.tied(known, []) == []


def test_the_base_is_one_number_or_a_range() -> None:
    same = told(a=row(1.0, n=7), b=row(1.0, n=7))
    assert said(same, layout.base(same, ["a", "b"])) == "7 households with an answer."
    differ = told(a=row(1.0, n=7), b=row(1.0, n=3), c=row(1.0, n=5))
    assert said(differ, layout.base(differ, ["a", "b", "c"])) == "3–7 households with an answer."
    assert said(differ, layout.base(differ, ["b", "absent"])) == "3 households with an answer."


def test_columns_of_status_and_their_cells_agree_in_number() -> None:
    for registered, many in ((True, 7), (False, 2)):
        known = told(registered=registered, a=row(0.5, 0.4, 0.6))
        columns = layout.status_columns(known, text("%"), text("points"))
        cells = layout.status_cells(known, "a", Show.PERCENT, "a.difference", Show.POINTS)
        assert len(columns) == len(cells) == many


@pytest.mark.parametrize(("level", "head"), [(0.95, "95%"), (0.9, "90%"), (0.995, "99.5%")])
def test_the_head_of_an_interval_names_its_level(level: float, head: str) -> None:
    known = told(level=level)
    assert said(known, layout.interval(known)) == f"{head} interval"


def test_how_many_tests_are_one_family() -> None:
    known = told(
        a=row(1.0, p=0.1, family="f"), b=row(NAN, family="f"), c=row(1.0, p=0.2, family="g"),
        d=row(1.0, p=0.3, family="f"),
    )  # fmt: skip
    assert layout.tested(known, "f") == 2


# -- the sentences of a family of contrasts ------------------------------------------------------

WORDING = Wording(
    "participation",
    text("Participation"),
    more=lambda names: text("More of {names}.", names=names),
    less=lambda names: text("Less of {names}.", names=names),
    unit=layout.points,
    show=Show.GAP,
)


def contrast(estimate: float, p: float, adjusted: float) -> Estimate:
    return row(estimate, p=p, p_adjusted=adjusted)


def statements(rows: dict[str, Estimate]) -> list[tuple[Strength, str]]:
    known = Told(study(), village({"registered": [1.0]}).codebook, rows)
    names = list(dict.fromkeys(key.split(".")[2] for key in rows))
    blocks = contrast_statement(known, "1.x", names, WORDING)
    return [(b.strength, said(known, b.text)) for b in blocks if isinstance(b, Statement)]


def test_every_contrast_is_spoken_of_once_in_the_order_of_its_strength() -> None:
    rows = {
        "1.x.breeding.difference": contrast(0.4, 0.001, 0.005),
        "1.x.material.difference": contrast(-0.4, 0.001, 0.005),
        "1.x.technical.difference": contrast(0.2, 0.02, 0.06),
        "1.x.financial.difference": contrast(-0.2, 0.02, 0.06),
        "1.x.dividends.difference": contrast(0.1, 0.5, 1.0),
        "1.x.dividends.mde": row(0.35),
        "1.x.employment.difference": row(NAN),
    }
    found = statements(rows)
    assert [strength for strength, _ in found] == [
        Strength.CLEAR, Strength.CLEAR, Strength.SUGGESTIVE, Strength.SUGGESTIVE,
        Strength.CANNOT_TELL,
    ]  # fmt: skip
    sentences = [sentence for _, sentence in found]
    assert sentences[:2] == [
        "More of individual breeding (+40.0 points).",
        "Less of material assistance (−40.0 points).",
    ]
    assert sentences[2].startswith("More of technical assistance (+20.0 points). This holds for")
    assert sentences[2].endswith("not for all 5 together (Holm).")
    assert sentences[3].startswith("Less of financial assistance (−20.0 points).")
    assert sentences[4].startswith(
        "Participation: in 1 of 5 comparisons the data cannot tell registered households from the "
        "others: share dividends."
    )
    assert "a difference of 35.0 percentage points" in sentences[4]
    assert not any("employment" in sentence for sentence in sentences)  # nothing was compared


def test_a_range_of_detectable_sizes_is_one_number_where_it_prints_as_one() -> None:
    def last(high: float) -> str:
        return statements(
            {
                "1.x.breeding.difference": contrast(0.1, 0.5, 1.0),
                "1.x.breeding.mde": row(0.3),
                "1.x.material.difference": contrast(0.1, 0.5, 1.0),
                "1.x.material.mde": row(high),
            }
        )[0][1]

    assert "a difference of 30.0 percentage points" in last(0.3001)
    assert "a difference of 30.0 to 40.0 percentage points" in last(0.4)


def test_nothing_is_said_where_nothing_was_compared() -> None:
    assert statements({"1.x.breeding.difference": row(NAN)}) == []
    assert statements({"1.x.breeding.rate": row(0.5)}) == []
