"""What the browser prints: the open answers or all, without controls, on few sheets; the cheat sheet as chosen."""

import io
import math
from collections.abc import Callable, Iterator

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.model import catalogue
from scripts.project.languages import LOCALES, locale_path
from tests.measures import letters, paper, printed
from tests.reader import wait_for_scripts, wake

Open = Callable[..., Page]
TEXTS = catalogue.load().texts
QUESTIONS = catalogue.load().questions


@pytest.fixture
def open_page(chromium: Browser, site_url: str) -> Iterator[Open]:
    """Opens pages in dark mode, which paper must not show."""
    contexts = []

    def opened(locale: str, path: str, **options: object) -> Page:
        context = chromium.new_context(**{"color_scheme": "dark"} | options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{site_url}{locale_path(locale)}/{path}".replace("//en/", "/en/"))
        if options.get("java_script_enabled", True):
            wait_for_scripts(page)
        return page

    yield opened
    for context in contexts:
        context.close()


SCREEN_ONLY = """() => [...document.querySelectorAll(
  '.md-header, .md-sidebar, .md-footer, .md-skip, .md-search, .md-dialog, .languages, [role=status],'
  + 'button, input, select, form, .term-popup, [popover], .ways-more, .question-link'
)].filter((element) => element.checkVisibility() && element.getClientRects().length
  && !element.closest('.visually-hidden')).map((element) => element.outerHTML.slice(0, 100))"""


def explain_a_term(page: Page) -> None:
    page.locator(".question-answer summary").first.click()
    page.locator(".question-answer[open] .term").first.click()
    expect(page.locator(".term-popup")).to_be_visible()


def search(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("canary")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def copy_a_link(page: Page) -> None:
    page.locator(".question-link").first.click()


def narrow(page: Page) -> None:
    page.locator(".overview-filter select").first.select_option("mid")


def skip(page: Page) -> None:
    page.keyboard.press("Tab")


@pytest.mark.parametrize(
    ("path", "do"),
    [("fundamentals/", do) for do in (explain_a_term, search, copy_a_link, narrow, skip)]
    + [(path, skip) for path in ("", "glossary/", "cheatsheet/", "about/", "no-such-page/")],
)
def test_what_belongs_to_the_screen_is_not_on_paper(open_page: Open, path: str, do: Callable[[Page], None]) -> None:
    page = open_page("de", path)
    do(page)
    page.emulate_media(media="print")
    assert page.evaluate(SCREEN_ONLY) == []


@pytest.mark.parametrize("late", [False, True], ids=["before the theme's script", "after it"])
@pytest.mark.parametrize("opened", [True, False])
def test_depth_is_printed_if_it_is_open(open_page: Open, opened: bool, late: bool) -> None:
    page = open_page("en", "fundamentals/")
    if late:
        wake(page)
    depth = page.locator(".question-depth").first
    depth.evaluate("(depth, opened) => { depth.open = opened }", opened)
    text = letters(printed(paper(page)))
    assert (letters(depth.locator("> p").first.text_content() or "") in text) == opened
    assert (letters(depth.locator("caption").text_content() or "") in text) == opened
    assert text.count(letters(TEXTS["depth"]["en"])) == opened


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("late", [False, True], ids=["before the theme's script", "after it"])
def test_open_answers_are_printed_and_closed_ones_are_not(open_page: Open, scripted: bool, late: bool) -> None:
    page = open_page("en", "fundamentals/", java_script_enabled=scripted)
    if late and scripted:
        wake(page)
    page.locator(".question-answer > summary").nth(2).click()
    titles = [letters(title) for title in page.locator(".question h2").all_text_contents()]
    text = letters(printed(paper(page)))
    assert [i for i, title in enumerate(titles) if title in text] == [2]
    assert text.casefold().count(letters(TEXTS["gist"]["en"]).casefold()) == 1
    assert f"3{titles[2]}" in text, "the number of the question is another"
    assert page.locator(".question-answer[open]").count() == 1


def test_filtered_questions_are_not_printed_open_or_closed(open_page: Open) -> None:
    page = open_page("en", "fundamentals/")
    page.locator(".question[data-level=junior] .question-answer > summary").first.click()
    page.locator(".overview-filter select").first.select_option("mid")
    titles = page.locator(".question h2")
    shown = page.locator(".question:not([hidden]) h2").all_text_contents()
    text = letters(printed(paper(page)))
    assert [title for title in titles.all_text_contents() if text.count(letters(title))] == shown


@pytest.mark.parametrize("path", ["fundamentals/", "glossary/", "cheatsheet/", "about/", ""])
@pytest.mark.parametrize("locale", LOCALES)
def test_each_sheet_names_the_guide_and_the_page(open_page: Open, locale: str, path: str) -> None:
    page = open_page(locale, path)
    name = page.locator("meta[property='og:site_name']").get_attribute("content")
    address = str(page.locator("link[rel=canonical]").get_attribute("href")).partition("://")[2]
    for sheet in paper(page):
        assert letters(f"{name} · {address}") in letters(sheet.get_textpage().get_text_range())


# The real guide, because its length is what is measured; in the narrow face, which is nearer to readers' own.

SECTIONS = {id_: len(questions) for id_, questions in catalogue.load().sections.items()}


MOST = {False: 1.0, True: 1.8}
"""Sheets for a question, with depths and without; a section of less than ten may have one more."""


@pytest.mark.parametrize("depths", MOST, ids=["closed", "open"])
@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("locale", LOCALES)
def test_section_takes_few_sheets(
    narrow_chromium: Browser, guide_url: str, locale: str, section: str, depths: bool
) -> None:
    with narrow_chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{guide_url}{locale_path(locale)}/{section}/".replace("//en/", "/en/"))
        wait_for_scripts(page)
        if depths:
            page.evaluate("for (const fold of document.querySelectorAll('.question details')) fold.open = true")
        document = paper(page)
        assert len(document) <= math.ceil(SECTIONS[section] * MOST[depths]) + (SECTIONS[section] < 10)
        sheets = [letters(sheet.get_textpage().get_text_range()) for sheet in document]
        titles = page.locator(".question h2").all_text_contents()
        gists = page.locator("[data-part=gist] p:first-of-type").all_text_contents()
        apart = [
            (title, [n for n, sheet in enumerate(sheets, 1) if letters(title) in sheet])
            for title, gist in zip(titles, gists, strict=True)
            if not any(letters(title) in sheet and letters(gist)[:40] in sheet for sheet in sheets)
        ]
        assert apart == [], "their gists are on the next sheet"


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("locale", LOCALES)
def test_glossary_takes_few_sheets(narrow_chromium: Browser, guide_url: str, locale: str, size: str) -> None:
    with narrow_chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{guide_url}{locale_path(locale)}/glossary/".replace("//en/", "/en/"))
        wait_for_scripts(page)
        assert len(pypdfium2.PdfDocument(page.pdf(format=size))) <= 8


# The reader's selection


def chosen(page: Page) -> set[str]:
    """Return the questions that would be printed."""
    entries = page.locator(".sheet-entry:not([data-left-out])")
    return set(entries.evaluate_all("entries => entries.map(entry => entry.id)"))


def group(page: Page, name: str) -> None:
    page.locator(f"[data-group={name}]").click()


SENIOR = {question.id for question in QUESTIONS.values() if question.level == "senior"}
CLOUD = {question.id for question in QUESTIONS.values() if question.section == "cloud"}


@pytest.mark.parametrize("locale", LOCALES)
def test_all_questions_stand_on_the_page_with_level_and_link(open_page: Open, locale: str) -> None:
    page = open_page(locale, "cheatsheet/")
    expect(page.locator(".sheet-entry")).to_have_count(len(QUESTIONS))
    assert chosen(page) == set(QUESTIONS)
    levels = catalogue.load().levels
    assert page.locator(".sheet-entry .sheet-note strong").all_text_contents() == [
        levels[question.level][locale] for question in QUESTIONS.values()
    ]
    links = page.locator(".sheet-entry h3 a").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    assert links == [f"../{question.section}/#{question.id}" for question in QUESTIONS.values()]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", set(QUESTIONS)),
        ("?only=senior", SENIOR),
        ("?only=cloud,what-is-mlops", CLOUD | {"what-is-mlops"}),
        ("?only=no-such-name,mlops-vs-devops", {"mlops-vs-devops"}),
        ("?only=", set()),
    ],
)
def test_address_names_the_choice(open_page: Open, query: str, expected: set[str]) -> None:
    page = open_page("en", f"cheatsheet/{query}")
    expect(page.locator("[data-count]")).to_have_text(f"{len(expected)}/{len(QUESTIONS)}")
    assert chosen(page) == expected
    assert page.locator("[data-print]").is_disabled() == (not expected)
    text = letters(printed(paper(page)))
    titles = page.locator(".sheet-entry h3").all_text_contents()
    assert sum(letters(title) in text for title in titles) == len(expected)


def test_choice_goes_into_the_address_and_the_other_language(open_page: Open) -> None:
    page = open_page("de", "cheatsheet/")
    page.get_by_role("button", name=TEXTS["choose-none"]["de"]).click()
    assert page.url.endswith("?only=")
    group(page, "senior")
    assert page.url.endswith("?only=senior")
    assert chosen(page) == SENIOR
    group(page, "cloud")
    assert set(page.url.partition("?only=")[2].split(",")) == {"cloud", "senior"}
    page.locator("#what-is-mlops .sheet-tick input").check()
    expected = SENIOR | CLOUD | {"what-is-mlops"}
    assert chosen(page) == expected
    page.reload()
    assert chosen(page) == expected
    expect(page.locator("[data-group=fundamentals]")).to_have_js_property("indeterminate", True)

    english = page.locator("a[hreflang=en]").first.get_attribute("href")
    assert english
    page.goto(page.evaluate("document.querySelector('a[hreflang=en]').href"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert chosen(page) == expected
    page.get_by_role("button", name=TEXTS["choose-all"]["en"]).click()
    assert "?" not in page.url


@pytest.mark.parametrize("width", [390, 1280])
def test_choice_works_by_keyboard_and_prints(open_page: Open, width: int) -> None:
    page = open_page("en", "cheatsheet/?only=cloud", viewport={"width": width, "height": 844})
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.locator("[data-group=fundamentals]").focus()
    page.keyboard.press("Space")
    assert len(chosen(page)) == len(CLOUD) + len(catalogue.load().sections["fundamentals"])
    page.locator("[data-print]").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_title("printed")


def test_without_script_there_are_no_controls(open_page: Open) -> None:
    page = open_page("en", "cheatsheet/", java_script_enabled=False)
    expect(page.locator(".sheet-choice")).to_be_hidden()
    assert page.locator(".sheet-tick").first.is_hidden()
    expect(page.locator(".sheet-downloads a").first).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
def test_pdfs_can_be_downloaded(open_page: Open, locale: str) -> None:
    page = open_page(locale, "cheatsheet/")
    links = page.locator(".sheet-downloads a")
    assert links.count() == (1 if locale == "de" else 2)
    for link in links.all():
        response = page.request.get(link.evaluate("link => link.href"))
        assert response.ok
        assert len(pypdfium2.PdfDocument(io.BytesIO(response.body()))) > 1
