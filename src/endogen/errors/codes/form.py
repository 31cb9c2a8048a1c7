"""Codes E-FORM-…: the questionnaire."""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

FILES: dict[str, Code] = {
    "E-FORM-FILE": Code(
        what=text("There is no questionnaire at {path}."),
        mend=text("Give the path of an XLSForm workbook (.xlsx)."),
    ),
    "E-FORM-EMPTY": Code(
        what=text("The questionnaire's file holds nothing."),
        mend=text("Save the workbook again."),
    ),
    "E-FORM-KIND": Code(
        what=text(
            'The role {role} needs answers of the kind "{scale}", which this type of '
            "question does not give."
        ),
        mend=text("Change the type of the question, or its role."),
    ),
    "E-FORM-WORKBOOK": Code(
        what=text("The file is not an Excel workbook."),
        expected=text("an XLSForm workbook (.xlsx)"),
        mend=text("Open it in a spreadsheet program and save it as .xlsx."),
    ),
    "E-FORM-BROKEN": Code(
        what=text("The workbook is damaged and cannot be read. {reason}"),
        mend=text("Open it in the program that made it and save it again."),
    ),
    "E-FORM-ENCRYPTED": Code(
        what=text("The workbook is protected by a password."),
        mend=text("Save a copy without a password."),
    ),
    "E-FORM-FAR": Code(
        what=text("The sheet reaches to cell {got}, far more than a table of answers."),
        expected=text("at most {most} cells, empty ones among them"),
        mend=text("Delete the stray cells below and to the right of the last question."),
    ),
    "E-FORM-BOMB": Code(
        what=text("The workbook would unpack to far more than a questionnaire."),
        expected=text("at most 1000 entries, 50 MB, and 100 times the size of the file"),
        mend=text("Copy the three sheets into a new workbook."),
    ),
    "E-FORM-DOCTYPE": Code(
        what=text(
            "The workbook's part {name} declares a document type, which no spreadsheet "
            "program writes."
        ),
        mend=text(
            "Copy the three sheets into a new workbook; do not open files from unknown hands."
        ),
    ),
    "E-FORM-SHEET": Code(
        what=text("The workbook has no sheet named survey."),
        mend=text('Name the sheet with the questions "survey", that with the choices "choices".'),
    ),
    "E-FORM-COLUMN": Code(
        what=text("The sheet has no column {name}."),
        mend=text("Add the column; its heading stands in the first row."),
    ),
}

ROWS: dict[str, Code] = {
    "E-FORM-TYPE": Code(
        what=text("The type of the question is not known."),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-FORM-NOTHING": Code(
        what=text("The sheet survey asks no question."),
        mend=text("Write one question a row, below the names of the columns."),
    ),
    "E-FORM-PATH": Code(
        what=text("{column} names a place outside the form's own folder."),
        expected=text("a name without / or \\ or .."),
        mend=text("Put the file beside the form, and write its name alone."),
    ),
    "E-FORM-TYPE-LACKS": Code(
        what=text("The row has no type."),
        mend=text("Write a type, such as integer or select_one yes_no, or empty the row."),
    ),
    "E-FORM-NAME": Code(
        what=text("The question has no name that ODK can use."),
        expected=text("a letter or _, then letters, digits, _, - or ."),
        mend=text("Write a short name in Latin letters, without spaces."),
    ),
    "E-FORM-TWICE": Code(
        what=text(
            "The name already stands in row {first} (upper and lower case count as the same)."
        ),
        mend=text("Give each question a name of its own."),
    ),
    "E-FORM-COLUMN-TWICE": Code(
        what=text("The column {column} would hold two questions; the other is {first}."),
        mend=text("Give the question or its choices other names."),
    ),
    "E-FORM-GROUP-OPEN": Code(
        what=text("The {what} is opened and never closed."),
        mend=text("Add a row end_{what} after its last question."),
    ),
    "E-FORM-GROUP-END": Code(
        what=text("A {what} is closed here that was not opened."),
        mend=text("Remove the row, or add the row begin_{what}."),
    ),
    "E-FORM-LIST": Code(
        what=text("The choice list of the question is not on the sheet choices."),
        mend=text("Did you mean {nearest}? Otherwise add the list."),
    ),
    "E-FORM-CHOICE": Code(
        what=text("The choice has no list or no code."),
        mend=text("Fill in list_name and name."),
    ),
    "E-FORM-CHOICE-TWICE": Code(
        what=text("The code {choice} stands twice in the list {list}."),
        mend=text("Give each choice of a list a code of its own."),
    ),
    "E-FORM-REFERENCE": Code(
        what=text("The column {column} speaks of a question that does not exist."),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-FORM-CODE": Code(
        what=text(
            "The column {column} compares {question} with a code that its list lacks, so "
            "it is never true."
        ),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-FORM-CYCLE": Code(
        what=text("The value or relevance of the question rests on itself."),
        mend=text("Take one of the references out."),
    ),
    "E-FORM-REPEAT": Code(
        what=text(
            "The question stands in a repeat or records no answer, and cannot have the role {role}."
        ),
        mend=text("Ask it once a household, or write - as its role."),
    ),
}

MEANINGS: dict[str, Code] = {
    "E-FORM-ROLE": Code(
        what=text("The role {role} is not known."),
        mend=text("Did you mean {nearest}? The reference lists all roles; write - for none."),
    ),
    "E-FORM-ORIGIN": Code(
        what=text("The column origin holds a word that is not known."),
        expected=text("paper or added"),
        mend=text("Write one of the two, or nothing."),
    ),
    "E-FORM-MISSING": Code(
        what=text("The column missing cannot be read."),
        expected=text("-2=not named;-8=refused;-9=don't know (or not applicable, blank)"),
        mend=text("Write code=reason, with ; between two of them."),
    ),
    "E-FORM-ADEQUATE": Code(
        what=text("The column adequate cannot be read."),
        expected=text("a comparison with a number, such as >= 4 or == 1"),
        mend=text("Write which answers are enough; yes is 1 and no is 0."),
    ),
    "E-FORM-MEANS": Code(
        what=text("The column means holds a word that is not known."),
        expected=text("one of {choices}"),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-FORM-MEANS-LACKS": Code(
        what=text(
            "The role {role} is a yes or no, but the choices do not say which code means yes."
        ),
        mend=text("Write yes or no in the column means for each choice of the list."),
    ),
}

LINT: dict[str, Code] = {
    "E-FORM-LANGUAGE": Code(
        what=text("The questionnaire has no labels in the language {language}."),
        mend=text("Add columns label::English (en) and label::中文 (zh)."),
    ),
    "E-FORM-LABEL": Code(
        what=text("There is no label: the respondent would see nothing."),
        mend=text("Write what is to be read aloud."),
    ),
    "E-FORM-TRANSLATION": Code(
        what=text("The text in {column} is missing in the language {language}."),
        mend=text("Add the translation."),
    ),
    "E-FORM-ROLELESS": Code(
        what=text("The question has no role, so no chapter of the report can use it."),
        mend=text("Write a role, or - when it measures nothing by itself."),
    ),
    "E-FORM-UNUSED": Code(
        what=text("No question uses the choice list {list}."),
        mend=text("Remove the list, or correct the name where it should be used."),
    ),
    "E-FORM-CONVERT": Code(
        what=text("The questionnaire cannot be converted: {reason}"),
        mend=text("Correct the workbook; the words are pyxform's."),
    ),
    "E-FORM-VALIDATE": Code(
        what=text("ODK Validate refuses the questionnaire: {reason}"),
        mend=text("Correct the rule that it names."),
    ),
    "E-FORM-PYXFORM": Code(
        what=text("pyxform warns: {reason}"),
        mend=text("Phones may show the question otherwise than meant; see the XLSForm reference."),
    ),
}

CODES: dict[str, Code] = {**FILES, **ROWS, **MEANINGS, **LINT}
