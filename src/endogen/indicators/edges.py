"""What comes where a formula has no value: the sentences that indicators share.

For every indicator: without any valid answer there is no value, and the note says so;
infinite answers and weights that are not above 0 and finite are refused
(E-DATA-INFINITE, E-DESIGN-WEIGHT).  What is particular to one stands in its definition.
"""

from __future__ import annotations

from endogen.i18n import Text, Words, text

ALWAYS = text("a value wherever there are valid answers")
TOTAL_ZERO = text("the total is 0")
TOTAL_NOT_ABOVE = text("the total is not above 0")
NOBODY_POOR = text("nobody is below the line")


def none_where(reason: Words) -> Text:
    """No value where that holds; the note gives the same reason."""
    return text("no value where {reason}", reason=reason)


def none_valid_where(reason: Words) -> Text:
    """Nobody is asked where that holds: no valid answers."""
    return text("no valid answers where {reason}", reason=reason)


def positive_only(rest: Words) -> Text:
    """Answers that have no logarithm are left out."""
    return text("answers of 0 or less are left out, and the note counts them; {rest}", rest=rest)
