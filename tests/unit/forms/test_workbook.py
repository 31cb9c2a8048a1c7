"""Questionnaires come from anywhere: bad files end in a coded error, quickly."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.unit.forms.forms_at_hand import saved

from endogen.errors import FormError
from endogen.forms import convert, lint, read_instrument, show


def packed(path: Path, *entries: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def code_of(path: Path) -> str:
    codes = set()
    for use in (read_instrument, convert, lint, lambda p: show(p, "en")):
        with pytest.raises(FormError) as caught:
            use(path)
        codes.add(caught.value.code)
    assert len(codes) == 1
    return codes.pop()


def test_no_file(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.xlsx") == "E-FORM-FILE"


def test_a_folder(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "E-FORM-BROKEN"


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    path.write_bytes(b"")
    assert code_of(path) == "E-FORM-EMPTY"


def test_garbage(tmp_path: Path) -> None:
    path = tmp_path / "garbage.xlsx"
    path.write_bytes(b"type,name\n" * 50)
    assert code_of(path) == "E-FORM-WORKBOOK"


def test_half_a_file(tmp_path: Path) -> None:
    whole = saved(tmp_path).read_bytes()
    path = tmp_path / "half.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    assert code_of(path) == "E-FORM-BROKEN"


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    path = packed(tmp_path / "zip.xlsx", ("a.txt", b"hello"))
    with pytest.raises(FormError, match="E-FORM-BROKEN"):
        read_instrument(path)


def test_a_password(tmp_path: Path) -> None:
    """Excel keeps an encrypted workbook in an OLE shell."""
    path = tmp_path / "locked.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "EncryptedPackage".encode("utf-16-le")
    )
    assert code_of(path) == "E-FORM-ENCRYPTED"


def test_an_old_workbook_with_a_new_name(tmp_path: Path) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    assert code_of(path) == "E-FORM-WORKBOOK"


def test_a_bomb_by_size(tmp_path: Path) -> None:
    path = packed(tmp_path / "bomb.xlsx", ("xl/worksheets/sheet1.xml", bytes(51 * 1024 * 1024)))
    assert code_of(path) == "E-FORM-BOMB"


def test_a_bomb_by_ratio(tmp_path: Path) -> None:
    path = packed(tmp_path / "bomb.xlsx", ("xl/worksheets/sheet1.xml", bytes(2 * 1024 * 1024)))
    assert code_of(path) == "E-FORM-BOMB"


def test_a_bomb_by_number(tmp_path: Path) -> None:
    entries = [(f"xl/{i}.xml", b"<a/>") for i in range(1001)]
    assert code_of(packed(tmp_path / "bomb.xlsx", *entries)) == "E-FORM-BOMB"


def test_a_document_type(tmp_path: Path) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]><lolz>&lol;</lolz>'
    path = packed(tmp_path / "doctype.xlsx", ("xl/workbook.xml", laughs))
    assert code_of(path) == "E-FORM-DOCTYPE"


def test_a_document_type_behind_a_long_comment(tmp_path: Path) -> None:
    laughs = b"<?xml version='1.0'?><!--" + bytes(range(33, 45)) * 500 + b"--><!DOCTYPE a><a/>"
    path = packed(tmp_path / "doctype.xlsx", ("xl/workbook.xml", laughs))
    assert code_of(path) == "E-FORM-DOCTYPE"


def test_an_entry_that_lies_about_its_size(tmp_path: Path) -> None:
    path = saved(tmp_path)
    content = bytearray(path.read_bytes())
    place = content.rfind(b"PK\x01\x02")  # the last entry's record in the directory
    content[place + 24 : place + 28] = (7).to_bytes(4, "little")
    path.write_bytes(content)
    assert code_of(path) == "E-FORM-BROKEN"
