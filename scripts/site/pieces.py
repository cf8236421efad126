"""A page's HTML as the sequence of its pieces: what a reader gets of what an author wrote."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.model.pages import SENIOR
from scripts.model.pieces import (
    BREAK,
    END_OF_BLOCK,
    END_OF_LIST,
    END_OF_QUOTE,
    OUTSIDE,
    TITLE,
    Piece,
    Place,
    element,
    image,
    link,
    list_kind,
    normal,
)

_BLOCKS = {"p", "ul", "ol", "table", "pre", "blockquote", "hr", "div", "details", "section", "figure", "nav"}
_BLOCKS |= {f"h{level}" for level in range(1, 7)}
_ADDED = {"question-meta", "overview", "question-tools", "part-title", "admonition-title", "part-sources"}
"""Classes of what the build adds to what was written."""
_LANGUAGE = re.compile(r"language-(\S+)")


def shown(html: str) -> dict[Place, list[Piece]]:
    """Return what a page shows, by question and part."""
    pieces: dict[Place, list[Piece]] = defaultdict(list)
    body = LexborHTMLParser(html).body
    for node in body.iter(include_text=True) if body else ():
        if "question" in _classes(node):
            _add_question(pieces, node)
        else:
            pieces["", ""] += _pieces([node])
    return pieces


def _add_question(pieces: dict[Place, list[Piece]], section: LexborNode) -> None:
    id_ = section.attributes.get("data-question") or ""
    for node in section.iter(include_text=True):
        if node.tag == "h2":
            pieces[id_, TITLE] += _pieces([node])
        elif "question-answer" in _classes(node):
            for part in node.iter(include_text=True):
                if part.tag not in ("summary", "footer"):
                    pieces[id_, part.attributes.get("data-part") or OUTSIDE] += _pieces(_content(part))
        elif node.attributes.get("data-part"):
            pieces[id_, "intent"] += _pieces(_content(node))
        elif not node.attributes.get("id"):  # of a former id
            pieces[id_, OUTSIDE] += _pieces([node])
    pieces.pop((id_, "sources"), None)


def _content(node: LexborNode) -> Iterator[LexborNode]:
    return (child for child in node.iter(include_text=True) if child.tag != "summary")


def _pieces(nodes: Iterable[LexborNode]) -> Iterator[Piece]:
    """Yield the pieces of blocks; inlines that stand among them are paragraphs."""
    text = ""
    for node in nodes:
        if node.tag not in _BLOCKS:
            text += _inline(node)
            continue
        if normal(text):
            yield Piece("paragraph", normal(text))
        text = ""
        if not _ADDED & _classes(node):
            yield from _block(node)
    if normal(text):
        yield Piece("paragraph", normal(text))


def _block(node: LexborNode) -> Iterator[Piece]:
    tag = str(node.tag)
    match tag:
        case "p":
            yield Piece("paragraph", _text(node))
        case "ul" | "ol":
            yield Piece(list_kind(tag == "ol", int(node.attributes.get("start") or 1)))
            for item in node.iter():
                yield Piece("item")
                yield from _pieces(_content(item))
            yield Piece(END_OF_LIST)
        case "table":
            yield from _table(node)
        case "pre":
            yield _code(node)
        case "blockquote":
            yield Piece("quotation")
            yield from _pieces(_content(node))
            yield Piece(END_OF_QUOTE)
        case "hr":
            yield Piece("line")
        case "details" if "follow-up" in _classes(node):
            yield from _follow_up(node)
        case "details":
            summary = node.css_first("summary")
            kind = " ".join(_classes(node))
            title = _text(summary) if summary else ""
            # Without a title of the author's, it has its kind's name.
            yield Piece(f"block “{kind}”", "" if title == kind.title() else title)
            yield from _pieces(_content(node))
            yield Piece(END_OF_BLOCK)
        case "div" if "admonition" in _classes(node):
            yield Piece(f"block “{' '.join(_classes(node) - {'admonition'})}”")
            yield from _pieces(_content(node))
            yield Piece(END_OF_BLOCK)
        case _ if tag.startswith("h") and len(tag) == 2:
            yield Piece(f"heading of level {tag[1]}", _text(node))
        case _:
            yield from _pieces(_content(node))


def _follow_up(details: LexborNode) -> Iterator[Piece]:
    """Yield an item that is folded below its question as it was written: in one paragraph."""
    first, *rest = details.iter(include_text=True)
    answer = rest.pop(0) if rest and rest[0].tag == "p" else None
    yield Piece("paragraph", normal(f"{_text(first)} {_text(answer) if answer else ''}"))
    yield from _pieces(rest)


def _table(table: LexborNode) -> Iterator[Piece]:
    yield Piece("table")
    for row in table.css("tr"):
        yield Piece("row")
        for cell in row.iter():
            yield Piece("cell", _text(cell))
    caption = table.css_first("caption")
    if caption:
        yield Piece("caption", _text(caption))


def _code(pre: LexborNode) -> Piece:
    code = pre.css_first("code")
    language = _LANGUAGE.search((code.attributes.get("class") if code else "") or "")
    return Piece(f"{language[1] if language else ''} code".strip(), pre.text().rstrip("\n"))


def _text(node: LexborNode) -> str:
    return normal("".join(map(_inline, node.iter(include_text=True))))


def _inline(node: LexborNode) -> str:  # noqa: PLR0911 - one for each element
    inside = "".join(map(_inline, node.iter(include_text=True)))
    match node.tag:
        case "-text":
            return str(node.text(deep=False))
        case "br":
            return BREAK
        case "code" | "strong" | "em" | "kbd" | "sub" | "sup":
            return element(node.tag, inside)
        case "a" if "href" in node.attributes:
            return link(inside, node.attributes["href"] or "")
        case "img":
            return image(node.attributes.get("alt") or "", node.attributes.get("src") or "")
        case "span" if "senior-mark" in _classes(node):
            return f" {SENIOR}"
    return inside


def _classes(node: LexborNode) -> set[str]:
    return set((node.attributes.get("class") or "").split()) if node.tag != "-text" else set()
