"""Codes of wrong use: options, names and expressions."""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

CODES: dict[str, Code] = {
    "E-USE-EXPRESSION": Code(
        what=text("The expression cannot be read: {reason}."),
        expected=text("something like mean(income) or age >= 60 and registered == 1"),
        mend=text('Write a column name that holds spaces or signs as col("the name").'),
    ),
    "E-USE-INDICATOR": Code(
        what=text("There is no indicator named {name}."),
        mend=text("Did you mean {nearest}? 'endogen indicators' lists them all."),
    ),
    "E-USE-ARGUMENT": Code(
        what=text("{name} has no argument {argument}."),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-USE-MISSING-ARGUMENT": Code(
        what=text("{name} needs its argument {argument}."),
        mend=text("It is called as {call}."),
    ),
    "E-USE-TOO-MANY": Code(
        what=text("{name} is given more arguments than it has."),
        mend=text("It is called as {call}."),
    ),
    "E-USE-TYPE": Code(
        what=text("The argument {argument} of {name} cannot be this."),
        expected=text("{expected}"),
        mend=text("Give {argument} what is expected."),
    ),
    "E-USE-ONE-OF": Code(
        what=text("{name} needs {one} or {other}: one of them."),
        expected=text("{one}, or {other}"),
        mend=text("Give one of them, and leave the other out."),
    ),
    "E-USE-CHOICE": Code(
        what=text("The argument {argument} of {name} cannot be this."),
        expected=text("one of {choices}"),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-USE-PRICE-YEAR": Code(
        what=text("The price index has no value for {year}."),
        expected=text("a value for every year whose prices are compared"),
        mend=text("Add [{year}, its level] to index=."),
    ),
    "E-USE-NO-ID": Code(
        what=text("The households have no id, so they cannot be listed."),
        expected=text("a column of the role id"),
        mend=text(
            "Give the role id to the column that names a household, or leave out --restricted."
        ),
    ),
    "E-USE-OVERWRITE": Code(
        what=text("{name} is the list itself: it is never written over."),
        mend=text("Give another file with --out."),
    ),
    "E-USE-FRAME": Code(
        what=text("This cannot be read as a table of answers."),
        expected=text(
            "a DuckDB relation, a Polars, pandas, Arrow or Spark frame, a dict of lists of equal "
            "length, or the path of a Parquet file"
        ),
        mend=text("Open the file with one of these first, or use 'endogen estimate FILE'."),
    ),
    "E-USE-ROW": Code(
        what=text("There is no row with the id {name}."),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-USE-GROUP": Code(
        what=text("The estimates have no group or column {name} to compare."),
        mend=text("Did you mean {nearest}? Ask for it with by=…"),
    ),
    "E-USE-GROUPS": Code(
        what=text("{n} groups of {name} can be compared."),
        expected=text("2 to {most} groups in which the index is known"),
        mend=text("Name another column with by=, or join groups."),
    ),
    "E-USE-LIBRARY": Code(
        what=text("This needs the library {library}, which is not installed."),
        mend=text('Install it with: pip install "endogen[{extra}]"'),
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
    "E-USE-TOGETHER": Code(
        what=text("{option} and {other} cannot be given together."),
        mend=text("Leave one of them out."),
    ),
    "E-USE-BOOTSTRAP": Code(
        what=text("{option} is for the bootstrap, and --variance is {variance}."),
        mend=text("Add --variance bootstrap, or leave {option} out."),
    ),
    "E-USE-EXTRA": Code(
        what=text("'{command}' does not know what to do with '{word}'."),
        mend=text(
            "Put a name that holds spaces in quotes; '{command} --help' shows how it is called."
        ),
    ),
    "E-USE-COMMANDLINE": Code(
        what=text("'{command}' cannot be read: {reason}"),
        mend=text("'{command} --help' shows how it is called."),
    ),
    "E-USE-FORMAT": Code(
        what=text("There is no report format named {name}."),
        expected=text("one or several of {choices}, joined by commas"),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-USE-PDF": Code(
        what=text("endogen writes no PDF."),
        mend=text("Print the HTML: open it in a browser and print to PDF."),
    ),
    "E-USE-DESCRIBE-COLUMN": Code(
        what=text("The answers have no column {name} to describe in this way."),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-USE-BY-COLUMN": Code(
        what=text("The answers have no column {name} to make groups of."),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-USE-BY-MANY": Code(
        what=text("The column {name} has {n} different values: too many for groups."),
        expected=text("at most {most} groups"),
        mend=text(
            "Band it, as in --band {name}=25,40,60 --by {name}_band, or name a column with few "
            "values."
        ),
    ),
    "E-USE-BY-AMOUNT": Code(
        what=text("The column {name} holds amounts, which make no groups."),
        expected=text("codes, words, or yes and no"),
        mend=text("Band it, as in --band {name}=1000,5000 --by {name}_band."),
    ),
    "E-USE-BANDS": Code(
        what=text("The bands of {name} cannot be these."),
        expected=text("numbers that rise, each the beginning of a band, as in 25,40,60"),
        mend=text("Give the numbers from the smallest to the largest."),
    ),
    "E-USE-NOTYET": Code(
        what=text("{what} is not built yet."),
        mend=text("'endogen --help' lists what this version can do."),
    ),
    "E-USE-FOLDER": Code(
        what=text("The folder holds files already; nothing was changed."),
        expected=text("a new or an empty folder"),
        mend=text("Name another folder."),
    ),
}
