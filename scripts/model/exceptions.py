"""Warnings that are right to ignore, each with its reason: `data/exceptions.yml`."""

from pathlib import Path

from pydantic import Field, RootModel

from scripts.model import yaml_source
from scripts.model.data import Data
from scripts.project.problems import ContentError, Kind, Problem


class Exemption(Data):
    """A warning that is not one: the file, a part of what is said, and why it is right as it is."""

    file: str = Field(min_length=3, description="The path from the project's root, such as docs/de/cloud.md")
    found: str = Field(min_length=3, description="A part of the warning, which no other warning of the file has")
    reason: str = Field(min_length=10, description="Why it is right as it is")


class Exceptions(RootModel):
    """All warnings that are none."""

    root: list[Exemption]


def apply(problems: list[Problem], root: Path) -> list[Problem]:
    """Return the problems without the warnings that are listed, and with one for each entry that no longer applies."""
    path = root / "data" / "exceptions.yml"
    found: list[Problem] = []
    try:
        file = yaml_source.read(path)
    except ContentError as error:
        return [*problems, *error.problems]
    listed = yaml_source.validate(file, Exceptions, found)
    left = problems
    for number, entry in enumerate(listed.root if listed else ()):
        kept = [problem for problem in left if not _is_meant(entry, problem, root)]
        if len(kept) == len(left):
            message = f"no warning of {entry.file} says “{entry.found}”"
            found.append(Problem(path, file.line((number,)), message, "Remove the entry: it no longer applies."))
        left = kept
    return [*left, *found]


def _is_meant(entry: Exemption, problem: Problem, root: Path) -> bool:
    is_there = problem.path == root / entry.file
    return problem.kind is Kind.WARNING and is_there and entry.found in problem.message
