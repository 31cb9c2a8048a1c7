"""Make the SPSS files of this folder: PSPP writes them in GBK and Big5, then lie about it.

``python make.py`` needs PSPP. SPSS before version 16 wrote Chinese bytes and named the code
page of the writer's Windows, or none: the last two steps do that.
"""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
SYNTAX = """\
SET LOCALE='{codec}'.
DATA LIST LIST /id (A12) reg (F8.0) income (F8.2).
BEGIN DATA
"{one}" 1 12000
"李四" 2 -9
"王五" 1 8000
END DATA.
VARIABLE LABELS reg '{label}' income '家庭年收入'.
VALUE LABELS reg 1 '是' 2 '否'.
MISSING VALUES income (-9).
SAVE OUTFILE='{out}'.
"""


def written(codec: str, one: str, label: str) -> bytes:
    """What PSPP writes in an encoding."""
    out = HERE / "made.sav"
    syntax = SYNTAX.format(codec=codec, one=one, label=label, out=out)
    subprocess.run(["pspp", "-"], input=syntax, encoding="utf-8", check=True)
    content = out.read_bytes()
    out.unlink()
    return content


def lying(content: bytes, page: int) -> bytes:
    """The same file with another code page, and without the record that names the encoding."""
    at = content.index(struct.pack("<4i", 7, 3, 4, 8)) + 16 + 28
    content = content[:at] + struct.pack("<i", page) + content[at + 4 :]
    at = content.index(struct.pack("<3i", 7, 20, 1))
    (length,) = struct.unpack("<i", content[at + 12 : at + 16])
    return content[:at] + content[at + 16 + length :]


if __name__ == "__main__":
    gbk = written("GBK", "张三", "是否建档立卡户")
    big5 = written("Big5", "張三", "是否建檔立卡戶")
    (HERE / "gbk.sav").write_bytes(gbk)
    (HERE / "gbk-called-1252.sav").write_bytes(lying(gbk, 1252))
    (HERE / "gbk-called-ascii.sav").write_bytes(lying(gbk, 2))
    (HERE / "big5-called-1252.sav").write_bytes(lying(big5, 1252))
