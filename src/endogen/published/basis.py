"""Whether the publication's own questionnaire can bear a statement."""

from __future__ import annotations

from collections.abc import Iterable

from endogen.i18n import Words, text
from endogen.published.known import columns, walk
from endogen.published.verdict import joined
from endogen.study.codebook import Codebook, Variable
from endogen.study.grammar import Call, Expression, Name, Operation
from endogen.study.instrument import Origin


def lacking(needs: Iterable[str], codebook: Codebook) -> Words:
    """Why the needed roles are not there; empty when each is measured by its questions."""
    notes: list[Words] = []
    for need in needs:
        family = need.removesuffix(":*")
        having = [v for v in codebook if v.role and (v.role == need or _family(v) == family)]
        if any(v.origin is not Origin.ADDED for v in having):
            continue
        notes.append(
            text(
                "The publication's questionnaire has no question on {role}; endogen's has added "
                "{count}.",
                role=family,
                count=len(having),
            )
            if having
            else text("No question measures {role}.", role=family)
        )
    return joined(notes)


def unanswerable(expressions: Iterable[Expression | None], codebook: Codebook) -> Words:
    """Why expressions cannot be computed from the publication's questions; empty if they can."""
    used = sorted({name for one in expressions for name in columns(one)})
    absent = [name for name in used if name not in codebook]
    if absent:
        return text("The data have no column {names}.", names=", ".join(absent))
    added = [name for name in used if codebook[name].origin is Origin.ADDED]
    if added:
        return text(
            "{names}: not asked in the publication's questionnaire.", names=", ".join(added)
        )
    return ""


def families(codebook: Codebook) -> tuple[str, ...]:
    """The role families that the publication's questionnaire measures, in its order."""
    found = [_family(v) for v in codebook if v.role and v.origin is Origin.PAPER]
    return tuple(dict.fromkeys(found))


def _family(variable: Variable) -> str:
    return variable.role.partition(":")[0]


def reversed_coding(variable: Variable) -> bool:
    """Whether the questionnaire gives *yes* a lower number than *no*."""
    codes = {c.truth: c.code for c in variable.categories if c.truth is not None}
    try:
        return float(codes[True]) < float(codes[False])
    except (KeyError, ValueError):
        return False


def turned(call: Call, codebook: Codebook) -> tuple[str, ...]:
    """The yes/no columns whose printed coding turns the sign of a correlation.

    Empty when it keeps its sign: no such column, or one on either side.
    """
    if call.name not in ("correlation", "partial_correlation"):
        return ()
    pair = [one.name for one in call.args[:2] if isinstance(one, Name)]
    turning = [name for name in pair if name in codebook and reversed_coding(codebook[name])]
    return tuple(turning) if len(turning) == 1 else ()


def turning(expression: Expression | None, codebook: Codebook) -> tuple[str, ...]:
    """The columns of `turned` in all correlations of an expression."""
    found = [
        name for one in walk(expression) if isinstance(one, Call) for name in turned(one, codebook)
    ]
    return tuple(dict.fromkeys(found))


def compares(expression: Expression | None, by: str) -> bool:
    """Whether an expression is restricted to groups of a column."""
    for one in walk(expression):
        if isinstance(one, Call):
            inner = {
                name
                for key, value in one.keywords
                if key in ("given", "where", "by", "eligible")
                for name in columns(Call(one.name, (), ((key, value),)))
            }
            if by in inner:
                return True
            if one.name == "difference" and any(a == Name(by) for a in one.args):
                return True
        if isinstance(one, Operation) and one.operator == "==" and Name(by) in one.operands:
            return True
    return False
