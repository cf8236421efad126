"""The image that social networks show beside a link to a question has room for its title."""

from scripts.model.catalogue import Catalogue
from scripts.model.pages import SourcePage
from scripts.project.problems import Problem

MAX_TITLE = 160
"""Characters that fit in letters which can still be read."""


def social(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find questions that are too long for their image."""
    return [
        Problem(
            page.path,
            question.heading.line,
            f"the question has {length} characters, expected at most {MAX_TITLE}",
            "Shorten it: nobody asks for longer, and its image has no room.",
        )
        for page in pages
        if page.name.removesuffix(".md") in catalogue.sections
        for question in page.questions
        if (length := len(question.plain_title)) > MAX_TITLE
    ]
