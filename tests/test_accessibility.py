"""The built site for everyone, WCAG 2.2 AA: what axe finds, and what it cannot see."""

from itertools import cycle

import pytest
from bs4 import Tag
from playwright.sync_api import Browser, expect

from scripts.model import catalogue
from scripts.project.languages import LOCALES
from scripts.project.paths import SITE
from tests.conftest import WIDTHS
from tests.measures import CONTRAST, OPEN_ALL, open_all, scrolls, violations
from tests.reader import KINDS, PAGE, QUESTION, SCHEMES, TEXTS, Open, path, soup, wait_for_scripts, wake

WAY = "questions/?path=tomorrow"
LEVELS = {locale: [level[locale] for level in catalogue.load().levels.values()] for locale in LOCALES}
FOCUS = f"""() => {{
  {CONTRAST}
  const focused = document.activeElement;
  if (focused === document.body) return null;
  // The radio buttons of the colour schemes show their focus on their labels.
  const shown = focused.matches('.md-option') ? focused.nextElementSibling : focused;
  const {{ outlineStyle, outlineWidth, outlineColor, outlineOffset }} = getComputedStyle(shown);
  const below = ground(parseFloat(outlineOffset) < 0 ? shown : shown.parentElement);
  const [box] = shown.getClientRects();
  const middle = (start, size) => start + Math.min(size, 40) / 2;
  const at = box && document.elementFromPoint(middle(box.x, box.width), middle(box.y, box.height));
  return {{
    element: focused.outerHTML.slice(0, 120),
    seen: Boolean(at && (shown.contains(at) || at.contains(shown))),
    named: [focused, ...(focused.labels ?? []), document.getElementById(focused.getAttribute('aria-labelledby'))]
      .some((each) => each && (each.ariaLabel || each.title || each.textContent).trim()),
    searching: document.getElementById('__search').checked,
    marked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && contrast(outlineColor, below) >= 3,
  }};
}}"""


@pytest.mark.parametrize(("address", "width"), list(zip(KINDS, cycle(WIDTHS.values()), strict=False)))
def test_axe_finds_nothing_without_script(chromium: Browser, site_url: str, address: str, width: int) -> None:
    with chromium.new_context(viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Emulation.setScriptExecutionDisabled", {"value": True})
        page.goto(site_url + address)
        # What axe waits for needs script, but the page's own does not run any more.
        session.send("Emulation.setScriptExecutionDisabled", {"value": False})
        assert page.locator("html.js").count() == 0
        assert violations(page) == []
        page.evaluate(OPEN_ALL)
        assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_in_search_and_explanations(open_page: Open, locale: str, scheme: str) -> None:
    page = open_page(path(locale, f"{PAGE}#{QUESTION}"), color_scheme=scheme, reduced_motion="reduce")
    page.locator(f"[data-question={QUESTION}] .term").first.focus()
    expect(page.locator(".term-popup")).to_be_visible()
    assert violations(page) == []
    page.evaluate("document.getElementById('__search').click()")
    search = page.locator(".md-search__input")
    search.press_sequentially("Canary")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert violations(page) == []
    search.fill("xqzvbnw")
    expect(page.locator(".search-advice")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize(("key", "scheme"), [("Tab", "light"), ("Shift+Tab", "dark")])
@pytest.mark.parametrize("address", ["", f"{PAGE}#{QUESTION}", WAY, "cheatsheet/", "glossary/", "404.html"])
def test_each_stop_of_the_tab_key_is_in_sight_and_marked(open_page: Open, address: str, scheme: str, key: str) -> None:
    page = open_page(address, color_scheme=scheme, reduced_motion="reduce")
    page.evaluate("scrollTo(0, 0)")
    stops: list[dict] = []
    while len(stops) < 150:
        page.keyboard.press(key)
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) > 10
    assert [stop for stop in stops if not (stop["seen"] and stop["marked"] and stop["named"])] == []
    assert not any(stop["searching"] for stop in stops)


@pytest.mark.parametrize("open_page", [WIDTHS["phone"]], indirect=True, ids=["phone"])
@pytest.mark.parametrize("locale", LOCALES)
def test_menu_and_search_open_by_keyboard_on_a_phone(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE), reduced_motion="reduce")
    menu = page.get_by_role("button", name="Navigation", expanded=False)
    menu.focus()
    page.keyboard.press("Space")
    inside = page.locator(".md-sidebar--primary :focus")
    expect(inside).to_be_in_viewport()
    last = page.locator(".md-sidebar--primary a").last
    while not last.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
        expect(inside).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    button = page.locator(".md-header button[for=__search]")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


@pytest.mark.parametrize("open_page", [WIDTHS["desktop"]], indirect=True, ids=["desktop"])
@pytest.mark.parametrize("locale", LOCALES)
def test_search_that_tab_reaches_opens_when_something_is_typed(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE), reduced_motion="reduce")
    box, search = page.locator(".md-search__input"), page.locator("#__search")
    while not box.evaluate("box => box === document.activeElement"):
        page.keyboard.press("Tab")
    expect(search).not_to_be_checked()
    page.keyboard.type("canary")
    expect(search).to_be_checked()
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(search).not_to_be_checked()
    expect(box).to_be_focused()


@pytest.mark.parametrize("late", [False, True], ids=["before the theme's script", "after it"])
@pytest.mark.parametrize("focused", [True, False], ids=["in a control", "in the text"])
def test_escape_leads_from_the_search_back_to_the_reader(open_page: Open, focused: bool, late: bool) -> None:
    page = open_page(path("en", f"{PAGE}#{QUESTION}"), reduced_motion="reduce")
    if late:
        wake(page)
    else:
        page.route("**/bundle.*.js", lambda _: None)
    question = page.locator(f"[data-question={QUESTION}]")
    question.locator("[data-part=pitfalls]").evaluate("part => part.scrollIntoView()")
    if focused:
        question.locator("[data-part=sources] > summary").focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("/")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.evaluate("scrollY") == before
    if focused:
        expect(question.locator("[data-part=sources] > summary")).to_be_focused()
    else:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.question')?.dataset.question") == QUESTION
        assert abs(page.evaluate("scrollY") - before) < 600


@pytest.mark.parametrize("open_page", [WIDTHS["desktop"]], indirect=True, ids=["desktop"])
def test_single_characters_can_be_turned_off(open_page: Open) -> None:
    page = open_page(path("en", PAGE))
    search = page.locator("#__search")
    page.keyboard.press("/")
    expect(search).to_be_checked()
    page.keyboard.press("Escape")
    page.get_by_role("button", name=TEXTS["single-keys-off"]["en"]).click()
    page.get_by_role("button", name=TEXTS["single-keys-on"]["en"]).wait_for()  # what is shown is kept
    page.reload()
    page.evaluate("document.activeElement.blur()")
    for key in "fs/pn.,":
        page.keyboard.press(key)
    expect(search).not_to_be_checked()
    assert page.url.endswith(PAGE)
    page.get_by_role("button", name=TEXTS["single-keys-on"]["en"]).click()
    page.keyboard.press("/")
    expect(search).to_be_checked()


def test_what_scrolls_after_the_window_has_changed_gets_its_name_back(open_page: Open) -> None:
    page = open_page("technical/")
    # With a style of the reader's, because the guide's own code is never wider than its place.
    page.add_style_tag(content=".md-typeset pre > code { white-space: pre !important }")
    open_all(page)
    code, table, caption = (page.locator(selector).first for selector in ("pre > code", ".table-box", "caption"))
    for _ in range(2):
        page.set_viewport_size({"width": 2400, "height": 844})
        for box in (table, code):
            expect(box).not_to_have_attribute("role", "region")
            expect(box).not_to_have_attribute("tabindex", "0")
        page.set_viewport_size({"width": 390, "height": 844})
        for box, name in ((table, caption.inner_text()), (code, "Code 1")):
            assert scrolls(box)
            expect(box).to_have_role("region")
            expect(box).to_have_attribute("tabindex", "0")
            expect(box).to_have_accessible_name(name)


SMALL = """() => {
  const controls = 'a[href], button, input, select, textarea, summary, label, [role=button], [tabindex="0"]';
  return [...document.querySelectorAll(controls)].filter((element) => {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.visually-hidden')) return false;
    const { display, clipPath, opacity } = getComputedStyle(element);
    const inText = display === 'inline' && !element.matches('h3 a, dt a, .card a');
    const labelled = element.matches('label input');
    return element.getBoundingClientRect().height && clipPath === 'none' && opacity !== '0' && !inText && !labelled
      && element.getBoundingClientRect().height < 43.5;
  }).map((element) => `${element.getBoundingClientRect().height} ${element.outerHTML.slice(0, 100)}`);
}"""
"""What a thumb may miss; links in running text have the height of its lines."""


@pytest.mark.parametrize(
    "address", ["", f"{PAGE}#{QUESTION}", "technical/", WAY, "glossary/", "cheatsheet/", "404.html", "?q=canary"]
)
@pytest.mark.parametrize("width", [390, 1280])
def test_a_thumb_hits_everything(chromium: Browser, site_url: str, address: str, width: int) -> None:
    size = {"width": width, "height": 844}
    with chromium.new_context(viewport=size, has_touch=True, is_mobile=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(site_url + address)
        wait_for_scripts(page)
        if address.startswith("?q"):
            expect(page.locator(".md-search-result__link").first).to_be_visible()
        else:
            wake(page)
            page.evaluate("document.getElementById('__drawer').click()")
        page.evaluate(OPEN_ALL)
        assert page.evaluate(SMALL) == []
        # At rest: while the search opens, the theme's veil grows beyond the window.
        page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")


def test_german_words_break_with_hyphens(open_page: Open) -> None:
    for locale, hyphens in (("de", "auto"), ("en", "manual")):
        page = open_page(path(locale, PAGE))
        for element in (
            "h1",
            ".question h2",
            ".md-content p",
            "td",
            ".md-nav__link",
            ".md-footer",
        ):
            found = page.locator(element).first.evaluate("element => getComputedStyle(element).hyphens")
            assert found == hyphens, element
        assert (
            page.locator("pre code").count() == 0
            or page.locator("pre code").first.evaluate("element => getComputedStyle(element).hyphens") == "manual"
        )


def test_nothing_moves_for_those_who_prefer_that(open_page: Open) -> None:
    page = open_page(PAGE, reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].flatMap((element) => ['', '::before', '::after'].filter((part) => {
          const { transitionDuration, animationName } = getComputedStyle(element, part);
          return /[1-9]/.test(transitionDuration) || animationName !== 'none';
        }).map((part) => element.className + part))"""
    )
    assert moving == []


LOW = f"""(marks) => {{
  {CONTRAST}
  return marks.filter(([selector, part, property]) => {{
    const style = getComputedStyle(document.querySelector(selector), part);
    // Of the colours of a gradient, the first one
    const low = contrast(style[property].match(/rgba?\\([^)]*\\)/)[0], ground(document.body)) < 3;
    return low || style[property.replace('Color', 'Style')] === 'none';
  }});
}}"""
"""Which borders and marks do not stand out from the page."""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_forced_colours_leave_borders_and_marks(open_page: Open, scheme: str) -> None:
    page = open_page(f"{PAGE}#{QUESTION}", forced_colors="active", color_scheme=scheme)
    marks = [
        (".question-answer[open] > summary", "::after", "backgroundColor"),
        (".question-answer[open] > summary", "", "borderBottomColor"),
        (".question-answer:not([open]) > summary", "", "borderTopColor"),
        (".answer-foot > [data-mark]", "", "borderTopColor"),
        (".part-gist", "", "borderLeftColor"),
        (".level", "::before", "backgroundImage"),
        (".tags li", "", "borderTopColor"),
        *((".md-header", "", "borderBottomColor"), (".diagram rect", "", "stroke"), (".diagram text", "", "fill")),
    ]
    page.locator(".answer-foot > [data-mark]").first.wait_for()
    assert page.evaluate(LOW, marks) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", [(".card", "Top"), (".hero-search input", "Top"), (".hero-search button", "Top")]),
        (WAY, [(".overview-filter select", "Top"), (".path li", "Top"), (".path ol", "Bottom")]),
    ],
    ids=["home", "index"],
)
def test_forced_colours_leave_what_leads_to_questions(
    open_page: Open, address: str, shown: list[tuple[str, str]], scheme: str
) -> None:
    page = open_page(address, forced_colors="active", color_scheme=scheme)
    for selector, _ in shown:
        expect(page.locator(selector).first).to_be_visible()
    assert page.evaluate(LOW, [(selector, "", f"border{side}Color") for selector, side in shown]) == []


@pytest.mark.parametrize("open_page", [WIDTHS["desktop"]], indirect=True, ids=["desktop"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_forced_colours_leave_levels_and_where_the_reader_is(open_page: Open, scheme: str) -> None:
    page = open_page(f"{PAGE}#{QUESTION}", forced_colors="active", color_scheme=scheme)
    wake(page)
    expect(page.locator(".md-sidebar--secondary .md-nav__link--active")).to_have_count(1)
    marked = page.evaluate(
        f"""() => {{
          {CONTRAST}
          return [...document.querySelectorAll('.md-sidebar--secondary .md-nav__link')]
            .filter((entry) => getComputedStyle(entry).textDecorationLine === 'underline')
            .map((entry) => entry.className.includes('--active'));
        }}"""
    )
    assert marked == [True]
    bars = page.evaluate(
        """() => [...document.querySelectorAll('.level')].map((level) => {
          const { backgroundImage, forcedColorAdjust } = getComputedStyle(level, '::before');
          return backgroundImage.includes('gradient') && forcedColorAdjust === 'none';
        })"""
    )
    assert bars
    assert all(bars)


def test_names_are_in_the_language_of_the_page(open_page: Open) -> None:
    names = {}
    for locale in LOCALES:
        page = open_page(path(locale, PAGE))
        open_all(page)
        listed = page.evaluate(
            """() => ['aria-label', 'title', 'placeholder', 'alt'].flatMap((name) =>
              [...document.querySelectorAll(`[${name}]:not(svg *)`)].map((element) => element.getAttribute(name)))"""
        )
        names[locale] = {name for name in listed if not name.startswith("Code ")}
    german, english = names["de"], names["en"]
    assert {name for name in german & english if len(name) > 3} <= {"Navigation", "logo"}
    assert len(german) > 10


@pytest.mark.parametrize("locale", LOCALES)
def test_controls_are_named_with_their_question(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE))
    title = page.locator(f"#{QUESTION}").inner_text()
    section = page.locator(f"[data-question={QUESTION}]")
    summary, link = section.locator(".question-answer > summary"), section.locator(".question-link")
    expect(summary).to_have_accessible_name(f"{TEXTS['answer'][locale]} {TEXTS['answer-hint'][locale]} {title}")
    summary.click()
    expect(summary).to_have_accessible_name(f"{TEXTS['close-answer'][locale]} {title}")
    expect(link).to_have_accessible_name(f"{TEXTS['copy-link'][locale]} {title}")
    link.click()
    expect(link).to_have_accessible_name(f"{TEXTS['link-copied'][locale]} {title}")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("name", "selector"),
    [(PAGE, ".level"), (PAGE, ".entry-level"), ("questions/", ".entry-level"), ("cheatsheet/", ".sheet-note strong")],
)
def test_level_is_read_as_a_level(locale: str, name: str, selector: str) -> None:
    levels = soup(SITE, locale, name).select(selector)
    assert levels
    for level in levels:
        before = level.find_previous_sibling()
        assert isinstance(before, Tag)
        assert before["class"] == ["visually-hidden"]
        assert before.text == f"{TEXTS['level'][locale]}: "
        assert level.text in LEVELS[locale]


@pytest.mark.parametrize("locale", LOCALES)
def test_diagram_is_one_image_with_name_and_description(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE))
    open_all(page)
    told = page.locator(".diagram svg").evaluate_all(
        "all => all.map(({ children: [title, desc] }) => [title.textContent, desc.textContent])"
    )
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    heard = [node for node in tree if not node["ignored"]]
    images = [node for node in heard if node["role"]["value"] == "image" and "description" in node]
    assert [[node["name"]["value"], node["description"]["value"]] for node in images] == told
    parents = {child: node["nodeId"] for node in tree for child in node.get("childIds", [])}
    inside = {node["nodeId"] for node in images}
    for node in tree:  # parents come before their children
        if parents.get(node["nodeId"]) in inside:
            inside.add(node["nodeId"])
    assert [node["name"]["value"] for node in heard if parents.get(node["nodeId"]) in inside and "name" in node] == []
