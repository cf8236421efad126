"""Every table has a caption directly below it: a paragraph that begins with a colon, as table_markup.py reads it."""

import re
from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from scripts.model.catalogue import Catalogue
from scripts.model.pages import CAPTION, SourcePage, line_of
from scripts.project.problems import Problem, counted

MOST_COLUMNS = 5
"""Of a table: more do not fit a phone."""
CAPTION_WORDS = range(3, 9)
"""Of a caption, which says what a table compares."""
_CELL = re.compile(r"(?<!\\)\|")


def tables(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find tables with lost cells or too many columns, and captions that lack, are bad, or stand below no table."""
    return [
        *(problem for page in pages for top in page.nodes for node in top.walk() for problem in _check(page, node)),
        *(problem for page in pages for problem in _captions(page)),
    ]


def _check(page: SourcePage, node: SyntaxTreeNode) -> Iterator[Problem]:
    if node.type == "table":
        yield from _rows(page, node)
    if node.type == "table" and not _caption(node.next_sibling):
        yield Problem(
            page.path,
            line_of(node),
            "the table has no caption, expected one below it",
            f"Below an empty line, write “{CAPTION}…”: in three to eight words what the table compares.",
        )
    if (text := _caption(node)) and (node.previous_sibling is None or node.previous_sibling.type != "table"):
        yield Problem(
            page.path,
            line_of(node),
            f"the caption “{text}” stands below no table",
            "Move it directly below its table, or begin the paragraph without a colon.",
        )


def _rows(page: SourcePage, table: SyntaxTreeNode) -> Iterator[Problem]:
    """Yield a problem for each row that has more or fewer cells than the head: what is too much is not shown."""
    columns = len(next(row for row in table.walk() if row.type == "tr").children)
    if columns > MOST_COLUMNS:
        found = f"table with {columns} columns, expected at most {MOST_COLUMNS}"
        yield Problem(page.path, line_of(table), found, "Leave columns out, or turn it: a phone shows no more.")
    first, last = table.map or (0, 0)
    lines = page.lines[first:last]
    expected = _cells(lines[0]) if lines else 0
    for number, line in enumerate(lines, first + 1):
        if _cells(line) != expected:
            found = f"row with {counted(_cells(line), 'cell')}, expected {expected}: “{line.strip()[:40]}”"
            yield Problem(page.path, number, found, "Give it as many as the head has; write “\\|” for one in a cell.")


def _captions(page: SourcePage) -> Iterator[Problem]:
    """Yield a problem for each caption that names its table badly, or like another: screen readers list them."""
    titles = {heading.text.casefold() for heading in page.headings}
    first: dict[str, int] = {}
    for node in (node for top in page.nodes for node in top.walk()):
        caption = _caption(node).removeprefix(CAPTION)
        if not caption:
            continue
        line, words = line_of(node), len(caption.split())
        other = first.setdefault(caption.casefold(), line)
        if other != line:
            found = f"caption “{caption}”, which the table in line {other} has"
            yield Problem(page.path, line, found, "Say what this one compares.")
        if words not in CAPTION_WORDS:
            expected = f"{CAPTION_WORDS.start} to {CAPTION_WORDS.stop - 1}"
            found = f"caption of {counted(words, 'word')}, expected {expected}: “{caption}”"
            yield Problem(page.path, line, found, "Say in few words what the table compares.")
        if caption.endswith(".") or caption.casefold() in titles or "](" in caption:
            found = f"caption “{caption}”, expected no full stop, no link, and not the question again"
            yield Problem(page.path, line, found, "Say what the table compares, as a title.")


def _cells(row: str) -> int:
    return len(_CELL.findall(f"|{row.strip().removeprefix('|').removesuffix('|')}"))


def _caption(node: SyntaxTreeNode | None) -> str:
    """Return the text of a paragraph that is a caption, else ""."""
    text = node.children[0].content if node and node.type == "paragraph" else ""
    return text if text.startswith(CAPTION) else ""
