"""The workbook in which a user says what each column of her file measures.

``roles.xlsx`` is written with proposals, corrected in Excel or WPS, and read again; what is
wrong with a correction is told by its cell.
"""

from __future__ import annotations

from endogen.forms.roles_book.applied import apply
from endogen.forms.roles_book.judge import judge
from endogen.forms.roles_book.read import Cell, Given, GivenRow, read_roles
from endogen.forms.roles_book.write import Outlook, write_roles

__all__ = ["Cell", "Given", "GivenRow", "Outlook", "apply", "judge", "read_roles", "write_roles"]
