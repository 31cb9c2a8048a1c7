"""The P Village study: the paper's questionnaire, synthetic answers, printed figures.

Nobody has the authors' answers.  What the printed tables bind is reconstructed so that it
reproduces every printed figure; everything else is invented; study.toml says which is which.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from endogen.forms.sheets import read_folder
from endogen.published import Published
from endogen.workflow.figures import read_figures
from endogen.workflow.p_village.columns import columns
from endogen.workflow.p_village.fieldwork import returns
from endogen.workflow.p_village.households import make_households
from endogen.workflow.p_village.slips import COLUMNS as SLIPS
from endogen.workflow.p_village.slips import slip
from endogen.workflow.reconstruct import made_up_csv

HERE = Path(__file__).parent
SEED = 18
COPIED = (
    "study.toml",
    "published.toml",
    "README.txt",
    "data/projects.csv",
    "data/project-money.csv",
)


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
    slips = made_up_csv(SLIPS, slip(homes))  # they change the answers, so they come first
    (folder / "data" / "corrections.csv").write_bytes(slips)
    answers = made_up_csv(columns(), (home.answers for home in homes))
    (folder / "data" / "households.csv").write_bytes(answers)
    issued = made_up_csv(("id", "outcome", "reason"), returns(homes, Random(f"{seed} returns")))
    (folder / "data" / "returns.csv").write_bytes(issued)


def published_figures() -> Published:
    """The figures printed in the paper."""
    return read_figures(HERE / "published.toml")
