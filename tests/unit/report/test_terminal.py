"""The document on a screen: no line too wide in either language, every cell there."""

from __future__ import annotations

import pytest
from tests.unit.report import made_up, specimen

from endogen.report.document import Column, Document, Row, Show, Table, Value
from endogen.report.terminal import terminal
from endogen.report.wrapping import wide
from endogen.survey.estimate import Estimate


def document(table: Table) -> Document:
    return Document(title="t", subtitle="", banners=(), facts=(), blocks=(table,))


def table(columns: int, label: str) -> tuple[Table, dict[str, Estimate]]:
    rows = {f"r{i}": Estimate(id=f"r{i}", estimate=1000.0 * (i + 1)) for i in range(columns)}
    heads = tuple(Column(f"列{i}", spanner=f"组{i // 2}") for i in range(columns))
    cells = tuple(Value(f"r{i}", Show.DECIMAL) for i in range(columns))
    return Table("x", "题目", "答案", heads, (Row(label, cells),)), rows


@pytest.mark.parametrize("columns", [1, 4, 12, 23])
@pytest.mark.parametrize("label", ["是", "对本村入股分红帮扶措施的了解程度" * 3, "a word " * 12])
@pytest.mark.parametrize("width", [60, 80, 132])
def test_no_line_is_wider_than_the_screen_and_no_number_is_lost(columns, label, width):
    made, rows = table(columns, label)
    said = terminal(document(made), rows, "zh", width)
    assert max(map(wide, said.splitlines())) <= width
    for i in range(columns):
        assert f"{1000 * (i + 1):,}.00" in said


def test_numbers_stand_under_their_heads():
    made, rows = table(2, "建档立卡户")
    lines = terminal(document(made), rows, "zh").splitlines()
    head = next(line for line in lines if "列0" in line)
    body = next(line for line in lines if "1,000.00" in line)
    ends = [wide(head[: head.index(f"列{i}")]) + wide(f"列{i}") for i in (0, 1)]
    said = ["1,000.00", "2,000.00"]
    assert [wide(body[: body.index(n)]) + len(n) for n in said] == ends


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_whole_specimen_can_be_read(lang):
    said = terminal(specimen.document(), made_up.rows(), lang)
    assert max(map(wide, said.splitlines())) <= 80
