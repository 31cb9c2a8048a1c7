"""A made-up report that holds every kind of block: what the writers are tried on.

``python -m tests.unit.report.look DIR`` writes it in both languages, to be looked at.
"""

from __future__ import annotations

from tests.unit.report.made_up import AGES, ANSWERS, EVIL, OTHER, PROGRAMMES, REGISTERED

from endogen.i18n import Label, Text, text
from endogen.report.charts import (
    Bars,
    Chart,
    Dots,
    Flow,
    Forest,
    Histogram,
    Item,
    Likert,
    Lines,
    Pyramid,
)
from endogen.report.document import (
    Block,
    Column,
    Document,
    Figure,
    Heading,
    Note,
    NoteKind,
    Paragraph,
    Row,
    RowKind,
    Show,
    Statement,
    Strength,
    Table,
    Value,
)

CHINESE: dict[str, str] = {}  # sentences with places, for the tests' own catalogue


def document(banners: tuple[str, ...] = ("synthetic", "unrepresentative")) -> Document:
    """A report of three chapters."""
    said = {
        "synthetic": Label(
            "Synthetic data: made from printed figures, not answers of real households.",
            "合成数据：依据已发表数字重构，并非真实农户的回答。",
        ),
        "unrepresentative": Label(
            "Not representative: a convenience sample; intervals rest on a model.",
            "不具代表性：便利样本，区间基于模型假定。",
        ),
        "internal": Label(
            "Internal: contains small cells, not for release.", "内部资料：含小单元格，不得外传。"
        ),
    }
    return Document(
        title=Label("Poverty reduction in P Village", "P村扶贫成效报告"),
        subtitle=Label(
            "Who is reached, what changed, and what the printed figures say",
            "瞄准了谁、改变了什么、已发表数字说明了什么",
        ),
        banners=tuple(said[name] for name in banners),
        facts=(
            (Label("Place", "地点"), Label("P Village, Sichuan", "四川省P村")),
            (Label("Fieldwork", "调查时间"), Label("July 2019", "2019年7月")),
            (
                Label("Valid answers", "有效问卷"),
                text("{n}", n=Value("0.sample.effective", Show.OF)),
            ),
        ),
        blocks=(*_who_answered(), *_who_is_reached(), *_what_changed()),
        stamp={"endogen": "0.1.0", "command": "endogen run p-village", "seed": "20191"},
    )


def _who_answered() -> tuple[Block, ...]:
    return (
        Heading(1, Label("Who answered", "谁回答了问卷"), "0", "0"),
        Heading(2, Label("Returns and households", "回收情况与农户"), "0.sample"),
        Statement(
            _both(
                "Of the questionnaires handed out, {p} came back usable ({ci}).",
                "发放的问卷中，有效回收率为 {p}（{ci}）。",
                p=Value("0.sample.effective", Show.PERCENT),
                ci=Value("0.sample.effective", Show.CI_PERCENT),
            ),
            Strength.DESCRIPTIVE,
            ("0.sample.effective",),
        ),
        Paragraph(
            _both(
                "Registered households are {of} of the sample. “Registered” is an administrative "
                "status; it says nothing by itself about income today.",
                "样本中建档立卡户为 {of}。“建档立卡”是一种行政身份，其本身并不说明当前收入水平；"
                "因此下文始终区分“建档立卡户”与“贫困”。",
                of=Value("0.sample.registered", Show.OF),
            )
        ),
        Table(
            id="0.sample",
            title=Label("The sample", "样本概况"),
            stub=Label("Question", "问题"),
            columns=(
                Column(Label("Count", "频数")),
                Column(Label("Share", "比例"), Label("Valid answers", "有效回答")),
                Column(Label("95% interval", "95% 置信区间"), Label("Valid answers", "有效回答")),
            ),
            rows=(
                Row(
                    Label("Usable questionnaires", "有效问卷"),
                    (
                        Value("0.sample.effective", Show.COUNT),
                        Value("0.sample.effective", Show.PERCENT),
                        Value("0.sample.effective", Show.CI_PERCENT),
                    ),
                ),
                Row(
                    Label("Registered households", "建档立卡户"),
                    (
                        Value("0.sample.registered", Show.COUNT),
                        Value("0.sample.registered", Show.PERCENT),
                        Value("0.sample.registered", Show.CI_PERCENT),
                    ),
                ),
                Row(
                    Label("Yield " + EVIL, "=单产 " + EVIL),
                    (
                        Value("0.sample.undefined", Show.COUNT),
                        Value("0.sample.undefined", Show.NUMBER),
                        None,
                    ),
                ),
            ),
            base=_both(
                "All valid answers (n = {n}).",
                "全部有效回答（n = {n}）。",
                n=Value("0.sample.registered", Show.N),
            ),
            method=Label("Wilson's interval.", "威尔逊区间。"),
        ),
        Figure(
            id="0.age",
            title=Label("Age of the heads of household", "户主年龄分布"),
            chart=Histogram(
                items=tuple(Item(band, (f"0.age.{band}",)) for band in AGES),
                show=Show.COUNT,
                axis=Label("households", "户数"),
                stub=Label("Age of head, years", "户主年龄（岁）"),
            ),
            alt=Label(
                "Most heads are between 50 and 79; only four are under 40.",
                "多数户主年龄在 50 至 79 岁之间，40 岁以下仅 4 户。",
            ),
            base=Label("All valid answers.", "全部有效回答。"),
        ),
        Figure(
            id="0.pyramid",
            title=Label("Age and registration", "年龄与建档立卡身份"),
            chart=Pyramid(
                items=tuple(Item(band, (f"0.age.{band}", f"0.age-other.{band}")) for band in AGES),
                series=(REGISTERED, OTHER),
                show=Show.COUNT,
                axis=Label("households", "户数"),
                stub=Label("Age of head", "户主年龄"),
            ),
            alt=Label("Both groups are old.", "两组户主年龄都偏高。"),
        ),
    )


def _who_is_reached() -> tuple[Block, ...]:
    return (
        Heading(1, Label("Who is reached", "瞄准了谁"), "1", "1"),
        Heading(2, Label("Age and cognition", "年龄与认知"), "1.age"),
        Statement(
            Label(
                "The older the head, the less the household knows of seven programmes; "
                "for financial assistance there is no such relation.",
                "户主年龄越大，对八项措施中的七项了解越少；金融帮扶则看不出这种关系。",
            ),
            Strength.CLEAR,
            tuple(f"1.age.{name}" for name in PROGRAMMES),
        ),
        Figure(
            id="1.age",
            title=Label(
                "Cognition of programmes falls with age",
                "对各项措施的认知随年龄增长而下降",
            ),
            chart=Forest(
                items=tuple(
                    Item(label, (f"1.age.{name}",), _kind(name))
                    for name, label in PROGRAMMES.items()
                ),
                show=Show.R,
                axis=Label(
                    "partial correlation with age (registration and schooling held constant)",
                    "与年龄的偏相关系数（控制建档立卡身份和受教育年限）",
                ),
                stub=Label("Programme", "帮扶措施"),
                limits=(-1, 0.4),
            ),
            alt=Label(
                "Seven intervals lie left of zero; the one for financial assistance spans it.",
                "七个区间完全位于零的左侧，金融帮扶的区间跨过零。",
            ),
            base=Label("All valid answers.", "全部有效回答。"),
            method=Label("Fisher's z interval, df = 69.", "费雪 z 区间，自由度 69。"),
        ),
        Table(
            id="1.age",
            title=Label(
                "Age and cognition of the eight programmes: partial correlations",
                "年龄与八项措施认知的偏相关",
            ),
            stub=Label("Programme", "帮扶措施"),
            columns=(
                Column(Label("r", "r")),
                Column(Label("95% interval", "95% 置信区间")),
                Column(Label("as printed", "原始"), Label("p", "p 值")),
                Column(Label("Holm", "Holm 校正"), Label("p", "p 值")),
                Column(Label("Verdict", "判断"), numeric=False),
            ),
            rows=_age_rows(),
            base=Label("All valid answers (n = 73).", "全部有效回答（n = 73）。"),
            method=Label(
                "Partial correlation given registration and schooling; t with 69 df.",
                "控制建档立卡身份与受教育年限的偏相关；自由度为 69 的 t 分布。",
            ),
            notes=(Label("The paper calls this table “zero-order”.", "论文中此表注为“零阶”。"),),
        ),
        Heading(2, Label("Participation", "参与"), "1.take"),
        Statement(
            Label(
                "Whether registered households take part more often cannot be told.",
                "本样本无法判断建档立卡户的参与率是否更高。",
            ),
            Strength.CANNOT_TELL,
            ("1.take.breeding.difference",),
        ),
        Statement(
            Label(
                "Registered households may take part in dividends less often.",
                "建档立卡户参与分红的可能性或许较低。",
            ),
            Strength.SUGGESTIVE,
            ("1.take.dividends.difference", "0.sample.registered"),
        ),
        _participation(Dots, "1.take", 8, Label("Participation", "参与率")),
        _participation(Bars, "1.take-bars", 4, Label("The same with intervals", "附置信区间")),
        _participation(Bars, "1.take-one", 8, Label("Registered", "建档立卡户"), one=True),
        _participation(Forest, "1.take-both", 4, Label("Two groups in a forest", "两组森林图")),
        Heading(2, Label("Cognition", "认知"), "1.know"),
        Figure(
            id="1.know",
            title=Label("What households know of the programmes", "农户对各项措施的认知"),
            chart=Likert(
                items=tuple(
                    Item(label, tuple(f"1.know.{name}.{level}" for level in range(1, 6)))
                    for name, label in PROGRAMMES.items()
                ),
                series=ANSWERS,
                show=Show.PERCENT,
                axis=Label("% of households", "占农户的百分比"),
                stub=Label("Programme", "帮扶措施"),
                middle=2,
            ),
            alt=Label("About half know each programme.", "约半数农户了解各项措施。"),
        ),
        Figure(
            id="1.know-whole",
            title=Label("The same, each bar 100%", "同上，每条合计 100%"),
            chart=Likert(
                items=tuple(
                    Item(label, tuple(f"1.know.{name}.{level}" for level in range(1, 6)))
                    for name, label in list(PROGRAMMES.items())[:3]
                ),
                series=ANSWERS,
                show=Show.PERCENT,
                axis=Label("% of households", "占农户的百分比"),
                stub=Label("Programme", "帮扶措施"),
            ),
            alt=Label("About half know each programme.", "约半数农户了解各项措施。"),
        ),
        Note(
            Label(
                "Willingness is not shown: no question has the role willingness.",
                "未呈现参与意愿：问卷中没有作用（role）为 willingness 的问题。",
            ),
            NoteKind.ABSENT,
        ),
    )


def _participation(
    kind: type[Chart], id_: str, many: int, title: Label, *, one: bool = False
) -> Figure:
    groups = ("1",) if one else ("1", "0")
    return Figure(
        id=id_,
        title=title,
        chart=kind(
            items=tuple(
                Item(label, tuple(f"1.take.{name}.{group}" for group in groups), _kind(name))
                for name, label in list(PROGRAMMES.items())[:many]
            ),
            series=() if one else (REGISTERED, OTHER),
            show=Show.PERCENT,
            axis=Label("% of households that take part", "参与农户所占百分比"),
            stub=Label("Programme", "帮扶措施"),
            limits=(0, 1),
        ),
        alt=Label("The intervals overlap.", "各区间均有重叠。"),
    )


def _what_changed() -> tuple[Block, ...]:
    return (
        Heading(1, Label("What changed", "改变了什么"), "2", "2"),
        Heading(2, Label("Income", "收入"), "2.income"),
        Statement(
            _both(
                "Registered households earn {d} yuan against the others ({p}); that may be chance.",
                "建档立卡户与其他农户的收入相差 {d} 元（{p}），可能出于偶然。",
                d=Value("2.income.difference", Show.CHANGE_YUAN),
                p=Value("2.income.difference", Show.P_IS),
            ),
            Strength.CANNOT_TELL,
            ("2.income.difference",),
        ),
        Figure(
            id="2.year",
            title=Label("Income by year", "历年收入"),
            chart=Lines(
                items=tuple(
                    Item(str(year), (f"2.year.{year}.1", f"2.year.{year}.0"))
                    for year in range(2015, 2020)
                ),
                series=(REGISTERED, OTHER),
                show=Show.YUAN,
                axis=Label("yuan per household and year", "元/户·年"),
                stub=Label("Year", "年份"),
            ),
            alt=Label("Both rise.", "两组收入均上升。"),
        ),
        _streams(),
        Note(
            Label(
                "Two incomes look like monthly ones; they were left as they are.",
                "有两户收入疑似按月填报，数据未作改动。",
            ),
            NoteKind.CAUTION,
        ),
        Note(Label("Incomes are nominal.", "收入为名义值。"), NoteKind.INFO),
    )


def _streams() -> Figure:
    public, village = Label("Public money", "财政资金"), Label("Village", "村集体")
    unknown = Label("Not stated", "未写明")
    base, sun = Label("Alpaca breeding base", "羊驼养殖基地"), Label("Solar power", "光伏发电")
    ends = ((public, base), (unknown, sun), (base, village), (sun, village))
    heads = (Label("Put in, yuan", "投入，元"), Label("Paid, yuan a year", "支付，元/年"))
    return Figure(
        id="2.flow",
        title=Label("Where the money goes", "资金流向"),
        chart=Flow(
            items=tuple(
                Item(Label(f"{a.en} → {b.en}", f"{a.zh} → {b.zh}"), (f"2.flow.{at}",),
                     heads[at // 2])
                for at, (a, b) in enumerate(ends)
            ),
            ends=ends,
            heads=(heads[0], Label("Project", "项目"), heads[1]),
            show=Show.YUAN,
            axis=Label("yuan", "元"),
            stub=Label("Stream", "资金流"),
        ),
        alt=Label("Most comes from public money.", "大部分来自财政资金。"),
    )  # fmt: skip


def _age_rows() -> tuple[Row, ...]:
    made: list[Row] = []
    for name, label in PROGRAMMES.items():
        kind = _kind(name)
        if not any(row.label == kind for row in made):
            made.append(Row(kind, kind=RowKind.GROUP))
        id_ = f"1.age.{name}"
        verdict = (
            Label("cannot tell", "无法判断") if name == "financial" else Label("clear", "明确")
        )
        shows = (Show.R, Show.CI_R, Show.P, Show.P_ADJUSTED)
        made.append(Row(label, (*(Value(id_, show) for show in shows), verdict)))
    return tuple(made)


def _kind(name: str) -> Label:
    productive = name in ("dividends", "cooperative", "breeding", "employment")
    return Label("Productive", "生产性措施") if productive else Label("Supporting", "支持性措施")


def _both(en: str, zh: str, **values: Value) -> Text:
    CHINESE[en] = zh
    return Text(en, tuple(sorted(values.items())))
