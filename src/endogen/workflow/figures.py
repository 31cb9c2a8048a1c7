"""Read published.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

from endogen.errors import OutsideError, StudyError, Where
from endogen.published.figures import Published
from endogen.published.reading import read_published


def read_figures(path: Path, file: str = "") -> Published:
    """Read the figures that were printed elsewhere.

    Parameters
    ----------
    path : Path
    file : str, optional
        Its name for messages; the file's own by default.

    Raises
    ------
    StudyError, OutsideError
    """
    file = file or path.name
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise OutsideError("E-OUTSIDE-NO-FILE", where=Where(file=file)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutsideError("E-OUTSIDE-READ", where=Where(file=file), reason=reason) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StudyError("E-STUDY-TOML", where=Where(file=file), reason=str(error)) from None
    return read_published(document, file)
