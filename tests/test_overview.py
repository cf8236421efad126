"""The ways to a question: the overview of a section, keys, and the home page's links."""

import re

import pytest
from playwright.sync_api import Page, expect

from scripts.model import catalogue
from scripts.project.languages import LOCALES
from tests.reader import PAGE, QUESTION, TEXTS, Open, move_pointer, path, wait_for_scripts

SECTION = PAGE.removesuffix("/")
QUESTIONS = catalogue.load().sections[SECTION]


def shown(page: Page) -> list[str]:
    """Return the questions in sight, after a check that the overview lists the same."""
    ids = page.locator(".question:visible").evaluate_all("all => all.map(each => each.dataset.question)")
    assert page.locator("[data-mark-for]:visible").evaluate_all("all => all.map(each => each.dataset.markFor)") == ids
    return ids


@pytest.mark.parametrize("locale", LOCALES)
def test_overview_lists_all_questions_with_their_levels(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE))
    assert shown(page) == [question.id for question in QUESTIONS]
    for question in QUESTIONS:
        entry = page.locator(f"[data-mark-for={question.id}]")
        expect(entry.locator("a")).to_have_text(page.locator(f"#{question.id}").inner_text().strip())
        expect(entry.locator(".entry-level")).to_have_text(catalogue.load().levels[question.level][locale])


@pytest.mark.parametrize("locale", LOCALES)
def test_filter_narrows_and_stands_in_the_address(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE))
    level, tag = page.get_by_label(TEXTS["level"][locale]).last, page.get_by_label(TEXTS["tag"][locale], exact=True)
    level.select_option("mid")
    assert shown(page) == [question.id for question in QUESTIONS if question.level == "mid"]
    tag.select_option("drift")
    expected = [question.id for question in QUESTIONS if question.level == "mid" and "drift" in question.tags]
    assert shown(page) == expected
    expect(page.locator(".overview-count")).to_have_text(re.compile(rf"^{len(expected)} \w+ {len(QUESTIONS)} "))
    assert page.url.endswith("?level=mid&tag=drift")
    page.reload()
    assert shown(page) == expected
    level.select_option("")
    tag.select_option("")
    assert page.url.endswith(PAGE)
    assert len(shown(page)) == len(QUESTIONS)


@pytest.mark.parametrize("locale", LOCALES)
def test_choice_goes_into_the_other_language(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE + "?tag=drift"))
    expected = shown(page)
    other = page.locator(f"a[hreflang]:not([hreflang={locale}])").first
    page.goto(other.evaluate("link => link.href"))
    expect(page.locator("html")).not_to_have_attribute("lang", locale)
    assert shown(page) == expected


@pytest.mark.parametrize("query", ["?level=nonsense&tag=%3Cimg%3E", "?level=&tag=", "?level=mid%00&tag=__proto__"])
def test_unknown_choice_is_none(open_page: Open, query: str) -> None:
    page = open_page(path("en", PAGE + query))
    assert len(shown(page)) == len(QUESTIONS)


def test_link_to_a_hidden_question_shows_it(open_page: Open) -> None:
    other = next(question for question in QUESTIONS if question.level != "mid")
    page = open_page(path("en", f"{PAGE}?level=mid#{other.id}"))
    expect(page.locator(f"[data-question={other.id}] .question-answer")).to_have_attribute("open", "")
    expect(page.locator(f"#{other.id}")).to_be_in_viewport()


@pytest.mark.parametrize("opened", [False, True], ids=["closed", "open"])
def test_keys_lead_to_every_question_and_back(open_page: Open, opened: bool) -> None:
    page = open_page(path("en", PAGE), reduced_motion="reduce")
    if opened:
        page.get_by_role("button", name=TEXTS["open-all"]["en"]).click()
        page.evaluate("document.activeElement.blur()")
    ids = [question.id for question in QUESTIONS]
    for key, way in (("ArrowDown", ids), ("ArrowUp", ids[-2::-1])):
        for id_ in way:
            page.keyboard.press(f"Alt+{key}")
            expect(page.locator(f"[data-question={id_}] .question-answer > summary")).to_be_focused()
            assert below_header(page, id_)
    expect(page.locator(".question-answer[open]")).to_have_count(len(ids) if opened else 0)
    page.keyboard.press("Enter")
    expect(page.locator(".question-answer[open]")).to_have_count(len(ids) - 1 if opened else 1)


def test_keys_go_on_from_where_the_reader_scrolled(open_page: Open) -> None:
    page = open_page(path("en", PAGE), reduced_motion="reduce")
    page.keyboard.press("Alt+ArrowDown")
    heading = page.locator(f"#{QUESTIONS[5].id}")
    heading.evaluate("heading => heading.scrollIntoView({ behavior: 'instant' })")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(f"[data-question={QUESTIONS[6].id}] .question-answer > summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.evaluate("scrollBy({ top: 400, behavior: 'instant' })")
    page.keyboard.press("Alt+ArrowUp")
    assert below_header(page, QUESTIONS[6].id)
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(f"[data-question={QUESTIONS[5].id}] .question-answer > summary")).to_be_focused()


def below_header(page: Page, id_: str) -> bool:
    """Return whether a question's heading is in the window and not behind the header."""
    return page.evaluate(
        """id => {
          const header = document.querySelector('.md-header').getBoundingClientRect().bottom;
          const { top, bottom } = document.getElementById(id).getBoundingClientRect();
          return top >= header && bottom <= innerHeight;
        }""",
        id_,
    )


def test_keys_are_left_to_a_field(open_page: Open) -> None:
    page = open_page(path("en", PAGE))
    select = page.locator(".overview-filter select").first
    select.focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(select).to_be_focused()


@pytest.mark.parametrize("locale", LOCALES)
def test_random_question_is_one_of_the_language(open_page: Open, locale: str) -> None:
    page = open_page(path(locale))
    move_pointer(page)
    page.get_by_role("link", name=TEXTS["random"][locale]).click()
    page.wait_for_url(re.compile("#"))
    wait_for_scripts(page)
    expect(page.locator(".question h2:target")).to_be_in_viewport()
    expect(page.locator(".question-answer[open]")).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("lang", locale)


def test_home_offers_the_question_that_was_opened_last(open_page: Open) -> None:
    page = open_page(path("de"))
    resume = page.locator("[data-continue]")
    expect(resume).to_be_hidden()
    page.goto(page.url + f"{PAGE}#{QUESTION}")
    expect(page.locator(".question-answer[open]")).to_have_count(1)
    title = page.locator(f"#{QUESTION}").inner_text().strip()
    page.wait_for_function("localStorage.getItem('guide.v1')")
    page.goto(page.url.partition(PAGE)[0])
    expect(resume.locator("span")).to_have_text(title)
    resume.click()
    expect(page.locator(f"[data-question={QUESTION}] .question-answer")).to_have_attribute("open", "")


@pytest.mark.parametrize("stored", ["no-such-question", "<img src=x>", "[]", ""])
def test_spoilt_storage_is_no_harm(open_page: Open, stored: str) -> None:
    page = open_page(path("en"))
    page.evaluate("text => localStorage.setItem('guide:last-question', text)", stored)
    page.reload()
    move_pointer(page)
    expect(page.locator("[data-random]")).to_be_visible()
    expect(page.locator("[data-continue]")).to_be_hidden()


@pytest.mark.parametrize("locale", LOCALES)
def test_home_page_search_finds(open_page: Open, locale: str) -> None:
    page = open_page(path(locale))
    page.locator(".hero-search input").fill("Canary Blue-Green")
    page.keyboard.press("Enter")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile(f"#{QUESTION}$"))


@pytest.mark.parametrize("locale", LOCALES)
def test_without_script_the_overview_is_a_list_of_links(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE), java_script_enabled=False)
    expect(page.locator(".overview-filter")).to_be_hidden()
    expect(page.locator("[data-mark-for] a")).to_have_count(len(QUESTIONS))
