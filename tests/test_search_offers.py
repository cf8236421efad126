"""The search offers the page and the term that a query names, beside its hits and without a change to them."""

import shutil
from pathlib import Path

import pytest

from scripts.model import catalogue
from scripts.project.languages import LOCALES
from scripts.project.paths import SITE
from scripts.site.pages import HOME, Site
from tests.reader import path, soup
from tests.search import measure
from tests.search.measure import Query

PAGES = {
    "Glossar": "glossary/",
    "glossary": "glossary/",
    "Begriffe": "glossary/",
    "Woerterbuch": "glossary/",
    "Spickzettel": "cheatsheet/",
    "cheat-sheet": "cheatsheet/",
    "PDF": "cheatsheet/",
    "Spickzettel PDF": "cheatsheet/",
    "Glossar und Begriffe": "glossary/",
    "Impressum": "about/",
    "license": "about/",
    "Über": "about/",
    "about": "about/",
    "Startseite": "",
    "Home": "",
    "grundlagen": "fundamentals/",
    "Fundamentals": "fundamentals/",
    "Cloud": "cloud/",
    "level:mid Cloud": "cloud/",
}
TERMS = {
    "was ist Model Drift": "model-decay",
    "What does SLO mean?": "slo",
    "feature stores": "feature-store",
    "Featurestore": "feature-store",
    "technischer Schulden": "technical-debt",
    "was ist ein A/B Test": "ab-test",
    "CI/CD": "ci-cd",
    "rag": "rag",
    "evaluation": "model-evaluation",
    "Evaluations": "evals",
    "Erklaerbarkeit": "explainability",
}
NEITHER = ["C++", "call", "Kubernetes", "was ist", "level:mid", "Model Drift in der Cloud messen", "__proto__", ""]


def notes(locale: str, texts: list[str]) -> list[dict]:
    return [answer.note for answer in measure.ours([Query(locale, text, (), "") for text in texts], locale)]


def locations(note: dict) -> list[str]:
    return [page["location"] for page in note["pages"]]


@pytest.mark.parametrize("locale", LOCALES)
def test_page_is_offered_by_its_names_in_both_languages(locale: str) -> None:
    found = notes(locale, list(PAGES))
    assert [(text, locations(note)) for text, note in zip(PAGES, found, strict=True)] == [
        (text, [location]) for text, location in PAGES.items()
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_is_offered_by_its_title_and_keywords(locale: str) -> None:
    titles = {page.name: page.title for page in Site(SITE).pages if page.locale == locale}
    names = [(name, page.name) for page in Site(SITE).pages for name in (page.title, *page.keywords)]
    for (name, page), note in zip(names, notes(locale, [name for name, _ in names]), strict=True):
        location = "" if page == HOME else f"{page}/"
        assert {"title": titles[page], "location": location} in note["pages"], name
        assert len(note["pages"]) <= 2, name


@pytest.mark.parametrize("locale", LOCALES)
def test_term_is_explained_however_the_query_asks_for_it(locale: str) -> None:
    found = notes(locale, list(TERMS))
    assert [(text, note["term"]["location"]) for text, note in zip(TERMS, found, strict=True)] == [
        (text, f"glossary/#{id_}") for text, id_ in TERMS.items()
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_term_is_explained_by_its_names(locale: str) -> None:
    entries = soup(SITE, locale, "glossary")
    names = [(name, term) for term in catalogue.load().terms for name in term.names_in(locale)]
    for (name, term), note in zip(names, notes(locale, [name for name, _ in names]), strict=True):
        expected = {"short": term.short[locale], "location": f"glossary/#{term.id}"}
        assert note["term"] == expected | {"name": term.title_in(locale)}, name
        assert entries.find(id=term.id)


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_offered_for_other_queries(locale: str) -> None:
    found = notes(locale, NEITHER)
    assert [(text, note["pages"], note["term"]) for text, note in zip(NEITHER, found, strict=True)] == [
        (text, [], None) for text in NEITHER
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_offers_change_no_hits_and_search_works_without_them(tmp_path: Path, locale: str) -> None:
    for folder in ("assets/javascripts", path(locale, "search")):
        shutil.copytree(SITE / folder, tmp_path / folder)
    (tmp_path / path(locale, "search") / "offers.json").unlink()
    asked = [*measure.queries(locale), *(Query(locale, text, (), "") for text in (*PAGES, *TERMS))]
    with_offers, without = measure.ours(asked, locale), measure.ours(asked, locale, tmp_path)
    assert [answer.locations for answer in without] == [answer.locations for answer in with_offers]
    assert not [answer for answer in without if answer.note["pages"] or answer.note["term"]]
