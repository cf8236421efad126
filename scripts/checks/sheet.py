"""The cheat sheet can show what it takes from the pages: titles, gists, chosen tables and diagrams, terms.

It has the fonts' characters, a few inline elements, and columns that are no wider than a long word.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from markdown_it.tree import SyntaxTreeNode

from scripts.model.catalogue import Catalogue
from scripts.model.pages import Run, SourcePage, SourceQuestion, line_of, runs
from scripts.project.paths import FONTS
from scripts.project.problems import Problem
from scripts.rendering import diagrams

MAX_WORD = 40
"""Characters of a word, or of code without a space: a longer one may not fit a column."""

_INLINES = {"text", "softbreak", "hardbreak", "code_inline", "strong", "em", "link"}
_HTML = {"a", "abbr", "b", "strong", "i", "em", "code"}
_HIGHLIGHTED = re.compile(r"#!\S|:::\w")
"""How pymdownx.inlinehilite is asked to colour code, which becomes nested elements."""


def sheet(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find what the cheat sheet cannot show."""
    sections = [page for page in pages if page.name.removesuffix(".md") in catalogue.sections]
    problems = [*_terms(catalogue), *_table_titles(catalogue)]
    for page in sections:
        problems += _title(page)
        for question in page.questions:
            problems += _question(page, question)
            problems += _table(page, question, catalogue)
            problems += _diagram(page, question, catalogue)
    return problems


def _title(page: SourcePage) -> Iterator[Problem]:
    for heading in page.headings[:1]:
        yield from _characters(page.path, [Run("text", heading.text, heading.line)])


def _question(page: SourcePage, question: SourceQuestion) -> Iterator[Problem]:
    """Yield the problems of a question's title and gist."""
    yield from _inline(page.path, question.title)
    yield from _words(page.path, question.title)
    gist = question.block("gist")
    for node in gist.children if gist else ():
        if node.type == "paragraph":
            yield from _inline(page.path, node.children[0])
            yield from _words(page.path, node.children[0])
        else:
            yield _foreign(page.path, node, node.tag or "HTML")


def _table(page: SourcePage, question: SourceQuestion, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield the problems of the table that the sheet takes from a question, if it takes one."""
    choice = catalogue.sheet.table(question.id)
    if choice is None:
        return
    tables = [node for top in (*question.body, *question.depth) for node in top.walk() if node.type == "table"]
    rows = [row.children for row in tables[0].walk() if row.type == "tr"] if tables else [[]]
    last, width = max(choice.columns), len(rows[0])
    if last > width:
        yield Problem(
            catalogue.sheet.path,
            catalogue.sheet.line("tables", question.id),
            f"column {last} of the first table of “{question.id}”, which has {width} columns",
            "Name columns that the table has, or remove the entry.",
        )
    cells = [cell for row in rows for number, cell in enumerate(row, 1) if number in choice.columns]
    for cell in cells:
        for inline in cell.children:
            yield from _inline(page.path, inline)


def _diagram(page: SourcePage, question: SourceQuestion, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield the problems of the diagram that the sheet takes from a question, if it takes one."""
    if question.id not in catalogue.sheet.diagrams:
        return
    drawn = [fence for fence in question.fences if fence.language == "mermaid"]
    if not drawn:
        yield Problem(
            catalogue.sheet.path,
            catalogue.sheet.line("diagrams", question.id),
            f"question “{question.id}” has no diagram",
            "Draw one, or remove the entry.",
        )
    for fence in drawn[:1]:
        lines = fence.text.split("\n")
        shown = re.sub(r"<[^>]*>", "", diagrams.draw([fence.text])[fence.text].svg) + diagrams.title(fence.text)
        yield from _characters(
            page.path,
            [Run("text", c, fence.line + next((i for i, line in enumerate(lines) if c in line), 0)) for c in shown],
        )


def _terms(catalogue: Catalogue) -> Iterator[Problem]:
    path = catalogue.path.with_name("glossary.yml")
    lines = path.read_text(encoding="utf-8").split("\n")
    for term in catalogue.terms:
        for text in (*term.name.values(), *term.abbreviations):
            line = next((number for number, line in enumerate(lines, 1) if number >= term.line and text in line), 1)
            yield from _characters(path, [Run("text", text, line)])


def _table_titles(catalogue: Catalogue) -> Iterator[Problem]:
    for table in catalogue.sheet.tables:
        line = catalogue.sheet.line("tables", table.question)
        yield from _characters(catalogue.sheet.path, [Run("text", text, line) for text in table.title.values()])


def _inline(path: Path, inline: SyntaxTreeNode) -> Iterator[Problem]:
    """Yield the elements and the characters of an inline that the sheet cannot show."""
    for node in inline.walk():
        if node.type == "code_inline" and _HIGHLIGHTED.match(node.content):
            yield _foreign(path, node, "span", node.content)
        elif node.type == "html_inline":
            tag = node.content.strip("</>").split()[0].lower()
            if tag not in _HTML and not node.content.startswith("</"):
                yield _foreign(path, node, tag, node.next_sibling.content if node.next_sibling else "")
        elif node.type not in _INLINES and node is not inline:
            yield _foreign(path, node, node.tag)
    yield from _characters(path, runs(inline))


def _foreign(path: Path, node: SyntaxTreeNode, tag: str, text: str | None = None) -> Problem:
    first = next((each for each in node.walk() if each.type == "inline"), node)
    around = text if text is not None else first.content.partition("\n")[0]
    return Problem(
        path,
        line_of(node),
        f"the cheat sheet cannot show <{tag}> around “{around}”, expected text, strong, em, code or a link",
        "Write it with these in title, gist and table.",
    )


def _words(path: Path, inline: SyntaxTreeNode) -> Iterator[Problem]:
    lines: dict[int, str] = {}
    for run in runs(inline):
        lines[run.line] = lines.get(run.line, "") + run.text
    for line, text in lines.items():
        for word in text.split():
            if len(word) > MAX_WORD:
                yield Problem(
                    path,
                    line,
                    f"“{word}” has {len(word)} characters without a space, expected at most {MAX_WORD}",
                    "Shorten it in title and gist: a column of the cheat sheet is no wider.",
                )


def _characters(path: Path, found: list[Run]) -> Iterator[Problem]:
    """Yield each character that its font lacks, once for each line."""
    missing = {(run.line, c) for run in found for c in run.text if ord(c) not in _font(run.kind) and not c.isspace()}
    for line, character in sorted(missing):
        yield Problem(
            path,
            line,
            f"the cheat sheet's font has no “{character}” (U+{ord(character):04X})",
            "Use a character of Latin, Greek or the common symbols, or write it in words.",
        )


@cache
def _font(kind: str) -> frozenset[int]:
    """Return the code points that a font can show."""
    return frozenset(TTFont(FONTS[kind], lazy=True).getBestCmap())
