"""Which households the numbers of a row rest on, read from the row itself."""

from __future__ import annotations

from collections.abc import Iterator

from endogen.checks.dropping import NOTHING, Base
from endogen.errors import UseError
from endogen.i18n import Text
from endogen.study.codebook import Codebook
from endogen.study.grammar import Call, Expression, Listing, Name, Operation, names, parse
from endogen.survey.estimate import Estimate
from endogen.survey.expressions import written
from endogen.survey.groups import BETWEEN
from endogen.survey.registry import KNOWN, read


def base_of(row: Estimate, codebook: Codebook, within: Expression | None = None) -> Base | None:
    """The base of a row; None when it speaks of something else than households' answers.

    Of a row of one group, or of a difference of groups, it is that of all groups together:
    everybody whose group is known.  `within` is the domain of the whole report, of which
    nothing need be said.
    """
    by = tuple(Name(column) for column in row.domain.split(BETWEEN) if column)
    try:
        inputs = _inputs(row, codebook)
        conditions = [part for c in _conditions(row.base) for part in _parts(parse(c))]
    except UseError:
        return None
    known = [c.operands[0] for c in conditions if _is_known(c) and isinstance(c, Operation)]
    answers = tuple(dict.fromkeys((*by, *known, *inputs)))
    held = (c for c in conditions if not _is_known(c) and c != within)
    base = Base(answers, tuple(dict.fromkeys(held)))
    used = frozenset().union(*map(names, (*base.answers, *base.conditions)))
    return base if used and all(name in codebook for name in used) else None


def _inputs(row: Estimate, codebook: Codebook) -> tuple[Expression, ...]:
    """What must be known of a household."""
    variable = row.variable
    if variable in codebook:
        variable = written(Name(variable))
    if row.indicator in KNOWN:
        first = next(iter(KNOWN[row.indicator].signature.parameters))
        if row.arguments.startswith(f"{first}="):  # lists of columns stand there by their name
            variable = ""
        inside = ", ".join(part for part in (variable, row.arguments) if part)
        return read(f"{row.indicator}({inside})").base.inputs
    call = parse(f"f({row.arguments})")
    keywords = call.keywords if isinstance(call, Call) else ()
    others = sorted(name for key, e in keywords if key != "given" for name in names(e))
    said = parse(variable)  # several columns read as a list
    columns = said.items if isinstance(said, Listing) else (said,)
    return (*columns, *(Name(name) for name in others if name in codebook))


def _conditions(base: object) -> Iterator[str]:
    """The conditions that stand in the words of a base."""
    if isinstance(base, Text):
        for place, value in base.values:
            if place == "condition":
                yield str(value)
            else:
                yield from _conditions(value)


def _parts(condition: Expression) -> Iterator[Expression]:
    if isinstance(condition, Operation) and condition.operator == "and":
        for part in condition.operands:
            yield from _parts(part)
    else:
        yield condition


def _is_known(condition: Expression) -> bool:
    """Whether it says no more than that something is known: ``x != None``."""
    return (
        isinstance(condition, Operation)
        and condition.operator == "!="
        and condition.operands[1] == NOTHING
    )
