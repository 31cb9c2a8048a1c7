"""The page on known truths in both languages: every number in it comes from the CSV."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from benchmarks.known_truth import truths
from benchmarks.known_truth.counting import FALSE, truth_of

from endogen.study.programmes import MODES

HERE = Path(__file__).resolve().parent
SUFFIX = {"en": "", "zh": ".zh"}
NAMES = {
    "equal": {"en": "four equal modes", "zh": "四种模式相同"},
    "unequal-members": {"en": "four equal modes, some rare", "zh": "四种模式相同，有的很少"},
    "nothing": {"en": "no mode empowers", "zh": "各模式均不赋权"},
    "paper": {"en": "the paper's order", "zh": "论文的次序"},
    "other": {"en": "another order", "zh": "另一种次序"},
}
HEADS = {
    "truth": {"en": "truth", "zh": "真实情况"},
    "n": {"en": "households", "zh": "户数"},
    "studies": {"en": "studies", "zh": "研究数"},
    "false_mode": {"en": "goes with a mode", "zh": "与某模式有关"},
    "false_pair": {"en": "two modes apart", "zh": "两种模式有差异"},
    "false_first": {"en": "a mode is first", "zh": "某模式居首位"},
    "false_dominance": {"en": "above in every dimension", "zh": "各维度均更高"},
    "modes_found": {"en": "modes that empower", "zh": "赋权的模式"},
    "pairs_found": {"en": "pairs that differ", "zh": "有差异的模式对"},
    "first_found": {"en": "the first mode", "zh": "居首位的模式"},
    "last_found": {"en": "the last mode", "zh": "居末位的模式"},
    "false_pair_": {"en": "leaving one out", "zh": "逐一剔除"},
    "sandwich": {"en": "sandwich (HC1)", "zh": "三明治法（HC1）"},
}
ERRORS = tuple(f"false_{kind}" for kind in FALSE)
POWER = ("modes_found", "pairs_found", "first_found", "last_found")

Line = dict[str, str]


def write(lines: Sequence[Line], docs: Path) -> list[Path]:
    """Write the pages; returns what was written."""
    made = []
    for lang, suffix in SUFFIX.items():
        page = docs / f"known-truth{suffix}.md"
        page.write_text(rendered(lines, lang), encoding="utf-8", newline="\n")
        made.append(page)
    return made


def rendered(lines: Sequence[Line], lang: str) -> str:
    """The page as Markdown."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(HERE, encoding="utf-8")
    pages = Environment(
        loader=loader, undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
    )
    found = {(line["truth"], int(line["n"])): line for line in lines}
    equal = [line for line in lines if not truth_of(line["truth"]).first]
    ordered = [line for line in lines if truth_of(line["truth"]).first]
    return pages.get_template(f"page.{lang}.md").render(
        errors=table(lines, ERRORS, lang, with_error),
        power=table(ordered, POWER, lang, percent),
        sandwich=table(equal, ("false_pair", "sandwich"), lang, with_error,
                       heads={"false_pair": "false_pair_"}),
        worst=worst(lines),
        pooled=pooled(equal, "false_pair"),
        worst_sandwich=percent(max(float(line["sandwich"]) for line in equal)),
        total=f"{sum(int(line['studies']) for line in lines):,}",
        said=lambda key, truth, n: percent(found[truth, n][key]),
        lifts=lambda key: lifts(key, lang),
        members=lambda key: members(key, lang),
        truths=truths,
        points=lambda x: f"{100 * x:g}",
    )  # fmt: skip


def worst(lines: Sequence[Line]) -> dict[str, str]:
    """The highest rate of false statements, and of how many studies it is."""
    share, studies = max((float(line[key]), line["studies"]) for line in lines for key in ERRORS)
    return {"share": percent(share), "studies": studies}


def pooled(lines: Sequence[Line], key: str) -> dict[str, str]:
    """A rate over all studies of these kinds, with its Monte Carlo error."""
    studies = sum(int(line["studies"]) for line in lines)
    share = sum(float(line[key]) * int(line["studies"]) for line in lines) / studies
    return {"share": with_error(str(share), str(studies)), "studies": f"{studies:,}"}


def table(
    lines: Sequence[Line],
    keys: Sequence[str],
    lang: str,
    cell: Callable[[str, str], str],
    heads: dict[str, str] | None = None,
) -> str:
    """Kinds of studies down, statements across."""
    named = [HEADS[(heads or {}).get(key, key)][lang] for key in ("truth", "n", "studies", *keys)]
    rows = [named, ["---", *["---:"] * (len(named) - 1)]]
    for line in lines:
        size = [f"{int(line['n']):,}", f"{int(line['studies']):,}"]
        cells = [cell(line[key], line["studies"]) for key in keys]
        rows.append([NAMES[line["truth"]][lang], *size, *cells])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def percent(share: str | float, _studies: str = "") -> str:
    """A share in per cent; a dash where there is none."""
    if share == "":
        return "–"
    places = Decimal("0.1")
    return str((Decimal(f"{float(share):.6g}") * 100).quantize(places, ROUND_HALF_UP))


def with_error(share: str, studies: str) -> str:
    """A share in per cent with its Monte Carlo error."""
    error = math.sqrt(float(share) * (1 - float(share)) / int(studies))
    return f"{percent(share)} ± {percent(error)}"


def lifts(key: str, lang: str) -> str:
    """By how many points each mode lifts."""
    truth, comma = truth_of(key), ", " if lang == "en" else "、"
    return comma.join(f"{getattr(MODES[m], lang)} {100 * x:g}" for m, x in truth.lifts.items())


def members(key: str, lang: str) -> str:
    """Which share of households is in each mode."""
    truth, comma = truth_of(key), ", " if lang == "en" else "、"
    unit = " %" if lang == "en" else "%"
    return comma.join(
        f"{getattr(MODES[m], lang)} {100 * x:g}{unit}" for m, x in truth.members.items()
    )
