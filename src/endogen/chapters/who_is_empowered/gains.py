"""3.gains: who gains: large households or small ones, what was kept, and what a yuan does.

The paper's "the big family is rich, but the small family has nothing" is a statement on how
income lies along the hands that a household has; its "marginal benefit" of a rising line one
on what each yuan takes off the gap.
"""

from __future__ import annotations

from endogen.chapters.asking import ask, ask_by
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.layout import UNANSWERED
from endogen.chapters.what_changed.standard import standards
from endogen.chapters.who_is_empowered.gains_told import (
    FORTUNES,
    ID,
    PART_OF,
    TIMES,
    tell_concentration,
)
from endogen.chapters.who_is_empowered.handed_told import tell_handouts, tell_types
from endogen.chapters.who_is_empowered.per_yuan_told import tell_per_yuan
from endogen.i18n import text
from endogen.indicators import Indicator, concentration, fgt, herfindahl, mean, ratio
from endogen.report.document import Block
from endogen.study.codebook import Codebook
from endogen.study.grammar import Expression, Literal, Name, Operation
from endogen.study.programmes import FATES
from endogen.survey.detectable import detectable
from endogen.survey.indicator import plus, times
from endogen.survey.results import Results

HANDS = "able-members"


def ask_gains(data: Data) -> Results:
    """Concentration over labour, fates of handouts, kinds of projects, gaps closed per yuan."""
    return _concentration(data) + _handouts(data) + _types(data) + _per_yuan(data)
