"""External links of the answers' sources: whether each still leads to what is recorded."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from scripts.model.catalogue import Catalogue
from scripts.upkeep.web import Answer, get

_REFUSED = {401, 403, 405, 406, 429, 451, 503, 999}
"""How servers answer programs that ask for pages which people can read."""
_SHARED = 0.5


@dataclass(frozen=True)
class Finding:
    """A source that needs a look: which, what about it, and for which questions it is given."""

    kind: str
    url: str
    detail: str
    questions: tuple[str, ...]


def find(known: Catalogue, ask: Callable[[str], Answer] | None = None) -> list[Finding]:
    """Ask for all sources, hosts side by side and each host one by one; return those that need a look, by kind."""
    ask = ask or (lambda url: get(url, attempts=3))
    sources: dict[str, tuple[str, list[str]]] = {}
    for question in known.questions.values():
        for source in question.sources:
            sources.setdefault(source.url, (source.title, []))[1].append(question.id)
    hosts: dict[str, list[str]] = {}
    for url in sources:
        hosts.setdefault(url.split("/")[2], []).append(url)

    def visit(urls: Iterable[str]) -> list[Finding]:
        looked = ((url, look(url, sources[url][0], ask(url))) for url in urls)
        return [Finding(*found, tuple(sources[url][1])) for url, found in looked if found]

    with ThreadPoolExecutor(8) as pool:
        found = [finding for findings in pool.map(visit, hosts.values()) for finding in findings]
    return sorted(found, key=lambda finding: (finding.kind, finding.url))


def look(url: str, title: str, answer: Answer) -> tuple[str, str, str] | None:
    """Return kind, address and detail if the answer for a source is not what is recorded."""
    if answer.status in _REFUSED:
        return "could not be checked", url, f"status {answer.status}, as programs get it"
    if answer.status != 200:
        return "unreachable", url, f"status {answer.status}" if answer.status else answer.reason
    if _place(answer.url) != _place(url):
        return "moved", url, f"now {answer.url}"
    shown = _title(answer)
    if shown and not _alike(title, shown):
        return "title differs", url, f"“{shown}”, recorded as “{title}”"
    return None


def _place(url: str) -> tuple[str, str, str]:
    """Return the parts of an address that identify a page: no fragment, no trailing slash, no case in the host."""
    parts = urlsplit(url)
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query


def _title(answer: Answer) -> str:
    """Return the title of a page, or nothing if it is none or says it by a script."""
    if answer.kind not in ("text/html", "application/xhtml+xml"):
        return ""
    node = LexborHTMLParser(answer.content).css_first("head > title")
    return " ".join(node.text().split()) if node else ""


def _alike(recorded: str, shown: str) -> bool:
    """Return whether half of the shorter title's words are in the other: publishers add names, we add years."""
    ours, theirs = _words(recorded), _words(shown)
    least = min(len(ours), len(theirs))
    return not least or len(ours & theirs) / least >= _SHARED


def _words(title: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", title.casefold())
    return {word for word in re.findall(r"\w+", plain) if len(word) > 2}
