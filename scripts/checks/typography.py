"""Quotation marks and spaces are those of the page's language (rules 16 and 17 of STYLE.md)."""

import re

from scripts.catalogue import Catalogue
from scripts.pages import Page
from scripts.problems import Problem

_RULES = {
    "de": (
        (r"[\"”]|(?<!\w)'", "quotation mark", "Write „…“; straight ones belong in code."),
        (r"“(?=\w)", "opening “", "German opens with „ and closes with “."),
        (r"\d [%€]", "breakable space before a unit", "Put a no-break space (U+00A0) between number and unit."),
        (r"\d%", "no space before %", "Put a no-break space (U+00A0) between number and unit."),
    ),
    "en": (
        (r"[\"„]|(?<!\w)'", "quotation mark", "Write “…”; straight ones belong in code."),
        (r"\w'", "straight apostrophe", "Write ’."),
        (r"\d[ \u00a0]%", "space before %", "English writes 5%."),
    ),
}


def typography(pages: list[Page], catalogue: Catalogue) -> list[Problem]:
    """Find marks that are not those of the page's language, outside code."""
    return [
        Problem(page.path, line, f"{what} in “{text[max(0, match.start() - 15) : match.end() + 15]}”", mend)
        for page in pages
        for text, line in page.texts
        for pattern, what, mend in _RULES[page.locale]
        for match in re.finditer(pattern, text)
    ]
