"""What the cheat sheet takes from full answers: some tables and diagrams, chosen in `data/cheatsheet.yml`."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from pydantic import Field, PrivateAttr

from scripts.model import yaml_source
from scripts.model.data import Data, Distinct, Id, Text
from scripts.project.problems import ContentError, Problem

_QuestionId = Annotated[Id, Field(description="The id of a question")]


class TableChoice(Data):
    """A question, the table's title in each language, and its columns."""

    question: _QuestionId
    title: Text
    columns: Annotated[list[Annotated[int, Field(ge=1)]], *Distinct] = Field(
        min_length=2, max_length=5, description="Two to five columns of the table, counted from 1"
    )


class SheetChoice(Data):
    """What the cheat sheet takes from the full answers."""

    tables: list[TableChoice]
    diagrams: Annotated[list[_QuestionId], *Distinct]

    _path: Path = PrivateAttr(Path())
    _lines: dict[tuple[str, str], int] = PrivateAttr({})

    @property
    def path(self) -> Path:
        """Where the choice was read."""
        return self._path

    def line(self, kind: str, question: str) -> int:
        """Return the line in which a question's table or diagram is chosen; `kind` is tables or diagrams."""
        return self._lines[kind, question]

    def table(self, question: str) -> TableChoice | None:
        """Return what is taken of a question's first table, if anything."""
        return next((table for table in self.tables if table.question == question), None)


def load(root: Path, questions: Collection[str]) -> SheetChoice:
    """Read `data/cheatsheet.yml`.

    Raises ContentError for violations of its schema, or else for questions that do not exist.
    """
    file = yaml_source.read(root / "data" / "cheatsheet.yml")
    problems: list[Problem] = []
    choice = yaml_source.validate(file, SheetChoice, problems)
    if choice is None:
        raise ContentError(problems)
    choice._path = file.path
    choice._lines = {
        **{("tables", table.question): file.line(("tables", i, "question")) for i, table in enumerate(choice.tables)},
        **{("diagrams", id_): file.line(("diagrams", i)) for i, id_ in enumerate(choice.diagrams)},
    }
    unknown = [
        Problem(file.path, line, f"there is no question “{id_}”", "Name a question of data/questions.yml.")
        for (_, id_), line in choice._lines.items()
        if id_ not in questions
    ]
    if unknown:
        raise ContentError(unknown)
    return choice
