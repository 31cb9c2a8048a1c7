"""8.how: how the numbers were made, ready for a methods section."""

from __future__ import annotations

from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.methods.welfare import welfare_said
from endogen.i18n import Words, text
from endogen.report.document import Block, Note, NoteKind, Paragraph
from endogen.survey.results import Results

ID = "8.how"


def ask_nothing(_data: Data) -> Results:
    """Compute nothing."""
    return Results()


def tell_how(told: Told) -> tuple[Block, ...]:
    """Sample, intervals, tests, multiplicity, rounding."""
    report = told.study.report
    paragraphs: list[Words] = [_sample(told)]
    drawn = told.study.drawn
    clustered = bool(drawn.weight or drawn.strata or drawn.psu)
    if not (clustered or drawn.fpc):
        paragraphs.append(
            text(
                "Intervals: Clopper–Pearson (exact) for shares, Student's t for means, order "
                "statistics for quantiles, Fisher's z for correlations and partial correlations; "
                "level {level}%.",
                level=f"{100 * report.level:g}",
            )
        )
    else:
        paragraphs.append(
            text(
                "Standard errors by linearisation over primary sampling units (ultimate clusters), "
                "t intervals with degrees of freedom = PSUs − strata, logit intervals for shares, "
                "Woodruff intervals for quantiles; level {level}%. Numbers of households (n) are "
                "counted in the sample; percentages and means are weighted.",
                level=f"{100 * report.level:g}",
            )
        )
    if not clustered:
        paragraphs.append(
            text(
                "Two groups: for yes/no answers the difference of shares with Newcombe's "
                "interval and Fisher's exact test (mid-p); for ordered answers Cliff's delta "
                "and the exact or permutation Mann–Whitney test; for amounts Welch's interval "
                "and a permutation test; for partial correlations also the Freedman–Lane "
                "permutation test. {permutations} permutations, seed {seed}.",
                permutations=f"{report.permutations:,}",
                seed=str(report.seed),
            )
        )
    else:
        paragraphs.append(
            text(
                "Two groups: differences of means and shares, and Cliff's delta, with linearised "
                "standard errors and t."
            )
        )
    paragraphs += _shared(told)
    return (*(Paragraph(words) for words in paragraphs), *_synthetic(told))


def _shared(told: Told) -> list[Words]:
    """What holds for every design: multiplicity, missing answers, words, rounding."""
    paragraphs: list[Words] = [
        text(
            "Each number uses the households that answered its questions; nothing is imputed, and "
            "n stands beside it. Where several answers were allowed, percentages refer to "
            "households, to those who named anything (cases) or to all answers named (responses), "
            "as the column says."
        ),
        text(
            "The tests of one table over its programmes, sources or outcomes are a family and "
            "adjusted by Holm's method; tests of different tables are not adjusted for each other. "
            "Beside a difference that cannot be told stands the minimal detectable effect: the "
            "size that a single two-sided test at level {alpha}% finds in four samples of five "
            "(power 80%), given the spread in these answers.",
            alpha=f"{100 * (1 - told.study.report.level):g}",
        ),
    ]
    if told.study.report.margin is not None and "2.growth.growth.equivalence" in told:
        paragraphs.append(
            text(
                "“No difference” is claimed only where two one-sided tests show that the "
                "difference is smaller than a margin stated beforehand (± {margin} yuan).",
                margin=f"{told.study.report.margin:,.0f}",
            )
        )
    if told.codebook.family("degree"):
        paragraphs.append(
            text(
                "The targeting degree of a household for a programme is the weighted mean of "
                "cognition ((points − 1) ÷ 4), willingness (4 or 5 of 5 points), participation and "
                "consistency (wish and deed agree), the last three 0 or 1. It rests on the "
                "comparison that Xu Xian (2018) proposes; the measure and the weights are choices, "
                "and the range over all weights is given."
            )
        )
    paragraphs += welfare_said(told)
    paragraphs.append(
        text(
            "“Clear” means that the adjusted test rejects at the stated level, or that the "
            "interval excludes the value named; “suggestive” that only the unadjusted test does; "
            "“cannot tell” that neither does. “Describes this sample” marks what the sample holds, "
            "without inference. Numbers are rounded half away from zero, once, when they are "
            "printed; percentages are not forced to add up to 100."
        )
    )
    return paragraphs


def _sample(told: Told) -> Words:
    words = told.study.drawn.words
    if told.study.convenience:
        return (
            text(
                "Sample: {words}. Nobody was drawn by chance, so that no statement on a "
                "population follows.",
                words=words,
            )
            if words
            else text(
                "Sample: households taken as they came. Nobody was drawn by chance, so that no "
                "statement on a population follows."
            )
        )
    if words:
        return text("Sample: {words}.", words=words)
    return text("Sample: drawn by the design that study.toml states.")


def _synthetic(told: Told) -> tuple[Block, ...]:
    if not told.study.synthetic:
        return ()
    if told.study.real:
        some = text("Some columns are synthetic; every number that rests on one says so.")
        return (Note(some, NoteKind.CAUTION),)
    words = text(
        "The answers are synthetic. “Reconstructed” columns were made so that they give every "
        "figure printed in the publication; many other sets of answers would give them as well. "
        "“Invented” columns are bound by no printed figure: what stands on them shows the method, "
        "not the village."
    )
    return (Note(words, NoteKind.CAUTION),)


SECTION = Section(ID, text("How the numbers were made"), (), ask_nothing, tell_how)
