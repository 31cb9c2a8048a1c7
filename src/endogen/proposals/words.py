"""The dictionary: by which words a column's name or label tells its role.

To teach endogen another word, add it here.  Each line is a role family, its Chinese and
its English phrases, the names that files give such a column, and the words that speak
against it.  In a phrase

- ``|`` stands between alternatives, a space between parts that must all occur (in any
  order), ``/`` between words of which one must;
- ``?`` before an alternative says that it is weak: it proposes, but never surely;
- an English part matches the beginning of a word; ``_`` joins words, ``$`` ends one.

Names are compared whole, without signs and capital letters.  Words of items (合作社, wages)
stand in `endogen.proposals.items`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of one role family."""

    family: str
    zh: str = ""
    en: str = ""
    names: str = ""
    but: str = ""


ITEMS_OF_INCOME = "种植/养殖/经商/务工/工资/经营/转移/财产/补贴/分红/低保/土地/planting/farm/crop/livestock/wage/transfer/remittance/business"
YEARLY = "全年/年/12个月/十二个月/去年"

# A table, which the formatter would draw out to twice its length.
# fmt: off
WORDS: tuple[Entry, ...] = (
    # -- the questionnaire itself
    Entry("id", "问卷/户/家庭/农户/样本/受访者/被访者/调查 编号/编码/代码 | 户号 | 问卷号 | ?编号 | ?序号",
          "household/questionnaire/respondent/hh/case id$/number/code | questionnaire_no$",
          "id hhid hid householdid householdno caseid hhno wjbh bh ?no ?key ?uuid ?instanceid",
          "村 县 镇 区 编号员 员 village county enumerator interviewer psu strata 收入 members"),
    Entry("enumerator", "调查员/访员/访问员/填表人", "enumerator/interviewer/surveyor",
          "enumerator interviewer enum", "看法 满意"),
    Entry("start", "开始时间/访问开始", "start_time | interview start", "start starttime"),
    Entry("end", "结束时间/访问结束", "end_time | interview end", "end endtime"),
    Entry("village", "?行政村/自然村/所在村/村名/村庄/村子", "village name | ?village$",
          "village cun vill villageid",
          "收入 干部 集体 到 距离 工作 信息 公示 是否 满意 评价 了解 分红 组织 say 听 本村 road 村委 relations"),
    Entry("township", "所在乡镇/所在乡/所在镇/乡镇名 | ?乡镇 | ?乡/镇 名称/名/代码", "township name | ?township$ | ?town$",
          "township xiangzhen xiang town",
          "干部 距离 医院 卫生院 政府 到 满意 评价 了解 工作 收入 企业 集市 distance official hospital "
          "urban city"),
    Entry("consent", "同意/愿意 本次/调查/访谈/访问/数据/匹配 使用/参加/接受/对应 | 同意 问卷调查/深入访谈/访谈/数据匹配/匹配 | 知情同意",
          "consent | agree take_part/survey/interview", "consent"),
    # -- the sampling design
    Entry("weight", "权重/权数/加权/抽样权", "sampling/survey/household/hh/design/final weight",
          "wt wgt weight weights hhweight hhwt pw pweight popw finalweight samplingweight quanzhong",
          "体重 kg birth 出生 child body weight_of pig 猪"),
    Entry("strata", "分层/抽样层/层别/层号", "strata | stratum", "strata stratum strat",
          "楼 干部 地层"),
    Entry("psu", "初级抽样单元/抽样单元/普查小区/样本村/抽样村", "psu$ | primary_sampling | "
          "cluster number/id | enumeration_area", "psu psuid ea cluster clusterid clust ?v001"),
    Entry("fpc", "层内总体/总体规模/有限总体", "finite_population | fpc$", "fpc"),
    Entry("price-level", "所在地/地区/空间 价格水平/物价水平/价格指数/平减指数",
          "spatial/regional/local price_index/price_level/deflator", "pricelevel priceindex spdef",
          "评价 认为 满意 上涨 是否 rise think"),
    # -- administrative status
    Entry("registered", "是否/曾/是不是 贫困户/建档立卡/扶贫户 | 建档立卡户/建档立卡贫困户 | 贫困户 吗/身份/类型 | "
          "?建档立卡 | ?脱贫户 | ?贫困户",
          "registered poor/household/hh | ?poor_household | ?jdlk", "registered jdlk pkh jiandang",
          "年份 哪一年 哪年 时间 评价 认为 公平 精准 数量 几户 政策 怎么 识别 原因 岗位 提供 year 时 前 后 村里"),
    Entry("registered-year", "建档立卡 年份/哪一年/哪年/时间/何时 | 识别年份 | 纳入 年份",
          "registration year | year registered/registration", "registeredyear regyear",
          "收入 income 脱贫年份"),
    Entry("exit-year", "脱贫 年份/哪一年/哪年/时间/何时 | 退出 年份", "exit year | left poverty year | "
          "year exit/left poverty", "exityear", "收入 income"),
    Entry("cause", "致贫 原因/因 | 贫困 主要原因/原因 | 陷入贫困", "cause poverty/poor | reason poverty/poor | "
          "made poor", "?cause", "脱贫 返乡 不愿"),
    # -- the household
    Entry("age", "户主/户長/户长 年龄/岁数/多大/周岁 | ?年龄 | ?周岁", "age head | head_age | hoh age | ?age$",
          "headage agehead hhage hohage hhheadage ?age ?nianling",
          "配偶 子女 孩子 老人 结婚 初婚 父 母 劳动力 平均 以上 以下 分组 组 段 band group spouse child first married "
          "under over average 被访 受访 respondent members aged 房 适龄"),
    Entry("schooling", "受教育/上学/教育 年限/年数/几年/多少年 | 上过几年 | 上了几年 | ?文化程度 | ?受教育程度 | ?学历",
          "year/yrs school/education | years_of_schooling | ?education level | ?schooling",
          "schooling yrsschool yrsch edyears educyears eduyrs yearsedu ?edu ?educ",
          "孩子 子女 配偶 父 母 支出 费用 辍学 因学 人数 以上学历 高中及以上 costs cost expens child spouse mother father "
          "obstacle return topic 义务教育 满意 high highest_class"),
    Entry("size", "家庭/全家/家里/您家 人口/人口数/总人口/人数/总人数/规模/几口人/多少口人/几人 | 家庭规模 | 户规模 | "
          "?人口数 | ?总人口", "household/family/hh size | number/how_many people/members/persons household/family",
          "hhsize size familysize famsize hhsz jtrk renkou ?npers ?members",
          "劳动 老人 老年 65 60 16 岁 外出 务工 党员 干部 残疾 学历 丧失 打工 上学 学生 抚养 elder child under over "
          "migrant work cadre party loss lost high 面积 farm land 村人口 ill disab labour labor dependents"),
    Entry("elders", "65岁/65周岁/六十五岁 以上/老人/人数 | 65岁及以上 | 65及以上 | ?老人/老年人 人数/数量/几/数",
          "65 over/older/above/elder/and | elderly/elder members/number/persons",
          "elders elderly nold n65 old65 laoren", "60 收入 养老 补贴 pension 满意"),
    Entry("children", "16岁/16周岁/十六岁 以下/孩子/未满 | ?儿童/未成年 人数/数量/几/数",
          "under/below 16 | children under/below/number | number children",
          "children nchild n16 kids child16 nkids under16", "65 支出 上学 14岁 18岁 school 满意 留守"),
    Entry("lost-labour", "丧失/无/没有/失去 劳动能力/劳动力 | 无劳动能力",
          "lost/without/loss/no capacity/labour/labor | unable work | cannot work",
          "lostlabour lostlabor nolabor nolabour disabled", "致贫 原因 缺劳 缺乏 cause lack"),
    Entry("migrants", "外出/在外 务工/打工/经商 人/数/几/多少 | 外出务工人数 | 外出打工人数 | 打工人数",
          "migrant | work/working/away away/outside/migrat members/number/how_many/people | away_at_work",
          "migrants nmigrant migrant nmig waichu", "收入 原因 寄回 汇款 income 时间 remit 月 地点 是否 whether return "
          "obstacle 返乡 would send 家人 wages"),
    Entry("high-school", "高中 以上/及以上 学历/文化/人", "high_school/highschool members/or_more/and_above/number",
          "highschool nhighschool", "本人 户主 head"),
    Entry("cadre", "是否/有没有/有无/家中有/家里有/是不是/任 村干部/公务员/干部 | ?村干部 | ?公务员",
          "cadre/official family/household/member/any/is/has | civil_servant member/any | ?cadre$",
          "cadre hascadre cungb ganbu", "数量 几 人数 渠道 了解 满意 关系 帮扶干部 评价 驻村 走访 次 channel number "
          "how_many helping hear visit trust"),
    Entry("cadre-number", "干部/公务员 人数/几/数量", "number/how_many cadre/official", "cadres ncadre",
          "走访 次 满意 是否"),
    Entry("party", "是否/有没有/有无/家中有/家里有/是不是 党员 | ?党员 | ?政治面貌", "party member | ?party$",
          "party hasparty ccp partymember dangyuan", "数量 几 人数 number how_many"),
    Entry("party-number", "党员 人数/几/数量/个数", "number/how_many party", "partymembers nparty", "是否"),
    # -- who is reached
    Entry("channel", "渠道/途径/方式/通过 了解/获知/知道/得知/获得/知晓 | 信息 来源/渠道 | 了解渠道",
          "channel/hear/learn/information policy/policies/programme/program/way/ways/through/from | "
          "?channel | ?information_source", "?channel",
          "销售 收入 卖 sales 程度 sell 贷款"),
    Entry("cognition", "了解/知道/知晓/熟悉/清楚/听说 程度/多少/吗/情况/措施/政策/项目/不 | 认知 | 知晓度 | 了解程度 | ?了解 | ?知晓",
          "know how/well/much/measure/policy | cognition/awareness/aware/familiar | knowledge_of | ?know$ | "
          "?knows$", "", "渠道 途径 如何 通过 满意 影响 作用 愿意 意愿 找谁 管 防 who apply 病虫 channel manage"),
    Entry("willingness", "参与/参加/加入 意愿/愿意/想 | 意愿 | 愿意 参 | 是否愿意/愿不愿意/愿意 | ?想不想",
          "willing/wish/like/want take_part/join/participat | willingness | ?will$ | ?willing",
          "", "返乡 回来 贷款 影响 原因 原意 return sell 本次 调查 访谈 buy 配合 不愿 would_return"),
    Entry("participation", "是否/有没有/有无/是不是/曾 参与/参加/加入/享受/获得/得到/接受/受益 | 参与/参加/享受 情况/了 | "
          "?参与 | ?参加 | ?加入 | ?享受",
          "takes_part/take_part/participat/joined/join/enrolled/beneficiary | received/receives support/assistance "
          "| ?part$",
          "", "意愿 愿意 愿不愿 程度 次数 满意 了解 党 会议 本次 调查 医保 保险 社保 选举 投票 效果 金额 多少 认知 培训 环节 产业链 "
          "想 wish willing like know how_well want yuan 元 村民大会 原因 技术培训 received_yuan days one benefit confiden"),
    # -- income
    Entry("income", f"家庭/全家/户/您家 纯收入/年收入/总收入/净收入/年纯收入/可支配收入 | {YEARLY} 纯收入/净收入/总收入/收入 | "
          "纯收入 | ?家庭收入 | ?总收入 | ?收入",
          "household/family/hh/total/net/annual/yearly/disposable income | ?income$ | ?inc$",
          "income hhinc hhincome totinc totalincome netincome faminc nsr shouru jtsr ?inc",
          "来源 占 比例 比重 变化 增加 增长 增收 影响 提高 满意 人均 人均纯收入 原因 月收入 月数 几个月 包括 村 个人 户主 "
          "before base growth increase source share per_capita percent main months grow satis quintile group 分组 "
          f"{ITEMS_OF_INCOME.replace('/', ' ')} 扶贫前 基期 脱贫前 帮扶前 from covers 净收入（元）： 等级 档 保障金 产业 资金 扶贫 政府 政策 industr support fund"),
    Entry("income-before", "扶贫前/基期/脱贫前/帮扶前/建档立卡时/建档时/之前/以前/参加前/入股前 收入 | 前 纯收入/总收入 | "
          "?2010/2011/2012/2013/2014/2015/2016 收入/纯收入",
          "income before/base/baseline/then/prior | baseline income | "
          "?2010/2011/2012/2013/2014/2015/2016 income",
          "incomebefore income0 baseincome incbase", "增 个月 月数 months 目前 当前"),
    Entry("months-covered", "收入 几个月/月数 ", "months income cover", "monthscovered", "before 基 以前 之前 年前"),
    Entry("months-covered-before", "收入 几个月/月数 基期/之前/以前", "months income before/base", "monthsbefore"),
    Entry("growth", "年均/每年/平均每年 增收/增加/增长 | 增收 金额/额/多少/元 | 收入 增加/增长 多少/元/额",
          "income increase/growth yearly/each_year/average/year/yuan | growth income | average_yearly_increase",
          "growth incgrowth ?zengshou",
          "原因 是否 有没有 满意 感觉 程度 帮助 作用 率 % rate whether 比例"),
    Entry("consumption", f"消费 支出/总额 | 家庭/全家/全年/年 总支出/消费支出/生活消费/支出 | {YEARLY} 消费",
          "consumption total/household/expenditure/annual | total/household/annual expenditure/consumption | "
          "tot_exp$", "consumption totexp totalexp totalexpenditure hhexp hhcons pccons",
          "教育 医疗 食品 礼金 占 比例 food share per_capita pc percent 人情 生产 农业 health edu rent nonfood"),
    Entry("source", "收入 来源/来自/渠道 | 有 收入 | ?主要收入", "source income | income from/source",
          "?source", "金额 多少 占 比例 比重 元 信息 amount yuan share net 变化 稳定"),
    Entry("amount", "净收入/纯收入/收入/收益/所得 元/金额/多少/额/净 | ?收入",
          "income/earnings/net from/yuan/amount | ?amount | ?income/inc$", "?amount",
          "来源 是否 占 比例 增 原因 项目 受益 投工 满意 总收入 家庭纯收入 source share 影响 一次性 benefit one received "
          "month 包括 月数 所得金额"),
    Entry("benefit", "受益/收益/分红/所得 金额/元/多少 | 项目 受益/得到 | ?受益 | ?收益", "benefit/received project/yuan/amount | benefit_from",
          "?benefit", "一次性 once 是否 投工 one days mode 所得金额 方式"),
    Entry("one-off", "一次性 补贴/部分/受益/收入/元 | 一次性", "one_off/once/one_time", "?oneoff"),
    Entry("exposure", "模式/方式/经营 所得/得到/收入/金额 | 所得金额 | ?所得", "mode/operating money/received/yuan | money",
          "", "天 days 投工 一次性"),
    Entry("exposure-days", "投工/劳动日/出工 天/天数/日/多少 | 投工", "days worked/labour/work | ?days$", "",
          "培训 训 training 元"),
    # -- empowerment
    Entry("resource", "?资源/机会/能 土地/贷款/借到/卖/岗位/设施", "resource opportunit/land/credit/market/post/"
          "facilit/job", "", "满意 致贫 原因"),
    Entry("knowledge", "?知识/本领/会/知道/懂 技术/找谁/算/记账/手机/学到/病虫", "knowledge techni/policy/account/online/learn/apply",
          "", "致贫 渠道"),
    Entry("values", "?观念/想法/价值 ", "values aspir/self/initiat/future/cooperat/waiting/thinking", "", "价格"),
    # -- basic needs, expenses, shocks
    Entry("deprivation", "未保障/没有保障/无保障/缺乏/吃不饱/不安全 | ?两不愁 | ?三保障", "lacks/deprived/deprivation",
          "", "致贫 原因 cause 资金 技术 劳动力 skill fund labour"),
    Entry("rigid-expense", "刚性支出/自付/非花不可 | 支出 医疗/看病/教育/上学/灾害 元/金额/多少/自付",
          "rigid expend/expense | out_of_pocket | expend/spending medical/health/education/school", "",
          "占 比例 报销比例 share food total"),
    Entry("shock", "遇到/遭遇/发生/冲击 ", "shock/befall/struck", "", "损失 时间 月 何时 哪 金额 花费 loss date when cost"),
    Entry("shock-date", "冲击/灾/病/事故/去世 时间/哪年/何时/月份 | 时间 大病/事故/去世/灾害/失去/牲畜/滞销",
          "date shock/illness/accident/death/disaster/animals/lost/price", ""),
    Entry("shock-loss", "损失/花费 病/灾/事故/去世/牲畜/失去/滞销/冲击 | 损失金额", "loss/cost shock/illness/accident/"
          "death/disaster/animals/lost/price", "", "劳动能力 劳动 schooling labour labor"),
    # -- what was given, learnt and found
    Entry("in-kind", "实物/发放/免费/领到/得到过 | ?物资", "in_kind received | received_in_kind | handed_out", "",
          "折 价值 元 去向 value yuan fate became 了解 意愿 愿意 know 参与 参加"),
    Entry("in-kind-value", "折合/折价/价值 ", "value in_kind/chicken/lamb/sheep/seed/animals/plough/things | worth",
          "", "观 观念 价值观"),
    Entry("in-kind-fate", "去向/怎么样了/后来 ", "fate | became_of | what_became", ""),
    Entry("training", "是否/有没有/参加/接受 培训 | 参加培训", "training attend/participat/any/received | ?training$",
          "training", "天 几天 内容 效果 满意 之后 找到 days topic 愿意 意愿 了解 次数 学的 after"),
    Entry("training-days", "培训 天数/几天/多少天", "training days | days_of_training", "trainingdays"),
    Entry("training-topic", "培训 内容/主题/什么 | 学的是什么", "training topic/taught | topic_of_training", "",
          "天数"),
    Entry("technique", "使用 技术 | 技术 用着/在用/采用", "technique used/uses | uses technique", "", "致贫 了解 意愿"),
    Entry("work-found", "培训 找到/就业 工作/活 | 培训后就业 | 找到 活儿 工作", "work/job found training | found work",
          "workfound"),
    Entry("confidence", "信心", "confiden", "", "人"),
    # -- members away, selling, credit
    Entry("would-return", "返乡 意愿/愿意/愿 | 愿意 回来/返乡/回乡", "would_return | return willing/would", "wouldreturn"),
    Entry("return-obstacle", "不返乡/不回来/不想回/返乡 原因/因素 | 为什么 回来", "obstacle return | return obstacle | "
          "keeps away", ""),
    Entry("sales", "销售/出售/卖 渠道/途径/方式/怎么/通过", "sell/sales channel/through/way/how | ?sales$", "", "额 收入 元"),
    Entry("stage", "产业链/环节 ", "stage chain/product | ?stage", ""),
    Entry("loan-need", "是否/有没有/有无/需要 贷款 需要/需求 | 贷款需求 | 需要贷款", "loan need/needed", "loanneed",
          "金额 多少元"),
    Entry("loan-access", "贷到/获得贷款/贷款成功/获贷 | 是否/有没有/有无 获得/得到/取得 贷款", "loan obtained/access/got/received | "
          "got_loan", "loanaccess", "金额 多少元 年"),
    Entry("loan", "贷款/借款 金额/多少/元/总额/数额", "loan amount/yuan/size | ?loan$", "loanyuan loanamount",
          "是否 利息 利率 意愿 需要 need whether access obtained got"),
    # -- how life is seen
    Entry("satisfaction", "扶贫/帮扶/产业/政策/总的 满意 | ?满意度 | ?满意", "satisfaction/satisfied overall/programme/"
          "program/policy/all_in_all/poverty | ?satisf", "satisfaction", "干部 生活 住房 环境 收入 医疗 life income house"),
    Entry("gain", "获得感 | 实惠 大不大/得到", "sense gain | gained from", "", "看法 weight"),
    Entry("well-being", "幸福感 | 生活 幸福 | 日子 幸福 | ?幸福", "well_being | wellbeing | happy life | life_satisfaction",
          "wellbeing happiness swb"),
    Entry("local-identity", "归属感 | 乡土认同 | 村 认同", "local_identity | belong village | identity village",
          "localidentity"),
    Entry("village-say", "话语权 | 村 商量/决策/议事 管用/参与/发言", "say village | village decisions", "villagesay"),
)
# fmt: on
