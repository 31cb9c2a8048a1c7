"""Codes E-OUTSIDE-…"""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

CODES: dict[str, Code] = {
    "E-OUTSIDE-FILE": Code(
        what=text("A file or folder cannot be used: {reason}."),
        mend=text("See that it is there, that it may be read or written, and that the disk has room."),
    ),
    "E-OUTSIDE-UNFORESEEN": Code(
        what=text("endogen stopped on an error it did not foresee: {reason}"),
        mend=text("Run the command again with --debug and send what it prints to the developers."),
    ),
}
