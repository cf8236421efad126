"""A mistake in content or data, told to its author.

All checks return lists of these; `report` prints them at once, so that an author mends everything in one go.
"""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, what was found and expected, and how to mend it."""

    path: Path
    line: int
    message: str
    mend: str

    def __str__(self) -> str:
        return f"{os.path.relpath(self.path)}:{self.line}: {self.message}\n    {self.mend}"


class ContentError(Exception):
    """Raised by whatever cannot go on with a mistake in content; holds the problems to print."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def report(problems: Iterable[Problem]) -> int:
    """Print the problems, ordered by file and line, and return the exit code."""
    ordered = sorted(set(problems))
    for problem in ordered:
        print(problem, file=sys.stderr)
    if ordered:
        print(f"{len(ordered)} problem{'s' * (len(ordered) > 1)}", file=sys.stderr)
    return 1 if ordered else 0
