"""``endogen run``: from a study folder to its results and its report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from endogen import __version__
from endogen.chapters.asking import joined
from endogen.chapters.chapter import Data, Told
from endogen.i18n import Words, render, text
from endogen.published.compare import compare
from endogen.published.verdict import COLUMNS, Verdict, records
from endogen.report.csv import lines, results_csv
from endogen.report.document import Document
from endogen.report.formats import asked, refuse_boxes, write
from endogen.study.grammar import Call
from endogen.study.problem import Problem
from endogen.survey.estimate import Estimate
from endogen.survey.results import Results
from endogen.survey.sample import Sample
from endogen.workflow.assemble import ask_all, document, marks
from endogen.workflow.dropped import dropped_csv, of_the_file, valid_rows, with_dropped
from endogen.workflow.opening import Opened, make_data, open_study
from endogen.workflow.place_reports import ask_places, index, index_rows, marked, place_files
from endogen.workflow.places import find_places
from endogen.workflow.record import record
from endogen.workflow.restricted import household_lists
from endogen.workflow.table_files import problems_csv, results_parquet
from endogen.workflow.write import refuse_foreign, write_whole

Step = Callable[[Words], None]


@dataclass(frozen=True, slots=True)
class RunResult:
    """Where a run left its results.

    Attributes
    ----------
    out : Path
    reports : tuple of Path
    results : Results
    verdicts : tuple of Verdict
    problems : tuple of Problem
    """

    out: Path
    reports: tuple[Path, ...]
    results: Results
    verdicts: tuple[Verdict, ...]
    problems: tuple[Problem, ...]


def run(
    folder: Path | str,
    out: Path | str | None = None,
    langs: Sequence[str] | None = None,
    formats: Sequence[str] | None = None,
    engine: str = "duckdb",
    progress: Step | None = None,
    tables: Sequence[str] = (),
    restricted: bool = False,
) -> RunResult:
    """Estimate all that a study asks for, and write its results and reports.

    Parameters
    ----------
    folder : path
        Of the study.
    out : path, optional
        Where to write; ``out`` in the study's folder by default.
    langs : sequence of "en" and "zh", optional
        The study's by default.
    formats : sequence of "html", "docx" and "xlsx", optional
        The study's by default.
    engine : "duckdb", "polars" or "spark"
    progress : callable, optional
        Told what is being done.
    tables : sequence of str
        Looks of tables (``spss``) beside those that study.toml names.
    restricted : bool
        Also list, by id, the households that each visit and each piece of advice is for, in
        ``out/restricted``, which only the owner of the folder may read.

    Raises
    ------
    EndogenError
        Nothing is then written.
    """
    folder = Path(folder)
    target = Path(out) if out is not None else folder / "out"
    wished = asked(formats or ())
    refuse_foreign(target)  # now, and not after an hour
    step: Step = progress or (lambda _what: None)
    step(text("reading the answers"))
    opened = _looking(open_study(folder), tables)
    languages = tuple(langs or opened.study.languages)
    written = wished or opened.study.report.formats
    refuse_boxes(written, languages)
    data = make_data(opened, engine)
    found = find_places(data)
    results = ask_all(data, step) + index_rows(found, data.households.provenance)
    answers = valid_rows(data)
    places = ask_places(opened, data, found, answers, step)
    verdicts: tuple[Verdict, ...] = ()
    if opened.published is not None:
        step(text("comparing with published figures"))
        rows, verdicts = _compared(opened, data)
        results = results + rows
    step(text("writing the report"))
    told = _told(opened, data, results, verdicts)
    told, blocks, lost = with_dropped(opened, told, answers)
    results = joined([results, lost.rows, *map(marked, places)])
    listed = [
        *of_the_file(opened),
        *lost.lines,
        *(line for place in places for line in place.lines),
    ]
    reports = _reports(document(told, (*blocks, *index(found))), told.rows, languages, written)
    files = dict(reports)
    for place in places:
        files |= place_files(place, lambda said, rows: _reports(said, rows, languages, written))
    if restricted:
        files |= household_lists(data, told)
    files["dropped.csv"] = dropped_csv(listed, render(marks(told.study), "en"))
    said = record(opened, results, languages, written, engine)
    write_whole(target, {**files, **_files(opened, told, results), "run.json": said})
    paths = tuple(target / name for name in reports)
    return RunResult(target, paths, results, verdicts, opened.problems)


def _looking(opened: Opened, tables: Sequence[str]) -> Opened:
    """The study with these looks of tables beside its own."""
    report = opened.study.report
    looks = tuple(dict.fromkeys([*report.tables, *tables]))
    return replace(opened, study=replace(opened.study, report=replace(report, tables=looks)))


def _compared(opened: Opened, data: Data) -> tuple[Results, tuple[Verdict, ...]]:
    if opened.published is None:
        return Results(), ()

    def ask(sample: Sample) -> Callable[[Sequence[Call]], Sequence[Estimate]]:
        return lambda calls: list(sample.estimate(*calls))

    asked = {"households": ask(data.households)}
    if data.returns is not None:
        asked["returns"] = ask(data.returns)
    found = compare(opened.published, data.codebook, asked, opened.answers.instrument)
    return Results.of(found.rows), found.verdicts


def _told(opened: Opened, data: Data, results: Results, verdicts: tuple[Verdict, ...]) -> Told:
    rows = {row.id: row for row in results}
    return Told(
        opened.study,
        data.codebook,
        rows,
        verdicts,
        opened.problems,
        opened.corrections,
        projects=opened.projects,
        version=__version__,
    )


def _reports(
    said: Document,
    rows: Mapping[str, Estimate],
    languages: Sequence[str],
    formats: Sequence[str],
) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for name in formats:
        files |= write(name, said, rows, languages)
    return files


def _files(opened: Opened, told: Told, results: Results) -> Mapping[str, bytes]:
    mark = marks(told.study)
    files = {
        "results.csv": results_csv(results, mark),
        "results.parquet": results_parquet(results, mark),
        "problems.csv": problems_csv(opened.problems, mark),
    }
    if told.verdicts:
        body = [[line[name] for name in COLUMNS] for line in records(told.verdicts)]
        files["published.csv"] = lines([COLUMNS, *body], [render(mark, "en")] if mark else ())
    return files
