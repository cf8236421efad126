"""Code that pages show and `make test` runs: it stands once, in `examples/`, and an empty fence takes a piece of it.

    ```python { file="examples/promotion_gate/gate.py" part="decide" }
    ```

A part of a file is between the lines `# part: decide` and `# end`; without a part, the fence takes the whole file.
"""

import re
from itertools import pairwise
from pathlib import Path
from textwrap import dedent, indent

from scripts.project.problems import ContentError, Problem

FOLDER = "examples"
_INFO = re.compile(r'(?P<language>\w+) \{ file="(?P<file>[^"]+)"(?: part="(?P<part>[^"]+)")? \}')
_FENCE = re.compile(rf"^(?P<indent> *)(?P<ticks>`{{3,}}){_INFO.pattern}\n(?P=indent)(?P=ticks)$", re.MULTILINE)
_MARK = re.compile(r"^ *# (part: (?P<name>\S+)|end)\n", re.MULTILINE)


class SampleError(Exception):
    """Raised for a fence that names nothing: what was found, and how to mend it."""

    def __init__(self, found: str, hint: str) -> None:
        super().__init__(found)
        self.found = found
        self.hint = hint


def reference(info: str) -> tuple[str, str, str] | None:
    """Return language, file and part ('' for all) that the first line of a fence names; None if it takes no file."""
    match = _INFO.fullmatch(info.strip())
    return (match["language"], match["file"], match["part"] or "") if match else None


def read(root: Path, file: str, part: str) -> str:
    """Return the code of a part of a file, or of the whole file, without the marks.

    Raises SampleError if there is none.
    """
    path = (root / file).resolve()
    if not path.is_relative_to((root / FOLDER).resolve()) or not path.is_file():
        raise SampleError(f"there is no file “{file}” in {FOLDER}/", "Name one by its path from the project's root.")
    text = path.read_text(encoding="utf-8")
    if part:
        text = _part(text, file, part)
    return dedent(_MARK.sub("", text)).strip("\n") + "\n"


def _part(text: str, file: str, part: str) -> str:
    marks = list(_MARK.finditer(text))
    for mark, following in pairwise(marks):
        if mark["name"] == part and following["name"] is None:
            return text[mark.end() : following.start()]
    names = ", ".join(mark["name"] for mark in marks if mark["name"]) or "none"
    raise SampleError(
        f"“{file}” has no part “{part}”, its parts are: {names}",
        f"Put the lines “# part: {part}” and “# end” around it, or name another.",
    )


def fill(markdown: str, path: Path, root: Path) -> str:
    """Put the code into the fences of a page's Markdown that take it from a file.

    Raises ContentError with all that name nothing.
    """
    problems: list[Problem] = []

    def filled(fence: re.Match[str]) -> str:
        try:
            code = read(root, fence["file"], fence["part"] or "")
        except SampleError as error:
            problems.append(Problem(path, markdown.count("\n", 0, fence.start()) + 1, error.found, error.hint))
            return fence[0]
        opening = f"{fence['indent']}{fence['ticks']}{fence['language']}\n"
        return f"{opening}{indent(code, fence['indent'])}{fence['indent']}{fence['ticks']}"

    text = _FENCE.sub(filled, markdown)
    if problems:
        raise ContentError(problems)
    return text
