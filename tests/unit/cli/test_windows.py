"""What Windows would break, as far as another system can tell: encodings, names, paths."""

from __future__ import annotations

import ast
import errno
import locale
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import endogen
from endogen import i18n
from endogen.cli import entry, main
from endogen.i18n import language

SOURCE = Path(endogen.__file__).parent
RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))}
POSIX_ONLY = {"fcntl", "grp", "pwd", "resource", "termios", "tty", "pty", "syslog", "signal"}
BINARY = re.compile(r"""['"](?:rb|wb|r\+b)['"]|archive\.open|packed\.open""")
POSIX_CALLS = {"fork", "getuid", "geteuid", "symlink", "symlink_to", "mkfifo", "killpg", "uname"}


def call(*words: str, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON", "ENDO"))
    }
    return subprocess.run(
        [sys.executable, "-m", "endogen", *words], cwd=cwd, env=kept | env,
        capture_output=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["cp936", "cp1252", "ascii"])
def test_a_narrow_console_loses_no_sign(tmp_path, encoding):
    """A pipe of Chinese Windows is cp936, which has no minus sign and no rare name."""
    path = tmp_path / "a.csv"
    path.write_text("x,g\n1,𠮷野\n2,𠮷野\n-5,b\n", encoding="utf-8")
    done = call("estimate", str(path), "--of", "mean(x)", "--by", "g", "--lang", "zh",
                PYTHONIOENCODING=encoding)  # fmt: skip
    assert done.stderr == b""
    said = done.stdout.decode("utf-8")
    assert "𠮷野" in said
    assert "估计值" in said


def test_a_locale_that_is_ascii(tmp_path):
    """Python without UTF-8 mode, as on Windows and under LC_ALL=C."""
    folder = tmp_path / "研究"
    folder.mkdir()
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = call("demo", "P村", "--lang", "zh", cwd=folder, **env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "P村" in done.stdout.decode("utf-8")
    assert "谁" in (folder / "P村" / "out" / "report.zh.html").read_text(encoding="utf-8")
    for words in (("check", "P村"), ("run", "P村"), ("form", "lint", "P村/questionnaire.xlsx"),
                  ("estimate", "P村/out/results.parquet", "--of", "mean(n)"),
                  ("estimate", "P村/data/households.csv", "--of", "mean(income)")):  # fmt: skip
        done = call(*words, cwd=folder, **env)
        assert done.returncode == 0, done.stderr.decode("utf-8")


def test_the_reader_of_a_pipe_that_goes_is_no_error(monkeypatch, capsys):
    """Windows says EINVAL where others say EPIPE."""

    def gone(_words):
        raise OSError(errno.EINVAL, "Invalid argument")

    kept = sys.stdout
    monkeypatch.setattr(entry, "_answer", gone)
    assert main(["indicators"]) == 3
    monkeypatch.setattr(entry, "WINDOWS", True)
    try:
        assert main(["indicators"]) == 0
    finally:
        sys.stdout.close()
        sys.stdout = kept
    assert "E-OUTSIDE" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("named", "lang"),
    [
        ("Chinese (Simplified)_China.936", "zh"),
        ("zh_CN.UTF-8", "zh"),
        ("English_United Kingdom.1252", "en"),
    ],
)
def test_windows_says_its_language_in_its_own_way(monkeypatch, named, lang):
    for name in ("ENDOGEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(locale, "setlocale", lambda _category: named)
    assert language() == "en"
    monkeypatch.setattr(i18n, "WINDOWS", True)
    assert language() == lang


def files() -> list[Path]:
    return [p for p in SOURCE.rglob("*") if p.is_file() and "__pycache__" not in p.parts]


def test_every_file_may_bear_its_name_on_windows():
    names = [path.relative_to(SOURCE) for path in files()]
    for name in names:
        for part in name.parts:
            assert not re.search(r'[<>:"\\|?*\x00-\x1f]|[. ]$', part)
            assert part.partition(".")[0].lower() not in RESERVED
        assert len(str(name)) < 100  # of the 260 that a path may have
    assert len({str(name).lower() for name in names}) == len(names)


def test_what_a_run_writes_may_bear_its_name_on_windows():
    from endogen.report.formats import WRITERS
    from endogen.workflow import write
    from endogen.workflow.p_village import COPIED

    reports = [f"report.{lang}.{form}" for lang in ("en", "zh") for form in WRITERS]
    written = [*COPIED, write.MARK, *reports]
    for name in written:
        assert re.fullmatch(r"[A-Za-z][\w-]*(\.\w+)+", name.rpartition("/")[2])


@pytest.mark.parametrize("path", [p for p in files() if p.suffix == ".py"], ids=lambda p: p.name)
def test_the_source_says_its_encodings_and_uses_no_posix(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            named = {alias.name for alias in node.names} | {getattr(node, "module", "")}
            assert not named & POSIX_ONLY
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        assert name not in POSIX_CALLS
        said = ast.unparse(node)
        if name in ("open", "read_text", "write_text") and not BINARY.search(said):
            assert "utf-8" in said or "encoding" in said, said
        if name in ("run", "Popen", "check_output") and "subprocess" in said:
            assert "shell" not in said
            assert "text=True" not in said  # the locale's encoding
