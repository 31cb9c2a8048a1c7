"""From the rows of `endogen.describing` to blocks."""

from __future__ import annotations

from endogen.chapters.descriptive.comparison import comparison
from endogen.chapters.descriptive.described import Described, named
from endogen.chapters.descriptive.questions import by_groups, overall
from endogen.i18n import Words, text
from endogen.report.document import Block, Heading, Note, NoteKind, Paragraph


def tell(told: Described) -> tuple[Block, ...]:
    """Comparisons of groups first, then every question, then what was left out."""
    blocks: list[Block] = []
    if told.groupings and told.topics:
        blocks.append(Heading(1, text("Which groups differ"), "groups"))
        for grouping in told.groupings:
            blocks += comparison(told, grouping)
    blocks.append(Heading(1, text("Question by question"), "questions"))
    for topic in told.topics:
        blocks.append(Heading(2, named(topic), topic.name))
        if topic.taken:
            blocks.append(Note(text("This column {taken}. --kind says it otherwise.",
                                    taken=topic.taken)))  # fmt: skip
        blocks.append(overall(told, topic))
        blocks += [
            by_groups(told, topic, grouping)
            for grouping in told.groupings
            if grouping.column not in topic.columns
        ]
    if not told.topics:
        blocks.append(Note(text("No column is a question that can be described.")))
    return (*blocks, *left_out(told))


def left_out(told: Described) -> tuple[Block, ...]:
    """The columns that are not described, by reason."""
    if not told.left_out:
        return ()
    blocks: list[Block] = [Heading(1, text("Left out"), "left-out")]
    by_reason: dict[Words, list[str]] = {}
    for one in told.left_out:
        by_reason.setdefault(one.why, []).append(one.name)
    for why, names in by_reason.items():
        said = text("{columns}: {why}.", columns=", ".join(names), why=why)
        blocks.append(Note(said, NoteKind.ABSENT))
    blocks.append(Paragraph(text("A column left out by mistake comes in with --kind COLUMN=…")))
    return tuple(blocks)
