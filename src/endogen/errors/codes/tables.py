"""Codes E-DATA-…: files and sheets that are no plain table of answers."""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

CODES: dict[str, Code] = {
    "E-DATA-WEB": Code(
        what=text("The file is a web page or XML, whatever its name says."),
        expected=text("CSV, Excel, SPSS (.sav), Stata (.dta) or Parquet"),
        mend=text("Open it in Excel or WPS and save it as an Excel workbook (.xlsx)."),
    ),
    "E-DATA-LARGE": Code(
        what=text("The file is too large to be read row by row."),
        expected=text("at most {most}; a Parquet file may have any size"),
        mend=text(
            'Convert it once: python -c "import duckdb; '
            "duckdb.read_csv('answers.csv').write_parquet('answers.parquet')\""
        ),
    ),
    "E-DATA-DOCTYPE": Code(
        what=text(
            "A part of the workbook ({name}) declares entities, as no spreadsheet program does."
        ),
        mend=text("Open it in Excel or WPS and save it again; ask where it comes from."),
    ),
    "E-DATA-LINE": Code(
        what=text("The line is longer than any row of answers."),
        expected=text("at most {most} signs, and a line break after each household"),
        mend=text("Export the file again; look for a quotation mark that is never closed."),
    ),
    "E-DATA-MERGED-HEADER": Code(
        what=text(
            "Cells of the header are merged ({cells}): one name stands for several columns, or is "
            "the title of the table."
        ),
        expected=text("one row of names, one name a column, then the answers"),
        mend=text(
            "Unmerge the cells, delete titles and groups above the names, give every column a name."
        ),
    ),
    "E-DATA-MERGED": Code(
        what=text(
            "{n} groups of merged cells stand among the answers ({cells}). Only the first cell of "
            "each holds a value; the others count as missing."
        ),
        mend=text("Unmerge the cells and write the value into each of them."),
    ),
    "E-DATA-TITLE": Code(
        what=text("The header has fewer names ({width}) than every row below it has cells."),
        expected=text("one row of names, one name a column, then the answers"),
        mend=text("Delete the title, and all else that stands above the names of the columns."),
    ),
    "E-DATA-COLUMN-EMPTY": Code(
        what=text("{n} columns hold no answer at all: {value}."),
        mend=text("Look whether the export left them out; leave them if nobody was asked."),
    ),
    "E-DATA-TOTAL": Code(
        what=text("The row begins with {value}: it looks like a sum and not like a household."),
        expected=text("one row a household"),
        mend=text("Delete the row; until then it counts as an answer."),
    ),
    "E-DATA-DATE-NUMBER": Code(
        what=text(
            "{value} is a day as Excel counts them, perhaps {became}; the answer counts as missing."
        ),
        expected=text("a date as 2021-07-03, with a time as 2021-07-03T10:15"),
        mend=text("Format the column as a date in Excel or WPS and save the workbook."),
    ),
}
