"""``python -m tests.unit.report.look DIR`` writes the specimen, to be looked at."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.unit.report.made_up import rows
from tests.unit.report.specimen import document

from endogen.i18n import LANGUAGES
from endogen.report.formats import WRITERS, write

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
said = document(("synthetic", "unrepresentative", "internal"))
for format in WRITERS:
    for name, content in write(format, said, rows(), LANGUAGES).items():
        (folder / name).write_bytes(content)
