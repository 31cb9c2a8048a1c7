"""Make the reference pages from the code: commands, indicators, roles, error codes.

Each page exists in English and in Chinese; ``tests/docs`` holds that nothing is missing.
"""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout

import catalogue_pages
from endogen.cli.app import COMMANDS, SUBCOMMANDS
from endogen.cli.entry import main as command_line
from endogen.errors import CODES
from endogen.i18n import LANGUAGES, Text, render, text
from endogen.study.roles import ROLES

Rows = list[tuple[str, ...]]

TITLES = {
    "cli": {"en": "Command line", "zh": "命令行"},
    "roles": {"en": "Roles", "zh": "角色"},
    "errors": {"en": "Errors", "zh": "错误"},
}
OPENINGS = {
    "cli": {
        "en": "Exit codes: 0 done, 1 the data or the form has errors, 2 wrong use, 3 something "
        "outside failed (disk, engine). Messages follow `--lang`, else `ENDOGEN_LANG`, else "
        "the locale.",
        "zh": "退出码：0 完成，1 数据或问卷有错误，2 用法不对，3 外部故障（磁盘、引擎）。"
        "消息语言依次取 `--lang`、`ENDOGEN_LANG`、系统语言。",
    },
    "roles": {
        "en": "A role says what a column measures: `family` or `family:item`. The column `role` "
        "of the questionnaire gives it, or `[roles]` in study.toml.",
        "zh": "角色说明一列测量什么，写作 `family` 或 `family:item`。由问卷的 `role` 列给出，"
        "或写在 study.toml 的 `[roles]` 中。",
    },
    "errors": {
        "en": "Every message says what, where, what was expected and got, and how to mend it. "
        "The code is stable. In braces stands what the message fills in.",
        "zh": "每条消息说明错在哪里、应当怎样、实际怎样、如何改正。代码固定不变。"
        "花括号处由消息填入具体内容。",
    },
}
HEADS = {
    "roles": {
        "en": ("role", "name", "what the column holds", "items", "unit"),
        "zh": ("角色", "名称", "该列的内容", "条目", "单位"),
    },
}


def pages() -> dict[str, str]:
    """Every reference page, by its path under ``docs/``."""
    made = catalogue_pages.pages()
    for lang in LANGUAGES:
        suffix = "" if lang == "en" else f".{lang}"
        for name, write in WRITERS.items():
            title, opening = TITLES[name][lang], OPENINGS[name][lang]
            made[f"reference/{name}{suffix}.md"] = f"# {title}\n\n{opening}\n\n{write(lang)}\n"
    return made


def cli(lang: str) -> str:
    """The help of every command."""
    asked = [
        [],
        *([name] for name in COMMANDS),
        *([group, name] for group, known in SUBCOMMANDS.items() for name in known),
    ]
    parts = []
    for words in asked:
        printed = io.StringIO()
        with redirect_stdout(printed):
            command_line([*words, "--help", "--lang", lang])
        heading = " ".join(["endogen", *words])
        parts.append(f"## {heading}\n\n```text\n{printed.getvalue().strip()}\n```")
    return "\n\n".join(parts)


def errors(lang: str) -> str:
    """Every code with its sentences."""
    parts = []
    for code, entry in sorted(CODES.items()):
        lines = [f"## {code}", _said(entry.what, lang)]
        if entry.expected:
            lines.append(("Expected: " if lang == "en" else "应当：") + _said(entry.expected, lang))
        if entry.mend:
            lines.append(("To mend it: " if lang == "en" else "改正：") + _said(entry.mend, lang))
        parts.append("\n\n".join(lines))
    return "\n\n".join(parts)


def roles(lang: str) -> str:
    """Every role family."""
    rows: Rows = []
    for role in ROLES.values():
        name = f"`{role.family}:…`" if role.takes_item else f"`{role.family}`"
        items = ", ".join(f"`{item}`" for item in role.items) + ("" if role.closed else " …")
        shown = items if role.takes_item else ""
        rows.append((name, render(role.label, lang), render(role.holds, lang), shown, role.unit))
    return catalogue_pages.table(HEADS["roles"][lang], rows)


def _said(sentence: Text, lang: str) -> str:
    """The sentence with its places shown as they are named."""
    places = {name: "{" + name + "}" for name in re.findall(r"\{(\w+)\}", sentence.msgid)}
    return render(text(sentence.msgid, **places), lang).replace("<", "&lt;")


WRITERS = {"cli": cli, "roles": roles, "errors": errors}
