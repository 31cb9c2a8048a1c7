"""Where it runs does not matter: clock, locale, umask, names of folders and of columns."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import zipfile

import openpyxl
import pytest


def run(folder, out, **env):
    words = ["-m", "endogen", "run", str(folder), "--out", str(out), "--lang", "en,zh"]
    decides = ("LC_", "LANG", "TZ", "ENDOGEN")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(decides)}
    old = os.umask(0o077)
    try:
        done = subprocess.run(
            [sys.executable, *words], env=kept | env, capture_output=True, check=False
        )
    finally:
        os.umask(old)
    assert (done.returncode, done.stderr) == (0, b"")
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_clock_and_locale_change_nothing(village, tmp_path):
    here = run(village.folder, tmp_path / "here", TZ="Asia/Shanghai", LANG="zh_CN.UTF-8")
    # Turkish lowers I to ı; Kiritimati is fourteen hours ahead.
    there = run(village.folder, tmp_path / "there", TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8")
    for name in here:
        if name == "run.json":
            one, other = (json.loads(files[name]) for files in (here, there))
            assert one | {"made": ""} == other | {"made": ""}
        else:
            assert here[name] == there[name], name


NAMES = [
    "select", '"; drop table answers; --', "{{7*7}}", "${jndi}", "a\u202eb", "𠮷", "e\u0301",
    "x'y", "100%", "=1+1", "列 名",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_column_may_bear_any_name(tmp_path, endogen, name):
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", name], *([f"h{at}", at] for at in range(1, 6))])
    asked = f"mean(col({json.dumps(name, ensure_ascii=False)}))"
    status, said = endogen("estimate", path, "--of", asked, "--format", "json")
    assert status == 0, said
    assert json.loads(said)[0]["estimate"] == 3
    (tmp_path / "study.toml").write_text(
        '[study]\ntitle = "{{7*7}} <script>alert(1)</script>"\n[data]\nhouseholds = "a.csv"\n'
        f'[roles]\nid = "id"\nincome = {json.dumps(name, ensure_ascii=False)}\n',
        encoding="utf-8",
    )
    status, said = endogen("run", tmp_path, "--lang", "en")
    assert status == 0, said
    page = (tmp_path / "out" / "report.en.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "{{7*7}}" in page


@pytest.mark.parametrize("name", ["O'Brien", "a[1]", "研究 *", "100%", "x;y"])
def test_a_folder_may_bear_any_name(village, tmp_path, endogen, name):
    folder = tmp_path / name
    village.folder.rename(folder)
    status, said = endogen("run", folder, "--lang", "en")
    assert status == 0, said
    status, said = endogen("estimate", folder / "out" / "results.parquet", "--of", "mean(n)")
    assert status == 0, said
    parts = folder / "parts"
    parts.mkdir()
    (folder / "out" / "results.parquet").rename(parts / "a.parquet")
    status, said = endogen("estimate", parts, "--of", "mean(n)")
    assert status == 0, said


@pytest.mark.parametrize("asked", ["mean(read_csv('/etc/passwd'))", "mean(__import__('os'))"])
def test_expressions_call_nothing(tmp_path, endogen, asked):
    path = tmp_path / "a.csv"
    path.write_text("x\n1\n2\n", encoding="utf-8")
    status, said = endogen("estimate", path, "--of", asked)
    assert status == 2
    assert said.startswith("E-USE-")


def test_entities_of_a_workbook_are_not_followed(tmp_path, endogen):
    """An external entity and a bomb of entities, in the sheet's own XML."""
    plain, path = tmp_path / "plain.xlsx", tmp_path / "a.xlsx"
    (tmp_path / "secret.txt").write_text("SECRET", encoding="utf-8")
    book = openpyxl.Workbook()
    for row in (["id", "x"], ["h1", 1], ["h2", 2]):
        book.active.append(row)
    book.save(plain)
    laughs = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    secret = (tmp_path / "secret.txt").as_uri()
    doctype = f'<!DOCTYPE a [<!ENTITY a0 "ha"><!ENTITY s SYSTEM "{secret}">{laughs}]>'
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "xl/worksheets/sheet1.xml":
                content = doctype.encode() + content.replace(b"<v>1</v>", b"<v>&s;&a11;</v>")
            if part == "xl/sharedStrings.xml":
                content = doctype.encode() + content.replace(b"h1", b"&s;")
            new.writestr(part, content)
    status, said = endogen("estimate", path, "--of", "mean(x)", "--by", "id")
    assert status == 1
    assert said.startswith("E-DATA-DOCTYPE:")
    assert "SECRET" not in said
