"""P Village in a notebook: open the study, ask it, take the numbers along.

Run it as a program (``python p_village.py``) or read and change it in a browser
(``marimo edit p_village.py``). Chinese: set ENDOGEN_LANG=zh before.
"""

from __future__ import annotations

import marimo

app = marimo.App(width="medium", app_title="P Village · P村")


@app.cell
def _():
    import os
    from pathlib import Path

    import marimo as mo

    import endogen as en

    chinese = os.environ.get("ENDOGEN_LANG", "").startswith("zh")

    def say(english, words):
        """Words of this notebook in one of its two languages."""
        return mo.md(words if chinese else english)

    return Path, en, mo, say


@app.cell
def _(Path, en, say):
    folder = Path("p-village")
    if not folder.exists():
        en.demo(folder)  # makes the study of P Village: questionnaire, answers, printed figures
    study = en.open_study(folder)
    say(
        "# P Village\nThe study folder, opened and checked. Every answer is made up: "
        "reconstructed where a printed figure binds it, invented where none does.",
        "# P村\n已打开并审核的研究文件夹。所有答案均非真实：受印刷数字约束的为重构，其余为虚构。",
    )
    return (study,)


@app.cell
def _(study):
    study


@app.cell
def _(say):
    say(
        "## Who knows the programmes?\nShare of answers, mean score and its interval, by whether "
        "the household is registered. Ask for as many indicators at once as you like.",
        "## 谁了解这些帮扶措施？\n按是否建档立卡估计认知得分的均值与区间；一次可问任意多个指标。",
    )


@app.cell
def _(en, study):
    known = study.households.estimate(
        en.mean("know_breeding"), en.mean("know_cooperative"), by="registered"
    )
    known
    return (known,)


@app.cell
def _(say):
    say(
        "The difference has its own standard error, from the covariance of both groups.",
        "两组之差有自己的标准误，由两组的协方差得出。",
    )


@app.cell
def _(known):
    difference = known.difference("registered", 1, 0)
    difference
    return (difference,)


@app.cell
def _(say):
    say(
        "## Income, with a condition\n`where` takes the same expressions as study.toml.",
        "## 收入与条件\n`where` 使用与 study.toml 相同的表达式。",
    )


@app.cell
def _(en, study):
    income = study.households.estimate(
        en.mean("income"),
        en.quantile("income", q=0.5),
        en.correlation("income", "schooling"),
        where="age >= 40",
    )
    income
    return (income,)


@app.cell
def _(say):
    say(
        "## Take the numbers along\nAs a Polars, pandas or Arrow table, one row a number.",
        "## 带走数字\n可转为 Polars、pandas 或 Arrow 表，一行一个数。",
    )


@app.cell
def _(difference, income, known):
    table = (known + difference + income).to_polars()
    table.select("indicator", "variable", "group", "estimate", "se", "n")
    return (table,)


@app.cell
def _(en, say, study, Path):
    result = en.run(Path("p-village"), langs=("en", "zh"))
    assert len(result.results) > len(study.codebook.variables)
    say(
        f"## The whole report\n{len(result.results):,} estimates stand in `{result.out}`.",
        f"## 完整报告\n`{result.out}` 中共有 {len(result.results):,} 个估计值。",
    )


if __name__ == "__main__":
    app.run()
