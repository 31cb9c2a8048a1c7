"""Hold the size of files and functions to the budget (ARCHITECTURE.md, "Size")."""

from __future__ import annotations

import ast
import statistics
import sys
from pathlib import Path

FILE_LIMIT = 400
FILE_MEDIAN = 150
FUNCTION_P90 = 40


def functions(tree: ast.Module) -> list[tuple[str, int]]:
    """Name and length of every function, its docstring not counted."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            first = node.body[0]
            documented = ast.get_docstring(node, clean=False) is not None
            words = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
            found.append((node.name, (node.end_lineno or node.lineno) - node.lineno + 1 - words))
    return found


def main() -> int:
    """Print what is over the budget, and return 1 if anything is."""
    sizes: dict[str, int] = {}
    lengths: list[int] = []
    for path in sorted(Path("src/endogen").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        sizes[path.as_posix()] = len(source.splitlines())
        lengths += [length for _, length in functions(ast.parse(source))]
    over = [
        f"{name}: {size} lines, at most {FILE_LIMIT}"
        for name, size in sizes.items()
        if size > FILE_LIMIT
    ]
    median = statistics.median(size for size in sizes.values() if size)
    if median > FILE_MEDIAN:
        over.append(f"median of the files: {median:.0f} lines, at most {FILE_MEDIAN}")
    p90 = statistics.quantiles(lengths, n=10)[-1]
    if p90 > FUNCTION_P90:
        over.append(f"90 % of the functions: up to {p90:.0f} lines, at most {FUNCTION_P90}")
    print(*over, sep="\n", end="\n" if over else "")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
