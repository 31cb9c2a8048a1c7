"""Codes of wrong use: options, names and expressions."""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

CODES: dict[str, Code] = {
    "E-USE-EXPRESSION": Code(
        what=text("The expression cannot be read: {reason}."),
        expected=text("something like gini(income) or age >= 60 and registered == 1"),
        mend=text("Write a column name that holds spaces or signs as col(\"the name\")."),
    ),
    "E-USE-INDICATOR": Code(
        what=text("There is no indicator named {name}."),
        mend=text("Did you mean {nearest}? 'endogen indicators' lists them all."),
    ),
    "E-USE-ARGUMENT": Code(
        what=text("{name} has no argument {argument}."),
        mend=text("Did you mean {nearest}?"),
    ),
}
