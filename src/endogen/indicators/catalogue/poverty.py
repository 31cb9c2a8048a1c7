"""How many are poor, how far below the line, how unequally."""

from __future__ import annotations

import math

from endogen.i18n import text
from endogen.indicators.catalogue.entry import LESS, Entry, Family

# The vector of the World Bank's Handbook on Poverty and Inequality, line 125.
HANDBOOK = {"income": [100, 110, 150, 160]}
FIVE = {"income": [10, 40, 50, 60, 100]}

FORTY = {
    "income": [100] * 10 + [400] * 20 + [1600] * 10,
    "land": [0] * 20 + [1] * 20,
}

FAMILY = Family(
    "poverty",
    text("Poverty"),
    text("How many are below a line, how far, and how unequally?"),
    (
        Entry(
            call="fgt(income, line=125, alpha=1)",
            data=HANDBOOK,
            better=LESS,
            tells=text("How many are poor (alpha=0), how far below the line the population lies "
                       "(alpha=1), and with more weight on the poorest (alpha=2)."),
            hand=text("The gaps are 25/125 and 15/125: (.2 + .12) / 4 = {value}."),
            equals=0.32 / 4,
            reads=text("{percent} of the line for each person would lift all the poor to it, if "
                       "none of it went elsewhere."),
            edges=text("A loss lies farther below the line than 1; with alpha=2 it weighs its "
                       "square. Nobody poor is 0, not missing. With alpha=0 the interval is that "
                       "of a share."),
        ),
        Entry(
            call="poverty_gap_of_poor(income, line=125)",
            data=HANDBOOK,
            better=LESS,
            tells=text("How far the poor are below the line on average."),
            hand=text("(.2 + .12) / 2 = {value}: the two poor only."),
            equals=0.16,
            reads=text("The poor lack {percent} of the line on average; it can rise while poverty "
                       "falls, when those near the line leave it."),
            edges=text("A loss lies farther below the line than 1."),
        ),
        Entry(
            call="watts(income, line=125)",
            data=HANDBOOK,
            better=LESS,
            tells=text("How far incomes would have to grow, in logarithms, for nobody to be poor: "
                       "a gap that weighs the poorest more."),
            hand=text("(ln(125/100) + ln(125/110)) / 4 = {value}."),
            equals=(math.log(125 / 100) + math.log(125 / 110)) / 4,
            reads=text("Over a growth rate it says how many years it takes: {value} / .05 years at "
                       "5 % for everyone."),
            edges=text("Incomes of 0 or less have no logarithm: left out and counted in the note, "
                       "so that the poorest are missing; look at fgt too."),
        ),
        Entry(
            call="sst(income, line=125)",
            data=HANDBOOK,
            better=LESS,
            tells=text("How many are poor, how poor, and how unequally, in one number."),
            hand=text("Mean gap .08; Gini of the gaps 0, 0, .12, .2 is .5625; .08 × 1.5625 = "
                      "{value}."),
            equals=0.08 * 1.5625,
            reads=text("{value}: it rises when any of the three does; say which with fgt."),
            edges=text("0 when nobody is poor. A loss lies farther below the line than 1."),
        ),
        Entry(
            call="relative_fgt(income, alpha=1)",
            data=FIVE,
            better=LESS,
            tells=text("Poverty below a line that moves with the median, with the line's own "
                       "sampling error."),
            hand=text("The median is 50, the line 30; only 10 is below: (20/30) / 5 = {value}."),
            equals=20 / 30 / 5,
            reads=text("The gap to 60 % of the median is {percent} of that line on average over "
                       "all."),
            edges=text("No value when the quantile is 0 or below. With alpha=0 the interval is "
                       "that of a share."),
        ),
        Entry(
            call="arpr(income)",
            data=FIVE,
            better=LESS,
            tells=text("The part of the population below 60 % of the median, as the European Union "
                       "counts it."),
            hand=text("The median is 50, the line 30; 1 of 5 is below: {value}."),
            equals=1 / 5,
            reads=text("{percent} are at risk of poverty; if all incomes double it stays the same, "
                       "so it measures inequality at the lower end."),
            edges=text("Where more than half have the same income the density at the line, and so "
                       "the standard error, is rough."),
        ),
        Entry(
            call="mean_vulnerability(income, line=200, on=[land])",
            data=FORTY,
            better=LESS,
            tells=text("How likely households are, on average, to be poor, by a model of what "
                       "their income is and how far it varies."),
            hand=text("In logarithms those without land have the mean ln 200, the others ln 800, "
                      "both the deviation ln 2: half of Φ(0) + Φ(−2) is {value}."),
            equals=(0.5 + 0.5 * math.erfc(math.sqrt(2))) / 2,
            reads=text("{percent} is the mean probability of an income below the line; a household "
                       "that is not poor now counts with its risk."),
            edges=text("From one year's incomes it takes differences between like households for "
                       "ups and downs of one. With variance=\"linear\" negative variances are "
                       "counted in the note."),
        ),
        Entry(
            call="vulnerable_share(income, line=200, on=[land], above=.29)",
            data=FORTY,
            better=LESS,
            tells=text("What part of the population is likely to be poor, say once in two years."),
            hand=text("Probabilities are .5 without land and .023 with it: 20 of 40 are above .29, "
                      "{value}."),
            equals=0.5,
            reads=text("{percent} are vulnerable; expected_poverty says which households."),
            edges=text("Near the limit it jumps when households are alike: its interval is then "
                       "rough."),
        ),
    ),
)  # fmt: skip
