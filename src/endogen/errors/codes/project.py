"""Codes E-PROJECT-…: the files of projects and of their money."""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

FILE: dict[str, Code] = {
    "E-PROJECT-WHICH": Code(
        what=text("There is more than one file of the same kind of projects: {names}."),
        mend=text("Keep one of them, or name it under {key} in study.toml."),
    ),
    "E-PROJECT-KIND": Code(
        what=text("The file of projects is of a kind that nobody writes by hand: {kind}."),
        expected=text("CSV or Excel"),
        mend=text("Save it as one of these."),
    ),
    "E-PROJECT-NONE": Code(
        what=text("There is money of projects, and no file says which projects there are."),
        expected=text("projects.csv beside it, one line a project"),
        mend=text("Write projects.csv with the columns id and mode at least."),
    ),
    "E-PROJECT-COLUMN": Code(
        what=text("The file of projects has no column {name}."),
        expected=text("at least the columns {expected}"),
        mend=text("Add the column; the guide to projects lists all of them in both languages."),
    ),
}

LINES: dict[str, Code] = {
    "E-PROJECT-HEAD": Code(
        what=text("No column of this file is called “{value}”. It was passed over."),
        expected=text("a column of the guide to projects"),
        mend=text("Did you mean {nearest}? A column of remarks is called note or 备注."),
    ),
    "E-PROJECT-ID": Code(
        what=text("“{value}” is no name of a project. The line is not used."),
        expected=text("letters, digits or Chinese characters, with - or _ between them"),
        mend=text("Give the project a short name, the same in both files."),
    ),
    "E-PROJECT-TWICE": Code(
        what=text("The project {value} stands in row {first} already. The line is not used."),
        expected=text("one line a project"),
        mend=text("Give the second project a name of its own, or drop one of the lines."),
    ),
    "E-PROJECT-UNKNOWN": Code(
        what=text("No project is called {value}. The sum is not used."),
        expected=text("an id of the file of projects"),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-PROJECT-CHOICE": Code(
        what=text("“{value}” is no {name}. {dropped}"),
        expected=text("one of {choices}"),
        mend=text("Correct the cell."),
    ),
    "E-PROJECT-CELL": Code(
        what=text("{name}: “{value}” cannot be read. It counts as not stated."),
        expected=text("{expected_words}"),
        mend=text("Correct the cell, or leave it empty where nothing is stated."),
    ),
    "E-PROJECT-EARLY": Code(
        what=text("The year {value} lies before the project began, in {start}."),
        expected=text("a year from the beginning on"),
        mend=text("Correct the year or the beginning."),
    ),
    "E-PROJECT-TERM": Code(
        what=text("The principal is to be returned at the end of a term that is not stated."),
        expected=text("the years that the contract runs"),
        mend=text("Fill the column term if the contract states it."),
    ),
}

CODES: dict[str, Code] = {**FILE, **LINES}
