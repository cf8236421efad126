"""Read what authors write, whatever became of the file: one message says what is wrong with it."""

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.project.problems import ContentError, Problem

MAX_BYTES = 1_000_000
"""Of a file that an author writes: ten times what the largest has, and still checked in seconds."""


def read_text(path: Path) -> str:
    """Return the text of a file, with its line ends.

    Raises ContentError if there is no such file, or it cannot be read, is not UTF-8 or is too large.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ContentError([_unreadable(path, error)]) from error
    if len(content) > MAX_BYTES:
        found = f"the file has {len(content):,} bytes, expected at most {MAX_BYTES:,}"
        raise ContentError([Problem(path, 1, found, "Divide it, or remove what was pasted into it.")])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ContentError([Problem(path, line, "not UTF-8", "Save the file in UTF-8.")]) from error


def readable(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Yield the files that can be read, with their texts; whoever needs the others says why they cannot."""
    for path in paths:
        with contextlib.suppress(ContentError):
            yield path, read_text(path)


def _unreadable(path: Path, error: OSError) -> Problem:
    if path.is_symlink() and not path.exists():
        return Problem(path, 1, "a link that leads nowhere", "Put the file itself here, or remove the link.")
    match error:
        case FileNotFoundError():
            return Problem(path, 1, "file not found", "Restore the file from Git.")
        case IsADirectoryError():
            return Problem(path, 1, "a folder, expected a file", "Rename the folder, or remove it.")
        case PermissionError():
            return Problem(path, 1, "the file may not be read", f"Allow it: chmod u+r {path.name}")
    return Problem(path, 1, f"the file cannot be read: {error.strerror}", "Restore the file from Git.")
