"""Slow, failing and forbidden parts: answers can still be read and linked, the search says what is wrong."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from scripts.project.languages import LOCALES
from tests.reader import OTHER, PAGE, QUESTION, TEXTS, expect_open_at_top, path, wait_for_scripts

LOADING, FAILED, OFFLINE = (TEXTS[f"search-{state}"] for state in ("loading", "failed", "offline"))
FORBIDDEN = {
    "storage": "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {"
    " get() { throw new DOMException('forbidden', 'SecurityError') } })",
    "full storage": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    "history": "history.replaceState = () => { throw new DOMException('too often', 'SecurityError') }",
    "workers": "window.Worker = class { constructor() { throw new DOMException('forbidden', 'SecurityError') } }",
    "channels": "delete window.BroadcastChannel",
    "popovers": "delete HTMLElement.prototype.showPopover",
    "highlights": "delete window.Highlight; delete CSS.highlights",
    "clipboard": "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
}
SEARCHES_ALL_THE_SAME = {"storage", "full storage", "history", "popovers", "highlights", "clipboard"}


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(viewport={"width": 1280, "height": 844}, reduced_motion="reduce") as new:
        yield new


def type_in_search(page: Page, text: str) -> None:
    page.locator(".md-search__input").click()
    page.keyboard.type(text)


def expect_said(page: Page, text: str) -> None:
    page.wait_for_function(
        """text => [...document.querySelectorAll('.search-advice-text, .md-search-result__meta')]
          .some((element) => element.checkVisibility() && element.textContent.trim() === text)""",
        arg=text,
    )


@pytest.mark.parametrize("what", FORBIDDEN)
def test_what_is_forbidden_leaves_the_rest(context: BrowserContext, site_url: str, what: str) -> None:
    context.add_init_script(FORBIDDEN[what])
    page = context.new_page()
    page.goto(f"{site_url}en/{PAGE}#{QUESTION}")
    wait_for_scripts(page)
    expect_open_at_top(page)
    page.get_by_role("button", name=TEXTS["open-all"]["en"]).click()
    expect(page.locator(".question-answer:not([open])")).to_have_count(0)
    page.evaluate(f"location.hash = '{OTHER}'")
    expect_open_at_top(page, OTHER)
    page.get_by_label(TEXTS["level"]["en"]).last.select_option("mid")
    expect(page.locator(".question[data-level=junior]:visible")).to_have_count(0)
    page.locator("form[data-md-component=palette] label:not([hidden])").click()
    page.locator("form[data-md-component=palette] label:not([hidden])").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    type_in_search(page, "canary")
    if what in SEARCHES_ALL_THE_SAME:
        expect(page.locator(".md-search-result__link").first).to_be_visible()
    elif what == "workers":
        expect_said(page, FAILED["en"])
    else:
        expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect(page.locator(".md-search__input")).to_have_value("canary")


def test_forbidden_storage_leaves_the_systems_colours(chromium: Browser, site_url: str) -> None:
    with chromium.new_context(color_scheme="dark") as context:
        context.add_init_script(FORBIDDEN["storage"])
        page = context.new_page()
        page.goto(site_url + PAGE)
        wait_for_scripts(page)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


MISSING = [
    ".overview-filter",
    ".overview-keys",
    ".md-header [for=__drawer]",
    ".md-sidebar--primary",
    "#theme-script",
    ".md-search",
    "#__config",
    "[data-md-component=palette]",
    "#term-explanations",
    "[data-single-keys]",
    ".answer-foot",
    ".overview-progress",
]


@pytest.mark.parametrize("missing", MISSING)
def test_missing_element_stops_no_other_feature(context: BrowserContext, site_url: str, missing: str) -> None:
    """As a change of the theme may cause."""
    page = context.new_page()

    def without(route: Route) -> None:
        html = route.fetch().text()
        start = "<script>document.querySelectorAll(`" + missing + "`).forEach((each) => each.remove())</script>"
        route.fulfill(body=html.replace("</body>", start + "</body>"), content_type="text/html")

    page.route(f"**/{PAGE}", without)
    page.goto(site_url + PAGE)
    page.wait_for_function("history.state?.guide")
    assert page.locator(missing).count() == 0
    page.evaluate(f"location.hash = '{QUESTION}'")
    expect_open_at_top(page)
    link = page.locator(f"[data-question={QUESTION}] .question-link")
    expect(link).to_have_text(TEXTS["copy-link"]["de"])
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("summary:focus")).to_have_count(1)


@pytest.mark.parametrize("locale", LOCALES)
def test_without_our_script_links_open_and_the_search_says_why_not(
    context: BrowserContext, site_url: str, locale: str
) -> None:
    context.route("**/guide.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(site_url + path(locale, f"{PAGE}#{QUESTION}"))
    expect_open_at_top(page)
    box = page.locator(".md-search__input")
    expect(box).to_have_attribute("placeholder", FAILED[locale])
    page.locator(f"[data-question={OTHER}] .question-answer > summary").click()
    expect(page.locator(f"[data-question={OTHER}] [data-part=gist]")).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "what", ["bundle.*.js", "search-worker.js**", "search-engine.js", "search/index.json", "/search.js*"]
)
def test_search_that_cannot_be_loaded_says_so_and_goes_on_later(
    context: BrowserContext, site_url: str, what: str, locale: str
) -> None:
    page = context.new_page()
    page.goto(site_url + path(locale, PAGE))
    wait_for_scripts(page)
    context.route(f"**{what}" if what.startswith("/") else f"**/{what}", lambda route: route.abort())
    type_in_search(page, "canary")
    expect_said(page, FAILED[locale])
    expect(page.locator(".md-search__input")).to_have_value("canary")
    context.unroute_all()
    if "worker" in what:
        # The theme starts its worker once only.
        page.wait_for_url("**?q=canary")
        page.reload()
        expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type(" blue")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect(page.locator(".md-search__input")).to_have_value("canary blue")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("loaded", [False, True], ids=["never searched", "searched before"])
def test_search_says_that_there_is_no_connection_and_goes_on_when_there_is(
    context: BrowserContext, site_url: str, locale: str, loaded: bool
) -> None:
    page = context.new_page()
    page.goto(site_url + path(locale, PAGE))
    wait_for_scripts(page)
    if loaded:
        type_in_search(page, "drift")
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        page.keyboard.press("Escape")
    context.set_offline(True)
    type_in_search(page, " canary")
    if loaded:
        expect(page.locator(".md-search-result__link").first).to_be_visible()
    else:
        expect_said(page, OFFLINE[locale])
    context.set_offline(False)
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect(page.locator(".search-advice")).to_be_hidden()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("start", ["box", "home page", "address"])
def test_slow_search_says_that_it_is_at_work(context: BrowserContext, site_url: str, locale: str, start: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    context.route("**/bundle.*.js", hold)
    page = context.new_page()
    # What is held back may keep the page from having loaded.
    # The home page has no box in its header.
    rest = {"box": "about/", "address": "?q=canary"}.get(start, "")
    page.goto(site_url + path(locale, rest), wait_until="domcontentloaded")
    wait_for_scripts(page)
    if start == "box":
        type_in_search(page, "canary")
    elif start == "home page":
        page.locator(".hero-search input").fill("canary")
        page.wait_for_function(
            "performance.getEntriesByType('resource').some(({ name }) => name.includes('/search.js'))"
        )
        page.locator(".hero-search button").click()
    expect_said(page, LOADING[locale])
    expect(page.locator(".md-search__input")).to_have_value("canary")
    page.locator(".md-search__input").press_sequentially(" blue")
    for route in held:
        route.continue_()
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect(page.locator(".md-search__input")).to_have_value("canary blue")


@pytest.mark.parametrize("locale", LOCALES)
def test_term_tapped_without_a_connection_stays_on_the_page(
    context: BrowserContext, site_url: str, locale: str
) -> None:
    page = context.new_page()
    page.goto(site_url + path(locale, PAGE))
    wait_for_scripts(page)
    context.set_offline(True)
    page.locator(f"[data-question={QUESTION}] .question-answer > summary").click()
    term = page.locator(f"[data-question={QUESTION}] .term").first
    address = page.url
    term.click()
    popup = page.locator(".term-popup")
    expect(popup).to_contain_text(TEXTS["no-explanation"][locale])
    expect(popup.locator("a")).to_be_hidden()
    assert page.url == address
    page.keyboard.press("Escape")
    context.set_offline(False)
    term.click()
    expect(popup.get_by_role("link", name=TEXTS["in-glossary"][locale])).to_be_visible()
    expect(popup).not_to_contain_text(TEXTS["no-explanation"][locale])


# The way back from a hit --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cache", [False, True], ids=["no cache", "cache"])
@pytest.mark.parametrize("start", ["", PAGE, "about/", "cheatsheet/", "glossary/"])
def test_back_from_a_hit_leads_to_the_hits(
    request: pytest.FixtureRequest, site_url: str, start: str, cache: bool
) -> None:
    browser: Browser = request.getfixturevalue("chromium_with_cache" if cache else "chromium")
    with browser.new_context(viewport={"width": 1280, "height": 844}) as context:
        page = context.new_page()
        page.goto(site_url + start)
        wait_for_scripts(page)
        if start:
            type_in_search(page, "canary")
        else:
            page.locator(".hero-search input").press_sequentially("canary")
            page.keyboard.press("Enter")
        hit = page.locator(f".md-search-result__link[href*='#{QUESTION}']").first
        hit.wait_for()
        count = page.locator(".md-search-result__link").count()
        hit.click()
        expect_open_at_top(page)
        page.evaluate("void setTimeout(() => history.back())")
        expect(page.locator("#__search")).to_be_checked()
        expect(page.locator(".md-search__input")).to_have_value("canary")
        expect(page.locator(".md-search-result__link")).to_have_count(count)
        expect(hit).to_be_visible()
        page.keyboard.press("Escape")
        page.wait_for_function("!location.search.includes('q=')")


@pytest.mark.parametrize(
    "address", ["", PAGE, "cheatsheet/", "cheatsheet/?only=cloud", "glossary/", "about/", "no/such/page/"]
)
def test_address_with_a_query_opens_the_search(context: BrowserContext, site_url: str, address: str) -> None:
    page = context.new_page()
    page.goto(site_url + address + ("&" if "?" in address else "?") + "q=canary")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect(page.locator(".md-search__input")).to_have_value("canary")
    page.reload()
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    if "only" in address:
        assert "only=cloud" in page.url


@pytest.mark.parametrize(
    ("query", "offered", "location"),
    [("Glossar", "Seite:", "glossary/"), ("Feature Store", "Feature Store", "glossary/#feature-store")],
)
def test_pages_and_terms_are_offered_above_the_hits(
    context: BrowserContext, site_url: str, query: str, offered: str, location: str
) -> None:
    page = context.new_page()
    page.goto(f"{site_url}{PAGE}?q={query}")
    offers = page.locator(".search-offers")
    expect(offers).to_contain_text(offered)
    page.keyboard.press("Tab")
    link = offers.get_by_role("link")
    while not link.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}{location}")
