"""Whether growth reached the poor."""

from __future__ import annotations

import math

from endogen.i18n import text
from endogen.indicators.catalogue.entry import LESS, MORE, Entry, Family

FOUR = {"before": [100, 200, 300, 400], "after": [120, 220, 300, 440]}
TEN = {
    "before": [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000],
    "after": [120, 240, 350, 450, 550, 640, 740, 840, 930, 1030],
}
FIVE = {"before": [50, 80, 110, 160, 200], "after": [60, 92, 121, 168, 240]}

FAMILY = Family(
    "growth",
    text("Pro-poor growth"),
    text("Did the income of the poor grow, and by more than that of others?"),
    (
        Entry(
            call="growth_rate(before, after)",
            data=FOUR,
            better=MORE,
            tells=text("By how much the mean income of the same households has grown."),
            hand=text("1,080 / 1,000 − 1 = {value}."),
            equals=0.08,
            reads=text("Mean income grew by {percent}; for growth net of one-off benefits give "
                       "after − one_off as the income after."),
        ),
        Entry(
            call="growth_incidence(before, after, q=.5)",
            data=TEN,
            better=MORE,
            tells=text("By how much the income at one place of the distribution has grown: a point "
                       "of the growth incidence curve."),
            hand=text("The median is 500 before and 550 after: 550/500 − 1 = {value}."),
            equals=550 / 500 - 1,
            reads=text("The median grew by {percent}; other households may stand there now."),
        ),
        Entry(
            call="growth_gap(before, after, group=before < 250)",
            data=FOUR,
            better=MORE,
            tells=text("Whether a group, such as the poor, gained more than the average."),
            hand=text("The two below 250 had 300 and have 340: 340/300 − 1 = .1333; all grew by "
                      ".08: {value}."),
            equals=340 / 300 - 1.08,
            reads=text("The growth rate of the poor is higher by {value} (of 1) than that of all."),
            edges=text("Who is chosen for low income before will seem to grow even without any "
                       "growth (regression to the mean): where errors are large choose by another "
                       "mark, such as registration."),
        ),
        Entry(
            call="ravallion_chen(before, after, line=250)",
            data=FOUR,
            better=MORE,
            tells=text("The mean growth rate of those who were poor."),
            hand=text("Nobody crosses the line: (ln(120/100) + ln(220/200)) / 2 = {value}."),
            equals=(math.log(1.2) + math.log(1.1)) / 2,
            reads=text("Incomes of the poor grew by {value} in logarithms on average; above the "
                       "growth of the mean it is pro-poor in the relative sense."),
            edges=text("Growth above the line does not count: who leaves poverty contributes only "
                       "up to the line. Incomes of 0 or less are left out and counted."),
        ),
        Entry(
            call="kakwani_pernia(before, after, line=125)",
            data=FIVE,
            better=text("when the mean grew, above 1 is pro-poor; when it fell, below 1"),
            tells=text("How much of the fall of poverty is due to growth being more, or less, than "
                       "equal for all."),
            reads=text("{value}: poverty fell slightly more than if every income had grown by the "
                       "same rate; equal growth for all gives exactly 1."),
            edges=text("No value without poor in any of the distributions compared, or when the "
                       "mean did not change or is not above 0; near such points the interval is "
                       "very wide."),
        ),
        Entry(
            call="pegr(before, after, line=125)",
            data=FIVE,
            better=MORE,
            tells=text("The growth rate, equal for all, that would have reduced poverty as much as "
                       "the growth there was."),
            reads=text("{value} in logarithms; above the growth of the mean, ln(681/600) = .1266, "
                       "the poor gained more than others."),
            edges=text("As kakwani_pernia."),
        ),
        Entry(
            call="poverty_change(before, after, line=210)",
            data=FOUR,
            better=LESS,
            tells=text("By how much poverty changed among the same households, with the standard "
                       "error of a panel."),
            hand=text("Below 210 are 2 of 4 before and 1 of 4 after: {value}."),
            equals=-0.25,
            reads=text("{value}: on balance a quarter of all households left poverty. The standard "
                       "error knows that both waves are of the same households."),
            edges=text("Nobody poor at both times gives 0."),
        ),
        Entry(
            call="poverty_growth(before, after, p=.5)",
            data=FOUR,
            better=MORE,
            tells=text("By how much the mean income of the poorest part has grown: a point of "
                       "Son's poverty growth curve."),
            hand=text("The poorest two have 150 on average before and 170 after: "
                      "ln(170/150) = {value}."),
            equals=math.log(170 / 150),
            reads=text("{value} in logarithms, above the growth of the mean, ln(270/250) = .077: "
                       "the poorer half gained more than the average."),
            edges=text("Needs no poverty line. The curve says more than one point: ask for several "
                       "p."),
        ),
        Entry(
            call="datt_ravallion(before, after, line=210)",
            data=FOUR,
            better=LESS,
            tells=text("How much of a change of poverty growth of the mean made, and how much a "
                       "change of shares."),
            hand=text("If all incomes rose by 270/250, they would be 108, 216, 324 and 432: one "
                      "below 210 in place of two, 1/4 − 2/4 = {value}."),
            equals=-0.25,
            reads=text("Growth took {value} (of 1) off the headcount; ask for "
                       'component="redistribution" and "residual" for the rest.'),
            edges=text("Incomes of both years in the same prices. With few households near the "
                       "line the components of a headcount jump: look at alpha=1 too."),
        ),
        Entry(
            call='datt_ravallion_waves(income, later=wave, line=210, component="redistribution", '
            "alpha=1)",
            data={
                "income": [*FOUR["before"], *FOUR["after"]],
                "wave": [0, 0, 0, 0, 1, 1, 1, 1],
            },
            better=LESS,
            tells=text("The same as datt_ravallion from two samples of other households."),
            hand=text("The later incomes at the earlier mean are 111.11, 203.70 and two above "
                      "210: gaps of 105.19 together, before 120; (105.19 − 120) / 210 / 4 = "
                      "{value}."),
            equals=(2 * 210 - 340 / 1.08 - 120) / 840,
            reads=text("At {value} the change of shares lowered the gap: it went in favour of the "
                       "poor."),
            edges=text("Draw independent samples as strata of their own, so that the standard "
                       "error adds up."),
        ),
        Entry(
            call='poverty_shapley(before, after, line=210, line_before=190, factor="line")',
            data=FOUR,
            better=LESS,
            tells=text("How much of a change of poverty growth, redistribution or the moving of "
                       "the line made, whatever comes first."),
            hand=text("The line moved before growth takes in one more of four, after growth none; "
                      "in half of all orders it comes before: 1/4 × 1/2 = {value}."),
            equals=0.125,
            reads=text("{value}: the raised line made as many poor as growth lifted, so that "
                       "poverty did not change."),
            edges=text("Growth, redistribution and the line sum to poverty_change exactly."),
        ),
    ),
)  # fmt: skip
