"""The search as readers use it: in Chromium, in both languages, on a phone and on a desktop."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.model import catalogue
from scripts.project.languages import LOCALES
from scripts.site.pages import question_path
from tests.frame import DEEP, WORDS
from tests.reader import PAGE, QUESTION, TEXTS, Open, expect_open_at_top, path, wait_for_scripts

OTHER_LOCALE = {"de": "en", "en": "de"}
SECTION_TITLES = {"de": "Grundlagen", "en": "Fundamentals"}
QUESTION_ELEMENT = f"document.querySelector('[data-question={QUESTION}]')"


def search_for(page: Page, text: str) -> Locator:
    """Type into the search box; return its hits."""
    page.keyboard.press("/")
    page.keyboard.type(text)
    return hits(page)


def hits(page: Page) -> Locator:
    return page.locator(".md-search-result__link")


def box(page: Page) -> Locator:
    return page.locator(".md-search__input")


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_of_the_search_is_loaded_before_it_is_used(open_page: Open, locale: str) -> None:
    page = open_page("about/")
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(urlsplit(request.url).path))
    page.goto(page.url.removesuffix("about/") + path(locale, "about/"))
    page.wait_for_load_state("networkidle")
    names = {name.rpartition("/")[2] for name in loaded}
    assert "guide.js" in names
    assert not {"search-worker.js", "search-engine.js", "index.json", "search_index.json"} & names
    page.keyboard.press("/")
    expect(page.locator(".search-filters")).to_be_visible()
    names = {name.rpartition("/")[2] for name in loaded}
    assert {"search-engine.js", "index.json"} <= names


@pytest.mark.parametrize("locale", LOCALES)
def test_hit_shows_title_section_level_and_the_match(open_page: Open, locale: str) -> None:
    page = open_page(path(locale))
    hit = search_for(page, "Canary Blue-Green").first
    expect(hit).to_have_attribute("href", re.compile(f"#{QUESTION}$"))
    question = catalogue.load().questions[QUESTION]
    level = catalogue.load().levels[question.level][locale]
    expect(hit.locator(".hit-where")).to_have_text(f"{SECTION_TITLES[locale]} · {level}")
    expect(hit.locator(".hit-title mark").first).to_have_text("Canary" if locale == "de" else "canary")
    expect(hit.locator(".hit-snippet mark").first).to_be_visible()
    status = page.locator(".md-search-result__meta")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_have_text(re.compile(r"^\d+ "))


@pytest.mark.parametrize("locale", LOCALES)
def test_match_inside_a_folded_answer_is_quoted(open_page: Open, locale: str) -> None:
    page = open_page(path(locale))
    hit = search_for(page, WORDS[locale]).first
    expect(hit).to_have_attribute("href", re.compile(f"#{QUESTION}$"))
    expect(hit.locator(".hit-snippet mark")).to_have_text(WORDS[locale])


@pytest.mark.parametrize("locale", LOCALES)
def test_enter_opens_the_answer_and_marks_the_match(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, "about/"))
    expect(search_for(page, "Canary Blue-Green").first).to_have_attribute("href", re.compile(f"#{QUESTION}$"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"{PAGE}#{QUESTION}$"))
    expect(page.locator("html")).to_have_attribute("lang", locale)
    expect_open_at_top(page)
    marked = page.evaluate("[...CSS.highlights.get('search-hit')].map(range => range.toString())")
    assert "canary" in {word.lower() for word in marked}
    outside = f"[...CSS.highlights.get('search-hit')].filter(r => !r.intersectsNode({QUESTION_ELEMENT})).length"
    assert page.evaluate(outside) == 0


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("deep", [True, False])
def test_hit_opens_the_depth_if_only_that_has_the_word(open_page: Open, locale: str, deep: bool) -> None:
    page = open_page(path(locale, "about/"))
    word = (DEEP if deep else WORDS)[locale]
    expect(search_for(page, word).first).to_have_attribute("href", re.compile(f"#{QUESTION}$"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"{PAGE}#{QUESTION}$"))
    expect_open_at_top(page)
    expect(page.locator(f"[data-question={QUESTION}] .question-depth")).to_have_js_property("open", deep)
    page.wait_for_function(
        "word => [...CSS.highlights.get('search-hit')].some((range) => range.toString() === word)", arg=word
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_link_copied_from_a_hit_does_not_carry_the_query(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, f"{PAGE}?h=canary#{QUESTION}"))
    link = page.locator(f"[data-question={QUESTION}] .question-link")
    link.click()
    expect(link).to_have_text(TEXTS["link-copied"][locale])
    assert page.evaluate("navigator.clipboard.readText()").endswith(question_path(locale, QUESTION))


@pytest.mark.parametrize("locale", LOCALES)
def test_filters_narrow_the_hits_and_stand_in_the_query(open_page: Open, locale: str) -> None:
    page = open_page(path(locale))
    expect(search_for(page, "Monitoring").first).to_be_visible()
    section, level = page.locator("select[name=section]"), page.locator("select[name=level]")
    expect(section).to_have_accessible_name(TEXTS["section"][locale])
    expect(level).to_have_accessible_name(TEXTS["level"][locale])
    section.select_option("technical")
    expect(hits(page)).not_to_have_count(0)
    expect(page.locator(".md-search-result__link:not([href*='/technical/'])")).to_have_count(0)
    level.select_option("senior")
    expect(box(page)).to_have_value("Monitoring section:technical level:senior")
    expect(page.locator(".hit-where").first).to_have_text(re.compile("Senior$"))
    level.select_option("")
    expect(box(page)).to_have_value("Monitoring section:technical")
    page.locator(".md-search button[type=reset]").click()
    expect(section).to_have_value("")


@pytest.mark.parametrize("locale", LOCALES)
def test_keyboard_alone_reaches_filters_and_hits(open_page: Open, locale: str) -> None:
    page = open_page(path(locale))
    expect(search_for(page, "Monitoring").first).to_be_visible()
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.name") != "section":
        page.keyboard.press("Tab")
    expect(page.locator("select[name=section]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(box(page)).to_have_value("Monitoring section:fundamentals")
    expect(page.locator("select[name=section]")).to_be_focused()
    expect(hits(page).first).to_have_attribute("href", re.compile(rf"{PAGE}\?"))
    page.keyboard.press("Shift+Tab")
    box(page).focus()
    page.keyboard.press("ArrowDown")
    expect(hits(page).first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"{PAGE}#"))
    expect(page.locator(".question-answer[open]")).to_have_count(1)


def test_escape_and_leaving_by_tab_close_the_search(open_page: Open) -> None:
    page = open_page("en/")
    toggle = page.locator("#__search")
    page.keyboard.press("/")
    expect(toggle).to_be_checked()
    page.keyboard.press("Escape")
    expect(toggle).not_to_be_checked()
    page.keyboard.press("/")
    expect(page.locator(".search-filters")).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
    expect(toggle).not_to_be_checked()


@pytest.mark.parametrize("locale", LOCALES)
def test_no_hit_says_so_and_offers_spelling_and_language(open_page: Open, locale: str) -> None:
    page = open_page(path(locale))
    search_for(page, "kuberxxtes xqzvbnw")
    advice = page.locator(".search-advice")
    expect(advice.get_by_role("status")).to_have_text(TEXTS["nothing-found"][locale])
    expect(hits(page)).to_have_count(0)
    other = advice.get_by_role("link", name=TEXTS["search-other"][locale])
    expect(other).to_have_attribute("href", re.compile(r"\?q=kuberxxtes%20xqzvbnw$"))
    advice.get_by_role("button", name=TEXTS["did-you-mean"][locale]).click()
    expect(box(page)).to_have_value("kubernetes")
    expect(hits(page).first).to_be_visible()
    expect(advice).to_be_hidden()


@pytest.mark.parametrize("locale", LOCALES)
def test_other_language_searches_for_the_same(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE))
    search_for(page, "xqzvbnw")
    other = page.locator(".search-other")
    # It searches for what has been found out about, which may be the first letters.
    expect(other).to_have_attribute("href", re.compile("xqzvbnw$"))
    other.click()
    page.wait_for_url(re.compile(r"\?q=xqzvbnw$"))
    expect(page.locator("html")).to_have_attribute("lang", OTHER_LOCALE[locale])
    expect(page.locator(".search-advice")).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
def test_address_holds_the_query_and_opens_it(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE))
    expect(search_for(page, "blue green").first).to_be_visible()
    page.wait_for_url(lambda address: parse_qs(urlsplit(address).query).get("q") == ["blue green"])
    page.goto(page.url)
    expect(box(page)).to_have_value("blue green")
    expect(hits(page).first).to_have_attribute("href", re.compile(f"#{QUESTION}$"))
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"^[^?]*$"))


def test_hits_on_a_phone_fit_the_window(open_page: Open) -> None:
    page = open_page("?q=Ueberwachung level:mid")
    expect(hits(page).first).to_be_visible()
    expect(page.locator("select[name=level]")).to_have_value("mid")
    # At rest: while the search opens, the theme's veil grows beyond the window.
    page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")
    for part in (".search-filters select", ".md-search-result__link"):
        target = page.locator(part).first.bounding_box()
        assert target
        assert target["height"] >= 24
        assert target["x"] >= 0


NASTY = "drift <img src=x onerror=document.title='hacked'> </script> .*[( \u202e 🤖 "


@pytest.mark.parametrize("locale", LOCALES)
def test_what_a_reader_types_stays_text(open_page: Open, locale: str) -> None:
    page = open_page(path(locale))
    page.keyboard.press("/")
    for text in (NASTY, "x" * 10_000, NASTY * 120, "\x01\x1f"):
        box(page).fill(text)
    box(page).fill("Drift <b>")
    expect(hits(page).first).to_be_visible()
    box(page).fill("<img src=x onerror=alert(1)>xqzvbnw")
    expect(page.locator(".search-advice")).to_be_visible()
    expect(page.locator(".md-search img, .md-search b")).to_have_count(0)
    expect(page).not_to_have_title("hacked")


def test_unreachable_index_is_told_and_tried_again(chromium: Browser, site_url: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{site_url}en/")
    wait_for_scripts(page)
    context.route("**/search/index.json", lambda route: route.abort())
    search_for(page, "drift")
    expect(page.locator(".search-advice")).to_contain_text(TEXTS["search-failed"]["en"])
    context.unroute("**/search/index.json")
    page.keyboard.type(" psi")
    expect(hits(page).first).to_be_visible()
    context.close()
