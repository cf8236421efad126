"""Each language has its own search index, in which every question can be found."""

import json

import pytest

from scripts import catalogue
from scripts.layout import LOCALES, SITE, locale_path


@pytest.mark.parametrize("locale", LOCALES)
def test_index_has_the_questions_of_its_language_only(locale: str) -> None:
    file = SITE / locale_path(locale).removeprefix("/") / "search" / "search_index.json"
    index = json.loads(file.read_text(encoding="utf-8"))
    locations = [entry["location"] for entry in index["docs"]]
    expected = [f"{question.section}/#{question.id}" for question in catalogue.load().questions.values()]
    assert sorted(location for location in locations if location in expected) == sorted(expected)
    assert not any(location.startswith("en/") for location in locations)
    assert index["config"]["lang"] == [locale]


@pytest.mark.parametrize(
    ("locale", "own", "foreign"), [("de", "Stolperfallen", "Pitfalls"), ("en", "Pitfalls", "Stolperfallen")]
)
def test_index_has_the_answers_but_not_the_drawings(locale: str, own: str, foreign: str) -> None:
    file = SITE / locale_path(locale).removeprefix("/") / "search" / "search_index.json"
    text = file.read_text(encoding="utf-8")
    assert own in text
    assert foreign not in text
    assert "accTitle" not in text
    assert "<svg" not in text
