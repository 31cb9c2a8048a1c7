"""Write answers to an SPSS or Stata file, with their labels and missing codes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from endogen.i18n import render
from endogen.sources.labels import number, stata_letter
from endogen.study.answers import Answers, Held
from endogen.study.instrument import Instrument
from endogen.survey.engine import collect

DISCRETE = 3  # SPSS holds three missing codes a variable, or a range and one more


def write_labelled(path: Path, answers: Answers, instrument: Instrument, lang: str = "zh") -> None:
    """Write ``.sav`` or ``.dta``.

    Parameters
    ----------
    path : Path
        Its suffix says which.
    answers : Answers
        Codes as given.
    instrument : Instrument
        Questions by column name; columns without one have no labels.
    lang : "zh" or "en"
        These files hold one language.

    Notes
    -----
    pyreadstat takes data frames only: this needs the extra ``endogen[pandas]``.
    """
    import pandas as pd
    import pyreadstat

    stata = path.suffix.lower() == ".dta"
    names = list(answers.columns)
    questions = {name: instrument[name] for name in names if name in instrument}
    arrays = collect(answers.frame.select(*names))
    data = pd.DataFrame(
        {name: _column(arrays[name].tolist(), answers.columns[name], stata=stata) for name in names}
    )
    labels = {name: render(q.label, lang) or None for name, q in questions.items()}
    values: dict[str, Any] = {
        name: {_code(c.code, answers.columns[name]): render(c.label, lang) for c in q.categories}
        for name, q in questions.items()
        if q.categories
    }
    missing = {n: [code for code, _ in q.missing] for n, q in questions.items() if q.missing}
    if stata:
        pyreadstat.write_dta(
            data,
            path,
            column_labels=labels,
            variable_value_labels=values,
            missing_user_values={
                name: letters
                for name, codes in missing.items()
                if (letters := [stata_letter(code) for code in codes if stata_letter(code)])
            },
        )
        return
    ranges = {name: _ranges(codes, answers.columns[name]) for name, codes in missing.items()}
    pyreadstat.write_sav(
        data, path, column_labels=labels, variable_value_labels=values, missing_ranges=ranges
    )


def _column(cells: list[Any], held: Held, *, stata: bool) -> Any:
    import numpy as np
    import pandas as pd

    if held is Held.DATE:
        return pd.to_datetime(pd.Series(cells), unit="us")  # as `collect` gives them
    if held is Held.TEXT:
        return pd.Series([cell or "" for cell in cells], dtype=object)
    letters = [stata_letter(cell) for cell in cells]
    if stata and any(letters):
        return pd.Series(
            [a or (None if np.isnan(c) else c) for a, c in zip(letters, cells, strict=True)],
            dtype=object,
        )
    return pd.Series(cells, dtype=float)


def _code(code: str, held: Held) -> float | str:
    if held is not Held.NUMBER:
        return code
    return stata_letter(code) or number(code)


def _ranges(codes: Sequence[str], held: Held) -> list[Any]:
    if held is not Held.NUMBER or len(codes) <= DISCRETE:
        return [_code(code, held) for code in codes]
    numbers = sorted(number(code) for code in codes)
    return [{"lo": numbers[0], "hi": numbers[-1]}]
