"""Indices that others defined: their items, weights and cut-offs, each with its source.

They are data.  An index that is revised becomes a new entry with its own date; the old one
stays, because what was published with it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from endogen.errors import UseError
from endogen.i18n import Label
from endogen.study.nearest import nearest
from endogen.study.programmes import DEPRIVATIONS


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is counted.

    Attributes
    ----------
    name : str
    label : Label
    dimension : str
    weight : Fraction
        All weights of a specification sum to 1.
    role : str
        The role of the column that answers it, where endogen knows one.
    """

    name: str
    label: Label
    dimension: str
    weight: Fraction
    role: str = ""


@dataclass(frozen=True, slots=True)
class Specification:
    """What an index counts.

    Attributes
    ----------
    name : str
    title : Label
    counts : {"deprivations", "adequacies"}
    cut : Fraction
        Poor are those whose weighted deprivations reach it; empowered are those whose
        weighted adequacies do.
    items : tuple of Item
    dimensions : dict of str to Label
    since : date
        When it was published.
    source : str
    note : Label
        What of it is this project's reading.
    """

    name: str
    title: Label
    counts: str
    cut: Fraction
    items: tuple[Item, ...]
    dimensions: dict[str, Label]
    since: date
    source: str
    note: Label = Label("")

    @property
    def weights(self) -> tuple[float, ...]:
        """The weights in the order of the items."""
        return tuple(float(item.weight) for item in self.items)

    def of(self, dimension: str) -> tuple[str, ...]:
        """The names of the items of a dimension."""
        return tuple(item.name for item in self.items if item.dimension == dimension)

    def arguments(self, columns: Mapping[str, str] | None = None) -> dict[str, object]:
        """What an indicator of counting takes, for columns that are named otherwise.

        Parameters
        ----------
        columns : mapping of item to column, optional
            Items that it does not name are in columns of their own name.

        Examples
        --------
        >>> arguments = specification("a-weai").arguments({"credit": "q7"})
        >>> arguments["adequacies"][2], arguments["k"]
        ('q7', 0.8)
        """
        named = columns or {}
        known = [item.name for item in self.items]
        for name in named:
            if name not in known:
                raise _no_choice(self.name, "columns", known, name)
        return {
            self.counts: [named.get(item.name, item.name) for item in self.items],
            "k": float(self.cut),
            "weights": list(self.weights),
        }


def specification(name: str) -> Specification:
    """The specification of that name.

    Parameters
    ----------
    name : {"needs", "weai", "a-weai", "pro-weai"}

    Raises
    ------
    UseError
        E-USE-CHOICE with the nearest known name.

    Examples
    --------
    >>> [item.name for item in specification("needs").items]
    ['food', 'clothing', 'schooling', 'medical', 'housing', 'water']
    """
    if name not in SPECIFICATIONS:
        raise _no_choice("specification", "name", SPECIFICATIONS, name)
    return SPECIFICATIONS[name]


def _no_choice(of: str, argument: str, known: Iterable[str], got: str) -> UseError:
    return UseError(
        "E-USE-CHOICE", name=of, argument=argument, choices=", ".join(known),
        nearest=nearest(got, known), got=repr(got),
    )  # fmt: skip


def _items(
    dimension: str, weight: Fraction, labels: Mapping[str, tuple[str, str]]
) -> tuple[Item, ...]:
    return tuple(Item(name, Label(*said), dimension, weight) for name, said in labels.items())


def _joined(parts: Sequence[tuple[Item, ...]]) -> tuple[Item, ...]:
    return tuple(item for part in parts for item in part)


NEEDS = Specification(
    "needs",
    Label("two worries, three guarantees and safe drinking water", "两不愁三保障和饮水安全"),
    "deprivations",
    Fraction(1, 6),
    tuple(
        Item(
            name,
            label,
            "worries" if name in {"food", "clothing"} else "guarantees",
            Fraction(1, 6),
            f"deprivation:{name}",
        )
        for name, label in DEPRIVATIONS.items()
    ),
    {
        "worries": Label("two worries: food and clothing", "两不愁：吃、穿"),
        "guarantees": Label(
            "three guarantees and drinking water: schooling, medical care, housing, water",
            "三保障和饮水安全：义务教育、基本医疗、住房安全、饮水安全",
        ),
    },
    date(2011, 12, 1),
    "Central Committee and State Council, Outline for Poverty Alleviation and Development in "
    "Rural China 2011–2020 (中国农村扶贫开发纲要（2011—2020年）), December 2011: food, clothing, "
    "schooling, medical care, housing. Leading Group of Poverty Alleviation, guidance on the "
    "outstanding problems of the two worries and three guarantees (国开发〔2019〕15号), June 2019: "
    "drinking water with them",
    Label(
        "The standard has no weights and no cut-off: who lacks any one of the six has not met it. "
        "Equal weights and a cut-off of one item say the same.",
        "该标准没有权重和临界值：六项中缺任何一项即未达标。等权重、以一项为临界值，含义相同。",
    ),
)

_LEADERSHIP = {
    "group": ("group membership", "参加团体"),
    "speaking": ("speaking in public", "当众发言"),
}

WEAI = Specification(
    "weai",
    Label(
        "Women's Empowerment in Agriculture Index: five domains of empowerment (5DE)",
        "农业女性赋权指数（WEAI）：五个赋权领域（5DE）",
    ),
    "adequacies",
    Fraction(4, 5),
    _joined(
        [
            _items(
                "production",
                Fraction(1, 10),
                {
                    "decisions": ("input in productive decisions", "参与生产决策"),
                    "autonomy": ("autonomy in production", "生产自主性"),
                },
            ),
            _items(
                "resources",
                Fraction(1, 15),
                {
                    "assets": ("ownership of assets", "拥有资产"),
                    "transfer": ("purchase, sale or transfer of assets", "买卖或转让资产"),
                    "credit": ("access to and decisions on credit", "获得信贷及其决策"),
                },
            ),
            _items(
                "income", Fraction(1, 5), {"income": ("control over use of income", "支配收入")}
            ),
            _items("leadership", Fraction(1, 10), _LEADERSHIP),
            _items(
                "time",
                Fraction(1, 10),
                {"workload": ("workload", "劳动负担"), "leisure": ("leisure", "闲暇")},
            ),
        ]
    ),
    {
        "production": Label("production", "生产"),
        "resources": Label("resources", "资源"),
        "income": Label("income", "收入"),
        "leadership": Label("leadership", "领导力"),
        "time": Label("time", "时间"),
    },
    date(2013, 12, 1),
    "Alkire, Meinzen-Dick, Peterman, Quisumbing, Seymour & Vaz (2013), World Development 52, "
    "71–91, table 1",
    Label(
        "The index of gender parity (GPI) is not computed: this is 5DE alone.",
        "不计算性别平等指数（GPI），仅为5DE。",
    ),
)

A_WEAI = Specification(
    "a-weai",
    Label(
        "Abbreviated Women's Empowerment in Agriculture Index (A-WEAI)",
        "简版农业女性赋权指数（A-WEAI）",
    ),
    "adequacies",
    Fraction(4, 5),
    _joined(
        [
            _items(
                "production",
                Fraction(1, 5),
                {"decisions": ("input in productive decisions", "参与生产决策")},
            ),
            _items("resources", Fraction(2, 15), {"assets": ("ownership of assets", "拥有资产")}),
            _items(
                "resources",
                Fraction(1, 15),
                {"credit": ("access to and decisions on credit", "获得信贷及其决策")},
            ),
            _items(
                "income", Fraction(1, 5), {"income": ("control over use of income", "支配收入")}
            ),
            _items("leadership", Fraction(1, 5), {"group": _LEADERSHIP["group"]}),
            _items("time", Fraction(1, 5), {"workload": ("workload", "劳动负担")}),
        ]
    ),
    WEAI.dimensions,
    date(2017, 1, 1),
    "Malapit, Pinkstaff, Sproule, Kovarik, Quisumbing & Meinzen-Dick (2017), The Abbreviated "
    "Women's Empowerment in Agriculture Index (A-WEAI), IFPRI Discussion Paper 1647",
    WEAI.note,
)

PRO_WEAI = Specification(
    "pro-weai",
    Label(
        "Project-level Women's Empowerment in Agriculture Index (pro-WEAI): 3DE",
        "项目层面农业女性赋权指数（pro-WEAI）：三个能动性领域（3DE）",
    ),
    "adequacies",
    Fraction(3, 4),
    _joined(
        [
            _items(
                "intrinsic",
                Fraction(1, 12),
                {
                    "autonomy": ("autonomy in income", "收入自主性"),
                    "efficacy": ("self-efficacy", "自我效能感"),
                    "violence": (
                        "attitudes about violence of partners against women",
                        "对亲密伴侣暴力的态度",
                    ),
                    "respect": ("respect among household members", "家庭成员间的尊重"),
                },
            ),
            _items(
                "instrumental",
                Fraction(1, 12),
                {
                    "decisions": ("input in productive decisions", "参与生产决策"),
                    "assets": ("ownership of land and other assets", "拥有土地等资产"),
                    "finance": (
                        "access to and decisions on financial services",
                        "获得金融服务及其决策",
                    ),
                    "income": ("control over use of income", "支配收入"),
                    "balance": ("work balance", "劳动与休息的平衡"),
                    "visits": ("visiting important locations", "前往重要场所"),
                },
            ),
            _items(
                "collective",
                Fraction(1, 12),
                {
                    "group": ("group membership", "参加团体"),
                    "influential": ("membership in influential groups", "参加有影响力的团体"),
                },
            ),
        ]
    ),
    {
        "intrinsic": Label("intrinsic agency", "内在能动性"),
        "instrumental": Label("instrumental agency", "工具性能动性"),
        "collective": Label("collective agency", "集体能动性"),
    },
    date(2019, 10, 1),
    "Malapit, Quisumbing, Meinzen-Dick, Seymour, Martinez, Heckert, Rubin, Vaz & Yount (2019), "
    "World Development 122, 675–692",
    Label(
        "As published in 2019, with twelve indicators. Later user guides count ten and leave two "
        "optional: give their weights yourself. The index of gender parity (GPI) is not computed.",
        "按2019年发表的十二项指标。后来的使用指南计十项、另两项可选，需自行给出权重。不计算性别平等指数（GPI）。",
    ),
)

SPECIFICATIONS: dict[str, Specification] = {
    one.name: one for one in (NEEDS, WEAI, A_WEAI, PRO_WEAI)
}
