"""The standard descriptive set: every question at once, overall and by group, with tests.

`describe` is the one way in for scripts; workflows use its parts, because they also need
the topics to tell of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from endogen.describing.choosing import Wish, topics
from endogen.describing.contingency import Grouped
from endogen.describing.dates import with_days
from endogen.describing.drawn import Drawn
from endogen.describing.estimates import NAME, by_group, listwise, whole
from endogen.describing.groups import groupings
from endogen.describing.plain import Plain
from endogen.describing.testing import Tests
from endogen.describing.topic import Answer, Grouping, Item, Kind, LeftOut, Topic
from endogen.errors import UseError
from endogen.i18n import text
from endogen.study.codebook import Codebook, Scale, Variable
from endogen.survey.design import Design
from endogen.survey.expressions import NUMBER
from endogen.survey.results import Results
from endogen.survey.sample import Sample
from endogen.survey.scope import Scope
from endogen.survey.small.draws import PERMUTATIONS, SEED

__all__ = [
    "NAME",
    "Answer",
    "Grouping",
    "Item",
    "Kind",
    "LeftOut",
    "Topic",
    "Wish",
    "describe",
    "groupings",
    "rows",
    "topics",
]


def describe(
    frame: object,
    *,
    by: str | Sequence[str] | None = None,
    weight: str | None = None,
    strata: str | None = None,
    psu: str | None = None,
    where: str | None = None,
    level: float = 0.95,
    kinds: Mapping[str, str] | None = None,
    sets: Mapping[str, Sequence[str]] | None = None,
    holm: bool = True,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> Results:
    """Describe every column that is a question: frequencies, summaries, and tests by group.

    Parameters
    ----------
    frame : Sample, or any frame that narwhals reads, dict of lists, path of a Parquet file
    by : str or list of str, optional
        Columns of groups, each for itself (not crossed).
    weight, strata, psu : str, optional
        Columns of the design, when `frame` is not a Sample.
    where : str, optional
        Whom to describe, as in ``"age >= 60"``.
    level : float
        Of the intervals.
    kinds : mapping, optional
        What columns are, where it should not be guessed: ``yes-no``, ``category``,
        ``ordinal``, ``number``, ``date``, or ``skip``.
    sets : mapping, optional
        Columns of 0 and 1 that are the answers of one question.
    holm : bool
        Adjust the p of the tests of a grouping for their number.
    permutations, seed : int
        For tests that draw.

    Returns
    -------
    Results
        Rows ``describe.<column>.<what>``, then for each group
        ``describe.<column>.<what>.<by>=<value>``, then the tests
        ``describe.<column>.test.<by>``, ``….difference.<by>``, ``….mde.<by>`` and so on.

    Examples
    --------
    >>> answers = {"poor": [1, 1, 1, 0, 0, 0], "knows": [1, 1, 1, 1, 0, 0]}
    >>> found = describe(answers, by="poor")
    >>> found["describe.knows.share.1"].estimate, round(found["describe.knows.test.poor"].p, 2)
    (0.6666666666666666, 0.2)
    """
    sample = frame if isinstance(frame, Sample) else Sample(frame, Design(weight, strata, psu))
    codebook = _codebook(sample)
    wish = Wish({name: kind(said) for name, said in (kinds or {}).items()}, dict(sets or {}))
    chosen, _ = topics(sample.table, codebook, wish=wish, apart=sample.design.columns)
    columns = [by] if isinstance(by, str) else list(by or ())
    return rows(
        sample,
        chosen,
        groupings(sample, codebook, columns),
        where=where,
        level=level,
        holm=holm,
        permutations=permutations,
        seed=seed,
    )


def rows(
    sample: Sample,
    chosen: Sequence[Topic],
    groups: Sequence[Grouping],
    *,
    where: str | None = None,
    level: float = 0.95,
    holm: bool = True,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
    cumulative: bool = False,
) -> Results:
    """The rows that describe these questions, in the order that `describe` says.

    `cumulative` adds what only tables as SPSS prints them show.
    """
    dated = with_days(sample, chosen)
    found = whole(dated, chosen, where=where, level=level, cumulative=cumulative)
    if cumulative:
        numbers = [topic.name for topic in chosen if topic.kind is Kind.NUMBER]
        found = found + listwise(dated, numbers, NAME, where=where, level=level)
    of_all = {row.id: row for row in found}
    for grouping in groups:
        mine = by_group(dated, chosen, grouping, where=where, level=level)
        grouped = Grouped.of(grouping, mine, NAME)
        scope = Scope(dated, level, where)
        tests = Tests(
            scope,
            grouped,
            Plain(scope, grouped, permutations, seed),
            Drawn(scope, grouped, of_all),
        )
        found = found + mine + tests.of(chosen, holm=holm)
    return found


def kind(said: str) -> Kind | None:
    """The kind that a user names; None for ``skip``.

    Raises
    ------
    UseError
        E-USE-TYPE for another word.
    """
    if said == "skip":
        return None
    named = [one.value for one in Kind if one not in (Kind.SET, Kind.RANKING)]
    if said not in named:
        raise UseError(
            "E-USE-TYPE", name="describe", argument="kinds",
            expected=text("one of {choices}", choices=", ".join([*named, "skip"])), got=said,
        )  # fmt: skip
    return Kind(said)


def _codebook(sample: Sample) -> Codebook:
    """A codebook of a frame that nobody described."""
    table = sample.table
    made = []
    for name in table.names:
        if not table.readable(name):
            scale = Scale.TEXT
        elif table.kind(name) == NUMBER:
            scale = Scale.AMOUNT
        else:
            scale = Scale.DATE if str(table.schema[name]).startswith("Date") else Scale.TEXT
        made.append(Variable(name, scale, unit=sample.units.get(name, "")))
    return Codebook(tuple(made))
