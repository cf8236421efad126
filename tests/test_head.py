"""The head of every built page: what search engines and social networks read of it, and the files that it names."""

import json
import struct
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from scripts.exporters import structured_data
from scripts.exporters.social import SOCIAL_SIZE
from scripts.model import catalogue, pages
from scripts.project import urls
from scripts.project.languages import DEFAULT_LOCALE, LANGUAGES, LOCALES
from scripts.project.paths import SITE
from scripts.site.pages import Site
from tests.reader import SCHEMES, path, soup

HOME = urls.find().site
PAGES = [(page.locale, page.name.removesuffix(".md")) for page in pages.load()]
SECTIONS = [(locale, section) for locale in LOCALES for section in catalogue.load().sections]
MOST_BYTES = 50_000

every_page = pytest.mark.parametrize(("locale", "name"), PAGES)


def url(locale: str, name: str) -> str:
    return HOME + path(locale, "" if name == "index" else f"{name}/")


def file(address: str) -> Path:
    """Return the file that an address of the site leads to."""
    assert address.startswith(HOME)
    found = SITE / address.removeprefix(HOME)
    return found / "index.html" if address.endswith("/") else found


@cache
def head(address: str) -> BeautifulSoup:
    return BeautifulSoup(file(address).read_text(encoding="utf-8").partition("</head>")[0], "html.parser")


def one(tree: BeautifulSoup, selector: str) -> Tag:
    (found,) = tree.select(selector)
    return found


def meta(tree: BeautifulSoup, name: str) -> str:
    return str(one(tree, f'meta[property="{name}"], meta[name="{name}"]')["content"])


def alternates(tree: BeautifulSoup) -> dict[str, str]:
    links = tree.select("link[hreflang]")
    found = {str(link["hreflang"]): str(link["href"]) for link in links}
    assert len(found) == len(links)
    return found


def expected_alternates(name: str) -> dict[str, str]:
    return {locale: url(locale, name) for locale in LOCALES} | {"x-default": url(DEFAULT_LOCALE, name)}


@every_page
def test_canonical_address_is_the_pages_own(locale: str, name: str) -> None:
    assert one(head(url(locale, name)), 'link[rel="canonical"]')["href"] == url(locale, name)
    assert not head(url(locale, name)).select('meta[name="robots"]')


@pytest.mark.parametrize("page", pages.load(), ids=lambda page: f"{page.locale}-{page.name}")
def test_keywords_are_what_readers_may_call_the_page(page: pages.SourcePage) -> None:
    tree = head(url(page.locale, page.name.removesuffix(".md")))
    assert meta(tree, "keywords") == ", ".join(page.meta["search_terms"])


@every_page
def test_alternates_name_every_language_and_each_other(locale: str, name: str) -> None:
    found = alternates(head(url(locale, name)))
    assert found == expected_alternates(name)
    assert all(alternates(head(other)) == found for other in found.values())
    # With rel="alternate" the theme's script would fetch a sitemap for each; see overrides/main.html.
    html = file(url(locale, name)).read_text(encoding="utf-8")
    assert html.count('<link rel="alternate "') == len(found)
    assert '<link rel="alternate"' not in html


@every_page
def test_social_preview_is_complete(locale: str, name: str) -> None:
    tree = head(url(locale, name))
    home = head(url(locale, "index"))
    title = one(soup(SITE, locale, "" if name == "index" else name), "h1").get_text(strip=True)
    assert meta(tree, "og:type") == ("website" if name == "index" else "article")
    assert meta(tree, "og:title") == title
    assert meta(tree, "og:description") == meta(tree, "description")
    assert meta(tree, "og:url") == url(locale, name)
    assert meta(tree, "og:site_name") == meta(home, "og:title") == one(home, "title").get_text()
    assert meta(tree, "og:locale") == f"{locale}_{LANGUAGES[locale].region}"
    (other,) = set(LOCALES) - {locale}
    assert meta(tree, "og:locale:alternate") == f"{other}_{LANGUAGES[other].region}"
    assert title in meta(tree, "og:image:alt")
    assert meta(tree, "twitter:card") == "summary_large_image"


@every_page
def test_social_image_exists_and_has_its_size(locale: str, name: str) -> None:
    tree = head(url(locale, name))
    image = file(meta(tree, "og:image")).read_bytes()
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", image[16:24]) == SOCIAL_SIZE
    assert (meta(tree, "og:image:width"), meta(tree, "og:image:height")) == tuple(map(str, SOCIAL_SIZE))
    assert len(image) <= MOST_BYTES


def test_every_page_has_an_image_of_its_own() -> None:
    named = [file(meta(head(url(*page)), "og:image")) for page in PAGES]
    assert sorted(named) == sorted((SITE / "assets" / "social").glob("*.png"))
    assert len({image.read_bytes() for image in named}) == len(PAGES)


@every_page
def test_theme_colour_is_said_for_both_schemes(locale: str, name: str) -> None:
    found = head(url(locale, name)).select('meta[name="theme-color"]')
    assert [colour["media"] for colour in found] == [f"(prefers-color-scheme: {scheme})" for scheme in SCHEMES]


@pytest.mark.parametrize("text", ["title", "description"])
def test_no_two_pages_have_the_same(text: str) -> None:
    trees = [head(url(*page)) for page in PAGES]
    found = [one(tree, "title").get_text() if text == "title" else meta(tree, text) for tree in trees]
    assert all(found)
    assert len(set(found)) == len(PAGES)


def test_missing_page_is_not_indexed() -> None:
    tree = head(f"{HOME}404.html")
    assert meta(tree, "robots") == "noindex"
    assert not tree.select('link[rel="canonical"], link[hreflang], meta[property]')


def data(tree: BeautifulSoup) -> dict:
    found: dict = json.loads(one(tree, 'script[type="application/ld+json"]').get_text())
    assert found["@context"] == "https://schema.org"
    return found


@every_page
def test_structured_data_is_on_home_only(locale: str, name: str) -> None:
    tree = head(url(locale, name))
    if name == "index":
        assert data(tree) == {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": meta(tree, "og:site_name"),
            "description": meta(tree, "description"),
            "url": url(locale, name),
            "inLanguage": locale,
        }
    else:
        assert tree.select('script[type="application/ld+json"]') == []


def test_no_text_ends_the_structured_data(sample_site: Path, tmp_path: Path) -> None:
    for home in ("", "en"):
        html = (sample_site / home / "index.html").read_text(encoding="utf-8")
        (tmp_path / home).mkdir(exist_ok=True)
        (tmp_path / home / "index.html").write_text(
            html.replace("Probe</h1>", "&lt;/script>&lt;!-- Probe</h1>"), encoding="utf-8"
        )

    structured_data.build(Site(tmp_path), catalogue.load())

    assert data(soup(tmp_path, DEFAULT_LOCALE, ""))["name"] == "</script><!-- Probe"


def test_sitemap_lists_each_page_once_in_all_languages() -> None:
    names = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "html": "http://www.w3.org/1999/xhtml"}
    entries = ET.parse(SITE / "sitemap.xml").getroot().findall("map:url", names)
    found = [
        (
            entry.findtext("map:loc", namespaces=names),
            {link.get("hreflang"): link.get("href") for link in entry.findall("html:link[@rel='alternate']", names)},
        )
        for entry in entries
    ]
    named = [*PAGES, *((locale, f"q/{id_}") for locale in LOCALES for id_ in catalogue.load().questions)]
    expected = [(url(locale, name), expected_alternates(name)) for locale, name in named]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_robots_may_read_everything_and_learn_of_the_sitemap() -> None:
    lines = (SITE / "robots.txt").read_text(encoding="utf-8").split("\n")
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {HOME}sitemap.xml", ""]
