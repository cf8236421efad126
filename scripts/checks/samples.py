"""Code in answers fits its box on the page, and a fence that takes it from a file is empty and finds it."""

from collections.abc import Iterator

from scripts.model import samples
from scripts.model.catalogue import Catalogue
from scripts.model.pages import Fence, SourcePage
from scripts.project.problems import Problem

MAX_COLUMNS = 72
"""Characters of a line of code: more is cut off on paper and scrolls on a screen."""
_PROSE = ("mermaid",)


def code(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find fences that take code from nowhere, or have code of their own besides, and lines that are too long.

    In answers that do not have their form yet, lines may be longer.
    """
    return [problem for page in pages for problem in _problems(page, catalogue)]


def _problems(page: SourcePage, catalogue: Catalogue) -> Iterator[Problem]:
    old = [each for each in page.questions if catalogue.unwritten.parts(each.id)]
    for fence in page.fences:
        if "file=" in fence.info:
            yield from _reference(page, fence, catalogue)
        elif fence.language not in _PROSE and not any(each.heading.line < fence.line < each.end for each in old):
            yield from _long_lines(page, fence)


def _reference(page: SourcePage, fence: Fence, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for a fence that the model could not fill."""
    named = samples.reference(fence.info)
    line = fence.line - 1
    if not named:
        yield Problem(
            page.path,
            line,
            f"fence “{fence.info}”, expected language, file and perhaps part",
            f'Write ```python {{ file="{samples.FOLDER}/topic/file.py" part="name" }}.',
        )
    elif fence.text.strip():
        yield Problem(
            page.path,
            line,
            f"fence takes code from “{named[1]}” and has code of its own",
            "Leave it empty: the code stands in the file only.",
        )
    else:
        try:
            samples.read(catalogue.path.parents[1], *named[1:])
        except samples.SampleError as error:
            yield Problem(page.path, line, error.found, error.hint)


def _long_lines(page: SourcePage, fence: Fence) -> Iterator[Problem]:
    for number, line in enumerate(fence.text.split("\n")):
        if len(line) > MAX_COLUMNS:
            yield Problem(
                page.path,
                fence.line - 1 if fence.file else fence.line + number,
                f"line of code with {len(line)} characters, expected at most {MAX_COLUMNS}"
                + (f": {fence.file}, “{line.strip()[:40]}…”" if fence.file else ""),
                "Break it: a longer one scrolls on a screen and is broken anywhere on paper.",
            )
