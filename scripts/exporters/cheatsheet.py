"""Make the cheat sheet PDFs from the built pages: all questions with level and gist, some tables and diagrams, terms.

The pages are read into a tree, and cheatsheet.typ sets it: data only, never generated markup. Typst writes PDF/UA-1,
and nothing that changes from build to build: the date is that of the commit. What the sheet cannot show is found
beforehand, in the sources, by scripts/checks/sheet.py.
"""

import re
from dataclasses import asdict, dataclass
from pathlib import Path

from babel import Locale

from scripts.exporters.typesetting import typeset
from scripts.model.catalogue import Catalogue
from scripts.model.glossary import Term, sort_key
from scripts.model.sheet import SheetChoice
from scripts.project import revision, urls
from scripts.project.languages import EDITIONS, LANGUAGES, LOCALES, counterpart, locale_path
from scripts.project.problems import GuideError
from scripts.site.pages import BuiltPage, Site
from scripts.site.questions import BuiltQuestion, Diagram, Inlines, Table

TEMPLATE = Path(__file__).with_suffix(".typ")

_INKS = {
    "fg": "#000",
    "bg": "#fff",
    "m": "#444",
    "l": "#444",
    "s": "#f0f0f0",
    "a": "#f8f8f8",
    "b": "#777",
    "c": "#444",
}
"""The greys of a printed diagram, by the names of the renderer's variables."""


@dataclass(frozen=True)
class TitledTable:
    """A table as the sheet shows it."""

    title: str
    cells: Table


@dataclass(frozen=True)
class Entry:
    """A question on the sheet; `address` is what is printed of its `url`, behind the language's home page."""

    url: str
    address: str
    title: Inlines
    level: str
    gist: tuple[Inlines, ...]
    table: TitledTable | None
    diagram: Diagram | None


@dataclass(frozen=True)
class Section:
    """A section's title and its questions."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Sheet:
    """All that a language's sheet says; `pairs` are the terms with their translations, `alike` those that need none."""

    locale: str
    home: str
    sections: tuple[Section, ...]
    languages: tuple[str, str]
    pairs: tuple[tuple[str, str], ...]
    alike: tuple[str, ...]
    texts: dict[str, str]


def build(site: Site, catalogue: Catalogue) -> None:
    """Write the PDFs into a built site.

    Raises GuideError with what Typst says if it cannot set a sheet.
    """
    sheets = {locale: _sheet(site, catalogue, locale) for locale in LOCALES}
    commit = revision.commit(catalogue.root)
    for edition in EDITIONS:
        data = asdict(sheets[edition.locale]) | {
            "paper": edition.paper,
            "region": LANGUAGES[edition.locale].region,
            "imprint": commit.text(edition.locale) if commit else "",
            "date": commit and {"year": commit.date.year, "month": commit.date.month, "day": commit.date.day},
        }
        (pdf,) = typeset(TEMPLATE, data, "pdf", pdf_standards=["ua-1"])
        (site.path / edition.file).write_bytes(pdf)


def _sheet(site: Site, catalogue: Catalogue, locale: str) -> Sheet:
    languages = (locale, counterpart(locale))
    pairs = _pairs(catalogue.terms, languages)
    home = urls.join(urls.find(catalogue.root).site, locale_path(locale), "")
    return Sheet(
        locale,
        home,
        tuple(_section(site.page(locale, section), catalogue, home) for section in catalogue.sections),
        (_name(languages[0], locale), _name(languages[1], locale)),
        tuple(pair for pair in pairs if _bare(pair[0]) != _bare(pair[1])),
        tuple(term for term, translation in pairs if _bare(term) == _bare(translation)),
        catalogue.texts_in(locale),
    )


def _section(page: BuiltPage, catalogue: Catalogue, home: str) -> Section:
    return Section(page.title, tuple(_entry(page, question, catalogue, home) for question in page.questions))


def _entry(page: BuiltPage, question: BuiltQuestion, catalogue: Catalogue, home: str) -> Entry:
    return Entry(
        f"{home}q/{question.id}/",
        f"q/{question.id}",
        question.title,
        catalogue.levels[question.level][page.locale],
        question.gist,
        _table(question, catalogue.sheet, page.locale),
        _diagram(question, catalogue.sheet),
    )


def _table(question: BuiltQuestion, choice: SheetChoice, locale: str) -> TitledTable | None:
    chosen = choice.table(question.id)
    table = question.table
    if chosen is None or table is None:
        return None

    def pick(row: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
        return tuple(row[column - 1] for column in chosen.columns)

    return TitledTable(chosen.title[locale], Table(pick(table.header), tuple(map(pick, table.rows))))


def _diagram(question: BuiltQuestion, choice: SheetChoice) -> Diagram | None:
    diagram = question.diagram
    if question.id not in choice.diagrams or diagram is None:
        return None
    return Diagram(printable(diagram.svg), diagram.caption, diagram.description)


def _pairs(terms: tuple[Term, ...], languages: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the terms in two languages, in the alphabetical order of the first."""
    first, second = languages
    ordered = sorted(terms, key=lambda term: sort_key(term.name[first]))
    return [(term.with_abbreviations(first), term.with_abbreviations(second)) for term in ordered]


def _bare(term: str) -> str:
    """Return a term without what the languages spell differently: capitals, hyphens, spaces."""
    return re.sub(r"[-\s]", "", term.casefold())


def printable(svg: str) -> str:
    """Return a diagram's SVG for paper: greys and the sheet's font instead of the page's CSS variables.

    Raises GuideError if the renderer uses a variable that has no grey.
    """
    root = f'font-family="Source Sans 3" font-size="14" color="{_INKS["fg"]}"'
    svg = svg.replace("<svg", f"<svg {root}", 1)
    # Typst knows neither CSS variables nor the property that rounds corners.
    svg = svg.replace('style="rx:var(--_r)"', 'rx="4"')
    unknown = sorted(set(re.findall(r"var\(--_(\w+)\)", svg)) - _INKS.keys())
    if unknown:
        raise GuideError(f"diagrams use the colour “--_{unknown[0]}”: name its grey in {Path(__file__).name}.")
    return re.sub(r"var\(--_(\w+)\)", lambda match: _INKS[match[1]], svg)


def _name(language: str, locale: str) -> str:
    """Return a language's name in a language."""
    return str(Locale(language).get_display_name(locale))
