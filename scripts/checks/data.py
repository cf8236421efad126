"""The texts in data/ are plain, in the language that their key names, and each says something of its own."""

import datetime
import re
from collections.abc import Hashable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import yaml

from scripts.checks.typography import found_by
from scripts.model import yaml_source
from scripts.model.catalogue import Catalogue
from scripts.model.pages import SourcePage
from scripts.project.languages import DEFAULT_LOCALE, LANGUAGES, LOCALES
from scripts.project.problems import Kind, Problem

FILES = ("cheatsheet", "glossary", "paths", "questions", "vocabulary")
ALIKE = 0.9
"""The share of two titles that is the same, from which on they may ask the same."""
_MARKS = re.compile(r"<[A-Za-z/!][^>]*>?|\*\*|`|\]\(|\{\{|&[a-z]+;")
"""What is HTML or Markdown elsewhere, and stands in a text of data/ as it was typed."""

_TYPED = {"search_terms", "synonyms", "forbidden", "lang"}
"""Keys of what readers type, and of what nobody should: in any spelling."""

Place = tuple[Hashable, ...]


def data(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find HTML, wrong marks, texts and titles that are there twice, and dates in the future."""
    folder = catalogue.path.parent
    return [
        *(problem for name in FILES for problem in _texts(folder / f"{name}.yml")),
        *_tags(catalogue),
        *_sources(catalogue),
        *_dates(catalogue, datetime.date.today()),
        *_names(catalogue),
        *_titles(pages),
    ]


def _texts(path: Path) -> Iterator[Problem]:
    for place, text, line in _scalars(yaml_source.read_node(path)):
        if place[-1:] == ("url",):
            continue
        if mark := _MARKS.search(text):
            found = f"“{mark[0]}” in “{text[:50]}”, expected plain text"
            yield Problem(path, line, found, "Write it in words: texts of data/ know neither HTML nor Markdown.")
        if text != text.strip() or "  " in text:
            found = f"spaces at the ends of “{text.strip()[:40]}”, or two in a row"
            yield Problem(path, line, found, "Delete them.")
        locale = next((key for key in reversed(place) if key in LOCALES), None)
        if locale and not _TYPED & set(place):
            for rules, kind in (
                (LANGUAGES[str(locale)].typography, Kind.PROBLEM),
                (LANGUAGES[str(locale)].doubtful, Kind.WARNING),
            ):
                yield from found_by(path, text, line, rules, kind)


def _scalars(node: yaml.Node | None, place: Place = ()) -> Iterator[tuple[Place, str, int]]:
    """Yield all texts of a file with the keys that lead to them, and their lines."""
    if isinstance(node, yaml.ScalarNode):
        yield place, node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _scalars(item, (*place, number))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*place, key.value))


def _tags(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each level or tag that is called like another."""
    path = catalogue.path.with_name("vocabulary.yml")
    for field, words in (("levels", catalogue.levels), ("tags", catalogue.tags)):
        first: dict[tuple[str, str], str] = {}
        for key, text in words.items():
            for locale in LOCALES:
                other = first.setdefault((locale, text[locale].casefold()), key)
                if other != key:
                    found = f"“{text[locale]}” is the text of “{other}” and of “{key}”"
                    line = yaml_source.read(path).line((field, key))
                    yield Problem(path, line, found, "Call them differently, or make them one.")
                    break


def _sources(catalogue: Catalogue) -> Iterator[Problem]:
    for question in catalogue.questions.values():
        addresses = [source.url for source in question.sources]
        for address in {address for address in addresses if addresses.count(address) > 1}:
            found = f"source {address} of “{question.id}” is named twice"
            yield Problem(catalogue.path, question.line, found, "Name it once.")


def _dates(catalogue: Catalogue, today: datetime.date) -> Iterator[Problem]:
    for question in catalogue.questions.values():
        if question.as_of > f"{today:%Y-%m}":
            found = f"as_of “{question.as_of}” of “{question.id}” is in the future"
            hint = "Write the month in which you checked the facts."
            yield Problem(catalogue.path, question.line, found, hint, Kind.NOTICE)


def _names(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each name of a term that is an everyday word, which would be marked everywhere."""
    path = catalogue.path.with_name("glossary.yml")
    for term in catalogue.terms:
        for locale, language in LANGUAGES.items():
            for name in term.names_in(locale):
                if name.casefold() in language.small_words:
                    found = f"“{name}” is a name of “{term.id}” and an everyday word of the language “{locale}”"
                    yield Problem(path, term.line, found, "Remove it: every sentence has it.")


def _titles(pages: list[SourcePage]) -> Iterator[Problem]:
    """Yield a problem for questions with the same title, and a warning for those with nearly the same."""
    for locale in LOCALES:
        found = [(page, question) for page in pages if page.locale == locale for question in page.questions]
        for number, (page, question) in enumerate(found):
            title = question.plain_title.casefold()
            for _, other in found[:number]:
                earlier = other.plain_title.casefold()
                if title == earlier:
                    said = f"“{other.id}” has the same title"
                    yield Problem(page.path, question.heading.line, said, "Ask something else, or make them one.")
                elif locale == DEFAULT_LOCALE and _are_alike(title, earlier):
                    said = f"“{other.id}” asks nearly the same: “{other.plain_title}”"
                    hint = "Ask something else, or make them one."
                    yield Problem(page.path, question.heading.line, said, hint, Kind.WARNING)


def _are_alike(first: str, second: str) -> bool:
    matcher = SequenceMatcher(a=first, b=second, autojunk=False)
    return matcher.real_quick_ratio() > ALIKE and matcher.quick_ratio() > ALIKE and matcher.ratio() > ALIKE
