"""The entries of header and menu: at most five, whatever the number of pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs.structure.pages import Page

from scripts.model.catalogue import Catalogue

_ENTRIES = ("questions", "practice", "cheatsheet", "glossary", "about")
"""The names of the pages to which the entries lead; each has a text `nav-…` in data/vocabulary.yml."""
_QUESTIONS = "questions"
"""The page that lists the sections' questions."""


@dataclass(frozen=True)
class Entry:
    """An entry: its page, what it is called, and the sections below it."""

    page: Page
    title: str
    sections: tuple[Page, ...]

    @property
    def is_around(self) -> bool:
        """Whether the reader is on a page below it."""
        return any(section.active for section in self.sections)


def entries(pages: dict[str, Page], catalogue: Catalogue, locale: str) -> list[Entry]:
    """Return the entries in a language; `pages` are all of its pages by name."""
    return list(_entries(pages, catalogue, locale))


def _entries(pages: dict[str, Page], catalogue: Catalogue, locale: str) -> Iterator[Entry]:
    for name in _ENTRIES:
        if page := pages.get(name):
            sections = tuple(pages[id_] for id_ in catalogue.sections) if name == _QUESTIONS else ()
            yield Entry(page, catalogue.texts[f"nav-{name}"][locale], sections)
