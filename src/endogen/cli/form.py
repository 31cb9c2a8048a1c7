"""``endogen form``: look at a questionnaire."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Group, Parameter

from endogen.cli.app import SUBCOMMANDS
from endogen.cli.common import Common
from endogen.cli.opening import said, spoken
from endogen.cli.screen import short, visible
from endogen.i18n import text
from endogen.study.problem import Severity

File = Annotated[
    Path, Parameter(name="FILE", help=said(text("The questionnaire: an XLSForm, .xlsx.")))
]

form_app = App(
    name="form",
    usage=said(text("Usage: endogen form lint|show|convert FILE")),
    group_commands=Group(said(text("Commands")), sort_key=1),
    group_parameters=Group(said(text("Options")), sort_key=2),
    group_arguments=Group(said(text("Arguments")), sort_key=0),
)


def lint(file: File, /, *, common: Common = Common()) -> int:
    """Say what would hurt in the field or in the analysis; exit 1 when there are errors."""
    from endogen.forms import lint as faults_of

    faults = faults_of(file)
    errors = [fault for fault in faults if fault.severity is Severity.ERROR]
    for fault in faults:
        grave = text("error") if fault.severity is Severity.ERROR else text("warning")
        for line in f"{said(grave)} {fault.error.say(spoken())}".splitlines():
            print(visible(line))
    counts = {"errors": len(errors), "warnings": len(faults) - len(errors)}
    print(said(text("{errors} errors, {warnings} warnings", **counts)))
    return 1 if errors else 0


def show(file: File, /, *, common: Common = Common()) -> int:
    """Write the questionnaire out: questions, answers, codes."""
    from endogen.forms import show as written_out

    print(written_out(file, spoken()), end="")
    return 0


def convert(
    file: File,
    /,
    *,
    out: Annotated[
        Path | None, Parameter(help=said(text("Where to write; by default beside FILE, as .xml.")))
    ] = None,
    common: Common = Common(),
) -> int:
    """Write the form as an XForm."""
    from endogen.forms import convert as xform_of
    from endogen.workflow.write import writing

    converted = xform_of(file)
    target = out or file.with_suffix(".xml")
    with writing(target):
        target.write_text(converted.xform, encoding="utf-8", newline="\n")
    print(said(text("written: {path}", path=short(target))))
    return 0


for _name, _function in {"lint": lint, "show": show, "convert": convert}.items():
    form_app.command(
        _function,
        name=_name,
        help=said(SUBCOMMANDS["form"][_name]),
        usage=said(text("Usage: endogen form {command} FILE", command=_name)),
    )
