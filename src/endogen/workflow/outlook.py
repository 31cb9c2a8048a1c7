"""Which sections a report will have, told from roles alone, before anything is computed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import narwhals as nw

from endogen.chapters import CHAPTERS
from endogen.chapters.derived import derive
from endogen.forms.roles_book import Outlook
from endogen.sources.duck import connection, quoted
from endogen.study.codebook import Codebook, Variable
from endogen.study.role_sheet import RoleRow
from endogen.study.roles import ROLES
from endogen.study.study import Study


def outlook(proposed: Sequence[RoleRow], settled: Sequence[RoleRow], study: Study) -> list[Outlook]:
    """Look at every section.

    Parameters
    ----------
    proposed : sequence of RoleRow
        All columns.
    settled : sequence of RoleRow
        Those of them that a run could use as they stand.
    study : Study
    """
    all_of_them, usable = _codebook(proposed, study), _codebook(settled, study)
    return [
        Outlook(
            chapter.title,
            section.title,
            section.needs,
            section.lacks(all_of_them),
            bool(section.lacks(usable)),
        )
        for chapter in CHAPTERS
        for section in chapter.sections
        if section.id.split(".")[1] not in NOT_HERS
    ]


NOT_HERS = ("published", "returns")  # appear with files of their own, and not by a role


def _codebook(rows: Iterable[RoleRow], study: Study) -> Codebook:
    """The codebook of a file whose columns have these roles, with what is derived."""
    variables = [
        Variable(role, ROLES[role.partition(":")[0]].scale, role=role)
        for row in rows
        if row.use and row.role
        for role in _roles(row)
    ]
    names = ", ".join(f"CAST(NULL AS DOUBLE) AS {quoted(v.name)}" for v in variables)
    frame = nw.from_native(connection().sql(f"SELECT {names or 'NULL AS nothing'}")).lazy()
    _, codebook = derive(frame, Codebook(tuple(variables)), study)
    return codebook


def _roles(row: RoleRow) -> list[str]:
    if not row.items:
        return [row.role]
    return [f"{row.role}:{item}" for _, item in row.items if item]
