"""How unequally something is spread."""

from __future__ import annotations

from endogen.i18n import text
from endogen.indicators.catalogue.entry import LESS, Entry, Family

FOUR = {"income": [1, 2, 3, 4]}
TEN = {"income": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}

FAMILY = Family(
    "inequality",
    text("Inequality"),
    text("How unequally is income spread?"),
    (
        Entry(
            call="gini(income)",
            data=FOUR,
            better=LESS,
            tells=text("How unequal incomes are, from 0 (all alike) towards 1 (one has all)."),
            hand=text("The 16 differences of two incomes have the mean 1.25; over twice the mean "
                      "income, 5, that is {value}."),
            equals=1.25 / 5,
            reads=text("{value}: two households drawn at random differ by twice that part of the "
                       "mean income on average."),
            edges=text("Negative incomes may carry it above 1. Ties share their mean rank; no "
                       "n/(n − 1) is applied, so that n households reach at most 1 − 1/n."),
        ),
        Entry(
            call="lorenz(income, q=.5)",
            data=FOUR,
            better=text("nearer to q is more equal"),
            tells=text("What share of all income the poorest part of the population has."),
            hand=text("(1 + 2) / 10 = {value}."),
            equals=3 / 10,
            reads=text("The poorer half have {percent} of the income."),
            edges=text("A household that q cuts through counts in proportion."),
        ),
        Entry(
            call="palma(income)",
            data=TEN,
            better=LESS,
            tells=text("How many times the income of the poorest 40 % the richest 10 % have."),
            hand=text("The richest has 10 of 55, the poorest four 1 + 2 + 3 + 4 = 10 of 55: "
                      "{value}."),
            equals=1,
            reads=text("The richest tenth has {value} times the income of the poorest four tenths; "
                       "the middle half plays no part."),
            edges=text("Tenths of fewer than some ten households rest on one or two of them."),
        ),
        Entry(
            call="qsr(income)",
            data=TEN,
            better=LESS,
            tells=text("How many times the income of the poorest fifth the richest fifth have."),
            hand=text("(9 + 10) / (1 + 2) = {value}."),
            equals=19 / 3,
            reads=text("The richest fifth has {value} times what the poorest has."),
            edges=text("No value when the poorest fifth have nothing. Households at a quintile "
                       "count wholly, as with Eurostat: with many ties the fifths are no fifths."),
        ),
        Entry(
            call="quantile_ratio(income, high=.7, low=.3)",
            data=TEN,
            better=LESS,
            tells=text("How many times a low income a high one is: P90/P10 by default."),
            hand=text("The seventh of ten over the third: 7 / 3 = {value}."),
            equals=7 / 3,
            reads=text("The income that 70 % do not exceed is {value} times the one that 30 % do "
                       "not exceed; what lies beyond plays no part."),
            edges=text("At the ends of few answers a quantile has no interval, and the ratio no "
                       "standard error."),
        ),
        Entry(
            call="ge(income, alpha=2)",
            data=FOUR,
            better=LESS,
            tells=text("How unequal incomes are, in a form that splits exactly into between and "
                       "within groups; a lower alpha looks more at the poor."),
            hand=text("The squares of income over its mean, 2.5, have the mean 1.2: (1.2 − 1) / 2 "
                      "= {value}."),
            equals=0.1,
            reads=text("GE(2) is {value}, half the squared coefficient of variation; compare only "
                       "with the same alpha."),
            edges=text("With alpha of 0 or less incomes must be above 0, else 0 or more; others "
                       "are left out and counted in the note."),
        ),
        Entry(
            call="atkinson(income, epsilon=1)",
            data={"income": [1, 1, 4, 4]},
            better=LESS,
            tells=text("What share of all income a society that dislikes inequality could give up "
                       "for an equal distribution."),
            hand=text("Geometric mean 2, mean 2.5: 1 − 2/2.5 = {value}."),
            equals=0.2,
            reads=text("{percent} of income could go and leave people as well off, if the rest "
                       "were shared equally; epsilon states how much inequality is disliked."),
            edges=text("With epsilon of 1 or more incomes must be above 0, else 0 or more; others "
                       "are left out and counted in the note."),
        ),
    ),
)  # fmt: skip
