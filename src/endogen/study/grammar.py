"""The one expression grammar: for ``--of``, ``--where``, published.toml and checks.

Python's own parser reads the text, and only the forms below are let through; nothing is
ever evaluated as Python.  A column whose name is no identifier is written
``col("household income")``, or simply as a string where a column is an argument.

::

    expression := name | number | "string" | [expression, …] | function(…, key=…)
                | expression (+ - * /) expression | - expression
                | expression (< <= > >= == != in, not in) expression
                | expression (and, or) expression | not expression
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from endogen.errors import UseError

ARITHMETIC = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
COMPARISONS = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A column, or a figure's id in published.toml."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, a string, or true, false and none."""

    value: float | int | str | bool | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of expressions."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    name: str
    args: tuple[Expression, ...]
    keywords: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """Arithmetic, a comparison or a logical word on one or two operands.

    Attributes
    ----------
    operator : str
        One of ``+ - * / < <= > >= == != in``, ``not in``, ``and``, ``or``, ``not``,
        ``negate``.
    operands : tuple of Expression
    """

    operator: str
    operands: tuple[Expression, ...]


Expression = Name | Literal | Listing | Call | Operation


def parse(source: str) -> Expression:
    """Read one expression.

    Raises
    ------
    UseError
        E-USE-EXPRESSION, with the reason, when the text is not of the grammar.

    Examples
    --------
    >>> parse("gini(income)")
    Call(name='gini', args=(Name(name='income'),), keywords=())
    """
    try:
        source = source.strip()
        tree = ast.parse(source, mode="eval")
        if not source.isascii():
            _as_written(tree, source)
        return _read(tree.body)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        reason = getattr(error, "msg", None) or str(error) or type(error).__name__
        raise UseError("E-USE-EXPRESSION", reason=reason, got=source) from None


def _as_written(tree: ast.AST, source: str) -> None:
    """Undo Python's folding of names: a full-width ｘ is another column than x."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = ast.get_source_segment(source, node) or node.id


def names(expression: Expression) -> frozenset[str]:
    """Collect the names (columns) an expression speaks of."""
    if isinstance(expression, Name):
        return frozenset({expression.name})
    children: tuple[Expression, ...] = ()
    if isinstance(expression, Listing):
        children = expression.items
    elif isinstance(expression, Call):
        children = expression.args + tuple(value for _, value in expression.keywords)
    elif isinstance(expression, Operation):
        children = expression.operands
    return frozenset().union(*(names(child) for child in children))


def _read(node: ast.expr) -> Expression:
    match node:
        case ast.Name(id=name):
            return Name(name)
        case ast.Constant(value=value) if value is None or isinstance(value, int | float | str):
            return Literal(value)
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return Listing(tuple(_read(item) for item in items))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords):
            return _call(name, args, keywords)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC:
            return Operation(ARITHMETIC[type(op)], (_read(left), _read(right)))
        case ast.UnaryOp(op=ast.USub() | ast.Not() as op, operand=operand):
            word = "not" if isinstance(op, ast.Not) else "negate"
            return Operation(word, (_read(operand),))
        case ast.BoolOp(op=op, values=values):
            word = "and" if isinstance(op, ast.And) else "or"
            return Operation(word, tuple(_read(value) for value in values))
        case ast.Compare():
            return _comparison(node)
        case _:
            raise ValueError(f"{ast.unparse(node)} is not allowed here")


def _call(name: str, args: list[ast.expr], keywords: list[ast.keyword]) -> Expression:
    if name == "col":
        match args:
            case [ast.Constant(value=str(column))] if not keywords:
                return Name(column)
        raise ValueError('col(...) takes one name in quotes, as in col("income 2020")')
    named = []
    for keyword in keywords:
        if keyword.arg is None:
            raise ValueError("** is not allowed here")
        named.append((keyword.arg, _read(keyword.value)))
    return Call(name, tuple(_read(arg) for arg in args), tuple(named))


def _comparison(node: ast.Compare) -> Expression:
    parts = []
    left = node.left
    for op, right in zip(node.ops, node.comparators, strict=True):
        if type(op) not in COMPARISONS:
            raise ValueError(f"{ast.unparse(node)} is not allowed here")
        parts.append(Operation(COMPARISONS[type(op)], (_read(left), _read(right))))
        left = right
    return parts[0] if len(parts) == 1 else Operation("and", tuple(parts))
