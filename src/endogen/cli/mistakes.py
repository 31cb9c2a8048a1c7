"""The parser's complaints, as errors of ours: coded, in both languages, with the nearest name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, get_args, get_origin

from cyclopts import exceptions

from endogen.cli.app import COMMANDS, SUBCOMMANDS
from endogen.errors import UseError
from endogen.errors.foreign import quoted
from endogen.study.nearest import nearest

if TYPE_CHECKING:
    from cyclopts import App
    from cyclopts.argument import Argument


def mistake(error: exceptions.CycloptsError, app: App, words: Sequence[str]) -> UseError:
    """Say in our words what the parser says in its own."""
    chain = [word for word in error.command_chain or () if word]
    command = " ".join(["endogen", *chain])
    match error:
        case exceptions.UnknownCommandError():
            return _unknown_command(error, chain, words)
        case exceptions.UnknownOptionError():
            names = [name for known in error.argument_collection for name in known.names]
            option = error.token.keyword or error.token.value
            return UseError(
                "E-USE-OPTION",
                option=option,
                command=command,
                nearest=nearest(option, [name for name in names if name.startswith("--")]),
            )
        case exceptions.MissingArgumentError():
            asked = f"{error.keyword} …" if error.keyword else _name(error.argument)
            return UseError("E-USE-MISSING", option=asked, command=command)
        case exceptions.CoercionError():
            value = error.token.value if error.token else ""
            return UseError(
                "E-USE-VALUE",
                option=_name(error.argument),
                got=value,
                choices=_choices(error.target_type),
            )
        case exceptions.RepeatArgumentError():
            return UseError("E-USE-TWICE", option=error.token.keyword or "", command=command)
    unused = list(error.unused_tokens or [])
    if unused:
        return UseError("E-USE-EXTRA", word=unused[0], command=command)
    return UseError("E-USE-COMMANDLINE", reason=quoted("cyclopts", str(error)), command=command)


def _unknown_command(
    error: exceptions.UnknownCommandError, chain: Sequence[str], words: Sequence[str]
) -> UseError:
    name = (error.unused_tokens or list(words) or [""])[0]
    known = list(SUBCOMMANDS.get(chain[0], COMMANDS) if chain else COMMANDS)
    command = " ".join(["endogen", *chain])
    if name.startswith("-"):
        options = ["--help", "--version", "--lang", "--debug"]
        return UseError(
            "E-USE-OPTION", option=name, command=command, nearest=nearest(name, options)
        )
    return UseError("E-USE-COMMAND", name=name, command=command, nearest=nearest(name, known))


def _name(argument: Argument | None) -> str:
    if argument is None:
        return ""
    return argument.name if argument.name.startswith("--") else argument.name.upper()


def _choices(kind: object) -> str:
    if get_origin(kind) is Literal:
        return ", ".join(map(str, get_args(kind)))
    return "0.95, 0.5, …" if kind is float else str(getattr(kind, "__name__", kind))
