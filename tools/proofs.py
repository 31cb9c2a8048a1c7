"""Say how each indicator is proved: which tests hold it to what, read from the tests themselves.

A test is evidence for every indicator that it, or what it uses in its module, calls:
``"gini(income)"`` in quotes, also in a CSV file beside it, or ``en.gini``.  Of what kind its
evidence is, its place says (``tests/golden``, ``tests/property``, ``tests/engines``,
``test_edges.py``, ``test_paths.py``) or a mark: ``@pytest.mark.golden("where from")``,
``@pytest.mark.edge``, ``@pytest.mark.engines``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from endogen.i18n import LANGUAGES, render
from endogen.indicators.catalogue import FAMILIES
from endogen.survey.registry import KNOWN

ROOT = Path(__file__).parent.parent
PLACES = ("tests/golden", "tests/property", "tests/engines", "tests/unit/indicators",
          "tests/unit/survey")  # fmt: skip
KINDS = ("golden", "property", "edge", "engines")
CALL = re.compile(r"\b([a-z_0-9]+)\(")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One test for one indicator.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    test : str
        ``tests/…/test_file.py::test_name``.
    source : str
        Where golden values come from.
    """

    kind: str
    test: str
    source: str


def evidence() -> dict[str, list[Evidence]]:
    """All evidence, by the name of the indicator."""
    found: dict[str, list[Evidence]] = {name: [] for name in KNOWN}
    for place in PLACES:
        for path in sorted((ROOT / place).rglob("test_*.py")):
            for name, one in _of_file(path):
                found[name].append(one)
    return found


def lacking(kind: str) -> list[str]:
    """The indicators for which there is no evidence of a kind."""
    return sorted(name for name, all_ in evidence().items() if kind not in {e.kind for e in all_})


def _of_file(path: Path) -> Iterator[tuple[str, Evidence]]:
    module = Module(path)
    for function in module.tests():
        marked = {name: source for name, source in marks(function) if name in KINDS}
        kinds = marked or _by_place(path)
        test = f"{path.relative_to(ROOT).as_posix()}::{function.name}"
        for kind, source in kinds.items():
            for name in sorted(module.called(function)):
                yield name, Evidence(kind, test, source)


def _by_place(path: Path) -> dict[str, str]:
    """The kind of evidence that a file holds, and where its golden values come from."""
    folders = path.relative_to(ROOT).parts
    if folders[1] == "golden":
        session = path.with_name("SESSION.txt")
        lines = session.read_text(encoding="utf-8").splitlines() if session.exists() else []
        said = [line for line in lines if not line.startswith("R version")] or lines
        return {"golden": ("R " if len(lines) > 1 else "") + ", ".join(said)}
    if folders[1] in KINDS:
        return {folders[1]: ""}
    return {"test_edges.py": {"edge": ""}, "test_paths.py": {"engines": ""}}.get(path.name, {})


def marks(function: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """The marks of a test, with their first argument."""
    for mark in function.decorator_list:
        match mark:
            case ast.Call(
                func=ast.Attribute(attr=name), args=[ast.Constant(value=str(source)), *_]
            ):
                yield name, source
            case ast.Attribute(attr=name):
                yield name, ""


class Module:
    """A file of tests: what each of its names calls, and which names it uses."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.body = ast.parse(path.read_text(encoding="utf-8")).body
        self.named = {name: node for node in self.body for name in _names_of(node)}

    def tests(self) -> list[ast.FunctionDef]:
        """Its tests."""
        functions = [node for node in self.body if isinstance(node, ast.FunctionDef)]
        return [node for node in functions if node.name.startswith("test_")]

    def called(self, test: ast.FunctionDef) -> set[str]:
        """The indicators that a test calls, by itself or by what it uses here."""
        found: set[str] = set()
        to_see, seen = [test.name], set()
        while to_see:
            name = to_see.pop()
            if name in seen or name not in self.named:
                continue
            seen.add(name)
            for node in ast.walk(self.named[name]):
                found |= self._calls(node)
                to_see += [node.id] if isinstance(node, ast.Name) else []
                to_see += [node.arg] if isinstance(node, ast.arg) else []  # fixtures
        return found & set(KNOWN)

    def _calls(self, node: ast.AST) -> set[str]:
        match node:
            case ast.Attribute(value=ast.Name(id="en"), attr=name):
                return {name}
            case ast.Constant(value=str(words)):
                beside = self.path.with_name(words) if words.endswith(".csv") else None
                if beside is not None and beside.exists():
                    words = beside.read_text(encoding="utf-8")
                return set(CALL.findall(words))
            case _:
                return set()


def _names_of(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef(name=name):
            return [name]
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case _:
            return []


SAID: dict[str, dict[str, Any]] = {
    "title": {"en": "How each indicator is proved", "zh": "各指标如何验证"},
    "opening": {
        "en": "This page is read from the tests when it is made; a test fails when an indicator "
        "lacks evidence of a kind. **Golden**: values, and where definitions agree standard "
        "errors, from R, from a published example or from a closed form. **Property**: on random "
        "samples with unequal weights and ties, the variance is that of numerical derivatives by "
        "the weights, and order or splitting of rows changes nothing; indicators that cut at a "
        "quantile have no such derivative and are held by order, splitting, currency and scale "
        "of the weights. **Edge**: what happens "
        "where the indicator is not defined. **Engines**: memory, DuckDB and Polars give the same "
        "values, standard errors and covariances to 1e-9. In brackets the numbers of the "
        "tests, which stand below.",
        "zh": "本页在生成时从测试中读出；任一指标缺少某类证据，测试即不通过。"
        "**基准值**：估计值（定义一致时还有标准误）来自 R、已发表的算例或解析解。"
        "**性质**：在权数不等、有相同值的随机样本上，方差等于由对权数的数值导数所得的方差，"
        "行的顺序与拆分不改变结果；在分位数处切分的指标没有这样的导数，"
        "以行的顺序、拆分、货币单位和权数尺度不变来检验。**边界**：指标没有定义时会怎样。"
        "**引擎**：内存、DuckDB 与 Polars 的估计值、标准误和协方差相差不超过 1e-9。"
        "方括号内为测试编号，见文末。",
    },
    "head": {
        "en": ("indicator", "golden", "property", "edge", "engines"),
        "zh": ("指标", "基准值", "性质", "边界", "引擎"),
    },
    "tests": {"en": "The tests", "zh": "测试"},
    "none": {"en": "**none**", "zh": "**无**"},
}


WORDS = {"the paper": "论文", "by hand": "手算", "closed form": "解析解", "Table": "表"}
"""What sources say beside names, in Chinese."""


def pages() -> dict[str, str]:
    """The page in both languages."""
    found = evidence()
    tests = sorted({one.test for all_ in found.values() for one in all_})
    numbers = {test: number for number, test in enumerate(tests, 1)}
    made = {}
    for lang in LANGUAGES:
        suffix = "" if lang == "en" else f".{lang}"
        parts = [f"# {SAID['title'][lang]}", str(SAID["opening"][lang])]
        for family in FAMILIES:
            head = SAID["head"][lang]
            lines = [head, tuple("---" for _ in head)]
            for entry in family.entries:
                target = f"reference/indicators/{family.name}{suffix}.md#{entry.name}"
                cells = (_cell(found[entry.name], kind, numbers, lang) for kind in KINDS)
                lines.append((f"[`{entry.name}`]({target})", *cells))
            parts.append(f"## {render(family.title, lang)}")
            parts.append("\n".join("| " + " | ".join(line) + " |" for line in lines))
        parts.append(f"## {SAID['tests'][lang]}")
        parts.append("\n".join(f"{number}. `{test}`" for test, number in numbers.items()))
        made[f"proofs{suffix}.md"] = "\n\n".join(parts) + "\n"
    return made


def _cell(all_: list[Evidence], kind: str, numbers: dict[str, int], lang: str) -> str:
    """The numbers of the tests of a kind, golden ones after their sources."""
    mine = [one for one in all_ if one.kind == kind]
    if not mine:
        return str(SAID["none"][lang])
    by_source: dict[str, list[int]] = {}
    for one in mine:
        by_source.setdefault(one.source, []).append(numbers[one.test])
    return "<br>".join(
        f"{_said(source, lang)} [{', '.join(map(str, sorted(set(tests))))}]".strip()
        for source, tests in by_source.items()
    )


def _said(source: str, lang: str) -> str:
    for english, chinese in WORDS.items() if lang == "zh" else ():
        source = source.replace(english, chinese)
    return source
