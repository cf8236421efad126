"""Ways through the questions, by the time that is left and by role: `data/paths.yml`."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, PrivateAttr, ValidatorFunctionWrapHandler, WrapValidator

from scripts.model import yaml_source
from scripts.model.data import ByLanguage, Data, Id
from scripts.model.yaml_source import YamlFile
from scripts.project.languages import LOCALES
from scripts.project.problems import ContentError, Problem

ALL = "all"
"""What stands in place of a list of questions for all of them."""
MAX_TITLE = 40
"""Characters of a title: it is a link."""
MAX_WHY = 140
"""Characters of the line that says what a path is for."""

_LANGUAGES = " and ".join(LOCALES)
_Title = Annotated[
    ByLanguage[str, Annotated[str, Field(min_length=1, max_length=MAX_TITLE)]],
    Field(description=f"A text of at most {MAX_TITLE} characters in each language: {_LANGUAGES}"),
]
_Why = Annotated[
    ByLanguage[str, Annotated[str, Field(min_length=1, max_length=MAX_WHY)]],
    Field(description=f"A line of at most {MAX_WHY} characters in each language: {_LANGUAGES}"),
]


def _or_all(value: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    """Take “all” for no list."""
    return [] if value == ALL else validate(value)


_Listed = Annotated[
    list[Annotated[Id, Field(description="The id of a question")]],
    Field(
        min_length=1,
        description=f"The ids of different questions, in order, or “{ALL}”",
        json_schema_extra={"type": ["array", "string"], "pattern": f"^{ALL}$", "uniqueItems": True},
    ),
    WrapValidator(_or_all),
]


class StudyPath(Data):
    """A way through the questions: id, kind, title and reason in each language, and its questions in order."""

    id: Id
    kind: Literal["time", "role"] = Field(description="What readers choose it by: their time or their role")
    title: _Title
    why: _Why
    listed: _Listed = Field(alias="questions")

    _questions: tuple[str, ...] = PrivateAttr(())
    _lines: dict[str, int] = PrivateAttr({})
    _line: int = PrivateAttr(1)

    @property
    def questions(self) -> tuple[str, ...]:
        """The ids of the questions in order; of all questions, if the file says so."""
        return self._questions

    @property
    def line(self) -> int:
        """The line in which the path begins."""
        return self._line

    def line_of(self, question: str) -> int:
        """Return the line that names a question; the path's own for a question that “all” stands for."""
        return self._lines.get(question, self._line)


class Paths(Data):
    """The ways through the questions, in the order in which readers see them."""

    paths: list[StudyPath] = Field(min_length=1)


def load(root: Path, *, ordered: Sequence[str], former: Mapping[str, str]) -> Paths:
    """Read `data/paths.yml`.

    `ordered` is what “all” stands for: the ids of all questions in the order of a path. `former` has the present id
    for each former one. Raises ContentError for violations of the schema, or else for paths with the same id and for
    questions that do not exist or stand in a path twice.
    """
    file = yaml_source.read(root / "data" / "paths.yml")
    problems: list[Problem] = []
    paths = yaml_source.validate(file, Paths, problems)
    if paths is None:
        raise ContentError(problems)
    for number, path in enumerate(paths.paths):
        path._line = file.line(("paths", number))
        lines = [file.line(("paths", number, "questions", place)) for place in range(len(path.listed))]
        path._lines = dict(zip(path.listed, lines, strict=True))
        problems += _named(path, file.path, lines, ordered, former)
        path._questions = tuple(path.listed or ordered)
    problems += _repeated(paths, file)
    if problems:
        raise ContentError(problems)
    return paths


def _repeated(paths: Paths, file: YamlFile) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for number, path in enumerate(paths.paths):
        if path.id in first:
            found = f"path “{path.id}” stands a second time, first in line {first[path.id]}"
            line = file.line(("paths", number, "id"))
            yield Problem(file.path, line, found, "Give it another id, or make the two one.")
        first.setdefault(path.id, path.line)


def _named(
    path: StudyPath, file: Path, lines: list[int], known: Sequence[str], former: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a problem for each question of a path that does not exist, or that it has already."""
    for number, (id_, line) in enumerate(zip(path.listed, lines, strict=True)):
        if id_ in former:
            found = f"“{id_}” in path “{path.id}” is a former id of “{former[id_]}”"
            yield Problem(file, line, found, f"Write “{former[id_]}”.")
        elif id_ not in known:
            alike = "".join(f" (“{other}”?)" for other in get_close_matches(id_, known, n=1))
            found = f"there is no question “{id_}”, which path “{path.id}” names"
            yield Problem(file, line, found, f"Name a question of data/questions.yml{alike}.")
        elif id_ in path.listed[:number]:
            found = f"“{id_}” stands in path “{path.id}” a second time, first in line {lines[path.listed.index(id_)]}"
            yield Problem(file, line, found, "Name it once.")
