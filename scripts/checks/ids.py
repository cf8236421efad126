"""Ids are ASCII and unique, and those once published stay.

`data/published-ids.txt` lists them, one a line: the addresses that readers may have sent to each other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from scripts.model.catalogue import Catalogue
from scripts.model.pages import SourcePage
from scripts.project.problems import Problem

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def ids(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find ids that are malformed or repeated, headings of questions without one, and published ids that vanished."""
    register = catalogue.path.with_name("published-ids.txt")
    return [
        *(problem for page in pages for problem in _malformed(page)),
        *_repeated(pages),
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


def _unregistered(catalogue: Catalogue, register: Path) -> Iterator[Problem]:
    lines = register.read_text(encoding="utf-8").split() if register.exists() else []
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
