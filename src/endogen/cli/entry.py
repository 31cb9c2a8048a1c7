"""The door: every error becomes words in the reader's language, and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from dataclasses import replace

from endogen.cli.opening import languages, open_with
from endogen.cli.screen import short, visible
from endogen.errors import EndogenError, OutsideError, Where
from endogen.errors.foreign import of_system
from endogen.i18n import WINDOWS

INTERRUPTED = 130
LONGEST = 2_000  # characters of a line of an error: an expression can be a megabyte


def main(typed: Sequence[str] | None = None) -> int:
    """Run the command `typed`, by default the process's own.

    Returns
    -------
    int
        0 done, 1 the data or the form has errors, 2 wrong use, 3 something outside failed.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: threads only cost
    _speak_utf8()
    opening = open_with(sys.argv[1:] if typed is None else typed)
    try:
        languages(opening.wish)
        return _answer(opening.words)
    except EndogenError as error:
        if opening.debug:
            error.__suppress_context__ = False  # what another program said, whole
            raise
        return _tell(error, opening.lang)
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        if _reader_gone(error):
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # until exit
            return 0
        if opening.debug:
            raise
        return _tell(_outside(error), opening.lang)
    except Exception as error:  # the last resort: no traceback without --debug
        if opening.debug:
            raise
        reason = f"{type(error).__name__}: {error}"
        return _tell(OutsideError("E-OUTSIDE-UNFORESEEN", reason=reason), opening.lang)


def _answer(words: Sequence[str]) -> int:
    from cyclopts.exceptions import CycloptsError

    from endogen.cli.app import make_app
    from endogen.cli.mistakes import mistake

    app = make_app()
    try:
        answer = app(
            list(words), exit_on_error=False, print_error=False, result_action="return_value"
        )
    except CycloptsError as error:
        raise mistake(error, app, words) from None
    return answer if isinstance(answer, int) else 0


def _reader_gone(error: OSError) -> bool:
    """Whether nobody reads our output any more: `endogen … | head`; Windows says EINVAL."""
    unnamed = error.errno == errno.EINVAL and error.filename is None and WINDOWS
    return isinstance(error, BrokenPipeError) or unnamed


def _tell(error: EndogenError, lang: str) -> int:
    if error.where.file:
        error.where = replace(error.where, file=short(error.where.file))
    for line in error.say(lang).splitlines():
        print(visible(line[:LONGEST]) + "…" * (len(line) > LONGEST), file=sys.stderr)
    return error.exit_status


def _outside(error: OSError) -> OutsideError:
    return OutsideError(
        "E-OUTSIDE-READ",
        where=Where(file=str(error.filename or "")),
        reason=of_system(error),
    )


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        encoding = (getattr(stream, "encoding", "") or "").lower().replace("-", "")
        if encoding != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
