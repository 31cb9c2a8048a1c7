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
from endogen.i18n import Text, Words, text

PYTHON = {  # what Python's parser says
    "invalid syntax": text("something is missing, or stands where it cannot"),
    "invalid syntax. Perhaps you forgot a comma?": text("a comma is missing"),
    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?": text(
        "a comparison is written with =="
    ),
    "'(' was never closed": text("a bracket is opened and never closed"),
    "'[' was never closed": text("a bracket is opened and never closed"),
    "unmatched ')'": text("a bracket is closed and was never opened"),
    "unmatched ']'": text("a bracket is closed and was never opened"),
    "positional argument follows keyword argument": text(
        "arguments without a name stand before those with one"
    ),
    "invalid decimal literal": text('a name that begins with a digit is written as col("1st")'),
    "unterminated string literal (detected at line 1)": text("a quotation mark is never closed"),
}

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


class NotAllowed(ValueError):
    """A form of Python that is none of the grammar."""

    def __init__(self, why: Text) -> None:
        super().__init__(why)
        self.why = why


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
        reason = _why(error)
        raise UseError("E-USE-EXPRESSION", reason=reason, got=source) from None


def _why(error: Exception) -> Words:
    """What is wrong with an expression, in words of ours where Python's are known."""
    if isinstance(error, NotAllowed):
        return error.why
    said = str(getattr(error, "msg", None) or str(error) or type(error).__name__)
    if said.startswith("invalid character"):
        return text(
            "{sign} is none of its signs (are brackets and commas full-width?)", sign=said[18]
        )
    return PYTHON.get(said) or text("Python says: {words}", words=said)


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
            raise NotAllowed(text("{part} is not allowed here", part=ast.unparse(node)))


def _call(name: str, args: list[ast.expr], keywords: list[ast.keyword]) -> Expression:
    if name == "col":
        match args:
            case [ast.Constant(value=str(column))] if not keywords:
                return Name(column)
        raise NotAllowed(text('col(...) takes one name in quotes, as in col("income 2020")'))
    named = []
    for keyword in keywords:
        if keyword.arg is None:
            raise NotAllowed(text("{part} is not allowed here", part="**"))
        named.append((keyword.arg, _read(keyword.value)))
    return Call(name, tuple(_read(arg) for arg in args), tuple(named))


def _comparison(node: ast.Compare) -> Expression:
    parts = []
    left = node.left
    for op, right in zip(node.ops, node.comparators, strict=True):
        if type(op) not in COMPARISONS:
            raise NotAllowed(text("{part} is not allowed here", part=ast.unparse(node)))
        parts.append(Operation(COMPARISONS[type(op)], (_read(left), _read(right))))
        left = right
    return parts[0] if len(parts) == 1 else Operation("and", tuple(parts))
