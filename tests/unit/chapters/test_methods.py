"""Chapter 8: how numbers were made and what they cannot say, each only where it is true."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.chapters.village import SECTIONS, Said, of_rows, study, village

from endogen.chapters.chapter import Told
from endogen.i18n import Label, text
from endogen.published.verdict import Against, Verdict, Word
from endogen.report.document import Note, NoteKind, Paragraph, Table
from endogen.study.codebook import Provenance
from endogen.study.study import Drawn, Sources, Study
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results


def known(about: Study | None = None, rows: Results | None = None, **answers: list[float]) -> Told:
    data = village(answers or {"age": [40.0]}, about)
    return of_rows(data, rows or Results())


def prose(section: str, told: Told, lang: str = "en") -> str:
    said = Said(section, told, lang)
    return "\n".join(said.words(b.text) for b in said.blocks if isinstance(b, Paragraph | Note))


# -- 8.how ---------------------------------------------------------------------------------------


def test_exact_methods_are_named_with_seed_and_level_for_a_sample_that_was_met() -> None:
    about = study(report={"level": 0.9, "seed": 42, "permutations": 12345})
    said = prose("8.how", known(about))
    assert "Clopper–Pearson" in said
    assert "level 90%" in said
    assert "12,345 permutations, seed 42" in said
    assert "level 10% finds in four samples of five" in said
    assert "linearisation" not in said


def test_a_design_is_named_where_there_is_one() -> None:
    said = prose("8.how", known(study(drawn=Drawn(convenience=False, weight="w", psu="v"))))
    assert "linearisation over primary sampling units" in said
    assert "percentages and means are weighted" in said
    assert "Clopper–Pearson" not in said
    assert "Fisher's exact" not in said


def test_a_sample_drawn_without_weights_is_computed_exactly_and_says_so() -> None:
    """It named linearised errors, because it had been drawn; the rows were exact."""
    said = prose("8.how", known(study(drawn=Drawn(convenience=False))))
    assert "Clopper–Pearson" in said
    assert "linearisation" not in said
    assert "Nobody was drawn by chance" not in said


def test_a_simple_random_sample_has_linearised_errors_and_exact_tests() -> None:
    said = prose("8.how", known(study(drawn=Drawn(convenience=False, fpc="N"))))
    assert "linearisation" in said
    assert "Fisher's exact test" in said


def test_the_authors_words_on_the_sample_stand_first() -> None:
    words = Label("every third house", "每三户抽一户")
    about = study(drawn=Drawn(convenience=False, weight="w", words=words))
    assert prose("8.how", known(about)).startswith("Sample: every third house.")
    assert prose("8.how", known(about), "zh").startswith("样本：每三户抽一户。")


def test_only_synthetic_answers_are_called_synthetic() -> None:
    assert "synthetic" not in prose("8.how", known())
    made_up = study(provenance=Sources(default=Provenance.RECONSTRUCTED))
    assert "The answers are synthetic" in prose("8.how", known(made_up))


def test_the_margin_and_the_degree_are_explained_where_they_are_used() -> None:
    plain = prose("8.how", known())
    assert "margin stated beforehand" not in plain
    assert "Xu Xian" not in plain
    rows = Results.of([Estimate(id="2.growth.growth.equivalence", estimate=0.0)])
    about = study(report={"margin": 1500.0})
    degree = {"cognition:breeding": [1.0], "willingness:breeding": [1.0],
              "participation:breeding": [1.0]}  # fmt: skip
    told = known(about, rows, **degree)
    assert "a margin stated beforehand (± 1,500 yuan)" in prose("8.how", told)
    assert "Xu Xian" in prose("8.how", told)


# -- 8.limits ------------------------------------------------------------------------------------


def counted(others: int, n: int) -> Results:
    return Results.of(
        [Estimate(id="0.sample.registered.0", estimate=others / n, count=others, n=n)]
    )


@pytest.mark.parametrize(
    ("others", "n", "said"),
    [
        (14, 73, "Only 14 of 73 households are not registered."),
        (59, 73, "Only 14 of 73 households are registered."),
        (29, 58, "Only 29 of 58 households are not registered."),
        (0, 73, "All 73 households are registered: there are no others to compare."),
        (73, 73, "None of the 73 households is registered: nothing can be compared."),
    ],
)
def test_the_smaller_group_is_named(others: int, n: int, said: str) -> None:
    assert said in prose("8.limits", known(rows=counted(others, n)))


def test_groups_that_are_large_enough_are_not_called_few() -> None:
    """“Only 400 of 1000” was said of any sample at all."""
    for others in (30, 400):
        said = prose("8.limits", known(rows=counted(others, 1000)))
        assert "Only" not in said
        assert "coarse" not in said


def test_a_drawn_sample_missed_nobody_on_the_road() -> None:
    assert "Who is met is not who lives there" in prose("8.limits", known())
    assert "Who is met" not in prose("8.limits", known(study(drawn=Drawn(convenience=False))))


def test_small_cells_are_warned_of_in_real_data_only() -> None:
    said = Said("8.limits", known())
    assert [b.kind for b in said.blocks if isinstance(b, Note)] == [NoteKind.CAUTION]
    made_up = study(provenance=Sources(default=Provenance.INVENTED))
    assert not any(isinstance(b, Note) for b in Said("8.limits", known(made_up)).blocks)


def test_who_was_poor_before_is_missed_only_where_it_was_not_asked() -> None:
    registered = {"registered": [1.0, 0.0]}
    assert "who was poor before" in prose("8.limits", known(**registered))
    both = registered | {"income-before": [1.0, 2.0]}
    assert "who was poor before" not in prose("8.limits", known(**both))


def test_limits_are_read_in_chinese() -> None:
    said = prose("8.limits", known(rows=counted(14, 73)), "zh")
    assert "73户中只有14户不是建档立卡户" in said
    assert "“无法判断”绝不等于“没有差异”" in said  # the word that findings use


# -- 8.published ---------------------------------------------------------------------------------


def verdict(id_: str, word: Word, against: Against = Against.DATA) -> Verdict:
    return Verdict(
        id=id_,
        place=text("Table 2"),
        statement=Label(f"figure {id_}", f"数字{id_}"),
        printed="4",
        recomputed="44",
        verdict=word,
        against=against,
    )


def published(*verdicts: Verdict) -> Said:
    return Said("8.published", replace(known(), verdicts=verdicts))


def test_verdicts_are_counted_by_kind() -> None:
    said = published(
        verdict("a", Word.AGREES), verdict("b", Word.AGREES), verdict("c", Word.CONTRADICTS),
        verdict("d", Word.ROUNDS), verdict("e", Word.UNDECIDED), verdict("f", Word.ANNOUNCED),
        verdict("g", Word.NOT_COMPUTABLE),
    )  # fmt: skip
    assert said.sentences() == [
        "Of 7 statements checked 2 agree, 1 round differently, 1 contradict, 1 are not "
        "computable, 1 cannot be decided and 1 were announced but not reported."
    ]
    assert [b.id for b in said.blocks if isinstance(b, Table)] == [
        "8.published-contradicts",
        "8.published-open",
        "8.published-rounds",
        "8.published-agrees",
    ]


def test_what_both_find_wrong_is_listed_once() -> None:
    said = published(
        verdict("a", Word.CONTRADICTS), verdict("a.sum", Word.CONTRADICTS, Against.FIGURES)
    )
    assert len(said.table("8.published-contradicts")) == 1


def test_without_printed_figures_there_is_nothing_to_compare() -> None:
    assert published().blocks == ()


def test_sections_of_methods_compute_nothing() -> None:
    data = village({"age": [40.0]})
    for section in ("8.how", "8.limits"):
        assert len(SECTIONS[section].ask(data)) == 0
