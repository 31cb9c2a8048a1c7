"""Read a TOML table key by key, so that every key is checked and says its path.

::

    design = table.table("design", known=("kind", "weight"))
    weight = design.string("weight", "")

A key that is not in `known` is refused with the nearest known name, before any is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from endogen.errors import StudyError, Where
from endogen.i18n import Label, Text, text
from endogen.study.nearest import nearest

T = TypeVar("T")
TYPES: dict[type, Text] = {
    str: text("a text in quotes"),
    int: text("a whole number"),
    float: text("a number"),
    bool: text("true or false"),
    date: text("a date like 2021-07-01"),
    list: text("a list in [ ]"),
    dict: text("a table"),
}


class Table:
    """One table of a TOML file.

    Parameters
    ----------
    content : mapping
        What the TOML reader gave.
    path : str
        Where the table stands, like ``design``; empty for the whole file.
    file : str
        The file's name, for messages.
    known : iterable of str, optional
        The keys it may hold; None when any may stand there.
    """

    def __init__(
        self,
        content: Mapping[str, object],
        path: str,
        file: str,
        known: Iterable[str] | None = None,
    ) -> None:
        self.content = content
        self.path = path
        self.file = file
        if known is not None:
            names = tuple(known)
            for key in content:
                if key not in names:
                    raise self.error("E-STUDY-KEY", key, nearest=nearest(key, names))

    def __contains__(self, key: str) -> bool:
        return key in self.content

    def __iter__(self) -> Iterator[str]:
        return iter(self.content)

    def place(self, key: str) -> str:
        """The path of `key`, as in ``[design].weight``."""
        return f"[{self.path}].{key}" if self.path else f"[{key}]"

    def error(self, code: str, key: str, **details: object) -> StudyError:
        """Make the error `code` about `key`."""
        return StudyError(code, where=Where(file=self.file), path=self.place(key), **details)

    def table(self, key: str, known: Iterable[str] | None = None) -> Table:
        """The table under `key`; an empty one when it is not there."""
        found = self._get(key, dict, {})
        path = f"{self.path}.{key}" if self.path else key
        return Table(found, path, self.file, known)

    def tables(self, key: str, known: Iterable[str]) -> tuple[Table, ...]:
        """The array of tables under `key`."""
        names = tuple(known)
        made = []
        for number, item in enumerate(self._get(key, list, []), start=1):
            if not isinstance(item, dict):
                raise self._wrong_type(key, dict, item)
            path = f"{self.path}.{key}" if self.path else key
            made.append(Table(item, f"{path} {number}", self.file, names))
        return tuple(made)

    def string(self, key: str, default: str | None = None) -> str:
        """A text; required when there is no default."""
        return self._get(key, str, default)

    def choice(self, key: str, choices: Iterable[str], default: str | None = None) -> str:
        """A text that must be one of `choices`."""
        names = tuple(choices)
        said = self.string(key, default)
        if said not in names and key in self.content:
            raise self.error(
                "E-STUDY-CHOICE",
                key,
                got=said,
                choices=", ".join(names),
                nearest=nearest(said, names),
            )
        return said

    def flag(self, key: str, *, default: bool = False) -> bool:
        """True or false."""
        return self._get(key, bool, default)

    def whole(self, key: str, default: int | None = None, *, least: int | None = None) -> int:
        """A whole number."""
        said = self._get(key, int, default)
        if least is not None and said < least:
            raise self.error("E-STUDY-RANGE", key, got=said, range=f">= {least}")
        return said

    def number(
        self,
        key: str,
        default: float | None = None,
        *,
        within: str = "",
        fits: Callable[[float], bool] = lambda _: True,
    ) -> float:
        """A number; `within` says in words what `fits` asks."""
        said = float(self._get(key, float, default))
        if not fits(said):
            raise self.error("E-STUDY-RANGE", key, got=said, range=within)
        return said

    def shares(self, key: str, names: Sequence[str]) -> tuple[float, ...]:
        """Weights by name, 1 where one is not said, brought to the sum of one."""
        table = self.table(key, names)
        said = [table.number(name, 1.0, within=">= 0", fits=lambda x: x >= 0) for name in names]
        total = sum(said)
        if total <= 0:
            raise self.error("E-STUDY-RANGE", key, got=said, range="sum > 0")
        return tuple(weight / total for weight in said)

    def day(self, key: str, default: date | None = None) -> date:
        """A date."""
        return self._get(key, date, default)

    def strings(self, key: str, default: Iterable[str] = ()) -> tuple[str, ...]:
        """A list of texts."""
        return self._list(key, str, default)

    def wholes(self, key: str, default: Iterable[int] = ()) -> tuple[int, ...]:
        """A list of whole numbers."""
        return self._list(key, int, default)

    def days(self, key: str, default: Iterable[date] = ()) -> tuple[date, ...]:
        """A list of dates."""
        return self._list(key, date, default)

    def label(self, key: str, default: Label | None = None) -> Label:
        """A text in both languages, or one text for both."""
        if isinstance(self.content.get(key), str):
            said = self.string(key)
            return Label(said, said)
        if key not in self.content:
            if default is None:
                raise self.error("E-STUDY-LACKS", key)
            return default
        words = self.table(key, known=("en", "zh"))
        return Label(words.string("en", ""), words.string("zh", ""))

    def _list(self, key: str, kind: type[T], default: Iterable[T]) -> tuple[T, ...]:
        items: list[object] = self._get(key, list, list(default))
        for item in items:
            if not _is(item, kind):
                raise self._wrong_type(key, kind, item, each=True)
        return tuple(items)  # type: ignore[arg-type]  # each was just checked

    def _get(self, key: str, kind: type[T], default: T | None) -> T:
        if key not in self.content:
            if default is None:
                raise self.error("E-STUDY-LACKS", key)
            return default
        value = self.content[key]
        if not _is(value, kind):
            raise self._wrong_type(key, kind, value)
        return value  # type: ignore[return-value]  # _is has checked the type

    def _wrong_type(self, key: str, kind: type, value: object, *, each: bool = False) -> StudyError:
        of_kind = TYPES.get(type(value), type(value).__name__)
        got = text("{value} ({kind})", value=repr(value), kind=of_kind)
        code = "E-STUDY-TYPE-EACH" if each else "E-STUDY-TYPE"
        return self.error(code, key, got=got, kind=TYPES[kind])


def _is(value: object, kind: type) -> bool:
    if isinstance(value, bool):
        return kind is bool
    if kind is float:
        return isinstance(value, int | float)
    return isinstance(value, kind)
