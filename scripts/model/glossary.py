"""The terms of the guide: what they are called in each language, what they mean, and what not to call them."""

import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, PrivateAttr, create_model

from scripts.model import yaml_source
from scripts.model.data import ByLanguage, Data, Distinct, Id
from scripts.project.languages import LOCALES
from scripts.project.problems import ContentError, Problem

PAGE = "glossary.md"
"""The page with the glossary, in each language."""
MARKER = "[GLOSSARY]"
"""What stands on it where the terms are to come."""


_Name = Annotated[
    str,
    Field(
        pattern=r"^\w(.*\S)?$",
        description="A name without spaces at its ends, in quotation marks if it could be read as a number or a yes",
    ),
]
_Names = Annotated[list[_Name], *Distinct, Field(description="A list of different names, [] for none")]
_NamesByLanguage = Annotated[
    ByLanguage[str, _Names], Field(description=f"A list of names in each language: {' and '.join(LOCALES)}")
]
_Explanation = Annotated[
    str,
    Field(
        min_length=20,
        max_length=240,
        pattern=r"\.$",
        description="One sentence of 20 to 240 characters that ends with a full stop",
    ),
]

if TYPE_CHECKING:
    _Named = Data
else:
    _Named = create_model("_Named", __base__=Data, **dict.fromkeys(LOCALES, (_Name, ...)))
    """Has the term's name in each language, by locale."""


class Word(_Named):
    """The one word for a thing that needs no explanation, in each language, and what no page may call it."""

    forbidden: _NamesByLanguage

    _line: int = PrivateAttr(1)

    @property
    def line(self) -> int:
        """The line of its entry in glossary.yml."""
        return self._line

    @property
    def name(self) -> dict[str, str]:
        """Its name in each language, by locale."""
        return {locale: getattr(self, locale) for locale in LOCALES}


class Term(Word):
    """A term: its name in each language, and what depends on none."""

    id: Id
    gender: Literal["m", "f", "n", "pl"] = Field(
        description="The German name's gender, m, f or n, or pl if it has no singular"
    )
    short: ByLanguage[str, _Explanation] = Field(
        description=f"The explanation in each language: {' and '.join(LOCALES)}"
    )
    abbreviations: _Names
    synonyms: _NamesByLanguage
    question: str = Field(description="The id of the question that treats the term")

    def title_in(self, locale: str) -> str:
        """Return the term's name in a language with its abbreviations, those that it does not contain."""
        return " · ".join([self.name[locale], *self._further_abbreviations(locale)])

    def with_abbreviations(self, locale: str) -> str:
        """Return the term's name in a language, with the abbreviations that it does not contain in brackets."""
        further = self._further_abbreviations(locale)
        return f"{self.name[locale]} ({', '.join(further)})" if further else self.name[locale]

    def _further_abbreviations(self, locale: str) -> list[str]:
        name = self.name[locale].casefold()
        return [abbreviation for abbreviation in self.abbreviations if abbreviation.casefold() not in name]

    def names_in(self, locale: str) -> tuple[str, ...]:
        """Return everything that the term may be called in a language."""
        return (self.name[locale], *self.abbreviations, *self.synonyms[locale])


def sort_key(name: str) -> str:
    """Return what a name is sorted by: letters and digits only, without case, umlauts as their base letters."""
    return "".join(character for character in unicodedata.normalize("NFD", name.casefold()) if character.isalnum())


class Glossary(Data):
    """The terms of the guide in all languages, and the words that all its pages share."""

    terms: list[Term] = Field(min_length=1)
    words: list[Word] = Field(default=[], description="Things that need no explanation, but one word")


def load(root: Path, questions: Collection[str]) -> Glossary:
    """Read `data/glossary.yml`.

    Raises ContentError with all violations of the schema; or else with all unknown questions, repeated ids, and names
    that two terms claim or one forbids.
    """
    file = yaml_source.read(root / "data" / "glossary.yml")
    problems: list[Problem] = []
    glossary = yaml_source.validate(file, Glossary, problems)
    if glossary is None:
        raise ContentError(problems)
    for key in ("terms", "words"):
        for i, word in enumerate(getattr(glossary, key)):
            word._line = file.line((key, i))
    problems = [
        Problem(file.path, word.line, message, hint)
        for word, message, hint in (
            *_unknown_questions(glossary.terms, questions),
            *_repeated_ids(glossary.terms),
            *_shared_names(glossary.terms),
            *_forbidden_names(glossary),
        )
    ]
    if problems:
        raise ContentError(problems)
    return glossary


_Finding = tuple[Word, str, str]


def _unknown_questions(terms: list[Term], questions: Collection[str]) -> Iterator[_Finding]:
    for term in terms:
        if term.question not in questions:
            found = f"question “{term.question}” of term “{term.id}” is not in data/questions.yml"
            yield term, found, "Name the question that treats the term."


def _repeated_ids(terms: list[Term]) -> Iterator[_Finding]:
    first: dict[str, Term] = {}
    for term in terms:
        if first.setdefault(term.id, term) is not term:
            found = f"id “{term.id}” stands a second time, first in line {first[term.id].line}"
            yield term, found, "Give each term an id of its own, or merge the two."


def _shared_names(terms: list[Term]) -> Iterator[_Finding]:
    """Yield each name that two terms have in one language: a tooltip and a search would not know which is meant."""
    for locale in LOCALES:
        first: dict[str, Term] = {}
        for term in terms:
            for name in term.names_in(locale):
                other = first.setdefault(name.casefold(), term)
                if other.id != term.id:
                    found = f"“{name}” is a name of “{term.id}” and, in line {other.line}, of “{other.id}”"
                    yield term, found, "Leave it to the term that it means first."


def _forbidden_names(glossary: Glossary) -> Iterator[_Finding]:
    for locale in LOCALES:
        owners = {name: term for term in glossary.terms for name in term.names_in(locale)}
        for word in (*glossary.terms, *glossary.words):
            for form in word.forbidden[locale]:
                if form in owners:
                    found = f"“{form}” is forbidden for “{word.name[locale]}”, but a name of “{owners[form].id}”"
                    yield word, found, "Remove it from one of the two."
