"""What is wrong with a questionnaire, gathered so that all of it can be told at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from endogen.errors import FormError, Where
from endogen.study.problem import Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a questionnaire.

    Attributes
    ----------
    error : FormError
        Its code, place and sentences.
    severity : Severity
        An error keeps the questionnaire from being used; a warning does not.
    """

    error: FormError
    severity: Severity


@dataclass(slots=True)
class Faults:
    """The faults of one file, in the order they were found."""

    file: str
    found: list[Fault] = field(default_factory=list)

    def error(
        self,
        code: str,
        sheet: str = "",
        row: int | None = None,
        name: str = "",
        **details: object,
    ) -> None:
        """Note an error."""
        self._note(Severity.ERROR, code, Where(self.file, sheet, row, name), details)

    def warn(
        self,
        code: str,
        sheet: str = "",
        row: int | None = None,
        name: str = "",
        **details: object,
    ) -> None:
        """Note a warning."""
        self._note(Severity.WARNING, code, Where(self.file, sheet, row, name), details)

    @property
    def errors(self) -> list[FormError]:
        """The errors alone."""
        return [f.error for f in self.found if f.severity is Severity.ERROR]

    def _note(
        self, severity: Severity, code: str, where: Where, details: dict[str, object]
    ) -> None:
        self.found.append(Fault(FormError(code, where=where, **details), severity))
