"""Code in answers can be read by its language, fits its box, and is the same in all languages but for comments."""

import ast
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from scripts.model import samples
from scripts.model.catalogue import Catalogue
from scripts.model.pages import Fence, SourcePage, translations
from scripts.project.problems import Problem

MAX_COLUMNS = 72
"""Characters of a line of code: more is cut off on paper and scrolls on a screen."""
LANGUAGES = (
    "bash",
    "dockerfile",
    "ini",
    "json",
    "makefile",
    "mermaid",
    "promql",
    "python",
    "sql",
    "text",
    "toml",
    "yaml",
)
"""What a fence may name; what has no language is `text`."""
_PROSE = ("mermaid",)
_COMMENT = re.compile(r"\s*(#|--|//).*|\s*")


def code(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find fences that take code from nowhere, or have code of their own besides, and lines that are too long.

    In answers that do not have their form yet, lines may be longer.
    """
    return [*(problem for page in pages for problem in _problems(page, catalogue)), *_different(pages)]


def _problems(page: SourcePage, catalogue: Catalogue) -> Iterator[Problem]:
    old = [each for each in page.questions if catalogue.unwritten.parts(each.id)]
    for fence in page.fences:
        if "file=" in fence.info:
            yield from _reference(page, fence, catalogue)
            continue
        yield from _language(page, fence)
        yield from _unread(page, fence, catalogue.root)
        if fence.file and not list((catalogue.root / fence.file).parent.glob("test_*.py")):
            found = f"“{fence.file}” has no test beside it"
            yield Problem(page.path, fence.line - 1, found, "Write one, test_….py: `make unit` runs it.")
        if fence.language not in _PROSE and not any(each.heading.line < fence.line < each.end for each in old):
            yield from _long_lines(page, fence, catalogue.root)


def _language(page: SourcePage, fence: Fence) -> Iterator[Problem]:
    if fence.info not in LANGUAGES:
        yield Problem(
            page.path,
            fence.line - 1,
            f"fence “{fence.info}”, expected one of {', '.join(LANGUAGES)}",
            "Name the language, in small letters and without options; “text” if it has none.",
        )


def _unread(page: SourcePage, fence: Fence, root: Path) -> Iterator[Problem]:
    """Yield a problem for code that its language cannot read, and for spaces that nobody sees."""
    if not fence.text.strip() and fence.language != "mermaid":
        yield Problem(page.path, fence.line - 1, "the fence is empty", "Write the code, or remove the fence.")
    try:
        _PARSERS.get(fence.language, str)(fence.text)
    except (SyntaxError, ValueError, yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line if mark else (getattr(error, "lineno", None) or 1) - 1
        said = getattr(error, "problem", None) or getattr(error, "msg", None) or str(error)
        found = f"{fence.language} cannot read the code: {said}"
        yield Problem(*_place(page, fence, line, root), found, "Correct it: readers copy it.")
    for number, line in enumerate(fence.text.split("\n")):
        if line != line.rstrip():
            found = f"spaces at the end of “{line.strip()[:40]}”"
            yield Problem(*_place(page, fence, number, root), found, "Delete them: readers copy them, too.")


def _toml(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def _yaml(text: str) -> list[Any]:
    return list(yaml.safe_load_all(text))


def _python(text: str) -> str:
    """Return what a sample says to Python: without comments and docstrings. Raises SyntaxError."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and ast.get_docstring(
            node
        ):
            del node.body[0]
    return ast.dump(tree)


_PARSERS: dict[str, Callable[[str], Any]] = {"json": json.loads, "python": _python, "toml": _toml, "yaml": _yaml}
"""What reads code, and returns what it means without comments."""


def _different(pages: list[SourcePage]) -> Iterator[Problem]:
    """Yield a problem for code that does something else than in the default language."""
    for original, page in translations(pages):
        for first, second in zip(original.fences, page.fences, strict=False):
            same = first.language == second.language and first.language not in _PROSE
            if same and _meaning(first) != _meaning(second):
                yield Problem(
                    page.path,
                    second.line,
                    f"the code differs from that in docs/{original.locale}/{original.name}:{first.line}",
                    "Show the same code in both languages; only its comments may differ.",
                )


def _meaning(fence: Fence) -> Any:
    try:
        if fence.language in _PARSERS:
            return _PARSERS[fence.language](fence.text)
    except (SyntaxError, ValueError, yaml.YAMLError, RecursionError):
        pass  # said above
    return [line for line in fence.text.split("\n") if not _COMMENT.fullmatch(line)]


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
            samples.read(catalogue.root, *named[1:])
        except samples.SampleError as error:
            yield Problem(page.path, line, error.found, error.hint)


def _long_lines(page: SourcePage, fence: Fence, root: Path) -> Iterator[Problem]:
    for number, line in enumerate(fence.text.split("\n")):
        if len(line) > MAX_COLUMNS:
            yield Problem(
                *_place(page, fence, number, root),
                f"line of code with {len(line)} characters, expected at most {MAX_COLUMNS}: “{line.strip()[:40]}…”",
                "Break it: a longer one scrolls on a screen and is broken anywhere on paper.",
            )


def _place(page: SourcePage, fence: Fence, number: int, root: Path) -> tuple[Path, int]:
    """Return where a line of a fence was written: on the page, or in the file that the fence takes it from."""
    if not fence.file:
        return page.path, fence.line + number
    file = root / fence.file
    lines = file.read_text(encoding="utf-8").split("\n")
    shown = fence.text.split("\n")[number].strip()
    return file, next((n for n, line in enumerate(lines, 1) if line.strip() == shown), 1)
