"""The built site as readers use it: in Chromium, in both languages, on a phone and on a desktop."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.project.languages import LOCALES
from scripts.site.pages import question_path
from tests.reader import OTHER, PAGE, QUESTION, TEXTS, Open, expect_open_at_top, path, question


@pytest.mark.parametrize("locale", LOCALES)
def test_answers_are_closed_until_asked_for(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE))
    _, details = question(page)
    expect(page.locator(".question-answer[open]")).to_have_count(0)
    details.locator("> summary").focus()
    page.keyboard.press("Enter")
    expect(details.locator("[data-part=gist]")).to_be_visible()
    page.keyboard.press("Space")
    expect(details.locator("[data-part=gist]")).to_be_hidden()
    details.locator("> summary").click()
    expect(details.locator("[data-part=gist]")).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("id_", [QUESTION, OTHER])
def test_link_to_a_question_opens_it(open_page: Open, locale: str, id_: str) -> None:
    page = open_page(path(locale, f"{PAGE}#{id_}"))
    expect_open_at_top(page, id_)
    expect(page.locator(".question-answer[open]")).to_have_count(1)


@pytest.mark.parametrize(("locale", "other"), [("de", "en"), ("en", "de")])
def test_language_switch_stays_with_the_question(open_page: Open, locale: str, other: str) -> None:
    page = open_page(path(locale, f"{PAGE}#{QUESTION}"))
    switch_language(page, other)
    expect(page.locator("html")).to_have_attribute("lang", other)
    assert urlsplit(page.url).fragment == QUESTION
    expect_open_at_top(page)


@pytest.mark.parametrize(("locale", "other"), [("de", "en"), ("en", "de")])
def test_language_switch_follows_the_reader_who_scrolled(open_page: Open, locale: str, other: str) -> None:
    page = open_page(path(locale, f"{PAGE}#{QUESTION}"))
    expect_open_at_top(page)
    heading, _ = question(page, "what-is-mlops")
    heading.evaluate("heading => heading.scrollIntoView()")
    expect(heading).to_be_in_viewport()
    switch_language(page, other)
    assert urlsplit(page.url).fragment == "what-is-mlops"


@pytest.mark.parametrize(("locale", "other"), [("de", "en"), ("en", "de")])
def test_language_switch_at_the_top_of_a_page_opens_nothing(open_page: Open, locale: str, other: str) -> None:
    page = open_page(path(locale, "about/"))
    switch_language(page, other)
    assert page.url.endswith(path(other, "about/"))


@pytest.mark.parametrize(("locale", "other"), [("de", "en"), ("en", "de")])
def test_language_control_says_which_language_is_on(open_page: Open, locale: str, other: str) -> None:
    page = open_page(path(locale, PAGE))
    control = page.get_by_role("navigation", name=TEXTS["languages"][locale])
    names = {"de": "Deutsch", "en": "English"}
    expect(control.locator("[aria-current=true]")).to_contain_text(names[locale])
    link = control.get_by_role("link")
    expect(link).to_have_count(1)
    expect(link).to_have_accessible_name(f"{other.upper()} – {names[other]}")
    expect(link).to_have_attribute("lang", other)


def switch_language(page: Page, other: str) -> None:
    """Choose a language in the header, by keyboard: a click of Playwright's may scroll the page before."""
    page.locator(f".md-header a[hreflang={other}]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/en/" if other == "en" else r"^(?!.*/en/)"))


# The control that copies a question's link


def link_of(page: Page, id_: str = QUESTION) -> Locator:
    return page.locator(f"[data-question={id_}] .question-link")


def own_address(address: str, locale: str) -> str:
    """Return the address of the question's own page, for the address of its section's."""
    return address.partition(path(locale, PAGE))[0] + question_path(locale, QUESTION)


def expect_nothing_moved(page: Page, address: str) -> None:
    """Expect that no answer has opened and the page has not scrolled, and what its address is."""
    expect(page.locator(".question-answer[open]")).to_have_count(0)
    assert page.evaluate("scrollY") == 0
    assert page.url == address


@pytest.mark.parametrize("key", ["", "Enter", "Space"], ids=["click", "enter", "space"])
@pytest.mark.parametrize("locale", LOCALES)
def test_link_is_copied_and_said_to_be(open_page: Open, locale: str, key: str) -> None:
    page = open_page(path(locale, PAGE))
    page.clock.install()
    address = page.url
    link = link_of(page)
    expect(link).to_have_text(TEXTS["copy-link"][locale])
    expect(link).to_have_role("button")
    link.evaluate("(link, key) => key ? link.focus({ preventScroll: true }) : link.click()", key)
    if key:
        page.keyboard.press(key)
    expect(link).to_have_text(TEXTS["link-copied"][locale])
    expect(page.get_by_role("status").filter(has_text=TEXTS["link-copied"][locale])).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == own_address(address, locale)
    expect_nothing_moved(page, address)
    page.clock.fast_forward(3000)
    expect(link).to_have_text(TEXTS["copy-link"][locale])


def test_link_that_is_in_the_address_already_is_only_copied(open_page: Open) -> None:
    page = open_page(path("en", f"{PAGE}#{QUESTION}"))
    expect_open_at_top(page)
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = false")
    page.evaluate("scrollTo(0, 0)")
    link_of(page).evaluate("link => link.click()")
    expect(link_of(page)).to_have_text(TEXTS["link-copied"]["en"])
    expect_nothing_moved(page, page.url)


@pytest.mark.parametrize("locale", LOCALES)
def test_link_that_cannot_be_copied_goes_into_the_address(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, f"{PAGE}?tag=drift"))
    address = page.url.partition("?")[0]
    visits = page.evaluate("history.length")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden')) }")
    link_of(page, OTHER).evaluate("link => link.click()")
    expect(link_of(page, OTHER)).to_have_text(TEXTS["copy-failed"][locale])
    expect_nothing_moved(page, f"{address}#{OTHER}")
    assert page.evaluate("history.length") == visits


@pytest.mark.parametrize("how", [{"modifiers": ["ControlOrMeta"]}, {"button": "middle"}], ids=["ctrl", "middle"])
def test_link_opens_in_a_tab(open_page: Open, how: dict) -> None:
    page = open_page(path("en", PAGE))
    with page.context.expect_page() as opened:
        link_of(page).click(**how)
    opened.value.wait_for_url(f"**/{question_path('en', QUESTION)}")
    assert page.url.endswith(PAGE)


@pytest.mark.parametrize("locale", LOCALES)
def test_all_answers_open_and_close(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE))
    count = page.locator(".question").count()
    page.get_by_role("button", name=TEXTS["open-all"][locale]).click()
    expect(page.locator(".question-answer[open]")).to_have_count(count)
    page.get_by_role("button", name=TEXTS["close-all"][locale]).click()
    expect(page.locator(".question-answer[open]")).to_have_count(0)


@pytest.mark.parametrize("locale", LOCALES)
def test_search_hit_leads_to_the_question_in_the_same_language(open_page: Open, locale: str) -> None:
    page = open_page(path(locale))
    page.evaluate("document.getElementById('__search').click()")
    page.locator(".md-search__input").press_sequentially("Canary Blue-Green")
    hit = page.locator(f".md-search-result__link[href*='#{QUESTION}']").first
    hit.wait_for()
    addresses = page.locator(".md-search-result__link").evaluate_all("hits => hits.map(hit => hit.href)")
    assert {"/en/" in address for address in addresses} == {locale == "en"}
    hit.click()
    page.wait_for_url(re.compile(f"#{QUESTION}"))
    expect(page.locator("html")).to_have_attribute("lang", locale)
    expect_open_at_top(page)


@pytest.mark.parametrize("locale", LOCALES)
def test_without_script_answers_open_and_links_work(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, f"{PAGE}#{QUESTION}"), java_script_enabled=False)
    linked = page.locator(f"[data-question={QUESTION}] [data-part=gist]")
    expect(linked).to_be_visible()
    expect(page.locator(".question-tools")).to_be_hidden()
    other = page.locator(f"[data-question={OTHER}]")
    expect(other.locator("[data-part=gist]")).to_be_hidden()
    other.locator(".question-answer > summary").click()
    expect(other.locator("[data-part=gist]")).to_be_visible()


BAR = """summary => {
  const [own, arrow] = [getComputedStyle(summary), getComputedStyle(summary, '::after')];
  const hint = summary.querySelector('.answer-hint');
  return [own.borderWidth, own.borderColor, own.backgroundColor, arrow.transform, hint.checkVisibility()];
}"""


def test_without_script_a_linked_question_looks_open(open_page: Open) -> None:
    page = open_page(f"{PAGE}#{QUESTION}", java_script_enabled=False, reduced_motion="reduce")
    linked, other = (page.locator(f"[data-question={id_}] .question-answer > summary") for id_ in (QUESTION, OTHER))
    assert linked.evaluate(BAR) != other.evaluate(BAR)
    other.click()
    page.mouse.move(0, 0)
    assert linked.evaluate(BAR) == other.evaluate(BAR)
    assert linked.evaluate(BAR)[-1] is False


def test_without_script_a_former_id_opens_its_question(chromium: Browser, sample_site: Path) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((sample_site / "fundamentals" / "index.html").as_uri() + "#zweite")
        expect(page.locator("[data-question=second] [data-part=gist]")).to_be_visible()
        expect(page.locator("[data-question=second] .answer-hint")).to_be_hidden()
        expect(page.locator("[data-question=first] [data-part=gist]")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_and_can_be_switched(open_page: Open, scheme: str) -> None:
    page = open_page(path("en", PAGE), color_scheme=scheme)
    body = page.locator("body")
    names = {"light": "default", "dark": "slate"}
    expect(body).to_have_attribute("data-md-color-scheme", names[scheme])
    fill = "document.querySelector('.diagram rect') && getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(fill)
    for _ in range(2):
        page.locator("form[data-md-component=palette] label:not([hidden])").click()
        if body.get_attribute("data-md-color-scheme") != names[scheme]:
            break
    expect(body).not_to_have_attribute("data-md-color-scheme", names[scheme])
    assert page.evaluate(fill) != before


NOT_FOUND = {
    "de": ("404 – MLOps-Interviewguide", "Zum Inhalt"),
    "en": ("404 – MLOps interview guide", "Skip to content"),
}


@pytest.mark.parametrize(
    ("address", "first"), [("no/such/page/", "de"), ("english/", "de"), ("en/no/such/page/", "en"), ("en/page", "en")]
)
def test_missing_page_begins_in_the_language_of_its_address(
    chromium: Browser, site_url: str, address: str, first: str
) -> None:
    title, skip = NOT_FOUND[first]
    second = next(locale for locale in LOCALES if locale != first)
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(site_url + address)
        expect(page).to_have_title(title)
        expect(page.locator("html")).to_have_attribute("lang", first)
        for section, locale, rank in zip(page.locator(".not-found").all(), (first, second), (1, 2), strict=True):
            expect(section).to_have_attribute("lang", locale)
            heading = section.get_by_role("heading", level=rank)
            expect(heading).to_have_text(TEXTS["not-found"][locale])
            expect(section.get_by_role("link")).to_have_text(TEXTS["home"][locale])
            expect(section.get_by_role("search")).to_have_attribute("action", re.compile(rf"/{path(locale)}$"))
            expect(section.get_by_role("button")).to_have_text(TEXTS["search"][locale])
        assert page.locator(".md-header").evaluate("header => header.closest('[lang]').lang") == "de"
        page.keyboard.press("Tab")
        expect(page.locator(".md-skip:focus")).to_have_text(skip)
        page.keyboard.press("Enter")
        expect(page.locator("h1:target")).to_have_text(TEXTS["not-found"][first])


def test_missing_page_offers_both_languages_and_search(chromium: Browser, site_url: str) -> None:
    page = chromium.new_page()
    page.goto(f"{site_url}no/such/page/")
    expect(page.locator(".not-found[lang=de]")).to_be_visible()
    english = page.locator(".not-found[lang=en]")
    english.locator("input").fill("canary")
    english.get_by_role("button").click()
    page.wait_for_url(re.compile(r"/en/\?q=canary"))
    page.locator(f".md-search-result__link[href*='#{QUESTION}']").first.wait_for()
    page.close()
