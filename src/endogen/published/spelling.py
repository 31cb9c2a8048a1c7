"""Write an expression as people write it."""

from __future__ import annotations

from endogen.study.grammar import Call, Expression, Listing, Literal, Name, Operation


def spell(expression: Expression) -> str:
    """Write an expression.

    >>> from endogen.study.grammar import parse
    >>> spell(parse("share(age, at_least=60) > .5 and not x < 1"))
    'share(age, at_least=60) > 0.5 and not x < 1'
    """
    match expression:
        case Name(name=name):
            return name
        case Literal(value=str(value)):
            return f'"{value}"'
        case Literal(value=value):
            return str(value)
        case Listing(items=items):
            return "[" + ", ".join(spell(item) for item in items) + "]"
        case Call(name=name, args=args, keywords=keywords):
            said = [spell(arg) for arg in args]
            said += [f"{key}={spell(value)}" for key, value in keywords]
            return f"{name}({', '.join(said)})"
        case Operation(operator="negate", operands=(only,)):
            return f"-{spell(only)}"
        case Operation(operator="not", operands=(only,)):
            return f"not {spell(only)}"
        case Operation(operator=operator, operands=operands):
            return f" {operator} ".join(
                f"({spell(one)})" if _looser(one, operator) else spell(one) for one in operands
            )


def _looser(inner: Expression, outer: str) -> bool:
    order = ("or", "and", "<", "+", "*")
    kinds = {"-": "+", "/": "*"}

    def level(operator: str) -> int:
        known = kinds.get(operator, operator)
        return order.index(known) if known in order else 2

    return isinstance(inner, Operation) and level(inner.operator) < level(outer)
