"""Make the search of the built site: its scripts, and an index and the texts for each language.

The questions come from the built pages, the terms by which candidates look for them from `data/`. What becomes of
them is JavaScript, because the build and the reader's browser must split and compare words alike: `scripts/search/`.
"""

import json
import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts import search_offers
from scripts.catalogue import Catalogue, Metadata
from scripts.layout import LOCALES, ROOT, locale_path

_SCRIPT = Path(__file__).parent / "search" / "build.mjs"
_NOT_SEARCHED = "[data-search-exclude], .part-title, pre"
_ABBREVIATION = re.compile(r"\b[A-ZÄÖÜ][A-ZÄÖÜ0-9]{1,5}\b")
_BLOCKS = "p, li, caption, th, td, figcaption, div"
_CELLS = ("td", "th")
_PROSE = "[data-part=answer], [data-part=pitfalls], [data-part=follow-ups]"

_MOST_TERMS = {"de": 26, "en": 12}
"""Terms of a language that the other one's index takes: German answers are full of English terms already."""

Terms = dict[str, dict[str, list[str]]]
"""What else a question is called: a list of terms by question and language."""


def build(site: Path, catalogue: Catalogue) -> None:
    """Write the search's scripts, and for each language an index, texts of answers and offers, into a built site.

    Raises subprocess.CalledProcessError if Node fails.
    """
    write(site, {locale: sections(site, catalogue, locale) for locale in LOCALES}, catalogue)
    for locale in LOCALES:
        search_offers.write(site / _folder(locale), site, catalogue, locale)


def write(site: Path, sections_by_locale: dict[str, list[dict]], catalogue: Catalogue) -> None:
    """Write the search of given sections into a folder.

    Raises subprocess.CalledProcessError if Node fails.
    """
    request = {
        "site": str(site),
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
    subprocess.run(["node", _SCRIPT], input=json.dumps(request), text=True, check=True, cwd=ROOT)


def paths(site: Path) -> list[Path]:
    """Return what a search consists of in a site: its scripts, and a folder for each language."""
    scripts = [site / "assets" / "javascripts" / f"search-{name}.js" for name in ("worker", "engine")]
    return [*scripts, *(site / _folder(locale) for locale in LOCALES)]


def _folder(locale: str) -> str:
    """Return where the search of a language lies in the site."""
    return f"{locale_path(locale)}/search".removeprefix("/")


def remove_stock_search(site: Path) -> None:
    """Remove what Material ships for a search that nobody uses here: an empty index, its worker, its stemmers."""
    scripts = site / "assets" / "javascripts"
    for path in (site / "search", scripts / "workers", scripts / "lunr"):
        shutil.rmtree(path)


def sections(site: Path, catalogue: Catalogue, locale: str) -> list[dict]:
    """Return the sections of a built site in a language: id, title, and the questions with the texts to search."""
    glossary = glossary_terms(catalogue)
    found = []
    other = next(each for each in LOCALES if each != locale)
    for section, questions in catalogue.sections.items():
        page, translated = (
            _read(site / locale_path(each).removeprefix("/") / section / "index.html") for each in (locale, other)
        )
        found.append(
            {
                "id": section,
                "title": _text(page, "h1"),
                "questions": [
                    _document(page, question, glossary, locale) | _other(translated, question, glossary, other)
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


def _document(page: LexborHTMLParser, question: Metadata, glossary: Terms, locale: str) -> dict:
    """Return what is searched of a question in its own language."""
    element = page.css(f"[data-question={question.id}]")[0]
    tags = [tag.text() for tag in element.css(".tags li")]
    for excluded in element.css(_NOT_SEARCHED):
        excluded.decompose()
    return {
        "id": question.id,
        "level": question.level,
        "title": _text(element, "h2"),
        "gist": _text(element, "[data-part=gist]"),
        "intent": _text(element, "[data-part=intent]"),
        "body": _text(element, _PROSE),
        "tags": tags,
        "terms": _terms(question, glossary, locale),
    }


def _terms(question: Metadata, glossary: Terms, locale: str) -> list[str]:
    """Return what a question is called, its id first: that is a name, too."""
    return [question.id, *question.search_terms.get(locale, ()), *glossary[question.id][locale]]


def _other(page: LexborHTMLParser, question: Metadata, glossary: Terms, locale: str) -> dict:
    """Return what a question is called in another language: its title, its terms, the abbreviations in its answer."""
    element = page.css(f"[data-question={question.id}]")[0]
    text = _text(element, f"[data-part=gist], {_PROSE}")
    abbreviations = sorted(set(_ABBREVIATION.findall(text)))
    return {
        "otherTitle": _text(element, "h2"),
        "other": [*_terms(question, glossary, locale)[: _MOST_TERMS[locale]], *abbreviations],
    }


def _read(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def _text(element: LexborHTMLParser | LexborNode, selector: str) -> str:
    """Return the text of all that a selector finds, with single spaces; blocks are words apart, cells by a dot, too."""
    found = element.css(selector)
    for block in (inner for outer in found for inner in (outer, *outer.css(_BLOCKS))):
        block.insert_child(" · " if block.tag in _CELLS else " ")
    return " ".join("".join(block.text() for block in found).split())
