"""What a first view loads: few files, no more than they need be, nothing for what the reader has not used."""

import gzip
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from scripts.project.languages import LOCALES
from scripts.project.paths import SITE
from scripts.project.problems import ContentError
from scripts.theme import bundle
from tests.reader import PAGE, path

MOST_REQUESTS = 8
LARGEST = {"": 30_000, PAGE: 64_000, "glossary/": 48_000, "cheatsheet/": 48_000, "practice/": 62_000}
"""Bytes over the wire, as GitHub Pages compresses. Of the largest page, 40,000 are its text and diagrams."""


HELD_BACK = '<script type="text/plain" id="theme-script" data-src="assets/javascripts/bundle.0a1b.min.js"></script>'


def write_page(site: Path, styles: list[str], script: str) -> None:
    *theme, own = [f"assets/stylesheets/{name}" for name in styles]
    imports = "".join(f'<style>@import url("{address}") layer(theme);</style>' for address in theme)
    links = f'{imports}<link rel="stylesheet" href="{own}">'
    (site / "index.html").write_text(f"<!doctype html><head>{links}</head>{script}", encoding="utf-8")


@pytest.mark.parametrize("name", LARGEST)
@pytest.mark.parametrize("locale", LOCALES)
def test_first_view_is_light(chromium: Browser, guide_url: str, locale: str, name: str) -> None:
    loaded: dict[str, int] = {}
    page = chromium.new_page()

    def note(response: Response) -> None:
        loaded[response.url] = len(gzip.compress(response.body(), 9))

    page.on("response", note)
    page.goto(guide_url + path(locale, name), wait_until="networkidle")
    page.close()
    assert len(loaded) <= MOST_REQUESTS, loaded
    assert sum(loaded.values()) <= LARGEST[name], loaded
    wanted = "practice.v1" if name == "practice/" else None  # its cards, of which it says how many are due
    json = [url for url in loaded if url.endswith(".json") and not (wanted and wanted in url)]
    assert not [url for url in loaded if "search-engine" in url or url.endswith(".map")] + json


def test_one_style_sheet_serves_all_pages() -> None:
    for file in SITE.rglob("*.html"):
        links = [name for _, name in bundle._STYLES.findall(file.read_text(encoding="utf-8"))]
        alone = ["question.css"] if "q" in file.parts else ["guide.css"]
        assert links == [*alone, *(f"{name}.css" for name in ("cheatsheet", "practice") if name in file.parts)]
    names = {file.name for file in (SITE / "assets" / "stylesheets").iterdir()}
    assert names == {"guide.css", "cheatsheet.css", "practice.css", "question.css"}
    scripts = {file.name.partition(".")[0] for file in (SITE / "assets" / "javascripts").iterdir()}
    assert scripts == {
        "bundle",
        "guide",
        "search",
        "terms",
        "hit",
        "memory",
        "paths",
        "cheatsheet",
        "practice",
        "search-engine",
        "search-worker",
        "question",
    }


@pytest.mark.parametrize(
    "links",
    [
        ["main.0a1b.min.css", "guide.css"],
        ["palette.2c3d.min.css", "main.0a1b.min.css", "guide.css"],
        ["core.0a1b.css", "palette.2c3d.min.css", "guide.css"],
    ],
    ids=["one missing", "other order", "renamed"],
)
def test_another_theme_stops_the_build(tmp_path: Path, links: list[str]) -> None:
    shutil.copytree(SITE / "assets", tmp_path / "assets")
    write_page(tmp_path, links, HELD_BACK)
    with pytest.raises(ContentError) as stop:
        bundle.build(tmp_path)
    (problem,) = stop.value.problems
    assert problem.path.name == "mkdocs.yml"
    assert "bundle.py" in problem.hint


@pytest.mark.parametrize(
    "script", ['<script src="assets/javascripts/bundle.0a1b.min.js"></script>', HELD_BACK.replace("bundle", "core")]
)
def test_another_script_of_the_theme_stops_the_build(tmp_path: Path, script: str) -> None:
    write_page(tmp_path, ["main.0a1b.min.css", "palette.2c3d.min.css", "guide.css"], script)
    with pytest.raises(ContentError) as stop:
        bundle.build(tmp_path)
    (problem,) = stop.value.problems
    assert problem.path.name == "main.html"
    assert "theme/loading.js" in problem.hint
