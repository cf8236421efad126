"""A Python-Markdown extension: tables have a caption, each row and column a head, and a box that keys can scroll.

The caption is the paragraph below the table that begins with `: `, as in Pandoc; the first column names the rows.
"""

import re
import xml.etree.ElementTree as etree
from collections import Counter
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from scripts.model.pages import CAPTION

_CODE = re.compile(r"(?P<ticks>`+)(?:(?!(?P=ticks)).)+(?P=ticks)")


class BarsInCode(Treeprocessor):
    r"""Shows `\|` in code in a cell as the bar that is meant, as CommonMark's tables do."""

    def run(self, root: etree.Element) -> None:
        """Change the sources of the cells, which are not parsed yet."""
        for cell in (*root.iter("td"), *root.iter("th")):
            cell.text = _CODE.sub(lambda code: code[0].replace("\\|", "|"), cell.text or "")


class TableMarkup(Treeprocessor):
    """Marks the tables of a page, after question_markup made its questions."""

    def run(self, root: etree.Element) -> None:
        """Mark all tables. They are counted in each question, so that an id stays when others get a table."""
        parents = {child: parent for parent in root.iter() for child in parent}
        questions = {
            table: section.attrib["data-question"]
            for section in root.iterfind("section[@data-question]")
            for table in section.iter("table")
        }
        counts: Counter[str] = Counter()
        for table in list(root.iter("table")):
            question = questions.get(table, "")
            counts[question] += 1
            _mark_heads(table)
            id_ = f"{question}-table-{counts[question]}".removeprefix("-")
            _take_caption(table, parents[table], id_)
            _put_into_box(table, parents[table], id_)


def _mark_heads(table: etree.Element) -> None:
    """Say of what each head is one: of its column, or of its row. An empty cell is the head of nothing."""
    columns = [("col", cell) for cell in table.iterfind("thead/tr/th")]
    rows = [("row", row[0]) for row in table.iterfind("tbody/tr")]
    for scope, cell in columns + rows:
        named = bool("".join(cell.itertext()).strip())
        cell.tag = "th" if named else "td"
        if named:
            cell.set("scope", scope)


def _take_caption(table: etree.Element, parent: etree.Element, id_: str) -> None:
    """Move the caption, if there is one, from below the table into it."""
    siblings = list(parent)
    below = next(iter(siblings[siblings.index(table) + 1 :]), None)
    if below is None or below.tag != "p" or not (below.text or "").startswith(CAPTION):
        return
    parent.remove(below)
    caption = etree.Element("caption", {"id": id_})
    caption.text = (below.text or "").removeprefix(CAPTION)
    caption.extend(below)
    table.insert(0, caption)


def _put_into_box(table: etree.Element, parent: etree.Element, id_: str) -> None:
    """Let a box scroll a table that is wider than the page, with the caption as its name."""
    box = etree.Element("div", {"class": "table-box", "role": "region", "tabindex": "0", "aria-labelledby": id_})
    box.tail, table.tail = table.tail, None
    parent[list(parent).index(table)] = box
    box.append(table)
    # The theme's script wraps tables without a class.
    table.set("class", "table")


class TableMarkupExtension(Extension):
    """Has no options."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processor behind question_markup (4), before term_markup (3); the other before inline (20)."""
        md.treeprocessors.register(BarsInCode(md), "bars_in_code", 21)
        md.treeprocessors.register(TableMarkup(md), "table_markup", 3.5)


def makeExtension(**options: Any) -> TableMarkupExtension:
    """Return the extension; the name that Python-Markdown looks for."""
    return TableMarkupExtension(**options)
