"""The glossary's page has all terms, in the order of its language, each with all that the data says."""

from pathlib import Path

import pytest
from bs4 import Tag

from scripts.model import catalogue
from scripts.model.glossary import sort_key
from scripts.project.languages import LOCALES
from scripts.project.paths import SITE
from tests.reader import soup


def text(entry: Tag, selector: str) -> str:
    element = entry.select_one(selector)
    assert element, selector
    return " ".join(element.text.split())


@pytest.mark.parametrize(
    "ordered",
    [
        ["Abbruch", "Ähre", "Akte"],
        ["alpha", "Beta"],
        ["A/B-Test", "Abzug"],
        ["Maße", "Masse", "Mast"],
        ["Über", "Uhr"],
        ["Data Drift", "Datenbank"],
    ],
)
def test_order_ignores_case_umlauts_and_marks(ordered: list[str]) -> None:
    keys = [sort_key(name) for name in ordered]
    assert keys == sorted(keys)


@pytest.mark.parametrize("locale", LOCALES)
def test_all_terms_stand_in_order_below_their_letters(locale: str) -> None:
    page = soup(SITE, locale, "glossary")
    names = [heading.text for heading in page.select(".glossary-entry > h3")]
    assert sorted(names) == sorted(term.name[locale] for term in catalogue.load().terms)
    assert names == sorted(names, key=sort_key)
    letters = [heading.text for heading in page.select(".glossary-group > h2")]
    assert letters == sorted({sort_key(name)[0].upper() for name in names})
    for group in page.select(".glossary-group"):
        initials = {sort_key(heading.text)[0].upper() for heading in group.select("h3")}
        assert initials == {text(group, "h2")}
    links = {link["href"]: link.text for link in page.select(".glossary-letters a")}
    assert links == {f"#letter-{letter.lower()}": letter for letter in letters}


@pytest.mark.parametrize(
    ("locale", "id_", "expected"),
    [
        (
            "de",
            "monitoring",
            [
                "Überwachung",
                "MON · f.Femininum · Englisch: monitoring",
                "Laufendes Hinsehen, ob das Modell noch gut ist (<1).",
                "Auch: Beobachtung",
                "Frage: Was ist Überwachung?",
            ],
        ),
        (
            "en",
            "monitoring",
            [
                "monitoring",
                "MON · German: Überwachung f.feminine",
                "Looking all the time whether the model is still good (<1).",
                "Also: watching",
                "Question: What is monitoring?",
            ],
        ),
        (
            "en",
            "answer",
            [
                "answer",
                "German: Antwort f.feminine",
                "What somebody says who has been asked.",
                "Question: What is monitoring?",
            ],
        ),
    ],
)
def test_entry_says_what_the_data_says(sample_site: Path, locale: str, id_: str, expected: list[str]) -> None:
    page = soup(sample_site, locale, "glossary")
    entry = page.select_one(f".glossary-entry:has(> h3#{id_})")
    assert entry
    assert [" ".join(child.text.split()) for child in entry.find_all(recursive=False)] == expected
    other = {"de": "en", "en": "de"}[locale]
    assert entry.select_one(f"[lang={other}]")
    assert entry.select(".glossary-question a")[0]["href"] == "../fundamentals/#first"
    assert entry.select("h3 a")[0]["href"] == f"#{id_}"
