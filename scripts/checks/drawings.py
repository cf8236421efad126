"""Every diagram can be drawn, fits a phone and a sheet, is described, and is the same in all languages."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from scripts.model.catalogue import Catalogue
from scripts.model.pages import Fence, SourcePage, translations
from scripts.project.problems import Problem
from scripts.rendering import diagrams
from scripts.rendering.diagrams import Drawing

MAX_HEIGHT = 800
"""Pixels at the font size of the text: a phone's screen. On a sheet, letters of what is higher would be too small."""

_FORBIDDEN = (
    (r"%%\{", "a directive", "Remove it: all diagrams look alike, in both colour schemes."),
    (
        r"^\s*(style|classDef|linkStyle|class|themeCSS)\s",
        "a colour or a style",
        "Remove it: the site’s colours fit both.",
    ),
    (r"^\s*(click|href)\s|javascript:", "a link or a script", "Remove it: link in the text below."),
    (r"<(?!br\s*/?>)(?=[A-Za-z/!])", "HTML in a label", "Use plain text; “<br>” breaks a line."),
    (r"&(?!amp;|lt;|gt;|quot;|#)\w+;", "an HTML entity", "Write the character itself."),
)
"""What a source must not have, line by line, but for its arrows."""
_LABEL = re.compile(r"\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|\|[^|]*\||\"[^\"]*\"")
_TEXT = re.compile(r"^\s*(accTitle|accDescr|title|section|participant|actor|note)\b.*$", re.IGNORECASE)
_MESSAGE = re.compile(r"(-{1,2}>{1,2}\s*\w+\s*):.*$|(\w+\s*):\s.*$")


def drawings(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find diagrams that cannot be drawn or read, lack a text for those who cannot see them, or differ by language."""
    fences = [(page, fence) for page in pages for fence in page.fences if fence.language == "mermaid"]
    drawn = diagrams.draw(fence.text for _, fence in fences if fence.text.strip())
    problems = [
        problem
        for page, fence in fences
        for problem in (*_drawn(page, fence, drawn.get(fence.text)), *_texts(page, fence), *_forbidden(page, fence))
    ]
    return [*problems, *_different(pages)]


def _drawn(page: SourcePage, fence: Fence, drawing: Drawing | None) -> Iterator[Problem]:
    if drawing is None:
        yield Problem(page.path, fence.line - 1, "the diagram is empty", "Draw something, or remove the fence.")
    elif drawing.error:
        line = fence.line + drawing.line - 1
        yield Problem(page.path, line, f"Mermaid: {drawing.error}", "Correct the diagram's source.")
    elif drawing.width > diagrams.MAX_WIDTH:
        yield Problem(
            page.path,
            fence.line,
            f"the diagram is {drawing.width:.0f} px wide, expected at most {diagrams.MAX_WIDTH}",
            "Draw it from top to bottom (flowchart TB), break labels with <br>, or put fewer nodes in a row.",
        )
    elif drawing.height > MAX_HEIGHT:
        yield Problem(
            page.path,
            fence.line,
            f"the diagram is {drawing.height:.0f} px high, expected at most {MAX_HEIGHT}",
            "Show less: about a dozen nodes are read, and more do not fit a sheet.",
        )


def _texts(page: SourcePage, fence: Fence) -> Iterator[Problem]:
    for keyword, read in (("accTitle", diagrams.title), ("accDescr", diagrams.description)):
        if fence.text.strip() and not read(fence.text):
            yield Problem(
                page.path,
                fence.line,
                f"the diagram has no {keyword}",
                f"Add a line “{keyword}: …” for those who cannot see it, in the page's language.",
            )


def _forbidden(page: SourcePage, fence: Fence) -> Iterator[Problem]:
    for number, line in enumerate(fence.text.split("\n")):
        for pattern, what, hint in _FORBIDDEN:
            if re.search(pattern, line):
                yield Problem(page.path, fence.line + number, f"{what} in the diagram: “{line.strip()[:50]}”", hint)


def _different(pages: list[SourcePage]) -> Iterator[Problem]:
    """Yield a problem for the first line in which a diagram has other nodes or arrows than in the default language."""
    for original, page in translations(pages):
        pairs = zip(_mermaid(original), _mermaid(page), strict=False)
        for first, second in pairs:
            lines = zip_longest(_skeleton(first), _skeleton(second), fillvalue="")
            found = next(((n, a, b) for n, (a, b) in enumerate(lines) if a != b), None)
            if found:
                yield Problem(
                    page.path,
                    second.line + found[0],
                    f"the diagram has “{found[2]}”, expected “{found[1]}” as docs/{original.locale}/{original.name}:"
                    f"{first.line + found[0]} has",
                    "Draw the same nodes and arrows in both languages, in the same order; only labels differ.",
                )


def _mermaid(page: SourcePage) -> list[Fence]:
    return [fence for fence in page.fences if fence.language == "mermaid"]


def _skeleton(fence: Fence) -> list[str]:
    """Return the lines of a source without its labels."""
    lines = [_TEXT.sub(r"\1", _LABEL.sub("", line)) for line in fence.text.split("\n")]
    return [" ".join(_MESSAGE.sub(r"\1\2", line).split()) for line in lines]
