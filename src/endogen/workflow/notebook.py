"""What a notebook opens: a file of answers, or a whole study."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from endogen.errors import AnswersWarning
from endogen.i18n import Text, language, render, text
from endogen.sources.households import Prepared, read_file
from endogen.study.answers import SYNTHETIC
from endogen.study.codebook import Codebook
from endogen.study.problem import Problem, Severity, counted
from endogen.study.study import Study
from endogen.survey.design import Design, SinglePsu
from endogen.survey.sample import Sample
from endogen.survey.showing import facts, listing
from endogen.workflow.opening import Opened, make_data
from endogen.workflow.opening import open_study as opened_study


def read(
    path: Path | str,
    *,
    weight: str | None = None,
    strata: str | None = None,
    psu: str | None = None,
    fpc: str | float | None = None,
    single_psu: SinglePsu = "error",
    sheet: str = "",
    encoding: str = "",
    columns: Iterable[str] | None = None,
) -> Sample:
    r"""Open a file of answers: CSV, Excel, SPSS, Stata, Parquet, or a folder of Parquet.

    Codes that the file itself declares missing are missing.  What cannot be read, or had to
    be inferred, is told as an `AnswersWarning` and counts as missing.

    Parameters
    ----------
    path : path
    weight, strata, psu, fpc, single_psu
        How the sample was drawn, as `Design` has it; nothing of it means that it was not.
    sheet : str, optional
        Of a workbook; by default the first that is not hidden.
    encoding : str, optional
        Of a text, SPSS or Stata file that does not say it.
    columns : iterable of str, optional
        Those wanted; needed only of files with very many.

    Returns
    -------
    Sample

    Raises
    ------
    DataError, OutsideError
        When the file cannot be read as a whole.

    Examples
    --------
    >>> import endogen as en, tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder) / "answers.csv"
    ...     _ = file.write_text("income,poor\n100,1\n300,0\n500,0\n", encoding="utf-8")
    ...     sample = en.read(file)
    >>> [row.estimate for row in sample.estimate("mean(income)", by="poor")]
    [400.0, 100.0]
    """
    texts = tuple(name for name in (strata, psu) if name)
    named = [name for name in (weight, strata, psu, fpc) if isinstance(name, str)]
    wanted = None if columns is None else [*columns, *named]
    answers = read_file(
        Path(path), text_columns=texts, encoding=encoding, sheet=sheet, columns=wanted
    )
    _warn(answers.problems)
    design = Design(weight, strata, psu, fpc, single_psu)
    return _sample(answers, design)


def _sample(answers: Prepared, design: Design) -> Sample:
    codebook = answers.dataset.codebook
    made_up = dict.fromkeys((v.name for v in codebook), SYNTHETIC) if answers.synthetic else None
    units = {v.name: v.unit for v in codebook if v.unit}
    return Sample(answers.dataset.variables, design, provenance=made_up, units=units)


def _warn(problems: Iterable[Problem]) -> None:
    """One warning a kind of problem and column, with the first of them in words."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault((problem.code, problem.variable), []).append(problem)
    lang = language()
    for (code, variable), several in kinds.items():
        said = f"{code}: {variable + ': ' if variable else ''}{render(several[0].message, lang)}"
        if (more := counted(several) - several[0].count) > 0:
            said += " " + render(text("({n} more like it)", n=more), lang)
        warnings.warn(said, AnswersWarning, stacklevel=3)


@dataclass(frozen=True)
class OpenStudy:
    """A study with its answers, checked and ready to be asked.

    Attributes
    ----------
    study : Study
        What study.toml says.
    codebook : Codebook
        The variables of the households.
    households : Sample
        The answers that count.
    returns : Sample or None
        The questionnaires handed out, if the study keeps a list.
    problems : tuple of Problem
        What was unreadable, and what breaks a rule.
    """

    _opened: Opened

    @property
    def study(self) -> Study:
        """What study.toml says."""
        return self._opened.study

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was unreadable, and what breaks a rule."""
        return self._opened.problems

    @cached_property
    def _data(self) -> tuple[Codebook, Sample, Sample | None]:
        data = make_data(self._opened)
        return data.codebook, data.households, data.returns

    @property
    def codebook(self) -> Codebook:
        """The variables of the households."""
        return self._data[0]

    @property
    def households(self) -> Sample:
        """The answers that count."""
        return self._data[1]

    @property
    def returns(self) -> Sample | None:
        """The questionnaires handed out, or None."""
        return self._data[2]

    def __repr__(self) -> str:
        return f"{self.study.title}: " + "; ".join(str(line) for line in self._facts())

    def _repr_html_(self) -> str:
        lang = language()
        named = [(v.name, v.label, v.role) for v in self.codebook if v.role]
        table = listing((text("column"), text("question"), text("role")), named, lang)
        said = [render(line, lang) for line in self._facts()]
        return facts(render(self.study.title, lang), said, table)

    def _facts(self) -> list[Text]:
        checked = self._opened.checked
        errors = counted(self.problems, Severity.ERROR)
        warned = counted(self.problems, Severity.WARNING)
        lines = [
            text("{valid} of {rows} answers count", valid=checked.valid, rows=checked.rows),
            text("{errors} errors, {warnings} warnings", errors=errors, warnings=warned),
        ]
        if self.study.synthetic:
            lines.append(text("the answers were made up"))
        return lines


def open_study(folder: Path | str) -> OpenStudy:
    """Open a study folder: questionnaire, answers, list of questionnaires, all checked.

    Raises
    ------
    StudyError, FormError, DataError, OutsideError
        When a file is not there or cannot be read as a whole.
    """
    return OpenStudy(opened_study(Path(folder)))
