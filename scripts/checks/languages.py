"""Both languages say the same, each in its own words: numbers agree, nothing was left in the other language.

A machine cannot be sure of either, so what it finds are warnings; `data/exceptions.yml` lists those that are right.
"""

import re
from collections import Counter
from collections.abc import Iterator

from scripts.model.catalogue import Catalogue
from scripts.model.pages import SourcePage, translations
from scripts.model.pieces import Piece, Place, written
from scripts.project.languages import LANGUAGES
from scripts.project.problems import Kind, Problem
from scripts.rendering import diagrams

FEW = 5
"""Words of a text that may be the same in all languages, as names are."""
SURE = 3
"""How many small words of another language make a text one of it."""

_NUMBER = re.compile(r"\d(?:[\d.,:\u00a0\u202f]*\d)?")
_WORD = re.compile(r"[^\W\d_]+")
_MARKUP = re.compile(r"<code>.*?</code>|<[^>]*>")
_TEXTS = ("paragraph", "cell", "caption", "heading of level 1", "heading of level 2")


def languages(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find numbers that only one language has, and texts that are in another language or the same in both."""
    known = {page.path: written(page, catalogue.questions) for page in pages}
    problems = [problem for page in pages for problem in _foreign(page, known[page.path])]
    for original, page in translations(pages):
        problems += _same(page, known[page.path], known[original.path])
        problems += _numbers(page, original, known[page.path], known[original.path])
    return problems


def _prose(piece: Piece) -> str:
    return _MARKUP.sub(" ", piece.text) if piece.kind in _TEXTS else ""


def _foreign(page: SourcePage, pieces: dict[Place, list[Piece]]) -> Iterator[Problem]:
    """Yield a warning for each text whose small words are those of another language."""
    texts = [(_prose(piece), piece.line) for parts in pieces.values() for piece in parts]
    for fence in page.fences:
        if fence.language == "mermaid":
            texts += [(read(fence.text), fence.line) for read in (diagrams.title, diagrams.description)]
    for text, line in texts:
        words = [word.lower() for word in _WORD.findall(text)]
        counts = {locale: sum(word in each.small_words for word in words) for locale, each in LANGUAGES.items()}
        own = counts.pop(page.locale)
        other = max(counts, key=lambda locale: counts[locale])
        if counts[other] >= SURE and counts[other] > 2 * own:
            found = f"“{text.strip()[:50]}” reads as the language “{other}”, expected “{page.locale}”"
            yield Problem(page.path, line, found, "Translate it.", Kind.WARNING)


def _same(page: SourcePage, pieces: dict[Place, list[Piece]], others: dict[Place, list[Piece]]) -> Iterator[Problem]:
    """Yield a warning for each text that is the same in both languages."""
    for place, parts in pieces.items():
        for piece, other in zip(parts, others.get(place, ()), strict=False):
            text = _prose(piece)
            if len(_WORD.findall(text)) > FEW and piece.kind == other.kind and text == _prose(other):
                found = f"“{text.strip()[:50]}” is the same in both languages"
                yield Problem(page.path, piece.line, found, "Translate it, here or there.", Kind.WARNING)


def _numbers(
    page: SourcePage, original: SourcePage, pieces: dict[Place, list[Piece]], others: dict[Place, list[Piece]]
) -> Iterator[Problem]:
    """Yield a warning for each part whose digits differ between the languages, whatever separates them."""
    for place, parts in pieces.items():
        found, expected = _digits(parts), _digits(others.get(place, []))
        more, less = found - expected, expected - found
        if not more and not less:
            continue
        line = next((piece.line for piece in parts if more & _digits([piece])), parts[0].line if parts else 1)
        there = f"docs/{original.locale}/{original.name}"
        where = f" in the {place[1]} of “{place[0]}”" if place[0] else ""
        told = [f"{_listed(more)} not in {there}" if more else "", f"{_listed(less)} only there" if less else ""]
        yield Problem(
            page.path,
            line,
            f"numbers{where}: {', '.join(part for part in told if part)}",
            "Say the same in both languages, in digits or in words.",
            Kind.WARNING,
        )


def _digits(pieces: list[Piece]) -> Counter[str]:
    texts = [_MARKUP.sub(" ", piece.text) for piece in pieces if not piece.kind.endswith("code")]
    return Counter(re.sub(r"\D", "", number) for text in texts for number in _NUMBER.findall(text))


def _listed(numbers: Counter[str]) -> str:
    return " and ".join(sorted(numbers)[:4])
