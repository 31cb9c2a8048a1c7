"""Codes E-CORRECTION-…: the file of corrections, and corrections that were not made."""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

FILE: dict[str, Code] = {
    "E-CORRECTION-WHICH": Code(
        what=text("There is more than one file of corrections: {names}."),
        mend=text("Keep one of them, or name it under [data].corrections in study.toml."),
    ),
    "E-CORRECTION-KIND": Code(
        what=text("The file of corrections is of a kind that nobody writes by hand: {kind}."),
        expected=text("CSV or Excel"),
        mend=text("Save it as one of these."),
    ),
    "E-CORRECTION-COLUMN": Code(
        what=text("The file of corrections has no column {name}."),
        expected=text(
            "the columns id, variable, old, new, reason, who, or in Chinese 编号, 变量, 原值, "
            "新值, 原因, 修改人"
        ),
        mend=text("Add the column; its cells may be empty only under old and new."),
    ),
    "E-CORRECTION-NO-ID": Code(
        what=text("No column of the answers has the role id: corrections cannot find a household."),
        mend=text("Give the role id to the column that identifies a household."),
    ),
}

REFUSED: dict[str, Code] = {
    "E-CORRECTION-LACKS": Code(
        what=text("The correction does not say its {lacking}. It was not made."),
        expected=text("id, variable, reason and who in every line"),
        mend=text("Fill the cell."),
    ),
    "E-CORRECTION-ID": Code(
        what=text("No household of the answers has the id {household}. It was not corrected."),
        expected=text("an id of the answers, sign for sign"),
        mend=text("Correct the id; a spreadsheet may have dropped zeros at its beginning."),
    ),
    "E-CORRECTION-ID-TWICE": Code(
        what=text(
            "{times} rows of the answers have the id {household}; which of them is meant cannot "
            "be told. None was corrected."
        ),
        expected=text("an id that one row has"),
        mend=text("Make the ids of the answers unique first."),
    ),
    "E-CORRECTION-VARIABLE": Code(
        what=text("The answers have no column {name}. Nothing was corrected."),
        expected=text("a column of the answers"),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-CORRECTION-OLD": Code(
        what=text(
            "Household {household}, {name}: the cell holds “{got}” (row {at} of {data}) and not "
            "“{value}”, as the correction says. It was not changed."
        ),
        expected=text("{value}"),
        mend=text("Look the answer up in the questionnaire and correct old, or drop the line."),
    ),
    "E-CORRECTION-NEW": Code(
        what=text(
            "Household {household}, {name}: the new value “{got}” is no answer to this question. "
            "The cell still holds “{value}”."
        ),
        expected=text("{allowed}"),
        mend=text("Correct new."),
    ),
    "E-CORRECTION-CONTRADICTS": Code(
        what=text(
            "Household {household}, {name}: the rows {rows} change the same “{value}” into "
            "different values. None of the corrections of this cell was made."
        ),
        expected=text("one new value"),
        mend=text("Keep the line that is right."),
    ),
    "E-CORRECTION-AGAIN": Code(
        what=text("Household {household}, {name}: row {first} makes the same correction already."),
        expected=text("each correction once"),
        mend=text("Drop one of the lines."),
    ),
    "E-CORRECTION-NOTHING": Code(
        what=text("Household {household}, {name}: old and new are the same, “{value}”."),
        expected=text("a new value that differs"),
        mend=text("Drop the line, or correct it."),
    ),
}

CODES: dict[str, Code] = {**FILE, **REFUSED}
