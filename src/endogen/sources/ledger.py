"""Lines of the two files of projects, cell by cell, whatever language their heads have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from endogen.errors import DataError, Where
from endogen.i18n import Label, Words, text
from endogen.sources.cells import spelt
from endogen.sources.stated import TEN_THOUSAND, amount, one_of, share, years, yes_no
from endogen.sources.table import Cell, Table
from endogen.study.amount import Amount
from endogen.study.codebook import Provenance
from endogen.study.nearest import nearest
from endogen.study.problem import Problem, Severity, problem
from endogen.study.programmes import MODES
from endogen.study.project import CLAUSES, ITEMS, LADDER, ONCE, PARTIES, PRINCIPAL, Money, Project

T = TypeVar("T")
PROJECTS: dict[str, tuple[str, ...]] = {
    "id": ("id", "project", "编号", "项目编号"),
    "name": ("name", "name_en", "英文名称"),
    "name_zh": ("name_zh", "名称", "项目名称", "项目"),
    "mode": ("mode", "模式", "经营模式"),
    "start": ("start", "开始年份", "起始年份", "实施年份"),
    "term": ("term", "期限", "合同期限", "期限（年）"),
    "principal": ("principal", "本金", "本金约定"),
    "households": ("households", "受益户数", "受益户"),
    "link": ("link", "联结类型", "利益联结类型", "利益联结"),
    "payer": ("payer", "payer_en"),
    "payer_zh": ("payer_zh", "付款方", "支付方"),
    "written": ("written", "书面合同"),
    "price_floor": ("price_floor", "保底价"),
    "profit_share": ("profit_share", "利润分成", "利润分成比例"),
    "vote": ("vote", "表决权"),
    "risk_shared": ("risk_shared", "风险共担"),
    "provenance": ("provenance", "数据性质", "数据来历"),
    "source": ("source", "依据", "来源"),
}
MONEY: dict[str, tuple[str, ...]] = {
    "project": ("project", "id", "项目编号", "编号"),
    "year": ("year", "年份", "年度"),
    "item": ("item", "类别", "款项", "款项类别"),
    "yuan": ("yuan", "amount", "金额", "金额（元）", "金额（万元）"),
    "party": ("party", "对方", "出资方或收款方"),
    "provenance": ("provenance", "数据性质", "数据来历"),
    "source": ("source", "依据", "凭证", "来源"),
}
NEEDED = ("id", "mode", "project", "item", "yuan")
NOTES = ("note", "notes", "remark", "remarks", "备注", "说明")
ID = re.compile(r"[^\W_]+(?:[-_][^\W_]+)*")
PROVENANCES: dict[str, Label] = {
    Provenance.RECORDED: Label("from accounts", "账簿"),
    Provenance.PRINTED: Label("as printed", "已发表"),
    Provenance.INVENTED: Label("invented", "虚构"),
    Provenance.SURVEY: Label("from the survey", "调查"),
}
RUNGS = {str(rung): label for rung, label in LADDER.items()}
EXPECTED: dict[str, Words] = {
    "amount": text("a number, a range (20000-40000) or one side (160000以上, more than 160000)"),
    "year": text("2016, 2016-2019, or 2016- for every year from then on"),
    "once": text("one year, of what was put in or returned"),
    "yes": text("yes or no; empty where it is not stated"),
    "share": text("a percentage up to 100"),
}


def complaint(
    code: str,
    severity: Severity,
    file: str,
    row: int,
    id_: str,
    variable: str,
    value: str,
    **details: object,
) -> Problem:
    """A problem of one line of a file of projects."""
    return problem(
        code, severity, file=file, row=row, id=id_, variable=variable, value=value, others=details
    )


@dataclass(slots=True)
class Ledger:
    """A file of projects: its lines one by one, and what is wrong with them."""

    file: str
    heads: Mapping[str, tuple[str, ...]]
    table: Table
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    in_ten_thousands: bool = False

    def __post_init__(self) -> None:
        self.problems += self.table.problems
        known = {said: name for name, spellings in self.heads.items() for said in spellings}
        for at, said in enumerate(self.table.header):
            bare = said.strip().lower().replace("(", "（").replace(")", "）")
            name = known.get(bare)
            if name in self.places:
                raise DataError("E-DATA-NAME-TWICE", where=Where(file=self.file, row=1), name=name)
            if name:
                self.places[name] = at
                self.in_ten_thousands |= name == "yuan" and "万" in bare
            elif bare not in NOTES:
                self._unknown(said)
        for name in self.heads:
            if name in NEEDED and name not in self.places:
                where = Where(file=self.file, row=1)
                raise DataError(
                    "E-PROJECT-COLUMN", where=where, name=name, expected=_heads(self.heads)
                )

    def __iter__(self) -> Iterator[Line]:
        for row, cells in self.table.rows:
            yield Line(self, row, cells)

    def _unknown(self, said: str) -> None:
        spellings = [word for words in self.heads.values() for word in words]
        near = nearest(said, spellings)
        self.problems.append(
            complaint(
                "E-PROJECT-HEAD", Severity.WARNING, self.file, 1, "", said, said, nearest=near
            )
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One line; a cell that cannot be read becomes a problem and counts as not stated."""

    ledger: Ledger
    row: int
    cells: Sequence[Cell]

    def said(self, name: str) -> str:
        """A cell as it was written; "" for an empty one, or where there is no such column."""
        at = self.ledger.places.get(name)
        return "" if at is None else spelt(self.cells[at]) or ""

    def refuse(self, code: str, name: str, **details: object) -> None:
        """Note what is wrong with a cell."""
        id_ = self.said("id") or self.said("project")
        ledger = self.ledger
        ledger.problems.append(
            complaint(
                code, Severity.ERROR, ledger.file, self.row, id_, name, self.said(name), **details
            )
        )

    def identifier(self) -> str:
        """The project that the line speaks of; "" where it does not say it."""
        name = "id" if "id" in self.ledger.heads else "project"
        said = self.said(name)
        if ID.fullmatch(said):
            return said
        self.refuse("E-PROJECT-ID", name)
        return ""

    def mode(self) -> str:
        """The operating mode; "" where there is none of the four."""
        try:
            return one_of(self.said("mode"), MODES)
        except ValueError:
            self.refuse("E-PROJECT-CHOICE", "mode", choices=_choices(MODES), dropped=NOT_READ)
            return ""

    def project(self, id_: str, mode: str) -> Project:
        """The project, without its money."""
        clauses = {
            name: found
            for name in CLAUSES
            if (found := self._read(name, share if name == "profit_share" else yes_no))
        }
        return Project(
            id=id_,
            name=_both(self.said("name"), self.said("name_zh"), id_),
            mode=mode,
            row=self.row,
            start=(self._read("start", years) or (None, None))[0],
            term=self._read("term", amount),
            principal=self._choice("principal", PRINCIPAL),
            households=self._read("households", amount),
            link=self._read("link", _rungs),
            payer=_both(self.said("payer"), self.said("payer_zh")),
            clauses=clauses,
            provenance=self._provenance(),
            source=self.said("source"),
        )

    def money(self) -> Money | None:
        """The sum; None where its kind, amount or years cannot be read."""
        try:
            item = one_of(self.said("item"), ITEMS)
        except ValueError:
            self.refuse("E-PROJECT-CHOICE", "item", choices=_choices(ITEMS), dropped=NOT_READ)
            return None
        before = len(self.ledger.problems)
        times = TEN_THOUSAND if self.ledger.in_ten_thousands else 1.0
        found = self._read("yuan", lambda said: amount(said, times))
        when = self._read("year", years) or (None, None)
        if found is None and len(self.ledger.problems) == before:
            self.refuse("E-PROJECT-CELL", "yuan", expected_words=EXPECTED["amount"])
        if item in ONCE and when[0] != when[1]:
            self.refuse("E-PROJECT-CELL", "year", expected_words=EXPECTED["once"])
        if found is None or len(self.ledger.problems) > before:
            return None
        return Money(
            row=self.row,
            item=item,
            amount=found,
            first=when[0],
            last=when[1],
            party=self._choice("party", PARTIES),
            provenance=self._provenance(),
            source=self.said("source"),
        )

    def _read(self, name: str, reader: Callable[[str], T]) -> T | None:
        said = self.said(name)
        if not said:
            return None
        try:
            return reader(said)
        except ValueError:
            self.refuse("E-PROJECT-CELL", name, expected_words=_expected(name))
            return None

    def _choice(self, name: str, known: Mapping[str, Label]) -> str:
        if not self.said(name):
            return ""
        try:
            return one_of(self.said(name), known)
        except ValueError:
            self.refuse("E-PROJECT-CHOICE", name, choices=_choices(known), dropped=NOT_STATED)
            return ""

    def _provenance(self) -> Provenance:
        """Where the line comes from; what cannot be read must not pass for an account."""
        if not self.said("provenance"):
            return Provenance.RECORDED
        return Provenance(self._choice("provenance", PROVENANCES) or Provenance.INVENTED)


NOT_READ = text("The line is not used.")
NOT_STATED = text("It counts as not stated.")


def _both(english: str, chinese: str, otherwise: str = "") -> Label:
    """A name in both languages, in one of them where the other is not given."""
    return Label(english or chinese or otherwise, chinese or english or otherwise)


def _rungs(said: str) -> Amount:
    """One rung of the ladder, by number or in words, or two between which it lies."""
    try:
        return Amount.of(float(one_of(said, RUNGS)))
    except ValueError:
        found = amount(said)
    whole = found.low.is_integer() and found.high.is_integer()
    if not (whole and min(LADDER) <= found.low <= found.high <= max(LADDER)):
        raise ValueError(said)
    return found


def _expected(name: str) -> Words:
    if name in ("year", "start"):
        return EXPECTED["year"]
    if name == "link":
        return text(
            "{low} to {high}, or two of them: 4-5", low=str(min(LADDER)), high=str(max(LADDER))
        )
    if name == "profit_share":
        return EXPECTED["share"]
    return EXPECTED["yes"] if name in CLAUSES else EXPECTED["amount"]


def _choices(known: Mapping[str, Label]) -> str:
    return ", ".join(f"{key} ({label.zh})" for key, label in known.items())


def _heads(heads: Mapping[str, tuple[str, ...]]) -> str:
    needed = [name for name in heads if name in NEEDED]
    return ", ".join(f"{name} ({heads[name][2]})" for name in needed)
