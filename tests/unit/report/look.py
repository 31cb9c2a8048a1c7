"""``python -m tests.unit.report.look DIR`` writes the specimen, to be looked at."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.unit.report.made_up import rows
from tests.unit.report.specimen import document

from endogen.report.html import LINKS, html

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for lang, name in LINKS.items():
    page = html(document(("synthetic", "unrepresentative", "internal")), rows(), lang)
    (folder / name).write_text(page, encoding="utf-8")
