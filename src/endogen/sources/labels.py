"""What a file that carries labels says about its columns, as questions."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from endogen.i18n import Label
from endogen.study.answers import Held
from endogen.study.instrument import Category, Kind, Missing, Question
from endogen.study.problem import shortest

# Words of labels that say why an answer is missing, or what it means.
WHY = (
    (Missing.REFUSED, re.compile(r"refus|declin|拒", re.IGNORECASE)),
    (
        Missing.DONT_KNOW,
        re.compile(r"don.?t know|\bdk\b|unknown|不知|不清楚|不了解|说不清", re.IGNORECASE),
    ),
    (
        Missing.NOT_APPLICABLE,
        re.compile(r"not appl|inapplic|\bn/?a\b|skip|不适用|跳过|跳答", re.IGNORECASE),
    ),
    (Missing.NOT_NAMED, re.compile(r"not (named|chosen|selected)|未选|未提及", re.IGNORECASE)),
)
YES = {"yes", "true", "是", "有", "参与", "同意"}
NO = {"no", "false", "否", "不是", "没有", "无", "未参与", "不参与", "不同意"}
CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels and missing codes by column.

    Attributes
    ----------
    questions : mapping of str to str or None
    values : mapping of str to {code: label}
    missing : mapping of str to missing codes
        Single codes, and ranges as ``(low, high)``.
    text : frozenset of str
        The columns that hold text.
    """

    questions: Mapping[str, str | None]
    values: Mapping[str, Mapping[object, str]]
    missing: Mapping[str, tuple[object, ...]]
    text: frozenset[str]

    def letters(self, name: str) -> tuple[str, ...]:
        """Stata's missing codes of a column: ``.a`` to ``.z``."""
        return tuple(code for code in self.missing.get(name, ()) if isinstance(code, str))


Covered = Callable[[str, list[float]], bool]
Seen = Callable[[str, float, float], list[float]]


def question_of(name: str, held: Held, labels: Labels, covered: Covered, seen: Seen) -> Question:
    """Make a `Question` of a column.

    Parameters
    ----------
    name : str
    held : Held
    labels : Labels
    covered : callable
        ``(column, codes) -> bool``: whether the column holds nothing but these codes.
    seen : callable
        ``(column, low, high) -> values`` that the column holds in this range.
    """
    said = {_code(code, held): word for code, word in labels.values.get(name, {}).items()}
    missing = _missing(name, held, labels, said, seen)
    label = _label(labels.questions.get(name) or "")
    if held is Held.DATE:
        return Question(name, Kind.DATE, label)
    categories = tuple(
        Category(code, _label(word), truth=_truth(word), missing=missing.get(code))
        for code, word in said.items()
    )
    real = [c for c in categories if c.missing is None]
    if any(c.truth is None for c in real):
        categories = tuple(Category(c.code, c.label, missing=c.missing) for c in categories)
    why = tuple(missing.items())
    if held is Held.TEXT:
        kind = Kind.SELECT_ONE if real else Kind.TEXT
        return Question(name, kind, label, categories=categories, missing=why)
    codes = [number(c) for c in {*said, *missing}]
    kind = Kind.SELECT_ONE if len(real) > 1 and covered(name, codes) else Kind.DECIMAL
    return Question(name, kind, label, categories=categories, missing=why)


def stata_number(code: str) -> float:
    """The number that Stata itself stores for a missing answer ``.a`` to ``.z``."""
    return 2.0**1023 * (1 + (ord(code[1]) - ord("a") + 1) / 4096)


def stata_letter(code: str | float) -> str:
    """The letter of one of Stata's missing answers, as a code or as a number; else nothing."""
    if isinstance(code, str):
        return code[1] if re.fullmatch(r"\.[a-z]", code) else ""
    letter = round((code / 2.0**1023 - 1) * 4096) if 2.0**1023 < code < math.inf else 0
    return chr(ord("a") + letter - 1) if 1 <= letter <= 26 else ""


def is_number(code: str) -> bool:
    """Whether a code is written as a number, or is one of Stata's missing answers."""
    try:
        number(code)
    except ValueError:
        return False
    return True


def missing_codes(question: Question) -> tuple[tuple[str, Missing], ...]:
    """Every code of a question that stands for a missing answer, and why."""
    listed = ((c.code, c.missing) for c in question.categories if c.missing is not None)
    return tuple(dict([*listed, *question.missing]).items())


def number(code: str) -> float:
    """A code as the number that the column holds."""
    return stata_number(code) if re.fullmatch(r"\.[a-z]", code) else float(code)


def _missing(
    name: str, held: Held, labels: Labels, said: Mapping[str, str], seen: Seen
) -> dict[str, Missing]:
    """Missing codes and why; a range stands for those of its values that occur."""
    codes: list[str] = []
    for item in labels.missing.get(name, ()):
        if isinstance(item, tuple):
            low, high = item
            codes += [shortest(value) for value in seen(name, low, high)]
            codes += [c for c in said if held is Held.NUMBER and low <= number(c) <= high]
        else:
            codes.append(_code(item, held))
    return {code: _why(said.get(code, "")) for code in dict.fromkeys(codes)}


def _code(code: object, held: Held) -> str:
    said = shortest(code)
    letter = held is Held.NUMBER and isinstance(code, str) and re.fullmatch("[a-z]", code)
    return f".{said}" if letter else said


def _why(word: str) -> Missing:
    return next((why for why, words in WHY if words.search(word)), Missing.BLANK)


def _truth(word: str) -> bool | None:
    bare = word.strip().lower()
    return True if bare in YES else False if bare in NO else None


def _label(word: str) -> Label:
    return Label(zh=word) if CHINESE.search(word) else Label(en=word)
