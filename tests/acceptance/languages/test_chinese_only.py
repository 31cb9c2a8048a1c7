"""With --lang zh a user reads Chinese: Latin letters only in names and in what was typed."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from endogen.cli.entry import main
from endogen.survey.registry import KNOWN

WORD = re.compile(r"[A-Za-z_]\w+", re.ASCII)
CODE = re.compile(r"E-[A-Z]+(?:-[A-Z]+)+|--[a-z-]+|\S+\.(?:csv|html|docx|xlsx|toml)")
QUOTED = re.compile(r"'[^']*'|\[[^\]]*\]|col\(\"[^\"]*\"\)|\w+\([^)]*\)|age >= 60[\w =]*")
# Programs, formats, persons and words of the command line: names in any language.
NAMES = """
    endogen form demo new run check estimate indicators lint show convert describe serve
    plan size power select pps systematic random proportional equal sample_size margin difference
    weights weai needs pro WEAI DE
    en zh csv xlsx sav dta parquet table json html xml docx duckdb polars spark blank village toml
    data out STR PATH FOLDER STUDY DATA DIR NAME FILE CHOICE FLOAT INT LIST SEED N_0 ENDOGEN_LANG
    OUT restricted
    XLSForm XForm ODK Kobo Excel CSV SPSS Stata Parquet TOML UTF GBK GB18030 Word WPS Python
    fpc single_psu certainty centre average collapse given title titel id
    taylor bootstrap jackknife Rao Wu INT method
    spss FGT SST S80 S20 Palma MPI Lerman Yitzhaki Feldt
    Borda Cohen Clopper Pearson Fisher kappa
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    from endogen.workflow.demo import make_demo

    make_demo(tmp_path / "p-village")
    lines = [f"h{at},{at},{at % 2},1" for at in range(30)]
    (tmp_path / "a.csv").write_text("id,x,g,w\n" + "\n".join(lines) + "\nh99,约三,1,1\n", "utf-8")
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04nothing")
    (tmp_path / "quote.csv").write_text('a,b\n1,"2\n', encoding="utf-8")
    (tmp_path / "torn.sav").write_bytes(b"$FL2@(#) SPSS DATA FILE")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "study.toml").write_text("[study]\ntitle = x\n", encoding="utf-8")
    (tmp_path / "key").mkdir()
    (tmp_path / "key" / "study.toml").write_text('[study]\ntitel = "x"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    # A process speaks one language: what `form` says of its use is made when it is imported.
    monkeypatch.delitem(sys.modules, "endogen.cli.form", raising=False)
    return tmp_path


ESTIMATE = "estimate a.csv --of"
CALLS = [
    *(f"{command} --help" for command in (
        "", "run", "estimate", "demo", "new", "check", "indicators", "form", "form lint",
        "form show", "form convert", "plan", "plan size", "plan power", "plan select",
    )),
    "indicators", "indicators nosuch",
    *(f"{ESTIMATE} {of}" for of in (
        "mean(x)", "mean(x) --by g", "share(g,equals=1)", "quantile(x)", "correlation(x,g)",
        "total(x)", "total(x) --weight w", "mean(y)", "mean(id)", "mean(x", "mean(x))",
        "mean(x,,g)", "mean（x）", "maen(x)", "mean(x,3,4)", "quantile(x,q=2)", "quantile(x,z=2)",
        "mean", "3",
        "mean(x) --where x>", "mean(x) --where x=3", "mean(x) --where [x,for]", "mean(x) --level 2",
        "mean(x) --level half", "mean(x) --format xml", "mean(x) --strata g",
        "mean(x) --psu id --strata id", "mean(x) --where x>99", "mean(x) --where x>99 --by g",
    )),
    "estimate", "estimate a.csv", "estimate none.csv --of mean(x)",
    "estimate broken.xlsx --of mean(x)", "estimate quote.csv --of mean(a)",
    "estimate torn.sav --of mean(a)",
    "check p-village", "run p-village", "check .", "run bad", "run key", "run a b",
    "run p-village --format docx", "run p-village --engine fast",
    "run p-village --ouput x", "run p-village --out .", "new p-village", "demo .", "rnu", "serve",
    "describe a.csv",
    "plan size --share .5", "plan size --share .5 --margin .1 --icc .1 --cluster 5",
    "plan power 20 --sd 1", "plan select a.csv --n 99 --seed 1", "plan sice",
    "plan select a.csv --n 1 --seed 1 --how pps --size g",
    "form lint p-village/questionnaire.xlsx", "form show a.csv", "form lint none.xlsx",
    "form lint broken.xlsx", "form lnit x",
]  # fmt: skip


@pytest.mark.parametrize("call", CALLS)
def test_nothing_english_is_left(folder, capsys, call):
    words = [*call.split(), "--lang", "zh"]
    if "--help" in words:  # made when the command is first imported: in a process of its own
        done = [sys.executable, "-m", "endogen", *words]
        said = subprocess.run(done, capture_output=True, check=True, encoding="utf-8").stdout
    else:
        main(words)
        said = "".join(capsys.readouterr())
    columns = "".join(path.read_text("utf-8-sig") for path in folder.rglob("*.csv"))
    known = {*KNOWN, *NAMES.split(), *WORD.findall(call), *WORD.findall(columns)}
    for line in said.splitlines():
        bare = QUOTED.sub("", CODE.sub("", line))
        left = set(WORD.findall(bare)) - known
        assert not left, line
