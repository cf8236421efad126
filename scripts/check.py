"""Check the sources: all problems at once, in seconds. `make check`."""

import sys
from pathlib import Path

from scripts import catalogue, checks, pages
from scripts.layout import ROOT
from scripts.problems import ContentError, Problem, report


def problems(root: Path = ROOT) -> list[Problem]:
    """Return all problems of the sources below a root; those of the data alone if these do not let us go on."""
    try:
        known = catalogue.load(root)
        read = pages.load(root)
    except ContentError as error:
        return error.problems
    return [problem for check in checks.ALL for problem in check(read, known)]


def main() -> int:
    """Print the problems; return the exit code."""
    return report(problems())


if __name__ == "__main__":
    sys.exit(main())
