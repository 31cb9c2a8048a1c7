"""One role a column, one column a role: what is clear is proposed, the rest is listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from endogen.i18n import Text, text
from endogen.proposals.coding import missing, suspects, turned, unit, yes_no
from endogen.proposals.items import ITEMS
from endogen.proposals.pattern import find as find_phrase
from endogen.proposals.pattern import plain
from endogen.proposals.scoring import Claim, claims
from endogen.study.codebook import Scale
from endogen.study.instrument import Missing
from endogen.study.profile import Profile
from endogen.study.role_sheet import REVERSED, RoleRow, Sure
from endogen.study.roles import ROLES

ENOUGH = 1.5  # points below which a claim is not even likely
APART = 0.5  # by which it must lead the next
LISTED = 3  # candidates named


@dataclass(frozen=True, slots=True)
class _Choice:
    """A column with what speaks for its roles, and the claim that is to be proposed."""

    column: Profile
    claims: tuple[Claim, ...]
    chosen: Claim | None = None
    asked: tuple[Text, ...] = ()


def propose(columns: Sequence[Profile]) -> tuple[RoleRow, ...]:
    """Propose a role and a coding for each column.

    Parameters
    ----------
    columns : sequence of Profile
        All columns of the file.

    Returns
    -------
    tuple of RoleRow
        In the same order.  A column for which two roles speak alike, or whose values do not
        fit the role that its words name, gets none: the candidates are named.  A role that
        two columns claim alike goes to neither.

    Examples
    --------
    >>> from endogen.study.answers import Held
    >>> from endogen.i18n import Label
    >>> age = Profile("q2", Held.NUMBER, Label(zh="户主年龄"), 9, 9, 9, (), 30, 70, 51.0, True)
    >>> propose([age])[0].role
    'age'
    """
    choices = [_choose(column) for column in columns]
    return tuple(_row(choice) for choice in _one_each(choices))


def _choose(column: Profile) -> _Choice:
    if column.role:
        stated = Claim(column.role, 99.0, (text("the questionnaire says so"),), None, True)
        return _Choice(column, (stated,), stated)
    if column.answered == 0:
        return _Choice(column, (), None, (text("The column is empty."),))
    found = tuple(claims(column))
    fitting = [c for c in found if c.misfit is None and c.whole]
    if not fitting or fitting[0].points < ENOUGH:
        return _Choice(column, found, None, _why_not(found))
    first = fitting[0]
    # What the words say more clearly, but the values or the item forbid, is not passed over.
    rivals = [c for c in found if c is not first and _rivals(c, first)]
    if rivals:
        return _Choice(column, found, None, (text("Several roles are possible."),))
    return _Choice(column, found, first)


def _rivals(other: Claim, first: Claim) -> bool:
    """Whether another claim is as good; one that the values forbid must be clearly better."""
    lead = first.points - other.points
    return lead < APART if other.misfit is None and other.whole else lead < -APART


def _why_not(found: Sequence[Claim]) -> tuple[Text, ...]:
    if not found or found[0].points < ENOUGH - 1:
        return ()
    best = found[0]
    if best.misfit is not None:
        label = ROLES[best.family].label
        return (text("It may be “{role}”, but {why}.", role=label, why=best.misfit),)
    return (text("Which item of “{role}” is it?", role=ROLES[best.family].label),)


def _one_each(choices: Iterable[_Choice]) -> list[_Choice]:
    """Give each role to the column that claims it most clearly, or to none."""
    listed = list(choices)
    rivals: dict[str, list[_Choice]] = defaultdict(list)
    for choice in listed:
        if choice.chosen is not None:
            rivals[choice.chosen.role].append(choice)
    loses: dict[str, Text] = {}
    for claimants in rivals.values():
        if len(claimants) < 2:
            continue
        ranked = sorted(claimants, key=lambda c: -c.chosen.points if c.chosen else 0.0)
        points = [c.chosen.points for c in ranked if c.chosen]
        clear = points[0] - points[1] >= APART
        for place, choice in enumerate(ranked):
            others = ", ".join(c.column.name for c in ranked if c is not choice)
            if place or not clear:
                loses[choice.column.name] = text(
                    "Other columns claim the same role: {others}.", others=others
                )
    return [
        replace(c, chosen=None, asked=(*c.asked, loses[c.column.name]))
        if c.column.name in loses
        else c
        for c in listed
    ]


def _row(choice: _Choice) -> RoleRow:
    column, claim = choice.column, choice.chosen
    lost = missing(column)
    if claim is None:
        # A role whose values forbid it is named too: she may know better.
        named = tuple(dict.fromkeys(c.role for c in choice.claims if c.points >= ENOUGH - 1))
        sure = Sure.ASKED if named else Sure.NOTHING
        doubt = _doubts(column, lost) if named else []
        return RoleRow(
            column.name,
            missing=lost,
            separator=column.separator,
            sure=sure,
            asked=(*choice.asked, *doubt),
            candidates=named[:LISTED],
        )
    made = RoleRow(
        column.name,
        role=claim.role,
        missing=lost,
        separator=column.separator,
        sure=Sure.SURE if claim.strong else Sure.LIKELY,
        why=claim.why,
        candidates=tuple(c.role for c in choice.claims if c is not claim and c.whole)[:LISTED],
    )
    return _coded(made, column)


def _coded(row: RoleRow, column: Profile) -> RoleRow:
    """Add yes and no, unit and items to a row that has a role, and what is to be asked."""
    family = row.role.partition(":")[0]
    role = ROLES[family]
    asked: list[Text] = []
    why = list(row.why)
    said, reason, question = unit(role, column)
    row = replace(row, unit=said)
    if reason is not None:
        why.append(reason)
    if question is not None:
        asked.append(question)
    if turned(role, column):
        row = replace(row, unit=REVERSED)
        why.append(text("its labels say that 1 is the most: the scale is turned"))
    if column.separator and role.takes_item:
        row = replace(row, items=_items(family, column))
        if any(not item for _, item in row.items):
            asked.append(text("Say in “item” what each code stands for."))
    elif role.scale is Scale.YES_NO:
        row, more = _yes_no(row, column)
        asked += more
        why += [more_why] if (more_why := yes_no(column).why) else []
    asked += _doubts(column, row.missing)
    return replace(
        row,
        why=tuple(why),
        asked=tuple(asked),
        sure=Sure.ASKED if asked else row.sure,
    )


def _doubts(column: Profile, known: tuple[tuple[str, Missing], ...]) -> list[Text]:
    codes = suspects(column, known)
    if not codes:
        return []
    return [text("Does {codes} stand for a missing answer?", codes=", ".join(codes))]


def _yes_no(row: RoleRow, column: Profile) -> tuple[RoleRow, list[Text]]:
    coding = yes_no(column)
    if coding.known:
        return replace(row, yes=coding.yes, no=coding.no), []
    codes = column.codes
    if len(codes) == 1 and column.answered < column.rows:
        ask = text(
            "Only {code} occurs, and empty cells: which code is no? Write “empty” when an "
            "empty cell means no.",
            code=codes[0],
        )
        return row, [ask]
    return row, [text("Which of {codes} means yes, and which no?", codes=", ".join(codes))]


def _items(family: str, column: Profile) -> tuple[tuple[str, str], ...]:
    """What each code of a column with several stands for; empty where it is not told."""
    known = ITEMS.get(family, {})
    made = []
    for code, _ in column.tokens:
        label = column.word(code)
        said = plain(f"{label.zh} {label.en} {code}")
        hits = [item for item, phrases in known.items() if find_phrase(phrases, said)]
        hits = [code] if code in known else hits
        made.append((code, hits[0] if len(hits) == 1 else ""))
    return tuple(made)
