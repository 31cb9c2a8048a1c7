"""What a run writes is there whole, or not at all, and a user's files stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from endogen.errors import OutsideError
from endogen.workflow import write
from endogen.workflow.write import refuse_foreign, write_whole


def test_a_second_run_replaces_the_first_and_keeps_notes(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_whole(out, {"run.json": b"1", "report.en.html": b"old", "report.zh.html": b"old"})
    (out / "my notes.txt").write_text("mine")
    write_whole(out, {"run.json": b"2", "report.en.html": b"new"})
    found = {path.name: path.read_bytes() for path in out.iterdir()}
    assert found == {"run.json": b"2", "report.en.html": b"new", "my notes.txt": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(OutsideError) as caught:
        write_whole(tmp_path, {"run.json": b"1"})
    assert caught.value.code == "E-OUTSIDE-NOT-OURS"
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_when_the_disk_refuses_the_earlier_run_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write_whole(out, {"run.json": b"1"})
    real = Path.write_bytes

    def refuse(path: Path, content: bytes) -> int:
        if path.name == "second":
            raise OSError(28, "No space left on device")
        return real(path, content)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(OutsideError) as caught:
        write_whole(out, {"run.json": b"2", "second": b""})
    assert caught.value.code == "E-OUTSIDE-WRITE"
    assert caught.value.exit_status == 3
    assert (out / "run.json").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_run_moved_aside_when_the_machine_stopped_is_put_back(tmp_path: Path) -> None:
    """Killed between the two moves; the next run fails too, and nothing is lost."""
    out = tmp_path / "out"
    write_whole(out, {"run.json": b"1"})
    (out / "my notes.txt").write_text("mine")
    out.replace(tmp_path / ".out-abc-old")
    write_whole(out, {"run.json": b"2"})
    assert (out / "run.json").read_bytes() == b"2"
    assert (out / "my notes.txt").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run whose report Word holds open, as Windows shows it: nobody may write or move it."""
    out = tmp_path / "out"
    write_whole(out, {"run.json": b"1", "report.en.html": b"old", "results.csv": b"old"})
    (out / "my notes.txt").write_text("mine")
    file, moved, opened = out / "report.en.html", Path.replace, Path.open

    def replace(path: Path, target: Path) -> Path:
        if path in (file, out):  # nor the folder that it lies in
            raise PermissionError(13, "The process cannot access the file", str(path))
        return moved(path, target)

    def open_(path: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if path == file and "+" in mode:
            raise PermissionError(13, "The process cannot access the file", str(path))
        return opened(path, mode, *rest, **more)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(Path, "open", open_)
    return out


def as_before(out: Path) -> bool:
    found = {path.name: path.read_bytes() for path in out.iterdir()}
    old = {"run.json": b"1", "report.en.html": b"old", "results.csv": b"old"}
    alone = [path.name for path in out.parent.iterdir()] == ["out"]
    return alone and found == {**old, "my notes.txt": b"mine"}


def test_a_report_that_word_holds_open_is_named_before_anything_is_computed(held: Path) -> None:
    with pytest.raises(OutsideError) as caught:
        refuse_foreign(held)
    assert caught.value.code == "E-OUTSIDE-OPEN"
    assert "Close report.en.html in Word, WPS, Excel" in caught.value.say("en")
    assert "关闭 report.en.html" in caught.value.say("zh")
    assert as_before(held)


def test_one_that_is_opened_during_the_run_leaves_everything_as_it_was(
    held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "refuse_foreign", lambda out: None)  # it was closed at the start
    with pytest.raises(OutsideError) as caught:
        write_whole(held, {"run.json": b"2", "report.en.html": b"new", "a.csv": b"new"})
    assert caught.value.code == "E-OUTSIDE-OPEN"
    assert caught.value.where.file.endswith("report.en.html")
    assert as_before(held)


def test_a_folder_that_a_terminal_stands_in_is_filled_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write_whole(out, {"run.json": b"1", "report.en.html": b"old", "report.zh.html": b"old"})
    (out / "my notes.txt").write_text("mine")
    moved = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if path == out:
            raise PermissionError(13, "Access is denied", str(path))
        return moved(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    write_whole(out, {"run.json": b"2", "report.en.html": b"new"})
    found = {path.name: path.read_bytes() for path in out.iterdir()}
    assert found == {"run.json": b"2", "report.en.html": b"new", "my notes.txt": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_folder_one_stands_in_may_be_named_by_a_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    write_whole(Path(), {"run.json": b"1"})
    assert (tmp_path / "here" / "run.json").read_bytes() == b"1"
