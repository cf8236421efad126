"""Read questions from built pages, by the markup of MARKUP.md."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.project.problems import GuideError

_SPACE = re.compile(r"[ \t\r\n]+")

TRANSPARENT = frozenset({"a", "abbr"})
"""Elements whose text counts and whose own meaning paper does not need: links, and tooltips of the glossary."""
STYLES = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code"}
"""Elements that an exporter may draw, and the kind of inline that they become."""

_BLOCKS, _CELLS = ("p", "li", "caption", "figcaption", "div", "h2", "summary"), ("td", "th")
_SEPARATORS = dict.fromkeys(_BLOCKS, " ") | dict.fromkeys(_CELLS, " · ")
"""What separates the text of a block from what follows."""


@dataclass(frozen=True)
class Inline:
    """A run of text: `kind` is text, or else strong, em or code, whose content is in `children`."""

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
    """A drawing: its SVG element as it is in the page, its caption, and what it shows."""

    svg: str
    caption: str
    description: str


class UnknownElementError(GuideError):
    """Raised for an element that a title, a gist or a table's cell may not have."""

    def __init__(self, node: LexborNode) -> None:
        text = node.text(separator="\n").strip().partition("\n")[0]
        super().__init__(f"exporters cannot read <{node.tag}> around “{text}” in a title, a gist or a table")


class BuiltQuestion:
    """A `section.question`. What it is made of is read when it is asked for."""

    def __init__(self, section: LexborNode) -> None:
        self._section = section
        self.id = section.attributes["data-question"] or ""
        self.level = section.attributes["data-level"] or ""

    @property
    def html(self) -> str:
        """The element as it is in the page."""
        return self._section.html or ""

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
    def plain_title(self) -> str:
        """The question without its styles. Raises UnknownElementError."""
        return plain(self.title)

    @property
    def plain_gist(self) -> str:
        """The answer in 30 seconds without its styles. Raises UnknownElementError."""
        return " ".join(plain(paragraph) for paragraph in self.gist)

    @property
    def tags(self) -> list[str]:
        """The names of its tags in the page's language."""
        return [tag.text() for tag in self._section.css(".tags li")]

    @property
    def table(self) -> Table | None:
        """The first table of the answer or of its depth. Raises UnknownElementError."""
        node = self._section.css_first(_within("table"))
        return _table(node) if node else None

    @property
    def diagram(self) -> Diagram | None:
        """The first diagram of the answer or of its depth."""
        figure = self._section.css_first(_within("figure.diagram"))
        return _diagram(figure) if figure else None

    def text(self, *parts: str, everything: bool = False) -> str:
        """Return the running text of parts, or of the title (`h2`): what the search reads, unless it is everything."""
        selector = ", ".join(part if part == "h2" else f"[data-part={part}]" for part in parts)
        found = "".join(_spaced_text(node, everything) for node in self._section.css(selector))
        return " ".join(found.split())


def read_questions(page: LexborHTMLParser) -> list[BuiltQuestion]:
    """Return the questions of a page, or of a part of one, in order."""
    return [BuiltQuestion(section) for section in page.css("section.question")]


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


def _within(selector: str) -> str:
    """Return the selector of what is in the answer or in its depth."""
    return f"[data-part=answer] {selector}, [data-part=depth] {selector}"


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


def _spaced_text(node: LexborNode, everything: bool) -> str:
    """Return an element's text with space between its blocks, and a dot between cells.

    Without `everything`, it lacks what the search leaves out: titles of parts, code, `data-search-exclude`.
    """
    if not everything and _is_excluded(node):
        return ""
    content = "".join(
        child.text(deep=False) if child.tag == "-text" else _spaced_text(child, everything)
        for child in node.iter(include_text=True)
    )
    return content + _SEPARATORS.get(str(node.tag), "")


def _is_excluded(node: LexborNode) -> bool:
    attributes = node.attributes
    classes = (attributes.get("class") or "").split()
    return node.tag == "pre" or "data-search-exclude" in attributes or "part-title" in classes
