"""Income per person or equivalent adult, now and then, and whether a household is connected."""

from __future__ import annotations

import narwhals as nw

from endogen.chapters.derived.making import Derived, flag, number
from endogen.errors import StudyError, Where
from endogen.i18n import Label
from endogen.study.codebook import Codebook, Variable
from endogen.study.grammar import Expression, Literal, Name, Operation
from endogen.study.study import Study
from endogen.survey.adjusted import equivalents, positive
from endogen.survey.expressions import NUMBER
from endogen.survey.expressions import number as evaluated
from endogen.survey.portable import Engine

PER = (Label("per person", "人均"), Label("per equivalent adult", "每等价成人"))
UNITS = ("yuan per person", "yuan per equivalent adult")


def per(study: Study) -> Label:
    """What welfare is per, as it follows "income" in English and precedes it in Chinese."""
    return PER[study.income.per_adult]


def welfare(codebook: Codebook, study: Study) -> list[Derived]:
    """Income per person: the order from poor to rich, and what a poverty line is held to.

    It is per equivalent adult where the study chooses a scale, and in the prices of one
    place where a column says the price level of each.  A household without members has
    none; it is missing, never infinite.
    """
    said = per(study)
    made = []
    for role, source, label in (
        ("welfare", "income", Label(f"income {said.en}", f"{said.zh}收入")),
        ("welfare-before", "income-before", Label(f"income {said.en} then", f"基期{said.zh}收入")),
    ):
        if codebook.has(source) and _counted(codebook, study):
            income = codebook.of(source)
            made.append(per_head(codebook, study, role, label, Name(income.name), [income]))
    return made


def welfare_net(codebook: Codebook, study: Study) -> list[Derived]:
    """The same had there been no one-off benefits."""
    if study.income.per == "person" or not codebook.has("income", "size", "benefit-once"):
        return []
    income, once = codebook.of("income"), codebook.of("benefit-once")
    said = per(study)
    label = Label(f"income {said.en} net of one-off benefits", f"扣除一次性受益后的{said.zh}收入")
    net = Operation("-", (Name(income.name), Name(once.name)))
    return [per_head(codebook, study, "welfare-net", label, net, [income, once])]


def _counted(codebook: Codebook, study: Study) -> bool:
    """Whether it is known how many members share an income."""
    if study.income.per == "person":
        return True
    for role in ("size", "children"):
        needed = study.income.per_adult and (role == "size" or study.income.scale != "sqrt")
        if needed and not codebook.has(role):
            raise StudyError(
                "E-STUDY-SCALE-ROLES",
                where=Where(file="study.toml"),
                path="[income].scale",
                role=role,
                got=study.income.scale,
            )
    return codebook.has("size")


def per_head(
    codebook: Codebook,
    study: Study,
    role: str,
    label: Label,
    income: Expression,
    inputs: list[Variable],
) -> Derived:
    """An income over those who share it, and over the prices where they live."""
    found = income
    if study.income.per == "household":
        shared, members = _members(codebook, study)
        found, inputs = Operation("/", (found, shared)), [*inputs, *members]
    if codebook.has("price-level"):
        level = codebook.of("price-level")
        found, inputs = Operation("/", (found, positive(Name(level.name)))), [*inputs, level]
    algebra = Engine({v.name: (v.name, NUMBER) for v in inputs})
    return number(role, label, evaluated(found, algebra), inputs, UNITS[study.income.per_adult])


def _members(codebook: Codebook, study: Study) -> tuple[Expression, list[Variable]]:
    """How many persons, or equivalent adults, share an income; adults are all but children."""
    how, size = study.income, codebook.of("size")
    if how.scale in ("per_capita", "sqrt"):
        return equivalents(how.scale, {"size": Name(size.name)}), [size]
    children = codebook.of("children")
    given: dict[str, Expression] = {
        "adults": Operation("-", (Name(size.name), Name(children.name))),
        "children": Name(children.name),
    }
    if how.scale == "power":
        given |= {"child": Literal(how.child), "theta": Literal(how.theta)}
    return equivalents(how.scale, given), [size, children]


def connected(codebook: Codebook, _study: Study) -> list[Derived]:
    """Whether an official, a village cadre or a party member is in the family."""
    known = [codebook.of(role) for role in ("cadre", "party") if codebook.has(role)]
    if not known:
        return []
    ties = nw.col(known[0].name) == 1
    for variable in known[1:]:
        ties = ties | (nw.col(variable.name) == 1)
    label = Label("cadre or party member in the family", "家中有干部或党员")
    return [flag("connected", label, ties, known)]
