"""How long a question takes: what is said at the pace of speech, all else at that of reading, from its words."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from scripts.model.pages import SourcePage, SourceQuestion, plain, prose

SPOKEN = 140
"""Words that are said in a minute."""
READ = 200
"""Words of technical text that are read in a minute."""

_READ_PARTS = ("depth", "rubric", "pitfalls", "follow-ups")
_WORD = re.compile(r"\w[\w.,’'/%-]*")


class Minutes(NamedTuple):
    """Minutes by how deep one goes: the gist; what is said, with the two minutes; the whole, with what is read."""

    gist: float
    said: float
    whole: float


class WholeMinutes(NamedTuple):
    """Minutes as readers are told them, at least one each."""

    gist: int
    said: int
    whole: int


def words(text: str) -> int:
    """Return how many words a text has."""
    return len(_WORD.findall(text))


def minutes(question: SourceQuestion) -> Minutes:
    """Return how long a question takes in its language, without diagrams and code.

    A table is read, wherever it stands.
    """
    gist = question.block("gist")
    short = words(prose(gist.children)) / SPOKEN if gist else 0
    said = short + words(prose(question.body)) / SPOKEN
    read = words(plain(question.body)) - words(prose(question.body))
    read += sum(words(plain(block.children)) for kind in _READ_PARTS if (block := question.block(kind)))
    return Minutes(short, said, said + read / READ)


def by_question(pages: Iterable[SourcePage], locale: str) -> dict[str, Minutes]:
    """Return how long each question takes in a language, by its id."""
    return {question.id: minutes(question) for page in pages if page.locale == locale for question in page.questions}


def together(ids: Iterable[str], known: Mapping[str, Minutes]) -> WholeMinutes:
    """Return how long several questions take together, in whole minutes.

    Raises KeyError if one of them is not known.
    """
    chosen = [known[id_] for id_ in ids]
    return WholeMinutes(
        _whole(each.gist for each in chosen),
        _whole(each.said for each in chosen),
        _whole(each.whole for each in chosen),
    )


def _whole(each: Iterable[float]) -> int:
    return max(1, round(sum(each)))
