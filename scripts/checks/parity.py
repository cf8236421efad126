"""All languages have the same pages, and on each the same structure in the same order.

Compared are headings with their ids, blocks, paragraphs, tables by rows and columns, lists by items, fences by
language, and links by target.
"""

from scripts.checks.difference import differences
from scripts.model.catalogue import Catalogue
from scripts.model.pages import SourcePage
from scripts.project.languages import DEFAULT_LOCALE, LOCALES
from scripts.project.problems import Problem

MOST_NAMED = 20
"""Of a run of differences."""


def parity(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find pages that a language lacks, and places where a page differs from that of the default language."""
    by_key = {(page.locale, page.name): page for page in pages}
    problems = []
    for page in pages:
        for locale in LOCALES:
            if (locale, page.name) not in by_key:
                twin = page.path.parents[page.name.count("/") + 1] / locale / page.name
                problems.append(
                    Problem(
                        twin,
                        1,
                        "file not found, expected since the page exists in another language",
                        "Write it, or remove the others.",
                    )
                )
        original = by_key.get((DEFAULT_LOCALE, page.name))
        if page.locale != DEFAULT_LOCALE and original:
            problems += _differences(original, page)
    return problems


def _differences(original: SourcePage, page: SourcePage) -> list[Problem]:
    """Compare two pages' shapes; one problem for each run of differences."""
    expected = [shape.description for shape in original.shape]
    found = [shape.description for shape in page.shape]
    problems = []
    for i1, i2, j1, j2 in differences(expected, found):
        line = page.shape[min(j1, len(found) - 1)].line if found else 1
        there = original.shape[min(i1, len(expected) - 1)].line if expected else 1
        problems.append(
            Problem(
                page.path,
                line,
                f"{_listed(found[j1:j2])}, expected {_listed(expected[i1:i2])} "
                f"as docs/{original.locale}/{original.name}:{there} has",
                "Change one of the two, so that both languages say the same in the same order.",
            )
        )
    return problems


def _listed(shapes: list[str]) -> str:
    shown = ", ".join(shapes[:MOST_NAMED]) or "nothing"
    return f"{shown} and {len(shapes) - MOST_NAMED} more" if len(shapes) > MOST_NAMED else shown
