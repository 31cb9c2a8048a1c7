"""A project: what was put in, what the contract says, what was promised and paid, to whom.

A project is known by statements: one line of a ledger, one sentence of a paper.  What no
line says is not stated; it is named as missing and never taken for zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from endogen.i18n import Label
from endogen.study.amount import Amount
from endogen.study.codebook import Provenance, weakest
from endogen.study.problem import Problem

ITEMS: dict[str, Label] = {
    "invested": Label("invested", "投入"),
    "promised": Label("promised", "约定"),
    "paid": Label("paid", "实付"),
    "wages": Label("paid for work", "工资"),
    "returned": Label("principal returned", "返还本金"),
    "added": Label("value added", "增加值"),
    "kept": Label("value kept by households", "农户留存"),
    "gross": Label("business income", "经营收入"),
}
"""What a sum of money is.  `paid` asks no work of who receives it, `wages` does."""

ONCE = ("invested", "returned")  # in one year; the others may be paid year after year

PARTIES: dict[str, Label] = {
    "public": Label("public money", "财政资金"),
    "village": Label("village collective", "村集体"),
    "enterprise": Label("enterprise", "企业"),
    "cooperative": Label("cooperative", "合作社"),
    "bank": Label("bank", "银行"),
    "households": Label("households", "农户"),
}
"""Who gave what was invested, and who received what was paid."""

NOBODY = Label()

PRINCIPAL: dict[str, Label] = {
    "returned": Label("returned at the end of the term", "到期返还"),
    "never": Label("never returned", "不返还"),
    "shares": Label("converted to shares", "折股"),
}

LADDER: dict[int, Label] = {
    1: Label("rent or one-off", "租金或一次性"),
    2: Label("order contract", "订单合同"),
    3: Label("wage or post", "工资、岗位"),
    4: Label("guaranteed dividend", "保底分红"),
    5: Label("share and second return", "入股加二次返利"),
    6: Label("share, labour and a vote on decisions", "入股、劳动加决策表决"),
}
"""How tightly a project ties households to itself, from the loosest to the tightest."""

CLAUSES: dict[str, Label] = {
    "written": Label("written contract", "书面合同"),
    "price_floor": Label("price floor", "保底价"),
    "profit_share": Label("share of profit for households", "利润分成比例"),
    "vote": Label("households vote", "农户有表决权"),
    "risk_shared": Label("risk shared", "风险共担"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """One sum, as one line states it.

    Attributes
    ----------
    row : int
        Of its file, as a spreadsheet counts it.
    item : str
        A key of `ITEMS`.
    amount : Amount
        Yuan; of several years, in each of them.
    first, last : int or None
        The years it speaks of.  Without a last one it goes on; without a first one the
        years are not stated.
    party : str
        A key of `PARTIES`, or "" where it is not stated.
    provenance : Provenance
    source : str
        The voucher, or the sentence that says it.
    """

    row: int
    item: str
    amount: Amount
    first: int | None = None
    last: int | None = None
    party: str = ""
    provenance: Provenance = Provenance.RECORDED
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One investment, or one business that a programme supports.

    Attributes
    ----------
    id : str
        Part of the ids of its rows.
    name : Label
    mode : str
        A key of `endogen.study.programmes.MODES`.
    start : int or None
        The year of the first money.
    term : Amount or None
        Years that the contract runs.
    principal : str
        A key of `PRINCIPAL`, or "" where no clause is stated.
    households : Amount or None
        How many benefit.
    link : Amount or None
        Its rung on `LADDER`; several where the source leaves it open.
    payer : Label
        Who pays; projects of one payer are also taken together.
    clauses : mapping of str to Amount
        Those of `CLAUSES` that are stated: 1 yes, 0 no, a share as a fraction.
    """

    id: str
    name: Label
    mode: str
    row: int = 0
    start: int | None = None
    term: Amount | None = None
    principal: str = ""
    households: Amount | None = None
    link: Amount | None = None
    payer: Label = NOBODY
    clauses: Mapping[str, Amount] = field(default_factory=lambda: MappingProxyType({}))
    provenance: Provenance = Provenance.RECORDED
    source: str = ""
    money: tuple[Money, ...] = ()

    def lines(self, *items: str) -> list[Money]:
        """The sums of these kinds."""
        return [money for money in self.money if money.item in items]

    def origin(self, *items: str) -> Provenance:
        """Where the sums of these kinds come from, or the project's own facts without any."""
        return origin([self], *items)


def origin(projects: Iterable[Project], *items: str) -> Provenance:
    """The weakest origin of the sums of these kinds; of all other facts where there is none."""
    projects = list(projects)
    sums = [m.provenance for project in projects for m in project.lines(*items)]
    return weakest(sums or [project.provenance for project in projects])


@dataclass(frozen=True, slots=True)
class Projects:
    """All projects of a study.

    Attributes
    ----------
    files : tuple of str
        Where they stand; empty when the study has none.
    projects : tuple of Project
    problems : tuple of Problem
        Cells and lines that could not be read.
    """

    files: tuple[str, ...] = ()
    projects: tuple[Project, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[Project]:
        return iter(self.projects)

    def __bool__(self) -> bool:
        return bool(self.projects)

    def of_mode(self, mode: str) -> list[Project]:
        """The projects that work through a mode."""
        return [project for project in self.projects if project.mode == mode]
