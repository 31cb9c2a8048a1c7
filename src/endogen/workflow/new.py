"""``endogen new``: begin a study."""

from __future__ import annotations

from pathlib import Path

from endogen.errors import UseError, Where
from endogen.workflow.demo import make_demo
from endogen.workflow.write import writing

BLANK = Path(__file__).with_name("blank")


def new_study(folder: Path | str, kind: str = "blank") -> Path:
    """Make a study folder to begin with.

    Parameters
    ----------
    folder : path
        New or empty.
    kind : "blank" or "p-village"
        A short questionnaire and an empty place for the answers, or the whole study of
        P Village.

    Raises
    ------
    UseError
        E-USE-FOLDER when the folder holds something already.
    """
    target = Path(folder)
    with writing(target):
        if target.exists() and any(target.iterdir()):
            raise UseError("E-USE-FOLDER", where=Where(file=str(target)))
    if kind == "p-village":
        return make_demo(target)
    from endogen.forms import read_folder, write_form

    with writing(target):
        (target / "data").mkdir(parents=True, exist_ok=True)
        write_form(read_folder(BLANK), target / "questionnaire.xlsx")
        (target / "study.toml").write_bytes((BLANK / "study.toml").read_bytes())
    return target
