"""A household on its way into the file."""

from __future__ import annotations

from dataclasses import dataclass, field

from endogen.study.programmes import CAUSES
from endogen.workflow.p_village.draw import Draw

Value = int | str


@dataclass
class Home:
    """One household.

    Attributes
    ----------
    number : int
        From 1.
    bound : dict
        What the reconstruction gave it, as truths (registered is 1 or 0).
    answers : dict
        What goes into the file, in the questionnaire's codes.
    draw : Draw
    """

    number: int
    bound: dict[str, int]
    draw: Draw
    answers: dict[str, Value] = field(default_factory=dict)

    def __getitem__(self, name: str) -> int:
        """A number that was answered or bound."""
        return int(self.answers[name] if name in self.answers else self.bound[name])

    def put(self, **answers: Value) -> None:
        """Answer questions."""
        self.answers.update(answers)

    def mark(self, question: str, items: tuple[str, ...], chosen: list[str]) -> None:
        """Answer a select_multiple question: one 0/1 column an item."""
        for item in items:
            self.answers[f"{question}_{item}"] = int(item in chosen)

    def skip(self, question: str, items: tuple[str, ...]) -> None:
        """Leave a select_multiple question blank: it was not asked."""
        for item in items:
            self.answers[f"{question}_{item}"] = ""

    @property
    def registered(self) -> bool:
        """Whether it is a registered household."""
        return bool(self.bound["registered"])

    @property
    def first_cause(self) -> str:
        """The cause of poverty that a registered household puts first; empty for others."""
        named = [name for name in CAUSES if self.bound[f"cause_{name}"]]
        return named[0] if named and self.registered else ""

    @property
    def knows(self) -> float:
        """Mean cognition of the eight programmes, in points from the middle."""
        own = [value for name, value in self.bound.items() if name.startswith("know_")]
        return sum(own) / len(own) - 3
