"""The cheat sheet PDFs say what the pages say, are tagged, and stop the build at what they cannot show."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from scripts.exporters import cheatsheet
from scripts.model import catalogue
from scripts.project.languages import EDITIONS, Edition, counterpart, locale_path
from scripts.project.paths import SITE
from scripts.site.pages import Site

PAPER = {"a4": (595, 842), "us-letter": (612, 792)}
every_edition = pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.file)


FOOTER = re.compile(r"MLOps[^\r\n·]* · \d[^\r\n]* CC BY 4\.0 [^\r\n]*? \d+ / \d+")


def letters(text: str) -> str:
    """Return a text without what line breaks change: spaces and hyphens."""
    return re.sub(r"[\s\u00ad\u200b\u2060\ufffe-]", "", text)


def questions(edition: Edition) -> Iterator[tuple[str, Tag]]:
    """Yield the page's title and each question of the built pages, in order, as another parser sees them."""
    for section in catalogue.load().sections:
        page = SITE / locale_path(edition.locale).strip("/") / section / "index.html"
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        for question in soup.select("section.question"):
            yield section, question


def text_of(edition: Edition) -> str:
    """Return the text that a reader would copy out, page after page, without the pages' footers."""
    document = pypdfium2.PdfDocument(SITE / edition.file)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return FOOTER.sub("", text)


def one(element: Tag, selector: str) -> Tag:
    found = element.select_one(selector)
    assert found
    return found


@every_edition
def test_every_question_stands_complete_and_in_order(edition: Edition) -> None:
    text = letters(text_of(edition))
    end = 0
    for _, question in questions(edition):
        expected = "".join(
            [
                one(question, "h2").text,
                *(paragraph.text for paragraph in question.select("[data-part=gist] > p")),
                one(question, ".level").text,
                f"·q/{question['data-question']}",
            ]
        )
        start = text.find(letters(expected), end)
        assert start >= 0, f"{question['data-question']} is not complete, or not at its place"
        end = start + len(letters(expected))


@every_edition
def test_letters_are_copied_out_as_letters(edition: Edition) -> None:
    text = text_of(edition)
    assert not re.findall("[\ufb00-\ufb06\ufffd\ue000-\uf8ff\x00]", text)
    assert ("ü" in text) and ("ß" in text) if edition.locale == "de" else "offline" in text


@every_edition
def test_size(edition: Edition) -> None:
    file = SITE / edition.file
    document = pypdfium2.PdfDocument(file)
    assert len(document) <= 8
    assert file.stat().st_size <= 400 * 1024
    assert {tuple(map(round, page.get_size())) for page in document} == {PAPER[edition.paper]}


@every_edition
def test_nothing_stands_outside_the_margins(edition: Edition) -> None:
    for page in pypdfium2.PdfDocument(SITE / edition.file):
        width, height = page.get_size()
        text = page.get_textpage()
        boxes = [text.get_rect(i) for i in range(text.count_rects())]
        assert min(left for left, *_ in boxes) >= 38
        assert max(right for *_, right, _ in boxes) <= width - 38
        assert min(bottom for _, bottom, *_ in boxes) >= 20
        assert max(top for *_, top in boxes) <= height - 30


def elements(node: Any) -> Iterator[Any]:
    """Yield the elements of a structure tree, in reading order."""
    if "/S" in node:
        yield node
    children = node.get("/K", ArrayObject())
    for child in children if isinstance(children, ArrayObject) else [children]:
        child = child.get_object()  # noqa: PLW2901
        if isinstance(child, DictionaryObject):
            yield from elements(child)


@every_edition
def test_structure(edition: Edition) -> None:
    reader = PdfReader(SITE / edition.file)
    root: Any = reader.root_object
    assert str(root["/Lang"]).startswith(edition.locale)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata
    assert reader.metadata.title == catalogue.load().texts["cheat-sheet"][edition.locale]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()

    tags = list(elements(root["/StructTreeRoot"]))
    kinds = [str(tag["/S"]) for tag in tags]
    choice = catalogue.load().sheet
    assert kinds.count("/H2") == len(list(questions(edition)))
    assert kinds.count("/Table") >= len(choice.tables) + 1
    assert kinds.count("/TH") >= 5 * len(choice.tables)
    figures = [str(tag["/Alt"]) for tag in tags if tag["/S"] == "/Figure"]
    descriptions = [
        one(question, "figure.diagram desc").text
        for _, question in questions(edition)
        if question["data-question"] in choice.diagrams
    ]
    assert figures == descriptions


@every_edition
def test_bookmarks_are_the_sections_and_their_questions(edition: Edition) -> None:
    outline: Any = PdfReader(SITE / edition.file).outline
    sections = [entry.title for entry in outline if not isinstance(entry, list)]
    texts = catalogue.load().texts_in(edition.locale)
    pages = [
        BeautifulSoup((SITE / locale_path(edition.locale).strip("/") / name / "index.html").read_text(), "html.parser")
        for name in catalogue.load().sections
    ]
    assert sections == [
        *(one(page, "h1").text for page in pages),
        texts["term-pairs"],
        texts["diagrams"],
        texts["tables"],
    ]
    inner = [entry.title for part in outline if isinstance(part, list) for entry in part]
    assert [letters(title) for title in inner] == [
        letters(one(question, "h2").text) for _, question in questions(edition)
    ]


@every_edition
def test_every_entry_links_to_its_answer(edition: Edition) -> None:
    pages: Any = PdfReader(SITE / edition.file).pages
    annotations = [annotation.get_object() for page in pages for annotation in page.get("/Annots", ())]
    targets = [annotation["/A"]["/URI"] for annotation in annotations]
    assert all(annotation["/Contents"] for annotation in annotations)
    for _, question in questions(edition):
        end = f"{locale_path(edition.locale)}/q/{question['data-question']}/"
        assert sum(target.endswith(end) for target in targets) == 2


@every_edition
def test_fonts_are_embedded(edition: Edition) -> None:
    pages: Any = PdfReader(SITE / edition.file).pages
    for page in pages:
        for font in page["/Resources"]["/Font"].values():
            (descendant,) = font["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
            assert re.search(r"Source(Sans3|CodePro)", str(font["/BaseFont"]))


def test_terms_stand_in_both_languages() -> None:
    terms = catalogue.load().terms
    for edition in EDITIONS:
        text = letters(text_of(edition))
        names = [
            (term.with_abbreviations(edition.locale), term.with_abbreviations(counterpart(edition.locale)))
            for term in terms
        ]
        assert all(letters(own) in text for own, _ in names)
        alike = [(own, other) for own, other in names if letters(other) not in text]
        assert all(letters(own).casefold() == letters(other).casefold() for own, other in alike)


def test_two_builds_are_identical(tmp_path: Path) -> None:
    made = []
    for name in ("first", "second"):
        site = tmp_path / name
        shutil.copytree(SITE, site, ignore=shutil.ignore_patterns("assets", "*.pdf"))
        cheatsheet.build(Site(site), catalogue.load())
        made.append([(site / edition.file).read_bytes() for edition in EDITIONS])
    assert made[0] == made[1]
