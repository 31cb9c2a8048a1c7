"""The classes of errors."""

from __future__ import annotations

from dataclasses import dataclass

from endogen.errors.codes import CODES
from endogen.i18n import Text, language, render, text


@dataclass(frozen=True, slots=True)
class Where:
    """Where something went wrong: as much of it as is known."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    variable: str = ""
    cell: str = ""

    def __bool__(self) -> bool:
        known = self.file or self.sheet or self.row is not None or self.variable or self.cell
        return bool(known)

    def parts(self) -> list[Text | str]:
        """Name the known parts, outermost first."""
        known: list[Text | str] = []
        if self.file:
            known.append(self.file)
        if self.sheet:
            known.append(text("sheet {name}", name=self.sheet))
        if self.cell:
            known.append(text("cell {cell}", cell=self.cell))
        if self.row is not None:
            known.append(text("row {row}", row=self.row))
        if self.variable:
            known.append(text("variable {name}", name=self.variable))
        return known


class AnswersWarning(UserWarning):
    """Answers that could not be read, or had to be inferred: told to a notebook or script."""


class EndogenError(Exception):
    """An error that endogen foresaw.

    Parameters
    ----------
    code : str
        A key of `endogen.errors.codes.CODES`.
    where : Where, optional
    **details
        The named places of the code's sentences.
    """

    exit_status = 1

    def __init__(self, code: str, *, where: Where | None = None, **details: object) -> None:
        self.code = code
        self.where = where or Where()
        self.details = details
        super().__init__(code)

    def say(self, lang: str = "en") -> str:
        """The whole message in `lang`, several lines."""
        entry = CODES[self.code]
        lines = [f"{self.code}: {self._fill(entry.what, lang)}"]
        if self.where:
            places = ", ".join(render(part, lang) for part in self.where.parts())
            lines.append("  " + render(text("where: {places}", places=places), lang))
        if entry.expected:
            said = self._fill(entry.expected, lang)
            lines.append("  " + render(text("expected: {expected}", expected=said), lang))
        if "got" in self.details:
            got = render(self.details["got"], lang)
            lines.append("  " + render(text("got: {got}", got=got), lang))
        if entry.mend:
            said = self._fill(entry.mend, lang)
            lines.append("  " + render(text("to mend it: {mend}", mend=said), lang))
        return "\n".join(lines)

    def _fill(self, sentence: Text, lang: str) -> str:
        return render(text(sentence.msgid, **self.details), lang)

    def __str__(self) -> str:
        return self.say(language())


class UseError(EndogenError):
    """endogen was called in a wrong way."""

    exit_status = 2


class InputError(EndogenError):
    """What was given to endogen has errors."""


class StudyError(InputError):
    """study.toml, the parameters or published.toml have errors."""


class FormError(InputError):
    """The questionnaire has errors."""


class DataError(InputError):
    """The answers have errors."""


class DesignError(InputError):
    """The sampling design does not fit the data."""


class ManyErrors(InputError):
    """Several errors of one file, all told at once, and a closing one that counts them.

    Parameters
    ----------
    code : str
        Of the closing sentence.
    errors : tuple of EndogenError
    file : str
    """

    def __init__(self, code: str, errors: tuple[EndogenError, ...], file: str) -> None:
        super().__init__(code, n=len(errors), file=file)
        self.errors = errors

    def say(self, lang: str = "en") -> str:
        """Every message, one below the other."""
        return "\n".join([*(error.say(lang) for error in self.errors), super().say(lang)])


class OutsideError(EndogenError):
    """Something outside endogen failed: disk, engine, network."""

    exit_status = 3
