"""The tools that keep the languages and the repository in order find what they are for."""

from __future__ import annotations

import subprocess
import sys

import pytest
from babel.messages.catalog import Message
from tests.docs.pages import ROOT
from tests.docs.test_reference import tool

from endogen.i18n import render, text


@pytest.mark.parametrize(
    ("english", "chinese", "fault"),
    [
        ("There are {n} answers.", "共有 {n} 份答案。", ""),
        ("There are {n} answers.", "", "not translated"),
        ("There are {n} answers.", "共有 {m} 份答案。", "places"),
        ("There are {n} answers.", "共有份答案。", "places"),
        ("There are {n} answers.", "There are {n} answers.", "no Chinese"),
        ("95 %", "95 %", ""),
        ("{a}, {b}", "{a}、{b}", ""),
    ],
)
def test_a_faulty_translation_is_found(english, chinese, fault):
    message = Message(english, chinese)
    assert fault in tool("catalogues").complaint(message, "zh_Hans")


def test_the_catalogues_hold_every_sentence(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert tool("catalogues").check() == []


def test_compiled_catalogues_speak_chinese():
    assert render(text("wrong use"), "en") == "wrong use"
    assert render(text("Show this help."), "zh") == "显示本帮助。"
    assert render(text(""), "zh") == ""


@pytest.mark.parametrize(
    "line",
    [
        "see /" + "home/somebody/data.csv",
        "cd /" + "root/project",
        "--find-links=" + "file:/" + "//opt/x",
        "host 192.168." + "1.17",
        "-----BEGIN RSA PRIVATE " + "KEY-----",
    ],
)
def test_a_leak_is_found(line, tmp_path, monkeypatch, capsys):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "notes.md").write_text("all good: /tmp is nobody's, v1.10.2 is a version\n" + line)
    subprocess.run(["git", "-C", str(tmp_path), "add", "."], check=True)
    monkeypatch.chdir(tmp_path)
    assert tool("leaks").main() == 1
    assert capsys.readouterr().out.startswith("notes.md:2:")


def test_the_repository_has_no_leak():
    script = [sys.executable, str(ROOT / "tools" / "leaks.py")]
    assert subprocess.run(script, cwd=ROOT, capture_output=True, check=False).stdout == b""
