"""The theme, whose script comes late: readers find it as if it were there from the start."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.reader import PAGE, QUESTION, SCHEMES, TEXTS, Open, move_pointer, path, wait_for_scripts, wake

SCRIPT = "**/bundle.*.js"


# Colours ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", SCHEMES)
def test_browser_is_told_the_colour_of_the_header(open_page: Open, scheme: str) -> None:
    page = open_page(PAGE, color_scheme=scheme)
    told = page.locator(f'meta[name="theme-color"][media="(prefers-color-scheme: {scheme})"]')
    header, expected = told.evaluate(
        """told => {
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.color = told.content;
          const header = document.querySelector('.md-header');
          return [getComputedStyle(header).backgroundColor, getComputedStyle(probe).color];
        }"""
    )
    assert header == expected


# The script ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sign",
    [
        move_pointer,
        lambda page: page.mouse.wheel(0, 100),
        lambda page: page.keyboard.press("Tab"),
        lambda page: page.locator("#__drawer").dispatch_event("click"),
    ],
    ids=["pointer", "wheel", "key", "click"],
)
def test_script_comes_once_at_the_first_sign_of_a_reader(open_page: Open, sign: Callable[[Page], None]) -> None:
    page = open_page("about/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "bundle." in request.url else None)
    page.goto(page.url.removesuffix("about/") + PAGE, wait_until="networkidle")
    assert asked == []
    sign(page)
    page.wait_for_function("'component$' in window")
    sign(page)
    page.mouse.wheel(0, 3000)
    expect(page.locator(".md-header--shadow")).to_be_visible()
    assert len(asked) == 1


@pytest.mark.parametrize("toggle", ["__search", "__drawer"])
@pytest.mark.parametrize("fragment", ["", f"#{QUESTION}"], ids=["page", "question"])
def test_what_the_first_sign_opens_stays_open(open_page: Open, fragment: str, toggle: str) -> None:
    page = open_page(PAGE + fragment)
    if toggle == "__search":
        page.keyboard.press("/")
    else:
        page.evaluate("document.getElementById('__drawer').click()")
    page.wait_for_function("'component$' in window")
    # The theme closes both 125 ms after it has seen a fragment; what begins to wait later ends later.
    page.evaluate("() => new Promise((done) => setTimeout(done, 125))")
    expect(page.locator(f"#{toggle}")).to_be_checked()


@pytest.mark.parametrize(("address", "at_once"), [(PAGE, False), (f"{PAGE}#{QUESTION}", True), ("?q=canary", True)])
def test_own_scripts_let_the_page_load_first(chromium: Browser, site_url: str, address: str, at_once: bool) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if "guide.js" in request.url else None)
        # The page has loaded when its pictures have.
        page.route("**/mark.svg", hold)
        page.goto(site_url + address, wait_until="domcontentloaded")
        if at_once:
            wait_for_scripts(page)
        else:
            assert asked == []
        for route in held:
            route.continue_()
        wait_for_scripts(page)


def test_script_that_did_not_arrive_is_asked_for_again(chromium: Browser, site_url: str) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(site_url + PAGE)
        wait_for_scripts(page)
        page.route(SCRIPT, lambda route: route.abort())
        with page.expect_event("requestfailed"):
            move_pointer(page)
        page.unroute(SCRIPT)
        wake(page)


# The colour scheme --------------------------------------------------------------------------------------------------

BUTTONS = "form[data-md-component=palette] label:not([hidden])"


@pytest.mark.parametrize("late", [False, True], ids=["before the script", "after it"])
@pytest.mark.parametrize("locale", ["de", "en"])
def test_scheme_is_chosen_and_kept(open_page: Open, locale: str, late: bool) -> None:
    page = open_page(path(locale, PAGE), color_scheme="light")
    body, button = page.locator("body"), page.locator(BUTTONS)
    if late:
        wake(page)
    else:
        page.route(SCRIPT, lambda _: None)
    seen = []
    for _ in range(3):
        expect(button).to_have_count(1)
        page.evaluate("selector => document.querySelector(selector).click()", BUTTONS)
        seen.append(body.get_attribute("data-md-color-scheme"))
    assert seen == ["default", "slate", "default"]
    page.evaluate("selector => document.querySelector(selector).click()", BUTTONS)
    page.evaluate("selector => document.querySelector(selector).click()", BUTTONS)
    page.unroute(SCRIPT)
    page.reload()
    wait_for_scripts(page)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator("#__palette_2")).to_be_checked()
    wake(page)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(button).to_have_count(1)


@pytest.mark.parametrize("late", [False, True], ids=["before the script", "after it"])
def test_scheme_follows_the_system_unless_one_is_chosen(open_page: Open, late: bool) -> None:
    page = open_page(PAGE, color_scheme="dark")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    if late:
        wake(page)
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("stored", ["{", "null", '"dark"', '{"index": 7}', '{"index": 1, "color": {}}'])
def test_broken_stored_scheme_is_the_systems(open_page: Open, stored: str) -> None:
    page = open_page("about/", color_scheme="dark")
    key = page.evaluate("`${__md_scope.pathname}.__palette`")
    page.add_init_script(f"localStorage.setItem({json.dumps(key)}, {json.dumps(stored)})")
    page.goto(page.url.removesuffix("about/") + f"{PAGE}#{QUESTION}")
    wait_for_scripts(page)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    wake(page)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("radio", checked=True)).to_have_count(1)


# Terms --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["de", "en"])
def test_terms_are_read_when_an_answer_opens(open_page: Open, locale: str) -> None:
    page = open_page("about/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.removesuffix("about/") + path(locale, PAGE), wait_until="networkidle")
    assert not [url for url in asked if "terms.json" in url]
    with page.expect_request("**/terms.json"):
        page.locator(".question-answer summary").first.click()
    page.wait_for_load_state("networkidle")
    assert len([url for url in asked if "terms.json" in url]) == 1
    term = page.locator(".question-answer[open] .term").first
    expect(term).to_have_attribute("aria-expanded", "false")
    term.focus()
    expect(page.locator(".term-popup")).to_contain_text(TEXTS["in-glossary"][locale])


# Space ---------------------------------------------------------------------------------------------------------------

PLACES = """() => {
  window.built ??= [...document.querySelectorAll('article *')];
  return window.built.map((each) => each.getBoundingClientRect().top + scrollY);
}"""
"""Where is what the page had when this was first asked."""


@pytest.mark.parametrize("phone", [False, True], ids=["mouse", "touch"])
@pytest.mark.parametrize("address", ["", PAGE, f"{PAGE}#{QUESTION}", "glossary/", "en/cheatsheet/"])
def test_nothing_moves_when_the_scripts_start(chromium: Browser, site_url: str, address: str, phone: bool) -> None:
    size = {"width": 390 if phone else 1280, "height": 844}
    with chromium.new_context(viewport=size, is_mobile=phone, has_touch=phone) as context:  # type: ignore[arg-type]
        page = context.new_page()
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.route("**/guide.js", hold)
        with page.expect_request("**/guide.js"):
            page.goto(site_url + address)
        assert page.evaluate("matchMedia('(hover: none)').matches") == phone
        page.wait_for_function("document.readyState === 'complete'")
        before = page.evaluate(PLACES)
        held[0].continue_()
        wait_for_scripts(page)
        if "#" in address:
            page.wait_for_selector(".answer-foot button")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate(PLACES) == before
