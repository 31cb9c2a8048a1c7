"""``endogen describe``: every question of a file or a study, overall and by group."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from endogen import __version__
from endogen.chapters.descriptive import Described
from endogen.chapters.descriptive import tell as blocks_of
from endogen.chapters.spss.described import tell_as_spss
from endogen.describing import Kind, LeftOut, Topic, Wish, groupings, rows, topics
from endogen.i18n import Words, text
from endogen.report.csv import results_csv
from endogen.report.document import Block, Document
from endogen.report.formats import WRITERS, asked
from endogen.report.terminal import terminal
from endogen.sources.households import read_file
from endogen.sources.study_file import NAME as STUDY_FILE
from endogen.study.answers import SYNTHETIC, Reason
from endogen.study.codebook import Codebook
from endogen.study.instrument import Instrument, Missing
from endogen.study.problem import Problem
from endogen.survey.design import Design
from endogen.survey.results import Results
from endogen.survey.sample import Sample
from endogen.workflow.assemble import banners, marks
from endogen.workflow.opening import make_data, open_study
from endogen.workflow.table_files import results_json

Tell = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to describe.

    Attributes
    ----------
    by : sequence of str
        Columns (in a study also roles) of groups.
    kinds, sets : mapping
        What columns are, and which are the answers of one question.
    bands : mapping of str to sequence of float
        Where bands of a number begin; the banded column is ``<column>_band``.
    weight, strata, psu : str or None
        Of a bare file; a study knows its design.
    holm : bool
    style : "endogen" or "spss"
    """

    by: Sequence[str] = ()
    where: str | None = None
    level: float = 0.95
    kinds: Mapping[str, Kind | None] = field(default_factory=dict)
    sets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    bands: Mapping[str, Sequence[float]] = field(default_factory=dict)
    weight: str | None = None
    strata: str | None = None
    psu: str | None = None
    holm: bool = True
    style: str = "endogen"


@dataclass(frozen=True, slots=True)
class Description:
    """A described file or study.

    Attributes
    ----------
    document : Document
    results : Results
    mark : Words
        What must not part from the numbers.
    """

    document: Document
    results: Results
    mark: Words = ""

    def written(self, form: str, lang: str, width: int = 80) -> bytes:
        """The description as ``table`` (for a terminal), ``csv``, ``json``, or as a report is.

        Raises
        ------
        UseError
            E-USE-FORMAT, E-USE-PDF.
        """
        form = form.lower()
        if form in OWN:
            return OWN[form](self, lang, width)
        by_id = {row.id: row for row in self.results}
        return WRITERS[asked([form])[0]](self.document, by_id, lang, {})


@dataclass(frozen=True, slots=True)
class _Opened:
    """What describing needs of a file or of a study."""

    sample: Sample
    codebook: Codebook
    title: Words
    titles: Mapping[str, Words]
    reasons: Mapping[str, Sequence[tuple[Missing, str]]]
    banners: tuple[Words, ...]
    seed: int | None = None
    permutations: int | None = None
    mark: Words = ""
    study: bool = False


def describe(path: Path | str, wanted: Wanted = Wanted(), tell: Tell | None = None) -> Description:
    """Describe a study's folder, or a file of answers.

    Parameters
    ----------
    path : path
        A folder with study.toml; or csv, xlsx, sav, dta, parquet.
    wanted : Wanted
    tell : callable, optional
        Told of every cell that could not be read and is missing.

    Raises
    ------
    EndogenError
        When the answers cannot be read, or a column that is named is not there.
    """
    source = Path(path)
    of_study = (source / STUDY_FILE).is_file()
    opened = _study(source) if of_study else _file(source, wanted, tell or (lambda _: None))
    opened = _banded(opened, wanted.bands)
    wish = Wish(wanted.kinds, wanted.sets)
    chosen, left = topics(
        opened.sample.table,
        opened.codebook,
        wish=wish,
        titles=opened.titles,
        reasons=opened.reasons,
        apart=opened.sample.design.columns,
        roles_only=opened.study,
    )
    groups = groupings(opened.sample, opened.codebook, wanted.by)
    drawn = {} if opened.seed is None else {"seed": opened.seed}
    drawn |= {} if opened.permutations is None else {"permutations": opened.permutations}
    results = rows(
        opened.sample,
        chosen,
        groups,
        where=wanted.where,
        level=wanted.level,
        holm=wanted.holm,
        cumulative=wanted.style == "spss",
        **drawn,
    )
    by_id = {row.id: row for row in results}
    told = Described(chosen, groups, by_id, left, wanted.level)
    blocks = tell_as_spss(told) if wanted.style == "spss" else blocks_of(told)
    return Description(_document(opened, blocks, chosen, left, wanted), results, opened.mark)


def _file(path: Path, wanted: Wanted, tell_of: Tell) -> _Opened:
    named = tuple(name for name in (wanted.strata, wanted.psu) if name)
    answers = read_file(path, text_columns=named)
    for problem in answers.problems:
        tell_of(problem)
    codebook = answers.dataset.codebook
    made_up = dict.fromkeys((v.name for v in codebook), SYNTHETIC) if answers.synthetic else {}
    design = Design(wanted.weight, wanted.strata, wanted.psu)
    said: list[Words] = []
    if answers.synthetic:
        said.append(text("Synthetic data: the file says that its answers were made up."))
    if not design:
        said.append(
            text("No design was given: intervals and tests hold as if the answers were a simple "
                 "random sample.")
        )  # fmt: skip
    return _Opened(
        sample=Sample(answers.dataset.frame, design, provenance=made_up),
        codebook=codebook,
        title=path.name,
        titles=_titles(answers.instrument),
        reasons=_reasons(answers.dataset.reasons),
        banners=tuple(said),
    )


def _study(folder: Path) -> _Opened:
    opened = open_study(folder)
    data = make_data(opened)
    report = opened.study.report
    return _Opened(
        sample=data.households,
        codebook=data.codebook,
        title=opened.study.title,
        titles=_titles(opened.answers.instrument),
        reasons=_reasons(opened.answers.dataset.reasons),
        banners=tuple(banners(opened.study)),
        seed=report.seed,
        permutations=report.permutations,
        mark=marks(opened.study),
        study=True,
    )


def _titles(instrument: Instrument) -> dict[str, Words]:
    return {q.name: q.short or q.label or q.name for q in instrument}


def _reasons(reasons: Sequence[Reason]) -> dict[str, list[tuple[Missing, str]]]:
    found: dict[str, list[tuple[Missing, str]]] = {}
    for reason in reasons:
        found.setdefault(reason.variable, []).append((reason.missing, reason.column))
    return found


def _banded(opened: _Opened, bands: Mapping[str, Sequence[float]]) -> _Opened:
    """Add a column of bands for each number that is to be banded."""
    if not bands:
        return opened
    from endogen.workflow.banding import banded

    sample, codebook = banded(opened.sample, opened.codebook, bands)
    return replace(opened, sample=sample, codebook=codebook)


def _document(
    opened: _Opened,
    blocks: tuple[Block, ...],
    chosen: Sequence[Topic],
    left: Sequence[LeftOut],
    wanted: Wanted,
) -> Document:
    counts = text("{n} described, {left} columns left out", n=len(chosen), left=len(left))
    facts: list[tuple[Words, Words]] = [
        (text("Answers"), str(len(opened.sample))),
        (text("Questions"), counts),
    ]
    if wanted.where:
        facts.append((text("Only where"), wanted.where))
    return Document(
        title=opened.title,
        subtitle=text("Frequencies and summaries of every question"),
        banners=opened.banners,
        facts=tuple(facts),
        blocks=blocks,
        stamp={"endogen": __version__},
    )


def _terminal(one: Description, lang: str, width: int) -> bytes:
    by_id = {row.id: row for row in one.results}
    return terminal(one.document, by_id, lang, width).encode()


def _csv(one: Description, _lang: str, _width: int) -> bytes:
    return results_csv(one.results, one.mark)


OWN: dict[str, Callable[[Description, str, int], bytes]] = {
    "table": _terminal,
    "csv": _csv,
    "json": lambda one, _lang, _width: results_json(one.results),
}
"""The formats that only a description has; those of a report are in `endogen.report.formats`."""
