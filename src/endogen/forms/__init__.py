"""Questionnaires: read, checked, converted, shown and written.

An XLSForm workbook is the one source of a questionnaire.  Beside the columns that ODK
knows, endogen reads ``role`` (what a question measures), ``origin`` (paper or added),
``unit``, ``missing`` (codes that stand for no answer), ``adequate`` (which answers of an
item of empowerment are enough), ``short::…`` (a few words for tables) on the survey sheet,
and ``means`` (what a choice stands for) on the choices sheet.
"""

from __future__ import annotations

from endogen.forms.convert import Converted, convert
from endogen.forms.faults import Fault
from endogen.forms.lint import lint
from endogen.forms.read import read_instrument
from endogen.forms.sheets import read_folder
from endogen.forms.show import show
from endogen.forms.writer import write_form

__all__ = [
    "Converted",
    "Fault",
    "convert",
    "lint",
    "read_folder",
    "read_instrument",
    "show",
    "write_form",
]
