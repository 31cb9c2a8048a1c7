"""What the report says of a study, and whether it is true of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from benchmarks.known_truth.truths import Truth
from tests.unit.chapters.village import SECTIONS, told

from endogen.chapters.asking import ask
from endogen.chapters.chapter import Data, Told
from endogen.chapters.which_mode.outcomes import SCORE
from endogen.chapters.which_mode.regression import coefficients, gaps
from endogen.findings.strength import judge
from endogen.report.document import Statement
from endogen.study.programmes import DIMENSIONS, MODES
from endogen.survey.strength import Strength

Pair = tuple[str, str]  # the first above the second


@dataclass(frozen=True)
class Heard:
    """The clear statements of 4.effects and 4.ranking on one study.

    Attributes
    ----------
    more, less : frozenset of str
        Modes with which a higher, a lower score is said to go.
    above : frozenset of pairs
        Modes said to be told apart.
    first : str
        The mode said to come first.
    dominant : frozenset of pairs
        Modes said to be above another in every dimension.
    """

    more: frozenset[str]
    less: frozenset[str]
    above: frozenset[Pair]
    first: str
    dominant: frozenset[Pair]

    @property
    def silent(self) -> bool:
        """Whether no two modes are told apart and none is said to come first."""
        return not (self.above or self.first or self.dominant)


def heard(data: Data) -> Heard:
    """Ask and tell as the report does, and take in what is said as clear."""
    effects, ranking = told("4.effects", data), told("4.ranking", data)
    signs = {row: effects[row].estimate > 0 for row in _cited("4.effects", effects)}
    modes = {
        row.rpartition(".")[2]: up for row, up in signs.items() if "-" not in row.split(".")[3]
    }
    firsts = [rows[0] for rows in _statements("4.ranking", ranking) if ".first." in rows[0]]
    return Heard(
        more=frozenset(mode for mode, up in modes.items() if up),
        less=frozenset(mode for mode, up in modes.items() if not up),
        above=frozenset(_pair(effects, row) for row in signs if "-" in row.split(".")[3]),
        first=firsts[0].rpartition(".")[2] if firsts else "",
        dominant=frozenset(
            _pair(ranking, rows[0])
            for rows in _statements("4.ranking", ranking)
            if rows[0].split(".")[2] in DIMENSIONS
        ),
    )


def _statements(section: str, known: Told) -> Iterator[tuple[str, ...]]:
    """The rows that each clear statement cites."""
    for block in SECTIONS[section].tell(known):
        if isinstance(block, Statement) and block.strength is Strength.CLEAR:
            yield block.rows


def _cited(section: str, known: Told) -> list[str]:
    return [row for rows in _statements(section, known) for row in rows]


def _pair(known: Told, row: str) -> Pair:
    one, other = row.rpartition(".")[2].split("-")
    return (one, other) if known[row].estimate > 0 else (other, one)


def false(truth: Truth, said: Heard) -> dict[str, bool]:
    """Of each kind of statement, whether one was made that is not true."""
    lifts = truth.lifts
    return {
        "mode": any(lifts[mode] <= 0 for mode in said.more) or bool(said.less),
        "pair": any(lifts[one] <= lifts[other] for one, other in said.above),
        "first": bool(said.first) and said.first != truth.first,
        "dominance": any(lifts[one] <= lifts[other] for one, other in said.dominant),
    }


def found(truth: Truth, said: Heard) -> dict[str, float]:
    """How much of what is true was said."""
    lifts = truth.lifts
    true_modes = [mode for mode in MODES if lifts[mode] > 0]
    true_pairs = [pair for pair in combinations(MODES, 2) if lifts[pair[0]] != lifts[pair[1]]]
    ordered = [tuple(sorted(pair, key=lambda mode: -lifts[mode])) for pair in true_pairs]
    below = {(mode, truth.last) for mode in MODES if mode != truth.last}
    return {
        "silent": float(said.silent),
        "modes_found": _share(len(said.more & set(true_modes)), len(true_modes)),
        "pairs_found": _share(sum(pair in said.above for pair in ordered), len(ordered)),
        "first_found": float(bool(truth.first) and said.first == truth.first),
        "last_found": float(bool(truth.last) and below <= said.above),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def apart_by_sandwich(data: Data) -> bool:
    """Whether any two modes would be told apart with the sandwich (HC1) instead."""
    wanted = coefficients(data.codebook, SCORE, data.codebook.column("empowerment"))
    found = ask(data, "4.effects", wanted)
    pairs = gaps(found, f"4.effects.{SCORE}", MODES).holm("pairs")
    return any(judge(row) is Strength.CLEAR for row in pairs)
