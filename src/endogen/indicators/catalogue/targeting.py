"""Whom a programme reaches, whom it misses, who gets it without being meant."""

from __future__ import annotations

from endogen.i18n import text
from endogen.indicators.catalogue.entry import LESS, MORE, Entry, Family

TEN = {
    "income": [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000],
    "cash": [30, 0, 30, 20, 0, 20, 0, 0, 10, 0],
}

FAMILY = Family(
    "targeting",
    text("Targeting and elite capture"),
    text("Does a programme reach those it is meant for?"),
    (
        Entry(
            call="coverage(cash)",
            data=TEN,
            better=MORE,
            tells=text("What part of the population a programme reaches."),
            hand=text("5 of 10 got something: {value}."),
            equals=5 / 10,
            reads=text("{percent} are reached; coverage of everybody says nothing about targeting, "
                       "so ask for that of the poor too: given=\"income <= 400\"."),
            edges=text("0 when nobody receives it."),
        ),
        Entry(
            call="undercoverage(cash, eligible=income <= 400)",
            data=TEN,
            better=LESS,
            tells=text("What part of those who should get it do not."),
            hand=text("Of the four eligible the second got nothing: {value}."),
            equals=1 / 4,
            reads=text("{percent} of the eligible are missed."),
            edges=text("1 when nobody receives it; no valid answers when nobody is eligible."),
        ),
        Entry(
            call="leakage(cash, eligible=income <= 400)",
            data=TEN,
            better=LESS,
            tells=text("What part of those who get it should not, or of the money."),
            hand=text("Of the five who got something two are not eligible: {value}; of the money, "
                      "30 of 110."),
            equals=2 / 5,
            reads=text("{percent} of the receivers are not eligible. The denominator is the "
                       "receivers; some authors divide by all who are not eligible, here 2/6."),
            edges=text("Empty base when nobody receives; of money no value when nothing is paid."),
        ),
        Entry(
            call="targeting_differential(cash, eligible=income <= 400)",
            data=TEN,
            better=MORE,
            tells=text("How much more often those who should get it do than others."),
            hand=text("3/4 − 2/6 = {value}."),
            equals=3 / 4 - 2 / 6,
            reads=text("The eligible are reached more often by {value} (of 1); 0 would be a "
                       "lottery, 1 perfect targeting."),
            edges=text("0 when nobody receives it."),
        ),
        Entry(
            call="concentration(cash, rank=income)",
            data=TEN,
            better=text("of a benefit, below 0 favours the poor"),
            tells=text("Whether money goes to the poorer or the richer, over the whole "
                       "distribution."),
            hand=text("Σ x R = 30 × .5 + 30 × 2.5 + 20 × 3.5 + 20 × 5.5 + 10 × 8.5 = 355; "
                      "2 × 355 / (10 × 110) − 1 = {value}."),
            equals=2 * 355 / 1100 - 1,
            reads=text("{value}, below 0: the poorer get more than the richer."),
            edges=text("Households of equal welfare share their mean rank. A curve that crosses "
                       "the diagonal may still give 0."),
        ),
        Entry(
            call="cgh(cash, rank=income)",
            data=TEN,
            better=MORE,
            tells=text("How many times their share of the population the poorest 40 % get of the "
                       "money."),
            hand=text("The poorest four get 80 of 110; over .4 that is {value}."),
            equals=80 / 110 / 0.4,
            reads=text("The poorest 40 % get {value} times what a gift to everybody would bring "
                       "them; the median of 122 programmes is 1.25."),
            edges=text("A household that q cuts through counts in proportion. The influence at the "
                       "cut is smoothed: below some tens of households the interval is rough."),
        ),
        Entry(
            call="benefit_share(cash, rank=income)",
            data=TEN,
            better=text("of the poorest, more is better"),
            tells=text("What share of the money goes to one slice of the population, by welfare."),
            hand=text("The poorest two get 30 of 110: {value}."),
            equals=30 / 110,
            reads=text("The poorest fifth gets {percent} of the money, against 20 % if all got the "
                       "same."),
            edges=text("The slices of a partition sum to exactly 1."),
        ),
        Entry(
            call="kakwani(cash, welfare=income)",
            data=TEN,
            better=text("of a benefit, below 0 favours the poor; of a tax, above 0"),
            tells=text("Whether a benefit is spread more towards the poor than income itself is."),
            hand=text("Concentration −39/110 less the Gini of income, .3: {value}."),
            equals=-39 / 110 - 0.3,
            reads=text("{value}, well below 0: the benefit makes incomes more equal. At C between "
                       "0 and the Gini it still does, though the richer get more money."),
        ),
        Entry(
            call="reynolds_smolensky(before, after)",
            data={"before": [1, 2, 3, 4], "after": [3, 2, 3, 4]},
            better=MORE,
            tells=text("By how much a benefit lowers inequality."),
            hand=text("The Gini is .25 before and .125 after: {value}."),
            equals=0.125,
            reads=text("The benefit takes {value} off the Gini; it depends on its size as well as "
                       "on its targeting."),
        ),
        Entry(
            call="herfindahl([sheep, chickens, crops])",
            data={"sheep": [30, 20, 0], "chickens": [0, 0, 30], "crops": [0, 10, 10]},
            tells=text("How far the money of projects is gathered in few kinds."),
            hand=text("Of 100 the kinds have 50, 30 and 20: .5² + .3² + .2² = {value}."),
            equals=0.38,
            reads=text("{value} is what 1 / {value} = 2.6 kinds of equal size would give; 1 is all "
                       "in one kind."),
            edges=text("It knows nothing of how alike two kinds are: finer kinds make it smaller."),
        ),
        Entry(
            call="vertical_efficiency(cash, welfare=income, line=320)",
            data=TEN,
            better=MORE,
            tells=text("What share of the money goes to those who were poor before it."),
            hand=text("The three below 320 get 60 of 110: {value}."),
            equals=60 / 110,
            reads=text("{percent} of what is paid goes to the poor, and the rest to others."),
        ),
        Entry(
            call="reduction_efficiency(cash, welfare=income, line=320)",
            data=TEN,
            better=MORE,
            tells=text("What share of the money closes gaps to the line."),
            hand=text("Of the gaps 220, 120 and 20 are closed 30, 0 and 20, of 110 paid: {value}."),
            equals=50 / 110,
            reads=text("{percent} of what is paid reduces poverty: vertical_efficiency × "
                       "(1 − spillover)."),
        ),
        Entry(
            call="spillover(cash, welfare=income, line=320)",
            data=TEN,
            better=LESS,
            tells=text("What share of what the poor get lifts them beyond the line."),
            hand=text("The third gets 30 for a gap of 20: 10 of the 60 of the poor, {value}."),
            equals=10 / 60,
            reads=text("{percent} of what the poor get is more than they need to reach the line."),
        ),
        Entry(
            call="gap_efficiency(cash, welfare=income, line=320)",
            data=TEN,
            better=MORE,
            tells=text("What share of the poverty gap the money closes."),
            hand=text("Of gaps of 360 together 50 are closed: {value}."),
            equals=50 / 360,
            reads=text("{percent} of the gap is closed; well targeted money may still be too "
                       "little."),
            edges=text("0 when nothing is paid."),
        ),
        Entry(
            call="distributional_characteristic(cash, welfare=income)",
            data=TEN,
            better=MORE,
            tells=text("What a yuan paid is worth when a yuan is worth more to the poorer."),
            hand=text("A yuan at income y is worth 550 / y: (30 × 5.5 + 30 × 550/300 + 20 × "
                      "550/400 + 20 × 550/600 + 10 × 550/900) / 110 = {value}."),
            equals=(165 + 55 + 27.5 + 55 / 3 + 55 / 9) / 110,
            reads=text("A yuan of this programme is worth {value} yuan given to somebody of mean "
                       "income."),
            edges=text("It hangs on epsilon, a judgement: show it for several. "
                       'of="targeting" and "redistribution" split it.'),
        ),
        Entry(
            call="elite_capture(cash, connected=cadre)",
            data={"cash": [50, 50, 30, 0, 0, 0], "cadre": [1, 1, 0, 0, 0, 0]},
            better=LESS,
            tells=text("How much more often the connected are reached than others."),
            hand=text("2/2 of the connected, 1/4 of the others: {value}."),
            equals=3 / 4,
            reads=text("The connected are reached more often by {value} (of 1); whether they also "
                       "need it more, adjusted_capture tells."),
            edges=text("0 when nobody receives it."),
        ),
        Entry(
            call="adjusted_capture(cash, connected=cadre, controls=[need])",
            data={
                "cash": [50, 50, 30, 0, 30, 0, 0, 0],
                "cadre": [1, 1, 0, 0, 1, 1, 0, 0],
                "need": [1, 1, 1, 1, 0, 0, 0, 0],
            },
            better=LESS,
            tells=text("How much more often the connected are reached among those equally in "
                       "need."),
            hand=text("In need: 2/2 against 1/2; not in need: 1/2 against 0/2. Both differ by "
                      "{value}."),
            equals=0.5,
            reads=text("At equal need connection adds {value} (of 1): more than need explains."),
            edges=text("0 when nobody receives it."),
        ),
        Entry(
            call="misclassified(listed, poor=poor)",
            data={"listed": [1, 1, 0, 0, 1], "poor": [1, 0, 1, 0, 1]},
            better=LESS,
            tells=text("How many households the list has wrong, either way."),
            hand=text("One is listed and not poor, one poor and not listed, of 5: {value}."),
            equals=2 / 5,
            reads=text("{percent} are misclassified; of= tells those left out and those taken in "
                       "apart."),
            edges=text('With of="exclusion" no valid answers when nobody is poor, with '
                       'of="inclusion" when all are.'),
        ),
        Entry(
            call="misclassification(listed, poor=poor, connected=cadre)",
            data={
                "listed": [1, 1, 1, 0, 1, 0],
                "poor": [1, 0, 0, 0, 1, 1],
                "cadre": [1, 1, 1, 0, 0, 0],
            },
            better=LESS,
            tells=text("Whether the list errs more for households with connections."),
            hand=text("Wrong for 2 of 3 connected and 1 of 3 others: 2/3 − 1/3 = {value}."),
            equals=1 / 3,
            reads=text("The list errs for {percent} more of the connected; with so few households "
                       "the exact test, misclassification_test, decides."),
            edges=text("0 when the list errs as often for both, or never."),
        ),
    ),
)  # fmt: skip
