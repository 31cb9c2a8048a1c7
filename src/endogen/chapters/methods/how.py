"""8.how: how the numbers were made, ready for a methods section."""

from __future__ import annotations

from endogen.chapters.chapter import Data, Section, Told
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
    if told.study.convenience:
        paragraphs.append(
            text(
                "Intervals: Clopper–Pearson (exact) for shares, Student's t for means, order "
                "statistics for quantiles, Fisher's z for correlations and partial correlations; "
                "level {level}%.",
                level=f"{100 * report.level:g}",
            )
        )
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
                "Standard errors by linearisation over primary sampling units (ultimate clusters), "
                "t intervals with degrees of freedom = PSUs − strata, logit intervals for shares, "
                "Woodruff intervals for quantiles; level {level}%.",
                level=f"{100 * report.level:g}",
            )
        )
    paragraphs.append(
        text(
            "Tests over several programmes, sources or outcomes are adjusted by Holm's method "
            "within their family. Beside each difference that cannot be told stands the minimal "
            "detectable effect: what a sample of this size would find in four cases of five "
            "(power 80%)."
        )
    )
    paragraphs.append(
        text(
            "“Clear” means that the adjusted test rejects at the stated level, “suggestive” "
            "that only the unadjusted one does, “cannot tell” that neither does. “Descriptive” "
            "sentences state what the sample holds and infer nothing. Numbers are rounded half "
            "away from zero, once, when they are printed; percentages are not forced to add up "
            "to 100."
        )
    )
    return (*(Paragraph(words) for words in paragraphs), *_synthetic(told))


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
    words = text(
        "The answers are synthetic. “Reconstructed” columns were made so that they give every "
        "figure printed in the publication; many other sets of answers would give them as well. "
        "“Invented” columns are bound by no printed figure: what stands on them shows the method, "
        "not the village."
    )
    return (Note(words, NoteKind.CAUTION),)


SECTION = Section(ID, text("How the numbers were made"), (), ask_nothing, tell_how)
