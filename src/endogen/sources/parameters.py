"""The parameters that come with endogen."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from endogen.study.parameters import Line, read_lines

LINES = "poverty_lines.toml"


def poverty_lines() -> tuple[Line, ...]:
    """The poverty lines by place and day, each with its source."""
    said = files("endogen.study").joinpath(LINES).read_text(encoding="utf-8")
    return read_lines(tomllib.loads(said), LINES)
