"""What keeps the guide from being built, reported to the author who can fix it.

All checks return lists of problems; `report` prints them at once, so that an author fixes everything in one go.
"""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake in content or data: where it is, what was found and expected, and how to fix it."""

    path: Path
    line: int
    message: str
    hint: str

    def __str__(self) -> str:
        return f"{os.path.relpath(self.path)}:{self.line}: {self.message}\n    {self.hint}"


class GuideError(Exception):
    """Stops a command; its message is all that is printed."""


class ContentError(GuideError):
    """Stops a step that cannot go on with mistakes in content; holds them."""

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


def report_error(error: GuideError) -> int:
    """Print what stopped a command, and return the exit code."""
    if isinstance(error, ContentError):
        return report(error.problems)
    print(error, file=sys.stderr)
    return 1
