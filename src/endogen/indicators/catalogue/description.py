"""Totals, means, shares, ratios and quantiles."""

from __future__ import annotations

from endogen.i18n import text
from endogen.indicators.catalogue.entry import Entry, Family

FAMILY = Family(
    "description",
    text("Description"),
    text("How many, how much, what share?"),
    (
        Entry(
            call="total(income)",
            data={"income": [2000, 3000, 5000], "w": [10, 20, 10]},
            design={"weight": "w"},
            tells=text("How much there is of something in the whole population."),
            hand=text("10 × 2,000 + 20 × 3,000 + 10 × 5,000 = {value}."),
            equals=10 * 2000 + 20 * 3000 + 10 * 5000,
            reads=text("The 40 households of the population earn {value} together."),
            edges=text("A sample without design is refused: nobody knows how large its "
                       "population is (E-DESIGN-TOTAL)."),
        ),
        Entry(
            call="mean(income)",
            data={"income": [1000, 2000, 6000]},
            tells=text("The average of a number."),
            hand=text("(1,000 + 2,000 + 6,000) / 3 = {value}."),
            equals=9000 / 3,
            reads=text("A household has {value} on average; of incomes, say the median too, as "
                       "one rich household moves the mean."),
            edges=text("One answer alone has no standard error."),
        ),
        Entry(
            call="share(registered)",
            data={"registered": [1, 1, 1, 0]},
            tells=text("What part of those asked have something."),
            hand=text("3 of 4 are registered: {value}."),
            equals=3 / 4,
            reads=text("{percent} are registered; with four answers the interval is very wide."),
            edges=text("A 0/1 column that holds anything else is refused (E-DATA-YES-NO); missing "
                       "answers are in neither numerator nor denominator."),
        ),
        Entry(
            call="count(age, at_least=60)",
            data={"age": [34, 61, 70, 58]},
            tells=text("How many cases of the sample have something; no statement on a "
                       "population."),
            hand=text("61 and 70: {value} cases."),
            equals=2,
            reads=text("{value} of those in the sample are 60 or older."),
            edges=text("0 when nobody is asked: it counts answers and says nothing of a "
                       "population."),
        ),
        Entry(
            call="ratio(dividend, capital)",
            data={"dividend": [10, 4], "capital": [100, 75]},
            tells=text("How much of one total there is for each unit of another, such as yield or "
                       "income per head."),
            hand=text("(10 + 4) / (100 + 75) = {value}; the mean of the two ratios would weigh a "
                      "small project like a large one."),
            equals=14 / 175,
            reads=text("Each yuan of capital brought {value} yuan of dividend."),
        ),
        Entry(
            call="quantile(income)",
            data={"income": [1, 2, 3, 4, 5, 6, 7, 8, 20]},
            tells=text("The value that a given share of the population does not exceed; the median "
                       "by default."),
            hand=text("The fifth of nine incomes in order is the first with half of them at or "
                      "below it: {value}."),
            equals=5,
            reads=text("Half of the households have {value} or less; the largest income does not "
                       "matter."),
            edges=text("In few answers a limit of the interval may lie beyond the smallest or the "
                       "largest answer: it stays empty."),
        ),
    ),
)  # fmt: skip
