"""Make the search of the built site: its scripts, and an index and the texts for each language.

The questions come from the built pages, the terms by which candidates look for them from `data/`. What becomes of
them is JavaScript, because the build and the reader's browser must split and compare words alike: `scripts/search/`.
"""

import json
import re
from collections import defaultdict
from pathlib import Path

from scripts.exporters import search_offers
from scripts.model.catalogue import Catalogue, QuestionData
from scripts.project.languages import LANGUAGES, LOCALES, counterpart, locale_path
from scripts.project.paths import ROOT
from scripts.project.programs import node
from scripts.site.pages import BuiltPage, Site

_SCRIPT = ROOT / "scripts" / "search" / "build.mjs"
_ABBREVIATION = re.compile(r"\b[A-ZÄÖÜ][A-ZÄÖÜ0-9]{1,5}\b")
_PROSE = ("answer", "depth", "rubric", "pitfalls", "follow-ups", "recall")

Terms = dict[str, dict[str, list[str]]]
"""What else a question is called: a list of terms by question and language."""


def build(site: Site, catalogue: Catalogue) -> None:
    """Write the search's scripts, and for each language an index, texts of answers and offers, into a built site.

    Raises GuideError if Node fails.
    """
    write(site.path, {locale: sections(site, catalogue, locale) for locale in LOCALES}, catalogue)
    for locale in LOCALES:
        search_offers.write(site.path / _folder(locale), site, catalogue, locale)


def write(folder: Path, sections_by_locale: dict[str, list[dict]], catalogue: Catalogue) -> None:
    """Write the search of given sections into a folder.

    Raises GuideError if Node fails.
    """
    request = {
        "site": str(folder),
        "locales": {
            locale: {
                "path": _folder(locale),
                "sections": sections,
                "synonyms": catalogue.synonyms[locale],
                "levels": {level: text[locale] for level, text in catalogue.levels.items()},
            }
            for locale, sections in sections_by_locale.items()
        },
    }
    node(_SCRIPT, json.dumps(request))


def paths(site: Path) -> list[Path]:
    """Return what a search consists of in a site: its scripts, and a folder for each language."""
    scripts = [site / "assets" / "javascripts" / f"search-{name}.js" for name in ("worker", "engine")]
    return [*scripts, *(site / _folder(locale) for locale in LOCALES)]


def _folder(locale: str) -> str:
    """Return where the search of a language is in the site."""
    return f"{locale_path(locale)}/search".removeprefix("/")


def sections(site: Site, catalogue: Catalogue, locale: str) -> list[dict]:
    """Return the sections of a built site in a language: id, title, and the questions with the texts to search."""
    glossary = glossary_terms(catalogue)
    found = []
    other = counterpart(locale)
    for section, questions in catalogue.sections.items():
        page, translated = (site.page(each, section) for each in (locale, other))
        found.append(
            {
                "id": section,
                "title": page.title,
                "questions": [
                    _document(page, question, glossary) | _other(translated, question, glossary)
                    for question in questions
                ],
            }
        )
    return found


def glossary_terms(catalogue: Catalogue) -> Terms:
    """Return the forms of the glossary's terms by question and language: terms, abbreviations and synonyms."""
    found: Terms = defaultdict(lambda: {locale: [] for locale in LOCALES})
    for term in catalogue.terms:
        for locale in LOCALES:
            found[term.question][locale] += term.names_in(locale)
    return found


def _document(page: BuiltPage, question: QuestionData, glossary: Terms) -> dict:
    """Return what is searched of a question in its own language."""
    built = page.question(question.id)
    return {
        "id": question.id,
        "level": question.level,
        "title": built.text("h2"),
        "gist": built.text("gist"),
        "intent": built.text("intent"),
        "body": built.text(*_PROSE),
        "tags": built.tags,
        "terms": _terms(question, glossary, page.locale),
    }


def _terms(question: QuestionData, glossary: Terms, locale: str) -> list[str]:
    """Return what a question is called, its id first: that is a name, too."""
    return [question.id, *question.search_terms.get(locale, ()), *glossary[question.id][locale]]


def _other(page: BuiltPage, question: QuestionData, glossary: Terms) -> dict:
    """Return what a question is called in another language: its title, its terms, the abbreviations in its answer."""
    built = page.question(question.id)
    abbreviations = sorted(set(_ABBREVIATION.findall(built.text("gist", *_PROSE, everything=True))))
    terms = _terms(question, glossary, page.locale)[: LANGUAGES[page.locale].borrowed_terms]
    return {"otherTitle": built.text("h2"), "other": [*terms, *abbreviations]}
