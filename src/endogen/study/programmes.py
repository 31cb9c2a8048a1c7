"""The programmes, modes, causes, sources, projects and channels that a study speaks of.

The names are the items of roles (``cognition:breeding``) and parts of column names; they
never change.  The labels are for people.  The programmes and their order are those of the
paper's Table 1; which programme works through which operating mode is our reading of the
paper's section 4.2.
"""

from __future__ import annotations

from endogen.i18n import Label

PROGRAMMES: dict[str, Label] = {
    "dividends": Label("share dividends", "入股分红"),
    "cooperative": Label("cooperatives", "合作社带动"),
    "breeding": Label("individual breeding", "个体养殖"),
    "employment": Label("employment and entrepreneurship", "就业创业"),
    "infrastructure": Label("infrastructure", "基础设施建设"),
    "technical": Label("technical assistance", "技术帮扶"),
    "financial": Label("financial assistance", "资金帮扶"),
    "material": Label("material assistance", "物资帮扶"),
}

MODES: dict[str, Label] = {
    "investment": Label("investment and shareholding", "投资入股"),
    "cooperative": Label("cooperative", "合作社"),
    "individual": Label("individual business", "个体自主经营"),
    "employment": Label("industry-driven employment", "产业带动就业"),
}

# The other four programmes serve every mode.
MODE_OF: dict[str, str] = {
    "dividends": "investment",
    "cooperative": "cooperative",
    "breeding": "individual",
    "employment": "employment",
}

CAUSES: dict[str, Label] = {
    "illness": Label("illness", "因病"),
    "disability": Label("disability", "因残"),
    "study": Label("schooling costs", "因学"),
    "skills": Label("lack of skills", "缺技术"),
    "labour": Label("lack of labour", "缺劳动力"),
    "funds": Label("lack of funds", "缺资金"),
}

SOURCES: dict[str, Label] = {
    "planting": Label("planting", "种植业"),
    "breeding": Label("breeding", "养殖业"),
    "business": Label("business", "经商"),
    "wages": Label("wages", "务工"),
    "support": Label("government living support", "政府生活保障金"),
    "industry": Label("local industrial poverty-alleviation funds", "当地产业扶贫资金"),
}

# Income that a household earns by its own work, and what it is given; a source that a study
# adds is neither until it says so.
OWN_EFFORT: tuple[str, ...] = ("planting", "breeding", "business", "wages")
PUBLIC_MONEY: tuple[str, ...] = ("support", "industry")

# The income that taking part in a programme should bring.
SOURCE_OF: dict[str, str] = {
    "dividends": "industry",
    "breeding": "breeding",
    "employment": "wages",
}

# The paper's Table 1 prints the alpaca project twice; it is one item here.
PROJECTS: dict[str, Label] = {
    "photovoltaic": Label("photovoltaic power", "光伏产业"),
    "alpaca": Label("alpaca breeding", "羊驼产业"),
    "cooperative": Label("cooperative", "合作社"),
    "posts": Label("posts provided by enterprises", "企业提供的岗位"),
    "self": Label("own business", "个体自营产业"),
    "other": Label("other projects", "其他产业项目"),
}

CHANNELS: dict[str, Label] = {
    "tv": Label("TV or village radio", "电视、村广播"),
    "phone": Label("mobile phone or computer", "手机、电脑"),
    "cadre": Label("helping or village cadres", "帮扶干部、村干部"),
    "assembly": Label("village assembly", "村民大会"),
    "new_media": Label("new media (WeChat, short videos)", "新媒体（微信公众号、短视频等）"),
    "cooperative": Label("cooperative", "合作社"),
    "neighbours": Label("neighbours", "邻居、同村人"),
    "relatives": Label("relatives and friends", "亲戚朋友"),
}

DEPRIVATIONS: dict[str, Label] = {
    "food": Label("food", "吃"),
    "clothing": Label("clothing", "穿"),
    "schooling": Label("compulsory schooling", "义务教育"),
    "medical": Label("basic medical care", "基本医疗"),
    "housing": Label("safe housing", "住房安全"),
    "water": Label("safe drinking water", "饮水安全"),
}

DIMENSIONS: dict[str, Label] = {
    "resource": Label("resource opportunities", "资源机会"),
    "knowledge": Label("knowledge and skills", "知识技能"),
    "values": Label("values", "价值观念"),
}

# Items of the three dimensions that endogen knows; a questionnaire may have others.
RESOURCES: dict[str, Label] = {
    "land": Label("land", "土地"),
    "credit": Label("credit", "贷款"),
    "market": Label("market", "销路"),
    "post": Label("work near home", "就近就业"),
    "facilities": Label("roads, water, power and internet", "路水电网"),
}
KNOWLEDGE: dict[str, Label] = {
    "technique": Label("main technique", "主业技术"),
    "policy": Label("how to apply for support", "申请扶持的途径"),
    "accounts": Label("keeping accounts", "算账"),
    "online": Label("prices and sales by phone", "用手机查行情、卖东西"),
    "learning": Label("something new put to use", "学用新技术"),
}
VALUES: dict[str, Label] = {
    "aspiration": Label("aspiration", "奔头"),
    "self_reliance": Label("self-reliance", "自力更生"),
    "initiative": Label("initiative", "敢闯敢试"),
    "future": Label("planning ahead", "长远打算"),
    "cooperation": Label("working with others", "合作意愿"),
}

# The three aspects of endogenous development (Lowe et al. 1993), and the income that uses what
# the village itself has.
ASPECTS: dict[str, Label] = {
    "participation": Label("local participation", "地方参与"),
    "identity": Label("local identity", "地方认同"),
    "resources": Label("use of local resources", "地方资源利用"),
}
LOCAL_SOURCES: tuple[str, ...] = ("planting", "breeding")

SHOCKS: dict[str, Label] = {
    "illness": Label("serious illness", "大病、重病"),
    "accident": Label("accident", "意外事故"),
    "death": Label("death of a member", "家人去世"),
    "disaster": Label("drought, flood, hail or other disaster", "旱涝、冰雹等自然灾害"),
    "animals": Label("animals died or fell ill", "牲畜病死"),
    "job": Label("lost work", "失去工作"),
    "price": Label("price fell or goods unsold", "价格大跌或产品滞销"),
}

HANDOUTS: dict[str, Label] = {
    "chickens": Label("chickens", "鸡苗"),
    "sheep": Label("lambs or breeding sheep", "羊羔、种羊"),
    "other_animals": Label("other animals", "其他牲畜"),
    "seed": Label("seed or fertiliser", "种子、化肥"),
    "ploughing": Label("machine ploughing", "机耕服务"),
    "other": Label("other things", "其他物资"),
}

ANIMALS: tuple[str, ...] = ("chickens", "sheep", "other_animals")

# What became of animals that were handed out, in the order of their codes, from 1.
FATES: dict[str, Label] = {
    "kept": Label("still kept, or their young", "仍在养（含繁殖的）"),
    "sold": Label("sold", "已卖"),
    "eaten": Label("eaten or given away", "自家吃了或送人"),
    "dead": Label("died", "死亡"),
}
