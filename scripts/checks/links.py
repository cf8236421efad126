"""Links inside the guide lead to a page that exists, and to an id on it."""

import posixpath
import re

from scripts.model.catalogue import Catalogue
from scripts.model.glossary import PAGE as GLOSSARY
from scripts.model.pages import Link, SourcePage
from scripts.project.problems import Problem

_ELSEWHERE = re.compile(r"(https|site|mailto):")


def links(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find links to pages and ids that do not exist, and links that are not relative paths to Markdown files."""
    by_key = {(page.locale, page.name): page for page in pages}
    terms = {term.id for term in catalogue.terms}
    former = {id_ for question in catalogue.questions.values() for id_ in question.former_ids}
    problems = []
    for page in pages:
        for link in page.links:
            if not _ELSEWHERE.match(link.target):
                problems += _check(page, link, by_key, former, terms)
    return problems


def _check(
    page: SourcePage, link: Link, by_key: dict[tuple[str, str], SourcePage], former: set[str], terms: set[str]
) -> list[Problem]:
    path, _, fragment = link.target.partition("#")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path)) if path else page.name
    target = by_key.get((page.locale, name))
    if target is None:
        return [
            Problem(
                page.path,
                link.line,
                f"link to “{link.target}”, expected the path of a page in docs/{page.locale}/",
                "Link to a Markdown file of this language, such as fundamentals.md#what-is-mlops.",
            )
        ]
    known = {heading.id for heading in target.headings if heading.id} | (terms if name == GLOSSARY else set())
    if fragment and fragment in former:
        return [
            Problem(page.path, link.line, f"link to the former id “{fragment}”", "Link to the question's present id.")
        ]
    if fragment and fragment not in known:
        return [
            Problem(
                page.path,
                link.line,
                f"link to “{link.target}”, but docs/{target.locale}/{target.name} has no id “{fragment}”",
                "Correct the id; a heading's id is what stands in its { #… }.",
            )
        ]
    return []
