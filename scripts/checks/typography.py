"""Quotation marks and spaces are those of the page's language (rules 16 and 17 of STYLE.md)."""

import re

from scripts.model.catalogue import Catalogue
from scripts.model.pages import SourcePage
from scripts.project.languages import LANGUAGES
from scripts.project.problems import Problem


def typography(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find marks that are not those of the page's language, outside code."""
    return [
        Problem(page.path, line, f"{what} in “{text[max(0, match.start() - 15) : match.end() + 15]}”", hint)
        for page in pages
        for text, line in page.texts
        for pattern, what, hint in LANGUAGES[page.locale].typography
        for match in re.finditer(pattern, text)
    ]
