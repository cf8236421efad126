"""No page uses a form that the glossary forbids, such as a literal translation that nobody in the trade says."""

import re

from scripts.model.catalogue import Catalogue
from scripts.model.glossary import Term
from scripts.model.pages import SourcePage
from scripts.project.problems import Problem


def terms(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find forbidden forms of the page's language, as whole words, outside code and addresses."""
    problems = []
    for page in pages:
        owners = {form: term for term in catalogue.terms for form in term.forbidden[page.locale]}
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


def _problem(page: SourcePage, line: int, form: str, term: Term) -> Problem:
    return Problem(
        page.path,
        line,
        f"“{form}”, expected “{term.name[page.locale]}”",
        f"Use the term of data/glossary.yml; if “{form}” is right, remove it from “forbidden” of “{term.id}” there.",
    )
