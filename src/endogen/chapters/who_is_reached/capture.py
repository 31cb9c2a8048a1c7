"""1.capture: whether households with a cadre or party member are served first.

The paper asks for cadres and party members and never uses them.  The difference is shown
raw and at equal need: with registration and income per person held constant.
"""

from __future__ import annotations

from collections.abc import Mapping

from endogen.chapters.asking import ask, ask_by, joined
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.derived.welfare import per
from endogen.chapters.layout import (
    PROGRAMME,
    base,
    bracketed,
    detectable,
    interval,
    item,
    known,
    line,
    listing,
    points,
    says,
    shown,
)
from endogen.findings.contrasts import split
from endogen.i18n import Words, text
from endogen.indicators import adjusted_capture, share
from endogen.report.document import Block, Column, Note, Show, Table, Value
from endogen.study.codebook import Codebook, Variable
from endogen.survey.compare import compare
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "1.capture"
TIED = text("connected households")
NOBODY = Note(
    text("No household, or every household, has a cadre or party member: nobody to compare with.")
)
GROUPS = {"1": "connected", "0": "other"}


def ask_capture(data: Data) -> Results:
    """Shares of both groups, their exact difference, and the difference at equal need."""
    codebook = data.codebook
    tied = codebook.column("connected")
    programmes = codebook.family("participation")
    rates = {name: share(v.name, equals=1) for name, v in programmes.items()}
    held = _controls(codebook)
    adjusted = {
        f"{name}.adjusted": adjusted_capture(v.name, connected=tied, controls=held)
        for name, v in programmes.items()
        if held
    }
    parts = [
        ask(data, ID, {"tied": share(tied, equals=1)}),
        ask_by(data, ID, rates, tied, GROUPS),
        _differences(data, programmes),
        ask(data, ID, adjusted),
    ]
    return joined(parts)


def _controls(codebook: Codebook) -> list[str]:
    """What should decide instead of ties."""
    return [codebook.column(role) for role in ("registered", "welfare") if codebook.has(role)]


def _differences(data: Data, programmes: Mapping[str, Variable]) -> Results:
    report = data.study.report
    results = compare(
        data.households,
        [v.name for v in programmes.values()],
        data.codebook.column("connected"),
        "binary",
        seed=report.seed,
        permutations=report.permutations,
        level=report.level,
        family=ID,
        name=TIED,
    )
    names = {v.name: name for name, v in programmes.items()}
    return results.named(lambda row: f"{ID}.{names[row.variable]}.{row.indicator}")


def tell_capture(told: Told) -> tuple[Block, ...]:
    """Which programmes reach the connected more often, and the table."""
    family = told.codebook.family("participation")
    names = [name for name in family if known(told, f"{ID}.{name}.difference")]
    if not names:
        return (NOBODY,)
    return (_sentence(told, names), _table(told, names))


def _sentence(told: Told, names: list[str]) -> Block:
    found = split({name: told[f"{ID}.{name}.difference"] for name in names})
    if found.higher or found.lower:
        chosen = found.higher or found.lower
        more = text(
            "Households with a cadre or party member take part more often in {programmes}.",
            programmes=_listed(chosen),
        )
        less = text(
            "Households with a cadre or party member take part less often in {programmes}.",
            programmes=_listed(chosen),
        )
        rows = [f"{ID}.{name}.difference" for name in chosen]
        return says(more if found.higher else less, rows, Strength.CLEAR)
    widest = max(names, key=lambda name: abs(told[f"{ID}.{name}.difference"].estimate))
    row, mde = f"{ID}.{widest}.difference", f"{ID}.{widest}.mde"
    sentence = text(
        "That households with a cadre or party member are served first cannot be told for any "
        "programme; the widest difference is {gap} points{interval} ({programme}); {found}.",
        gap=Value(row, Show.POINTS),
        interval=bracketed(told, row, Show.POINTS),
        programme=item("participation", widest),
        found=detectable(told, mde, Show.GAP, points),
    )
    cited = [row, *([mde] if known(told, mde) else [])]
    return says(sentence, cited, Strength.CANNOT_TELL)


def _listed(names: tuple[str, ...]) -> Words:
    return listing([item("participation", name) for name in names])


def _table(told: Told, names: list[str]) -> Table:
    raw, equal = text("Connected minus others"), text("At equal need")
    rows = []
    for name in names:
        key = f"{ID}.{name}"
        cells = (
            shown(told, f"{key}.connected", Show.PERCENT),
            shown(told, f"{key}.other", Show.PERCENT),
            Value(f"{key}.difference", Show.POINTS),
            Value(f"{key}.difference", Show.CI_POINTS),
            Value(f"{key}.difference", Show.P_ADJUSTED),
            shown(told, f"{key}.adjusted", Show.POINTS),
            shown(told, f"{key}.adjusted", Show.CI_POINTS),
        )
        rows.append(line(item("participation", name), cells))
    first = f"{ID}.{names[0]}"
    method: Words = told[f"{first}.difference"].method
    if f"{first}.adjusted" in told:
        method = text(
            "Raw: {raw}; at equal need: least squares, {adjusted}",
            raw=method,
            adjusted=told[f"{first}.adjusted"].method,
        )
    return Table(
        id=ID,
        title=text("Participation of households with a cadre or party member, and of others"),
        stub=PROGRAMME,
        columns=(
            Column(text("connected, %")),
            Column(text("others, %")),
            Column(text("points"), spanner=raw),
            Column(interval(told), spanner=raw),
            Column(text("p (Holm)"), spanner=raw),
            Column(text("points"), spanner=equal),
            Column(interval(told), spanner=equal),
        ),
        rows=tuple(rows),
        base=base(told, (f"{ID}.{name}.difference" for name in names)),
        method=method,
        notes=(
            text(
                "{share} of households are connected. At equal need: registration and income {per} "
                "held constant, as far as they were asked.",
                per=per(told.study),
                share=Value(f"{ID}.tied", Show.PERCENT),
            ),
        ),
    )


SECTION = Section(
    ID,
    text("Are the connected served first?"),
    ("participation:*", "cadre"),
    ask_capture,
    tell_capture,
)
