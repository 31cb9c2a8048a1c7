"""Read a study's study.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from endogen.errors import StudyError, Where
from endogen.errors.foreign import quoted
from endogen.i18n import text
from endogen.sources.parameters import poverty_lines
from endogen.study import reading
from endogen.study.nearest import nearest
from endogen.study.study import Study

NAME = "study.toml"
AT_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


def read_study(folder: Path) -> Study:
    """Read study.toml of a study folder.

    Raises
    ------
    StudyError
        When there is none, it is no TOML, or a key is wrong; with the line where known.
    """
    path = folder / NAME
    try:
        source = path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        raise StudyError("E-STUDY-FILE", folder=str(folder)) from None
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(b"\n") + 1
        where = Where(file=NAME, row=row)
        raise StudyError("E-STUDY-TOML", where=where, reason=text("it is not in UTF-8")) from None
    try:
        document = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        reason = quoted("tomllib", AT_LINE.sub("", str(error)).strip())
        at = AT_LINE.search(str(error))
        row = int(at[1]) if at and at[1] else source.count("\n") + 1
        raise StudyError("E-STUDY-TOML", where=Where(file=NAME, row=row), reason=reason) from None
    try:
        return _with_lines(reading.read_study(document, NAME))
    except StudyError as error:
        if error.where.row is None:
            row_found = _line(source.splitlines(), str(error.details.get("path", "")))
            error.where = Where(NAME, error.where.sheet, row_found, error.where.variable)
        raise


def _with_lines(study: Study) -> Study:
    """The study with the poverty lines of the package beside its own, if it names any."""
    lines = study.lines
    if not lines.series:
        return study
    known = (*poverty_lines(), *lines.own)
    names = {line.series for line in known}
    for series in lines.series:
        if series not in names:
            raise StudyError(
                "E-STUDY-CHOICE",
                where=Where(file=NAME, variable="poverty_lines.series"),
                path="poverty_lines.series",
                got=series,
                choices=", ".join(sorted(names)),
                nearest=nearest(series, names),
            )
    return replace(study, lines=replace(lines, known=known))


def _line(lines: Sequence[str], path: str) -> int | None:
    """The line of a key written ``[table.inner].key``; of its table when the key is not there."""
    table, key = _split(path)
    found = None
    here = ""
    for row, line in enumerate(lines, start=1):
        bare = line.strip()
        if head := re.match(r"\[+([^\]]+)\]+", bare):
            here = _plain(head[1])
            if here in (table, f"{table}.{key}".strip(".")):
                found = row
        elif _plain(bare.partition("=")[0]) == (key or table) and here == (key and table):
            return row
    return found


def _split(path: str) -> tuple[str, str]:
    if match := re.fullmatch(r"\[([^\]]*)\](?:\.(.*))?", path):
        return _plain(match[1]), _plain(match[2] or "")
    return "", _plain(path)


def _plain(name: str) -> str:
    return name.replace('"', "").replace("'", "").replace(" ", "").strip()
