"""What a first view loads: few files, no more than they need be, nothing for what the reader has not used."""

import gzip
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from scripts import slim
from scripts.layout import LOCALES, SITE
from scripts.problems import ContentError
from tests.reader import PAGE, path

MOST_REQUESTS = 8
LARGEST = {"": 72_000, PAGE: 110_000, "glossary/": 86_000, "cheatsheet/": 86_000}
"""Bytes over the wire, as GitHub Pages compresses. The theme's script is 35,000 of them."""


@pytest.mark.parametrize("name", LARGEST)
@pytest.mark.parametrize("locale", LOCALES)
def test_first_view_is_light(chromium: Browser, site_url: str, locale: str, name: str) -> None:
    loaded: dict[str, int] = {}
    page = chromium.new_page()

    def note(response: Response) -> None:
        loaded[response.url] = len(gzip.compress(response.body(), 9))

    page.on("response", note)
    page.goto(site_url + path(locale, name), wait_until="networkidle")
    page.close()
    assert len(loaded) <= MOST_REQUESTS, loaded
    assert sum(loaded.values()) <= LARGEST[name], loaded
    assert not [url for url in loaded if "search-engine" in url or url.endswith((".json", ".map"))]


def test_one_style_sheet_serves_all_pages() -> None:
    for file in SITE.rglob("*.html"):
        links = [name for _, name in slim._STYLES.findall(file.read_text(encoding="utf-8"))]
        assert links == ["guide.css", *(["cheatsheet.css"] if "cheatsheet" in file.parts else [])]
    assert {file.name for file in (SITE / "assets" / "stylesheets").iterdir()} == {"guide.css", "cheatsheet.css"}
    scripts = {file.name.partition(".")[0] for file in (SITE / "assets" / "javascripts").iterdir()}
    assert scripts == {"bundle", "guide", "cheatsheet", "search-engine", "search-worker"}


@pytest.mark.parametrize(
    "links",
    [
        ["main.0a1b.min.css", "guide.css", "print.css"],
        ["main.0a1b.min.css", "palette.2c3d.min.css", "print.css", "guide.css"],
        ["core.0a1b.css", "palette.2c3d.min.css", "guide.css", "print.css"],
    ],
    ids=["one missing", "other order", "renamed"],
)
def test_another_theme_stops_the_build(tmp_path: Path, links: list[str]) -> None:
    shutil.copytree(SITE / "assets", tmp_path / "assets")
    markup = "".join(f'<link rel="stylesheet" href="assets/stylesheets/{link}">' for link in links)
    (tmp_path / "index.html").write_text(f"<!doctype html><head>{markup}</head>", encoding="utf-8")
    with pytest.raises(ContentError) as stop:
        slim.build(tmp_path)
    (problem,) = stop.value.problems
    assert problem.path.name == "mkdocs.yml"
    assert "slim.py" in problem.mend
