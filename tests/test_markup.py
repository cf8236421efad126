"""The built pages have the markup that MARKUP.md promises."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from markdown import markdown

from scripts.model import catalogue
from scripts.project.languages import LOCALES
from scripts.project.paths import ROOT, SITE
from scripts.rendering.questions import BuiltFrom, QuestionMarkupExtension
from tests.reader import path, soup

ROW = re.compile(r"^\| `(?P<selector>[^`]+)` \| (?P<count>\d+)(?P<more>\+?) \|", re.MULTILINE)
KNOWN = catalogue.load()
PROMISES = [match.groupdict() for match in ROW.finditer((ROOT / "MARKUP.md").read_text(encoding="utf-8"))]


def sections() -> list[tuple[str, str]]:
    return [(locale, section) for locale in LOCALES for section in KNOWN.sections]


def test_the_document_makes_promises() -> None:
    assert len(PROMISES) >= 13


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise["selector"])
@pytest.mark.parametrize(("locale", "section"), sections())
def test_promise_holds_on_the_real_site(promise: dict[str, str], locale: str, section: str) -> None:
    for question in soup(SITE, locale, section).select("section.question"):
        if _is_excused(promise["selector"], str(question["data-question"])):
            continue
        found = question.select(f":scope {promise['selector']}")
        expected = int(promise["count"])
        assert len(found) == expected or (promise["more"] and len(found) > expected), question["data-question"]
        assert all(element.get_text(strip=True) or element.name == "figure" for element in found)


def _is_excused(selector: str, id_: str) -> bool:
    """Return whether MARKUP.md says that a question need not have it."""
    unwritten = any(f"[data-part={part}]" in selector for part in KNOWN.unwritten.parts(id_))
    is_advice = KNOWN.questions[id_].kind == "preparation"
    return unwritten or (is_advice and (".asked" in selector or "[data-part=depth]" in selector))


@pytest.mark.parametrize(("locale", "section"), sections())
def test_questions_have_the_metadata_of_the_catalogue(locale: str, section: str) -> None:
    questions = soup(SITE, locale, section).select("section.question")
    expected = KNOWN.sections[section]
    assert [question["data-question"] for question in questions] == [metadata.id for metadata in expected]
    for question, metadata in zip(questions, expected, strict=True):
        assert _one(question, "h2")["id"] == metadata.id
        assert question["data-level"] == metadata.level
        assert question["data-kind"] == metadata.kind
        assert question["data-asked"] == metadata.asked
        assert str(question["data-tags"]).split() == list(metadata.tags)
        assert question["data-as-of"] == metadata.as_of == _one(question, "time")["datetime"]
        links = question.select("[data-part=sources] li > a")
        assert [link["href"] for link in links] == [source.url for source in metadata.sources]


@pytest.mark.parametrize(("locale", "section"), sections())
def test_controls_are_named_by_their_text_and_their_question(locale: str, section: str) -> None:
    page = soup(SITE, locale, section)
    for question in page.select("section.question"):
        for control in (_one(question, "summary"), _one(question, "a.question-link")):
            assert control["aria-labelledby"] == f"{control['id']} {question['data-question']}"
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))


FORM = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "wrong-answer.yml").read_text(encoding="utf-8"))
REPOSITORY = "https://github.com/someone/guide"


@pytest.mark.parametrize("locale", LOCALES)
def test_report_fills_in_the_form(locale: str) -> None:
    address = f"https://someone.github.io/guide/{path(locale)}fundamentals/"
    built = BuiltFrom(address, REPOSITORY, "0a1b2c3")
    (first, second) = _feet(locale, built)
    link = urlsplit(str(_one(first, "a.foot-report")["href"]))
    assert f"{link.scheme}://{link.netloc}{link.path}" == f"{REPOSITORY}/issues/new"
    id_ = str(first.find_parent("section")["data-question"])  # type: ignore[index]
    fields = dict(parse_qsl(link.query, strict_parsing=True))
    assert fields == {
        "template": "wrong-answer.yml",
        "question": id_,
        "language": locale,
        "commit": "0a1b2c3",
        "address": f"{address}#{id_}",
    }
    assert fields.keys() - {"template"} <= {field["id"] for field in FORM["body"]}
    assert _one(second, "a.foot-report")["href"] != _one(first, "a.foot-report")["href"]


@pytest.mark.parametrize("repository", ["", "http://localhost:8000/guide/", "https://example.org/someone/guide"])
def test_no_report_without_a_repository(repository: str) -> None:
    for foot in _feet("de", BuiltFrom("https://example.org/guide/", repository, "0a1b2c3")):
        assert foot.select(".foot-report") == []


def _feet(locale: str, built: BuiltFrom) -> list[Tag]:
    """Return the feet of the first two questions of the guide, rendered for a repository."""
    ids = list(KNOWN.questions)[:2]
    text = "".join(f"## {id_} {{ #{id_} }}\n\n??? answer\n    So.\n\n" for id_ in ids)
    extension = QuestionMarkupExtension(catalogue=KNOWN, locale=locale, built=built)
    html = markdown(text, extensions=["attr_list", "pymdownx.details", "toc", extension])
    feet = BeautifulSoup(html, "html.parser").select("details > footer:last-child")
    assert len(feet) == len(ids)
    return feet


@pytest.mark.parametrize("locale", LOCALES)
def test_next_question_is_that_of_the_guide(locale: str) -> None:
    onward = {
        str(question["data-question"]): urljoin(f"/{section}/", str(_one(question, ".foot-next")["href"]))
        for section in KNOWN.sections
        for question in soup(SITE, locale, section).select("section.question")
    }
    questions = list(KNOWN.questions.values())
    expected = {question.id: f"/{following.section}/#{following.id}" for question, following in pairwise(questions)} | {
        questions[-1].id: "/"
    }
    assert onward == expected


def _one(question: Tag, selector: str) -> Tag:
    element = question.select_one(selector)
    assert element
    return element


# What one page shows for all: the sample guide.


@pytest.mark.parametrize(
    ("locale", "titles", "month"),
    [
        (
            "de",
            [
                "Was geprüft wird",
                *("In 30 Sekunden", "In zwei Minuten", "Daran wird die Antwort gemessen"),
                *("Stolperfallen", "Nachfragen", "Zum Abfragen", "Quellen"),
            ],
            "März 2026",
        ),
        (
            "en",
            [
                "What is tested",
                *("In 30 seconds", "In two minutes", "What the answer is marked on"),
                *("Pitfalls", "Follow-up questions", "Quick recall", "Sources"),
            ],
            "March 2026",
        ),
    ],
)
def test_titles_are_in_the_language_of_the_page(sample_site: Path, locale: str, titles: list[str], month: str) -> None:
    page = soup(sample_site, locale, "fundamentals")
    question = page.select("section.question")[1]
    assert page.html
    assert page.html["lang"] == locale
    assert [title.text for title in question.select(".part-title")] == titles
    assert _one(question, "time").text == month


@pytest.mark.parametrize(("locale", "languages"), [("de", ["en", None]), ("en", [None, "de"])])
def test_title_of_a_source_has_its_language(sample_site: Path, locale: str, languages: list) -> None:
    links = soup(sample_site, locale, "fundamentals").select("[data-part=sources] a")
    assert [link.get("lang") for link in links] == languages


@pytest.mark.parametrize("locale", LOCALES)
def test_former_id_stands_in_its_question(sample_site: Path, locale: str) -> None:
    anchor = soup(sample_site, locale, "fundamentals").select_one("#zweite")
    assert anchor
    assert anchor.parent
    assert anchor.parent["data-question"] == "second"


@pytest.mark.parametrize("locale", LOCALES)
def test_what_stands_before_the_first_question_stays_outside(sample_site: Path, locale: str) -> None:
    page = soup(sample_site, locale, "fundamentals")
    first = page.select_one("section.question")
    assert first
    assert page.h1
    assert page.h1.find_parent("section") is None
    assert [button["data-answers"] for button in page.select(".question-tools button")] == ["open-all", "close-all"]
    assert first.find_previous_sibling(class_="question-tools")


@pytest.mark.parametrize(
    ("locale", "title", "description"), [("de", "Ablauf", "Von A nach B."), ("en", "Flow", "From A to B.")]
)
def test_diagram_is_svg_with_title_and_description(
    sample_site: Path, locale: str, title: str, description: str
) -> None:
    figure = soup(sample_site, locale, "fundamentals").select_one("figure.diagram")
    assert figure
    assert figure.svg
    names = {str(element.get("id")): element.text for element in figure.select("title, desc")}
    assert names[str(figure.svg["aria-labelledby"])] == title
    assert names[str(figure.svg["aria-describedby"])] == description
    assert figure.svg["role"] == "img"
    assert not figure.svg.has_attr("aria-roledescription")
    assert _one(figure, "figcaption").text == title
    assert not figure.select("script, foreignObject")


@pytest.mark.parametrize(
    ("locale", "caption", "heads"),
    [
        ("de", "Die Werte der Spalte", {"col": ["Spalte", "Wert"], "row": ["eins"]}),
        ("en", "The column’s values", {"col": ["Column", "Value"], "row": ["one"]}),
    ],
)
def test_table_has_a_caption_and_heads(sample_site: Path, locale: str, caption: str, heads: dict) -> None:
    page = soup(sample_site, locale, "fundamentals")
    (table,) = page.select("[data-question=first] table")
    assert _one(table, "caption[id=first-table-1]").text == caption
    assert {scope: [cell.text for cell in table.select(f"th[scope={scope}]")] for scope in heads} == heads
    assert table.parent
    assert table.parent.attrs == {
        "class": ["table-box"],
        "role": "region",
        "tabindex": "0",
        "aria-labelledby": "first-table-1",
    }
    assert caption not in [paragraph.text.removeprefix(": ") for paragraph in page.select("p")]


def test_captions_keep_their_markup_and_empty_cells_are_no_heads() -> None:
    text = "|  | b |\n| - | - |\n| 1 | 2 |\n|  | 3 |\n\n: Of *a* and `b`\n\n: No table\n"
    page = BeautifulSoup(markdown(text, extensions=["tables", "scripts.rendering.tables"]), "html.parser")
    assert str(page.caption) == '<caption id="table-1">Of <em>a</em> and <code>b</code></caption>'
    assert [(cell.name, cell.get("scope"), cell.text) for cell in page.select("th, td")] == [
        ("td", None, ""),
        ("th", "col", "b"),
        ("th", "row", "1"),
        ("td", None, "2"),
        ("td", None, ""),
        ("td", None, "3"),
    ]
    assert [paragraph.text for paragraph in page.select("p")] == [": No table"]


@pytest.mark.parametrize(("locale", "section"), sections())
def test_code_blocks_are_regions_with_numbers(locale: str, section: str) -> None:
    blocks = soup(SITE, locale, section).select("pre > code")
    assert [(block["role"], block["tabindex"], block["aria-label"]) for block in blocks] == [
        ("region", "0", f"Code {number}") for number in range(1, len(blocks) + 1)
    ]


@pytest.mark.parametrize(("locale", "section"), sections())
def test_all_tables_of_the_real_site_have_captions(locale: str, section: str) -> None:
    page = soup(SITE, locale, section)
    captions = [_one(table, "caption").text for table in page.select("table")]
    assert len(captions) == len(set(captions)) > 0
    assert page.select("caption a") == []
    titles = {heading.text for heading in page.select("h2")}
    for caption in captions:
        assert 3 <= len(caption.split()) <= 8
        assert caption not in titles
        assert not caption.endswith(".")


@pytest.mark.parametrize(("locale", "count"), [("de", "2 Fragen · 1 Min."), ("en", "2 questions · 1 min")])
def test_home_page_counts_the_questions_of_each_section(sample_site: Path, locale: str, count: str) -> None:
    cards = soup(sample_site, locale, "").select(".card:has([data-progress-of])")
    assert [_one(card, ".card-count").text for card in cards] == [count]
    assert [_one(card, "a")["href"] for card in cards] == ["fundamentals/"]


@pytest.mark.parametrize("locale", LOCALES)
def test_page_names_its_address_in_each_language(sample_site: Path, locale: str) -> None:
    head = soup(sample_site, locale, "fundamentals").head
    assert head
    site = "http://localhost:8000/mlops-interview-guide"
    alternates = {str(link["hreflang"]): link["href"] for link in head.select("link[hreflang]")}
    german = f"{site}/fundamentals/"
    assert alternates == {"de": german, "en": f"{site}/en/fundamentals/", "x-default": german}
    canonical = head.select_one("link[rel=canonical]")
    assert canonical
    assert canonical["href"] == alternates[locale]


def test_404_offers_all_languages_and_search(sample_site: Path) -> None:
    page = BeautifulSoup((sample_site / "404.html").read_text(encoding="utf-8"), "html.parser")
    offers = page.select(".not-found")
    assert [offer["lang"] for offer in offers] == ["de", "en"]
    prefix = "/mlops-interview-guide"
    assert [_one(offer, "form")["action"] for offer in offers] == [f"{prefix}/", f"{prefix}/en/"]
    assert all(_one(offer, "a")["href"] == _one(offer, "form")["action"] for offer in offers)
    assert all(_one(offer, "input")["name"] == "q" for offer in offers)
    assert not (sample_site / "en" / "404.html").exists()


@pytest.mark.parametrize("locale", LOCALES)
def test_link_reference_leads_to_the_repository(sample_site: Path, locale: str) -> None:
    links = [str(link["href"]) for link in soup(sample_site, locale, "").select("article a[href]")]
    assert any(link.endswith("/issues") for link in links)


@pytest.mark.parametrize("locale", LOCALES)
def test_entries_of_the_index_have_the_values_of_the_data(locale: str) -> None:
    for section, questions in KNOWN.sections.items():
        entries = soup(SITE, locale, "questions").select(f".question-index > section[data-section={section}] li")
        expected = [
            {
                "value": str(number),
                "data-mark-for": ",".join([question.id, *question.former_ids]),
                "data-level": question.level,
                "data-asked": "" if question.kind == "preparation" else question.asked,
                "data-tag": " ".join(question.tags),
                "data-path": " ".join(way.id for way in KNOWN.paths if question.id in way.questions),
            }
            for number, question in enumerate(questions, 1)
        ]
        assert [entry.attrs for entry in entries] == expected
        (overview,) = soup(SITE, locale, section).select(".overview > ol")
        assert [entry.attrs for entry in overview.select("li")] == [
            {name: entry[name] for name in ("value", "data-mark-for")} for entry in expected
        ]
