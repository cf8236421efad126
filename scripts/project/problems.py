"""What keeps the guide from being built, reported to the author who can fix it.

All checks return lists of problems; `report` prints them at once, so that an author fixes everything in one go.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """How sure a finding is: it decides whether the build goes on."""

    PROBLEM = "problem"
    """Fails."""
    WARNING = "warning"
    """Of a rule that cannot be sure: fails only if asked to be strict, unless `data/exceptions.yml` lists it."""
    NOTICE = "notice"
    """Depends on today's date: never fails."""


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake in content or data: where it is, what was found and expected, and how to fix it."""

    path: Path
    line: int
    message: str
    hint: str
    kind: Kind = Kind.PROBLEM

    def __post_init__(self) -> None:
        # On one line, and with nothing that a terminal would take for a command.
        object.__setattr__(self, "message", "".join(map(_visible, self.message)))

    def __str__(self) -> str:
        mark = "" if self.kind is Kind.PROBLEM else f"{self.kind}: "
        return f"{os.path.relpath(self.path)}:{self.line}: {mark}{self.message}\n    {self.hint}"


def _visible(character: str) -> str:
    if character.isprintable() or character in "\u00a0\u202f":
        return character
    return " " if character.isspace() else f"<U+{ord(character):04X}>"


class GuideError(Exception):
    """Stops a command; its message is all that is printed."""


class ContentError(GuideError):
    """Stops a step that cannot go on with mistakes in content; holds them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def report(problems: Iterable[Problem], strict: bool = False) -> int:
    """Print the problems, ordered by file and line, and return the exit code; if strict, warnings count, too."""
    ordered = sorted(set(problems))
    for problem in ordered:
        print(problem, file=sys.stderr)
    counts = Counter(problem.kind for problem in ordered)
    if ordered:
        print(", ".join(counted(n, kind) for kind in Kind if (n := counts[kind])), file=sys.stderr)
    return 1 if counts[Kind.PROBLEM] or (strict and counts[Kind.WARNING]) else 0


def report_error(error: GuideError) -> int:
    """Print what stopped a command, and return the exit code."""
    if isinstance(error, ContentError):
        return report(error.problems)
    print(error, file=sys.stderr)
    return 1


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: 1 word, 2 words."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
