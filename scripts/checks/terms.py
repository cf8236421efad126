"""No page uses a form that the glossary forbids: a literal translation, or a second word for the same thing."""

import re

from scripts.model.catalogue import Catalogue
from scripts.model.glossary import Word
from scripts.model.pages import SourcePage
from scripts.project.problems import Problem


def terms(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find forbidden forms of the page's language, as whole words, outside code and addresses."""
    problems = []
    for page in pages:
        owners = {form: word for word in (*catalogue.terms, *catalogue.words) for form in word.forbidden[page.locale]}
        if not owners:
            continue
        # The longest first: of “A B” and “A”, both forbidden, the one that occurs there is reported.
        forms = "|".join(re.escape(form) for form in sorted(owners, key=len, reverse=True))
        pattern = re.compile(rf"(?<!\w)(?:{forms})(?!\w)")
        problems += [
            _problem(page, line, match[0], owners[match[0]])
            for text, line in page.texts
            for match in pattern.finditer(text)
        ]
    return problems


def _problem(page: SourcePage, line: int, form: str, word: Word) -> Problem:
    expected = word.name[page.locale]
    return Problem(
        page.path,
        line,
        f"“{form}”, expected “{expected}”",
        f"Use the word of data/glossary.yml; if “{form}” is right, remove it from “forbidden” of “{expected}” there.",
    )
