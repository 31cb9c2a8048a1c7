"""Codes E-DATA-…: files of answers, and the answers in them.

Most of them are counted as problems and listed in problems.csv; those that leave a file
unreadable stop the work.
"""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

FILES: dict[str, Code] = {
    "E-DATA-EMPTY": Code(
        what=text("The file holds nothing."),
        expected=text("a header line with the names of the columns, and one line a household"),
        mend=text("Export the answers again, or name the right file or sheet."),
    ),
    "E-DATA-STRANGE": Code(
        what=text("No column of the file answers a question of the questionnaire."),
        expected=text("columns named {names}"),
        mend=text("Name the right file under [data], or the right questionnaire."),
    ),
    "E-DATA-NO-ROWS": Code(
        what=text("The file holds a header and no answers."),
        mend=text("Export the answers again."),
    ),
    "E-DATA-FEW": Code(
        what=text("{name} is refused: {n} rows have all items, and it needs {least}."),
        mend=text("Ask more households, or give least= and say why fewer are enough."),
    ),
    "E-DATA-KIND": Code(
        what=text("The file is of a kind that holds no table of answers."),
        expected=text("CSV, Excel, SPSS (.sav), Stata (.dta) or Parquet"),
        mend=text("Export the answers as one of these."),
    ),
    "E-DATA-BROKEN": Code(
        what=text("The file is damaged and cannot be read. {reason}"),
        mend=text("Open it in the program that made it and save it again."),
    ),
    "E-DATA-ENCRYPTED": Code(
        what=text("The file is protected by a password."),
        mend=text("Save a copy without a password, on a disk that is itself encrypted."),
    ),
    "E-DATA-BOMB": Code(
        what=text("The packed file would unpack to far more than a table of answers."),
        expected=text("at most 200 MB, and at most 100 times the size of the file"),
        mend=text("Export the answers as CSV or Parquet."),
    ),
    "E-DATA-FAR": Code(
        what=text("The sheet reaches to cell {got}, far more than a table of answers."),
        expected=text("at most {most} cells, empty ones among them"),
        mend=text(
            "Delete the stray cells below and to the right of the answers, or save the sheet as "
            "CSV."
        ),
    ),
    "E-DATA-CELL-ERROR": Code(
        what=text(
            "{n} cells hold an error of the spreadsheet, such as #N/A: {cells}. They count as "
            "missing."
        ),
        mend=text("Correct the formulas, or the answers."),
    ),
    "E-DATA-UNCALCULATED": Code(
        what=text("{n} cells hold a formula without its result: {cells}. They count as missing."),
        mend=text(
            "Open the workbook in a spreadsheet program and save it there, so that it is "
            "calculated."
        ),
    ),
    "E-DATA-EXTENSION": Code(
        what=text("The name says {said}, the content is {kind}; it was read as that."),
        mend=text("Rename the file."),
    ),
    "E-DATA-SHEET": Code(
        what=text("There is no sheet named {name}."),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-DATA-SHEETS": Code(
        what=text("The workbook has {n} sheets; only {value} was read."),
        mend=text("Put the answers on the first sheet."),
    ),
    "E-DATA-ENCODING": Code(
        what=text("The text is neither UTF-8 nor GB18030 (GBK), and bears no mark."),
        mend=text('Save it as "CSV UTF-8".'),
    ),
    "E-DATA-ENCODING-NAME": Code(
        what=text("No encoding has that name."),
        expected=text("utf-8, gb18030, big5, utf-16, …"),
        mend=text("Correct the name."),
    ),
    "E-DATA-ENCODING-SAID": Code(
        what=text("The text is not in the encoding that was said: {name}."),
        mend=text("Correct the encoding, or leave it out."),
    ),
    "E-DATA-ENCODING-INFERRED": Code(
        what=text("The file does not say its encoding; it was read as {encoding}: {value}."),
        mend=text('If signs look wrong, save the file as "CSV UTF-8".'),
    ),
    "E-DATA-CSV": Code(
        what=text("The line cannot be split into cells: {reason}."),
        expected=text("a quotation mark inside a cell is written twice"),
        mend=text("Correct the line, or export the file again."),
    ),
    "E-DATA-RAGGED": Code(
        what=text(
            "{n} rows have another number of cells than the header, which has {width}: {rows}."
        ),
        expected=text("{width} cells in every row"),
        mend=text("Put cells that hold the delimiter or a line break in quotation marks."),
    ),
    "E-DATA-COLUMNS": Code(
        what=text("The header has more columns than a questionnaire ever has."),
        expected=text("at most {most}"),
        mend=text(
            "One row is one household: turn the table if it lies on its side; leave out the "
            "columns that are not needed."
        ),
    ),
    "E-DATA-NO-NAME": Code(
        what=text("Column {place} has no name."),
        mend=text("Write a name in the first row, or remove the column."),
    ),
    "E-DATA-NAME-TWICE": Code(
        what=text("Two columns are named {name}."),
        mend=text("Rename one of them: nobody can tell which is meant."),
    ),
    "E-DATA-NAME-KIND": Code(
        what=text("The name of a column is no text."),
        mend=text("Rename the columns, in pandas with frame.columns = [...]."),
    ),
    "E-DATA-NAME-CASE": Code(
        what=text("The names {other} and {name} differ only in capital letters."),
        mend=text("Rename one of them: an engine would take one for the other."),
    ),
    "E-DATA-TWO-HEADERS": Code(
        what=text("The first row of answers holds words where numbers are expected ({n} columns)."),
        expected=text("one header row, then the answers"),
        mend=text("If it is a second header row (labels of the questions), remove it."),
    ),
    "E-DATA-NO-VALID": Code(
        what=text(
            "No answer counts: of {n} rows, {refused} bear no consent to the survey, "
            "{invalid} break the rule for valid answers."
        ),
        expected=text("at least one valid answer"),
        mend=text("Check the coding of the consent question, and [valid] in study.toml."),
    ),
    "E-DATA-COLUMN": Code(
        what=text("There is no column named {name}."),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-DATA-INFINITE": Code(
        what=text("{n} values are infinite, or beyond 1e100."),
        expected=text("finite numbers, and missing values where there is none"),
        mend=text("Look for a division by zero where the column was made."),
    ),
    "E-DATA-MODEL": Code(
        what=text("The variance of {name} cannot be modelled with these columns."),
        expected=text("residuals that vary, also where a column is 1"),
        mend=text("Leave out columns that mark a few households, or that decide it wholly."),
    ),
    "E-DATA-MODEL-FEW": Code(
        what=text("{n} households are too few for a model of {k} coefficients."),
        expected=text("{least} or more, 20 for each"),
        mend=text("Name fewer columns in on=[…], or watch households by rules that need no model."),
    ),
    "E-DATA-MODEL-ROWS": Code(
        what=text("A model needs every row in memory, and there are too many."),
        expected=text("at most {most}"),
        mend=text("Draw a sample of the rows, or take one county at a time."),
    ),
    "E-DATA-TYPE": Code(
        what=text("The column holds neither numbers nor words nor dates."),
        expected=text("numbers, true/false, text, categories or dates"),
        mend=text("Take the values apart into columns of their own."),
    ),
    "E-DATA-PRICE-YEAR": Code(
        what=text("{n} rows are of a year that the price index has no value for."),
        expected=text("a year that index= lists"),
        mend=text("Add the years to index=, or leave those rows out with where=."),
    ),
    "E-DATA-YES-NO": Code(
        what=text("{n} answers are neither 1 nor 0."),
        expected=text("1 for yes, 0 for no, or missing"),
        mend=text("Name the value that counts, as in share(x, equals=2), or recode the column."),
    ),
    "E-DATA-WORDS": Code(
        what=text("The column {name} holds words."),
        expected=text("numbers"),
        mend=text('Ask for share({name}, equals="…"), or recode the column.'),
    ),
}

CELLS: dict[str, Code] = {
    "E-DATA-TEXT-IN-NUMBER": Code(
        what=text("{value} is no number; the answer counts as missing."),
        expected=text("a plain number"),
        mend=text("Correct it from the questionnaire."),
    ),
    "E-DATA-NUMBER-READ": Code(
        what=text("{value} was read as {became}."),
        expected=text("a plain number"),
        mend=text("Nothing, if that is right."),
    ),
    "E-DATA-NA": Code(
        what=text("{n} cells say NA and were read as missing: {names}."),
        expected=text("an empty cell, or a code that means missing"),
        mend=text("Nothing, if that is right."),
    ),
    "E-DATA-DATE": Code(
        what=text("{value} is no date; the answer counts as missing."),
        expected=text("a date as 2021-07-03, with a time as 2021-07-03T10:15"),
        mend=text("Correct it from the questionnaire."),
    ),
    "E-DATA-ID-ROUNDED": Code(
        what=text("{value} was stored as a number and has lost its last digits."),
        expected=text("a long number that identifies somebody, stored as text"),
        mend=text("Format the column as text before typing or pasting the numbers."),
    ),
    "E-DATA-CODE": Code(
        what=text("{value} is not a code of {name}; the answer counts as missing."),
        expected=text("{codes}"),
        mend=text("Correct it, or add the code to the questionnaire's choices."),
    ),
}

COLUMNS: dict[str, Code] = {
    "E-DATA-COLUMN-UNKNOWN": Code(
        what=text("No question is named {name}; the column is not used."),
        expected=text("the name of a question, such as {nearest}"),
        mend=text("Correct the name of the column, or leave it if it is not needed."),
    ),
    "E-DATA-COLUMN-LACKING": Code(
        what=text("No column answers the question {name} ({role})."),
        mend=text("Add the column; without it some sections are missing from the report."),
    ),
}

HOUSEHOLDS: dict[str, Code] = {
    "E-DATA-ID-MISSING": Code(
        what=text("The household has no id."),
        mend=text("Give it the one of its questionnaire."),
    ),
    "E-DATA-ID-TWICE": Code(
        what=text("The id {value} stands on {n} rows."),
        expected=text("one row a household"),
        mend=text("Remove the repeated row, or correct the id."),
    ),
    "E-DATA-FRACTION": Code(
        what=text("{value} is no whole number."),
        expected=text("a whole number"),
        mend=text("Correct it from the questionnaire, or make the question a decimal."),
    ),
    "E-DATA-RANGE": Code(
        what=text("{value} is out of range."),
        expected=text("{low} to {high}"),
        mend=text("Correct it from the questionnaire."),
    ),
    "E-DATA-NO-MEMBER": Code(
        what=text("The household has {value} members."),
        expected=text("at least 1"),
        mend=text("Correct it from the questionnaire."),
    ),
    "E-DATA-MANY-MEMBERS": Code(
        what=text("The household has {value} members, which is rare."),
        mend=text("Look at the questionnaire; leave it if it is right."),
    ),
    "E-DATA-MEMBERS": Code(
        what=text("{label}: {value}, in a household of {size}."),
        expected=text("at most {size}"),
        mend=text("Correct one of the two from the questionnaire."),
    ),
    "E-DATA-AGES": Code(
        what=text("{value} old and {children} young members, in a household of {size}."),
        expected=text("together at most {size}"),
        mend=text("Correct one of the three from the questionnaire."),
    ),
    "E-DATA-AGE": Code(
        what=text("The head of the household is {value} years old, which is rare."),
        mend=text("Look at the questionnaire; leave it if it is right."),
    ),
    "E-DATA-SCHOOLING": Code(
        what=text("{value} years of schooling at the age of {age}."),
        expected=text("fewer years of schooling than of age"),
        mend=text("Correct one of the two from the questionnaire."),
    ),
    "E-DATA-NONE-COUNTED": Code(
        what=text("{asked} says there is none, and {value} are counted."),
        expected=text("0, or nothing"),
        mend=text("Correct one of the two from the questionnaire."),
    ),
    "E-DATA-SOME-UNCOUNTED": Code(
        what=text("{asked} says there is one, and none is counted."),
        expected=text("at least 1"),
        mend=text("Correct one of the two from the questionnaire."),
    ),
    "E-DATA-EXIT": Code(
        what=text("Left the register in {value}, entered it in {entry}."),
        expected=text("{entry} or later"),
        mend=text("Correct one of the two from the register."),
    ),
    "E-DATA-NOT-REGISTERED": Code(
        what=text("A year of registration ({value}), but the household is not registered."),
        mend=text("Correct one of the two from the register."),
    ),
    "E-DATA-RANK-TWICE": Code(
        what=text("Two items of {name} have the same place: {value}."),
        expected=text("each place once"),
        mend=text("Correct the order from the questionnaire."),
    ),
    "E-DATA-RANK-GAP": Code(
        what=text("The order of {name} leaves out a place: {value}."),
        expected=text("1, 2, … without a gap"),
        mend=text("Correct the order from the questionnaire."),
    ),
    "E-DATA-RANK-UNASKED": Code(
        what=text("{name} is answered by a household that is not registered: {value}."),
        mend=text("Correct the registration, or take the order as not asked."),
    ),
    "E-DATA-UNKNOWN-JOINED": Code(
        what=text("Takes part in {value} programmes that it says it knows very little of."),
        mend=text("Look at the questionnaire; leave it if it is right."),
    ),
    "E-DATA-STRAIGHT": Code(
        what=text("{value} on all {n} lines from {name} to {last}."),
        mend=text("Ask the enumerator whether the questions were read out one by one."),
    ),
    "E-DATA-SOURCE-DENIED": Code(
        what=text("An amount of {value} from a source that {asked} denies."),
        expected=text("0, or nothing"),
        mend=text("Correct one of the two from the questionnaire."),
    ),
    "E-DATA-ONE-OFF": Code(
        what=text("The one-off part, {value}, is larger than the whole benefit, {whole}."),
        expected=text("at most {whole}"),
        mend=text("Correct one of the two from the questionnaire."),
    ),
    "E-DATA-WAN": Code(
        what=text(
            "{value} is about a ten-thousandth of the median ({median}): "
            "perhaps in 万元. It was not changed."
        ),
        expected=text("yuan"),
        mend=text("Look at the questionnaire, and write the amount in yuan."),
    ),
    "E-DATA-NOT-WAN": Code(
        what=text(
            "{value} is about ten thousand times the median ({median}): "
            "perhaps the others are in 万元. It was not changed."
        ),
        expected=text("the same unit in every answer"),
        mend=text("Look at the questionnaires, and write every amount in yuan."),
    ),
    "E-DATA-MONTHLY": Code(
        what=text(
            "{value} is about a twelfth of the median ({median}): "
            "perhaps by the month. It was not changed."
        ),
        expected=text("12 months"),
        mend=text("Look at the questionnaire, and write the amount of the whole year."),
    ),
    "E-DATA-END": Code(
        what=text("The interview ended ({value}) before it started ({start})."),
        mend=text("Check the clock of the device."),
    ),
    "E-DATA-DURATION": Code(
        what=text("The interview took {value} minutes."),
        expected=text("{short} to {long} minutes"),
        mend=text("Ask the enumerator."),
    ),
    "E-DATA-FIELDWORK": Code(
        what=text("The interview started on a day outside the fieldwork: {value}."),
        expected=text("{first} to {last}"),
        mend=text("Check the clock of the device, and the fieldwork in study.toml."),
    ),
    "E-DATA-WEIGHT-MISSING": Code(
        what=text("The household has no sampling weight."),
        mend=text("Add it; without a weight nobody knows how many households it stands for."),
    ),
    "E-DATA-WEIGHT-SIGN": Code(
        what=text("The sampling weight is {value}."),
        expected=text("more than 0"),
        mend=text("Correct it; a household that stands for none is left out of the file."),
    ),
    "E-DATA-RETURN-LACKING": Code(
        what=text("{value} is a valid questionnaire, but none of the answers."),
        mend=text("Add the answers, or correct the outcome."),
    ),
    "E-DATA-RETURN-UNLISTED": Code(
        what=text("{value} stands among the answers, but not among the valid questionnaires."),
        mend=text("Add it to the list of questionnaires, or correct its outcome."),
    ),
}

CODES: dict[str, Code] = {**FILES, **CELLS, **COLUMNS, **HOUSEHOLDS}
