"""What a page is: the model that every check shares.

A page is read with a CommonMark parser that knows the line of every token (Python-Markdown does not). The
constructs are those of CONTRIBUTING.md: headings with an id, `!!!` and `???` blocks, tables, lists, fences, links.
"""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Annotated, Any, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from pydantic import Field

from scripts.model import samples, yaml_source
from scripts.model.data import Data, Distinct
from scripts.model.yaml_source import YamlFile
from scripts.project.files import read_text
from scripts.project.languages import DEFAULT_LOCALE, LOCALES
from scripts.project.paths import ROOT
from scripts.project.problems import ContentError, Problem

ANSWER_PARTS = ("gist", "depth", "rubric", "pitfalls", "follow-ups", "recall")
"""The blocks inside an answer, in their order; what is said in two minutes stands between gist and depth."""
PARTS = ("intent", "answer", *ANSWER_PARTS)
"""All parts of a question that an author writes."""
STEP = "step"
"""A fold in the depth, whose title is the author's."""
SENIOR = "(Senior)"
"""What ends a point of the rubric that only experienced candidates make."""

SITE_REFERENCES = ("repository", "issues")
"""Link references that the build defines on every page: `[text][issues]`."""

CAPTION = ": "
"""What the paragraph below a table begins with, if it is the table's caption."""

_HEADING_ID = re.compile(r"\s*\{\s*#([^\s}]*)\s*\}\s*$")
_BELOW_MATTER = re.compile(r"\A---\n.*?^---[ ]*\n", re.DOTALL | re.MULTILINE)
_FILE = "file"
_BREAKS = ("softbreak", "hardbreak")
_PARSER = MarkdownIt("commonmark").enable("table").use(admon_plugin).use(front_matter_plugin)


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1 to 6), its text without the id, and the id if the author wrote one."""

    level: int
    text: str
    id: str | None
    line: int


@dataclass(frozen=True)
class Link:
    """A link's target as written, and its line."""

    target: str
    line: int


@dataclass(frozen=True)
class Shape:
    """A block as both languages must have it, such as `table (rows: 7, columns: 5)`."""

    description: str
    line: int


@dataclass(frozen=True)
class Fence:
    """A fenced block: its language, its text, the line of its first content line, and where its code stands.

    `file` is '' for what stands in the page; `info` is the fence's first line as it was written.
    """

    language: str
    text: str
    line: int
    info: str = ""
    file: str = ""


@dataclass(frozen=True)
class Run:
    """A run of text in one face, `text` or `code`, and its line."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True)
class Item:
    """An item of a list: its plain text, how much of its beginning is bold, whether a link is in that, and its line."""

    text: str
    lead: str
    is_linked: bool
    line: int

    @property
    def is_senior(self) -> bool:
        """Whether only experienced candidates make this point of a rubric."""
        return self.text.endswith(SENIOR)

    @property
    def point(self) -> str:
        """The text without the mark for seniors."""
        return self.text.removesuffix(SENIOR).rstrip()


@dataclass(frozen=True)
class Block:
    """A named block (`!!! intent`, `??? answer` …) and the nodes in it."""

    kind: str
    title: str
    line: int
    children: tuple[SyntaxTreeNode, ...]

    @cached_property
    def text(self) -> str:
        """The block's text with its Markdown, without nested blocks and fences."""
        return "\n".join(node.content for child in self.children for node in _inlines(child))

    @cached_property
    def items(self) -> tuple["Item", ...]:
        """The items of the block's own lists."""
        lists = [node for node in self.children if node.type in ("bullet_list", "ordered_list")]
        return tuple(_item(node) for each in lists for node in each.children)


@dataclass(frozen=True)
class SourceQuestion:
    """A level-2 heading with an id, and what follows it up to the next such heading."""

    heading: Heading
    title: SyntaxTreeNode = field(repr=False)
    nodes: tuple[SyntaxTreeNode, ...] = field(repr=False)

    @property
    def id(self) -> str:
        """The id, the same in all languages."""
        return self.heading.id or ""

    @property
    def plain_title(self) -> str:
        """The question itself, without Markdown."""
        return "".join(run.text for run in runs(self.title)).strip()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks at the question's own level: intent and answer, if it is complete."""
        return tuple(_blocks(self.nodes))

    def block(self, kind: str) -> Block | None:
        """Return the first block of a kind, at the question's level or in its answer."""
        answers = [block for block in self.blocks if block.kind == "answer"]
        inner = [block for answer in answers for block in _blocks(answer.children)]
        return next((block for block in (*self.blocks, *inner) if block.kind == kind), None)

    @cached_property
    def fences(self) -> tuple[Fence, ...]:
        """The fenced blocks of the answer and of its depth, in order."""
        return _fences((*self.body, *self.depth))

    @cached_property
    def body(self) -> tuple[SyntaxTreeNode, ...]:
        """What is said in two minutes: what is in the answer outside its named parts."""
        answer = self.block("answer")
        return tuple(node for node in answer.children if node.type != "admonition") if answer else ()

    @cached_property
    def depth(self) -> tuple[SyntaxTreeNode, ...]:
        """What is read and not said; nothing if there is no depth."""
        depth = self.block("depth")
        return depth.children if depth else ()

    @cached_property
    def answer_parts(self) -> tuple[Block, ...]:
        """The named parts in the answer, in the author's order."""
        return tuple(part for block in self.blocks if block.kind == "answer" for part in _blocks(block.children))

    @property
    def end(self) -> int:
        """The line below the question."""
        return max((node.map[1] for node in self.nodes if node.map), default=self.heading.line) + 1


class FrontMatter(Data):
    """What stands above a page: “key: value” between two lines “---”."""

    title: str = Field("", description="The page's name in the navigation, if its heading is not")
    template: str = Field("", description="A template of overrides/")
    description: str = Field(
        min_length=10, max_length=200, description="What the page has, in 10 to 200 characters, for search engines"
    )
    search_terms: Annotated[list[Annotated[str, Field(pattern="^[^,]+$")]], *Distinct] = Field(
        [], description="What readers may call the page: a list of texts without commas, such as [PDF, summary]"
    )
    hide: list[Literal["navigation", "toc"]] = Field([], description="Columns that the page does without")


@dataclass(frozen=True)
class SourcePage:
    """A Markdown page of one language.

    `name` is its path below the language's folder (`fundamentals.md`): the same in all languages. `text` is the whole
    file as it was written, `matter` its front matter with the lines of the file.
    """

    path: Path
    locale: str
    name: str
    matter: YamlFile = field(repr=False)
    nodes: tuple[SyntaxTreeNode, ...] = field(repr=False)
    text: str = field(repr=False)

    @property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return _BELOW_MATTER.sub("", "\n".join(self.lines))

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, whatever ends them."""
        return _with_newlines(self.text).split("\n")

    @property
    def meta(self) -> dict[str, Any]:
        """The front matter, as YAML reads it."""
        return dict(self.matter.data)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings, in order."""
        return tuple(_heading(node) for top in self.nodes for node in top.walk() if node.type == "heading")

    @cached_property
    def questions(self) -> tuple[SourceQuestion, ...]:
        """The questions in order."""
        starts = [i for i, node in enumerate(self.nodes) if node.type == "heading" and _heading(node).level <= 2]
        questions = []
        for start, end in pairwise([*starts, len(self.nodes)]):
            heading = _heading(self.nodes[start])
            if heading.level == 2 and heading.id:
                questions.append(SourceQuestion(heading, self.nodes[start].children[0], self.nodes[start + 1 : end]))
        return tuple(questions)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All named blocks, at any depth."""
        return tuple(block for node in self.nodes for block in _blocks(node.walk()))

    @cached_property
    def fences(self) -> tuple[Fence, ...]:
        """All fenced blocks, in order."""
        return _fences(self.nodes)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links and images, in order."""
        return tuple(link for top in self.nodes for inline in _inlines(top, deep=True) for link in _links(inline))

    @cached_property
    def paragraphs(self) -> tuple[tuple[tuple[str, int], ...], ...]:
        """The running texts, paragraph by paragraph, each line with its number; without code, addresses and ids."""
        return tuple(tuple(_texts(inline)) for top in self.nodes for inline in _inlines(top, deep=True))

    @cached_property
    def texts(self) -> tuple[tuple[str, int], ...]:
        """The lines of all running texts with their numbers."""
        return tuple(text for paragraph in self.paragraphs for text in paragraph)

    @cached_property
    def shape(self) -> tuple[Shape, ...]:
        """The page's structure, in order: what both languages must have alike."""
        return tuple(shape for top in self.nodes for node in top.walk() for shape in _shape(node))


def parse(text: str, path: Path, locale: str, name: str, root: Path = ROOT) -> SourcePage:
    """Parse a page's text, with the code of the project's `examples/` in the fences that take it from there.

    Raises ContentError if its front matter is not a YAML mapping.
    """
    references = {key.upper(): {"href": f"site:{key}", "title": ""} for key in SITE_REFERENCES}
    tokens = _PARSER.parse(_bridge_gaps(_with_newlines(text)), {"references": references})
    for token in tokens:
        if token.type == "fence":
            _fill(token, root)
    tree = SyntaxTreeNode(tokens)
    matter = next((node.content for node in tree.children if node.type == "front_matter"), "")
    nodes = tuple(node for node in tree.children if node.type != "front_matter")
    return SourcePage(path, locale, name, _matter(matter, path), nodes, text)


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _fill(fence: Token, root: Path) -> None:
    """Put the code into a fence that takes it from a file; if that fails, a check says so."""
    named = samples.reference(fence.info)
    if not named or fence.content.strip():
        return
    language, file, part = named
    with contextlib.suppress(samples.SampleError):
        fence.content = samples.read(root, file, part)
        fence.info = language
        fence.meta = {_FILE: file}


def _bridge_gaps(text: str) -> str:
    """Indent each blank line after a blank line like the next line with text.

    The parser ends a block at two blank lines, which Python-Markdown does not, and code often has.
    """
    lines = text.split("\n")
    indent = ""
    for i in range(len(lines) - 1, 0, -1):
        if lines[i].strip():
            indent = lines[i][: len(lines[i]) - len(lines[i].lstrip())]
        elif not lines[i - 1].strip():
            lines[i] = indent
    return "\n".join(lines)


def load(root: Path = ROOT) -> list[SourcePage]:
    """Read all pages of all languages, ordered by language and name.

    Raises ContentError with the problems of all files that cannot be read, or whose front matter is no YAML mapping.
    """
    found, problems = read(root)
    if problems:
        raise ContentError(problems)
    return found


def read(root: Path = ROOT) -> tuple[list[SourcePage], list[Problem]]:
    """Read the pages of all languages; return those that can be read, and the problems of the others."""
    found, problems = [], []
    for locale in LOCALES:
        folder = root / "docs" / locale
        for path in sorted(folder.rglob("*.md")):
            try:
                found.append(parse(read_text(path), path, locale, path.relative_to(folder).as_posix(), root))
            except ContentError as error:
                problems += error.problems
    return found, problems


def _matter(matter: str, path: Path) -> YamlFile:
    """Return the front matter, which begins in the page's second line."""
    try:
        file = yaml_source.parse(f"\n{matter}", path)
    except ContentError as error:
        hint = "Write “key: value”, the value in quotation marks if it has a colon."
        raise ContentError(
            [Problem(path, each.line, f"front matter: {each.message}", hint) for each in error.problems]
        ) from error
    if file.data is None:
        return YamlFile(path, {}, None)
    if not isinstance(file.data, dict) or not all(isinstance(key, str) for key in file.data):
        found = "front matter: no mapping of names to values"
        raise ContentError([Problem(path, 2, found, "Write “key: value”, one a line.")])
    return file


def translations(pages: list[SourcePage]) -> list[tuple[SourcePage, SourcePage]]:
    """Return each page that is not in the default language, behind the page of which it is the translation."""
    originals = {page.name: page for page in pages if page.locale == DEFAULT_LOCALE}
    return [(originals[page.name], page) for page in pages if page.locale != DEFAULT_LOCALE and page.name in originals]


def line_of(node: SyntaxTreeNode) -> int:
    """Return a node's first line, counted from 1; the parts of a paragraph have none, but it has line breaks."""
    anchor = node
    while anchor.map is None and anchor.parent is not None:
        anchor = anchor.parent
    line = anchor.map[0] + 1 if anchor.map else 1
    before = takewhile(lambda each: each is not node, anchor.walk())
    return line if anchor is node else line + sum(each.type in _BREAKS for each in before)


def runs(inline: SyntaxTreeNode) -> list[Run]:
    """Return the text of a paragraph, a heading or a cell, run by run, without a heading's id."""
    found = []
    line = line_of(inline)
    for node in inline.walk():
        if node.type in _BREAKS:
            line += 1
        elif node.type in ("text", "code_inline"):
            kind = "text" if node.type == "text" else "code"
            found.append(Run(kind, _HEADING_ID.sub("", node.content) if kind == "text" else node.content, line))
    return found


def heading_text(text: str) -> str:
    """Return a heading's text without its id."""
    return _HEADING_ID.sub("", text)


def inlines(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    """Yield the paragraphs, headings and cells in a node, not the titles of blocks."""
    return _inlines(node, deep=True)


def plain(nodes: tuple[SyntaxTreeNode, ...]) -> str:
    """Return all text without Markdown, cells and captions, too; code and figures have none."""
    texts = ["".join(run.text for run in runs(inline)) for node in nodes for inline in inlines(node)]
    return "\n".join(text.removeprefix(CAPTION) for text in texts)


def prose(nodes: tuple[SyntaxTreeNode, ...]) -> str:
    """Return the text that is read as prose: without tables and their captions, code and figures, and nested blocks."""
    paragraphs = [inline for node in nodes if node.type != "table" for inline in _inlines(node, deep=True)]
    texts = ["".join(run.text for run in runs(inline)) for inline in paragraphs]
    return "\n".join(text for text in texts if not text.startswith(CAPTION))


def bold(block: Block) -> list[str]:
    """Return the bold texts of a block, in order."""
    nodes = [node for child in block.children for node in child.walk() if node.type == "strong"]
    return ["".join(run.text for run in runs(node)) for node in nodes]


def _item(node: SyntaxTreeNode) -> Item:
    inlines = list(_inlines(node))
    text = " ".join("".join(run.text for run in runs(inline)) for inline in inlines)
    first = next(iter(inlines[0].children), None) if inlines else None
    # The parser puts an empty text before emphasis that begins a line.
    if first and first.type == "text" and not first.content and first.next_sibling:
        first = first.next_sibling
    lead = first if first and first.type == "strong" else None
    return Item(
        text,
        lead="".join(run.text for run in runs(lead)) if lead else "",
        is_linked=any(child.type == "link" for child in lead.walk()) if lead else False,
        line=line_of(node),
    )


def _heading(node: SyntaxTreeNode) -> Heading:
    text = node.children[0].content
    match = _HEADING_ID.search(text)
    return Heading(int(node.tag[1]), _HEADING_ID.sub("", text), match[1] if match else None, line_of(node))


def _blocks(nodes: Iterator[SyntaxTreeNode] | tuple[SyntaxTreeNode, ...]) -> Iterator[Block]:
    for node in nodes:
        if node.type == "admonition":
            content = tuple(child for child in node.children if child.type != "admonition_title")
            title = node.info.strip().partition(" ")[2]
            yield Block(node.meta["tag"], title, line_of(node), content)


def _fences(nodes: tuple[SyntaxTreeNode, ...]) -> tuple[Fence, ...]:
    return tuple(
        Fence(
            node.info.strip().partition(" ")[0],
            node.content,
            line_of(node) + 1,
            node.info.strip(),
            node.meta.get(_FILE, ""),
        )
        for top in nodes
        for node in top.walk()
        if node.type == "fence"
    )


def _inlines(node: SyntaxTreeNode, deep: bool = False) -> Iterator[SyntaxTreeNode]:
    """Yield the inline nodes below a node, not those of block titles, and of nested blocks only if `deep`."""
    if node.type == "inline":
        yield node
    elif node.type != "admonition_title" and (deep or node.type != "admonition"):
        for child in node.children:
            yield from _inlines(child, deep)


def _texts(inline: SyntaxTreeNode) -> Iterator[tuple[str, int]]:
    line = line_of(inline)
    text = ""
    for node in inline.walk():
        if node.type in _BREAKS:
            yield text, line
            text, line = "", line + 1
        elif node.type == "text":
            text += node.content
        elif node.type == "code_inline":
            text += "…"
    yield _HEADING_ID.sub("", text), line


def _links(inline: SyntaxTreeNode) -> Iterator[Link]:
    line = line_of(inline)
    for node in inline.walk():
        if node.type in _BREAKS:
            line += 1
        elif node.type in ("link", "image"):
            yield Link(str(node.attrs.get("href", node.attrs.get("src"))), line)


def _shape(node: SyntaxTreeNode) -> Iterator[Shape]:
    line = line_of(node)
    match node.type:
        case "heading":
            heading = _heading(node)
            yield Shape(f"level-{heading.level} heading" + (f" with id “{heading.id}”" if heading.id else ""), line)
        case "admonition":
            yield Shape(f"block “{node.meta['tag']}”", line)
        case "table":
            rows = [row for row in node.walk() if row.type == "tr"]
            yield Shape(f"table (rows: {len(rows) - 1}, columns: {len(rows[0].children)})", line)
        case "bullet_list" | "ordered_list":
            seniors = [str(number) for number, item in enumerate(node.children, 1) if _item(item).is_senior]
            marked = f", seniors: {', '.join(seniors)}" if seniors else ""
            yield Shape(f"{node.type.replace('_', ' ')} (items: {len(node.children)}{marked})", line)
        case "fence":
            yield Shape(f"{node.info.strip() or 'plain'} fence" + _origin(node), line)
        case "paragraph" if node.parent is None or node.parent.type != "list_item":
            yield Shape("paragraph", line)
        case "inline" if node.parent is None or node.parent.type != "admonition_title":
            for link in _links(node):
                elsewhere = link.target.startswith("https:")
                yield Shape("link elsewhere" if elsewhere else f"link to “{link.target}”", link.line)


def _origin(fence: SyntaxTreeNode) -> str:
    return f" from “{fence.meta[_FILE]}”" if _FILE in fence.meta else ""
