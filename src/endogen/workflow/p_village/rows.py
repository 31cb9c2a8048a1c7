"""The columns that printed figures bind, made by reconstruction."""

from __future__ import annotations

from collections.abc import Iterator

from endogen.published import Published
from endogen.reconstruction import Count
from endogen.workflow.reconstruct import rows_behind

OWN_WORK = ("planting", "breeding", "business", "wages")
AT_ONCE: tuple[tuple[str, dict[str, range], int], ...] = (
    ("one old person alone earns no wages",
     {"source_wages": range(1, 2), "size": range(1, 2), "age": range(68, 120)}, 0),
    ("the one business is not run by an old head",
     {"source_business": range(1, 2), "age": range(60, 120)}, 0),
    ("heads over 75 did not go to high school",
     {"schooling": range(10, 30), "age": range(75, 120)}, 0),
    ("heads under 45 finished primary school",
     {"schooling": range(6), "age": range(45)}, 0),
    ("who earns by breeding takes part in it",
     {"source_breeding": range(1, 2), "part_breeding": range(1)}, 0),
    ("few others than registered households live on the funds",
     {"source_industry": range(1, 2), "registered": range(1)}, 4),
    ("few others than registered households get living support",
     {"source_support": range(1, 2), "registered": range(1)}, 3),
    ("some others take part in breeding",
     {"part_breeding": range(1, 2), "registered": range(1)}, 6),
    ("lack of labour is not what young heads name",
     {"cause_labour": range(1, 2), "age": range(50)}, 0),
    ("nobody lives on one source that is not his own work",
     {f"source_{name}": range(1) for name in OWN_WORK}, 6),
)  # fmt: skip


def bound_rows(published: Published, seed: int) -> list[dict[str, int]]:
    """Rows that reproduce every printed figure, and are plausible as households."""
    table = rows_behind(published, seed, _plausible(published))
    return [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]


def _plausible(published: Published) -> Iterator[Count]:
    """What no figure says, but everybody would expect of households."""
    allowed = published.reconstruction.columns
    for words, conditions, most in AT_ONCE:
        event = tuple(
            (name, frozenset(value for value in allowed[name] if value in values))
            for name, values in conditions.items()
        )
        yield Count((words,), event, 0, most)
