"""Marks, spaces, spelling and address are those of the page's language (the rules on language in STYLE.md)."""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.model.catalogue import Catalogue
from scripts.model.pages import SourcePage
from scripts.project.languages import LANGUAGES, Rule
from scripts.project.problems import Kind, Problem

_AROUND = 15


def typography(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find marks that are not those of the page's language, outside code; and, as warnings, words that may not be."""
    problems = []
    for page in pages:
        language = LANGUAGES[page.locale]
        for rules, kind in ((language.typography, Kind.PROBLEM), (language.doubtful, Kind.WARNING)):
            problems += [
                problem for text, line in page.texts for problem in found_by(page.path, text, line, rules, kind)
            ]
        problems += _unpaired(page)
    return problems


def found_by(path: Path, text: str, line: int, rules: tuple[Rule, ...], kind: Kind) -> Iterator[Problem]:
    """Yield what the rules of a language find in a text."""
    for pattern, what, hint in rules:
        for match in re.finditer(pattern, text):
            around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
            yield Problem(path, line, f"{what} in “{around}”", hint, kind)


def _unpaired(page: SourcePage) -> Iterator[Problem]:
    """Yield a problem for each paragraph with a quotation that does not begin or does not end."""
    opening, closing = LANGUAGES[page.locale].quotes
    for paragraph in page.paragraphs:
        marks = re.findall(f"[{opening}{closing}]", "".join(text for text, _ in paragraph))
        if marks != [opening, closing] * (len(marks) // 2):
            text, line = next((text, line) for text, line in paragraph if opening in text or closing in text)
            found = f"quotation in “{text[max(0, text.find(opening)) :][:40]}” that does not begin or does not end"
            yield Problem(page.path, line, found, f"Write {opening}…{closing}, both in the same paragraph.")
