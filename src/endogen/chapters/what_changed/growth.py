"""2.growth: whether income grew more for registered households (pro-poor growth).

The contrast is always registered minus not registered, in words, because the paper's
questionnaire codes yes as 1 and no as 2: under that coding a positive correlation would
mean that households that are *not* registered grew more.
"""

from __future__ import annotations

import math

from endogen.chapters.asking import THEM, ask, ask_by_status, compare_status, joined
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import (
    DIFFERENCE,
    INCOMPARABLE,
    UNANSWERED,
    base,
    bracketed,
    detectable,
    hedged,
    interval,
    known,
    line,
    ranked,
    says,
    shown,
    tested,
    yuan,
)
from endogen.chapters.what_changed.contrasted import contrasted
from endogen.chapters.what_changed.standard import NOMINAL
from endogen.findings.strength import judge, rejects
from endogen.i18n import Text, Words, text
from endogen.indicators import correlation, mean
from endogen.report.document import Block, Column, Note, NoteKind, Row, Show, Table, Value
from endogen.study.codebook import Codebook, Variable
from endogen.survey.compare import equivalence
from endogen.survey.results import Results
from endogen.survey.strength import Strength

ID = "2.growth"
NET: dict[str, Words] = {
    "growth-net": text("Yearly increase net of one-off benefits"),
    "benefit-net": text("Benefits net of one-off ones"),
}
OUTCOMES = ("growth", "growth-net", "benefit-total", "benefit-net")


def ask_growth(data: Data) -> Results:
    """Means by group, contrasts, correlation with registration, equivalence tests."""
    codebook = data.codebook
    outcomes = _outcomes(codebook)
    status = codebook.column("registered")
    means = {f"{role}.mean": mean(v.name) for role, v in outcomes.items()}
    r = {f"{role}.r": correlation(v.name, status) for role, v in outcomes.items()}
    results = (
        ask(data, ID, means | r)
        + ask_by_status(data, ID, means)
        + compare_status(data, ID, outcomes, "numeric")
    )
    return results + joined([_equivalent(data, role) for role in outcomes])


def _equivalent(data: Data, role: str) -> Results:
    margin = data.study.report.margin
    if margin is None:
        return Results()
    column, status = data.codebook.column(role), data.codebook.column("registered")
    level = data.study.report.level
    tested = equivalence(data.households, column, status, margin, level=level, name=THEM)
    return tested.named(lambda _row: f"{ID}.{role}.equivalence")


def _outcomes(codebook: Codebook) -> dict[str, Variable]:
    return {role: codebook.of(role) for role in OUTCOMES if codebook.has(role)}


def tell_growth(told: Told) -> tuple[Block, ...]:
    """Who grew more, what is left without one-off benefits, and whether that is 'the same'."""
    roles = list(_outcomes(told.codebook))
    if not ranked(told, (f"{ID}.{role}.mean" for role in roles)):
        return (UNANSWERED,)
    compared = [role for role in roles if known(told, f"{ID}.{role}.difference")]
    blocks: list[Block] = [_grew(told) if "growth" in compared else INCOMPARABLE]
    blocks += [contrasted(told, NET[role], ID, role) for role in NET if role in compared]
    blocks += _same(told, [role for role in NET if role in roles])
    return (*blocks, _table(told, roles), *_equivalence(told, roles), *_sign_trap(told))


def _grew(told: Told) -> Block:
    row, r, mde = (f"{ID}.growth.{part}" for part in ("difference", "r", "mde"))
    strength = judge(told[row])
    places: dict[str, object] = {
        "difference": Value(row, Show.CHANGE_YUAN),
        "interval": bracketed(told, row, Show.CHANGE_YUAN),
    }
    if strength is Strength.CANNOT_TELL:
        sentence = text(
            "Whether the income of registered households grew more than that of the others cannot "
            "be told: the difference is {difference} yuan a year{interval}; {found}.",
            found=detectable(told, mde, Show.YUAN, yuan),
            **places,
        )
    elif told[row].estimate > 0:
        sentence = text(
            "The income of registered households grew more than that of the others: the "
            "difference is {difference} yuan a year{interval}.",
            **places,
        )
    else:
        sentence = text(
            "The income of registered households grew less than that of the others: the "
            "difference is {difference} yuan a year{interval}.",
            **places,
        )
    if strength is Strength.SUGGESTIVE:
        sentence = hedged(sentence, tested(told, ID))
    also = (r, mde) if strength is Strength.CANNOT_TELL else (r,)
    cited = [row, *(one for one in also if known(told, one))]
    return says(_with_r(told, sentence, r), cited, strength)


def _with_r(told: Told, sentence: Text, r: str) -> Text:
    """The sentence, and the correlation with its coding where there is one."""
    if not known(told, r):
        return sentence
    return text(
        "{sentence} The correlation of growth with registration (yes = 1, no = 0) is {r}{limits}.",
        sentence=sentence,
        r=Value(r, Show.R),
        limits=bracketed(told, r, Show.R),
    )


def _table(told: Told, roles: list[str]) -> Table:
    rows: list[Row] = []
    for role in roles:
        key, contrast = f"{ID}.{role}.mean", f"{ID}.{role}.difference"
        rows.append(
            line(
                told.codebook.of(role).label,
                (
                    shown(told, f"{key}.registered", Show.YUAN),
                    shown(told, f"{key}.other", Show.YUAN),
                    Value(contrast, Show.CHANGE_YUAN),
                    Value(contrast, Show.CI_CHANGE_YUAN),
                    Value(contrast, Show.P_ADJUSTED),
                    Value(f"{ID}.{role}.r", Show.R),
                ),
            )
        )
    return Table(
        id=ID,
        title=text("Growth and benefits by registration, yuan a year"),
        stub=text("Outcome"),
        columns=(
            Column(text("registered")),
            Column(text("not registered")),
            Column(text("yuan"), spanner=DIFFERENCE),
            Column(interval(told), spanner=DIFFERENCE),
            Column(text("p (Holm)"), spanner=DIFFERENCE),
            Column(text("r with registration")),
        ),
        rows=tuple(rows),
        base=base(told, (f"{ID}.{role}.mean" for role in roles)),
        method=text(
            "{difference}; r: {r}",
            difference=told[f"{ID}.{roles[0]}.difference"].method,
            r=told[f"{ID}.{roles[0]}.r"].method,
        ),
        notes=_rules(told, roles),
    )


def _rules(told: Told, roles: list[str]) -> tuple[Words, ...]:
    """In which prices amounts are, and how what is net of one-off benefits was made."""
    asked, since = told.study.fieldwork, told.study.income.base_year
    if "growth-net" not in roles or asked is None or since is None:
        return (NOMINAL,)
    return (
        text(
            "Net of one-off benefits: from the yearly increase is taken the one-off part of last "
            "year's benefits divided by the {years} years since {base}; what was paid once stands "
            "in the income of one year only.",
            years=str(asked[0].year - since),
            base=str(since),
        ),
        NOMINAL,
    )


def _same(told: Told, roles: list[str]) -> list[Block]:
    """Whether "no obvious difference" is shown: the whole interval lies within the margin."""
    keys = {role: f"{ID}.{role}.equivalence" for role in roles}
    rows = {r: key for r, key in keys.items() if key in told and not math.isnan(told[key].p)}
    blocks: list[Block] = []
    for role, row in rows.items():
        shown_same = rejects(told[row].p, told.study.report.level)
        places = {
            "outcome": NET[role],
            "margin": f"{told.study.report.margin:,.0f}",
            "level": f"{100 * told[row].level:g}",
            "interval": Value(row, Show.CI_CHANGE_YUAN),
            "p": Value(row, Show.P_IS),
        }
        if shown_same:
            sentence = text(
                "{outcome}: the two groups are equal to within ± {margin} yuan ({level}% interval "
                "{interval}, equivalence test {p}).",
                **places,
            )
        else:
            sentence = text(
                "{outcome}: that the two groups are equal to within ± {margin} yuan is not shown "
                "({level}% interval {interval}, equivalence test {p}).",
                **places,
            )
        strength = Strength.CLEAR if shown_same else Strength.CANNOT_TELL
        blocks.append(says(sentence, [row], strength))
    return blocks


def _equivalence(told: Told, roles: list[str]) -> tuple[Block, ...]:
    rows = [f"{ID}.{role}.equivalence" for role in roles if f"{ID}.{role}.equivalence" in told]
    if not rows:
        return ()
    margin = f"{told.study.report.margin:,.0f}"
    table = Table(
        id=f"{ID}-equivalence",
        title=text("Is there no difference? Equivalence within ± {margin} yuan", margin=margin),
        stub=text("Outcome"),
        columns=(
            Column(text("yuan")),
            Column(text("{level}% interval", level=f"{100 * (2 * told.study.report.level - 1):g}")),
            Column(text("p (equivalence)")),
        ),
        rows=tuple(
            line(
                told.codebook.of(row.split(".")[2]).label,
                (Value(row, Show.CHANGE_YUAN), Value(row, Show.CI_CHANGE_YUAN), Value(row, Show.P)),
            )
            for row in rows
        ),
        base=text("Registered minus not registered."),
        method=told[rows[0]].method,
        notes=(
            text(
                "A small p says that the difference is smaller than the margin; a large p "
                "says that this cannot be shown. The margin is what study.toml states as too small "
                "to matter; it was not taken from the data."
            ),
        ),
    )
    return (table,)


def _sign_trap(told: Told) -> tuple[Block, ...]:
    """Said where yes has the lower number, and in general where the codes are not known."""
    coded = told.codebook.of("registered").coded
    if not coded:
        words = text(
            "Here registered counts as 1 and not registered as 0, whatever codes the questionnaire "
            "has. Where it codes yes as 1 and no as 2, a correlation computed with those codes has "
            "the opposite sign."
        )
        return (Note(words, NoteKind.CAUTION),)
    yes, no = coded
    if not (_whole(yes) and _whole(no)) or int(yes) > int(no):
        return ()
    words = text(
        "The questionnaire codes registered as {yes} and not registered as {no}. A correlation "
        "computed with these codes has the opposite sign of the one shown here, where registered "
        "is 1 and not registered 0.",
        yes=yes,
        no=no,
    )
    return (Note(words, NoteKind.CAUTION),)


def _whole(code: str) -> bool:
    return code.removeprefix("-").isdecimal()


SECTION = Section(
    ID,
    text("Did income grow more for the registered?"),
    ("growth", "registered"),
    ask_growth,
    tell_growth,
)
