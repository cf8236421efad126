"""Check the sources: all problems at once, in seconds."""

from pathlib import Path

from scripts import checks
from scripts.model import catalogue, pages
from scripts.project.paths import ROOT
from scripts.project.problems import ContentError, Problem


def left(root: Path = ROOT) -> str:
    """Return a line on what is still to be written; '' if nothing is. Raises ContentError."""
    unwritten = catalogue.load(root).unwritten
    if not unwritten.count:
        return ""
    return f"{unwritten.count} parts of {len(unwritten.root)} answers are still to be written: data/unwritten.yml"


def problems(root: Path = ROOT) -> list[Problem]:
    """Return all problems of the sources below a root; those of the data alone if these do not let us go on."""
    try:
        known = catalogue.load(root)
        read = pages.load(root)
    except ContentError as error:
        return error.problems
    return [problem for check in checks.ALL for problem in check(read, known)]
