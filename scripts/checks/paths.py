"""Each path through the questions begins with what is asked often, ends with advice, and is called like no other.

What paths name is checked when they are read: a catalogue has only questions that exist.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from scripts.model.catalogue import Catalogue, QuestionData
from scripts.model.pages import SourcePage
from scripts.model.paths import StudyPath
from scripts.project.languages import LOCALES
from scripts.project.problems import Problem


def paths(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find questions that stand below what is asked more rarely, or below advice, and titles that are there twice."""
    file = catalogue.path.with_name("paths.yml")
    return [
        *(problem for path in catalogue.paths for problem in _order(path, file, catalogue)),
        *_titles(file, catalogue),
    ]


def _order(path: StudyPath, file: Path, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each place at which a path goes on with something that is to stand further up."""
    questions = [catalogue.questions[id_] for id_ in path.questions]
    for above, below in pairwise(questions):
        if below.rank < above.rank:
            yield Problem(
                file,
                path.line_of(below.id),
                f"{_told(below)} below {_told(above)} in path “{path.id}”, "
                "expected what is asked often first and advice last",
                "Move one of the two, or correct what data/questions.yml says of it.",
            )


def _told(question: QuestionData) -> str:
    told = "advice" if question.is_advice else f"asked {question.asked}"
    return f"“{question.id}” ({told})"


def _titles(file: Path, catalogue: Catalogue) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for path in catalogue.paths:
        for locale in LOCALES:
            title = path.title[locale]
            other = first.setdefault((locale, title.casefold()), path.id)
            if other != path.id:
                found = f"“{title}” is the title of path “{other}” and of “{path.id}”"
                yield Problem(file, path.line, found, "Call them differently, or make them one.")
