"""Poverty and inequality taken apart: by group and by source of income."""

from __future__ import annotations

from endogen.i18n import text
from endogen.indicators.catalogue.entry import Entry, Family

VILLAGES = {"income": [1, 3, 6, 10], "village": [1, 1, 2, 2]}
SOURCES = {"farm": [2, 3, 2, 1], "wages": [0, 1, 4, 7], "income": [2, 4, 6, 8]}

FAMILY = Family(
    "decomposition",
    text("Poverty and inequality taken apart"),
    text("Which group, and which source of income, makes poverty and inequality?"),
    (
        Entry(
            call="poverty_contribution(income, line=100, group=remote, alpha=1)",
            data={"income": [50, 80, 150, 90], "remote": [1, 0, 0, 1]},
            tells=text("What part of poverty is that of one group."),
            hand=text("Gaps .5, .2, 0, .1; those of the remote: (.5 + .1) / .8 = {value}."),
            equals=0.6 / 0.8,
            reads=text("{percent} of the poverty gap is that of remote households; compare it with "
                       "their share of the population."),
        ),
        Entry(
            call="ge_between(income, group=village, categories=[1, 2], alpha=2)",
            data=VILLAGES,
            tells=text("The inequality that would be left if all in a group had its mean."),
            hand=text("Means 2 and 8 around 5: ((.4² + .4² + 1.6² + 1.6²) / 4 − 1) / 2 = {value}."),
            equals=0.18,
            reads=text("{value} of a total of .23: most of the inequality lies between the two "
                       "villages."),
            edges=text("An empty group has no part; categories that are not listed leave the "
                       "base. Incomes as in ge: others are left out and counted in the note."),
        ),
        Entry(
            call="ge_within(income, group=village, categories=[1, 2], alpha=2)",
            data=VILLAGES,
            tells=text("The inequality that is left inside groups."),
            hand=text("GE(2) of all is (1 + 9 + 36 + 100) / 4 / 25 = 1.46, (1.46 − 1) / 2 = .23; "
                      "less .18 between villages: {value}."),
            equals=0.05,
            reads=text("{value}: aid to villages as a whole cannot touch this part."),
            edges=text("With alpha of 0 or less incomes must be above 0, else 0 or more; "
                       "others are left out and counted in the note."),
        ),
        Entry(
            call="source_contribution(wages, total=income)",
            data=SOURCES,
            tells=text("What part of the Gini index comes from one source of income."),
            hand=text("Wages are .6 of income, their concentration is .5, the Gini .25: "
                      ".6 × .5 / .25 = {value}."),
            equals=1.2,
            reads=text("Wages make {percent} of the inequality; farming makes the rest, below 0: "
                       "it levels."),
            edges=text("The sources must sum to the total; a source with negative amounts may "
                       "contribute more than 1."),
        ),
        Entry(
            call="source_effect(wages, total=income)",
            data=SOURCES,
            better=text("below 0, more of the source makes incomes more equal"),
            tells=text("Whether more of a source would make incomes less equal."),
            hand=text("Contribution 1.2 less the share in income, .6: {value}."),
            equals=0.6,
            reads=text("If wages rose by 1 % for all who have them, the Gini would rise by {value} "
                       "%."),
        ),
        Entry(
            call="gini_correlation(farm, total=income)",
            data=SOURCES,
            tells=text("Whether the same households are high in one source and in total income."),
            hand=text("Concentration of farming along income −.125, its own Gini .1875: {value}."),
            equals=-2 / 3,
            reads=text("At {value}, farming is largest where total income is low."),
            edges=text("Where all incomes are alike there is no order, and it is 0."),
        ),
        Entry(
            call="source_shapley(wages, sources=[farm, wages])",
            data=SOURCES,
            tells=text("How much of the Gini index one source of income makes, whatever the order "
                       "in which sources are taken."),
            hand=text("With mean farming for all the Gini is .3, with mean wages .075, of both "
                      ".25: (.3 + .25 − .075) / 2 = {value}."),
            equals=0.2375,
            reads=text("Wages make {value} of a Gini of .25; farming makes the rest, .0125."),
            edges=text("A source that all have alike makes 0. Up to 8 sources: every set of them "
                       "is computed."),
        ),
    ),
)  # fmt: skip
