"""The front matter of a page says what the build understands, and nothing else."""

from collections.abc import Iterator

from scripts.model import yaml_source
from scripts.model.catalogue import Catalogue
from scripts.model.pages import FrontMatter, SourcePage
from scripts.project.problems import Problem


def front_matter(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find keys that nobody reads, values of the wrong type, and templates that do not exist."""
    return [problem for page in pages for problem in _problems(page, catalogue)]


def _problems(page: SourcePage, catalogue: Catalogue) -> Iterator[Problem]:
    found: list[Problem] = []
    matter = yaml_source.validate(page.matter, FrontMatter, found, "the front matter")
    yield from found
    templates = sorted(path.name for path in (catalogue.root / "overrides").glob("*.html"))
    if matter and matter.template and matter.template not in templates:
        yield Problem(
            page.path,
            page.matter.line(("template",)),
            f"template “{matter.template}”, expected one of {', '.join(templates)}",
            "Correct the name, or leave the line out for an ordinary page.",
        )
