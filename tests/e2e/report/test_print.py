"""The page in a browser: printed on A4, and on a phone."""

from __future__ import annotations

import html as markup
import re
import shutil
import subprocess

import pytest
from tests.unit.report.made_up import rows
from tests.unit.report.specimen import document

from endogen.i18n import render
from endogen.report.html import html

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
SHELL = ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]
BANNERS = ("synthetic", "unrepresentative", "internal")


def chromium(*arguments: str) -> str:
    program = shutil.which("chromium")
    assert program, "Chromium is needed: apt install chromium"
    done = subprocess.run(
        [program, *SHELL, *arguments], capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout


@pytest.fixture(scope="module", params=["en", "zh"])
def lang(request) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def pages(lang, tmp_path_factory) -> list[str]:
    """The words of each printed page."""
    folder = tmp_path_factory.mktemp("print")
    page = folder / "report.html"
    page.write_text(html(document(BANNERS), rows(), lang), encoding="utf-8")
    pdf = folder / "report.pdf"
    chromium("--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri())
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    assert "A4" in info
    said = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    return said.split("\f")[:-1]


def test_every_printed_page_bears_the_banners_and_its_number(pages, lang):
    assert 5 < len(pages) < 20
    for order, page in enumerate(pages, 1):
        flat = re.sub(r"\s+", "", page)
        for banner in document(BANNERS).banners:
            assert flat.count(re.sub(r"\s+", "", render(banner, lang))) == 1
        assert re.search(rf"\b{order}\b\D+\b{len(pages)}\b", page.strip().splitlines()[-1])


def test_a_table_is_printed_with_its_caption_on_the_same_page(pages, lang):
    last = "物资帮扶" if lang == "zh" else "Material assistance"
    title = "年龄与八项措施认知的偏相关" if lang == "zh" else "programmes: partial correlations"
    (page,) = [page for page in pages if title in page]
    assert last in page.partition(title)[2]


@pytest.mark.parametrize("width", [360, 390])
def test_nothing_but_tables_and_charts_needs_sideways_scrolling_on_a_phone(lang, width, tmp_path):
    page = html(document(BANNERS), rows(), lang)
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)  # to measure it
    frame = tmp_path / "phone.html"
    frame.write_text(
        f'<iframe id="f" style="width:{width}px;height:800px;border:0" '
        f'srcdoc="{markup.escape(page)}"></iframe><script>'
        "f.onload = () => document.title = f.contentDocument.documentElement.scrollWidth"
        "</script>",
        encoding="utf-8",
    )
    found = re.search(r"<title>(\d+)</title>", chromium("--dump-dom", frame.as_uri()))
    assert found
    assert int(found[1]) <= width
