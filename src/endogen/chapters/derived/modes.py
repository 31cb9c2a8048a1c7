"""Who takes part in which operating mode, and what kinds of income a household has.

A household can be in several modes, so each mode is a column of its own: groups of a table
of modes overlap, and no analysis of exclusive groups fits them.
"""

from __future__ import annotations

import narwhals as nw

from endogen.chapters.derived.making import Derived, flag, number, total
from endogen.i18n import Label
from endogen.study.codebook import Codebook, Variable
from endogen.study.programmes import MODE_OF, MODES, OWN_EFFORT
from endogen.study.study import Study


def members(codebook: Codebook, _study: Study) -> list[Derived]:
    """Whether a household is in a mode: ``mode:cooperative``.

    By the money it had from the mode; where that is not asked, by taking part in the
    programme that works through the mode.
    """
    return [
        flag(f"mode:{mode}", Label(f"in the mode: {label.en}", f"参与模式：{label.zh}"),
             nw.col(source.name) > 0, [source])
        for mode, label in MODES.items()
        if (source := _source(codebook, mode)) is not None
    ]  # fmt: skip


def joined(codebook: Codebook, _study: Study) -> list[Derived]:
    """In how many modes a household is, and what all of them brought together."""
    modes = list(codebook.family("mode").values())
    made = []
    if modes:
        label = Label("operating modes joined", "参与的经营模式数")
        made.append(number("modes-joined", label, total(modes), modes, "modes"))
    money = list(codebook.family("exposure").values())
    if money:
        label = Label("money from all operating modes", "各经营模式所得合计")
        made.append(number("exposure-total", label, total(money), money, "yuan"))
    return made


def able(codebook: Codebook, _study: Study) -> list[Derived]:
    """Whether anyone of the household can work: advice never sends the others to work."""
    if not codebook.has("no-labour"):
        return []
    without = codebook.of("no-labour")
    label = Label("household with labour", "有劳动力家庭")
    return [flag("can-work", label, nw.col(without.name) == 0, [without])]


def kinds_of_income(codebook: Codebook, _study: Study) -> list[Derived]:
    """How many sources of income a household has, of all and of its own effort."""
    sources = codebook.family("source")
    own = [variable for name, variable in sources.items() if name in OWN_EFFORT]
    made = []
    if sources:
        every = list(sources.values())
        label = Label("sources of income", "收入来源数")
        made.append(number("sources", label, total(every), every, "sources"))
    if own:
        label = Label("sources of own effort", "自身劳动收入来源数")
        made.append(number("own-sources", label, total(own), own, "sources"))
    return made


def own_effort(codebook: Codebook, _study: Study) -> list[Derived]:
    """The share of a household's income that it earned itself; missing where it has none."""
    amounts = codebook.family("amount")
    own = [variable for name, variable in amounts.items() if name in OWN_EFFORT]
    if not own or not codebook.has("amount-total"):
        return []
    whole = codebook.of("amount-total")
    label = Label("own-effort share of income", "自身劳动收入占比")
    earned = total(own)
    everything = nw.col(whole.name)
    share = nw.when((everything > 0) & (earned >= 0) & (earned <= everything)).then(
        earned / everything
    )
    return [number("own-effort", label, share, [*own, whole], "share")]


def _source(codebook: Codebook, mode: str) -> Variable | None:
    if codebook.has(f"exposure:{mode}"):
        return codebook.of(f"exposure:{mode}")
    programme = next(name for name, works in MODE_OF.items() if works == mode)
    role = f"participation:{programme}"
    return codebook.of(role) if codebook.has(role) else None
