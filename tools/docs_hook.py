"""Give mkdocs the pages that are not written under ``docs/``.

The README and its neighbours stay at the root of the repository; the reference is made
from the code by ``tools/reference.py``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import proofs  # noqa: E402  # so does this
import reference  # noqa: E402  # lies beside this file, which mkdocs loads by its path

FROM_ROOT = {
    "README.md": "index.md",
    "README.zh.md": "index.zh.md",
    "GLOSSARY.md": "glossary.md",
    "ARCHITECTURE.md": "architecture.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "SECURITY.md": "security.md",
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages from the root and the reference."""
    pages = {page: _moved((ROOT / name).read_text("utf-8")) for name, page in FROM_ROOT.items()}
    for name, content in (pages | reference.pages() | proofs.pages()).items():
        files.append(File.generated(config, name, content=content))
    return files


def _moved(page: str) -> str:
    """Mend the links of a page that moves from the root into docs/."""
    page = page.replace("](docs/", "](").replace("](docs)", "](.)")
    return re.sub(r"\]\(([A-Z][\w.]*\.md)", lambda m: f"]({FROM_ROOT.get(m[1], m[1])}", page)
