"""What authors write has only characters that a reader can see, in one spelling of each."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from scripts.model.pages import SourcePage
from scripts.project.files import readable
from scripts.project.problems import Problem

_INVISIBLE = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")
"""Unicode's categories of what is not drawn: controls, formats, private and unassigned code points, separators."""
_SPACES = " \u00a0\u202f"
"""The space, and those at which no line breaks."""
_REPLACEMENT = "\ufffd"
_BEFORE_TEXT = re.compile(r"^ *(?:(?:#+|[-*+>]|\d+[.)]|[!?]{3}\+?) *)?[\u00a0\u202f]")
"""A no-break space where Markdown expects a plain one: in an indentation, or behind a mark."""


def characters(pages: list[SourcePage], root: Path) -> list[Problem]:
    """Find characters that are invisible, decomposed or replaced, and line ends of old systems, in pages and data."""
    others = [*sorted((root / "data").glob("*.yml")), root / "data" / "published-ids.txt", root / "mkdocs.yml"]
    texts = [*((page.path, page.text) for page in pages), *readable(others)]
    return [problem for path, text in texts for problem in _problems(path, text)]


def _problems(path: Path, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if line.isascii() and line.isprintable():
            continue
        yield from _unseen(path, number, line)
        if unicodedata.normalize("NFC", line) != line:
            shown = next(word for word in line.split() if unicodedata.normalize("NFC", word) != word)
            found = f"“{shown}” is spelt with combining marks, expected one character for each letter"
            yield Problem(path, number, found, "Type the word again: it was pasted from where letters are taken apart.")
        if path.suffix == ".md" and _BEFORE_TEXT.match(line):
            found = f"no-break space at the beginning of “{line.strip()[:40]}”, expected a space"
            yield Problem(path, number, found, "Type it again; on a Mac, Alt and space give one that does not break.")


def _unseen(path: Path, number: int, line: str) -> Iterator[Problem]:
    """Yield a problem for each kind of invisible character in a line."""
    for character in dict.fromkeys(line):
        category = unicodedata.category(character)
        if character == "\r":
            yield Problem(path, number, "line end CR alone, expected LF or CR LF", "Save the file with Unix line ends.")
        elif character == "\t":
            yield Problem(path, number, "tab, expected spaces", "Replace it; four spaces indent a block.")
        elif character == _REPLACEMENT:
            found = "character “\ufffd” stands for one that was lost"
            yield Problem(path, number, found, "Write what stood there before the file was converted.")
        elif category in _INVISIBLE or (category == "Zs" and character not in _SPACES):
            name = unicodedata.name(character, "control character").lower()
            around = line[max(0, line.index(character) - 15) :][:30].strip()
            found = f"invisible character U+{ord(character):04X} ({name}) at “{around}”"
            yield Problem(path, number, found, "Delete it, and type what should be there.")
