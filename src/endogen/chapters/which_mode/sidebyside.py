"""The figure that puts the four modes side by side, a panel for each measure."""

from __future__ import annotations

from endogen.chapters.chapter import Told
from endogen.chapters.layout import item, known, methods
from endogen.i18n import Words, text
from endogen.report.chart import Item, Panels
from endogen.report.document import Figure, Show
from endogen.study.programmes import DIMENSIONS

MEASURES: dict[str, tuple[Words, Show]] = {
    "yuan": (text("Yuan a household in it"), Show.YUAN),
    "members": (text("Households in it"), Show.PERCENT),
    "index": (text("Index of empowerment"), Show.SHARE),
    **{name: (label, Show.PERCENT) for name, label in DIMENSIONS.items()},
}
ADEQUATE = text("Of the dimensions: share of their items that are adequate.")


def figure(told: Told, section: str, modes: list[str], base: Words, note: Words) -> Figure | None:
    """Income level, participation, the index and its dimensions; None where nothing is known."""
    shown = {
        key: (label, show)
        for key, (label, show) in MEASURES.items()
        if any(known(told, f"{section}.{key}.{mode}") for mode in modes)
        and all(f"{section}.{key}.{mode}" in told for mode in modes)
    }
    if not shown:
        return None
    rows = {mode: tuple(f"{section}.{key}.{mode}" for key in shown) for mode in modes}
    return Figure(
        id=f"{section}-sidebyside",
        title=text("The four operating modes side by side"),
        chart=Panels(
            items=tuple(Item(item("exposure", mode), rows[mode]) for mode in modes),
            show=next(iter(shown.values()))[1],
            shows=tuple(show for _, show in shown.values()),
            series=tuple(label for label, _ in shown.values()),
            stub=text("Operating mode"),
        ),
        alt=text(
            "For each operating mode: money, share of households, empowerment and its dimensions, "
            "each with its interval."
        ),
        base=base,
        method=methods(told, [row for mode in modes for row in rows[mode]]),
        notes=(note, ADEQUATE) if any(name in shown for name in DIMENSIONS) else (note,),
    )
