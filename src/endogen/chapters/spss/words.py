"""SPSS's own names, in its English and its Chinese output: they are quoted, not translated."""

from __future__ import annotations

from endogen.i18n import Label

FREQUENCY = Label("Frequency", "频率")
PERCENT = Label("Percent", "百分比")
VALID_PERCENT = Label("Valid Percent", "有效百分比")
CUMULATIVE = Label("Cumulative Percent", "累积百分比")
VALID = Label("Valid", "有效")
MISSING = Label("Missing", "缺失")
SYSTEM = Label("System", "系统")
TOTAL = Label("Total", "总计")
RESPONSES = Label("Responses", "响应")
N = Label("N", "个案数")
PERCENT_OF_CASES = Label("Percent of Cases", "个案百分比")
CASES = Label("Cases", "个案")
CASE_SUMMARY = Label("Case Summary", "个案摘要")
CONTROLS = Label("Control Variables", "控制变量")
CORRELATION = Label("Correlation", "相关性")
SIGNIFICANCE = Label("Significance (2-tailed)", "显著性（双尾）")
DF = Label("df", "自由度")
MINIMUM = Label("Minimum", "最小值")
MAXIMUM = Label("Maximum", "最大值")
MEAN = Label("Mean", "平均值")
DEVIATION = Label("Std. Deviation", "标准差")
LISTWISE = Label("Valid N (listwise)", "有效个案数（成列）")
DESCRIPTIVES = Label("Descriptive Statistics", "描述统计")
DICHOTOMY = Label("a. Dichotomy group tabulated at value 1.", "a. 使用了值 1 对二分组进行制表。")
NO_VALUE = "."
HUNDRED = "100.0"
