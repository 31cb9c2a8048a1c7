"""The pages hold together: links lead somewhere, both languages say the same things."""

from __future__ import annotations

import re

import pytest
from tests.docs.pages import FENCE, PAGES, ROOT, named

import catalogue_pages
import proofs

LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")
PAIRS = [page for page in PAGES if page.name.endswith(".zh.md")]
GENERATED = {
    *(
        f"docs/reference/{name}{end}"
        for name in ("cli", "roles", "errors")
        for end in (".md", ".zh.md")
    ),
    *(f"docs/{page}" for page in (*catalogue_pages.pages(), *proofs.pages())),
}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page):
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target, _ in LINK.findall(text):
        if "://" in target or target.endswith(".png"):
            continue
        path = (page.parent / target).resolve()
        assert path.exists() or named(path) in GENERATED, target


@pytest.mark.parametrize("page", PAIRS, ids=named)
def test_both_languages_have_the_same_parts(page):
    other = page.with_name(page.name.replace(".zh.md", ".md"))
    said, original = page.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")
    for what in (r"^#+ ", r"^\|", r"^```"):
        count = [len(re.findall(what, text, re.MULTILINE)) for text in (said, original)]
        assert count[0] == count[1], what


def test_every_page_is_in_the_navigation():
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for page in sorted((ROOT / "docs").rglob("*.md")):
        assert page.relative_to(ROOT / "docs").as_posix() in navigation


def test_the_changelog_has_a_place_for_changed_numbers():
    assert "### Impact on numbers" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
