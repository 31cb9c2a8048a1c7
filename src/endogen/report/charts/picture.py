"""A chart as a picture: SVG for a page, PNG for a document."""

from __future__ import annotations

from dataclasses import dataclass

from endogen.report.chart import Chart
from endogen.report.charts.draw import svg
from endogen.report.charts.fonts import missing_font
from endogen.report.speech import Speech

SCALE = 2  # so that a chart 16 cm wide has 220 dots an inch
OPENING = '<svg xmlns="http://www.w3.org/2000/svg" '
PAPER = '<rect width="100%" height="100%" fill="#fff"/>'


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart that is drawn when a writer asks for it.

    Attributes
    ----------
    id : str
        Prefix of the ids in the SVG: unique in the page.
    title, alt : str
        What someone who cannot see it is told.
    """

    chart: Chart
    speech: Speech
    id: str
    title: str
    alt: str

    def svg(self) -> str:
        """An SVG element to stand within a page."""
        return svg(self.chart, self.speech, id_=self.id, title=self.title, alt=self.alt)

    def png(self) -> bytes:
        """The same on white paper, `SCALE` dots a pixel.

        Raises
        ------
        OutsideError
            E-OUTSIDE-FONT when this machine has no letters for the language.
        """
        import vl_convert

        if error := missing_font(self.speech.lang):
            raise error
        drawn = self.svg().replace("<svg ", OPENING, 1)
        end = drawn.index(">") + 1
        return vl_convert.svg_to_png(drawn[:end] + PAPER + drawn[end:], scale=SCALE)
