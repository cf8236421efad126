"""Pages use the Markdown of CONTRIBUTING.md: no HTML, nothing loaded from elsewhere, no syntax of other systems."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from scripts.model.catalogue import Catalogue
from scripts.model.markers import MARKERS
from scripts.model.pages import CAPTION, SITE_REFERENCES, SourcePage, heading_text, inlines, line_of
from scripts.project.problems import Problem

ALLOWED_HTML = ("br", "kbd", "sub", "sup")
"""Elements for which Markdown has no sign, without attributes."""
SCHEMES = ("https", "http", "mailto", "site")
"""Of links: `site:` are the references that the build defines; of http:, the check of links says more."""

_TAG = re.compile(r"</?(?P<name>[A-Za-z][\w-]*)\s*/?>")
_SCHEME = re.compile(r"\s*(?P<name>[a-z][a-z0-9+.-]*):", re.IGNORECASE)

_SYNTAX: tuple[tuple[str, str, str], ...] = (
    (r"\{\{.*?\}\}|\{%.*?%\}|\{#[^}]*#\}", "a template’s braces", "Put it in backticks, or write it out."),
    (r"\[\^[^\]]+\]", "a footnote", "Say it in the text, or cite it in “sources” of data/questions.yml."),
    (r"^\*\[[^\]]+\]:", "the definition of an abbreviation", "Add the term to data/glossary.yml."),
    (r"^\s*:::", "a block of another system", "Use the blocks of CONTRIBUTING.md."),
    (r"^\s*///", "a block of another system", "Use the blocks of CONTRIBUTING.md."),
    (r"^\s*(===\+?!?|\+\+\+|%%%|@@@)(\s|$)", "a block of another system", "Use the blocks of CONTRIBUTING.md."),
    (r"^\s*\[!\w+\]", "an alert of GitHub", "Use plain text, or one of the blocks of CONTRIBUTING.md."),
    (r"^\s*\[[ xX]\]\s", "a task list", "Write a plain list."),
    (r"^\s*\[(TOC|_TOC_|\[_?TOC_?\])\]", "a table of contents", "Remove it: the page has one."),
    (r"\[\[[^\]]+\]\]", "a link of a wiki", "Write [text](page.md#id)."),
    (r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])", "a short name of an emoji", "Write it in words."),
    (r"==[^\s=][^=]*==", "marked text", "Use **…**."),
    (r"~~[^~]+~~", "text that is struck out", "Delete it."),
    (r"(?<=\w)~[\w+-]+~|\^[\w+-]+\^", "a subscript or superscript", "Write <sub>…</sub>, or use a Unicode character."),
    (r"\$\$.*?\$\$|\$[^\s$][^$]*[\\^_{][^$]*\$|\\\(|\\\[", "a formula in TeX", "Write it in plain signs, as a × b."),
    (r"\{:?\s*[.#][\w-]+[^}]*\}|\{:[^}]*\}", "a list of attributes", "Remove it; code goes into backticks."),
    (r"\]\(\s*(?:javascript|data|vbscript|file):", "a link that runs or loads something", "Link to a page, or https:."),
    (r"\]\s+\([^)\s]*[#/.][^)]*\)|\]\([^)]*$|\]\([^)\s]*\s[^)]*\)", "a link that is none", "Write [text](page.md#id)."),
    (r"!\[", "an image that is none", "Draw a Mermaid diagram instead."),
    (r"\*\*|(?<!\w)__|__(?!\w)|(?<![\w`])`|`(?![\w`])", "a sign of emphasis or code that is alone", ""),
    (r"\b(https?://|www\.)\S+", "a bare address", "Write [text](https://…)."),
    (r"<<<<<<<|>>>>>>>", "what a merge left", "Decide on one of the two versions."),
    (r"<[A-Za-z/!?]", "a tag that is none", "Put it in backticks, or write “&lt;”."),
    (r"^\s*[!?]{3}\+?\s*\w", "a block that is none", "Leave the line above it empty."),
    (r"\[([A-Z_]{5,})\](?!\()", "a marker of another system", "Remove it, or put it in backticks."),
    (r"^\s*\|.*\|\s*$", "a row of a table that is none", "Begin the table with a head and a line “| --- | --- |”."),
    (
        r"^\s*\(?\d+[.)]\s|^\s*[-+•‣◦–]\s",
        "an item of a list that is none",
        "Leave the line above the list empty; write “- ”.",
    ),
)
"""Patterns in running text of what stands there as it was typed; what it is; and what to write instead."""
_LONE = "Write **…** or `…` without a space inside; “\\” before a sign that is meant."


def foreign(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find raw HTML, images, addresses that run or load something, and signs that stand there as they were typed."""
    return [problem for page in pages for top in page.nodes for problem in _problems(page, top)]


def _problems(page: SourcePage, top: SyntaxTreeNode) -> Iterator[Problem]:
    for node in top.walk():
        if node.type == "html_block":
            yield from _html(page, node, line_of(node))
        elif node.type == "code_block":
            found = f"code by indentation alone: “{node.content.strip().partition(chr(10))[0][:40]}”"
            yield Problem(page.path, line_of(node), found, "Indent a paragraph less; put code into a fence, ```python.")
        elif node.type == "hr":
            found = "a line between paragraphs"
            yield Problem(page.path, line_of(node), found, "Remove it: headings and blocks divide the page.")
        elif node.type == "heading" and any(each.type == "link" for each in node.walk()):
            found = f"link in the heading “{node.children[0].content[:40]}”"
            yield Problem(page.path, line_of(node), found, "Link in the text: headings are links in the contents.")
        elif node.type == "heading" and node.markup in ("=", "-"):
            found = f"heading “{node.children[0].content}” by underlining"
            yield Problem(page.path, line_of(node), found, f"Write “{'#' * int(node.tag[1])} Title”.")
    for inline in inlines(top):
        yield from _inline(page, inline)


def _inline(page: SourcePage, inline: SyntaxTreeNode) -> Iterator[Problem]:
    line, text = line_of(inline), ""
    for node in SyntaxTreeNode(_UNJOINED.parseInline(heading_text(inline.content), _REFERENCES)).walk():
        if node.type in ("softbreak", "hardbreak"):
            yield from _signs(page, text, line)
            line, text = line + 1, ""
            if node.next_sibling and node.next_sibling.content.startswith(CAPTION):
                found = f"“{node.next_sibling.content[:40]}”, the definition of a list that is none"
                yield Problem(page.path, line, found, "Write “- **Term:** what it means”; a caption stands by itself.")
        elif node.type == "text":
            text += node.content
        elif node.type in ("code_inline", "text_special"):
            text += _MEANT
        elif node.type == "html_inline":
            yield from _html(page, node, line)
        elif node.type == "image":
            found = f"image “{node.content}”, expected a diagram"
            hint = "Draw it with Mermaid: it has both languages, both colour schemes, and fits a phone."
            yield Problem(page.path, line, found, hint)
        elif node.type == "link":
            yield from _link(page, node, line)
        elif node.type in ("strong", "em") and node.markup.startswith("_"):
            shown = "".join(each.content for each in node.walk() if each.type == "text")
            found = f"“{node.markup}{shown}{node.markup}” is shown as {node.tag}, without the underscores"
            yield Problem(page.path, line, found, "Write **…** or *…*; a name that has them goes into backticks.")
    yield from _signs(page, text, line)


def _html(page: SourcePage, node: SyntaxTreeNode, line: int) -> Iterator[Problem]:
    tag = _TAG.fullmatch(node.content)
    if node.type == "html_inline" and tag and tag["name"] in ALLOWED_HTML:
        return
    shown = node.content.strip().partition("\n")[0][:50]
    if shown.startswith("<!--"):
        found, hint = f"a comment “{shown}”", "Remove it: readers can see it in the page’s source."
    else:
        allowed = ", ".join(f"<{name}>" for name in ALLOWED_HTML)
        found = f"HTML “{shown}”, expected Markdown"
        hint = f"Write it in Markdown, in backticks if it is code; allowed are {allowed}."
    yield Problem(page.path, line, found, hint)


def _link(page: SourcePage, node: SyntaxTreeNode, line: int) -> Iterator[Problem]:
    target = str(node.attrs["href"])
    scheme = _SCHEME.match(target)
    shown = "".join(each.content for each in node.walk() if each.type in ("text", "code_inline"))
    if not target:
        yield Problem(page.path, line, f"link “{shown}” without a target", "Write [text](page.md#id).")
    elif scheme and scheme["name"].lower() not in SCHEMES:
        found = f"link “{shown}” to an address that begins with “{scheme[0].strip()}”, expected https:"
        yield Problem(page.path, line, found, "Link to a page of the guide, or to an https address.")
    elif not shown.strip():
        yield Problem(page.path, line, f"link to “{target}” without a text", "Say in the text where it leads.")
    elif node.attrs.get("title"):
        found = f"link “{shown}” with a title, “{node.attrs['title']}”"
        yield Problem(page.path, line, found, "Remove it: touch screens and screen readers do not show titles.")


def _signs(page: SourcePage, text: str, line: int) -> Iterator[Problem]:
    if text.strip() == MARKERS.get(page.name):
        return
    for pattern, what, hint in _COMPILED:
        match = pattern.search(text)
        if match:
            around = text[max(0, match.start() - 10) : match.end() + 10].strip()
            yield Problem(page.path, line, f"{what} in “{around[:60]}”", hint or _LONE)
            return


_MEANT = "…"
"""Stands for code, and for signs behind “\\” or written as “&lt;”: what an author typed so on purpose."""
_UNJOINED = MarkdownIt("commonmark").disable("text_join")
"""Keeps signs that are meant apart from the text around them."""
_REFERENCES = {"references": {name.upper(): {"href": f"site:{name}", "title": ""} for name in SITE_REFERENCES}}
_COMPILED = [(re.compile(pattern), what, hint) for pattern, what, hint in _SYNTAX]
