"""Make the cheat sheet PDFs from the built pages: all questions with level and gist, some tables and diagrams, terms.

The pages are read into a tree, and cheatsheet.typ sets it: data only, never generated markup. Typst writes PDF/UA-1,
and nothing that changes from build to build: the date is that of the commit.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import typst
from babel import Locale
from fontTools.ttLib import TTFont

from scripts import address, catalogue, imprint, pages, question_html, yaml_lines
from scripts.layout import EDITIONS, LOCALES, ROOT, locale_path
from scripts.problems import ContentError, Problem
from scripts.question_html import Diagram, Inlines, Question, Table, UnknownElementError

TEMPLATE = Path(__file__).with_suffix(".typ")
MAX_WORD = 40
"""Characters of a word, or of code without a space: a longer one may not fit a column."""

_FONTS = {
    "text": ROOT / "node_modules/source-sans/TTF/SourceSans3-Regular.ttf",
    "code": ROOT / "node_modules/source-code-pro/TTF/SourceCodePro-Regular.ttf",
}
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
class TableChoice:
    """A table to take over: the line of its entry in cheatsheet.yml, its title, and its columns from 1."""

    line: int
    title: catalogue.Text
    columns: tuple[int, ...]


@dataclass(frozen=True)
class Choice:
    """What the sheet takes from full answers, by question; of diagrams, the line in cheatsheet.yml."""

    path: Path
    tables: dict[str, TableChoice]
    diagrams: dict[str, int]


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


def build(site: Path, root: Path = ROOT) -> None:
    """Write the PDFs into a built site.

    Raises ContentError with everything that the sheet cannot show.
    """
    reader = Reader(site, root)
    sheets = {locale: reader.sheet(locale) for locale in LOCALES}
    if reader.problems:
        raise ContentError(reader.problems)
    commit = imprint.commit(root)
    for edition in EDITIONS:
        data = asdict(sheets[edition.locale]) | {
            "paper": edition.paper,
            "region": imprint.REGIONS[edition.locale],
            "imprint": commit.text(edition.locale) if commit else "",
            "date": commit and {"year": commit.date.year, "month": commit.date.month, "day": commit.date.day},
        }
        (site / edition.file).write_bytes(_typeset(data))


class Reader:
    """Reads the sheets of a built site; collects what they cannot show in `problems`."""

    def __init__(self, site: Path, root: Path) -> None:
        self.problems: list[Problem] = []
        self._site = site
        self._root = root
        self._address = address.find(root).site
        self._catalogue = catalogue.load(root)
        self._choice = load_choice(root)
        self._terms = load_terms(root)

    def sheet(self, locale: str) -> Sheet:
        """Return the sheet of a language."""
        languages = (locale, next(other for other in LOCALES if other != locale))
        pairs = self._pairs(languages)
        return Sheet(
            locale,
            self._home(locale),
            tuple(self._section(locale, section) for section in self._catalogue.sections),
            (_name(languages[0], locale), _name(languages[1], locale)),
            tuple(pair for pair in pairs if _bare(pair[0]) != _bare(pair[1])),
            tuple(term for term, translation in pairs if _bare(term) == _bare(translation)),
            self._catalogue.texts_in(locale),
        )

    def _home(self, locale: str) -> str:
        return self._address.rstrip("/") + locale_path(locale) + "/"

    def _section(self, locale: str, section: str) -> Section:
        html = (self._site / locale_path(locale).strip("/") / section / "index.html").read_text(encoding="utf-8")
        title = question_html.title(html)
        for character in _lacking([("text", title)]):
            path = self._root / "docs" / locale / f"{section}.md"
            self.problems.append(_lack(path, _line_with(path, character), character))
        entries = [self._entry(locale, section, question) for question in question_html.questions(html)]
        return Section(title, tuple(entry for entry in entries if entry))

    def _entry(self, locale: str, section: str, question: Question) -> Entry | None:
        """Return a question's entry; None, with problems, if it cannot be set."""
        try:
            entry = Entry(
                f"{self._home(locale)}{section}/#{question.id}",
                f"{section}#{question.id}",
                question.title,
                self._catalogue.levels[question.level][locale],
                question.gist,
                self._table(locale, question),
                self._diagram(question),
            )
        except UnknownElementError as error:
            self._note(
                locale,
                question.id,
                error.text,
                f"the cheat sheet cannot show {error}, expected text, strong, em, code or a link",
                "Write it with these in title, gist and table.",
            )
            return None
        if not entry.gist:
            self._note(locale, question.id, "", f"question “{question.id}” has no gist", "Write the block “!!! gist”.")
        for character in _lacking(_texts(entry)):
            self.problems.append(_lack(*self._place(locale, question.id, character), character))
        for word in {word for part in (entry.title, *entry.gist) for word in question_html.plain(part).split()}:
            if len(word) > MAX_WORD:
                self._note(
                    locale,
                    question.id,
                    word,
                    f"“{word}” has {len(word)} characters without a space, expected at most {MAX_WORD}",
                    "Shorten it in title and gist: a column of the cheat sheet is no wider.",
                )
        return entry

    def _table(self, locale: str, question: Question) -> TitledTable | None:
        choice = self._choice.tables.get(question.id)
        if choice is None:
            return None
        table = next(iter(question.tables), None)
        width = len(table.header) if table else 0
        if table is None or max(choice.columns) > width:
            self.problems.append(
                Problem(
                    self._choice.path,
                    choice.line,
                    f"column {max(choice.columns)} of the first table of “{question.id}”, which has {width} columns",
                    "Name columns that the table has, or remove the entry.",
                )
            )
            return None

        def pick(row: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
            return tuple(row[column - 1] for column in choice.columns)

        return TitledTable(choice.title[locale], Table(pick(table.header), tuple(map(pick, table.rows))))

    def _diagram(self, question: Question) -> Diagram | None:
        if question.id not in self._choice.diagrams:
            return None
        diagram = next(iter(question.diagrams), None)
        if diagram is None:
            line = self._choice.diagrams[question.id]
            mend = "Draw one, or remove the entry."
            self.problems.append(Problem(self._choice.path, line, f"question “{question.id}” has no diagram", mend))
            return None
        return Diagram(printable(diagram.svg), diagram.caption, diagram.description)

    def _pairs(self, languages: tuple[str, str]) -> list[tuple[str, str]]:
        """Return the terms in two languages, in the alphabetical order of the first."""
        path = self._root / "data" / "glossary.yml"
        for character in _lacking(("text", text) for term in self._terms for text in term.values()):
            self.problems.append(_lack(path, _line_with(path, character), character))
        first, second = languages
        return sorted(((term[first], term[second]) for term in self._terms), key=lambda pair: _folded(pair[0]))

    def _note(self, locale: str, id_: str, text: str, message: str, mend: str) -> None:
        self.problems.append(Problem(*self._place(locale, id_, text), message, mend))

    def _place(self, locale: str, id_: str, text: str) -> tuple[Path, int]:
        """Return the page of a question, and its line that has a text, or else that of its heading."""
        return next(
            (page.path, _line_with(page.path, text, question.heading.line))
            for page in pages.load(self._root)
            for question in page.questions
            if (page.locale, question.id) == (locale, id_)
        )


def load_choice(root: Path = ROOT) -> Choice:
    """Read `data/cheatsheet.yml`.

    Raises ContentError for a violation of its schema, and for a question that does not exist.
    """
    file = yaml_lines.read(root / "data" / "cheatsheet.yml")
    problems = yaml_lines.violations(file, file.path.with_suffix(".schema.json"))
    if problems:
        raise ContentError(problems)
    tables, diagrams = file.data["tables"], file.data["diagrams"]
    lines = {
        **{table["question"]: file.line(("tables", i, "question")) for i, table in enumerate(tables)},
        **{id_: file.line(("diagrams", i)) for i, id_ in enumerate(diagrams)},
    }
    known = catalogue.load(root).questions
    unknown = [
        Problem(file.path, line, f"there is no question “{id_}”", "Name a question of data/questions.yml.")
        for id_, line in lines.items()
        if id_ not in known
    ]
    if unknown:
        raise ContentError(unknown)
    return Choice(
        file.path,
        {
            table["question"]: TableChoice(file.line(("tables", i)), table["title"], tuple(table["columns"]))
            for i, table in enumerate(tables)
        },
        {id_: file.line(("diagrams", i)) for i, id_ in enumerate(diagrams)},
    )


def load_terms(root: Path = ROOT) -> list[catalogue.Text]:
    """Return each term of `data/glossary.yml` in each language, with the abbreviations that it does not contain."""
    terms = yaml_lines.read(root / "data" / "glossary.yml").data["terms"]
    return [{locale: _abbreviated(term[locale], term.get("abbreviations", ())) for locale in LOCALES} for term in terms]


def _abbreviated(term: str, abbreviations: Iterable[str]) -> str:
    others = [abbreviation for abbreviation in abbreviations if abbreviation.casefold() not in term.casefold()]
    return f"{term} ({', '.join(others)})" if others else term


def _bare(term: str) -> str:
    """Return a term without what the languages spell differently: capitals, hyphens, spaces."""
    return re.sub(r"[-\s]", "", term.casefold())


def printable(svg: str) -> str:
    """Return a diagram's SVG for paper: greys and the sheet's font instead of the page's CSS variables."""
    root = f'font-family="Source Sans 3" font-size="14" color="{_INKS["fg"]}"'
    svg = svg.replace("<svg", f"<svg {root}", 1)
    svg = svg.replace('style="rx:var(--_r)"', 'rx="4"')
    return re.sub(r"var\(--_(\w+)\)", lambda match: _INKS[match[1]], svg)


@cache
def _characters(kind: str) -> frozenset[int]:
    """Return the code points that a font can show."""
    return frozenset(TTFont(_FONTS[kind], lazy=True).getBestCmap())


def _lacking(texts: Iterable[tuple[str, str]]) -> list[str]:
    """Return the characters that their font lacks, each once; texts come with the font's kind."""
    missing = {c for kind, text in texts for c in text if ord(c) not in _characters(kind) and not c.isspace()}
    return sorted(missing)


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield all texts of an entry, each with the kind of its font."""
    cells = (entry.table.cells.header, *entry.table.cells.rows) if entry.table else ()
    for parts in (entry.title, *entry.gist, *(cell for row in cells for cell in row)):
        yield from _runs(parts)
    if entry.diagram:
        yield "text", re.sub(r"<[^>]*>", "", entry.diagram.svg) + entry.diagram.caption


def _runs(parts: Inlines, kind: str = "text") -> Iterator[tuple[str, str]]:
    for part in parts:
        yield kind, part.text
        yield from _runs(part.children, "code" if part.kind == "code" else kind)


def _lack(path: Path, line: int, character: str) -> Problem:
    """Return the problem of a character that the sheet cannot show."""
    return Problem(
        path,
        line,
        f"the cheat sheet's font has no “{character}” (U+{ord(character):04X})",
        "Use a character of Latin, Greek or the common symbols, or write it in words.",
    )


def _line_with(path: Path, text: str, first: int = 1) -> int:
    """Return the first line from a given one on that has a text, or else that line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return next((number for number, line in enumerate(lines, 1) if number >= first and text in line), first)


def _name(language: str, locale: str) -> str:
    """Return a language's name in a language."""
    return str(Locale(language).get_display_name(locale))


def _folded(text: str) -> str:
    """Return a key that sorts as dictionaries do: without case, umlauts as their vowels."""
    return text.casefold().translate(str.maketrans("äöü", "aou"))


def _typeset(data: dict) -> bytes:
    """Set a sheet; return the PDF. Raises ContentError with what Typst says."""
    try:
        return typst.compile(
            TEMPLATE,
            root=TEMPLATE.parent,
            font_paths=[font.parent for font in _FONTS.values()],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            format="pdf",
        )
    except typst.TypstError as error:
        problem = Problem(TEMPLATE, 1, str(error), "Mend what Typst names; hints: " + "; ".join(error.hints))
        raise ContentError([problem]) from error
