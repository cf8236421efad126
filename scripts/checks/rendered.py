"""What readers get is what the author wrote: the page as it is built, against a CommonMark reading of its source.

The build reads Markdown with Python-Markdown, editors and GitHub with CommonMark. Where the two differ, a list becomes
running text or a paragraph code, and nobody sees it in the source.
"""

from collections.abc import Iterator

from scripts.checks.difference import differences
from scripts.model import samples
from scripts.model.catalogue import Catalogue
from scripts.model.pages import SourcePage
from scripts.model.pieces import OUTSIDE, Piece, Place, written
from scripts.project.languages import LOCALES
from scripts.project.problems import ContentError, Problem
from scripts.rendering.converter import Converter
from scripts.site.pieces import shown

_AROUND = 12
"""Characters shown on either side of a difference."""
_HINTS = (
    ("list", "Leave the line above the list empty, and indent what belongs to an item by four spaces."),
    ("code", "Leave the line above the fence empty; in an item of a list, indent the fence by four spaces."),
    ("table", "Give each row as many cells as the head has, each between “|”; write “\\|” for one in a cell."),
    ("cell", "Give each row as many cells as the head has, each between “|”; write “\\|” for one in a cell."),
)
_HINT = "Write it so that it is read in one way only: code and signs in backticks, “\\” before a sign that is none."


def rendered(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find lists, tables, code, paragraphs, emphasis and links that a page shows otherwise than they are written."""
    problems: list[Problem] = []
    for locale in LOCALES:
        converter = Converter(catalogue, locale)
        for page in pages:
            if page.locale == locale:
                problems += _differences(page, converter, catalogue)
    return problems


def _differences(page: SourcePage, converter: Converter, catalogue: Catalogue) -> Iterator[Problem]:
    try:
        html = converter.convert(samples.fill(page.body, page.path, catalogue.root))
    except ContentError:
        return  # said by the check of the code
    except Exception as error:  # of any extension: its traceback is no help to an author
        yield Problem(page.path, 1, f"the page cannot be rendered: {error}", "Undo what was changed last.")
        return
    source, result = written(page, catalogue.questions), shown(html)
    for place in dict.fromkeys((*source, *result)):
        yield from _compare(page, place, source.get(place, []), result.get(place, []))


def _compare(page: SourcePage, place: Place, source: list[Piece], result: list[Piece]) -> Iterator[Problem]:
    for i1, i2, j1, j2 in differences(source, result):
        wanted, got = source[i1:i2], result[j1:j2]
        line = source[min(i1, len(source) - 1)].line if source else _line(page, place)
        where = {"": "", OUTSIDE: f" outside the blocks of “{place[0]}”"}.get(
            place[1], f" in the {place[1]} of “{place[0]}”"
        )
        yield Problem(page.path, line, f"{_told(wanted, got)}{where}", _hint(wanted, got))


def _line(page: SourcePage, place: Place) -> int:
    """Return where a question begins of which a page shows what nobody wrote."""
    return next((question.heading.line for question in page.questions if question.id == place[0]), 1)


def _told(wanted: list[Piece], got: list[Piece]) -> str:
    if len(wanted) == len(got) == 1 and wanted[0].kind == got[0].kind:
        first, second = _excerpts(wanted[0].text, got[0].text)
        return f"{wanted[0].kind} “{first}” is shown as “{second}”"
    return f"{_named(wanted)} is shown as {_named(got)}"


def _named(pieces: list[Piece]) -> str:
    if not pieces:
        return "nothing"
    shown_first = [(piece.kind, " ".join(piece.text.split())[:40]) for piece in pieces[:3]]
    names = [f"{kind} “{text}”" if text else kind for kind, text in shown_first]
    return ", ".join(names) + (" …" if len(pieces) > len(names) else "")


def _excerpts(first: str, second: str) -> tuple[str, str]:
    """Return the parts of two texts in which they differ, with some characters around."""
    start = next(
        (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    end = 0
    while end < min(len(first), len(second)) - start and first[-1 - end] == second[-1 - end]:
        end += 1
    begin = max(0, start - _AROUND)
    return tuple(  # type: ignore[return-value]
        text[begin : max(start, len(text) - end) + _AROUND][: 4 * _AROUND].replace("\n", " ")
        for text in (first, second)
    )


def _hint(wanted: list[Piece], got: list[Piece]) -> str:
    kinds = [piece.kind for piece in (*wanted, *got)]
    return next((hint for kind, hint in _HINTS if any(kind in each for each in kinds)), _HINT)
