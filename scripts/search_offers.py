"""What the search offers beside its hits: pages by what readers call them, terms by their names in all languages.

Pages and their names come from the built pages, terms from `data/glossary.yml`. Each is a list: location, title,
further names and, of a term, what it means. `scripts/search/offers.mjs` compares the names.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from scripts import built, glossary
from scripts.catalogue import Catalogue
from scripts.glossary_page import sort_key
from scripts.layout import LOCALES


def write(folder: Path, site: Path, catalogue: Catalogue, locale: str) -> None:
    """Write the offers of a language into the folder of its search."""
    offers = {"pages": _pages(site, locale), "terms": _terms(catalogue, locale)}
    text = json.dumps(offers, ensure_ascii=False, separators=(",", ":"))
    (folder / "offers.json").write_text(text, encoding="utf-8")


def _pages(site: Path, locale: str) -> list[list]:
    """Return the pages of a language, with what they are called in all."""
    names: dict[str, list[str]] = defaultdict(list)
    own = {}
    for page in built.pages(site):
        names[page.name] += [page.title, *page.keywords]
        if page.locale == locale:
            own[page.name] = page
    return [
        ["" if name == built.HOME else f"{name}/", page.title, _further(names[name], [page.title])]
        for name, page in own.items()
    ]


def _terms(catalogue: Catalogue, locale: str) -> list[list]:
    """Return the terms; a name that another one has in the page's language is left to that."""
    other = next(each for each in LOCALES if each != locale)
    page = Path(glossary.PAGE).stem
    taken = {sort_key(name) for term in catalogue.terms for name in term.names_in(locale)}
    found = []
    for term in catalogue.terms:
        title = term.title_in(locale)
        foreign = [name for name in term.names_in(other) if sort_key(name) not in taken]
        names = _further([*term.names_in(locale), *foreign], title.split(" · "))
        found.append([f"{page}/#{term.id}", title, names, term.short[locale]])
    return found


def _further(names: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return the names that differ from those known and from each other by more than case, spaces and hyphens."""
    seen = {sort_key(name) for name in known}
    return list({key: name for name in names if (key := sort_key(name)) not in seen}.values())
