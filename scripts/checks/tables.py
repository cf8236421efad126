"""Every table has a caption directly below it: a paragraph that begins with a colon, as table_markup.py reads it."""

from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from scripts.model.catalogue import Catalogue
from scripts.model.pages import CAPTION, SourcePage, line_of
from scripts.project.problems import Problem


def tables(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find tables without a caption, and captions without a table."""
    return [problem for page in pages for top in page.nodes for node in top.walk() for problem in _check(page, node)]


def _check(page: SourcePage, node: SyntaxTreeNode) -> Iterator[Problem]:
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


def _caption(node: SyntaxTreeNode | None) -> str:
    """Return the text of a paragraph that is a caption, else ""."""
    text = node.children[0].content if node and node.type == "paragraph" else ""
    return text if text.startswith(CAPTION) else ""
