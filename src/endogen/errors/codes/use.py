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
    "E-USE-COMMAND": Code(
        what=text("There is no command '{command} {name}'."),
        mend=text("Did you mean {nearest}? '{command} --help' lists what there is."),
    ),
    "E-USE-OPTION": Code(
        what=text("'{command}' has no option {option}."),
        mend=text("Did you mean {nearest}? '{command} --help' lists what there is."),
    ),
    "E-USE-VALUE": Code(
        what=text("This cannot be given to {option}."),
        expected=text("{choices}"),
        mend=text("Give {option} one of the values expected."),
    ),
    "E-USE-MISSING": Code(
        what=text("'{command}' needs {option}."),
        mend=text("'{command} --help' shows how it is called."),
    ),
    "E-USE-TWICE": Code(
        what=text("{option} is given more than once to '{command}'."),
        mend=text("Give {option} once."),
    ),
    "E-USE-EXTRA": Code(
        what=text("'{command}' does not know what to do with '{word}'."),
        mend=text("Put a name that holds spaces in quotes; '{command} --help' shows how it is called."),
    ),
    "E-USE-COMMANDLINE": Code(
        what=text("'{command}' cannot be read: {reason}"),
        mend=text("'{command} --help' shows how it is called."),
    ),
    "E-USE-NOTYET": Code(
        what=text("{feature} is not built yet."),
        mend=text("'endogen --help' lists what this version can do."),
    ),
    "E-USE-FOLDER": Code(
        what=text("The folder holds files already; nothing was changed."),
        expected=text("a new or an empty folder"),
        mend=text("Name another folder."),
    ),
}
