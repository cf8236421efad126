"""What must be true of a site before it is published, and of the published one."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from scripts.project import urls
from scripts.project.languages import EDITIONS, LOCALES, locale_path
from scripts.upkeep.web import Answer, get

_LOCAL = re.compile(r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?![\w.])")
_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
_TEXT = {".html", ".xml", ".txt", ".json", ".js", ".css"}
_PAUSE = 5.0


def local_addresses(site: Path) -> list[str]:
    """Return a line for each file of a site that names an address of the machine it was built on, except as code."""
    if not (site / "index.html").exists():
        return [f"{site.name}/ holds no site: run `make site` first"]
    return [
        f"{path.relative_to(site.parent)}: {found[0]}, expected the address at which the site is published"
        for path in sorted(site.rglob("*"))
        if path.suffix in _TEXT and (found := _LOCAL.search(_CODE.sub("", path.read_text(encoding="utf-8"))))
    ]


def faults(address: str, commit: str, patience: float = 600) -> list[str]:
    """Return a line for each fault of the published site; wait for the commit, because old copies are given out first.

    `commit` is the whole name, `patience` in seconds.
    """
    address = urls.join(address, "")
    end = time.monotonic() + patience
    while found := list(_faults(address, commit)):
        if time.monotonic() > end:
            break
        time.sleep(min(_PAUSE, patience))
    return found


def _faults(address: str, commit: str) -> Iterator[str]:
    """Yield the faults of the commit, the pages, the search, a PDF and a missing page."""
    for locale in LOCALES:
        home = urls.join(address, locale_path(locale), "/")
        page = get(home)
        yield from _page_faults(page, locale, ".card-title")
        card = LexborHTMLParser(page.content).css_first(".card-title:not([href*='?'])")
        if card:
            section = get(urls.join(home, card.attributes["href"] or ""))
            yield from _page_faults(section, locale, "[data-question]")
        yield from _commit_faults(get(urls.join(home, "cheatsheet", "/")), commit)
        yield from _index_faults(get(urls.join(home, "search", "index.json")))
    sheet = get(urls.join(address, EDITIONS[0].file))
    if sheet.status != 200 or not sheet.content.startswith(b"%PDF-"):
        yield f"{_found(sheet)}, expected a PDF"
    missing = get(urls.join(address, "no-such-page", "/"))
    if missing.status != 404 or not LexborHTMLParser(missing.content).css_first(".not-found"):
        yield f"{_found(missing)}, expected 404 and the guide’s own page"


def _page_faults(page: Answer, locale: str, part: str) -> Iterator[str]:
    html = LexborHTMLParser(page.content)
    root = html.css_first("html")
    if page.status != 200 or not root or root.attributes.get("lang") != locale or not html.css_first(part):
        yield f"{_found(page)}, expected a page in “{locale}” with {part}"


def _commit_faults(page: Answer, commit: str) -> Iterator[str]:
    imprint = LexborHTMLParser(page.content).css_first("[data-commit]")
    name = (imprint.attributes["data-commit"] or "") if imprint else ""
    if not name or not commit.startswith(name):
        yield f"{_found(page)} and commit {name or 'unknown'}, expected commit {commit[:7]}"


def _index_faults(index: Answer) -> Iterator[str]:
    try:
        good = index.status == 200 and bool(json.loads(index.content))
    except ValueError:
        good = False
    if not good:
        yield f"{_found(index)}, expected the search’s index"


def _found(answer: Answer) -> str:
    return f"{answer.url}: {answer.status or answer.reason}"
