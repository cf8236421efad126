"""The terms of the guide: what they are called in each language, what they mean, and what not to call them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts import yaml_lines
from scripts.layout import LOCALES
from scripts.problems import ContentError, Problem

PAGE = "glossary.md"
"""The page with the glossary, in each language."""


@dataclass(frozen=True)
class Term:
    """A term; what depends on the language is given by locale, `gender` is the German name's: m, f, n or pl."""

    id: str
    name: dict[str, str]
    gender: str
    short: dict[str, str]
    abbreviations: tuple[str, ...]
    synonyms: dict[str, list[str]]
    forbidden: dict[str, list[str]]
    question: str
    line: int

    def title_in(self, locale: str) -> str:
        """Return the term's name in a language with its abbreviations."""
        name = self.name[locale]
        return " · ".join([name, *(abbreviation for abbreviation in self.abbreviations if abbreviation not in name)])

    def names_in(self, locale: str) -> tuple[str, ...]:
        """Return everything that the term may be called in a language."""
        return (self.name[locale], *self.abbreviations, *self.synonyms[locale])


def load(root: Path, questions: Collection[str]) -> tuple[Term, ...]:
    """Read `data/glossary.yml`.

    Raises ContentError with all violations of the schema; or else with all unknown questions, repeated ids, and names
    that two terms claim or one forbids.
    """
    data = root / "data"
    file = yaml_lines.read(data / "glossary.yml")
    problems = yaml_lines.violations(file, data / "glossary.schema.json")
    if problems:
        raise ContentError(problems)
    terms = tuple(_term(entry, file.line(("terms", i))) for i, entry in enumerate(file.data["terms"]))
    problems = [
        Problem(file.path, term.line, message, mend)
        for find in (_unknown_questions, _repeated_ids, _shared_names, _forbidden_names)
        for term, message, mend in find(terms, questions)
    ]
    if problems:
        raise ContentError(problems)
    return terms


_Finding = tuple[Term, str, str]


def _term(entry: dict, line: int) -> Term:
    return Term(
        id=entry["id"],
        name={locale: entry[locale] for locale in LOCALES},
        gender=entry["gender"],
        short=entry["short"],
        abbreviations=tuple(entry["abbreviations"]),
        synonyms=entry["synonyms"],
        forbidden=entry["forbidden"],
        question=entry["question"],
        line=line,
    )


def _unknown_questions(terms: tuple[Term, ...], questions: Collection[str]) -> Iterator[_Finding]:
    for term in terms:
        if term.question not in questions:
            found = f"question “{term.question}” of term “{term.id}” is not in data/questions.yml"
            yield term, found, "Name the question that treats the term."


def _repeated_ids(terms: tuple[Term, ...], _: Collection[str]) -> Iterator[_Finding]:
    first: dict[str, Term] = {}
    for term in terms:
        if first.setdefault(term.id, term) is not term:
            found = f"id “{term.id}” stands a second time, first in line {first[term.id].line}"
            yield term, found, "Give each term an id of its own, or merge the two."


def _shared_names(terms: tuple[Term, ...], _: Collection[str]) -> Iterator[_Finding]:
    """Yield each name that two terms have in one language: a tooltip and a search would not know which is meant."""
    for locale in LOCALES:
        first: dict[str, Term] = {}
        for term in terms:
            for name in term.names_in(locale):
                other = first.setdefault(name.casefold(), term)
                if other.id != term.id:
                    found = f"“{name}” is a name of “{term.id}” and, in line {other.line}, of “{other.id}”"
                    yield term, found, "Leave it to the term that it means first."


def _forbidden_names(terms: tuple[Term, ...], _: Collection[str]) -> Iterator[_Finding]:
    for locale in LOCALES:
        owners = {name: term for term in terms for name in term.names_in(locale)}
        for term in terms:
            for form in term.forbidden[locale]:
                if form in owners:
                    found = f"“{form}” is forbidden for “{term.id}”, but a name of “{owners[form].id}”"
                    yield term, found, "Remove it from one of the two."
