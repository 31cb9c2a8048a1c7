"""Adequacies counted, own effort, and whether items hang together."""

from __future__ import annotations

from endogen.i18n import text
from endogen.indicators.catalogue.entry import LESS, MORE, Entry, Family

HOUSEHOLDS = {"land": [1, 1, 0, 0], "training": [1, 0, 1, 0], "voice": [1, 1, 1, 0]}

FAMILY = Family(
    "empowerment",
    text("Empowerment"),
    text("Can households do more by themselves, so that it lasts?"),
    (
        Entry(
            call="empowered_share([land, training, voice])",
            data=HOUSEHOLDS,
            better=MORE,
            tells=text("What part of the population has enough of what empowers."),
            hand=text("They have 3, 2, 2 and 0 of 3; only the first reaches 80 %: {value}."),
            equals=1 / 4,
            reads=text("{percent} are empowered; it hinges on k, so show it for several."),
            edges=text("0 when nobody has enough of them."),
        ),
        Entry(
            call="empowerment([land, training, voice])",
            data=HOUSEHOLDS,
            better=MORE,
            tells=text("How many are empowered, and how much the others already have, in one "
                       "number."),
            hand=text("The others lack 1/3, 1/3 and 1: 1 − (5/3) / 4 = {value}."),
            equals=1 - 5 / 12,
            reads=text("{value} of 1; one thing gained by a household that is not empowered "
                       "already raises it."),
            edges=text("1 when all are empowered."),
        ),
        Entry(
            call="disempowerment_contribution([land, training, voice], of=land)",
            data=HOUSEHOLDS,
            better=LESS,
            tells=text("What part of disempowerment comes from one item, or one dimension."),
            hand=text("Of the 5 things that the disempowered lack, 2 are land: {value}."),
            equals=2 / 5,
            reads=text("Land makes {percent} of what is missing; over all items it is 1."),
        ),
        Entry(
            call="own_effort_share([farm, wages], all=[farm, wages, aid])",
            data={"farm": [10, 20], "wages": [30, 0], "aid": [10, 30]},
            better=MORE,
            tells=text("What part of all income people earn by their own work."),
            hand=text("60 of 100 are earned: {value}."),
            equals=60 / 100,
            reads=text("{percent} of the income is earned; the rest is what would stop with the "
                       "aid."),
            edges=text("Losses count as they are: it may leave 0–1. It is a share of totals, not "
                       "the mean of each household's share."),
        ),
        Entry(
            call="cronbach_alpha([decides, speaks])",
            data={"decides": [1, 2, 3, 4], "speaks": [1, 3, 2, 4]},
            better=text("above about .7 a sum of the items may be used"),
            tells=text("Whether items that are meant to measure one thing go together."),
            hand=text("Variances 5/3 and 5/3, of the sum 6: 2 × (1 − (10/3)/6) = {value}."),
            equals=8 / 9,
            reads=text("{value}: the items go together, but it rises with their number and does "
                       "not show that they measure one thing."),
            edges=text("Below 0 when items are turned against each other. Not for lists of "
                       "resources, of which one may replace another."),
        ),
        Entry(
            call="alpha_if_deleted([decides, speaks, travels], of=travels)",
            data={"decides": [1, 2, 3, 4], "speaks": [1, 3, 2, 4], "travels": [1, 3, 2, 2]},
            tells=text("Cronbach's alpha of the other items, once one is left out."),
            hand=text("Left are variances of 5/3 and 5/3, of their sum 6: 2 × (1 − (10/3)/6) = "
                      "{value}."),
            equals=8 / 9,
            reads=text("{value} without it: an item whose leaving raises alpha does not go with "
                       "the others."),
        ),
        Entry(
            call="item_total([decides, speaks, travels], of=travels)",
            data={"decides": [1, 2, 3, 4], "speaks": [1, 3, 2, 4], "travels": [1, 3, 2, 2]},
            better=text("above about .3 an item goes with the others"),
            tells=text("How closely one item goes with the sum of the others."),
            hand=text("The products of the distances from the means sum to 3, their squares to 2 "
                      "and 18: 3 / √(2 × 18) = {value}."),
            equals=1 / 2,
            reads=text("r = {value}: the item goes with the others."),
        ),
        Entry(
            call="mcdonald_omega([decides, speaks, travels], least=12)",
            data={
                "decides": [1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1],
                "speaks": [1, 1, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0],
                "travels": [1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0],
            },
            better=text("above about .7 a sum of the items may be used"),
            tells=text("How far one common factor carries the sum of the items."),
            hand=text("All three share a covariance of 1/12 and a variance of 1/4: the factor "
                      "makes 9/12 of the 15/12 of the sum: {value}."),
            equals=0.6,
            reads=text("{value} of the variance of the sum is that of one factor; fewer than 100 "
                       "households are refused unless least= allows them."),
        ),
    ),
)  # fmt: skip
