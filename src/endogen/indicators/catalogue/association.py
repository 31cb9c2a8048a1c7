"""Correlation, and whether two answers agree."""

from __future__ import annotations

from endogen.i18n import text
from endogen.indicators.catalogue.entry import MORE, Entry, Family

WISH = {"wants": [1, 1, 0, 0, 1], "joins": [1, 0, 0, 1, 1]}

FAMILY = Family(
    "association",
    text("Association and agreement"),
    text("Does one answer go with another?"),
    (
        Entry(
            call="correlation(schooling, knows)",
            data={"schooling": [1, 2, 3, 4], "knows": [1, 3, 2, 4]},
            tells=text("How closely two numbers lie to a straight line."),
            hand=text("The products of the distances from the means sum to 4, their squares to 5 "
                      "and 5: 4 / √(5 × 5) = {value}."),
            equals=4 / 5,
            reads=text("Those with more schooling know more (r = {value}); which is cause and "
                       "which effect it does not say."),
        ),
        Entry(
            call="partial_correlation(age, knows, controls=[registered])",
            data={
                "age": [1, 2, 3, 4, 5, 6],
                "knows": [2, 1, 3, 5, 4, 6],
                "registered": [0, 0, 0, 1, 1, 1],
            },
            tells=text("How closely two numbers go together among those alike in others."),
            hand=text("Less the mean of their group, ages are −1, 0, 1, −1, 0, 1 and knowledge 0, "
                      "−1, 1, 0, −1, 1: the products sum to 2, the squares to 4 and 4, and "
                      "2 / √(4 × 4) = {value}."),
            equals=2 / 4,
            reads=text("Among households of equal status r is {value}; without the control it is "
                       "much higher, because the groups differ in both."),
            edges=text("A control that others explain, or that does not vary, costs no degree of "
                       "freedom; no value when the controls explain a column wholly."),
        ),
        Entry(
            call="slope(knows, on=schooling)",
            data={"schooling": [1, 2, 3, 4], "knows": [1, 3, 2, 4]},
            tells=text("By how much one number differs for one unit more of another."),
            hand=text("The products of the distances from the means sum to 4, the squares of "
                      "schooling to 5: 4 / 5 = {value}."),
            equals=4 / 5,
            reads=text("With a year more of schooling goes {value} of a point more; others can be "
                       "held constant by controls, and none of it shows a cause."),
            edges=text("0 when y does not vary."),
        ),
        Entry(
            call="slope_difference(score, on=cooperative, less=employment)",
            data={
                "score": [1, 3, 2, 5, 1, 3, 2, 5],
                "cooperative": [0, 1, 0, 1, 0, 1, 0, 1],
                "employment": [0, 0, 1, 1, 0, 0, 1, 1],
            },
            tells=text("Which of two things, that may go together, more goes with."),
            hand=text("With the cooperative goes (3 + 5 − 1 − 2) / 2 = 2.5 more, with employment "
                      "(2 + 5 − 1 − 3) / 2 = 1.5: the difference is {value}."),
            equals=1.0,
            reads=text("The score goes up by {value} more with the cooperative than with "
                       "employment, among households that may be in both."),
            edges=text("0 when y does not vary."),
        ),
        Entry(
            call="mediation(income, on=training, through=skills)",
            data={
                "income": [1, 3, 4, 8],
                "training": [0, 0, 1, 1],
                "skills": [0, 1, 1, 3],
            },
            tells=text("How much of what goes with one thing runs through another."),
            hand=text("Skills are 1.5 higher with training (2 − .5); among those alike in "
                      "training, income is 2 higher for each skill: 1.5 × 2 = {value}, of the 4 "
                      "(6 − 2) that go with training."),
            equals=3.0,
            reads=text("Of what goes with training, {value} of income runs through skills; nothing "
                       "of it shows a cause, and its limits are better taken from a bootstrap."),
        ),
        Entry(
            call="kendall_tau(rank, poor)",
            data={"rank": [1, 2, 3, 4], "poor": [0, 1, 0, 1]},
            tells=text("Whether two orders agree: pairs in the same order less those in the "
                       "other."),
            hand=text("Of the 4 pairs that differ in both, 3 agree and 1 does not: (3 − 1) / "
                      "√(6 × 4) = {value}."),
            equals=2 / 24**0.5,
            reads=text("The community's ranking and poverty agree weakly ({value}); 1 would be the "
                       "same order."),
        ),
        Entry(
            call="agreement(wants, joins)",
            data=WISH,
            better=MORE,
            tells=text("How often two answers of the same household are equal."),
            hand=text("Equal in the first, third and fifth of 5: {value}."),
            equals=3 / 5,
            reads=text("For {percent} wish and deed agree; by chance alone it would already be "
                       "about half, which kappa takes out."),
            edges=text("1 when all answers are alike; kappa then has no value."),
        ),
        Entry(
            call="kappa(wants, joins)",
            data=WISH,
            better=MORE,
            tells=text("How far two answers agree beyond what chance would bring."),
            hand=text("Agreement .6; by chance .6 × .6 + .4 × .4 = .52; (.6 − .52) / (1 − .52) = "
                      "{value}."),
            equals=1 / 6,
            reads=text("At {value} wish and deed agree hardly more than by chance."),
        ),
    ),
)  # fmt: skip
