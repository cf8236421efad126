"""Nothing is left to do: `make new-question` writes TODO where an author has to write."""

import re
from pathlib import Path

from scripts.model.pages import SourcePage
from scripts.project.files import readable
from scripts.project.problems import Problem

TODO = "TODO"
"""What stands for a text that is still to be written."""
_TODO = re.compile(rf"\b{TODO}\b")


def todo(pages: list[SourcePage], root: Path) -> list[Problem]:
    """Find what is still to be written, in pages and data."""
    texts = [*((page.path, page.text) for page in pages), *readable(sorted((root / "data").glob("*.yml")))]
    return [
        Problem(path, number, f"to do: “{line.strip()[:60]}”", "Write it; CONTRIBUTING.md and STYLE.md say how.")
        for path, text in texts
        for number, line in enumerate(text.split("\n"), 1)
        if _TODO.search(line)
    ]
