"""What the search offers beside its hits: pages by what readers call them, terms by their names in all languages.

Pages and their names come from the built pages, terms from `data/glossary.yml`. Each is a list: location, title and
further names, which `scripts/search/offers.mjs` compares. What the terms mean is a file of its own, by location, which
is loaded with the first one that is named.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from scripts.model.catalogue import Catalogue
from scripts.model.glossary import PAGE, Term, sort_key
from scripts.project.languages import counterpart
from scripts.site.pages import HOME, Site


def write(folder: Path, site: Site, catalogue: Catalogue, locale: str) -> None:
    """Write the offers of a language, and what its terms mean, into the folder of its search."""
    offers = {"pages": _pages(site, locale), "terms": _terms(catalogue, locale)}
    meanings = {_location(term): term.short[locale] for term in catalogue.terms}
    for name, content in {"offers": offers, "meanings": meanings}.items():
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


def _location(term: Term) -> str:
    return f"{Path(PAGE).stem}/#{term.id}"


def _pages(site: Site, locale: str) -> list[list]:
    """Return the pages of a language, with what they are called in all."""
    names: dict[str, list[str]] = defaultdict(list)
    for page in site.pages:
        names[page.name] += [page.title, *page.keywords]
    return [
        ["" if page.name == HOME else f"{page.name}/", page.title, _further(names[page.name], [page.title])]
        for page in site.pages_in(locale)
    ]


def _terms(catalogue: Catalogue, locale: str) -> list[list]:
    """Return the terms; a name that another one has in the page's language is left to that."""
    taken = {sort_key(name) for term in catalogue.terms for name in term.names_in(locale)}
    found = []
    for term in catalogue.terms:
        title = term.title_in(locale)
        foreign = [name for name in term.names_in(counterpart(locale)) if sort_key(name) not in taken]
        names = _further([*term.names_in(locale), *foreign], title.split(" · "))
        found.append([_location(term), title, names])
    return found


def _further(names: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return the names that differ from those known and from each other by more than case, spaces and hyphens."""
    seen = {sort_key(name) for name in known}
    return list({key: name for name in names if (key := sort_key(name)) not in seen}.values())
