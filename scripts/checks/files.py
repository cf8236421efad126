"""What is in docs/ becomes a page: plain files, named as addresses are, in the folder of a language."""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.model.pages import SourcePage
from scripts.project.languages import LOCALES
from scripts.project.problems import Problem

RESERVED = ("404", "assets", "q", "search", "sitemap", *LOCALES)
"""Names that the site itself uses at its root."""

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\.md")
_IGNORED = (".DS_Store", "Thumbs.db")


def files(pages: list[SourcePage], root: Path) -> list[Problem]:
    """Find what is not a page of a language: links, folders, hidden or foreign files, names that are no addresses."""
    docs = root / "docs"
    found = sorted(docs.iterdir()) if docs.is_dir() else []
    problems = [problem for path in found if path.name not in LOCALES for problem in _beside(path)]
    for locale in LOCALES:
        folder = docs / locale
        if not folder.is_dir() or folder.is_symlink():
            hint = f"Make it: the pages of the language “{locale}” are in it."
            problems.append(Problem(folder, 1, "not a folder, expected one", hint))
            continue
        for path in sorted(folder.iterdir()):
            problems += _problems(path, locale)
    return problems


def _beside(path: Path) -> Iterator[Problem]:
    if path.name not in _IGNORED:
        found = f"“{path.name}” in docs/, expected the folders {' and '.join(LOCALES)} only"
        yield Problem(
            path, 1, found, "Move it into the folder of a language, or out of docs/; a new language needs more."
        )


def _problems(path: Path, locale: str) -> Iterator[Problem]:
    name = path.name
    if name in _IGNORED:
        return
    if path.is_symlink():
        yield Problem(path, 1, "a symbolic link, expected a file", "Put the file itself here: links break elsewhere.")
    elif path.is_dir():
        found = f"a folder, expected pages directly in docs/{locale}/"
        yield Problem(path, 1, found, "Move the page up, and give it the name that its address should have.")
    elif not _NAME.fullmatch(name):
        found = f"file name “{name}”, expected lower-case ASCII words joined by hyphens, and .md"
        yield Problem(path, 1, found, "Rename it in all languages: the name is the page's address.")
    elif path.stem in RESERVED:
        yield Problem(path, 1, f"file name “{name}” is taken by the site itself", "Choose another name.")
