"""How the standard error and the interval of an indicator are made, and when it has no value."""

from __future__ import annotations

from endogen.i18n import Text, text
from endogen.survey.indicator import Combined, Count, Indicator, Modelled, Rank

STANDARD_ERROR = {
    "smooth": text(
        "linearised (Taylor): the gradient of the formula by its totals, from a complex step; the "
        "variance is that of the sum over PSUs within strata"
    ),
    "rank": text(
        "linearised: the influence of each row on the ranks, computed on the table of distinct "
        "values; the variance is that of the sum over PSUs "
        "within strata"
    ),
    "quantile": text("length of Woodruff's interval over twice the critical value, as in R"),
    "combined": text(
        "delta rule on the indicators it is made of, with the covariance between them"
    ),
    "model": text(
        "linearised: the influence of each row through the mean and through the fitted model, "
        "whose slopes come from a complex step; the variance is that of the sum over PSUs "
        "within strata"
    ),
    "count": text("none: a count of the sample is what it is"),
}

INTERVAL = {
    "mean": text("Student's t; degrees of freedom PSUs − strata, without design n − 1"),
    "difference": text(
        "Student's t, with p against no difference; degrees of freedom as for a mean"
    ),
    "coefficient": text(
        "Student's t, with p against none; without design each coefficient fitted costs a degree "
        "of freedom"
    ),
    "share": text(
        "without design Clopper–Pearson, exact; with a design t on the logit scale, at 0 and 1 "
        "Korn–Graubard"
    ),
    "proportion": text("t on the logit scale; at 0 and 1 exact by Korn–Graubard"),
    "correlation": text("Fisher's z; p from Student's t with the degrees of freedom that it shows"),
    "alpha": text("without design Feldt's F, exact for normal items; with a design Student's t"),
    "sum": text("with a design Student's t; without one none, as nothing is inferred"),
    "none": text("none"),
    "quantile": text(
        "without design exact by order statistics up to 5,000 answers; else Woodruff's"
    ),
}


def standard_error(indicator: Indicator) -> Text:
    """In words."""
    if isinstance(indicator, Count):
        return STANDARD_ERROR["count"]
    if isinstance(indicator, Combined):
        return STANDARD_ERROR["combined"]
    if isinstance(indicator, Modelled):
        return STANDARD_ERROR["model"]
    if isinstance(indicator, Rank):
        return STANDARD_ERROR["rank" if indicator.invert is None else "quantile"]
    return STANDARD_ERROR["smooth"]


def interval(indicator: Indicator) -> Text:
    """In words."""
    return INTERVAL[indicator.interval]


ALWAYS = text(
    "Without a valid answer there is no value (a count is 0). Infinite answers (E-DATA-INFINITE), "
    "weights that are not finite and above 0 (E-DESIGN-WEIGHT) and columns that are not there, as "
    "those of another wave (E-DATA-COLUMN), are refused. Amounts below 0 count as they are where "
    "nothing else is said."
)
"""What holds for all of them."""


def no_value(indicator: Indicator) -> Text:
    """When it has no value where there are answers; the note says it too."""
    return text("No value, with the note “{why}”, where that is so", why=indicator.undefined)
