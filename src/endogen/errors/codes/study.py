"""Codes E-STUDY-…: study.toml, its parameters and its roles."""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

CODES: dict[str, Code] = {
    "E-STUDY-FILE": Code(
        what=text("There is no study.toml in {folder}."),
        mend=text("Give the folder that holds study.toml, or make one with 'endogen new'."),
    ),
    "E-STUDY-TOML": Code(
        what=text("The file is not valid TOML: {reason}."),
        mend=text("Texts stand in quotes, tables begin with [name], and the file is in UTF-8."),
    ),
    "E-STUDY-KEY": Code(
        what=text("The key {path} is not known."),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-STUDY-LACKS": Code(
        what=text("The key {path} is missing."),
        mend=text("Add it."),
    ),
    "E-STUDY-TYPE": Code(
        what=text("The key {path} holds a value of the wrong kind."),
        expected=text("{kind}"),
        mend=text("Change the value."),
    ),
    "E-STUDY-TYPE-EACH": Code(
        what=text("The list {path} holds a value of the wrong kind."),
        expected=text("in every place {kind}"),
        mend=text("Change that value."),
    ),
    "E-STUDY-CHOICE": Code(
        what=text("The key {path} holds a word that is not known."),
        expected=text("one of {choices}"),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-STUDY-PDF": Code(
        what=text("The key {path} asks for PDF, which endogen does not write."),
        expected=text("html, docx or xlsx"),
        mend=text("Print the HTML: open it in a browser and print to PDF."),
    ),
    "E-STUDY-RANGE": Code(
        what=text("The key {path} holds a value out of its range."),
        expected=text("{range}"),
        mend=text("Change the value."),
    ),
    "E-STUDY-PRICES": Code(
        what=text("The price index {path} has no value for {year}."),
        expected=text("a value for every year whose prices are compared"),
        mend=text(
            "Add the value of {year} with its source, or take [prices] out: figures are then "
            "nominal, and the report says so."
        ),
    ),
    "E-STUDY-SCALE": Code(
        what=text("{path} asks for an equivalence scale, but incomes are per person already."),
        mend=text('Write [income] per = "household" where incomes are whole households\' own.'),
    ),
    "E-STUDY-SCALE-NEEDS": Code(
        what=text("{path}: the scale power needs child and theta, and no other scale has them."),
        expected=text('scale = "power" with child = 0 … 1 and theta above 0 up to 1'),
        mend=text("Add the missing key, or take {name} out."),
    ),
    "E-STUDY-SCALE-ROLES": Code(
        what=text("{path} asks for the scale {got}, but no question has the role {role}."),
        mend=text("Give a column that role, or take scale out: income is then per person."),
    ),
    "E-STUDY-ROLE": Code(
        what=text("{path} names a role that is not known: {role}."),
        mend=text("Did you mean {nearest}? The reference lists all roles."),
    ),
    "E-STUDY-TWICE": Code(
        what=text("{path} names the column {column}, which already has a place: {first}."),
        mend=text("Name the column once."),
    ),
    "E-STUDY-COLUMN": Code(
        what=text("{path} names {column}, which no question of the study gives."),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-STUDY-ROLES-FILE": Code(
        what=text("{path} says a role, but the roles stand in the workbook {got}."),
        mend=text("Correct the workbook, or take the key file out of [roles]."),
    ),
    "E-STUDY-ADEQUATE": Code(
        what=text("{path} cannot be read."),
        expected=text("a comparison with a number, such as >= 4, for a role of {roles}"),
        mend=text(
            "Write which answers are enough, as they stand after a reversed scale was turned."
        ),
    ),
    "E-STUDY-CONVENIENCE": Code(
        what=text("{path} names a column of a sampling design, but the kind is convenience."),
        mend=text('Remove the key, or write kind = "probability".'),
    ),
    "E-STUDY-BY": Code(
        what=text("{path} names {name}, which is neither a column of the answers nor a role."),
        expected=text("a column or role that says where a household is, such as village"),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-STUDY-PLACES": Code(
        what=text("{path} asks for a report on each of {n} places of {name}: too many to read."),
        expected=text("at most {most} places"),
        mend=text(
            "Name a column with fewer values, such as the township or the county, or use "
            "'endogen estimate --by {name}' for a table of them all."
        ),
    ),
    "E-STUDY-EXPRESSION": Code(
        what=text("The rule in {path} cannot be read: {reason}."),
        expected=text("something like consent_survey == 1 and age >= 18"),
        mend=text("Change the rule."),
    ),
    "E-STUDY-SYNTHETIC": Code(
        what=text(
            "The file of answers says that it is synthetic, and study.toml does not: "
            "made-up answers must not pass for real ones."
        ),
        mend=text("Give [provenance].default in study.toml, as the demo's study does."),
    ),
}
