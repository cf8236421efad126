"""What all languages share: sections, questions and their metadata, levels, tags, interface texts, the glossary.

Read from `data/*.yml`; a Catalogue only exists for valid data.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import BaseModel, Field, PrivateAttr, RootModel

from scripts.model import configuration, glossary, paths, sheet, unwritten, yaml_source
from scripts.model.configuration import Configuration
from scripts.model.data import ByLanguage, Data, Distinct, Id, Text
from scripts.model.glossary import Glossary, Term, Word
from scripts.model.paths import Paths, StudyPath
from scripts.model.sheet import SheetChoice
from scripts.model.texts import Texts
from scripts.model.unwritten import Unwritten
from scripts.model.yaml_source import Model, YamlFile
from scripts.project.languages import LOCALES
from scripts.project.paths import ROOT
from scripts.project.problems import ContentError, Problem

T = TypeVar("T")

_SearchTerms = Annotated[
    list[Annotated[str, Field(min_length=2, max_length=60)]],
    *Distinct,
    Field(description="A list of different terms, each of 2 to 60 characters"),
]


Kind = Literal["concept", "scenario", "design", "diagnosis", "coding", "behavioural", "preparation"]
Asked = Literal["often", "sometimes", "rarely"]


class Source(Data):
    """A source: the title as published, and its https address."""

    title: str = Field(min_length=3, description="The title as published")
    url: str = Field(pattern=r"^https://[^\s]+$", description="An https address")
    lang: Literal[LOCALES] = Field("en", description="The language of the title, if it is not English")  # type: ignore[valid-type]


class QuestionData(Data):
    """What a question has in common in all languages."""

    id: Id
    former_ids: list[Id] = Field(
        [], description="Ids under which the question was published before; links to them still work"
    )
    level: str = Field(description="A level of data/vocabulary.yml")
    kind: Kind = Field(description="What the question asks for, which decides the form of its answer")
    asked: Asked = Field(description="How often interviews ask it, by the counts that the about page names")
    tags: Annotated[list[str], *Distinct] = Field(
        min_length=1, max_length=5, description="One to five different tags of data/vocabulary.yml"
    )
    search_terms: ByLanguage[str, _SearchTerms] = Field(
        {locale: [] for locale in LOCALES},
        description="What candidates call the topic and the question's text does not, by language: "
        "one list of different terms for each",
    )
    as_of: str = Field(
        pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$",
        description='The month for which the answer\'s facts hold, as "YYYY-MM" in quotation marks',
    )
    sources: list[Source] = Field(
        min_length=1, description="Where the facts come from: at least one title with its https address"
    )

    _section: str = PrivateAttr("")
    _line: int = PrivateAttr(1)

    @property
    def section(self) -> str:
        """The id of the section that the question belongs to."""
        return self._section

    @property
    def is_advice(self) -> bool:
        """Whether this is advice, which nobody asks in an interview, and is counted apart."""
        return self.kind == "preparation"

    @property
    def rank(self) -> int:
        """Where paths put the question: what is asked often first (0), advice last."""
        order = get_args(Asked)
        return len(order) if self.is_advice else order.index(self.asked)

    @property
    def line(self) -> int:
        """The line of the question's entry in questions.yml."""
        return self._line


class Section(Data):
    """A section: its id, which is its page's name, and its questions in order."""

    id: Id
    questions: list[QuestionData] = Field(min_length=1)


class Questions(Data):
    """What the questions have in common in all languages."""

    sections: list[Section] = Field(min_length=1)


_Texts = Annotated[
    dict[Annotated[str, Field(pattern="^[a-z0-9-]+$")], Text],
    Field(min_length=1, description="An id, and below it the text in each language"),
]


class Vocabulary(Data):
    """Levels, tags and interface texts in all languages."""

    levels: _Texts
    tags: _Texts
    texts: Annotated[Texts, Field(description="The text of each id that the interface asks for, in each language")]


_Word = Annotated[str, Field(pattern=r"^[^\s]{2,40}$")]
_Group = Annotated[
    list[_Word],
    *Distinct,
    Field(min_length=2, description="Two or more different single words, such as [phone, smartphone]"),
]
_Groups = Annotated[list[_Group], Field(description="A list of groups of two or more different words")]


class Synonyms(RootModel):
    """Everyday words that mean the same, by language."""

    root: ByLanguage[str, _Groups]


_NAMING_QUESTIONS: dict[str, type[BaseModel]] = {
    "glossary.yml": Glossary,
    "cheatsheet.yml": SheetChoice,
    "paths.yml": Paths,
    "unwritten.yml": Unwritten,
}
"""The models of the files that name questions."""


@dataclass(frozen=True)
class Catalogue:
    """All metadata, and the vocabulary that it uses; `path` is that of questions.yml, `root` the project's folder."""

    root: Path
    path: Path
    sections: dict[str, tuple[QuestionData, ...]]
    levels: dict[str, Text]
    tags: dict[str, Text]
    texts: dict[str, Text]
    synonyms: dict[str, list[list[str]]]
    """Everyday words that mean the same: groups, by language."""
    terms: tuple[Term, ...]
    words: tuple[Word, ...]
    """Things that need no explanation, but one word."""
    sheet: SheetChoice
    paths: tuple[StudyPath, ...]
    """Ways through the questions, in the order in which readers see them."""
    configuration: Configuration
    unwritten: Unwritten

    @cached_property
    def questions(self) -> dict[str, QuestionData]:
        """The questions by id, in order."""
        return {question.id: question for questions in self.sections.values() for question in questions}

    def texts_in(self, locale: str) -> dict[str, str]:
        """Return the interface texts in a language, by key."""
        return {key: text[locale] for key, text in self.texts.items()}

    def counted(self, ids: Iterable[str], locale: str) -> list[str]:
        """Return how many of these are questions and how many advice: ["48 questions", "10 tips"], or one of both."""
        advice = [self.questions[id_].is_advice for id_ in ids]
        amounts = ((advice.count(False), "questions", "one-question"), (advice.count(True), "tips", "one-tip"))
        texts = self.texts_in(locale)
        return [f"{count} {texts[one if count == 1 else many]}" for count, many, one in amounts if count]


def load(root: Path = ROOT) -> Catalogue:
    """Read all files of `data/`, and mkdocs.yml.

    Raises ContentError with all violations of a schema; or else of the vocabulary, the glossary and all that names
    questions.
    """
    data = root / "data"
    found: list[Problem] = []
    file, questions = _read(data / "questions.yml", Questions, found)
    _, vocabulary = _read(data / "vocabulary.yml", Vocabulary, found)
    _, synonyms = _read(data / "synonyms.yml", Synonyms, found)
    if not (file and questions and vocabulary and synonyms):
        # What else is wrong with data can be said only of names that are known.
        for name, model in _NAMING_QUESTIONS.items():
            _read(data / name, model, found)
        raise ContentError(found)
    sections = {section.id: tuple(_placed(section, s, file)) for s, section in enumerate(questions.sections)}
    known = {question.id for questions in sections.values() for question in questions}
    found += [*_unknown_words(sections, vocabulary, file), *_repeated_sections(questions, file)]
    found += _repeated_ids(sections, file)
    words = _collect(lambda: glossary.load(root, known), found)
    choice = _collect(lambda: sheet.load(root, known), found)
    ways = _collect(lambda: _paths(root, sections), found)
    settings = _collect(lambda: configuration.load(root), found)
    missing = _collect(lambda: unwritten.load(root, known), found)
    if found or words is None or choice is None or ways is None or settings is None or missing is None:
        raise ContentError(found)
    return Catalogue(
        root,
        file.path,
        sections,
        **dict(vocabulary),
        synonyms=synonyms.root,
        terms=tuple(words.terms),
        words=tuple(words.words),
        sheet=choice,
        paths=tuple(ways.paths),
        configuration=settings,
        unwritten=missing,
    )


def _read(path: Path, model: type[Model], found: list[Problem]) -> tuple[YamlFile | None, Model | None]:
    """Return a file and its content as a model; None for what is not valid, with the problems added."""
    file = _collect(lambda: yaml_source.read(path), found)
    return file, yaml_source.validate(file, model, found) if file else None


def _collect(load: Callable[[], T], found: list[Problem]) -> T | None:
    """Return what a function reads; or None, with its problems added."""
    try:
        return load()
    except ContentError as error:
        found += error.problems
        return None


def _paths(root: Path, sections: dict[str, tuple[QuestionData, ...]]) -> Paths:
    """Read the paths, where “all” are the questions by rank, and those of the same rank as they stand."""
    questions = [question for each in sections.values() for question in each]
    ordered = [question.id for question in sorted(questions, key=lambda question: question.rank)]
    former = {old: question.id for question in questions for old in question.former_ids}
    return paths.load(root, ordered=ordered, former=former)


def _placed(section: Section, number: int, file: YamlFile) -> Iterator[QuestionData]:
    """Yield the questions of a section, which now know it and their lines."""
    for q, question in enumerate(section.questions):
        question._section = section.id
        question._line = file.line(("sections", number, "questions", q))
        yield question


def _unknown_words(
    sections: dict[str, tuple[QuestionData, ...]], vocabulary: Vocabulary, file: YamlFile
) -> Iterator[Problem]:
    for s, questions in enumerate(sections.values()):
        for q, question in enumerate(questions):
            used = [("level", "level", question.level, vocabulary.levels)]
            used += [("tags", "tag", tag, vocabulary.tags) for tag in question.tags]
            for field, name, word, known in used:
                if word not in known:
                    alike = "".join(f" (“{other}”?)" for other in get_close_matches(word, known, n=1))
                    yield Problem(
                        file.path,
                        file.line(("sections", s, "questions", q, field)),
                        f"{name} “{word}” of question “{question.id}” is not in the vocabulary",
                        f"Use one of data/vocabulary.yml{alike}, or add it there.",
                    )


def _repeated_sections(questions: Questions, file: YamlFile) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, section in enumerate(questions.sections):
        if section.id in seen:
            found = f"section “{section.id}” stands a second time"
            yield Problem(file.path, file.line(("sections", number, "id")), found, "Put its questions into one.")
        seen.add(section.id)


def _repeated_ids(sections: dict[str, tuple[QuestionData, ...]], file: YamlFile) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for questions in sections.values():
        for question in questions:
            for id_ in (question.id, *question.former_ids):
                if id_ in seen:
                    yield Problem(
                        file.path,
                        question.line,
                        f"id “{id_}” stands a second time, first in line {seen[id_]}",
                        "Give each question an id that no other has or had.",
                    )
                seen[id_] = question.line
