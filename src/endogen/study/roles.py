"""The vocabulary of roles: what a column may be said to measure.

A role is ``family`` or ``family:item``.  Chapters ask for roles and never for columns; the
questionnaire's column ``role`` gives them, or ``[roles]`` of study.toml for files that
others made.  A select_multiple or rank question carries the family alone, and its choice
names are the items.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from endogen.i18n import Label
from endogen.study import programmes as p
from endogen.study.codebook import Scale
from endogen.study.nearest import nearest

ITEM = re.compile(r"[a-z][a-z0-9_]*")
ROLELESS = "-"  # written in the questionnaire for a question that measures nothing by itself


@dataclass(frozen=True, slots=True)
class Role:
    """One family of roles.

    Attributes
    ----------
    family : str
    label : Label
        Its short name.
    holds : Label
        What a column with this role holds.
    scale : Scale
        What may be done with such a column.
    takes_item : bool
        Whether the role is written ``family:item``.
    items : tuple of str
        The items that endogen knows.
    closed : bool
        Whether other items than these are refused.
    unit : str
        The unit where a column names none.
    """

    family: str
    label: Label
    holds: Label
    scale: Scale
    takes_item: bool = False
    items: tuple[str, ...] = ()
    closed: bool = False
    unit: str = ""


class UnknownRole(LookupError):
    """A role that is not of the vocabulary.

    Attributes
    ----------
    role : str
    nearest : str
        The known role that is nearest, or what is to be written instead.
    """

    def __init__(self, role: str, known: str) -> None:
        self.role = role
        self.nearest = known
        super().__init__(role)


def find(role: str, *, whole_family: bool = False) -> Role:
    """The family that `role` belongs to.

    Parameters
    ----------
    role : str
        ``family`` or ``family:item``.
    whole_family : bool
        Whether the role is that of a select_multiple or rank question, which names a
        family and leaves the items to its choices.

    Raises
    ------
    UnknownRole
        With the nearest known role.

    Examples
    --------
    >>> find("cognition:breeding").scale
    <Scale.ORDINAL: 'ordinal'>
    """
    family, colon, item = role.partition(":")
    known = ROLES.get(family)
    if known is None:
        guess = nearest(family, ROLES)
        single = guess in ROLES
        raise UnknownRole(role, guess + colon + item if single and item else guess)
    if whole_family:
        if item or not known.takes_item:
            raise UnknownRole(role, known.family if known.takes_item else _families())
        return known
    if not known.takes_item:
        if colon:
            raise UnknownRole(role, family)
        return known
    fits = ITEM.fullmatch(item) and (not known.closed or item in known.items)
    if not fits:
        if item and known.items:
            raise UnknownRole(role, _choices(family, nearest(item, known.items)))
        raise UnknownRole(role, _choices(family, ", ".join(known.items) or "…"))
    return known


def item_label(role: str) -> Label:
    """The label of a role's item, or of its family when it has none that is known."""
    family, _, item = role.partition(":")
    return ITEM_LABELS.get(family, {}).get(item) or Label(item, item)


def _choices(family: str, items: str) -> str:
    return ", ".join(i if i == "…" else f"{family}:{i}" for i in items.split(", "))


def _families() -> str:
    return ", ".join(sorted(r.family for r in ROLES.values() if r.takes_item))


def _role(
    family: str,
    scale: Scale,
    label: tuple[str, str],
    holds: tuple[str, str],
    items: dict[str, Label] | tuple[str, ...] | None = None,
    *,
    closed: bool = False,
    unit: str = "",
) -> Role:
    return Role(
        family,
        Label(*label),
        Label(*holds),
        scale,
        items is not None,
        tuple(items or ()),
        closed,
        unit,
    )


_S = Scale

# A table of roles, which the formatter would draw out to twice its length.
# fmt: off
VOCABULARY: tuple[Role, ...] = (
    # -- the questionnaire itself
    _role("id", _S.TEXT, ("household id", "家庭编号"),
          ("a code that is unique to the household", "每户唯一的编号")),
    _role("enumerator", _S.TEXT, ("enumerator", "调查员"),
          ("who asked", "由谁调查")),
    _role("start", _S.DATE, ("start of the interview", "访问开始时间"),
          ("date and time", "日期与时间")),
    _role("end", _S.DATE, ("end of the interview", "访问结束时间"),
          ("date and time", "日期与时间")),
    _role("township", _S.CATEGORY, ("township", "乡镇"),
          ("the township or town of the household", "所在乡镇")),
    _role("village", _S.CATEGORY, ("village", "村"),
          ("the village, or natural village, of the household", "所在行政村或自然村")),
    _role("consent", _S.YES_NO, ("consent", "知情同意"),
          ("whether the respondent agreed to this use of the answers",
           "受访者是否同意将答案用于该目的"),
          ("survey", "interview", "matching")),
    # -- the sampling design
    _role("weight", _S.AMOUNT, ("sampling weight", "抽样权重"),
          ("how many households this one stands for", "该户代表多少户")),
    _role("strata", _S.CATEGORY, ("stratum", "抽样层"),
          ("the stratum it was drawn from", "所属抽样层")),
    _role("psu", _S.CATEGORY, ("primary sampling unit", "初级抽样单元"),
          ("the village or area drawn first", "首先抽中的村或片区")),
    _role("fpc", _S.AMOUNT, ("population size of the stratum", "层内总体规模"),
          ("number of primary sampling units in the stratum", "该层初级抽样单元总数")),
    _role("price-level", _S.AMOUNT, ("price level of the place", "所在地价格水平"),
          ("prices where the household lives, 1 = those of the place that the poverty line is of",
           "农户所在地的物价，以贫困线所适用地区为1")),
    # -- administrative status
    _role("registered", _S.YES_NO, ("registered household", "建档立卡户"),
          ("whether the household is, or was, registered as poor",
           "是否为（或曾为）建档立卡户")),
    _role("registered-year", _S.COUNT, ("year of registration", "建档立卡年份"),
          ("calendar year", "年份"), unit="year"),
    _role("exit-year", _S.COUNT, ("year of exit from poverty", "脱贫年份"),
          ("calendar year; null while registered", "年份；尚未脱贫则为空"), unit="year"),
    _role("cause", _S.PLACE, ("cause of poverty", "致贫原因"),
          ("the place given to this cause, 1 = first; null when not named",
           "该原因的排序，1为首要；未选为空"), p.CAUSES),
    # -- the household
    _role("age", _S.COUNT, ("age of the head", "户主年龄"),
          ("completed years", "周岁"), unit="years"),
    _role("schooling", _S.COUNT, ("schooling of the head", "户主受教育年限"),
          ("years of schooling", "受教育年数"), unit="years"),
    _role("size", _S.COUNT, ("household size", "家庭人口"),
          ("members", "家庭总人口"), unit="persons"),
    _role("elders", _S.COUNT, ("members aged 65 and over", "65岁及以上人数"),
          ("members", "人数"), unit="persons"),
    _role("children", _S.COUNT, ("members under 16", "16岁以下人数"),
          ("members", "人数"), unit="persons"),
    _role("lost-labour", _S.COUNT, ("members without capacity to work", "丧失劳动能力人数"),
          ("members who cannot work because of illness or disability",
           "因病、因残丧失劳动能力的人数"), unit="persons"),
    _role("migrants", _S.COUNT, ("members away at work", "外出务工经商人数"),
          ("members who work or trade away from home", "外出务工或经商的人数"),
          unit="persons"),
    _role("high-school", _S.COUNT, ("members with high school", "高中及以上学历人数"),
          ("members with high school or more", "高中及以上学历的人数"), unit="persons"),
    _role("cadre", _S.YES_NO, ("cadre in the family", "家中有干部"),
          ("whether a member is a civil servant or village cadre", "家中是否有公务员或村干部")),
    _role("cadre-number", _S.COUNT, ("number of cadres", "干部人数"),
          ("members", "人数"), unit="persons"),
    _role("party", _S.YES_NO, ("party member in the family", "家中有党员"),
          ("whether a member belongs to the party", "家中是否有党员")),
    _role("party-number", _S.COUNT, ("number of party members", "党员人数"),
          ("members", "人数"), unit="persons"),
    # -- who is reached
    _role("channel", _S.YES_NO, ("channel", "了解渠道"),
          ("whether the household hears of the policy this way", "是否通过该渠道了解政策"),
          p.CHANNELS),
    _role("cognition", _S.ORDINAL, ("cognition", "认知"),
          ("how well the programme is known, 1 (very little) to 5 (very well)",
           "对该措施的了解程度，1（很不了解）至5（很了解）"), p.PROGRAMMES, closed=True),
    _role("willingness", _S.ORDINAL, ("willingness", "参与意愿"),
          ("wish to take part, 1 (not at all) to 5 (very much)",
           "参与意愿，1（很不愿意）至5（很愿意）"), p.PROGRAMMES, closed=True),
    _role("participation", _S.YES_NO, ("participation", "参与"),
          ("whether the household takes part", "是否参与"), p.PROGRAMMES, closed=True),
    # -- income
    _role("income", _S.AMOUNT, ("net income", "纯收入"),
          ("net income of the household, 12 months", "家庭全年纯收入"), unit="yuan"),
    _role("income-before", _S.AMOUNT, ("net income in the base year", "基期纯收入"),
          ("net income of the household in the study's base year", "基期年份的家庭纯收入"),
          unit="yuan"),
    _role("months-covered", _S.COUNT, ("months that the income covers", "收入覆盖月数"),
          ("1 to 12", "1至12"), unit="months"),
    _role("months-covered-before", _S.COUNT,
          ("months that the base-year income covers", "基期收入覆盖月数"),
          ("1 to 12", "1至12"), unit="months"),
    _role("growth", _S.AMOUNT, ("average yearly increase of income", "年均增收"),
          ("average increase a year since targeted poverty alleviation began",
           "精准扶贫实施以来家庭年均增收额"), unit="yuan"),
    _role("consumption", _S.AMOUNT, ("consumption", "消费支出"),
          ("consumption of the household, 12 months", "家庭全年消费支出"), unit="yuan"),
    _role("source", _S.YES_NO, ("income source", "收入来源"),
          ("whether the household has income from it", "是否有该项收入"), p.SOURCES),
    _role("amount", _S.AMOUNT, ("income by source", "分来源收入"),
          ("net income from it, 12 months; may be negative", "该项全年净收入，可为负"),
          p.SOURCES, unit="yuan"),
    _role("benefit", _S.AMOUNT, ("benefit from a project", "项目受益"),
          ("yuan received from it, 12 months", "该项目全年受益金额"), p.PROJECTS, unit="yuan"),
    _role("one-off", _S.AMOUNT, ("one-off part of a benefit", "一次性受益"),
          ("how much of the benefit will not come again", "受益中不会再有的一次性部分"),
          p.PROJECTS, unit="yuan"),
    _role("exposure", _S.AMOUNT, ("money from an operating mode", "经营模式所得"),
          ("yuan received through it, 12 months", "全年由该模式所得金额"), p.MODES,
          closed=True, unit="yuan"),
    _role("exposure-days", _S.COUNT, ("days worked in an operating mode", "经营模式投工"),
          ("labour days of all members, 12 months", "全家全年投工天数"), p.MODES,
          closed=True, unit="days"),
    # -- empowerment: each question says in `adequate` which answers are enough
    _role("resource", _S.ORDINAL, ("resource opportunities", "资源机会"),
          ("an item of this dimension of empowerment", "该赋权维度的一个题项"),
          p.RESOURCES),
    _role("knowledge", _S.ORDINAL, ("knowledge and skills", "知识技能"),
          ("an item of this dimension of empowerment", "该赋权维度的一个题项"),
          p.KNOWLEDGE),
    _role("values", _S.ORDINAL, ("values", "价值观念"),
          ("an item of this dimension of empowerment", "该赋权维度的一个题项"),
          p.VALUES),
    # -- basic needs, expenses, shocks
    _role("deprivation", _S.YES_NO, ("deprivation", "剥夺"),
          ("whether the household lacks it", "该项是否没有保障"), p.DEPRIVATIONS),
    _role("rigid-expense", _S.AMOUNT, ("rigid expenditure", "刚性支出"),
          ("what the household had to pay for it itself, 12 months", "全年自付的该项支出"),
          ("medical", "education", "disaster", "other"), unit="yuan"),
    _role("shock", _S.YES_NO, ("shock", "冲击"),
          ("whether it struck in the last 12 months", "近12个月是否遭遇"), p.SHOCKS),
    _role("shock-date", _S.DATE, ("date of a shock", "冲击发生时间"),
          ("month of the last one of its kind", "最近一次发生的月份"), p.SHOCKS),
    _role("shock-loss", _S.AMOUNT, ("loss by a shock", "冲击损失"),
          ("cost and lost income together", "花费与减少的收入合计"), p.SHOCKS, unit="yuan"),
    # -- what was given, learnt and found
    _role("in-kind", _S.YES_NO, ("received in kind", "实物帮扶"),
          ("whether it was handed out to the household", "是否得到过该项实物"), p.HANDOUTS),
    _role("in-kind-value", _S.AMOUNT, ("value of what was received", "实物折价"),
          ("yuan at local prices", "按当地价格折算"), p.HANDOUTS, unit="yuan"),
    _role("in-kind-fate", _S.CATEGORY, ("what became of it", "实物去向"),
          ("1 still kept, 2 sold, 3 eaten or given away, 4 died",
           "1仍在养，2已卖，3自家吃了或送人，4死亡"), p.ANIMALS),
    _role("training", _S.YES_NO, ("training attended", "参加培训"),
          ("whether a member attended in the last 12 months", "近12个月家中是否有人参加")),
    _role("training-days", _S.COUNT, ("days of training", "培训天数"),
          ("days of all members, 12 months", "全家全年培训天数"), unit="days"),
    _role("training-topic", _S.YES_NO, ("topic of training", "培训内容"),
          ("whether it was taught", "是否学过"),
          ("planting", "breeding", "e_commerce", "machinery", "other")),
    _role("technique", _S.YES_NO, ("technique used", "使用的技术"),
          ("whether the household uses it now", "目前是否在用"),
          ("silage", "penning", "disease", "seed", "machinery", "online")),
    _role("work-found", _S.YES_NO, ("work found after training", "培训后就业"),
          ("whether a member found work by it", "培训后是否有人找到工作")),
    _role("confidence", _S.ORDINAL, ("confidence that it will last", "对持续性的信心"),
          ("1 (none) to 5 (full)", "1（完全没信心）至5（很有信心）"),
          ("dividends", "shares", "loans")),
    # -- members away, selling, credit
    _role("would-return", _S.ORDINAL, ("would return", "返乡意愿"),
          ("whether members away would come back to work here", "外出家人是否愿意返乡")),
    _role("return-obstacle", _S.YES_NO, ("obstacle to return", "不返乡原因"),
          ("whether it keeps them away", "是否因此不返乡"),
          ("wages", "work", "schooling", "capital", "life")),
    _role("sales", _S.YES_NO, ("sales channel", "销售渠道"),
          ("whether the household sells this way", "是否通过该渠道销售"),
          ("trader", "market", "cooperative", "company", "online")),
    _role("stage", _S.YES_NO, ("stage of the chain", "产业链环节"),
          ("whether the household works in it", "是否参与该环节"),
          ("production", "processing", "selling")),
    _role("loan-need", _S.YES_NO, ("loan needed", "贷款需求"),
          ("whether it needed a loan in the last 12 months", "近12个月是否需要贷款")),
    _role("loan-access", _S.YES_NO, ("loan obtained", "获得贷款"),
          ("whether it got one, whole or in part", "是否全部或部分贷到")),
    _role("loan", _S.AMOUNT, ("loan", "贷款金额"),
          ("yuan borrowed, 12 months", "近12个月贷到的金额"), unit="yuan"),
    # -- how life is seen
    _role("satisfaction", _S.ORDINAL, ("satisfaction", "满意度"),
          ("with the programmes, 1 to 5", "对帮扶措施的满意度，1至5")),
    _role("gain", _S.ORDINAL, ("sense of gain", "获得感"),
          ("1 to 5", "1至5")),
    _role("well-being", _S.ORDINAL, ("well-being", "幸福感"),
          ("1 to 5", "1至5")),
    _role("local-identity", _S.ORDINAL, ("local identity", "乡土认同"),
          ("belonging to the village, 1 to 5", "对本村的归属感，1至5")),
    _role("village-say", _S.ORDINAL, ("say in village decisions", "村务话语权"),
          ("1 to 5", "1至5")),
)
# fmt: on

ROLES: dict[str, Role] = {role.family: role for role in VOCABULARY}

ITEM_LABELS: dict[str, dict[str, Label]] = {
    "cause": p.CAUSES,
    "channel": p.CHANNELS,
    "cognition": p.PROGRAMMES,
    "willingness": p.PROGRAMMES,
    "participation": p.PROGRAMMES,
    "source": p.SOURCES,
    "amount": p.SOURCES,
    "benefit": p.PROJECTS,
    "one-off": p.PROJECTS,
    "exposure": p.MODES,
    "exposure-days": p.MODES,
    "resource": p.RESOURCES,
    "knowledge": p.KNOWLEDGE,
    "values": p.VALUES,
    "deprivation": p.DEPRIVATIONS,
    "shock": p.SHOCKS,
    "shock-date": p.SHOCKS,
    "shock-loss": p.SHOCKS,
    "in-kind": p.HANDOUTS,
    "in-kind-value": p.HANDOUTS,
    "in-kind-fate": p.HANDOUTS,
}
