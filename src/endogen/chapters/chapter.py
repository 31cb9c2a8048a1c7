"""What a chapter is: sections that each know what they need, ask and tell.

::

    needs (roles)  →  ask(data) → Results  →  tell(told) → blocks

`ask` is the only place of a section that touches data; `tell` sees rows only.  Every
contrast that a finding cites is asked for in `ask` and is a row.  To add a section, write
one file with one `Section` and name it in its chapter's ``__init__``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from endogen.i18n import Text
from endogen.published.verdict import Verdict
from endogen.report.document import Block
from endogen.study.codebook import Codebook
from endogen.study.correction import Corrections
from endogen.study.dropping import Dropped
from endogen.study.problem import Problem
from endogen.study.project import Projects
from endogen.study.study import Study
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results
from endogen.survey.sample import Sample


@dataclass(frozen=True, slots=True)
class Data:
    """What a study's data are to a chapter: samples of its units, and their codebook.

    Attributes
    ----------
    quality : Results
        Counts of missing answers and problems, found when the answers were checked.
    corrections : Results
        Counts of corrections made and refused.
    published : Results
        The figures printed elsewhere, recomputed.
    projects : Projects
        Investments and what they pay, from files of their own.
    """

    study: Study
    codebook: Codebook
    households: Sample
    returns: Sample | None = None
    quality: Results = field(default_factory=Results)
    corrections: Results = field(default_factory=Results)
    published: Results = field(default_factory=Results)
    projects: Projects = field(default_factory=Projects)


@dataclass(frozen=True, slots=True)
class Told:
    """What `tell` may read: rows by id, labels, the study file; never data.

    Attributes
    ----------
    problems : tuple of Problem or None
        What the checks found; None where another report tells it.
    dropped : tuple of Dropped
        The bases of every table; known once all tables are.
    projects : Projects
        Their names and clauses; every number of them is a row.
    """

    study: Study
    codebook: Codebook
    rows: Mapping[str, Estimate]
    verdicts: tuple[Verdict, ...] = ()
    problems: tuple[Problem, ...] | None = ()
    corrections: Corrections = field(default_factory=Corrections)
    dropped: tuple[Dropped, ...] = ()
    projects: Projects = field(default_factory=Projects)
    version: str = ""  # of endogen

    def __getitem__(self, row: str) -> Estimate:
        return self.rows[row]

    def __contains__(self, row: str) -> bool:
        return row in self.rows

    def under(self, prefix: str) -> list[Estimate]:
        """The rows whose id begins with ``prefix.``, in the order they were asked."""
        return [row for id_, row in self.rows.items() if id_.startswith(prefix + ".")]


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a chapter.

    Attributes
    ----------
    id : str
        ``chapter.section``; the prefix of the ids of its rows.
    title : Text
    needs : tuple of str
        Roles (``age``) or role families (``cognition:*``) without which it cannot appear;
        the report then says in one line which questions to add.
    ask : callable
        ``Data -> Results``, every row with its id.
    tell : callable
        ``Told -> blocks``.
    """

    id: str
    title: Text
    needs: tuple[str, ...]
    ask: Callable[[Data], Results]
    tell: Callable[[Told], tuple[Block, ...]]

    def lacks(self, codebook: Codebook) -> tuple[str, ...]:
        """The needed roles that no column holds."""
        return tuple(role for role in self.needs if not _has(codebook, role))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the report: a number (a letter for an appendix), a title, its sections.

    Attributes
    ----------
    restates : bool
        Whether it says again what other chapters found; "In brief" then leaves it out.
    """

    number: int | str
    title: Text
    sections: tuple[Section, ...]
    restates: bool = False


def _has(codebook: Codebook, role: str) -> bool:
    if role.endswith(":*"):
        return bool(codebook.family(role.removesuffix(":*")))
    return codebook.has(role)
