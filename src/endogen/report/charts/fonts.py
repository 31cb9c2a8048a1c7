"""Whether this machine can show Chinese.

The pages carry words, not pictures of words, so a reader's own fonts show them.  Only
where this machine itself turns a page or chart into pixels would a missing font leave
empty boxes; whoever does that asks here first.
"""

from __future__ import annotations

import shutil
import subprocess

from endogen.errors import OutsideError

MEND = "sudo apt install fonts-noto-cjk"


def chinese_font() -> str | None:
    """The family of a Chinese font of this machine, None when it has none.

    Machines without fontconfig (Windows, macOS) bring one with the system.
    """
    lister = shutil.which("fc-list")
    if lister is None:
        return ""
    found = subprocess.run(
        [lister, ":lang=zh-cn", "family"],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    families = sorted(line.split(",")[0].strip() for line in found.stdout.splitlines() if line)
    return families[0] if families else None


def missing_font(lang: str) -> OutsideError | None:
    """The error E-OUTSIDE-FONT when words of `lang` would be empty boxes here, else None."""
    if lang != "zh" or chinese_font() is not None:
        return None
    return OutsideError("E-OUTSIDE-FONT", command=MEND)
