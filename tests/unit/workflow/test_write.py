"""What a run writes is there whole, or not at all, and a user's files stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from endogen.errors import OutsideError
from endogen.workflow.write import write_whole


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
