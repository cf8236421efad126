"""Check the sources: all problems at once, in seconds."""

from pathlib import Path

from scripts import checks
from scripts.model import catalogue, exceptions, pages
from scripts.project.paths import ROOT
from scripts.project.problems import ContentError, Problem
from scripts.theme import configuration


def left(root: Path = ROOT) -> str:
    """Return a line on what is still to be written; '' if nothing is. Raises ContentError."""
    unwritten = catalogue.load(root).unwritten
    if not unwritten.count:
        return ""
    return f"{unwritten.count} parts of {len(unwritten.root)} answers are still to be written: data/unwritten.yml"


def problems(root: Path = ROOT) -> list[Problem]:
    """Return all problems of the sources below a root; those that need data or all pages, only if these can be read."""
    found, unreadable = pages.read(root)
    try:
        known = catalogue.load(root)
    except ContentError as error:
        unreadable += error.problems
    problems = unreadable + [problem for check in checks.OF_FILES for problem in check(found, root)]
    problems += configuration.problems(root)
    if not unreadable:
        problems += [problem for check in checks.OF_CONTENT for problem in check(found, known)]
        problems = exceptions.apply(problems, root)
    return problems
