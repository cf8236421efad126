"""How well a search finds what candidates look for: queries.yml through the scripts of a worker, ours or Material's."""

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace

import material
import yaml
from bs4 import BeautifulSoup
from material.plugins.search.plugin import SearchIndex

from scripts.model import catalogue
from scripts.project.languages import locale_path
from scripts.project.paths import SITE

HERE = Path(__file__).parent
UNSEEN = "unseen.yml"
"""The file of the queries to which the search is not tuned."""
NOTHING = "nothing"
"""The kind of the queries that must find nothing."""

MATERIAL_WORKERS = Path(material.__file__).parent / "templates" / "assets" / "javascripts" / "workers"
MATERIAL_CONFIG = {"separator": r"[\s\-]+", "pipeline": ["stopWordFilter"]}
"""What the theme's translations set for German and English."""
MATERIAL_FIELDS = {"title": {"boost": 1e3}, "text": {"boost": 1}, "tags": {"boost": 1e6}}


@dataclass(frozen=True)
class Query:
    """What a candidate types, the questions that must come first, best first, and what is special about it."""

    lang: str
    query: str
    expect: tuple[str, ...]
    kind: str


@dataclass(frozen=True)
class Answer:
    """What a search found: the questions' addresses, best first, the time it took, the hits' markup, and its note."""

    query: Query
    locations: list[str]
    ms: float
    titles: list[str]
    note: dict

    @cached_property
    def ids(self) -> list[str]:
        """The ids of the questions."""
        return [where.partition("#")[2] for where in self.locations]

    @property
    def rank(self) -> int:
        """The rank of the first expected question, from 1; 0 if none was found."""
        return next((rank for rank, id_ in enumerate(self.ids, 1) if id_ in self.query.expect), 0)


def queries(locale: str, file: str = "queries.yml") -> list[Query]:
    """Return the queries of a language whose best answer the guide has; the others wait for it."""
    known = catalogue.load().questions
    entries = yaml.safe_load((HERE / file).read_text(encoding="utf-8"))
    read = [Query(**entry | {"expect": tuple(entry["expect"])}) for entry in entries]
    return [query for query in read if query.lang == locale and all(id_ in known for id_ in query.expect[:1])]


def ours(asked: list[Query], locale: str, site: Path = SITE) -> list[Answer]:
    """Ask the search of a built site."""
    request = {
        "worker": str(site / "assets" / "javascripts" / "search-worker.js"),
        "index": str(site / locale_path(locale).removeprefix("/") / "search"),
    }
    return _ask(request, asked)


def stock(asked: list[Query], locale: str, site: Path = SITE) -> list[Answer]:
    """Ask Material's own search with the index that it would make of a language's pages."""
    index = SearchIndex(**MATERIAL_CONFIG, lang=[locale], fields=MATERIAL_FIELDS)
    folder = site / locale_path(locale).removeprefix("/")
    for section in catalogue.load().sections:
        article = BeautifulSoup((folder / section / "index.html").read_text(encoding="utf-8"), "html.parser").article
        assert article
        index.add_entry_from_context(
            SimpleNamespace(content=article.decode_contents(), meta={}, toc=[], url=f"{section}/", title=section)
        )
    request = {
        "worker": str(next(MATERIAL_WORKERS.glob("search.*.min.js"))),
        "stock": {"config": index.config, "docs": index.entries},
    }
    return _ask(request, asked)


def _ask(request: dict, asked: list[Query]) -> list[Answer]:
    # The first query pays for loading; it is asked twice, and its first answer thrown away.
    texts = [query.query for query in [asked[0], *asked]]
    result = subprocess.run(
        ["node", HERE / "engines.mjs"],
        input=json.dumps(request | {"queries": texts}),
        capture_output=True,
        text=True,
        check=True,
    )
    answers = json.loads(result.stdout)[1:]
    return [
        Answer(
            query,
            [where for where in found["locations"] if "#" in where],
            found["ms"],
            found["titles"],
            found["note"] or {},
        )
        for query, found in zip(asked, answers, strict=True)
    ]


@dataclass(frozen=True)
class Score:
    """How good some answers are: mean reciprocal rank, and the share with the right question among the first."""

    count: int
    mrr: float
    first: float
    first_three: float


def score(answers: Iterable[Answer]) -> Score:
    """Return how good answers are; queries that must find nothing count as right if they do."""
    ranks = [(0 if answer.ids else 1) if answer.query.kind == NOTHING else answer.rank for answer in answers]
    n = len(ranks)
    return Score(
        count=n,
        mrr=sum(1 / rank for rank in ranks if rank) / n,
        first=sum(rank == 1 for rank in ranks) / n,
        first_three=sum(0 < rank <= 3 for rank in ranks) / n,
    )


def by_kind(answers: Iterable[Answer]) -> dict[str, Score]:
    """Return how good answers are by kind of query, and `all` but the queries that must find nothing."""
    kinds: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        if answer.query.kind != NOTHING:
            kinds["all"].append(answer)
        kinds[answer.query.kind].append(answer)
    return {kind: score(own) for kind, own in kinds.items()}


def slowest(answers: Iterable[Answer]) -> float:
    """Return the 95th percentile of the times, in ms."""
    times = sorted(answer.ms for answer in answers)
    return times[int(len(times) * 0.95)]
