"""Put Chinese translations from JSON files ``{"English sentence": "译文"}`` into the catalogue.

``python tools/merge_translations.py FILE …``; translations of unknown sentences are named.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import catalogues


def main(files: list[str]) -> int:
    """Merge the files into the Chinese catalogue and compile it."""
    given: dict[str, str] = {}
    for name in files:
        given |= json.loads(Path(name).read_text(encoding="utf-8"))
    catalogues.update(given)
    catalogues.compile_all()
    known = {message.id for message in catalogues.load("zh_Hans")}
    for sentence in sorted(set(given) - known):
        print(f"no such sentence in the source: {sentence}")
    missing = [line for line in catalogues.check() if "not translated" in line]
    print(f"{len(given)} given, {len(known) - 1} sentences, {len(missing)} not translated")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
