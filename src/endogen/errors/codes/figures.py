"""Codes E-FIGURE-…: published figures."""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

CODES: dict[str, Code] = {
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
