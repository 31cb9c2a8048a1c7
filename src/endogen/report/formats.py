"""The formats of a report, and the one place that says who writes each.

A writer turns a document into the bytes of one file in one language; its library is imported
when the format is asked for, and not before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from endogen.errors import UseError
from endogen.report.charts.fonts import missing_font
from endogen.report.document import Document
from endogen.study.nearest import nearest
from endogen.study.study import FORMATS
from endogen.survey.estimate import Estimate

Writer = Callable[[Document, Mapping[str, Estimate], str, Mapping[str, str]], bytes]
MEANT = {"word": "docx", "excel": "xlsx"}  # what people call them


def _html(
    document: Document, rows: Mapping[str, Estimate], lang: str, links: Mapping[str, str]
) -> bytes:
    from endogen.report.html import html

    return html(document, rows, lang, links).encode()


def _docx(
    document: Document, rows: Mapping[str, Estimate], lang: str, links: Mapping[str, str]
) -> bytes:
    from endogen.report.docx.write import docx

    return docx(document, rows, lang, links)


def _xlsx(
    document: Document, rows: Mapping[str, Estimate], lang: str, links: Mapping[str, str]
) -> bytes:
    from endogen.report.xlsx.write import xlsx

    return xlsx(document, rows, lang, links)


WRITERS: dict[str, Writer] = {"html": _html, "docx": _docx, "xlsx": _xlsx}


def write(
    format: str,
    document: Document,
    rows: Mapping[str, Estimate],
    langs: Iterable[str],
    stem: str = "report",
) -> dict[str, bytes]:
    """Write `document` as files of one format, one a language, that lead to each other.

    Parameters
    ----------
    format : "html", "docx" or "xlsx"
    rows : mapping of str to Estimate
        The rows of Results by id that the blocks show and cite.
    langs : iterable of "en" and "zh"
    stem : str
        How the names of the files begin: ``report`` gives ``report.en.docx``.

    Returns
    -------
    dict of str to bytes
        Contents by file name.
    """
    links = {lang: f"{stem}.{lang}.{format}" for lang in langs}
    return {name: WRITERS[format](document, rows, lang, links) for lang, name in links.items()}


def refuse_boxes(names: Iterable[str], langs: Iterable[str]) -> None:
    """Refuse formats whose charts would show boxes here instead of words; now, not at the end.

    Raises
    ------
    OutsideError
        E-OUTSIDE-FONT.
    """
    if "docx" in names:  # the others carry words and leave drawing them to the reader's machine
        for lang in langs:
            if error := missing_font(lang):
                raise error


def asked(names: Iterable[str]) -> tuple[str, ...]:
    """The formats that these names mean, each once.

    Raises
    ------
    UseError
        E-USE-PDF, E-USE-FORMAT.

    Examples
    --------
    >>> asked(["html", "docx", "html"])
    ('html', 'docx')
    """
    found = tuple(dict.fromkeys(name.strip().lower() for name in names))
    for name in found:
        if name == "pdf":
            raise UseError("E-USE-PDF")
        if name not in FORMATS:
            meant = MEANT.get(name) or nearest(name, FORMATS)
            choices = ", ".join(FORMATS)
            raise UseError("E-USE-FORMAT", got=name, name=name, choices=choices, nearest=meant)
    return found
