"""Turn a question's element of a built page into Markdown: one for people's tools, and for assistants, to read."""

import functools
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from bs4 import NavigableString, Tag
from markdownify import MarkdownConverter
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.project.cache import Cache, key
from scripts.project.paths import CACHE

_FOR_READERS_OF_THE_PAGE = ".question-meta, details.question-answer > summary, .answer-foot"
_DRAWN = "figure.diagram > svg > :not(title, desc)"
_SPECIAL = re.compile(r"[\\`*_\[\]<~]|&(?=#|\w+;)")
"""What Markdown may read wherever it stands."""
_AT_START = re.compile(r"^(\s*\d{1,9}(?=[.)](?:\s|$))|\s*(?=[-+#=]+(?:\s|$)|>))")
"""What it reads at the beginning of a line only: of lists, headings, quotations and rules."""
_BACKTICKS = re.compile(r"`+")
_NOT_IN_ADDRESSES = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"}


def to_markdown(section: str, address: str, diagram: str, folder: Path = CACHE / "markdown") -> str:
    """Return a `section.question` as Markdown, its heading and parts with their titles, ending with a line break.

    Links are relative to `address`. A diagram becomes what its title and description say, after the word for one. What
    was converted before comes from the cache.
    """
    name = key(*(part.encode() for part in (*_versions(), section, address, diagram)))
    made = Cache(folder).get({name: section}, lambda missing: [_convert(each, address, diagram) for each in missing])
    return made[name].decode()


def _convert(section: str, address: str, diagram: str) -> bytes:
    text = _Converter(address=address, diagram=diagram).convert(_reduced(LexborHTMLParser(section)))
    return f"{text.strip()}\n".encode()


@functools.cache
def _versions() -> tuple[str, str]:
    return version("markdownify"), Path(__file__).read_text(encoding="utf-8")


def escaped(text: str) -> str:
    """Return a text in which Markdown reads nothing but the text."""
    return _AT_START.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", text))


def _reduced(tree: LexborHTMLParser) -> str:
    """Return the question without what has no meaning in Markdown: the fewer elements, the faster it is converted."""
    section = tree.css("section.question")[0]
    for node in section.css(f"{_FOR_READERS_OF_THE_PAGE}, {_DRAWN}"):
        node.decompose()
    for mark in section.css(".senior-mark"):
        mark.replace_with(f"({mark.text()})")
    for code in section.css("pre > code"):
        _without_colours(code)
    for node in section.css("a.term, span"):
        node.unwrap()
    return section.html or ""


def _without_colours(code: LexborNode) -> None:
    for node in [*code.css("span"), *code.parent.css("span:empty")] if code.parent else ():
        node.unwrap()


_AnyConverter: Any = MarkdownConverter
"""Its stubs lack the methods that are meant to be overridden."""


class _Converter(_AnyConverter):
    """Knows the guide's elements, besides HTML's."""

    class Options(_AnyConverter.DefaultOptions):
        """What differs from the defaults."""

        autolinks = False
        bullets = "-"
        heading_style = "atx"
        # Lines break where a text says so, not where the HTML's source does.
        wrap = True
        wrap_width = None
        address = ""
        diagram = ""

    def process_text(self, el: NavigableString, parent_tags: set[str]) -> str:
        """Leave out the space between the blocks of a fold, which would make a line of its own."""
        between_blocks = el.parent is not None and el.parent.name == "details" and not el.strip()
        return "" if between_blocks else super().process_text(el, parent_tags=parent_tags)

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Escape what a text's readers would take for Markdown."""
        return escaped(text)

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Let the question be the first heading, and the titles of its parts the second ones."""
        return super().convert_hN(n - 1, el, text, parent_tags)

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Let a link lead to where it does from the page."""
        target = urljoin(self.options["address"], str(el["href"]))
        el["href"] = target.translate(str.maketrans(_NOT_IN_ADDRESSES))
        return super().convert_a(el, text, parent_tags)

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Let the answer to a follow-up begin behind its question."""
        converted = super().convert_p(el, text, parent_tags)
        before = el.find_previous_sibling()
        is_answer = before is not None and before.name == "summary" and _is(el.parent, "follow-up")
        return converted.lstrip("\n") if is_answer else converted

    def convert_summary(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Make a heading, a bold title or the beginning of an item of what opens a fold."""
        if _is(el.parent, "follow-up"):
            return f"{text.strip()} "
        if _is(el.parent, "step"):
            return f"\n\n**{text.strip()}**\n\n"
        if _is(el.parent, "question-depth"):
            return f"\n\n## {text.strip()}\n\n"
        return f"\n\n{text.strip()}\n\n"

    def convert_details(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Show what a fold has."""
        return f"\n\n{text.strip()}\n\n"

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Fence code, with its language and with more backticks than it has in a row."""
        language = next((name for name in _classes(el.parent) if name.startswith("language-")), "")
        fence = "`" * max(3, 1 + max(map(len, _BACKTICKS.findall(text)), default=0))
        code = text.rstrip("\n")
        return f"\n\n{fence}{language.removeprefix('language-')}\n{code}\n{fence}\n\n"

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Keep a power from becoming a digit of its base."""
        return f"^{text}" if len(text) == 1 else f"^({text})"

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Keep an index from becoming a part of its name."""
        return f"\\_{text}" if len(text) == 1 else f"\\_({text})"

    def convert_caption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Put a table's caption above it."""
        return f"**{text.strip()}**\n\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Escape what divides cells, even in code."""
        return super().convert_td(el, text.replace("|", r"\|"), parent_tags)

    def convert_th(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Escape what divides cells, even in code."""
        return super().convert_th(el, text.replace("|", r"\|"), parent_tags)

    def convert_figure(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Say in words what a diagram shows; its caption is its title."""
        title, description = (escaped(el.select(f"svg > {name}")[0].get_text()) for name in ("title", "desc"))
        return f"\n\n**{self.options['diagram']}: {title}**\n\n{description}\n\n"


def _classes(el: Tag | None) -> list[str]:
    return [name for name in el.get_attribute_list("class") if name] if el is not None else []


def _is(el: Tag | None, name: str) -> bool:
    return name in _classes(el)
