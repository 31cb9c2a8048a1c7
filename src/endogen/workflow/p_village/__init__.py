"""The P Village study: the paper's questionnaire, synthetic answers, printed figures.

Nobody has the authors' answers.  What the printed tables bind is reconstructed so that it
reproduces every printed figure; everything else is invented; study.toml says which is which.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path
from random import Random

# from endogen.forms.writer import write_questionnaire
from endogen.published import Published, read_published
from endogen.workflow.p_village.columns import columns
from endogen.workflow.p_village.fieldwork import returns
from endogen.workflow.p_village.households import make_households

SEED = 9
COPIED = ("study.toml", "published.toml", "README.txt")


def make_p_village(folder: Path, seed: int = SEED) -> None:
    """Write the study into a folder; the same seed writes the same bytes.

    Parameters
    ----------
    folder : pathlib.Path
        Made when it is not there; files of the same names are replaced.
    seed : int
        Another seed gives other households behind the same printed figures.
    """
    from endogen.forms.writer import write_questionnaire

    (folder / "data").mkdir(parents=True, exist_ok=True)
    here = resources.files(__name__)
    for name in COPIED:
        (folder / name).write_bytes(here.joinpath(name).read_bytes())
    (folder / "questionnaire.xlsx").write_bytes(write_questionnaire())
    homes = make_households(published_figures(), seed)
    rows = [home.answers for home in homes]
    (folder / "data" / "households.csv").write_bytes(_csv(columns(), rows))
    lost = returns(homes, Random(f"{seed} returns"))
    (folder / "data" / "returns.csv").write_bytes(_csv(("id", "outcome", "reason"), lost))


def published_figures() -> Published:
    """The figures printed in the paper."""
    source = resources.files(__name__).joinpath("published.toml").read_text(encoding="utf-8")
    return read_published(tomllib.loads(source))


def _csv(names: Iterable[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """UTF-8 with a byte order mark, so that Excel and WPS show Chinese."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(names), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
