"""8.limits: what these data cannot say."""

from __future__ import annotations

from endogen.chapters.chapter import Section, Told
from endogen.chapters.methods.how import ask_nothing
from endogen.i18n import Words, text
from endogen.report.document import Block, Note, NoteKind, Paragraph

ID = "8.limits"
COARSE = 30  # households in the smaller group, below which comparisons are called coarse


def tell_limits(told: Told) -> tuple[Block, ...]:
    """Selection, size, cause; each only where it is true of the study."""
    limits: list[Words] = []
    if told.study.convenience:
        limits.append(
            text(
                "Who is met is not who lives there: the old who do not leave the house, and the "
                "young who are away, are missed in an unknown measure."
            )
        )
    limits += _groups(told)
    limits.append(
        text(
            "One round of answers shows what goes together, not what causes what: who takes "
            "part and who knows of a programme was not decided by chance."
        )
    )
    limits.append(
        text(
            "Incomes and benefits are what respondents say they are; a year remembered is not a "
            "year recorded. Who is asked about help in the presence of those who help may say that "
            "he knows, wants and takes part more than he does."
        )
    )
    if told.codebook.has("age"):
        limits.append(
            text(
                "Age and schooling are the head's. What younger members know, want or do is not in "
                "these answers."
            )
        )
    if told.codebook.has("registered") and not told.codebook.has("income-before"):
        limits.append(
            text(
                "Registered is an administrative status, not poverty: who was poor before is not "
                "measured, so that nothing can be said on whether the poor were registered."
            )
        )
    limits.append(
        text(
            "Tests are many and tables were not chosen in advance: what is clear in one table is "
            "a reason to look again in other data, not a proof."
        )
    )
    return (*(Paragraph(words) for words in limits), *_small_cells(told))


def _groups(told: Told) -> list[Words]:
    """That one of the two groups is empty, or so small that comparisons are coarse."""
    row = told.rows.get("0.sample.registered.0")
    if row is None or row.count is None or not row.n:
        return []
    others, n = row.count, str(row.n)
    registered = row.n - others
    if others == 0:
        return [text("All {n} households are registered: there are no others to compare.", n=n)]
    if registered == 0:
        return [text("None of the {n} households is registered: nothing can be compared.", n=n)]
    if min(others, registered) >= COARSE:
        return []
    if others <= registered:
        return [
            text(
                "Only {few} of {n} households are not registered. Every comparison with them is "
                "coarse, and “cannot tell” must not be read as “no difference”.",
                few=str(others),
                n=n,
            )
        ]
    return [
        text(
            "Only {few} of {n} households are registered. Every comparison with the others is "
            "coarse, and “cannot tell” must not be read as “no difference”.",
            few=str(registered),
            n=n,
        )
    ]


def _small_cells(told: Told) -> tuple[Block, ...]:
    if not told.study.real:
        return ()
    words = text(
        "Tables hold cells with few households, in which neighbours may recognise one "
        "another: this report is internal and not for release."
    )
    return (Note(words, NoteKind.CAUTION),)


SECTION = Section(ID, text("What these data cannot say"), (), ask_nothing, tell_limits)
