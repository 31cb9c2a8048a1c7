"""7.outreach: which programme to explain to whom, through which channel, and in what order.

A visit explains one programme to one age band through one channel.  Of each programme and
band the channel is taken that most of those use who know little of it; visits then share no
household's lack of one programme, so taking the largest first is the best order (greedy), and
the coverage of the first k visits is the sum of what each reaches.  Households that nobody
of which can work are not told of work, breeding or training.
"""

from __future__ import annotations

from dataclasses import dataclass

from endogen.chapters.asking import ask_by
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import item, line, says
from endogen.chapters.what_to_do.counsel import FOR_WORK
from endogen.i18n import Words, text
from endogen.indicators import share
from endogen.report.document import Block, Column, Note, NoteKind, Show, Table, Value
from endogen.study.codebook import Codebook
from endogen.survey.estimate import Estimate, without_error
from endogen.survey.indicator import Indicator
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "7.outreach"
LITTLE = 2  # points of cognition that count as knowing little
SHOWN = 10  # visits in the table
ALL_KNOW = Note(text("Nobody answered that they know little of a programme: no visit is needed."))


@dataclass(frozen=True, slots=True)
class Visit:
    """One programme explained to one age band through one channel: whom it reaches."""

    programme: str
    band: str
    channel: str
    lacking: Estimate
    reached: Estimate


def ask_outreach(data: Data) -> Results:
    """Who knows little by programme and age band; who of them uses each channel; the visits."""
    wanted = wanted_shares(data.codebook)
    found = ask_by(data, ID, wanted, data.codebook.column("age-band"))
    whole = sum(row.count or 0 for row in found if ".little." in row.id)
    return found + Results.of(_rows(_visits(found), whole))


def wanted_shares(codebook: Codebook) -> dict[str, Indicator]:
    """Who knows little of each programme, and who of them uses each channel."""
    wanted: dict[str, Indicator] = {}
    channels = codebook.family("channel")
    for name, variable in codebook.family("cognition").items():
        if name in FOR_WORK and not codebook.has("can-work"):
            continue  # whom it would send to work is not known
        able = _able(codebook, name)
        wanted[f"{name}.little"] = share(variable.name, at_most=LITTLE, given=able or None)
        lacks = f'col("{variable.name}") <= {LITTLE}' + (f" and {able}" if able else "")
        for channel, used in channels.items():
            wanted[f"{name}.by.{channel}"] = share(used.name, equals=1, given=lacks)
    return wanted


def _able(codebook: Codebook, programme: str) -> str:
    """The condition that somebody can work, for programmes of work, breeding or training."""
    return f"{codebook.column('can-work')} == 1" if programme in FOR_WORK else ""


def _visits(found: Results) -> list[Visit]:
    """The visits that reach anybody, the one that reaches most first."""
    by_id = {row.id: row for row in found}
    best: dict[tuple[str, str], Visit] = {}
    for row in found:
        _, _, programme, by, *rest = row.id.split(".")
        if by != "by" or not row.count:
            continue
        channel, band = rest
        lacking = by_id[f"{ID}.{programme}.little.{band}"]
        other = best.get((programme, band))
        if other is None or row.count > (other.reached.count or 0):
            best[programme, band] = Visit(programme, band, channel, lacking, row)
    return sorted(best.values(), key=lambda visit: -(visit.reached.count or 0))


def _rows(visits: list[Visit], whole: int) -> list[Estimate]:
    """How many each visit reaches, and what share of the `whole` of lacks all so far reach.

    A lack is one household that knows little of one programme.
    """
    rows, sofar = [], 0
    for place, visit in enumerate(visits, start=1):
        reached = visit.reached.count or 0
        sofar += reached
        id_ = f"{ID}.visit.{place}.{visit.programme}.{visit.channel}.{visit.band}"
        rows.append(
            without_error(
                visit.reached,
                id=id_,
                indicator="coverage_of_visits",
                estimate=sofar / whole,
                count=reached,
                n=visit.lacking.count,
                n_missing=None,
                base=text("a household that knows little of a programme counts once for each"),
                method=text("counts; the visit that reaches most first"),
            )
        )
    return rows


def visits(told: Told) -> list[Estimate]:
    """The rows of the visits, in their order."""
    return told.under(f"{ID}.visit")


def tell_outreach(told: Told) -> tuple[Block, ...]:
    """What the first visit does, how far the first few reach; the table of visits."""
    rows = visits(told)
    if not rows:
        return (ALL_KNOW,)
    last = rows[min(SHOWN, len(rows)) - 1]
    sentence = text(
        "Of {band}, {lacking} households know little of {programme}; through {channel} one visit "
        "or broadcast can reach {reached} of them.",
        lacking=Value(rows[0].id, Show.N),
        reached=Value(rows[0].id, Show.COUNT),
        **_names(told, rows[0]),
    )
    further = text(
        "The visits of the table can reach {share} of all cases in which a household knows little "
        "of a programme; the others use no such channel or stand behind a smaller one: they need "
        "a visit at home.",
        share=Value(last.id, Show.PERCENT),
    )
    blocks: list[Block] = [
        says(sentence, [rows[0].id], Strength.DESCRIPTIVE),
        says(further, [last.id], Strength.DESCRIPTIVE),
    ]
    if not told.codebook.has("can-work"):
        blocks.append(NO_LABOUR)
    return (*blocks, _table(told, rows[:SHOWN]))


NO_LABOUR = Note(
    text(
        "Who can work is not known, so no visit explains cooperatives, breeding, employment or "
        "technical assistance here."
    ),
    NoteKind.ABSENT,
)


def _names(told: Told, row: Estimate) -> dict[str, Words]:
    """What the programme, the band and the channel of a visit are called."""
    programme, channel, band = row.id.split(".")[4:]
    bands = {c.code: c.label for c in told.codebook.of("age-band").categories}
    return {
        "programme": item("cognition", programme),
        "channel": item("channel", channel),
        "band": text("the heads aged {band}", band=bands[band]),
    }


def _table(told: Told, rows: list[Estimate]) -> Table:
    lines = []
    for row in rows:
        names = _names(told, row)
        label = text("{programme}: {band}", programme=names["programme"], band=names["band"])
        lines.append(
            line(
                label,
                (
                    names["channel"],
                    Value(row.id, Show.N),
                    Value(row.id, Show.COUNT),
                    Value(row.id, Show.PERCENT),
                ),
            )
        )
    return Table(
        id=ID,
        title=text("Whom to tell of what, and how: the visits that reach most first"),
        stub=text("Programme and audience"),
        columns=(
            Column(text("Through"), numeric=False),
            Column(text("know little, households")),
            Column(text("of them reached")),
            Column(text("covered so far, %")),
        ),
        rows=tuple(lines),
        base=text(
            "Households that know little (1 or 2 of 5) of a programme, once for each programme."
        ),
        method=rows[0].method,
        notes=(
            text(
                "Reached: those that said they use the channel; whether they understand what they "
                "hear there was not asked. Cooperatives, breeding, employment and technical "
                "assistance are explained only to households in which somebody can work."
            ),
        ),
    )


SECTION = Section(
    ID,
    text("Whom to tell of what"),
    ("age", "cognition:*", "channel:*"),
    ask_outreach,
    tell_outreach,
)
