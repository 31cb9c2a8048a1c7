"""The columns that make groups: few values, named and in order; others are refused in words."""

from __future__ import annotations

from collections.abc import Sequence

from endogen.describing.profile import Profile, profiles
from endogen.describing.topic import Answer, Grouping
from endogen.errors import UseError
from endogen.i18n import Words, text
from endogen.study.codebook import Codebook, Scale, Variable
from endogen.study.nearest import nearest
from endogen.survey.groups import label
from endogen.survey.sample import Sample

MOST_GROUPS = 12
"""Groups up to which a table can be read."""


def groupings(sample: Sample, codebook: Codebook, by: Sequence[str]) -> list[Grouping]:
    """The groups of each column, named by column or by role.

    Raises
    ------
    UseError
        E-USE-BY-COLUMN for what is no column; E-USE-BY-MANY for a column with many values;
        E-USE-BY-AMOUNT for amounts.
    """
    named = {v.name: v for v in codebook if v.name in sample.table.schema}
    roles = {v.role: v.name for v in codebook if v.role and v.name in named}
    columns = [roles.get(name, name) if name not in named else name for name in by]
    for asked, name in zip(by, columns, strict=True):
        if name not in named:
            known = [*named, *roles]
            raise UseError("E-USE-BY-COLUMN", name=asked, nearest=nearest(asked, known))
    columns = list(dict.fromkeys(columns))
    seen = profiles(sample.table, columns)
    return [_grouping(named[name], seen[name]) for name in columns]


def _grouping(variable: Variable, profile: Profile) -> Grouping:
    if profile.different > MOST_GROUPS:
        raise UseError("E-USE-BY-MANY", name=variable.name, n=profile.different, most=MOST_GROUPS)
    if any(isinstance(v, float) and v != round(v) for v in profile.values):
        raise UseError("E-USE-BY-AMOUNT", name=variable.name)
    known = {label(answer.value): answer.label for answer in _known(variable, profile)}
    occurring = [label(value) for value in profile.values]
    order = [code for code in known if code in occurring]
    order += [code for code in occurring if code not in known]
    title: Words = variable.label or variable.name
    words = any(isinstance(value, str) for value in profile.values)
    named = {
        code: known.get(code) or (code if words else f"{variable.name} = {code}") for code in order
    }
    return Grouping(variable.name, title, tuple(named.items()))


def _known(variable: Variable, profile: Profile) -> list[Answer]:
    """The values that the codebook names; of a yes/no column, yes comes first."""
    told = variable.scale is Scale.YES_NO
    if told or (not variable.categories and set(profile.values) == {0.0, 1.0}):
        return [Answer(1.0, text("yes")), Answer(0.0, text("no"))]
    return [Answer(c.code, c.label or c.code) for c in variable.categories if c.missing is None]
