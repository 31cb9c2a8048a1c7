"""Small villages, made by hand: roles and answers in, what the sections say out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw
import polars as pl

from endogen.chapters import CHAPTERS
from endogen.chapters.chapter import Data, Section, Told
from endogen.chapters.derived import derive
from endogen.i18n import Label
from endogen.report.document import Block, Cell, Statement, Table
from endogen.report.speech import Speech
from endogen.study.codebook import Codebook, Provenance, Variable
from endogen.study.programmes import DIMENSIONS
from endogen.study.roles import find, item_label
from endogen.study.study import Drawn, Files, Reporting, Study
from endogen.survey.design import Design
from endogen.survey.results import Results
from endogen.survey.sample import Sample

SECTIONS: dict[str, Section] = {s.id: s for c in CHAPTERS for s in c.sections}
Answers = Mapping[str, Sequence[float | None]]


def column(role: str) -> str:
    """The name of the column that holds a role here."""
    return role.replace("-", "_").replace(":", "_")


def labelled(role: str) -> Label:
    """What a questionnaire would call the question of a role, in both languages."""
    family, colon, _ = role.partition(":")
    return item_label(role) if colon else find(family).label


def study(**more: Any) -> Study:
    """A study with few permutations; `report` takes the keywords of Reporting."""
    report = Reporting(**{"seed": 7, "permutations": 499, **more.pop("report", {})})
    return Study(title=Label("A village"), files=Files("h.csv"), report=report, **more)


def village(
    answers: Answers,
    about: Study | None = None,
    *,
    returns: Mapping[str, Sequence[Any]] | None = None,
    provenance: Mapping[str, Provenance] | None = None,
    design: Design | None = None,
    extra: Mapping[str, Sequence[Any]] | None = None,
    adequate: Mapping[str, str] | None = None,
) -> Data:
    """The data of a study whose columns hold these roles, derived columns among them.

    Items of empowerment have five points, of which four are adequate, if `adequate` says
    nothing else of their role.
    """
    about = about or study()
    known = provenance or {}
    enough = {role: ">= 4" for role in answers if role.partition(":")[0] in DIMENSIONS}
    enough |= adequate or {}
    variables = tuple(
        Variable(
            column(role),
            find(role).scale,
            labelled(role),
            role,
            unit=find(role).unit,
            provenance=known.get(role, Provenance.SURVEY),
            adequate=enough.get(role, ""),
        )
        for role in answers
    )
    held = {column(role): pl.Series(list(values), dtype=pl.Float64)
            for role, values in answers.items()}  # fmt: skip
    frame = nw.from_native(pl.DataFrame({**held, **(extra or {})})).lazy()
    frame, codebook = derive(frame, Codebook(variables), about)
    return Data(
        study=about,
        codebook=codebook,
        households=Sample(
            frame,
            design,
            provenance={v.name: v.provenance for v in codebook},
            units={v.name: v.unit for v in codebook if v.unit},
        ),
        returns=Sample(dict(returns)) if returns else None,
    )


def drawn(**more: Any) -> Study:
    """A study of a sample that was drawn."""
    return study(drawn=Drawn(convenience=False, weight="w"), **more)


def told(section: str, data: Data) -> Told:
    """What a section has been told when it asked."""
    rows = SECTIONS[section].ask(data)
    return of_rows(data, rows)


def of_rows(data: Data, rows: Results) -> Told:
    """What `tell` may read of these rows."""
    ids = [row.id for row in rows]
    assert len(ids) == len(set(ids)), "two rows have the same id"
    return Told(data.study, data.codebook, {row.id: row for row in rows}, projects=data.projects)


def values(data: Data, role: str) -> list[float | None]:
    """A column of the analysis frame, None where missing."""
    name = data.codebook.column(role)
    found = data.households.rows(name)[name]
    return [None if math.isnan(x) else float(x) for x in found]


class Said:
    """What a section says of some data, in words."""

    def __init__(self, section: str, known: Told, lang: str = "en") -> None:
        self.blocks: tuple[Block, ...] = SECTIONS[section].tell(known)
        self.speech = Speech(lang, known.rows)

    def sentences(self, *strengths: str) -> list[str]:
        """The statements of these strengths; of all without any."""
        return [
            self.speech.say(block.text)
            for block in self.blocks
            if isinstance(block, Statement) and (not strengths or block.strength in strengths)
        ]

    @property
    def cited(self) -> list[tuple[str, ...]]:
        """The rows that each statement rests on."""
        return [block.rows for block in self.blocks if isinstance(block, Statement)]

    def table(self, id_: str) -> dict[str, list[str]]:
        """The cells of a table by the label of their row."""
        found = next(b for b in self.blocks if isinstance(b, Table) and b.id == id_)
        return {
            self.speech.say(row.label): [self.speech.say(cell) for cell in row.cells]
            for row in found.rows
        }

    def words(self, item: Cell) -> str:
        """Words of a block."""
        return self.speech.say(item)


def says(section: str, data: Data, lang: str = "en") -> Said:
    """Ask and tell."""
    return Said(section, told(section, data), lang)
