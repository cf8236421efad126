"""What all languages share: sections, questions and their metadata, levels, tags, interface texts, the glossary.

Read from `data/*.yml`; whoever holds a Catalogue holds data that passed its schema.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from scripts import glossary, yaml_lines
from scripts.layout import ROOT
from scripts.problems import ContentError, Problem

Text = dict[str, str]
"""A text in each language, by locale."""


@dataclass(frozen=True)
class Source:
    """Where facts of an answer come from; `lang` is the language of the title."""

    title: str
    url: str
    lang: str = "en"


@dataclass(frozen=True)
class Metadata:
    """What a question has in common in all languages; `line` is that of its entry in questions.yml."""

    id: str
    section: str
    level: str
    tags: tuple[str, ...]
    as_of: str
    sources: tuple[Source, ...]
    former_ids: tuple[str, ...]
    search_terms: dict[str, tuple[str, ...]]
    line: int


@dataclass(frozen=True)
class Catalogue:
    """All metadata, and the vocabulary that it uses."""

    path: Path
    sections: dict[str, tuple[Metadata, ...]]
    levels: dict[str, Text]
    tags: dict[str, Text]
    texts: dict[str, Text]
    synonyms: dict[str, list[list[str]]]
    """Everyday words that mean the same: groups, by language."""
    terms: tuple[glossary.Term, ...] = ()

    @cached_property
    def questions(self) -> dict[str, Metadata]:
        """The questions by id, in order."""
        return {question.id: question for questions in self.sections.values() for question in questions}

    def texts_in(self, locale: str) -> dict[str, str]:
        """Return the interface texts in a language, by key."""
        return {key: text[locale] for key, text in self.texts.items()}


def load(root: Path = ROOT) -> Catalogue:
    """Read `data/questions.yml`, `vocabulary.yml`, `synonyms.yml` and `glossary.yml`.

    Raises ContentError with all violations of the schemas, of the vocabulary and of the glossary.
    """
    data = root / "data"
    questions = yaml_lines.read(data / "questions.yml")
    vocabulary = yaml_lines.read(data / "vocabulary.yml")
    synonyms = yaml_lines.read(data / "synonyms.yml")
    problems = [
        problem
        for file in (questions, vocabulary, synonyms)
        for problem in yaml_lines.violations(file, data / f"{file.path.stem}.schema.json")
    ]
    if problems:
        raise ContentError(problems)
    sections = {
        section["id"]: tuple(
            _metadata(entry, section["id"], questions.line(("sections", s, "questions", q)))
            for q, entry in enumerate(section["questions"])
        )
        for s, section in enumerate(questions.data["sections"])
    }
    catalogue = Catalogue(questions.path, sections, **vocabulary.data, synonyms=synonyms.data)
    problems = _unknown_terms(catalogue, questions) + _repeated_ids(catalogue)
    if problems:
        raise ContentError(problems)
    return replace(catalogue, terms=glossary.load(root, catalogue.questions))


def _metadata(entry: dict, section: str, line: int) -> Metadata:
    return Metadata(
        id=entry["id"],
        section=section,
        level=entry["level"],
        tags=tuple(entry["tags"]),
        as_of=entry["as_of"],
        sources=tuple(Source(**source) for source in entry["sources"]),
        former_ids=tuple(entry.get("former_ids", ())),
        search_terms={locale: tuple(terms) for locale, terms in entry.get("search_terms", {}).items()},
        line=line,
    )


def _unknown_terms(catalogue: Catalogue, file: yaml_lines.YamlFile) -> list[Problem]:
    problems = []
    for s, questions in enumerate(catalogue.sections.values()):
        for q, question in enumerate(questions):
            used = [("level", question.level, catalogue.levels)]
            used += [("tags", tag, catalogue.tags) for tag in question.tags]
            problems += [
                Problem(
                    file.path,
                    file.line(("sections", s, "questions", q, field)),
                    f"{field} “{term}” of question “{question.id}” is not in the vocabulary",
                    "Use a term of data/vocabulary.yml, or add it there in all languages.",
                )
                for field, term, known in used
                if term not in known
            ]
    return problems


def _repeated_ids(catalogue: Catalogue) -> list[Problem]:
    problems = []
    seen: dict[str, int] = {}
    for questions in catalogue.sections.values():
        for question in questions:
            for id_ in (question.id, *question.former_ids):
                if id_ in seen:
                    problems.append(
                        Problem(
                            catalogue.path,
                            question.line,
                            f"id “{id_}” stands a second time, first in line {seen[id_]}",
                            "Give each question an id that no other has or had.",
                        )
                    )
                seen[id_] = question.line
    return problems
