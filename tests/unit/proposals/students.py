"""Two questionnaires as students write them: headings, answers, and what they measure.

The first is a sheet exported by an online questionnaire service, with the questions as
headings and the answers in words; the second an SPSS file with short names, labels and codes.
Written down before the dictionary was tried on them; what they measure is a person's
judgement, and `""` stands for what no role covers, or what a careful person would ask about.
"""

from __future__ import annotations

from dataclasses import dataclass

from endogen.i18n import Label
from endogen.study.answers import Held
from endogen.study.instrument import Category
from endogen.study.profile import Profile

ROWS = 120


@dataclass(frozen=True)
class Asked:
    """A column: how it is headed, what stands in it, and what it measures."""

    name: str
    label: str
    answers: str  # "1|2|3" for codes, "1=是|2=否" with labels, "a..b" for numbers between
    role: str = ""


SERVICE = (
    Asked("序号", "", "ids", "id"),  # of the answer, and unique
    Asked("提交答卷时间", "", "words"),
    Asked("所用时间", "", "words"),
    Asked("1、您所在的乡镇：", "", "甲镇|乙镇|丙乡", "township"),
    Asked("2、您所在的行政村：", "", "一村|二村|三村|四村|五村", "village"),
    Asked("3、您的性别是", "", "男|女"),
    Asked("4、您的年龄（周岁）", "", "18..84"),
    Asked("5、户主年龄", "", "24..88", "age"),
    Asked("6、户主的受教育年限（年）", "", "0..16", "schooling"),
    Asked("7、您的婚姻状况", "", "已婚|未婚|离异|丧偶"),
    Asked("8、您家的家庭总人口数", "", "1..9", "size"),
    Asked("9、其中65岁以上老人有几人", "", "0..3", "elders"),
    Asked("10、其中16岁以下的有几人", "", "0..4", "children"),
    Asked("11、家中劳动力人数", "", "0..5"),
    Asked("12、丧失劳动能力的人数", "", "0..3", "lost-labour"),
    Asked("13、外出务工人数", "", "0..4", "migrants"),
    Asked("14、您家是否为建档立卡贫困户", "", "是|否", "registered"),
    Asked("15、您家哪一年脱贫的", "", "2014..2020", "exit-year"),
    Asked("16、家庭成员中是否有党员", "", "是|否", "party"),
    Asked("17、家庭成员中是否有村干部", "", "是|否", "cadre"),
    Asked("18、您家的耕地面积（亩）", "", "1..30"),
    Asked("19、2020年您家的家庭纯收入（元）", "", "3000..90000", "income"),
    Asked("20、您家最主要的收入来源", "", "种植|养殖|务工|低保"),
    Asked("21、您对村里产业扶贫政策的满意度", "", "非常满意|满意|一般|不满意"),
    Asked("22、您对合作社政策的了解程度（1-5）", "", "1|2|3|4|5", "cognition:cooperative"),
    Asked("23、您对入股分红政策的了解程度（1-5）", "", "1|2|3|4|5", "cognition:dividends"),
    Asked("24、您对就业帮扶政策的了解程度（1-5）", "", "1|2|3|4|5", "cognition:employment"),
    Asked("25、您对养殖补贴政策的了解程度（1-5）", "", "1|2|3|4|5", "cognition:breeding"),
    Asked("26、您家是否参加了合作社", "", "是|否", "participation:cooperative"),
    Asked("27、您家是否参与入股分红", "", "是|否", "participation:dividends"),
    Asked("28、您家是否享受过小额信贷资金帮扶", "", "是|否", "participation:financial"),
    Asked("29、您家是否参加过养殖项目", "", "是|否", "participation:breeding"),
    Asked("30、您认为合作社对增加收入的作用大吗", "", "1|2|3|4|5"),
    Asked("31、您是否愿意继续参加合作社", "", "是|否"),
    Asked("32、您参加合作社的意愿有多强（1-5）", "", "1|2|3|4|5", "willingness:cooperative"),
    Asked("33、2020年家庭医疗支出（元）", "", "0..20000", "rigid-expense:medical"),
    Asked("34、您家住房是否安全", "", "是|否"),
    Asked("35、您到县城的距离（公里）", "", "2..60"),
    Asked("36、总体上您觉得生活幸福吗（1-5）", "", "1|2|3|4|5", "well-being"),
    Asked("37、您对驻村干部的满意度（1-5）", "", "1|2|3|4|5"),
    Asked("38、您对农业技术培训的了解程度", "", "1|2|3|4|5", "cognition:technical"),
    Asked("39、您有什么建议", "", "words"),
)

SPSS = (
    Asked("id", "问卷编号", "ids", "id"),
    Asked("county", "县", "1=甲县|2=乙县"),
    Asked("vill", "村编号", "101|102|103|201|202|203", "village"),
    Asked("wt", "抽样权重", "weights", "weight"),
    Asked("strat", "分层变量", "1|2|3", "strata"),
    Asked("sex", "受访者性别", "1=男|2=女"),
    Asked("hz_age", "户主年龄", "25..85", "age"),
    Asked("po_age", "配偶年龄", "22..84"),
    Asked("edu", "户主文化程度", "1=文盲|2=小学|3=初中|4=高中|5=大专及以上"),
    Asked("hhsize", "家庭人口数", "1..8", "size"),
    Asked("n_old", "家中60岁以上老人数", "0..3"),
    Asked("n_stu", "在校学生数", "0..3"),
    Asked("n_lab", "劳动力数量", "0..5"),
    Asked("poor", "是否贫困户", "1=是|0=否", "registered"),
    Asked("poor_now", "现在是否仍为低收入户", "1=是|0=否"),
    Asked("dangyuan", "家中是否有党员", "1=是|2=否", "party"),
    Asked("cungb", "家里有无村干部", "1=有|2=无", "cadre"),
    Asked("land", "承包地面积", "0..40"),
    Asked("inc20", "2020年家庭总收入", "2000..150000", "income"),
    Asked("inc_farm", "种植业收入（元）", "0..60000", "amount:planting"),
    Asked("inc_wage", "打工收入（元）", "0..90000", "amount:wages"),
    Asked("inc_tran", "转移性收入（元）", "0..9000"),
    Asked("exp20", "2020年家庭总支出", "2000..90000", "consumption"),
    Asked("exp_food", "其中：食品支出", "500..20000"),
    Asked("know1", "是否了解产业扶贫政策", "1=是|2=否"),
    Asked("know2", "对产业扶贫政策的了解程度", "1=很了解|2=比较了解|3=一般|4=不太了解|5=很不了解"),
    Asked("know_hz", "对合作社的了解程度", "1=很不了解|2=不太了解|3=一般|4=比较了解|5=很了解",
          "cognition:cooperative"),
    Asked("know_fh", "对分红政策的了解程度", "1=很了解|2=比较了解|3=一般|4=不太了解|5=很不了解",
          "cognition:dividends"),
    Asked("part_hz", "是否加入合作社", "1=是|2=否", "participation:cooperative"),
    Asked("part_fh", "是否参与股份分红", "1=是|2=否", "participation:dividends"),
    Asked("part_px", "是否参加过技术培训", "1=是|2=否", "training"),
    Asked("part_gy", "是否从事公益性岗位", "1=是|2=否"),
    Asked("src_plant", "收入来源：种植", "0|1", "source:planting"),
    Asked("src_anim", "收入来源：养殖", "0|1", "source:breeding"),
    Asked("src_wage", "收入来源：外出务工", "0|1", "source:wages"),
    Asked("src_gov", "收入来源：低保等政府补助", "0|1", "source:support"),
    Asked("reason", "主要致贫原因", "1=因病|2=因残|3=因学|4=缺技术|5=缺资金|6=其他"),
    Asked("ch_tv", "了解政策的渠道：电视广播", "0|1", "channel:tv"),
    Asked("ch_gb", "了解政策的渠道：村干部", "0|1", "channel:cadre"),
    Asked("ch_wx", "了解政策的渠道：微信", "0|1", "channel:new_media"),
    Asked("loan", "是否获得扶贫小额贷款", "1=是|2=否", "loan-access"),
    Asked("loan_amt", "贷款金额（万元）", "0..10", "loan"),
    Asked("sat_all", "对产业扶贫的总体满意度", "1=很不满意|2=不满意|3=一般|4=满意|5=很满意",
          "satisfaction"),
    Asked("sat_gb", "对村干部的满意程度", "1=很不满意|2=不满意|3=一般|4=满意|5=很满意"),
    Asked("inc_up", "收入是否增加", "1=是|2=否"),
    Asked("filter_$", "poor = 1 (FILTER)", "0=Not Selected|1=Selected"),
)  # fmt: skip


def profile(asked: Asked) -> Profile:
    """The column as the reader of files would describe it."""
    label = Label(zh=asked.label)
    if asked.answers in ("ids", "words", "weights"):
        held = Held.NUMBER if asked.answers == "weights" else Held.TEXT
        values = tuple((f"{asked.name}{n}", 1) for n in range(ROWS))
        if asked.answers == "weights":
            values = tuple((f"{0.5 + n / 50}", 1) for n in range(ROWS))
        return Profile(
            asked.name, held, label, ROWS, ROWS, ROWS, values, 0.5, 3.0, 1.7, False
        )  # fmt: skip
    if ".." in asked.answers:
        low, _, high = asked.answers.partition("..")
        first, last = int(low), int(high)
        numbers = [first + (last - first) * n // (ROWS - 1) for n in range(ROWS)]
        return _numbers(asked.name, label, numbers, ())
    codes = [part.partition("=") for part in asked.answers.split("|")]
    categories = tuple(Category(code, Label(zh=word)) for code, _, word in codes if word)
    if all(code.isdigit() for code, _, _ in codes):
        numbers = [int(codes[n % len(codes)][0]) for n in range(ROWS)]
        return _numbers(asked.name, label, numbers, categories)
    values = tuple((code, ROWS // len(codes)) for code, _, _ in codes)
    return Profile(asked.name, Held.TEXT, label, ROWS, ROWS, len(codes), values)


def _numbers(
    name: str, label: Label, numbers: list[int], categories: tuple[Category, ...]
) -> Profile:
    times = {number: numbers.count(number) for number in sorted(set(numbers))}
    return Profile(
        name,
        Held.NUMBER,
        label,
        ROWS,
        ROWS,
        len(times),
        tuple((str(number), n) for number, n in times.items())[:200],
        float(min(numbers)),
        float(max(numbers)),
        float(sorted(numbers)[ROWS // 2]),
        True,
        categories,
    )
