"""The sheet that explains roles.xlsx, in both languages side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from endogen.forms.roles_book.looks import Looks
from endogen.i18n import Text, render, text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TITLE = text("How to correct this workbook")
PARTS: tuple[Text, ...] = (
    text(
        "Each row of the first sheet is a column of your file. endogen has proposed what it "
        "measures (its role) and how it is coded. Nothing has been decided: correct what is wrong, "
        "fill in what is asked, save, and run the study. You can correct and run as often as you "
        "like. Your file of answers is never changed."
    ),
    text(
        "Orange rows ask something of you: read “please look at”. A deep orange cell must be "
        "filled in, or the role emptied. Yellow rows are likely and not sure. White rows are sure, "
        "or have no role; a column without a role is not used, and that is no fault."
    ),
    text(
        "Role: choose from the list in the cell. Where nothing was clear, “candidates” names what "
        "it may be. One role belongs to one column; a column without a fitting role stays empty."
    ),
    text(
        "Item: some roles need to know which programme, source or cause it is; the list in the "
        "cell shows the items of the role beside it. For a column whose cells name several (such "
        "as 1;3;4), write what each code stands for: 1=planting; 3=wages."
    ),
    text(
        "Code for yes, code for no: write the codes as they stand in the file. Several codes may "
        "mean the same: 2; 3. Codes 1 and 2 without labels are never guessed, because both ways "
        "are common. Write “empty” as the code for no when an empty cell means no."
    ),
    text(
        "Missing codes: write code=reason, with ; between two of them: -8=refused; -9=don't know. "
        "The reasons are: refused, don't know, not applicable, not named, blank."
    ),
    text(
        "Unit: amounts in 万元 are multiplied by 10,000 when they are read. A scale whose 1 is the "
        "most (1 = knows very well) is turned when you choose “reversed”."
    ),
    text(
        "Enough: of an item of empowerment (resource, knowledge, values), which answers are "
        "enough: >= 4 of five points, == 1 for yes; of a reversed scale, after it was turned. An "
        "item that does not say it is not counted."
    ),
    text(
        "Use?: no leaves a column out, whatever its role. Do not delete rows and do not rename "
        "columns here: a row belongs to a column of your file by its name."
    ),
    text(
        "The sheet “study” holds the title, the place and how the sample was drawn. The sheet "
        "“chapters” shows which sections the report will have, and which questions the others lack."
    ),
    text(
        "When something is wrong, endogen names the sheet and the cell, what it expected and how "
        "to mend it; all faults at once."
    ),
)


def write_explanation(sheet: Worksheet, looks: Looks, lang: str) -> None:
    """Write the sheet, the user's language first."""
    order = ("zh", "en") if lang == "zh" else ("en", "zh")
    sheet.hide_gridlines(2)
    for column, language in enumerate(order):
        sheet.set_column(column, column, 70)
        sheet.write_string(0, column, render(TITLE, language), looks.title)
        for row, words in enumerate(PARTS, start=1):
            sheet.write_string(row, column, render(words, language), looks.words)
    for row in range(1, len(PARTS) + 1):
        sheet.set_row(row, 78)
