"""Words that the sections of this chapter share."""

from __future__ import annotations

from endogen.chapters.chapter import Told
from endogen.i18n import text
from endogen.report.document import Note, NoteKind
from endogen.study.codebook import Provenance

MADE_UP = Note(
    text(
        "The answers behind this section are invented: no printed figure binds them. What it says "
        "of the modes shows the method; it says nothing of the village and is no advice."
    ),
    NoteKind.CAUTION,
)


def made_up(told: Told, *rows: str) -> tuple[Note, ...]:
    """The warning that must stand first where any of these rows rests on invented answers."""
    invented = any(row in told and told[row].provenance == Provenance.INVENTED for row in rows)
    return (MADE_UP,) if invented else ()
