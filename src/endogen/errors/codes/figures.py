"""Codes E-FIGURE-…: published figures."""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

CODES: dict[str, Code] = {
    "E-FIGURE-NUMBER": Code(
        what=text("The key {path} holds no number as it may be printed."),
        expected=text('something like "-.028", "69.50%", "forty-two", "1-4" or "> 80%"'),
        mend=text("Write the number as it stands in the publication, in quotes."),
    ),
    "E-FIGURE-EXPRESSION": Code(
        what=text("The expression in {path} cannot be read: {reason}."),
        expected=text("something like share(age, at_least=60) or t3-finance < 0"),
        mend=text("Change the expression."),
    ),
    "E-FIGURE-FORMULA": Code(
        what=text("The formula of {id} cannot be computed: {reason}"),
        expected=text("an indicator with its arguments, as 'endogen indicators' lists them"),
        mend=text("Change the formula in published.toml."),
    ),
    "E-FIGURE-REFERENCE": Code(
        what=text("The key {path} names a figure that is not there."),
        mend=text("Did you mean {nearest}?"),
    ),
    "E-FIGURE-TWICE": Code(
        what=text("The id {id} in {path} stands twice."),
        mend=text("Give every figure, table, list, claim and announcement its own id."),
    ),
    "E-FIGURE-BOUND": Code(
        what=text("A condition of [[reconstruct.bind]] cannot be used: {reason}."),
        expected=text(
            "comparisons of columns of [reconstruct.columns] with numbers, joined by and, "
            "or a correlation of two such columns"
        ),
        mend=text("Change the condition, or name its columns in [reconstruct.columns]."),
    ),
    "E-FIGURE-CONTRADICT": Code(
        what=text("No {rows} rows can have all these published figures: {figures}."),
        expected=text("figures that can be true together"),
        mend=text(
            "One of them is misprinted or misread: compare them with the publication, "
            "correct or leave out one of them in published.toml."
        ),
    ),
    "E-FIGURE-UNSOLVED": Code(
        what=text(
            "No {rows} rows with all the published figures were found in {attempts} attempts, "
            "although no contradiction between them could be shown."
        ),
        mend=text("Try another seed, or allow a column more values in [reconstruct.columns]."),
    ),
}
