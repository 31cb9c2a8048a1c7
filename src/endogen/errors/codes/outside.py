"""Codes E-OUTSIDE-…: disk, engine, network."""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

CODES: dict[str, Code] = {
    "E-OUTSIDE-NO-FILE": Code(
        what=text("The file does not exist."),
        mend=text("Check its name, and the names under [data] in study.toml."),
    ),
    "E-OUTSIDE-READ": Code(
        what=text("The file cannot be opened: {reason}."),
        mend=text("Check the disk and the rights on the file."),
    ),
    "E-OUTSIDE-FONT": Code(
        what=text("This machine has no Chinese font: Chinese words would be empty boxes."),
        expected=text("a font that covers Simplified Chinese"),
        mend=text("Install one: {command}"),
    ),
}
