"""An encoding is proved by the bytes, or said; it is never a silent guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from endogen.errors import DataError
from endogen.sources.decoding import Encoding, encoding_of

WORDS = "household_id,户主姓名,致贫原因\n001,张三,因病\n002,李四,缺资金\n003,王五,缺技术和劳动力\n"


def written(folder: Path, content: bytes) -> Path:
    path = folder / "answers.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", Encoding("utf-8")),
        ("utf-8-sig", Encoding("utf-8-sig")),
        ("utf-16", Encoding("utf-16")),
        ("utf-32", Encoding("utf-32")),
        ("utf-16-le", Encoding("utf-16-le", inferred=True)),
        ("utf-16-be", Encoding("utf-16-be", inferred=True)),
        ("gbk", Encoding("gb18030", inferred=True)),
        ("gb18030", Encoding("gb18030", inferred=True)),
    ],
)
def test_found(tmp_path, codec, found):
    path = written(tmp_path, WORDS.encode(codec))
    assert encoding_of(path) == found
    assert path.read_text(encoding=found.name).lstrip("\ufeff") == WORDS


def test_plain_english_is_utf_8(tmp_path):
    assert encoding_of(written(tmp_path, b"id,age\n1,40\n")) == Encoding("utf-8")


@pytest.mark.parametrize("codec", ["big5", "latin-1", "cp1252"])
def test_refused_where_gb18030_would_decode_rubbish(tmp_path, codec):
    words = (
        "id,姓名\n1,張三豐\n2,臺灣鄉鎮\n3,貧困戶產業\n"
        if codec == "big5"
        else ("id,région\n1,forêt\n2,côte à côte\n3,été\n")
    )
    with pytest.raises(DataError) as refused:
        encoding_of(written(tmp_path, words.encode(codec)))
    assert refused.value.code == "E-DATA-ENCODING"


def test_the_line_of_the_first_bad_byte_is_named(tmp_path):
    broken = b"id,name\n1,a\n2,b\n3,\xff\xfe\xfd\n"
    with pytest.raises(DataError) as refused:
        encoding_of(written(tmp_path, broken))
    assert refused.value.where.row == 4


def test_said(tmp_path):
    path = written(tmp_path, "id,姓名\n1,張三\n".encode("big5"))
    assert encoding_of(path, "big5") == Encoding("big5")
    with pytest.raises(DataError) as refused:
        encoding_of(path, "utf-8")
    assert refused.value.code == "E-DATA-ENCODING-SAID"
    with pytest.raises(DataError) as refused:
        encoding_of(path, "klingon")
    assert refused.value.code == "E-DATA-ENCODING-NAME"
