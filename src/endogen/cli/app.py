"""The list of commands.  None is imported before it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from endogen.cli.opening import said
from endogen.i18n import Text, text

if TYPE_CHECKING:
    from cyclopts import App

COMMANDS: dict[str, tuple[str, Text, Text]] = {
    "demo": (
        "demo:demo",
        text("[DIR]"),
        text("Make the P Village study in DIR, run it, say where the report is."),
    ),
    "new": (
        "new:new",
        text("DIR [--data FILE [--form QUESTIONNAIRE]] | [--from p-village|blank]"),
        text("Begin a study in DIR."),
    ),
    "run": (
        "run:run",
        text("STUDY [options]"),
        text("Estimate everything the study asks for and write its report."),
    ),
    "check": (
        "check:check",
        text("STUDY"),
        text("List the problems in the answers; exit 1 when there are errors."),
    ),
    "estimate": (
        "estimate:estimate",
        text('DATA --of "mean(income)" [options]'),
        text("Estimate indicators from a file of answers."),
    ),
    "describe": (
        "describe:describe",
        text("FILE|STUDY [--by COLUMN] [options]"),
        text("Describe every question: frequencies, summaries, tests by group."),
    ),
    "indicators": (
        "indicators:indicators",
        text("[NAME]"),
        text("The catalogue of indicators: formula, inputs, unit, reference."),
    ),
    "plan": (
        "plan:plan_app",
        text("size|power|select [options]"),
        text("Before the field: sample size, power, and the draw from a list."),
    ),
    "form": (
        "form:form_app",
        text("lint|show|convert FILE"),
        text("Look at a questionnaire: what is wrong with it, what it asks, as XForm."),
    ),
}
SUBCOMMANDS = {
    "form": {
        "lint": text(
            "Look for what would hurt in the field or in the analysis; exit 1 when there are "
            "errors."
        ),
        "show": text("Write the questionnaire out: questions, answers, codes."),
        "convert": text("Write the form as an XForm, which ODK and Kobo read."),
    },
    "plan": {
        "size": text("How many to ask, for a precision or to compare two groups."),
        "power": text("With what chance a difference is found, or which one would be."),
        "select": text("Draw villages or households from a list, with their weights."),
    },
}
NOT_YET = {"serve": "serve"}


def make_app() -> App:
    """The command line as cyclopts knows it, in the language of this call."""
    from cyclopts import App, Group, Parameter

    from endogen.cli.help import TwoColumns

    app = App(
        name="endogen",
        help=said(
            text(
                "From the questionnaire to the report: does a programme reach the poor, is it "
                "known, do they take part, does it raise their income, does it empower them?"
            )
        ),
        help_epilogue=said(
            text(
                "'endogen COMMAND --help' says more. Every command takes --lang en|zh and "
                "--debug. Messages follow --lang, else ENDOGEN_LANG, else the locale."
            )
        ),
        usage=said(text("Usage: endogen COMMAND …")),
        version=_version,
        group_commands=Group(said(text("Commands")), sort_key=1),
        group_parameters=Group(said(text("Options")), sort_key=2),
        group_arguments=Group(said(text("Arguments")), sort_key=0),
        default_parameter=Parameter(show_default=False, show_choices=False),
        help_formatter=TwoColumns(),
        help_format="plaintext",
    )
    app["--help"].help = said(text("Show this help."))
    app["--version"].help = said(text("Show the version."))
    for order, (name, (place, words, about)) in enumerate(COMMANDS.items()):
        usage = said(text("Usage: endogen {command} {words}", command=name, words=words))
        options = {} if name in SUBCOMMANDS else {"usage": usage}
        app.command(f"endogen.cli.{place}", name=name, help=said(about), sort_key=order, **options)
    for name, function in NOT_YET.items():
        app.command(f"endogen.cli.later:{function}", name=name, show=False, help="", help_flags=[])
    return app


def _version() -> str:
    from importlib.metadata import version

    return version("endogen")
