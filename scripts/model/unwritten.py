"""What is still to be written: parts that answers lack, listed in `data/unwritten.yml`, which only gets shorter."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr, RootModel

from scripts.model import yaml_source
from scripts.model.data import Distinct, Id
from scripts.project.problems import ContentError, Problem

_Part = Literal["depth", "rubric", "recall"]


class Unwritten(RootModel):
    """The parts that a question lacks in all languages, by its id."""

    root: dict[Id, Annotated[list[_Part], *Distinct, Field(min_length=1)]]

    _path: Path = PrivateAttr(Path())
    _lines: dict[str, int] = PrivateAttr({})

    @property
    def path(self) -> Path:
        """Where the list was read."""
        return self._path

    def line(self, question: str) -> int:
        """Return the line of a question's entry."""
        return self._lines[question]

    def parts(self, question: str) -> list[str]:
        """Return the parts that a question may lack; none if its answer has the form that STYLE.md asks for."""
        return list(self.root.get(question, ()))

    @property
    def count(self) -> int:
        """How many parts are left to write, in each language."""
        return sum(map(len, self.root.values()))


def load(root: Path, questions: Collection[str]) -> Unwritten:
    """Read `data/unwritten.yml`.

    Raises ContentError for violations of its schema, or else for questions that do not exist.
    """
    file = yaml_source.read(root / "data" / "unwritten.yml")
    problems: list[Problem] = []
    listed = yaml_source.validate(file, Unwritten, problems)
    if listed is None:
        raise ContentError(problems)
    listed._path = file.path
    listed._lines = {id_: file.line((id_,)) for id_ in listed.root}
    unknown = [
        Problem(file.path, file.line((id_,)), f"there is no question “{id_}”", "Remove the entry.")
        for id_ in listed.root
        if id_ not in questions
    ]
    if unknown:
        raise ContentError(unknown)
    return listed
