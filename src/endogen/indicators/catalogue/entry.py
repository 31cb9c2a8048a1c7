"""What the catalogue says of an indicator beside its definition, with an example that runs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from endogen.i18n import Text, text
from endogen.study.grammar import Call, Expression, Listing, Literal, Name, Operation, parse
from endogen.survey.estimate import Estimate
from endogen.survey.expressions import written
from endogen.survey.readable import number
from endogen.survey.registry import KNOWN, Definition
from endogen.survey.sample import estimate

MORE = text("more is better")
LESS = text("less is better")
NEITHER = text("neither more nor less is better: it describes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One indicator: a few rows, a call, and how to read what comes out.

    The sentences may hold ``{value}`` and ``{percent}``: in `reads` the estimate, in `hand`
    what was got by hand.

    Attributes
    ----------
    call : str
        As ``--of`` takes it; its name is the indicator's.
    data : mapping
        The columns of a few rows.
    design : mapping
        ``weight``, ``strata`` … when the example has one.
    tells, reads : Text
        What it tells, in one plain sentence; how to read the estimate of the example.
    hand : Text
        How to come to the same number without a computer.
    equals : float
        The number that the hand comes to.
    better : Text
        Which direction is good.
    edges : Text
        What happens where it is not defined, beside what its `undefined` says.
    """

    call: str
    data: Mapping[str, Sequence[float | str | None]]
    tells: Text
    reads: Text
    better: Text = NEITHER
    hand: Text = Text("")
    equals: float = math.nan
    edges: Text = Text("")
    design: Mapping[str, str] = field(default_factory=dict)

    @property
    def parsed(self) -> Call:
        """The call."""
        call = parse(self.call)
        assert isinstance(call, Call), self.call  # an entry is written by us and tested
        return call

    @property
    def name(self) -> str:
        """Of the indicator."""
        return self.parsed.name

    @property
    def definition(self) -> Definition[...]:
        """The indicator's definition."""
        return KNOWN[self.name]

    def estimate(self) -> Estimate:
        """Run the example."""
        return estimate(self.data, self.parsed, **self.design)[0]  # type: ignore[arg-type]  # design holds only the names of columns

    @property
    def python(self) -> str:
        """The call as it is written in Python; with expressions of columns it is a text."""
        parts = [*self.parsed.args, *(value for _, value in self.parsed.keywords)]
        if any(isinstance(part, Operation) for part in parts):
            return f"'{self.call}'" if '"' in self.call else f'"{self.call}"'
        named = [f"{key}={_argument(value)}" for key, value in self.parsed.keywords]
        return f"en.{self.name}({', '.join([*map(_argument, self.parsed.args), *named])})"

    @property
    def program(self) -> str:
        """The example as lines of Python; ``results`` is what they come to."""
        columns = "".join(f'    "{name}": {list(c)!r},\n' for name, c in self.data.items())
        design = "".join(f', {key}="{column}"' for key, column in self.design.items())
        asked = f"results = en.estimate(data, {self.python}{design})"
        return f"import endogen as en\n\ndata = {{\n{columns}}}\n{asked}\nprint(results)"

    @property
    def command(self) -> str:
        """The example as it is typed, on a file that holds the rows."""
        words = self.call.replace('"', "'")
        design = "".join(f" --{key} {column}" for key, column in self.design.items())
        return f'endogen estimate data.csv --of "{words}"{design}'

    @property
    def csv(self) -> str:
        """The rows as that file holds them."""
        rows = zip(*self.data.values(), strict=True)
        lines = [",".join("" if cell is None else str(cell) for cell in row) for row in rows]
        return "\n".join([",".join(self.data), *lines])


def filled(sentence: Text, value: float) -> Text:
    """The sentence with a number in its places."""
    percent = f"{number(round(100 * value, 6))} %"
    return text(sentence.msgid, value=number(value), percent=percent)


def _argument(expression: Expression) -> str:
    """Columns and words stand in quotes, numbers do not."""
    match expression:
        case Name(name=name):
            return f'"{name}"'
        case Literal(value=str(word)):
            return f'"{word}"'
        case Listing(items=items):
            return "[" + ", ".join(_argument(item) for item in items) + "]"
        case _:
            return written(expression)


@dataclass(frozen=True, slots=True)
class Family:
    """Indicators that answer one kind of question: a page of the catalogue.

    Attributes
    ----------
    name : str
        Of the page.
    title, question : Text
    entries : tuple of Entry
    """

    name: str
    title: Text
    question: Text
    entries: tuple[Entry, ...]
