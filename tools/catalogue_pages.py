"""Make the pages of the catalogue: one a family of indicators, with examples that are run."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any

import mathml
from endogen.i18n import LANGUAGES, Text, Words, render
from endogen.indicators.catalogue import FAMILIES, Entry, Family, filled
from endogen.indicators.catalogue.functions import FUNCTIONS, Function
from endogen.indicators.catalogue.uncertainty import ALWAYS, interval, no_value, standard_error
from endogen.survey.estimate import Estimate
from endogen.survey.indicator import Indicator
from endogen.survey.readable import notes, readable
from endogen.survey.registry import read
from endogen.survey.results import Results

SAID: dict[str, dict[str, Any]] = {
    "indicators": {"en": "Indicators", "zh": "指标"},
    "opening": {
        "en": "They are written the same way on the command line (`--of`), in study.toml and "
        "published.toml, and in Python (`en.NAME`). `endogen indicators NAME` shows one. Each "
        "has an example that is run when this page is made.",
        "zh": "命令行（`--of`）、study.toml、published.toml 和 Python（`en.NAME`）中写法相同。"
        "`endogen indicators NAME` 显示其中一个。每个指标都有示例，其结果在生成本页时算出。",
    },
    "everywhere": {
        "en": "Everywhere: w is the sampling weight (1 without one) and sums run over the rows of "
        "the base. A row that lacks an input counts in neither numerator nor denominator and is "
        "counted in `n_missing`. `given=` says who is asked, `size=` counts persons instead of "
        "households. What has no value is empty, with the reason in `note`, never 0. Which "
        "indicator answers your question: [Choosing](../choosing.md). How each is proved: "
        "[Proofs](../proofs.md).",
        "zh": "通则：w 为抽样权数（没有时为 1），求和遍及基数内的各行。缺少任一输入的行，"
        "分子分母都不计，计入 `n_missing`。`given=` 限定对哪些人或户而言，"
        "`size=` 使计数单位为人而不是户。没有值的留空，原因写在 `note` 中，"
        "绝不记为 0。问题与指标的对应见[选择指标](../choosing.zh.md)，"
        "各指标的验证见[验证](../proofs.zh.md)。",
    },
    "head": {"en": ("indicator", "what it tells"), "zh": ("指标", "说明什么")},
    "arguments": {"en": ("argument", "kind", "default"), "zh": ("参数", "类型", "默认值")},
    "needed": {"en": "needed", "zh": "必填"},
    "none": {"en": "none", "zh": "无"},
    "example": {"en": "Example", "zh": "示例"},
    "hand": {"en": "By hand", "zh": "手算"},
    "functions": {"en": "Comparing and weighting", "zh": "比较与加权"},
    "reads": {"en": "How to read it", "zh": "解读"},
    "colon": {"en": ": ", "zh": "："},
    "stop": {"en": ". ", "zh": "。"},
}

FACTS = {
    "inputs": {"en": "Inputs", "zh": "输入"},
    "unit": {"en": "Unit and range", "zh": "单位与范围"},
    "better": {"en": "Good is", "zh": "好坏方向"},
    "se": {"en": "Standard error", "zh": "标准误"},
    "interval": {"en": "Interval", "zh": "置信区间"},
    "edges": {"en": "Edge cases", "zh": "边界情形"},
    "reference": {"en": "Reference", "zh": "文献"},
}

KINDS = {
    "Column": {"en": "column or expression", "zh": "一列或表达式"},
    "Line": {"en": "number or column", "zh": "数或一列"},
    "Condition": {"en": "condition", "zh": "条件"},
    "Sequence[Column]": {"en": "list of columns", "zh": "若干列"},
    "Column | Sequence[Column]": {"en": "column or list of them", "zh": "一列或若干列"},
    "Value | Sequence[Value]": {"en": "value or list of them", "zh": "一个值或若干值"},
    "Sequence[Value]": {"en": "list of values", "zh": "若干值"},
    "Sequence[float]": {"en": "list of numbers", "zh": "若干个数"},
    "Sequence[float | Column]": {"en": "list of numbers or columns", "zh": "若干个数或列"},
    "Weights": {
        "en": "list of numbers, or the name of a specification",
        "zh": "若干个数，或一种规格的名称",
    },
    "float": {"en": "number", "zh": "数"},
    "int": {"en": "whole number", "zh": "整数"},
    "bool": {"en": "true or false", "zh": "true 或 false"},
    "str": {"en": "word", "zh": "词"},
}
"""Types of arguments in words; an indicator with a new one needs its line here."""


def pages() -> dict[str, str]:
    """The list of all indicators and the page of each family, by path under ``docs/``."""
    made = {}
    for lang in LANGUAGES:
        suffix = "" if lang == "en" else f".{lang}"
        made[f"reference/indicators{suffix}.md"] = overview(lang)
        for family in FAMILIES:
            made[f"reference/indicators/{family.name}{suffix}.md"] = page(family, lang)
        made[f"reference/functions{suffix}.md"] = functions(lang)
    return made


def overview(lang: str) -> str:
    """Every indicator in one line, by family."""
    suffix = "" if lang == "en" else f".{lang}"
    parts = [f"# {SAID['indicators'][lang]}", SAID["opening"][lang], SAID["everywhere"][lang]]
    parts.append(render(ALWAYS, lang))
    for family in FAMILIES:
        path = f"indicators/{family.name}{suffix}.md"
        parts.append(f"## [{render(family.title, lang)}]({path})")
        parts.append(render(family.question, lang))
        rows = [
            (f"[`{one.name}`]({path}#{one.name})", f"{_title(one, lang)}{SAID['colon'][lang]}"
             f"{_small(render(one.tells, lang))}")
            for one in family.entries
        ]  # fmt: skip
        parts.append(table(SAID["head"][lang], rows))
    return "\n\n".join(parts) + "\n"


def page(family: Family, lang: str) -> str:
    """All of a family."""
    parts = [f"# {render(family.title, lang)}", render(family.question, lang)]
    return "\n\n".join([*parts, *(section(one, lang) for one in family.entries)]) + "\n"


def section(entry: Entry, lang: str) -> str:
    """Everything about one indicator."""
    one = entry.definition
    return "\n\n".join([
        f"## {_title(entry, lang)} · `{entry.name}` {{ #{entry.name} }}",
        render(entry.tells, lang),
        mathml.formula(render(one.formula, lang)),
        table(SAID["arguments"][lang], _arguments(entry, lang)),
        _facts(entry, lang),
        f"**{SAID['example'][lang]}**",
        f'```csv title="data.csv"\n{entry.csv}\n```',
        f"```python\n{entry.program}\n```",
        f"```sh\n{entry.command}\n```",
        _outcome(entry.estimate(), entry, lang),
    ])  # fmt: skip


def functions(lang: str) -> str:
    """What else samples and results can do."""
    parts = [f"# {SAID['functions'][lang]}"]
    for one in FUNCTIONS:
        parts += [
            f"## {render(one.title, lang)} · `{one.name}` {{ #{one.name.lower()} }}",
            render(one.tells, lang),
            f"```python\n{one.program}\n```",
            _of_function(one, lang),
            f"- **{FACTS['reference'][lang]}**{SAID['colon'][lang]}{one.reference}",
        ]
    return "\n\n".join(parts) + "\n"


def _of_function(one: Function, lang: str) -> str:
    row = run(one.program)[0]
    return _outcome(row, one, lang)


def run(program: str) -> Results:
    """What the lines of an example come to."""
    names: dict[str, object] = {"print": lambda *_: None}
    exec(compile(program, "example", "exec"), names)
    results = names["results"]
    assert isinstance(results, Results)
    return results


def _title(entry: Entry, lang: str) -> str:
    return render(entry.definition.title, lang)


def _small(sentence: str) -> str:
    """A sentence that goes on after a colon."""
    return sentence[:1].lower() + sentence[1:]


def _arguments(entry: Entry, lang: str) -> list[tuple[str, str, str]]:
    rows = []
    for argument in entry.definition.signature.parameters.values():
        kind = str(argument.annotation).removesuffix(" | None")
        if kind not in KINDS:
            raise LookupError(f"{entry.name}: name the kind {kind!r} in KINDS of {__file__}")
        default = argument.default
        shown = f"`{str(default).lower() if isinstance(default, bool) else default}`"
        if default is inspect.Parameter.empty:
            shown = SAID["needed"][lang]
        elif default is None:
            shown = SAID["none"][lang]
        rows.append((f"`{argument.name}`", KINDS[kind][lang], shown))
    return rows


def _facts(entry: Entry, lang: str) -> str:
    one, indicator = entry.definition, read(entry.parsed)
    said: dict[str, Words] = {
        "inputs": one.inputs,
        "unit": one.unit,
        "better": entry.better,
        "se": standard_error(indicator),
        "interval": interval(indicator),
        "edges": SAID["stop"][lang].join(_edges(entry, indicator, lang)),
        "reference": one.reference,
    }
    shown = ((FACTS[fact][lang], render(words, lang)) for fact, words in said.items() if words)
    return "\n".join(f"- **{fact}**{SAID['colon'][lang]}{words}" for fact, words in shown)


def _edges(entry: Entry, indicator: Indicator, lang: str) -> list[str]:
    """Where it has no value, and what the entry says beside that."""
    said = [entry.edges] if entry.edges else []
    if indicator.undefined != Indicator.undefined:
        said.append(no_value(indicator))
    return [render(one, lang).rstrip(".。") for one in said]


def _outcome(row: Estimate, entry: Entry | Function, lang: str) -> str:
    """What the example comes to, and how to read it."""
    head, (cells,) = readable([row], lang)
    shown = [(h, c) for h, c in zip(head, cells, strict=True) if c != render(row.method, lang)][1:]
    parts = [table(tuple(h for h, _ in shown), [tuple(c for _, c in shown)])]
    method = render(row.method, lang)
    parts.append("*" + SAID["stop"][lang].join([method, *notes([row], lang)]) + "*")
    if entry.hand:
        parts.append(_labelled("hand", filled(entry.hand, entry.equals), lang))
    parts.append(_labelled("reads", filled(entry.reads, row.estimate), lang))
    return "\n\n".join(parts)


def _labelled(label: str, sentence: Text, lang: str) -> str:
    return f"**{SAID[label][lang]}**{SAID['colon'][lang]}{escaped(render(sentence, lang))}"


def escaped(sentence: str) -> str:
    """A sentence in which no sign means anything to Markdown."""
    return sentence.replace("*", "\\*").replace("_", "\\_").replace("<", "&lt;")


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines
    )
