"""The P Village study: the paper's questionnaire, synthetic answers, printed figures.

Nobody has the authors' answers.  What the printed tables bind is reconstructed so that it
reproduces every printed figure; everything else is invented; study.toml says which is which.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random

# from endogen.forms.writer import write_questionnaire
from endogen.forms.sheets import read_folder
from endogen.published import Published, read_published
from endogen.study.answers import MARK, SYNTHETIC
from endogen.workflow.p_village.columns import columns
from endogen.workflow.p_village.fieldwork import returns
from endogen.workflow.p_village.households import make_households
from endogen.workflow.p_village.slips import COLUMNS as SLIPS
from endogen.workflow.p_village.slips import slip

HERE = Path(__file__).parent
SEED = 18
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
    from endogen.forms.writer import write_form

    (folder / "data").mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        (folder / name).write_bytes((HERE / name).read_bytes())
    write_form(read_folder(HERE / "questionnaire"), folder / "questionnaire.xlsx")
    homes = make_households(published_figures(), seed)
    slips = [{**one, MARK: SYNTHETIC} for one in slip(homes)]
    (folder / "data" / "corrections.csv").write_bytes(_csv((*SLIPS, MARK), slips))
    rows = [{**home.answers, MARK: SYNTHETIC} for home in homes]
    (folder / "data" / "households.csv").write_bytes(_csv((*columns(), MARK), rows))
    lost = returns(homes, Random(f"{seed} returns"))
    issued = [{**one, MARK: SYNTHETIC} for one in lost]
    (folder / "data" / "returns.csv").write_bytes(_csv(("id", "outcome", "reason", MARK), issued))


def published_figures() -> Published:
    """The figures printed in the paper."""
    return read_published(tomllib.loads((HERE / "published.toml").read_text(encoding="utf-8")))


def _csv(names: Iterable[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """UTF-8 with a byte order mark, so that Excel and WPS show Chinese."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(names), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
