"""What single cells of a survey sheet say: types, missing codes, ranges, cut-offs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from endogen.study.instrument import Kind, Missing

KINDS = {
    "integer": Kind.INTEGER,
    "int": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "range": Kind.DECIMAL,
    "text": Kind.TEXT,
    "string": Kind.TEXT,
    "barcode": Kind.TEXT,
    "geopoint": Kind.TEXT,
    "geotrace": Kind.TEXT,
    "geoshape": Kind.TEXT,
    "time": Kind.TEXT,
    "acknowledge": Kind.TEXT,
    "trigger": Kind.TEXT,
    "username": Kind.TEXT,
    "email": Kind.TEXT,
    "deviceid": Kind.TEXT,
    "phonenumber": Kind.TEXT,
    "simserial": Kind.TEXT,
    "subscriberid": Kind.TEXT,
    "hidden": Kind.TEXT,
    "date": Kind.DATE,
    "datetime": Kind.DATE,
    "today": Kind.DATE,
    "start": Kind.DATE,
    "end": Kind.DATE,
    "calculate": Kind.CALCULATE,
}
# What shows or records something but gives no answer that can be analysed.
SILENT = (
    "note",
    "image",
    "audio",
    "video",
    "file",
    "audit",
    "start-geopoint",
    "background-audio",
    "background-geopoint",
    "xml-external",
    "csv-external",
    "osm",
)
SELECTS = {
    "select_one": Kind.SELECT_ONE,
    "select_multiple": Kind.SELECT_MULTIPLE,
    "rank": Kind.RANK,
}
IN_WORDS = {  # ways in which XLSForm lets a select be written
    "select one from": "select_one",
    "select one": "select_one",
    "select1": "select_one",
    "select all that apply from": "select_multiple",
    "select all that apply": "select_multiple",
    "select multiple from": "select_multiple",
    "select multiple": "select_multiple",
}
FROM_FILE = ("select_one_from_file", "select_multiple_from_file", "select_one_external")
STRUCTURE = ("begin group", "end group", "begin repeat", "end repeat", "begin loop", "end loop")
ALL_TYPES = (*KINDS, *SILENT, *SELECTS, *(s.replace(" ", "_") for s in STRUCTURE))

BOUND = re.compile(r"\.\s*(<=|>=|<|>|=)\s*(-?\d+(?:\.\d+)?)$")


@dataclass(frozen=True, slots=True)
class Type:
    """What a ``type`` cell says.

    Attributes
    ----------
    word : str
        The type, or ``begin group`` and the like.
    kind : Kind or None
        None for what gives no answer to analyse.
    choices : str
        The list that a select takes its choices from; empty when they are in a file.
    """

    word: str
    kind: Kind | None = None
    choices: str = ""

    @property
    def structure(self) -> bool:
        """Whether it opens or closes a group."""
        return self.word in STRUCTURE


def read_type(cell: str) -> Type | None:
    """Read a ``type`` cell; None when it is unknown.

    Examples
    --------
    >>> read_type("select_one yes_no")
    Type(word='select_one', kind=<Kind.SELECT_ONE: 'select_one'>, choices='yes_no')
    """
    said = " ".join(cell.split())
    lower = said.lower().replace("_", " ")
    if lower in STRUCTURE:
        return Type(lower)
    for words, word in IN_WORDS.items():
        if lower.startswith(words + " ") and not said.lower().startswith(FROM_FILE):
            rest = said[len(words) + 1 :]
            return Type(word, SELECTS[word], rest.split()[0])
    first, _, rest = said.partition(" ")
    if first.lower() in FROM_FILE and rest:
        word = first.lower().removesuffix("_from_file").removesuffix("_external")
        return Type(word, SELECTS[word])
    if first.lower() in SELECTS and rest:
        return Type(first.lower(), SELECTS[first.lower()], rest.split()[0])
    if said.lower() in KINDS:
        return Type(said.lower(), KINDS[said.lower()])
    return Type(said.lower()) if first.lower() in SILENT else None


def read_missing(cell: str) -> tuple[tuple[str, Missing], ...] | None:
    """Read a ``missing`` cell; None when it cannot be read.

    Examples
    --------
    >>> read_missing("-2=not named; -8=refused")
    (('-2', <Missing.NOT_NAMED: 'not named'>), ('-8', <Missing.REFUSED: 'refused'>))
    """
    found = []
    for part in re.split(r"[;；]", cell):
        if not part.strip():
            continue
        code, equals, why = part.partition("=")
        meaning = missing_word(why)
        if not equals or not code.strip() or meaning is None:
            return None
        found.append((code.strip(), meaning))
    return tuple(found)


def missing_word(word: str) -> Missing | None:
    """The reason that a word names, whatever the apostrophe."""
    plain = " ".join(word.lower().replace("’", "'").split())
    return next((m for m in Missing if m.value == plain), None)


def read_range(constraint: str, missing: tuple[str, ...]) -> tuple[float | None, float | None]:
    """The lowest and highest number that a plain constraint lets through.

    Alternatives that let a missing code through (``or . = -9``) are passed over; bounds
    that are no numbers (``. <= ${size}``) are left open.

    Examples
    --------
    >>> read_range("(. >= 0 and . <= 100) or . = -9", ("-9",))
    (0.0, 100.0)
    """
    parts = [
        part
        for part in _split(constraint, "or")
        if not ((bound := BOUND.match(part)) and bound[1] == "=" and bound[2] in missing)
    ]
    if len(parts) != 1:
        return None, None
    low: float | None = None
    high: float | None = None
    for part in _split(parts[0], "and"):
        bound = BOUND.match(part)
        if bound is None:
            continue
        number = float(bound[2])
        if bound[1] in (">=", ">", "="):
            low = number if low is None else max(low, number)
        if bound[1] in ("<=", "<", "="):
            high = number if high is None else min(high, number)
    return low, high


def _split(expression: str, word: str) -> list[str]:
    """Split at a word that stands outside brackets; outer brackets are taken off."""
    plain = expression.strip()
    while plain.startswith("(") and _closes(plain) == len(plain) - 1:
        plain = plain[1:-1].strip()
    parts, depth, start = [], 0, 0
    for match in re.finditer(rf"[()]|\b{word}\b", plain):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
        elif depth == 0:
            parts.append(plain[start : match.start()].strip())
            start = match.end()
    return [*parts, plain[start:].strip()]


def _closes(expression: str) -> int:
    """Where the bracket closes that the expression begins with."""
    depth = 0
    for place, sign in enumerate(expression):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return place
    return -1
