"""The command line: what is typed becomes a call of `endogen.workflow`, nothing more.

One file a command.  ``app.py`` lists the commands without importing them, ``opening.py``
finds the language before anything is read, ``mistakes.py`` turns a parser's complaint into
an error of ours, ``entry.py`` turns every error into words and an exit code.
"""

from __future__ import annotations

from endogen.cli.entry import main

__all__ = ["main"]
