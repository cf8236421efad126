"""The navigation of mkdocs.yml has exactly the pages that there are, and the home page what its template divides."""

from collections.abc import Iterator

from scripts.model.catalogue import Catalogue
from scripts.model.pages import SourcePage
from scripts.project.languages import DEFAULT_LOCALE
from scripts.project.problems import Problem


def navigation(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find pages that the navigation lacks, entries without a page, and a home page without a second heading."""
    found = catalogue.configuration
    own = [page for page in pages if page.locale == DEFAULT_LOCALE]
    names = {page.name for page in own}
    lacking = [
        Problem(found.path, 1, f"nav does not name “{page.name}”", "Add the page at its place in nav.")
        for page in own
        if page.name not in found.pages
    ]
    superfluous = [
        Problem(
            found.path,
            line,
            f"nav names “{name}”, but there is no docs/{DEFAULT_LOCALE}/{name}",
            "Write the page, or remove the entry.",
        )
        for name, line in found.pages.items()
        if name not in names
    ]
    return [*lacking, *superfluous, *(problem for page in pages for problem in _home(page))]


def _home(page: SourcePage) -> Iterator[Problem]:
    """Yield a problem for a home page without a heading that ends its introduction."""
    if page.meta.get("template") == "home.html" and not any(heading.level == 2 for heading in page.headings):
        line = page.headings[0].line if page.headings else 1
        yield Problem(
            page.path,
            line,
            "the home page has no heading of level 2",
            "Write one, “## …”, below the introduction: search and sections come before it.",
        )
