"""The empty document: its styles, fonts and settings, which stand in ``base/`` as they are.

python-docx's own template is not used: it has Japanese fonts, opens in compatibility mode and
carries hundreds of styles.  A document says nothing of the moment it was made, so that the
same inputs give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document as Word

BASE = Path(__file__).parent / "base"
PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/app.xml": "app.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/document.xml": "document.xml",
    "word/fontTable.xml": "fonts.xml",
    "word/settings.xml": "settings.xml",
}
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP file can name
TWIPS = 20  # a point
ROOM = 9070 / TWIPS  # points between the margins of an upright page
LYING = 14002 / TWIPS  # and of one that lies on its side


def empty(lang: str) -> Word:
    """A document without content, with the styles of `lang`."""
    from docx import Document

    return Document(io.BytesIO(_base(lang)))


def packed(document: Word) -> bytes:
    """The file of `document`, the same whenever it is made."""
    saved = io.BytesIO()
    document.save(saved)
    made = io.BytesIO()
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(made, "w") as whole:
        for part in parts.infolist():
            _put(whole, part.filename, parts.read(part))
    return made.getvalue()


@cache
def _base(lang: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as whole:
        for name, file in PARTS.items():
            _put(whole, name, (BASE / file).read_bytes())
        _put(whole, "word/styles.xml", _styles(lang).encode())
    return made.getvalue()


def _styles(lang: str) -> str:
    from jinja2 import Environment, StrictUndefined

    template = (BASE / "styles.xml.j2").read_text("utf-8")
    chinese = lang == "zh"
    return (
        Environment(undefined=StrictUndefined, trim_blocks=True, autoescape=True)
        .from_string(template)
        .render(
            chinese=chinese,
            text=10.5 if chinese else 11,  # 五号
            line=300 if chinese else 276,  # 240 is one line
            room=round(ROOM * TWIPS),
        )
    )


def _put(whole: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    whole.writestr(entry, content)
