"""Ids are ASCII and unique, and those once published stay.

`data/published-ids.txt` lists them, one a line: the addresses that readers may have sent to each other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from scripts.model.catalogue import Catalogue
from scripts.model.pages import SourcePage
from scripts.project.files import read_text
from scripts.project.problems import ContentError, Problem

RESERVED = ("not-found", "questions", "sections", "term-explanations", "theme-script")
"""Ids that the site's own pages use."""

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_MADE = re.compile(r"letter-[a-z]|(.+-)?table-\d+|.+-(answer|depth|link)")
"""Ids that the build makes: of the glossary's letters, of captions, of the controls of questions."""


def ids(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find ids that are malformed or repeated, headings of questions without one, and published ids that vanished."""
    register = catalogue.path.with_name("published-ids.txt")
    return [
        *(problem for page in pages for problem in _malformed(page)),
        *_repeated(pages),
        *_taken(pages, catalogue),
        *_unregistered(catalogue, register),
    ]


def _malformed(page: SourcePage) -> Iterator[Problem]:
    for heading in page.headings:
        if heading.id is not None and not _ID.fullmatch(heading.id):
            yield Problem(
                page.path,
                heading.line,
                f"id “{heading.id}”, expected lower-case ASCII words joined by hyphens",
                "Spell it like #canary-vs-blue-green; browsers compare fragments letter by letter.",
            )


def _repeated(pages: list[SourcePage]) -> Iterator[Problem]:
    """Yield a problem for each id that a language has twice: search results and cards go by id alone."""
    places = defaultdict(list)
    for page in pages:
        for heading in page.headings:
            if heading.id:
                places[page.locale, heading.id].append((page, heading.line))
    for (_, id_), ((first, line), *others) in places.items():
        for page, other in others:
            yield Problem(
                page.path,
                other,
                f"id “{id_}” stands a second time, first in docs/{first.locale}/{first.name}:{line}",
                "Give this heading another id.",
            )


def _taken(pages: list[SourcePage], catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each id that something else has, for which links and the search would mistake it."""
    names = {page.name.removesuffix(".md") for page in pages} | set(catalogue.sections)
    owners = dict.fromkeys(RESERVED, "the site itself") | dict.fromkeys(names, "a page")
    questions = {id_ for question in catalogue.questions.values() for id_ in (question.id, *question.former_ids)}
    for term in catalogue.terms:
        if term.id in questions:
            yield Problem(
                catalogue.path.with_name("glossary.yml"),
                term.line,
                f"id “{term.id}” of a term is the id of a question, too",
                "Give the question another id if it was never published, or else the term.",
            )
    for page in pages:
        for heading in page.headings:
            owner = "the build" if heading.id and _MADE.fullmatch(heading.id) else owners.get(heading.id or "")
            if owner:
                yield Problem(
                    page.path,
                    heading.line,
                    f"id “{heading.id}” is used by {owner}",
                    "Choose another: a link to it would lead to the wrong place.",
                )


def _unregistered(catalogue: Catalogue, register: Path) -> Iterator[Problem]:
    try:
        lines = read_text(register).split()
    except ContentError as error:
        yield from error.problems
        return
    for number, id_ in enumerate(lines, start=1):
        if id_ in lines[: number - 1]:
            yield Problem(register, number, f"id “{id_}” stands here for the second time", "Remove the line.")
    living = {id_ for question in catalogue.questions.values() for id_ in (question.id, *question.former_ids)}
    for number, id_ in enumerate(lines, start=1):
        if id_ not in living:
            yield Problem(
                register,
                number,
                f"id “{id_}” was published, but no question has it",
                "Add it to “former_ids” of the question that took its place in data/questions.yml.",
            )
    for id_ in sorted(living - set(lines)):
        yield Problem(
            register,
            len(lines) or 1,
            f"id “{id_}” is not registered",
            f"Add a line “{id_}”: from now on it is a promise.",
        )
