"""Elite capture: whether those with connections are served first."""

from __future__ import annotations

from collections.abc import Sequence

from endogen.i18n import text
from endogen.indicators.arguments import (
    Column,
    Condition,
    column,
    columns,
    condition,
    name_of,
    said,
)
from endogen.indicators.association import NO_SPREAD, coefficient, products
from endogen.indicators.targeting import BENEFIT, coverage_gap, received
from endogen.study.grammar import Expression, Name
from endogen.survey.indicator import ONE, Base, Indicator, Smooth
from endogen.survey.registry import defined

CAPTURE = (
    "Alatas, Banerjee, Hanna, Olken, Purnamasari & Wai-Poi (2019), Does elite capture matter?, "
    "AEA Papers and Proceedings 109, 334–339"
)
CONNECTED = text("connected: 1 for households with an official or party member, else 0")


@defined(
    title=text("Elite capture"),
    formula=text("coverage of the connected − coverage of the others"),
    inputs=text("{x}; {connected}", x=BENEFIT, connected=CONNECTED),
    unit=text("difference of shares (−1 to 1)"),
    reference=CAPTURE,
)
def elite_capture(x: Column, connected: Column, given: Condition = None) -> Indicator:
    """Estimate how much more often a benefit reaches the connected than the others.

    With ``given="registered == 0"`` it is the difference among those who should not get it.
    """
    nobody = text("all are connected, or nobody is")
    return coverage_gap("elite_capture", x, "connected", connected, given, nobody)


@defined(
    title=text("Elite capture, need held constant"),
    formula=text(
        "coefficient of connection in the weighted least squares of 1[x > 0] on connection "
        "and controls"
    ),
    inputs=text(
        "{x}; {connected}; controls: what should decide, as need and eligibility",
        x=BENEFIT,
        connected=CONNECTED,
    ),
    unit=text("difference of shares"),
    reference=CAPTURE + "; Fuller (1975), Sankhyā C 37, 117–132",
)
def adjusted_capture(
    x: Column, connected: Column, controls: Sequence[Column], given: Condition = None
) -> Indicator:
    """Estimate how much more often the connected are reached at equal need."""
    name = "adjusted_capture"
    benefit, tied = column(name, "x", x), column(name, "connected", connected)
    held, asked = columns(name, "controls", controls), condition(name, given)
    parts: tuple[Expression, ...] = (received(benefit), tied, *held)
    return Smooth(
        name=name,
        variable=name_of(benefit),
        arguments=said(connected=tied, controls=held, given=asked),
        base=Base((benefit, tied, *held), asked),
        unit="difference",
        interval="difference",
        tally=received(benefit),
        yes_no=(tied,) if isinstance(tied, Name) else (),
        terms={"n": ONE, **products(parts)},
        value=lambda t: coefficient(t, len(parts)),
        undefined=NO_SPREAD,
    )
