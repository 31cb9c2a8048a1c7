"""Columns that chapters reason with but nobody is asked for: bands, labour, net benefits.

Each is a narwhals expression over the analysis frame, so that it costs one pass on any
engine, and a `Variable` with a role of its own.  Its provenance is the weakest of the
columns it is made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import narwhals as nw

from endogen.i18n import Label
from endogen.study.codebook import Codebook, Provenance, Scale, Variable
from endogen.study.instrument import Category
from endogen.study.study import Study

WEAKEST_FIRST = (Provenance.INVENTED, Provenance.RECONSTRUCTED, Provenance.SURVEY)
SCHOOLING_BANDS = (7, 10)  # years: primary < 7 ≤ junior < 10 ≤ high school and above
WANTS = 4  # on the five points of willingness, 4 and 5 mean "wants to take part"
POINTS = 5
OFFICIAL = ("cadre", "assembly")


@dataclass(frozen=True, slots=True)
class Derived:
    """A column to add: its variable and the expression that makes it."""

    variable: Variable
    expression: nw.Expr


def derive(frame: nw.LazyFrame, codebook: Codebook, study: Study) -> tuple[nw.LazyFrame, Codebook]:
    """Add every derived column whose inputs are there.

    Parameters
    ----------
    frame : narwhals.LazyFrame
        The analysis frame (recoded).
    codebook : Codebook
    study : Study
        For the age bands and the weights of the targeting degree.

    Returns
    -------
    (narwhals.LazyFrame, Codebook)
        With the derived columns appended.
    """
    made: list[Derived] = []
    for makers in STEPS:
        made = [d for make in makers for d in make(codebook, study)]
        if made:
            frame = frame.with_columns(*(d.expression.alias(d.variable.name) for d in made))
            codebook = Codebook(codebook.variables + tuple(d.variable for d in made))
    return frame, codebook


def weakest(variables: Iterable[Variable]) -> Provenance:
    """The weakest provenance among `variables`."""
    seen = {v.provenance for v in variables}
    return next((p for p in WEAKEST_FIRST if p in seen), Provenance.SURVEY)


def age_band(codebook: Codebook, study: Study) -> list[Derived]:
    """Age of the head in half-open bands: 40 belongs to 40–<60, never to two bands."""
    if not codebook.has("age"):
        return []
    cuts = study.report.age_bands
    labels = [Label(f"under {cuts[0]}", f"{cuts[0]}岁以下")]
    for low, high in zip(cuts, cuts[1:], strict=False):
        labels.append(Label(f"{low} to under {high}", f"{low}–{high}岁（不含{high}）"))
    labels.append(Label(f"{cuts[-1]} and over", f"{cuts[-1]}岁及以上"))
    return [
        _band(
            codebook.of("age"),
            "age_band",
            "age-band",
            cuts,
            labels,
            Label("Age of the head", "户主年龄"),
        )
    ]


def schooling_band(codebook: Codebook, _study: Study) -> list[Derived]:
    """Years of schooling as the three levels of Table 2."""
    if not codebook.has("schooling"):
        return []
    labels = [
        Label("primary school or less", "小学及以下"),
        Label("junior school", "初中"),
        Label("high school and above", "高中及以上"),
    ]
    return [
        _band(
            codebook.of("schooling"),
            "schooling_band",
            "schooling-band",
            SCHOOLING_BANDS,
            labels,
            Label("Education of the head", "户主受教育程度"),
        )
    ]


def first_cause(codebook: Codebook, _study: Study) -> list[Derived]:
    """The cause put first; null where no cause was named."""
    causes = codebook.family("cause")
    if not causes:
        return []
    expression: nw.Expr = nw.lit(None, dtype=nw.Float64)
    for place, variable in enumerate(causes.values()):
        first = nw.col(variable.name) == 1
        expression = nw.when(first).then(nw.lit(float(place))).otherwise(expression)
    categories = tuple(Category(str(i), v.label) for i, v in enumerate(causes.values()))
    variable = Variable(
        "first_cause",
        Scale.CATEGORY,
        Label("First cause of poverty", "首要致贫原因"),
        role="first-cause",
        categories=categories,
        provenance=weakest(causes.values()),
    )
    return [Derived(variable, expression)]


def labour(codebook: Codebook, _study: Study) -> list[Derived]:
    """Who can work: members neither under 16, nor 65 and over, nor without capacity.

    A member who is both 65 or over and without capacity is counted twice by the
    questionnaire, so the count is a lower bound, never below zero.
    """
    if not codebook.has("size", "elders", "children"):
        return []
    size, elders, children = (nw.col(codebook.column(r)) for r in ("size", "elders", "children"))
    inputs = [codebook.of(r) for r in ("size", "elders", "children")]
    made = [
        _number(
            "dependants",
            "dependants",
            elders + children,
            inputs,
            Label("Members under 16 or 65 and over", "16岁以下及65岁以上成员数"),
            "persons",
        ),
        _number(
            "working_age",
            "working-age",
            size - elders - children,
            inputs,
            Label("Members of working age", "劳动年龄成员数"),
            "persons",
        ),
    ]
    if codebook.has("lost-labour"):
        lost = codebook.of("lost-labour")
        able = size - elders - children - nw.col(lost.name)
        able = nw.when(able < 0).then(nw.lit(0.0)).otherwise(able)
        made.append(
            _number(
                "able",
                "able",
                able,
                [*inputs, lost],
                Label("Members able to work", "有劳动能力成员数"),
                "persons",
            )
        )
        made.append(
            _flag(
                "no_labour",
                "no-labour",
                able <= 0,
                [*inputs, lost],
                Label("Household without labour", "无劳动力家庭"),
            )
        )
    return made


def benefits(codebook: Codebook, _study: Study) -> list[Derived]:
    """Benefits of all projects together, the one-off part, and what is left without it."""
    received = codebook.family("benefit")
    if not received:
        return []
    total = _sum(received.values())
    made = [
        _number(
            "benefit_total",
            "benefit-total",
            total,
            list(received.values()),
            Label("Benefits from projects", "项目受益总额"),
            "yuan",
        )
    ]
    once = codebook.family("one-off")
    if once:
        both = [*received.values(), *once.values()]
        made.append(
            _number(
                "benefit_once",
                "benefit-once",
                _sum(once.values()),
                list(once.values()),
                Label("One-off benefits", "一次性受益"),
                "yuan",
            )
        )
        made.append(
            _number(
                "benefit_net",
                "benefit-net",
                total - _sum(once.values()),
                both,
                Label("Benefits net of one-off ones", "扣除一次性后的受益"),
                "yuan",
            )
        )
    return made


def amounts(codebook: Codebook, _study: Study) -> list[Derived]:
    """All income, as the sum of its sources."""
    parts = list(codebook.family("amount").values())
    if not parts:
        return []
    return [
        _number(
            "amount_total",
            "amount-total",
            _sum(parts),
            parts,
            Label("Income from all sources", "各项收入合计"),
            "yuan",
        )
    ]


def breadth(codebook: Codebook, _study: Study) -> list[Derived]:
    """In how many programmes a household is, and how much it knows of them on average."""
    made = []
    takes = list(codebook.family("participation").values())
    if takes:
        made.append(
            _number(
                "breadth",
                "breadth",
                _sum(takes),
                takes,
                Label("Programmes taken part in", "参与的措施数"),
                "programmes",
            )
        )
    knows = list(codebook.family("cognition").values())
    if knows:
        made.append(
            _number(
                "cognition_mean",
                "cognition-mean",
                _sum(knows) / len(knows),
                knows,
                Label("Mean cognition of the programmes", "各项措施平均认知"),
                "points",
            )
        )
    return made


def official(codebook: Codebook, _study: Study) -> list[Derived]:
    """Who hears of the programmes from cadres or the assembly, and from nobody else."""
    channels = codebook.family("channel")
    by_office = [channels[name] for name in OFFICIAL if name in channels]
    if len(by_office) < len(OFFICIAL):
        return []
    every = list(channels.values())
    hears = _sum(by_office) > 0
    alone = hears & (_sum(by_office) == _sum(every))
    return [
        _flag(
            "official_channel",
            "official-channel",
            hears,
            by_office,
            Label("hears from cadres or the assembly", "通过干部或村民大会了解"),
        ),
        _flag(
            "only_official",
            "only-official",
            alone,
            every,
            Label("hears from nobody else", "没有其他了解渠道"),
        ),
    ]


def of_age(codebook: Codebook, study: Study) -> list[Derived]:
    """Whether the head is of the age that a programme was meant for (half-open)."""
    if not codebook.has("age"):
        return []
    age = codebook.of("age")
    return [
        _flag(
            f"of_age_{name}",
            f"of-age:{name}",
            (nw.col(age.name) >= low) & (nw.col(age.name) < high),
            [age],
            Label(f"of the age meant: {name}", f"符合目标年龄：{name}"),
        )
        for name, (low, high) in study.age_targets.items()
    ]


def wants(codebook: Codebook, _study: Study) -> list[Derived]:
    """Who wants to take part: 4 or 5 of five points of willingness."""
    return [
        _flag(
            f"wants_{item}",
            f"wants:{item}",
            nw.col(v.name) >= WANTS,
            [v],
            Label(f"wants: {v.label.en}", f"愿意：{v.label.zh}"),
        )
        for item, v in codebook.family("willingness").items()
    ]


def consistent(codebook: Codebook, _study: Study) -> list[Derived]:
    """Whether wish and deed agree."""
    made = []
    takes = codebook.family("participation")
    for item, wish in codebook.family("wants").items():
        if item in takes:
            agree = nw.col(wish.name) == nw.col(takes[item].name)
            made.append(
                _flag(
                    f"consistent_{item}",
                    f"consistent:{item}",
                    agree,
                    [wish, takes[item]],
                    Label(f"wish and deed agree: {item}", f"意愿与行为一致：{item}"),
                )
            )
    return made


def degree(codebook: Codebook, study: Study) -> list[Derived]:
    """The targeting degree of a household: the weighted mean of its four components, 0–1.

    Cognition is carried to 0–1 as (points − 1)/4; the other three are 0/1.  The weights
    are the study's (equal unless it says otherwise) and sum to one.
    """
    weights = study.report.degree_weights
    made = []
    families = ("cognition", "wants", "participation", "consistent")
    members = [codebook.family(f) for f in families]
    for item in members[0]:
        parts = [family.get(item) for family in members]
        if any(part is None for part in parts):
            continue
        known = [part for part in parts if part is not None]
        cognition = (nw.col(known[0].name) - 1) / (POINTS - 1)
        columns = [cognition, *(nw.col(v.name) for v in known[1:])]
        score: nw.Expr = nw.lit(0.0)
        for weight, column in zip(weights, columns, strict=True):
            score = score + weight * column
        made.append(
            _number(
                f"degree_{item}",
                f"degree:{item}",
                score,
                known,
                Label(f"targeting degree: {item}", f"瞄准程度：{item}"),
                "share",
            )
        )
        # The components on the same complete answers, so that they add up to the degree.
        made.append(
            _number(
                f"known_{item}",
                f"known:{item}",
                cognition + 0 * score,
                known,
                Label(f"cognition, 0–1: {item}", f"认知（0–1）：{item}"),
                "share",
            )
        )
    return made


Maker = Callable[[Codebook, Study], list[Derived]]
# A step sees the columns that the steps before it made.
STEPS: tuple[tuple[Maker, ...], ...] = (
    (
        age_band,
        schooling_band,
        first_cause,
        labour,
        benefits,
        amounts,
        breadth,
        official,
        of_age,
        wants,
    ),
    (consistent,),
    (degree,),
)


def _band(
    source: Variable,
    name: str,
    role: str,
    cuts: Sequence[float],
    labels: list[Label],
    label: Label,
) -> Derived:
    column = nw.col(source.name)
    expression: nw.Expr = nw.lit(0.0)
    for place, cut in enumerate(cuts, start=1):
        expression = nw.when(column >= cut).then(nw.lit(float(place))).otherwise(expression)
    expression = (
        nw.when(column.is_null()).then(nw.lit(None, dtype=nw.Float64)).otherwise(expression)
    )
    categories = tuple(Category(str(i), words) for i, words in enumerate(labels))
    variable = Variable(
        name,
        Scale.ORDINAL,
        label,
        role=role,
        categories=categories,
        question=source.name,
        origin=source.origin,
        provenance=source.provenance,
    )
    return Derived(variable, expression)


def _sum(variables: Iterable[Variable]) -> nw.Expr:
    """Add columns; one that is missing leaves the sum missing, never silently smaller."""
    columns = [nw.col(v.name) for v in variables]
    total = columns[0]
    for column in columns[1:]:
        total = total + column
    return total


def _number(
    name: str, role: str, expression: nw.Expr, inputs: list[Variable], label: Label, unit: str
) -> Derived:
    variable = Variable(name, Scale.AMOUNT, label, role=role, unit=unit, provenance=weakest(inputs))
    return Derived(variable, expression)


def _flag(
    name: str, role: str, condition: nw.Expr, inputs: list[Variable], label: Label
) -> Derived:
    known = nw.all_horizontal(*(~nw.col(v.name).is_null() for v in inputs), ignore_nulls=False)
    yes = nw.when(condition).then(nw.lit(1.0)).otherwise(nw.lit(0.0))
    expression = nw.when(known).then(yes).otherwise(nw.lit(None, dtype=nw.Float64))
    variable = Variable(name, Scale.YES_NO, label, role=role, provenance=weakest(inputs))
    return Derived(variable, expression)
