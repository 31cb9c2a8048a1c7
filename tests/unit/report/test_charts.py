"""Charts: right places, right words, colours that anyone and any printer can tell apart."""

from __future__ import annotations

import itertools
import math
import re
import shutil
from typing import Any

import pytest
from tests.unit.report.made_up import rows
from tests.unit.report.specimen import document

from endogen.errors import CODES
from endogen.report.charts import Bars, Flow, Forest, Item, Likert, Panels, fonts
from endogen.report.charts.data import data_table, values_of
from endogen.report.charts.draw import _tidy, specification, svg
from endogen.report.charts.scale import ends, step_of, ticks
from endogen.report.charts.theme import (
    BARS,
    INK,
    LOW_TO_HIGH,
    MUTED,
    SERIES,
    dark,
)
from endogen.report.document import Figure, Show
from endogen.report.measure import width_of, wrap
from endogen.report.speech import Speech
from endogen.survey.estimate import Estimate

FIGURES = {block.id: block for block in document().blocks if isinstance(block, Figure)}


def layers(spec, kind: str) -> list[dict[str, Any]]:
    return [
        value
        for layer in spec["layer"]
        if layer["mark"]["type"] == kind
        for value in layer["data"]["values"]
    ]


def speech(*made: Estimate) -> Speech:
    return Speech("en", {row.id: row for row in made})


@pytest.mark.parametrize("figure", FIGURES.values(), ids=list(FIGURES))
def test_every_kind_is_drawn_with_its_words_and_within_its_frame(figure):
    spec = specification(figure.chart, Speech("zh", rows()))
    drawn = svg(figure.chart, Speech("zh", rows()), id_="f", title="<t>", alt="a & b")
    [(width, height)] = re.findall(r'^<svg viewBox="0 0 (\d+) (\d+)"', drawn)
    assert '<title id="f-title">&lt;t&gt;</title><desc id="f-desc">a &amp; b</desc>' in drawn
    said = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    assert len(said) == len(layers(spec, "text"))
    assert {words["words"] for words in layers(spec, "text")} == set(said)
    assert "aria-label=" not in drawn
    assert "font-family" not in drawn.partition(">")[2]
    left, top = spec["padding"]["left"], spec["padding"]["top"]
    for words in layers(spec, "text"):
        assert -left <= words["x"] <= int(width) - left
        assert -top <= words["y"] <= int(height) - top


def test_a_forest_draws_each_interval_where_it_lies():
    row = Estimate(id="r", estimate=-0.5, ci_low=-0.7, ci_high=-0.2)
    chart = Forest(items=(Item("a", ("r",)),), show=Show.R, limits=(-1, 1))
    spec = specification(chart, speech(row))
    spans = [(v["v"], v["v2"]) for v in layers(spec, "rule") if "v2" in v]
    assert (-0.7, -0.2) in spans
    assert [v["v"] for v in layers(spec, "point")] == [-0.5]
    assert "−.500  [−.700, −.200]" in [v["words"] for v in layers(spec, "text")]


def panels() -> tuple[Panels, Speech]:
    """Two items, three measures: money, and two shares."""
    made = {"y": (500.0, 2000.0), "s": (0.2, 0.4), "t": (0.6, 0.9)}
    rows = [
        Estimate(id=f"{name}{k}", estimate=x, ci_low=0.9 * x, ci_high=1.1 * x, n=9 + k)
        for name, pair in made.items()
        for k, x in enumerate(pair)
    ]
    chart = Panels(
        items=(Item("a", ("y0", "s0", "t0")), Item("b", ("y1", "s1", "t1"))),
        series=("money", "one share", "another share"),
        show=Show.YUAN,
        shows=(Show.YUAN, Show.PERCENT, Show.PERCENT),
    )
    return chart, speech(*rows)


def test_panels_written_alike_share_a_scale_and_others_do_not():
    chart, said = panels()
    spec = specification(chart, said)
    dots = [v["v"] for v in layers(spec, "point")]  # in pixels: panel by panel, a before b
    grid = {words["words"]: words["x"] for words in layers(spec, "text")}
    assert len(dots) == 6
    one, other = dots[3] - dots[2], dots[5] - dots[4]
    assert other / one == pytest.approx(0.3 / 0.2, abs=0.02)
    assert {"500", "2,000", "20.0%", "90.0%"} <= set(grid)
    left, width = spec["padding"]["left"], spec["width"]
    assert all(0 <= at <= width for at in dots)
    assert left + width <= 700


def test_the_data_behind_panels_write_each_measure_its_own_way():
    chart, said = panels()
    table = data_table(Figure(id="f", title="t", chart=chart, alt="x"), said)
    cells = [said.say(cell) for cell in table.rows[0].cells]
    assert cells == ["500", "[450, 550]", "9", "20.0%", "[18.0, 22.0]", "9",
                     "60.0%", "[54.0, 66.0]", "9"]  # fmt: skip
    assert [column.spanner for column in table.columns][::3] == list(chart.series)
    assert [value.show for value in values_of(chart)] == [*chart.shows, *chart.shows]


def test_an_interval_beyond_the_axis_is_cut_and_loses_its_end():
    row = Estimate(id="r", estimate=0.9, ci_low=0.5, ci_high=1.4)
    chart = Forest(items=(Item("a", ("r",)),), show=Show.DECIMAL, limits=(0, 1))
    spec = specification(chart, speech(row))
    assert [(v["v"], v["v2"]) for v in layers(spec, "rule") if "v2" in v] == [(0.5, 1)]


def test_what_lies_beyond_the_axis_leaves_its_number_only():
    row = Estimate(id="r", estimate=1.5, ci_low=1.2, ci_high=1.8)
    items = (Item("a", ("r",)),)
    forest = specification(Forest(items=items, show=Show.DECIMAL, limits=(0, 1)), speech(row))
    assert not layers(forest, "point")
    assert not [v for v in layers(forest, "rule") if "v2" in v]
    assert "1.50  [1.20, 1.80]" in [v["words"] for v in layers(forest, "text")]
    bars = specification(Bars(items=items, show=Show.DECIMAL, limits=(0, 1)), speech(row))
    assert [v["v2"] for v in layers(bars, "rect")] == [1]


def test_bars_of_counts_take_the_counts_of_their_rows():
    row = Estimate(id="r", estimate=0.808, count=59, n=73)
    chart = Bars(items=(Item("a", ("r",)),), show=Show.COUNT, intervals=False)
    spec = specification(chart, speech(row))
    assert [v["v2"] for v in layers(spec, "rect")] == [59]
    assert "59" in [v["words"] for v in layers(spec, "text")]


def heights(spec, name: str) -> list[float]:
    """How thick the bands are where they begin; the layers of areas in their order."""
    areas = [one for one in spec["layer"] if one["mark"]["type"] == "area"]
    whole = name == "sure"
    shown_ones = [one for one in areas if (one["mark"]["opacity"] == 1.0) == whole]
    first = [one["data"]["values"][0] for one in shown_ones]
    return [round(one["p2"] - one["p"], 1) for one in first]


def flow_of(*made: Estimate, into: int) -> tuple[Flow, Speech]:
    items = tuple(
        Item(row.id, (row.id,), "in" if at < into else "out") for at, row in enumerate(made)
    )
    ends = tuple(
        (f"giver {at}", f"p{at}") if at < into else (f"p{at - into}", "household")
        for at in range(len(made))
    )
    return Flow(items=items, ends=ends, heads=("a", "b", "c"), show=Show.YUAN), speech(*made)


def test_streams_are_as_wide_as_their_amounts_on_each_side():
    made = [Estimate(id=str(at), estimate=x) for at, x in enumerate((300.0, 100.0, 7.0, 7.0))]
    wide = heights(specification(*flow_of(*made, into=2)), "sure")
    assert wide[0] == pytest.approx(3 * wide[1], abs=0.5)  # 300 and 100, in tenths of a pixel
    assert wide[2] == wide[3]
    assert sum(wide[:2]) == pytest.approx(sum(wide[2:]), abs=0.5)  # each side has its own scale


def test_a_range_is_dark_up_to_its_lower_end_and_the_unknown_has_no_band():
    made = (
        Estimate(id="in", estimate=math.nan, note="not stated"),
        Estimate(id="out", ci_low=20.0, ci_high=40.0, level=1.0),
    )
    spec = specification(*flow_of(*made, into=1))
    assert heights(spec, "most") == pytest.approx([2 * x for x in heights(spec, "sure")], abs=0.3)
    dashed = [one for one in spec["layer"] if one["mark"].get("strokeDash") == [3, 4]]
    assert len(dashed) == 1
    said = {words["words"] for words in layers(spec, "text")}
    assert "[20, 40]" in said
    assert "–" not in said


def test_a_stream_known_from_below_says_so():
    made = (
        Estimate(id="in", estimate=9.0),
        Estimate(id="out", estimate=5.0, ci_low=5.0, level=1.0),
    )
    spec = specification(*flow_of(*made, into=1))
    assert "≥ 5" in {words["words"] for words in layers(spec, "text")}


def test_a_number_that_is_not_there_is_a_dash_and_no_mark():
    chart = Bars(items=(Item("a", ("r",)), Item("b", ("s",))), show=Show.PERCENT)
    spec = specification(chart, speech(Estimate(id="r"), Estimate(id="s", estimate=0.4)))
    assert [v["v2"] for v in layers(spec, "rect")] == [0.4]
    assert "–" in [v["words"] for v in layers(spec, "text")]


def test_diverging_bars_balance_on_the_middle_of_the_middle_answer():
    made = [Estimate(id=str(at), estimate=share) for at, share in enumerate((0.1, 0.2, 0.4, 0.3))]
    chart = Likert(
        items=(Item("a", ("0", "1", "2", "3")),),
        series=("w", "x", "y", "z"),
        show=Show.PERCENT,
        middle=2,
    )
    bars = layers(specification(chart, speech(*made)), "rect")
    assert bars[0]["v"] == pytest.approx(-0.5)  # .1 + .2 + half of .4
    assert [b["v2"] - b["v"] for b in bars] == pytest.approx([0.1, 0.2, 0.4, 0.3])


def test_round_numbers_along_a_scale():
    assert step_of(0, 100) == 20
    assert ends([0.03, 0.93], None, zero=True) == (0, 1)
    assert written(0, 1, Show.PERCENT) == "0% 20% 40% 60% 80% 100%"
    assert written(-1, 0.4, Show.R) == "−1.00 −.75 −.50 −.25 0 .25"
    assert written(0, 3, Show.COUNT) == "0 1 2 3"
    assert written(0, 20000, Show.YUAN) == "0 5,000 10,000 15,000 20,000"


def written(low: float, high: float, show: Show) -> str:
    return " ".join(said for _, said in ticks(low, high, show))


def test_long_labels_wrap_and_chinese_marks_never_open_a_line():
    lines = wrap("道路、饮水和村民广场等基础设施建设，以及其他公共服务设施", 120)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    lines = wrap("一二三四五六七八九，十", 117, most=3)
    assert not any(line.startswith("，") for line in lines)
    assert wrap("Household 3 in the village", 100, most=3) == ["Household 3 in", "the village"]
    assert width_of("汉字", 10) == 20


def lightness(colour: str) -> float:
    """L* of CIE 1976 from an sRGB colour."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, deep = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (deep + 0.05)


def test_two_groups_differ_in_grey_and_words_are_readable():
    assert lightness(SERIES[1]) - lightness(SERIES[0]) > 25
    assert lightness(BARS[1]) - lightness(BARS[0]) > 12
    for ink in (INK, MUTED):
        assert contrast(ink, "#ffffff") >= 4.5  # WCAG 2.2 AA
    for colours in LOW_TO_HIGH.values():
        for colour in colours:
            assert contrast("#ffffff" if dark(colour) else INK, colour) >= 4.5
        for one, other in itertools.pairwise(colours):
            assert abs(lightness(one) - lightness(other)) > 8


def test_a_machine_without_a_chinese_font_is_told_the_one_line_that_mends_it(monkeypatch):
    assert "E-OUTSIDE-FONT" in CODES
    monkeypatch.setattr(fonts, "chinese_font", lambda: None)
    error = fonts.missing_font("zh")
    assert error is not None
    assert "sudo apt install fonts-noto-cjk" in error.say("en")
    assert fonts.missing_font("en") is None
    monkeypatch.undo()
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert fonts.missing_font("zh") is None  # Windows and macOS bring one


def test_a_picture_whose_width_is_not_quite_whole_is_still_a_picture() -> None:
    """Lengths are sums of decimals: 699.9999999999999 was once no picture at all."""
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="699.9999999999999" height="88"></svg>'
    said = _tidy(drawn, [], id_="one", title="One", alt="One.")
    assert 'viewBox="0 0 700 88"' in said
