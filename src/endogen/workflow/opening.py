"""Open a study: its file, its questionnaire, its answers, checked and ready for chapters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import narwhals as nw

from endogen.chapters.chapter import Data
from endogen.chapters.derived import derive
from endogen.checks.missing import Quality
from endogen.checks.validate import Checked, validate
from endogen.published.figures import Published
from endogen.sources.households import RETURNS, Prepared, read_households, read_returns
from endogen.sources.projects import read_projects
from endogen.sources.study_file import NAME, read_study
from endogen.study.answers import Answers
from endogen.study.codebook import Codebook, Provenance, weakest
from endogen.study.correction import Corrections
from endogen.study.instrument import Instrument
from endogen.study.problem import Problem
from endogen.study.project import Projects
from endogen.study.study import Study
from endogen.survey import spark
from endogen.survey.design import Design, SinglePsu
from endogen.survey.estimate import Estimate
from endogen.survey.handing import library
from endogen.survey.results import Results
from endogen.survey.sample import Sample
from endogen.workflow.corrections import counted
from endogen.workflow.figures import read_figures

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Opened:
    """A study with its answers.

    Attributes
    ----------
    folder : Path
    study : Study
    answers : Prepared
    returns : Answers or None
        The list of questionnaires handed out.
    checked : Checked
    published : Published or None
    projects : Projects
    """

    folder: Path
    study: Study
    answers: Prepared
    returns: Answers | None
    checked: Checked
    published: Published | None
    projects: Projects

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was unreadable and what broke a rule."""
        listed = self.returns.problems if self.returns else ()
        refused = self.corrections.problems
        return (
            *self.answers.problems,
            *refused,
            *listed,
            *self.projects.problems,
            *self.checked.problems,
        )

    @property
    def corrections(self) -> Corrections:
        """Which answers were corrected, and which corrections were refused."""
        return self.answers.corrections

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file that the results depend on."""
        files = self.study.files
        named = (
            files.households,
            files.returns,
            files.questionnaire,
            files.published,
            files.roles,
            self.corrections.file,
            *self.projects.files,
        )
        return tuple(self.folder / name for name in (NAME, *named) if name)


def open_study(folder: Path) -> Opened:
    """Read and check everything of a study folder.

    Raises
    ------
    StudyError, FormError, DataError, OutsideError
        When a file is not there or cannot be read as a whole.
    """
    study = read_study(folder)
    questionnaire = _questionnaire(folder, study)
    if study.files.roles:
        from endogen.workflow.roles import with_roles

        study = with_roles(folder, study, questionnaire)
    answers = read_households(folder, study, questionnaire)
    returns = read_returns(folder, study)
    checked = validate(
        answers.dataset,
        answers.instrument,
        study,
        issued=returns.frame if returns else None,
        issued_file=study.files.returns,
    )
    projects = read_projects(folder, study)
    return Opened(folder, study, answers, returns, checked, _published(folder, study), projects)


def make_data(opened: Opened, engine: str = "duckdb") -> Data:
    """The samples of a study, with the columns that chapters derive.

    Beside those of the codebook, the households have the columns that say why answers are missing.
    """
    study, checked = opened.study, opened.checked
    frame, codebook = derive(checked.whole, checked.codebook, study)
    drawn = study.drawn
    design = Design(
        weight=drawn.weight or None,
        strata=drawn.strata or None,
        psu=drawn.psu or None,
        fpc=drawn.fpc or None,
        single_psu=cast("SinglePsu", drawn.single_psu),
    )
    return Data(
        study=study,
        codebook=codebook,
        households=_sample(_on(frame, engine), design, codebook),
        returns=_returns_sample(checked, study),
        quality=quality_rows(checked.quality, opened.problems, codebook),
        corrections=counted(opened.corrections, weakest(v.provenance for v in codebook)),
        projects=opened.projects,
    )


def _questionnaire(folder: Path, study: Study) -> Instrument | None:
    if not study.files.questionnaire:
        return None
    from endogen.forms import read_instrument

    return read_instrument(folder / study.files.questionnaire)


def _published(folder: Path, study: Study) -> Published | None:
    if not study.files.published:
        return None
    return read_figures(folder / study.files.published, study.files.published)


def _on(frame: nw.LazyFrame[Any], engine: str) -> nw.LazyFrame[Any]:
    """The frame on the engine that is to compute."""
    if engine == "polars":
        return nw.from_native(_in_polars(frame.to_native())).lazy()
    if engine == "spark":
        return nw.from_native(spark.taken_over(frame.to_native())).lazy()
    return frame


def _in_polars(relation: Any) -> pl.DataFrame:
    """A DuckDB relation as a Polars frame, by Arrow's C interface, which needs no pyarrow.

    Polars remembers the class of all that it is given: of the relation's own, DuckDB would complain
    when the program ends.
    """
    stream = SimpleNamespace(__arrow_c_stream__=relation.__arrow_c_stream__)
    made: pl.DataFrame = library("polars").DataFrame(stream)
    return made


def _sample(frame: nw.LazyFrame[Any], design: Design, codebook: Codebook) -> Sample:
    return Sample(
        frame,
        design,
        provenance={v.name: v.provenance for v in codebook},
        units={v.name: v.unit for v in codebook if v.unit},
    )


def _returns_sample(checked: Checked, study: Study) -> Sample | None:
    if checked.returns is None:
        return None
    source = study.provenance.of(RETURNS)
    # A printed rate says how many count; why the others do not, it leaves open.
    why = Provenance.INVENTED if source is Provenance.RECONSTRUCTED else source
    provenance = {"valid": source, "reason": why, "why": why}
    return Sample(checked.returns, Design(), provenance=provenance)


def quality_rows(quality: Quality, problems: Iterable[Problem], codebook: Codebook) -> Results:
    """Counts of missing answers, and of problems by code, as rows."""
    counts = {"answers": quality.total}
    for reason, count in quality.by_reason().items():
        counts[reason.name.lower()] = count
    for problem in problems:
        code = f"problem.{problem.code}"
        counts[code] = counts.get(code, 0) + problem.count
    source = weakest(v.provenance for v in codebook)
    return Results.of([_counted(name, n, counts["answers"], source) for name, n in counts.items()])


def _counted(name: str, count: int, total: int, source: Provenance) -> Estimate:
    return Estimate(
        id=f"0.quality.{name}",
        indicator="count",
        variable="answers",
        estimate=float(count),
        count=count,
        n=total,
        unit="answers",
        provenance=source,
    )
