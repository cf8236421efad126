"""A text as the sequence of its pieces: what is compared when the same text was read in two ways."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from scripts.model.pages import ANSWER_PARTS, CAPTION, SourcePage, SourceQuestion, heading_text, line_of

BREAK = "⏎"
"""A line break that the author wants."""
_SPACES = re.compile(r"[ \t\n]+")
_BREAK = re.compile(r"<br\s*/?>")
Place = tuple[str, str]
"""The id of a question and the part of it; '' for what is in none."""


@dataclass(frozen=True)
class Piece:
    """A paragraph, a cell, the beginning or the end of a list …: what it is, and its text with its elements."""

    kind: str
    text: str = ""
    line: int = field(default=0, compare=False)


END_OF_LIST, END_OF_BLOCK, END_OF_QUOTE = "end of the list", "end of the block", "end of the quotation"
OUTSIDE, TITLE = "outside", "title"


def normal(text: str) -> str:
    """Return a text with one space for each run of white space that a browser joins."""
    return _SPACES.sub(" ", text).replace(f" {BREAK}", BREAK).replace(f"{BREAK} ", BREAK).strip(" ")


def list_kind(is_ordered: bool, start: int) -> str:
    """Return how a list is called that begins with a number, or with bullets."""
    return f"numbered list from {start}" if is_ordered else "bullet list"


def link(text: str, target: str) -> str:
    """Return a link as it is compared: browsers and parsers encode its target differently."""
    return f'<a href="{unquote(target)}">{text}</a>'


def element(tag: str, text: str) -> str:
    """Return a text in an element, in a way that no Markdown that was not understood looks like."""
    return f"<{tag}>{text}</{tag}>"


def image(text: str, target: str) -> str:
    """Return an image as it is compared."""
    return f'<img alt="{text}" src="{unquote(target)}">'


def written(page: SourcePage, known: Collection[str]) -> dict[Place, list[Piece]]:
    """Return what an author wrote by place, as CommonMark reads it; `known` are the ids of questions."""
    pieces: dict[Place, list[Piece]] = defaultdict(list)
    questions = {question.heading.line: question for question in page.questions if question.id in known}
    current: SourceQuestion | None = None
    for node in page.nodes:
        if node.type == "heading" and int(node.tag[1]) <= 2:
            current = questions.get(line_of(node))
            if current:
                pieces[current.id, TITLE] += [Piece(piece.kind, piece.text, piece.line) for piece in _pieces([node])]
                continue
        if current is None:
            pieces["", ""] += _pieces([node])
        elif node.type == "admonition" and node.meta["tag"] == "answer":
            _add_answer(pieces, current.id, node)
        elif node.type == "admonition" and node.meta["tag"] == "intent":
            pieces[current.id, "intent"] += _pieces(_content(node))
        else:
            pieces[current.id, OUTSIDE] += _pieces([node])
    return pieces


def _add_answer(pieces: dict[Place, list[Piece]], id_: str, answer: SyntaxTreeNode) -> None:
    for node in _content(answer):
        is_part = node.type == "admonition" and node.meta["tag"] in ANSWER_PARTS
        pieces[id_, node.meta["tag"] if is_part else "answer"] += _pieces(_content(node) if is_part else [node])


def _content(block: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    return [child for child in block.children if child.type != "admonition_title"]


def _pieces(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Piece]:
    for node in nodes:
        yield from _READERS.get(node.type, _other)(node, line_of(node))


def _heading(node: SyntaxTreeNode, line: int) -> Iterator[Piece]:
    yield Piece(f"heading of level {node.tag[1]}", heading_text(normal(_inline(node.children[0]))), line)


def _list(node: SyntaxTreeNode, line: int) -> Iterator[Piece]:
    yield Piece(list_kind(node.type == "ordered_list", int(node.attrs.get("start", 1))), line=line)
    for item in node.children:
        yield Piece("item", line=line_of(item))
        yield from _pieces(item.children)
    yield Piece(END_OF_LIST, line=line)


def _table(node: SyntaxTreeNode, line: int) -> Iterator[Piece]:
    yield Piece("table", line=line)
    for row in (each for each in node.walk() if each.type == "tr"):
        yield Piece("row", line=line_of(row))
        for cell in row.children:
            yield Piece("cell", normal("".join(map(_inline, cell.children))), line_of(row))


def _code(node: SyntaxTreeNode, line: int) -> Iterator[Piece]:
    language = node.info.strip().partition(" ")[0] if node.type == "fence" else ""
    yield Piece(f"{language} code".strip(), node.content.rstrip("\n"), line)


def _quotation(node: SyntaxTreeNode, line: int) -> Iterator[Piece]:
    yield Piece("quotation", line=line)
    yield from _pieces(node.children)
    yield Piece(END_OF_QUOTE, line=line)


def _block(node: SyntaxTreeNode, line: int) -> Iterator[Piece]:
    title = node.info.strip().partition(" ")[2].strip('"')
    yield Piece(f"block “{node.meta['tag']}”", title, line)
    yield from _pieces(_content(node))
    yield Piece(END_OF_BLOCK, line=line)


def _other(node: SyntaxTreeNode, line: int) -> Iterator[Piece]:
    yield Piece("line", line=line) if node.type == "hr" else Piece("HTML", normal(node.content), line)


def _paragraph(node: SyntaxTreeNode, line: int) -> Iterator[Piece]:
    text = normal(_inline(node.children[0]))
    is_caption = text.startswith(CAPTION) and node.previous_sibling and node.previous_sibling.type == "table"
    yield Piece("caption", text.removeprefix(CAPTION), line) if is_caption else Piece("paragraph", text, line)


_READERS: dict[str, Callable[[SyntaxTreeNode, int], Iterator[Piece]]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "bullet_list": _list,
    "ordered_list": _list,
    "table": _table,
    "fence": _code,
    "code_block": _code,
    "blockquote": _quotation,
    "admonition": _block,
}


def _inline(node: SyntaxTreeNode) -> str:  # noqa: PLR0911 - one for each element
    inside = "".join(map(_inline, node.children))
    match node.type:
        case "inline":
            return inside
        case "softbreak":
            return " "
        case "hardbreak":
            return BREAK
        case "code_inline":
            return element("code", node.content)
        case "strong" | "em":
            return element(node.tag, inside)
        case "link":
            return link(inside, str(node.attrs["href"]))
        case "image":
            return image(node.content, str(node.attrs["src"]))
        case "html_inline" if _BREAK.fullmatch(node.content):
            return BREAK
    return node.content
