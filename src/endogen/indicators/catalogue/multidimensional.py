"""Several deprivations at once (Alkire and Foster)."""

from __future__ import annotations

from endogen.i18n import text
from endogen.indicators.catalogue.entry import LESS, Entry, Family

# The example of Alkire & Foster (2011): four persons, four dimensions; 1 is deprived.
PERSONS = {
    "income": [0, 0, 1, 0],
    "schooling": [0, 1, 1, 1],
    "health": [0, 0, 1, 0],
    "insurance": [0, 1, 1, 0],
}
ASKED = "[income, schooling, health, insurance], k=.5"

FAMILY = Family(
    "multidimensional",
    text("Multidimensional poverty"),
    text("Who lacks several things at once, and how many?"),
    (
        Entry(
            call=f"headcount({ASKED})",
            data=PERSONS,
            better=LESS,
            tells=text("What part of the population lacks at least a share k of the things "
                       "counted."),
            hand=text("They lack 0, 2, 4 and 1 of 4 things; half or more: 2 of 4 persons, "
                      "{value}."),
            equals=1 / 2,
            reads=text("{percent} are poor in several dimensions at once; it does not change when "
                       "a poor person loses one thing more, which intensity and m0 see."),
            edges=text("Rows that lack an answer to any item are left out and counted: when they "
                       "are many, say what they have in common."),
        ),
        Entry(
            call=f"intensity({ASKED})",
            data=PERSONS,
            better=LESS,
            tells=text("What part of the things counted the poor lack on average."),
            hand=text("The two poor lack 2/4 and 4/4: {value} on average."),
            equals=3 / 4,
            reads=text("The poor lack {percent} of the things counted; never below k."),
        ),
        Entry(
            call=f"m0({ASKED})",
            data=PERSONS,
            better=LESS,
            tells=text("How many of all possible deprivations the poor have: the MPI."),
            hand=text("(2 + 4) of 16 possible: {value}, which is .5 × .75."),
            equals=6 / 16,
            reads=text("The poor bear {percent} of what all together could lack."),
            edges=text("0 when nobody is deprived in enough of them."),
        ),
        Entry(
            call=f"censored_headcount({ASKED}, of=schooling)",
            data=PERSONS,
            better=LESS,
            tells=text("What part of the population is poor and lacks one thing."),
            hand=text("Three lack schooling, two of them are poor: 2/4 = {value}."),
            equals=2 / 4,
            reads=text("{percent} are poor and lack schooling; the fourth person lacks it too, but "
                       "nothing else."),
            edges=text("0 when nobody is deprived in enough of them."),
        ),
        Entry(
            call=f"deprivation_contribution({ASKED}, of=schooling)",
            data=PERSONS,
            tells=text("What part of multidimensional poverty one thing makes."),
            hand=text("Weight 1/4 × .5 / .375 = {value}."),
            equals=0.125 / 0.375,
            reads=text("Schooling makes {percent} of it, more than its weight of 25 %: there more "
                       "is to be won."),
        ),
        Entry(
            call="uncensored_headcount([food, water], of=food)",
            data={"food": [1, 1, 0, 0], "water": [1, 0, 1, 0]},
            better=LESS,
            tells=text("How many lack one thing, whether they are multidimensionally poor or not."),
            hand=text("2 of 4 lack food: {value}."),
            equals=2 / 4,
            reads=text("{percent} lack food; the censored headcount counts only those of them who "
                       "lack enough else."),
            edges=text("0 when nobody lacks it."),
        ),
        Entry(
            call="group_contribution([food, water], k=0.5, group=hills)",
            data={"food": [1, 1, 0, 0], "water": [1, 0, 1, 0], "hills": [1, 0, 1, 0]},
            tells=text("What part of multidimensional poverty lives in one group."),
            hand=text("The poor lack 1, 1/2 and 1/2 of the things, those of the hills 1 and 1/2: "
                      "1.5 / 2 = {value}."),
            equals=1.5 / 2,
            reads=text("{percent} of it is in the hills, where half of all households live."),
        ),
        Entry(
            call="m1([income], cutoffs=[10], k=1)",
            data={"income": [5, 10, 8, 20]},
            better=LESS,
            tells=text("How far below the cut-offs the multidimensionally poor are, over all."),
            hand=text("Gaps of 5/10 and 2/10 among 4: .7 / 4 = {value}."),
            equals=0.7 / 4,
            reads=text("{value}: unlike M0 it falls when the poor come nearer to a cut-off without "
                       "reaching it."),
            edges=text("An achievement below 0 lies farther below its cut-off than 1."),
        ),
        Entry(
            call="m2([income], cutoffs=[10], k=1)",
            data={"income": [5, 10, 8, 20]},
            better=LESS,
            tells=text("The same with squared gaps, so that the poorest weigh more."),
            hand=text("Squared gaps of .25 and .04 among 4: .29 / 4 = {value}."),
            equals=0.29 / 4,
            reads=text("{value}; most of it is the household that has half of what it needs."),
            edges=text("An achievement below 0 lies farther below its cut-off than 1."),
        ),
    ),
)  # fmt: skip
