"""The frame around each page: five entries at most, all questions on one page, each two taps away."""

import re
from collections import Counter

import pytest
from bs4 import Tag
from playwright.sync_api import Browser, Page, expect

from scripts.model import catalogue
from scripts.model.glossary import sort_key
from scripts.project.languages import LOCALES
from scripts.project.paths import SITE
from scripts.site.pages import Site
from tests.reader import PAGE, TEXTS, Open, path, soup, wait_for_scripts

KNOWN = catalogue.load()
QUESTIONS = KNOWN.questions
INDEX = "questions/"
MOST_ENTRIES = 5


def texts(tree: Tag, selector: str) -> list[str]:
    return [element.get_text(strip=True) for element in tree.select(selector)]


@pytest.mark.parametrize("locale", LOCALES)
def test_header_and_menu_have_the_same_few_entries(locale: str) -> None:
    titles = [texts(soup(SITE, locale, id_), "h1") for id_ in KNOWN.sections]
    for page in (page for page in Site(SITE).pages if page.locale == locale):
        tree = soup(SITE, locale, "" if page.name == "index" else page.name)
        entries = texts(tree, ".entries a")
        assert 1 < len(entries) <= MOST_ENTRIES
        assert texts(tree, ".md-sidebar--primary .md-nav__list > li > a")[1:] == entries, page.name
        assert [[title] for title in texts(tree, ".md-sidebar--primary ul ul a")] == titles
        assert len(tree.select(".entries [aria-current]")) == (page.name != "index"), page.name


@pytest.mark.parametrize("locale", LOCALES)
def test_index_has_all_questions_with_level_and_frequency(locale: str) -> None:
    tree = soup(SITE, locale, "questions")
    for section, questions in KNOWN.sections.items():
        entries = tree.select(f"[data-section={section}] li")
        assert [entry["data-mark-for"] for entry in entries] == [question.id for question in questions]
        assert [entry["value"] for entry in entries] == [str(number) for number in range(1, len(questions) + 1)]
        for entry, question in zip(entries, questions, strict=True):
            assert [link["href"] for link in entry.select("a")] == [f"../{section}/#{question.id}"]
            assert texts(entry, "a") == texts(soup(SITE, locale, section), f"#{question.id}")
            assert texts(entry, ".entry-level") == [KNOWN.levels[question.level][locale]]
            asked = [] if question.kind == "preparation" else [TEXTS[f"asked-{question.asked}"][locale]]
            assert texts(entry, ".asked") == asked


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("page", ["questions", PAGE.strip("/")])
def test_tags_are_in_alphabetical_order_and_counted(locale: str, page: str) -> None:
    shown = KNOWN.sections.get(page, tuple(QUESTIONS.values()))
    found = Counter(tag for question in shown for tag in question.tags)
    named = {KNOWN.tags[tag][locale]: count for tag, count in found.items()}
    expected = [f"{name} ({named[name]})" for name in sorted(named, key=sort_key)]
    assert texts(soup(SITE, locale, page), "select[name=tag] option")[1:] == expected


def visible(page: Page) -> list[str]:
    return page.locator("[data-mark-for]:visible").evaluate_all("all => all.map(each => each.dataset.markFor)")


@pytest.mark.parametrize("locale", LOCALES)
def test_tag_of_a_question_leads_to_all_that_have_it(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE))
    page.locator("[data-question=canary-vs-blue-green] .tags a").first.click()
    page.wait_for_url("**/questions/?tag=*")
    wait_for_scripts(page)
    tag = page.locator("select[name=tag]").input_value()
    expected = [question.id for question in QUESTIONS.values() if tag in question.tags]
    assert tag == QUESTIONS["canary-vs-blue-green"].tags[0]
    assert visible(page) == expected
    expect(page.locator(".overview-count")).to_have_text(re.compile(rf"^{len(expected)} \w+ {len(QUESTIONS)} "))
    page.locator(f"[data-mark-for={expected[-1]}] a").click()
    expect(page.locator(f"#{expected[-1]}")).to_be_in_viewport()


@pytest.mark.parametrize("locale", LOCALES)
def test_no_choice_leads_to_nothing(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, f"{INDEX}?level=senior&asked=often"))
    expected = {question.id for question in QUESTIONS.values() if question.level == "senior"}
    expected = {id_ for id_ in expected if QUESTIONS[id_].asked == "often" and QUESTIONS[id_].kind != "preparation"}
    assert set(visible(page)) == expected
    offered = page.locator("select[name=tag] option:not([disabled])").evaluate_all("all => all.map(each => each.value)")
    assert set(offered) == {"", *(tag for id_ in expected for tag in QUESTIONS[id_].tags)}
    for tag in offered[1:4]:
        page.locator("select[name=tag]").select_option(tag)
        assert visible(page)


@pytest.mark.parametrize("address", [f"{INDEX}?level=junior&tag=gpu", f"{PAGE}?level=mid&tag=roles-skills"])
def test_nothing_found_has_a_way_out(open_page: Open, address: str) -> None:
    page = open_page(path("en", address))
    total = page.locator("[data-mark-for]").count()
    while visible(page):  # until the choice of the address has no question any more, whatever is written meanwhile
        page.goto(page.url + "&asked=rarely")
    page.get_by_role("button", name=TEXTS["show-all"]["en"]).click()
    expect(page.locator("[data-mark-for]:visible")).to_have_count(total)
    expect(page.locator(".overview-filter select").first).to_be_focused()
    assert "?" not in page.url
    expect(page.get_by_role("button", name=TEXTS["show-all"]["en"])).to_be_hidden()


@pytest.mark.parametrize("locale", LOCALES)
def test_numbers_stay_when_others_are_hidden(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, f"{PAGE}?level=mid"))
    questions = KNOWN.sections[PAGE.strip("/")]
    expected = [str(number) for number, question in enumerate(questions, 1) if question.level == "mid"]
    for selector, part in (("[data-mark-for]", "element"), (".question", "element.querySelector('h2')")):
        found = page.locator(f"{selector}:visible").evaluate_all(
            f"all => all.map(element => getComputedStyle({part}, '::before').content.match(/\\d+/)[0])"
        )
        assert found == expected


@pytest.mark.parametrize("open_page", [1280], indirect=True)
def test_contents_show_what_the_filter_leaves_and_only_below_the_overview(open_page: Open) -> None:
    page = open_page(path("en", f"{PAGE}?level=mid"))
    contents = page.locator(".md-sidebar--secondary")
    expect(contents.locator("a").first).to_be_hidden()
    page.locator(".question:visible").last.scroll_into_view_if_needed()
    expect(contents.locator("li:visible")).to_have_count(page.locator(".question:visible").count())
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    expect(contents.locator("a").last).to_be_hidden()


@pytest.mark.parametrize("open_page", [390, 1280], indirect=True)
@pytest.mark.parametrize("query", ["", "?level=mid"])
def test_few_stops_lead_from_the_skip_link_to_the_first_answer(open_page: Open, query: str) -> None:
    page = open_page(path("en", PAGE + query))
    page.locator(".md-skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=TEXTS["to-answers"]["en"])).to_be_focused()
    page.keyboard.press("Enter")
    first = page.locator(".question:visible").first
    expect(first.locator(".question-answer > summary")).to_be_focused()
    expect(first.locator("h2")).to_be_in_viewport()
    expect(page.locator(".question-answer[open]")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 360, 390, 720, 960, 1280])
def test_header_fits_the_window(chromium: Browser, site_url: str, width: int) -> None:
    for locale in LOCALES:
        page = chromium.new_page(viewport={"width": width, "height": 800})
        page.goto(site_url + path(locale, PAGE))
        wait_for_scripts(page)
        overflow = page.evaluate(
            "() => [...document.querySelectorAll('.md-header__inner > *')].map((each) => each.getBoundingClientRect())"
            ".filter(({ width, left, right }) => width && (right > innerWidth + 0.5 || left < -0.5)).length"
        )
        assert overflow == 0
        page.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_question_is_two_taps_away_on_a_phone(chromium: Browser, site_url: str, locale: str) -> None:
    with chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(site_url + path(locale, "about/"))
        page.locator(".entries a:visible").first.tap()
        page.wait_for_url("**/questions/")
        last = list(QUESTIONS)[-1]
        page.locator(f"[data-mark-for={last}] a").tap()
        expect(page.locator(f"#{last}")).to_be_in_viewport()
