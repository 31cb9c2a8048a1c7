"""The written pages, and the lines of code in them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.joinpath("docs").rglob("*.md")])
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
JOINED = re.compile(r"\s*\\\n\s*|(?<=,)\n\s+")  # a line that goes on, in the shell or in quotes
INLINE = re.compile(r"`(endogen [^`]+)`")


def named(path: Path) -> str:
    """The page as the repository names it."""
    return path.relative_to(ROOT).as_posix()


def shell_lines(path: Path) -> list[str]:
    """Every line of the page's shell blocks, without comments."""
    lines = []
    for language, block in FENCE.findall(path.read_text(encoding="utf-8")):
        if language == "sh":
            whole = JOINED.sub(" ", block)
            lines += [line.strip() for line in whole.splitlines() if line.strip()]
    return lines


def commands(path: Path) -> list[list[str]]:
    """Every call of endogen on the page, in blocks and in running text, as words."""
    text = path.read_text(encoding="utf-8")
    calls = [line for line in shell_lines(path) if line.startswith("endogen ")]
    calls += [call for call in INLINE.findall(FENCE.sub("", text)) if "…" not in call]
    return [shlex.split(call, comments=True)[1:] for call in calls]
