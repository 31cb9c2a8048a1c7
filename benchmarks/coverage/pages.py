"""The page on coverage in both languages: every number in it comes from the CSV files."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from benchmarks.coverage import picture
from benchmarks.coverage.asked import WANTED, Wanted
from benchmarks.coverage.drawing import HOUSEHOLDS, PLANS, Plan
from benchmarks.coverage.measuring import Measured
from benchmarks.coverage.peers import Peer
from benchmarks.coverage.population import GROUPS, LINE, closed_forms, population
from benchmarks.coverage.words import GIVEN, HEADS, METHODS, plan_name

HERE = Path(__file__).resolve().parent
LOW, HIGH = 0.93, 0.97
SUFFIX = {"en": "", "zh": ".zh"}


def write(rows: Sequence[Measured], peers: Sequence[Peer], docs: Path) -> list[Path]:
    """Write the pages and their charts.

    Returns
    -------
    list of Path
        What was written.
    """
    made = []
    for lang, suffix in SUFFIX.items():
        page = docs / f"coverage{suffix}.md"
        page.write_text(rendered(rows, peers, lang), encoding="utf-8", newline="\n")
        chart = docs / "images" / f"coverage-{lang}.svg"
        chart.write_text(picture.drawn(rows, lang), encoding="utf-8", newline="\n")
        made += [page, chart]
    return made


def rendered(rows: Sequence[Measured], peers: Sequence[Peer], lang: str) -> str:
    """The page as Markdown."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(HERE, encoding="utf-8")
    pages = Environment(
        loader=loader, undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
    )
    told = Told({(row.plan, row.indicator): row for row in rows}, lang)
    return pages.get_template(f"page.{lang}.md").render(
        **told.facts(),
        table=coverage_table(rows, lang),
        peers=peer_table(peers, lang),
        compared=max(peer.replications for peer in peers),
        in_r={(p.plan, p.indicator, p.method): percent(p.theirs) for p in peers},
        most=f"{max(row.replications for row in rows):,}",
    )


@dataclass(frozen=True)
class Told:
    """What the sentences of a page ask of the rows."""

    rows: Mapping[tuple[str, str], Measured]
    lang: str

    @property
    def comma(self) -> str:
        """Between the parts of a list."""
        return ", " if self.lang == "en" else "、"

    def facts(self) -> dict[str, object]:
        """The names that a page uses."""
        frame = population()
        grouped = [plan for plan in PLANS if plan.key.startswith("groups")]
        return {
            "plans": PLANS,
            "indicators": len(WANTED),
            "population": f"{frame.height:,}",
            "areas": frame["ea"].n_unique(),
            "strata": frame["stratum"].n_unique(),
            "units": f"{frame['group'].n_unique():,}",
            "groups": GROUPS,
            "taken": HOUSEHOLDS,
            "line": f"{LINE:,}",
            "sizes": self.comma.join(str(plan.clusters) for plan in grouped),
            "given": {key: said[self.lang] for key, said in GIVEN.items()},
            "plan": plan_of,
            "share": lambda plan: share(plan, self.lang),
            "say": self.say,
            "df": lambda key: plan_of(key).clusters - frame["stratum"].n_unique(),
            "kept": self.kept,
            "narrow": self.narrow,
            "actual": self.actual,
            "forms": len(closed_forms()),
            "cover": lambda one, plan: percent(self.rows[plan, one].coverage),
            "side": lambda one, plan, side: percent(getattr(self.rows[plan, one], side)),
            "opened": lambda one, plan: percent(self.rows[plan, one].open, 0),
            "undefined": self.undefined,
            "wide": self.wide,
            "ratio": lambda one, plan: f"{self.rows[plan, one].se_ratio:.2f}",
        }

    def say(self, key: str) -> str:
        """The name of a plan."""
        return plan_name(plan_of(key), self.lang)

    def kept(self, plan: str) -> int:
        """How many indicators cover from 93 to 97 %."""
        return sum(LOW <= self.rows[plan, one.key].coverage <= HIGH for one in WANTED)

    def narrow(self, plan: str) -> str:
        """The indicators that cover less, the worst first."""
        english = self.lang == "en"
        found = [(self.rows[plan, one.key].coverage, one) for one in WANTED]
        low = sorted((pair for pair in found if pair[0] < LOW), key=lambda pair: pair[0])
        said = [
            f"{'difference ' if one.apart and english else ''}{name_of(one, self.lang)} "
            f"{percent(coverage)}{' %' if english else '%'}"
            for coverage, one in low
        ]
        return self.comma.join(said) or ("none" if english else "无")

    def wide(self, plan: str) -> int:
        """How many indicators cover more than 97 %."""
        return sum(self.rows[plan, one.key].coverage > HIGH for one in WANTED)

    def actual(self, one: str, digits: int, times: float = 1) -> str:
        """A true value."""
        return f"{times * self.rows[PLANS[0].key, one].truth:,.{digits}f}"

    def undefined(self, one: str, plan: str) -> str:
        """The share of samples without an interval, in per cent."""
        row = self.rows[plan, one]
        return percent(row.undefined / row.replications, 0)


def plan_of(key: str) -> Plan:
    """A plan by its key."""
    return next(plan for plan in PLANS if plan.key == key)


def share(plan: Plan, lang: str) -> str:
    """The share of the PSUs that is drawn."""
    return percent(plan.fraction) + (" %" if lang == "en" else "%") if plan.clusters else "–"


def percent(value: float, digits: int = 1) -> str:
    """A fraction in per cent, halves rounded up as the chart rounds them."""
    places = Decimal(1).scaleb(-digits)
    return str((Decimal(f"{value:.6g}") * 100).quantize(places, ROUND_HALF_UP))


def name_of(one: Wanted, lang: str) -> str:
    """How an indicator is called."""
    return str(getattr(one.label, lang))


def cell(row: Measured) -> str:
    """Coverage with its Monte Carlo error, both in per cent."""
    said = f"{percent(row.coverage)} ± {percent(row.mc_error)}"
    if row.coverage < LOW:
        return f"**{said}**"
    return f"*{said}*" if row.coverage > HIGH else said


def coverage_table(rows: Sequence[Measured], lang: str) -> str:
    """Indicators down, plans across."""
    found = {(row.plan, row.indicator): row for row in rows}
    plans = [plan for plan in PLANS if (plan.key, WANTED[0].key) in found]
    lines = [[HEADS["indicator"][lang], *(plan_name(plan, lang) for plan in plans)]]
    family = None
    for one in WANTED:
        if one.family != family:
            lines.append([f"**{getattr(one.family, lang)}**", *("" for _ in plans)])
        family = one.family
        lines.append([name_of(one, lang), *(cell(found[plan.key, one.key]) for plan in plans)])
    return markdown(lines)


def peer_table(peers: Sequence[Peer], lang: str) -> str:
    """Coverage in R and here, on the same samples."""
    names = {one.key: name_of(one, lang) for one in WANTED}
    heads = ("sample", "indicator", "method", "theirs", "ours", "apart")
    lines = [[HEADS[head][lang] for head in heads]]
    for peer in peers:
        theirs = f"{percent(peer.theirs)} ± {percent(peer.mc_error)}"
        ours = percent(peer.ours)
        apart = "–" if math.isnan(peer.apart) else f"{peer.apart:.3f}"
        plan = plan_name(plan_of(peer.plan), lang)
        method = METHODS[peer.method][lang]
        lines.append([plan, names[peer.indicator], method, theirs, ours, apart])
    return markdown(lines)


def markdown(lines: Sequence[Sequence[str]]) -> str:
    """A table, its first line the head."""
    head, *rest = (f"| {' | '.join(line)} |" for line in lines)
    return "\n".join([head, "|" + "---|" * len(lines[0]), *rest])
