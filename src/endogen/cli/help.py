"""How the help looks: two columns, plain, as wide as the terminal, in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from endogen.cli.opening import said
from endogen.i18n import text
from endogen.report.wrapping import wide, wrapped

if TYPE_CHECKING:
    from cyclopts.help import HelpPanel
    from rich.console import Console, ConsoleOptions

COLUMN = 26  # where the descriptions begin


class TwoColumns:
    """A cyclopts help formatter."""

    def __call__(self, console: Console, options: ConsoleOptions, panel: HelpPanel) -> None:
        """Write one panel: the commands, the arguments or the options."""
        if not panel.entries:
            return
        lines = ["", said(text("{title}:", title=panel.title))]
        for entry in panel.entries:
            named = "  " + ", ".join(entry.display_labels_with_metavar)
            lines += beside(named, _bare(entry.description), console.width)
        self._write(console, *lines)

    def render_usage(self, console: Console, options: ConsoleOptions, usage: object) -> None:
        """Write the line that shows how the command is called."""
        if usage:
            self._write(console, str(usage).strip(), "")

    def render_description(self, console: Console, options: ConsoleOptions, about: object) -> None:
        """Write what the command does."""
        self._write(console, *wrapped(_bare(about), console.width))

    @staticmethod
    def _write(console: Console, *lines: str) -> None:
        console.file.write("\n".join(lines) + "\n")


def _bare(words: object) -> str:
    """The words without what cyclopts wraps them in."""
    return str(getattr(words, "primary_renderable", words) or "").strip()


def beside(name: str, about: str, width: int) -> list[str]:
    """Put `about` beside `name`, or under it when the name is long."""
    lines = wrapped(about, max(30, width - COLUMN))
    if wide(name) > COLUMN - 2:
        return [name, *(" " * COLUMN + line for line in lines)]
    first = name + " " * (COLUMN - wide(name)) + (lines[0] if lines else "")
    return [first.rstrip(), *(" " * COLUMN + line for line in lines[1:])]
