"""The one look of all charts: sizes in pixels, colours.

Colours differ in lightness as well as in hue, and series in shape, so that a chart can be
read in grey and by those who see few colours.
"""

from __future__ import annotations

import math

WIDTH = 700
INK = "#1d2733"
MUTED = "#586472"  # 6 : 1 on white
GRID = "#e4e8ec"
ZERO = "#7b8794"
SERIES = ("#1c4e80", "#e08a1e", "#5aa08d", "#8a6fa8")  # lightness 32, 65, 61, 50
BARS = ("#6c9bc7", "#f0b661")  # lighter, so that an interval shows upon them
SHAPES = ("circle", "diamond", "square", "triangle-up")
SIZES = {"circle": 105.0, "diamond": 125.0, "square": 90.0, "triangle-up": 90.0}
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3])
LOW_TO_HIGH = {  # answers from low to high; the middle one grey
    2: ("#d0833a", "#1c4e80"),
    3: ("#d9954f", "#dde1e6", "#2f6299"),
    4: ("#b5601c", "#f1d4b3", "#9dbbd6", "#1c4e80"),
    5: ("#b5601c", "#ecc393", "#dde1e6", "#9dbbd6", "#1c4e80"),
    6: ("#8f4710", "#cf8540", "#f3dcc0", "#a9c4de", "#6392bd", "#1c4e80"),
    7: ("#8f4710", "#cf8540", "#e6bb88", "#dde1e6", "#a9c4de", "#6392bd", "#1c4e80"),
}
LABEL = 13  # font sizes
SMALL = 12
LINE = 16  # from one line of a label to the next
FAMILY = (
    "'Source Sans 3','Source Sans Pro','Segoe UI','Helvetica Neue',Arial,'PingFang SC',"
    "'Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif"
)


def dark(colour: str) -> bool:
    """Whether white words are read more easily on `colour` than dark ones."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    weights = (0.2126, 0.7152, 0.0722)
    luminance = sum(
        weight * math.pow(part, 2.2) for weight, part in zip(weights, parts, strict=True)
    )
    return luminance < 0.2
