"""Questions with several answers, and questions that rank."""

from __future__ import annotations

from endogen.i18n import text
from endogen.indicators.catalogue.entry import Entry, Family

SOURCES = {
    "planting": [1, 1, 1, 0, 0],
    "wages": [0, 1, 0, 1, 0],
    "aid": [1, 1, 0, 0, 0],
}
CAUSES = {
    "funds": [1, 1, 2, None],
    "skills": [2, None, 1, None],
    "illness": [None, 2, None, None],
}

FAMILY = Family(
    "answers",
    text("Several answers and rankings"),
    text("What do people name, and what do they put first?"),
    (
        Entry(
            call="response_share(planting, of=[planting, wages, aid])",
            data=SOURCES,
            tells=text("An answer's part of all answers named; over all answers they sum to 1."),
            hand=text("3 of the 3 + 2 + 2 answers: {value}."),
            equals=3 / 7,
            reads=text("{percent} of the sources named are planting: a share of answers, not of "
                       "households."),
            edges=text("A household that lacks one of the columns is left out of all of them."),
        ),
        Entry(
            call="case_share(planting, of=[planting, wages, aid])",
            data=SOURCES,
            tells=text("The part of the households, among those that named anything, that named an "
                       "answer; together they exceed 1."),
            hand=text("3 of the 4 households that named any: {value}; the fifth named none and is "
                      "not in the base."),
            equals=3 / 4,
            reads=text("{percent} of the households have income from planting."),
        ),
        Entry(
            call="response_total(planting, of=[planting, wages, aid])",
            data=SOURCES,
            tells=text("How many answers were named in all."),
            hand=text("3 + 2 + 2 = {value}."),
            equals=7,
            reads=text("{value} sources were named; divided by 4 households, how many each has."),
            edges=text("0 when nobody named it."),
        ),
        Entry(
            call="first_choice(funds, of=[funds, skills, illness])",
            data=CAUSES,
            tells=text("The part of those who ranked that put an item first."),
            hand=text("First for 2 of the 3 who ranked: {value}."),
            equals=2 / 3,
            reads=text("For {percent} lack of funds is the first cause; who ranked nothing is not "
                       "asked."),
            edges=text("A missing place is an item not named: when nobody names it, it is 0."),
        ),
        Entry(
            call="borda(funds, slots=3, of=[funds, skills, illness])",
            data=CAUSES,
            tells=text("How high an item is placed by all who ranked, when not naming it scores "
                       "0."),
            hand=text("First scores 3, second 2: (3 + 3 + 2) / 3 = {value}."),
            equals=8 / 3,
            reads=text("Of at most 3 points, funds get {value}; unlike first choices it honours "
                       "second places."),
            edges=text("A missing place is an item not named: when nobody names it, it is 0."),
        ),
        Entry(
            call="mean_rank(funds)",
            data=CAUSES,
            better=text("1 is first"),
            tells=text("The mean place of an item among those who named it."),
            hand=text("(1 + 1 + 2) / 3 = {value}."),
            equals=4 / 3,
            reads=text("Those who name funds put them at place {value}; an item that few name may "
                       "have a fine mean rank, so read it beside first choices."),
        ),
    ),
)  # fmt: skip
