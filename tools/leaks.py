"""Find what must not stand in the repository: hosts, machine paths, secrets."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

FORBIDDEN = {
    "a path of somebody's machine": r"(?<![\w.])/(?:home|Users|root|work|farm|opt/wheels)/\w",
    "a package index": r"(?:index-url|find-links)[ =]+(?:https?|file)|file:///\w[a-z]",
    "a private address": r"\b(?:10\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+\b",
    "a secret": r"-----BEGIN [A-Z ]*PRIVATE KEY|\b(?:ghp|gho|github_pat|glpat)_\w{16,}",
}


def main() -> int:
    """Print every line that holds one, and return 1 if there is any."""
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True)
    found = 0
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = Path(name)
        if path == Path("tools/leaks.py") or not path.is_file():
            continue
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(lines, start=1):
            for what, pattern in FORBIDDEN.items():
                if re.search(pattern, line):
                    print(f"{name}:{number}: {what}: {line.strip()[:100]}")
                    found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
