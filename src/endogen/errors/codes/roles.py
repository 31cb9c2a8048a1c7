"""Codes E-ROLES-…: the workbook in which a user says what her columns measure."""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

WORKBOOK: dict[str, Code] = {
    "E-ROLES-SHEET": Code(
        what=text("The workbook has no sheet that says the roles of the columns."),
        expected=text("a sheet named {names}"),
        mend=text("Give the sheet its name back, or make the workbook anew in another folder."),
    ),
    "E-ROLES-HEADING": Code(
        what=text("The sheet has no column headed {name}."),
        mend=text("Write the heading back into the first row. Was it renamed to {nearest}?"),
    ),
    "E-ROLES-MANY": Code(
        what=text("{n} cells of {file} are to be corrected; all are listed above."),
        mend=text("Correct them, save the workbook, and run again."),
    ),
    "E-ROLES-DATA": Code(
        what=text("The questionnaire goes with a file of answers, and none is named."),
        mend=text("Name it: endogen new DIR --data FILE --form QUESTIONNAIRE"),
    ),
    "E-ROLES-KEEP": Code(
        what=text(
            "The folder holds a study already, with corrections in {file}; nothing was changed."
        ),
        mend=text(
            "Go on correcting {file} and run the study, or name a new folder to begin again."
        ),
    ),
}

COLUMNS: dict[str, Code] = {
    "E-ROLES-COLUMN": Code(
        what=text("The file of answers has no column of this name."),
        mend=text("Write its name as the file has it. Did you mean {nearest}?"),
    ),
    "E-ROLES-COLUMN-TWICE": Code(
        what=text("The column already has its row, at {first}."),
        mend=text("Delete one of the two rows."),
    ),
    "E-ROLES-ROW-LACKS": Code(
        what=text("The column {name} of the file of answers has no row."),
        mend=text("Add a row with its name, and write no under “use?” if it is not to be used."),
    ),
    "E-ROLES-ROLE": Code(
        what=text("There is no such role."),
        mend=text("Choose one from the list in the cell. Did you mean {nearest}?"),
    ),
    "E-ROLES-ITEM": Code(
        what=text("The role {role} needs to know which item this is, and there is none such."),
        mend=text("Choose one: {nearest}"),
    ),
    "E-ROLES-NO-ITEM": Code(
        what=text("The role {role} has no items."),
        mend=text("Empty the cell, or choose another role."),
    ),
    "E-ROLES-ITEM-LACKS": Code(
        what=text("The cell does not say what these codes stand for: {codes}."),
        mend=text("Write code=item for each, with ; between two of them."),
    ),
    "E-ROLES-TWICE": Code(
        what=text("The role {role} is given to another column too: {other}, at {first}."),
        mend=text("One column has one role: empty the role of the other."),
    ),
    "E-ROLES-USE": Code(
        what=text("The cell says neither yes nor no."),
        expected=text("one of {choices}"),
        mend=text("Choose one from the list in the cell."),
    ),
}

CODING: dict[str, Code] = {
    "E-ROLES-CODE": Code(
        what=text("The code {value} does not occur in the column, and has no label."),
        expected=text("one of the codes that occur: {nearest}"),
        mend=text("Correct the code."),
    ),
    "E-ROLES-YES-LACKS": Code(
        what=text("The role is a yes or no, and the cell does not say which code is meant."),
        expected=text("one of the codes that occur: {codes}"),
        mend=text(
            "Write the code. When an empty cell of the answers means no, write “empty” under "
            "“code for no”."
        ),
    ),
    "E-ROLES-YES-NO": Code(
        what=text("The code {value} is given two meanings in this row."),
        mend=text("A code means yes, no, or a missing answer; correct one of the cells."),
    ),
    "E-ROLES-MISSING": Code(
        what=text("The cell does not say why answers with the code {value} are missing."),
        expected=text("code=reason, with ; between two of them, such as -9=don't know"),
        mend=text("Write one of the reasons. Did you mean {nearest}?"),
    ),
    "E-ROLES-UNIT": Code(
        what=text("There is no such unit."),
        mend=text("Choose one from the list in the cell. Did you mean {nearest}?"),
    ),
    "E-ROLES-ADEQUATE": Code(
        what=text("The cell does not say which answers are enough."),
        expected=text("a comparison with a number, such as >= 4, for a role of {roles}"),
        mend=text("Correct it, or empty the cell: the item is then not counted."),
    ),
    "E-ROLES-NUMBERS": Code(
        what=text("The role needs numbers, and the column holds words such as {values}."),
        mend=text("Choose another role, or write the answers as numbers in the file."),
    ),
    "E-ROLES-CODED": Code(
        what=text("Among amounts the column holds {codes}, which may stand for missing answers."),
        expected=text("a reason for each, or that it is a real answer"),
        mend=text("Write -9=don't know if it stands for that, or -9=real answer if it is one."),
    ),
    "E-ROLES-NEGATIVE": Code(
        what=text("The column holds {codes}, which cannot be answers to this question."),
        mend=text("Say what they stand for, such as -9=don't know, or correct the answers."),
    ),
}

FACTS: dict[str, Code] = {
    "E-ROLES-FACT": Code(
        what=text("This cannot stand under “{name}”."),
        expected=text("one of {choices}"),
        mend=text("Choose one from the list in the cell. Did you mean {nearest}?"),
    ),
    "E-ROLES-YEAR": Code(
        what=text("The base year is no year."),
        expected=text("a year such as 2014"),
        mend=text("Write the year, or empty the cell."),
    ),
    "E-ROLES-DAY": Code(
        what=text("This is no day, or the last day comes before the first."),
        expected=text("a date such as 2021-07-12"),
        mend=text("Write the date, or empty the cell."),
    ),
    "E-ROLES-TITLE": Code(
        what=text("The study has no title."),
        mend=text("Write what it is called: it stands above the report."),
    ),
    "E-ROLES-BOTH": Code(
        what=text("“{name}” is said here and in study.toml, under {path}."),
        mend=text("Empty the cell, or take the key out of study.toml: one place says it."),
    ),
    "E-ROLES-CONVENIENCE": Code(
        what=text("The sample is called one of convenience, and columns say how it was drawn."),
        expected=text("no design, or a sample drawn by chance; there are {columns}"),
        mend=text("Choose “drawn by chance”, or empty the roles of these columns."),
    ),
}

CODES: dict[str, Code] = {**WORKBOOK, **COLUMNS, **CODING, **FACTS}
