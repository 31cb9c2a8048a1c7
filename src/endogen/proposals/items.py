"""The dictionary of items: by which words a column tells which programme, source or cause.

Written like the phrases of `endogen.proposals.words`.  A column that tells two items of
one family tells none.
"""

from __future__ import annotations

PROGRAMMES = {
    "dividends": "分红 | 入股 | 股份 | 折股 | dividend | share_dividend | shareholding",
    "cooperative": "合作社 | cooperative | co_op | coop$",
    "breeding": "养殖 | 养羊 | 养鸡 | 养牛 | 养猪 | breeding | livestock | animal_husbandry",
    "employment": "就业 | 创业 | 公益岗 | 岗位 | employment | entrepreneur | job$ | jobs$",
    "infrastructure": "基础设施 | 基建 | 道路 | 修路 | infrastruct | infra$ | road",
    "technical": "技术 | 技能 | technical | technolog | skill | tech$",
    "financial": "资金 | 金融 | 信贷 | 贷款 | 贴息 | financ | fund | credit | loan",
    "material": "物资 | 实物 | 物质 | material | in_kind | supplies",
}

CAUSES = {
    "illness": "因病 | 疾病 | 生病 | 患病 | illness | disease | sick",
    "disability": "因残 | 残疾 | disabilit | disabled",
    "study": "因学 | 上学 | 教育负担 | schooling | study | education",
    "skills": "缺技术 | 缺乏技术 | 没技术 | 技术 | skill | technolog",
    "labour": "缺劳动力 | 缺乏劳动力 | 劳力 | 劳动力 | labour | labor",
    "funds": "缺资金 | 缺乏资金 | 没资金 | 资金 | 本钱 | fund | capital | money",
}

SOURCES = {
    "planting": "种植 | 种地 | 种田 | 粮食 | 农作物 | planting | crop | farming | grain",
    "breeding": "养殖 | 畜牧 | 牲畜 | breeding | livestock | animal",
    "business": "经商 | 做生意 | 个体经营 | 商业 | business | trade | shop",
    "wages": "务工 | 打工 | 工资 | 薪 | wage | working | salary | employment | labour_income",
    "support": "低保 | 生活保障 | 保障金 | 政府补 | support | subsid | government | dibao",
    "industry": "产业扶贫 | 产业帮扶 | 扶贫资金 | 分红 | industry | industrial | dividend",
}

CHANNELS = {
    "tv": "电视 | 广播 | 喇叭 | tv$ | television | radio | broadcast",
    "phone": "手机 | 电脑 | 互联网 | 网络 | phone | computer | internet",
    "cadre": "干部 | 驻村 | 工作队 | cadre | official",
    "assembly": "村民大会 | 村民会议 | 开会 | assembly | meeting",
    "new_media": "新媒体 | 微信 | 短视频 | 抖音 | 公众号 | new_media | wechat | video",
    "cooperative": "合作社 | cooperative",
    "neighbours": "邻居 | 同村 | 村民介绍 | neighbour | neighbor",
    "relatives": "亲戚 | 朋友 | 亲友 | relative | friend",
}

PROJECTS = {
    "photovoltaic": "光伏 | photovoltaic | solar",
    "alpaca": "羊驼 | alpaca",
    "cooperative": "合作社 | cooperative",
    "posts": "岗位 | post$ | posts$",
    "self": "个体 | 自营 | 自主经营 | own_business | self$",
    "other": "其他 | 其它 | other",
}

MODES = {
    "investment": "投资 | 入股 | 分红 | 股份 | invest | sharehold | share$",
    "cooperative": "合作社 | cooperative",
    "individual": "个体 | 自主经营 | 自家 | individual | own_farming",
    "employment": "就业 | 岗位 | employment | jobs$ | job$",
}

SHOCKS = {
    "illness": "大病 | 重病 | 疾病 | illness | disease",
    "accident": "事故 | 意外 | accident",
    "death": "去世 | 死亡 | 丧事 | death",
    "disaster": "灾 | 旱 | 涝 | 冰雹 | disaster | drought | flood",
    "animals": "牲畜 | 畜禽 | animal | livestock",
    "job": "失业 | 失去工作 | lost_work | lost_job | unemploy | job$",
    "price": "价格 | 滞销 | 跌价 | price | unsold",
}

HANDOUTS = {
    "chickens": "鸡 | chicken | poultry",
    "sheep": "羊羔 | 种羊 | 羊 | lamb | sheep",
    "other_animals": "其他牲畜 | 猪 | 牛 | other_animal | pig | cow",
    "seed": "种子 | 化肥 | seed | fertili",
    "ploughing": "机耕 | 耕地 | plough | plow",
    "other": "其他物资 | 其他东西 | other_things | other$",
}

BASIC_NEEDS = {
    "food": "吃 | 食物 | food",
    "clothing": "穿 | 衣 | cloth",
    "schooling": "义务教育 | 上学 | 辍学 | school",
    "medical": "医疗 | 看病 | 医保 | medical | health",
    "housing": "住房 | 房屋 | 危房 | hous | dwelling",
    "water": "饮水 | 饮用水 | 用水 | water",
}

ITEMS: dict[str, dict[str, str]] = {
    "consent": {
        "survey": "问卷 | 调查 | survey",
        "interview": "访谈 | 访问 | 详细聊 | interview | longer_talk",
        "matching": "匹配 | 对应 | 档案 | matching | records",
    },
    "cause": CAUSES,
    "channel": CHANNELS,
    "cognition": PROGRAMMES,
    "willingness": PROGRAMMES,
    "participation": PROGRAMMES,
    "source": SOURCES,
    "amount": SOURCES,
    "benefit": PROJECTS,
    "one-off": PROJECTS,
    "exposure": MODES,
    "exposure-days": MODES,
    "deprivation": BASIC_NEEDS,
    "shock": SHOCKS,
    "shock-date": SHOCKS,
    "shock-loss": SHOCKS,
    "in-kind": HANDOUTS,
    "in-kind-value": HANDOUTS,
    "in-kind-fate": HANDOUTS,
    "resource": {
        "land": "土地 | land",
        "credit": "贷款 | 借 | credit | borrow",
        "market": "市场 | 卖 | market | sell",
        "post": "岗位 | 活儿 | post | job",
        "facilities": "设施 | 路 | facilit | road",
    },
    "knowledge": {
        "technique": "技术 | 病虫 | techni",
        "policy": "找谁 | 申请 | policy | apply",
        "accounts": "算账 | 记账 | account",
        "online": "手机 | 网络 | online",
        "learning": "学习 | 学到 | learn",
    },
    "values": {
        "aspiration": "奔头 | 更好 | aspir",
        "self_reliance": "等靠要 | 安排 | self | waiting",
        "initiative": "敢闯 | 风险 | initiat",
        "future": "长远 | 余钱 | future | ahead",
        "cooperation": "合作 | 合伙 | cooperat",
    },
    "rigid-expense": {
        "medical": "医疗 | 看病 | 就医 | medical | health",
        "education": "教育 | 上学 | 学费 | education | school",
        "disaster": "灾 | 事故 | disaster | accident",
        "other": "其他 | other",
    },
    "training-topic": {
        "planting": "种植 | planting",
        "breeding": "养殖 | breeding",
        "e_commerce": "电商 | commerce",
        "machinery": "农机 | machinery",
        "other": "其他 | other",
    },
    "technique": {
        "silage": "青贮 | silage",
        "penning": "圈养 | penning",
        "disease": "防治 | 防疫 | disease",
        "seed": "良种 | seed",
        "machinery": "农机 | machinery",
        "online": "网 | online",
    },
    "confidence": {
        "dividends": "分红 | dividend",
        "shares": "股 | share",
        "loans": "贷款 | loan",
    },
    "return-obstacle": {
        "wages": "挣得多 | 工资 | wage",
        "work": "活儿 | 岗位 | work",
        "schooling": "上学 | school",
        "capital": "本钱 | 资金 | capital",
        "life": "习惯 | 生活 | life",
    },
    "sales": {
        "trader": "商贩 | 收购商 | trader",
        "market": "集市 | 市场 | market | fair",
        "cooperative": "合作社 | cooperative",
        "company": "企业 | 公司 | 订单 | company",
        "online": "网 | 电商 | online",
    },
    "stage": {
        "production": "种植、养殖 | 生产 | growing | production",
        "processing": "加工 | processing",
        "selling": "销售 | 运输 | selling",
    },
}

# An item whose word is part of another's: 产业分红 tells industry and not dividends twice.
HIDES: dict[str, tuple[str, ...]] = {
    "other_animals": ("other",),
    "new_media": ("phone",),
    "dividends": ("shares",),
}
