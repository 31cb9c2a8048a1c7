"""The wheel, in an environment with the base dependencies only, does what the README says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from tests.acceptance.install.conftest import Installed, clean

pytestmark = pytest.mark.slow
EXTRAS = ("polars", "pandas", "pyarrow")


@pytest.fixture(scope="module")
def study(installed, tmp_path_factory) -> Path:
    """The demo, made by the installed endogen in a folder with a space and Chinese in its name."""
    folder = tmp_path_factory.mktemp("home") / "我的 研究"
    folder.mkdir()
    done = installed.run("demo", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return folder / "p-village"


def test_the_wheel_holds_what_is_no_python(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "locale/zh_Hans/LC_MESSAGES/endogen.mo",
        "locale/en/LC_MESSAGES/endogen.mo",
        "report/templates/page.html.j2",
        "report/style/page.css",
        "workflow/p_village/published.toml",
        "workflow/p_village/study.toml",
        "workflow/p_village/questionnaire/survey.csv",
        "workflow/blank/survey.csv",
        "study/poverty_lines.toml",
        "py.typed",
    ):
        assert f"endogen/{part}" in names
    assert not [name for name in names if name.endswith((".po", ".pyc"))]


def test_the_sdist_holds_what_is_needed_to_work_on_it(sdist, root):
    with tarfile.open(sdist) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    for part in ("Makefile", "pyproject.toml", "hatch_build.py", "tools/catalogues.py", "README.md",
                 "requirements/run.txt", "tests/conftest.py", ".importlinter", "mkdocs.yml",
                 "examples/notebook/p_village.py"):  # fmt: skip
        assert part in names


def test_the_demo_is_whole(study):
    written = {path.name for path in (study / "out").iterdir()}
    assert written == {
        "report.en.html",
        "report.zh.html",
        "results.csv",
        "results.parquet",
        "published.csv",
        "problems.csv",
        "dropped.csv",
        "run.json",
    }
    assert "谁" in (study / "out" / "report.zh.html").read_text(encoding="utf-8")
    versions = json.loads((study / "out" / "run.json").read_text(encoding="utf-8"))["versions"]
    assert "polars" not in versions


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--lang", "zh", "--help"), "从问卷到报告"),
        (("--version",), "0."),
        (("indicators", "--lang", "zh"), "mean"),
        (("run", "p-village", "--lang", "zh"), "report.zh.html"),
        (("check", "p-village", "--lang", "zh"), "错误 0 处"),
        (("estimate", "p-village/data/households.csv", "--of", "mean(income)"), "mean(income)"),
        (("estimate", "p-village/out/results.parquet", "--of", "mean(estimate)"), "mean("),
        (("new", "mine"), "mine"),
        (("form", "lint", "p-village/questionnaire.xlsx"), "0 errors"),
    ],
)
def test_each_command_runs(installed, study, words, said):
    done = installed.run(*words, cwd=study.parent)
    assert done.returncode == 0, done.stderr
    assert said in done.stdout


def test_what_needs_an_extra_names_it(installed, study):
    done = installed.run("run", "p-village", "--engine", "polars", cwd=study.parent)
    assert done.returncode == 2
    assert done.stderr.startswith("E-USE-LIBRARY:")
    assert 'pip install "endogen[polars]"' in done.stderr
    program = (
        "import endogen as en\n"
        "found = en.Sample({'x': [1.0, 2.0]}).estimate(en.mean('x'))\n"
        "for name in ('to_polars', 'to_pandas', 'to_arrow'):\n"
        "    try:\n        getattr(found, name)()\n"
        "    except Exception as error:\n        print(error.code, error.details['extra'])\n"
    )
    done = installed.run("-c", program, cwd=study.parent)
    assert done.stdout.split("\n")[:3] == [
        f"E-USE-LIBRARY {x}" for x in ("polars", "pandas", "arrow")
    ]


def test_no_extra_is_there(installed, tmp_path):
    program = f"import importlib.util as u; print([n for n in {EXTRAS!r} if u.find_spec(n)])"
    assert installed.run("-c", program, cwd=tmp_path).stdout.strip() == "[]"


def test_the_install_is_as_large_as_the_readme_says(installed: Installed, root):
    said = (root / "README.md").read_text(encoding="utf-8")
    size, count = map(int, re.search(r"at most (\d+) MB on\s+disk, (\d+) packages", said).groups())
    listed = json.loads(
        subprocess.run(
            [str(installed.python), "-m", "pip", "list", "--format", "json"],
            capture_output=True, check=True, env=clean(), encoding="utf-8",
        ).stdout
    )  # fmt: skip
    ours = {one["name"].lower() for one in listed} - {"pip", "setuptools"}
    assert len(ours) <= count
    (packages,) = installed.root.glob("[Ll]ib/**/site-packages")
    apart = ("pip", "setuptools", "pkg_resources", "_distutils_hack", "__pycache__")
    files = [p for p in packages.rglob("*") if p.is_file()]
    total = sum(
        p.stat().st_size for p in files if not p.relative_to(packages).parts[0].startswith(apart)
    )
    assert 0.8 * size < total / 1e6 <= size  # a limit far above what is needed says nothing


@pytest.fixture
def uv(tmp_path):
    """Call uv with folders of its own."""
    homes = {
        f"UV_{name}": str(tmp_path / name) for name in ("TOOL_DIR", "TOOL_BIN_DIR", "CACHE_DIR")
    }

    def call(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "uv", *words], cwd=tmp_path, env=clean(**homes, **env),
            capture_output=True, encoding="utf-8", check=False, timeout=300,
        )  # fmt: skip

    return call


def test_uv_installs_it_as_a_tool(uv, wheel, tmp_path):
    done = uv("tool", "install", str(wheel), "--python", sys.executable)
    assert done.returncode == 0, done.stderr
    (program,) = (tmp_path / "TOOL_BIN_DIR").glob("endogen*")
    demo = subprocess.run(
        [str(program), "demo"], cwd=tmp_path, env=clean(), capture_output=True, check=False
    )
    assert demo.returncode == 0, demo.stderr
    assert (tmp_path / "p-village" / "out" / "report.zh.html").exists()


def test_the_lowest_versions_that_pyproject_names_are_enough(uv, wheel, tmp_path):
    assert uv("venv", "low", "--python", sys.executable).returncode == 0
    done = uv("pip", "install", "--resolution", "lowest-direct", "--python", "low", str(wheel))
    assert done.returncode == 0, done.stderr
    low = Installed(tmp_path / "low", wheel)
    demo = low.run("demo", cwd=tmp_path)
    assert demo.returncode == 0, demo.stderr
    assert (tmp_path / "p-village" / "out" / "results.parquet").exists()
