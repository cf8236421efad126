"""Read questions from built pages, by the markup of MARKUP.md: what every exporter begins with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SPACE = re.compile(r"[ \t\r\n]+")

TRANSPARENT = frozenset({"a", "abbr"})
"""Elements whose text counts and whose own meaning paper does not need: links, and tooltips of the glossary."""
STYLES = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code"}
"""Elements that an exporter may draw, and the kind of inline that they become."""


@dataclass(frozen=True)
class Inline:
    """A run of text: `kind` is text, or else strong, em or code, whose content stands in `children`."""

    kind: str
    text: str = ""
    children: tuple["Inline", ...] = ()

    @property
    def plain(self) -> str:
        """The text without its styles."""
        return self.text + plain(self.children)


Inlines = tuple[Inline, ...]


@dataclass(frozen=True)
class Table:
    """A table's cells: the header row and the others, all of the same length."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]


@dataclass(frozen=True)
class Diagram:
    """A drawing: its SVG element as it stands in the page, its caption, and what it shows."""

    svg: str
    caption: str
    description: str


class UnknownElementError(Exception):
    """Raised for an element that a title, a gist or a table's cell may not have; `text` is the first text in it."""

    def __init__(self, node: LexborNode) -> None:
        self.text = node.text(separator="\n").strip().partition("\n")[0]
        super().__init__(f"<{node.tag}> around “{self.text}”")


class Question:
    """A `section.question`. What it is made of is read when it is asked for."""

    def __init__(self, section: LexborNode) -> None:
        self._section = section
        self.id = section.attributes["data-question"] or ""
        self.level = section.attributes["data-level"] or ""

    @property
    def title(self) -> Inlines:
        """The question itself. Raises UnknownElementError."""
        heading = self._section.css_first("h2[id]")
        return inlines(heading) if heading else ()

    @property
    def gist(self) -> tuple[Inlines, ...]:
        """The paragraphs of the answer in 30 seconds; none if it is missing. Raises UnknownElementError."""
        part = self._section.css_first("[data-part=gist]")
        blocks = [child for child in part.iter() if child.tag != "h3"] if part else []
        for block in blocks:
            if block.tag != "p":
                raise UnknownElementError(block)
        return tuple(inlines(block) for block in blocks)

    @property
    def tables(self) -> list[Table]:
        """The tables of the full answer. Raises UnknownElementError."""
        return [_table(node) for node in self._section.css("[data-part=answer] table")]

    @property
    def diagrams(self) -> list[Diagram]:
        """The diagrams of the full answer."""
        return [_diagram(figure) for figure in self._section.css("[data-part=answer] figure.diagram")]


def questions(html: str) -> list[Question]:
    """Return the questions of a page, or of a part of one, in order."""
    return [Question(section) for section in LexborHTMLParser(html).css("section.question")]


def title(html: str) -> str:
    """Return a page's first heading."""
    heading = LexborHTMLParser(html).css_first("h1")
    return heading.text(strip=True) if heading else ""


def plain(parts: Inlines) -> str:
    """Return the text of inlines without their styles."""
    return "".join(part.plain for part in parts)


def inlines(node: LexborNode) -> Inlines:
    """Return the inlines in an element. Raises UnknownElementError for one that is none."""
    return tuple(_inlines(node))


def _inlines(node: LexborNode) -> Iterator[Inline]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield Inline("text", _SPACE.sub(" ", child.text(deep=False)))
        elif child.tag in TRANSPARENT:
            yield from _inlines(child)
        elif child.tag in STYLES:
            yield Inline(STYLES[child.tag], children=inlines(child))
        else:
            raise UnknownElementError(child)


def _table(node: LexborNode) -> Table:
    rows = [tuple(inlines(cell) for cell in row.css("th, td")) for row in node.css("tr")]
    return Table(rows[0], tuple(rows[1:]))


def _diagram(figure: LexborNode) -> Diagram:
    svg, caption, description = (figure.css_first(selector) for selector in ("svg", "figcaption", "svg > desc"))
    return Diagram(
        # HTML's one named entity that XML lacks.
        (svg.html or "").replace("&nbsp;", "\u00a0") if svg else "",
        caption.text(strip=True) if caption else "",
        description.text(strip=True) if description else "",
    )
