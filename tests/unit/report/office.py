"""LibreOffice opens what we wrote, as Word or Excel would."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.unit.report.shown import read_csv

AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"


def convert(file: Path, to: str, folder: Path) -> list[Path]:
    """Let LibreOffice convert `file`; whatever it complains of fails the test."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: apt install libreoffice-writer libreoffice-calc"
    profile = folder / "profile"
    made = folder / "made"
    done = subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(made),
            str(file),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=240,
    )
    said = [line for line in done.stderr.splitlines() if "javaldx" not in line]  # no Java: no harm
    assert not said, said
    found = sorted(made.iterdir())
    assert found, done.stdout
    return found


def shown_sheets(workbook: Path, folder: Path) -> dict[str, list[list[str]]]:
    """The cells of every sheet, as LibreOffice shows them."""
    files = convert(workbook, AS_SHOWN, folder)
    begins = workbook.stem + "-"
    return {
        file.stem.removeprefix(begins): read_csv(file.read_text(encoding="utf-8")) for file in files
    }


def pages(document: Path, folder: Path) -> list[str]:
    """The words of each page, as LibreOffice sets them."""
    (pdf,) = convert(document, "pdf", folder)
    done = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    )
    return done.stdout.split("\f")[:-1]
