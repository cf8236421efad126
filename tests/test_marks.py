"""The foot of an answer, its bar, and the reader's marks: in Chromium, in both languages, whatever the storage does."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from scripts.model import catalogue
from scripts.project.languages import LOCALES
from scripts.site.pages import question_path
from tests.conftest import WIDTHS
from tests.firefox import Window
from tests.measures import paper, printed, violations
from tests.reader import OTHER, PAGE, QUESTION, SCHEMES, TEXTS, Open, path, wait_for_scripts

KEY = "guide.v1"
IDS = [question.id for question in catalogue.load().sections[PAGE.removesuffix("/")]]
FOLLOWING = IDS[IDS.index(QUESTION) + 1]
BROKEN = "{not JSON"
NEWER = '{"version": 2, "marks": ["another form"]}'
FORBIDDEN = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('forbidden', 'SecurityError') } })"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
IN_REACH = """(details) => {
  const header = document.querySelector('.md-header').getBoundingClientRect().bottom;
  const { top, height, x, width } = details.querySelector('summary').getBoundingClientRect();
  const hit = document.elementFromPoint(x + width / 2, top + height / 2);
  return Math.abs(top - header) < 1.5 && hit?.closest('summary')?.parentElement === details;
}"""


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(viewport={"width": 1280, "height": 844}, reduced_motion="reduce") as new:
        yield new


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    wait_for_scripts(page)
    return page


def section(page: Page, id_: str = QUESTION) -> Locator:
    return page.locator(f"[data-question={id_}]")


def control(page: Page, name: str, id_: str = QUESTION) -> Locator:
    return section(page, id_).locator(f".foot-{name}")


def sign(page: Page, id_: str = QUESTION) -> Locator:
    return page.locator(f".overview [data-mark-for={id_}] .mark")


def stored(page: Page) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "null")


def marks(page: Page) -> dict[str, str]:
    return {id_: entry["mark"] for id_, entry in ((stored(page) or {}).get("marks") or {}).items()}


def progress(locale: str, known: int, repeat: int) -> str:
    return TEXTS["progress"][locale].format(known=known, repeat=repeat, all=len(IDS))


# The foot -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("by", ["pointer", "Enter", "Space"])
def test_marks_are_set_changed_and_taken_away(open_page: Open, locale: str, by: str) -> None:
    page = open_page(path(locale, f"{PAGE}#{QUESTION}"), reduced_motion="reduce")
    known, repeat = control(page, "known"), control(page, "repeat")
    title = page.locator(f"#{QUESTION}").inner_text()

    def press(button: Locator) -> None:
        if by == "pointer":
            button.click()
        else:
            button.focus()
            page.keyboard.press(by)

    expect(known).to_have_accessible_name(f"{TEXTS['mark-known'][locale]} {title}")
    expect(repeat).to_have_accessible_name(f"{TEXTS['mark-repeat'][locale]} {title}")
    for button, shown, pressed in (
        (known, "known", ["true", "false"]),
        (repeat, "repeat", ["false", "true"]),
        (repeat, "", ["false", "false"]),
    ):
        press(button)
        for each, state in zip((known, repeat), pressed, strict=True):
            expect(each).to_have_attribute("aria-pressed", state)
        assert marks(page) == ({QUESTION: shown} if shown else {})
        expect(sign(page)).to_have_text(TEXTS[f"mark-{shown}"][locale] if shown else [])
    expect(section(page).locator(".foot-note")).to_be_empty()


@pytest.mark.parametrize("locale", LOCALES)
def test_foot_stands_in_order_and_each_control_is_reached_by_tab(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, f"{PAGE}#{QUESTION}"), reduced_motion="reduce")
    control(page, "next").focus()
    control(page, "known").wait_for()
    names = ["next", "known", "repeat", "close", "copy"]
    for name in names:
        expect(control(page, name)).to_be_focused()
        page.keyboard.press("Tab")
    boxes = [control(page, name).bounding_box() for name in names]
    places = [(round(box["y"] / 20), box["x"]) for box in boxes if box]
    assert places == sorted(places)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("how", ["foot", "bar", "keyboard"])
def test_closing_leads_back_to_the_question(open_page: Open, locale: str, how: str) -> None:
    page = open_page(path(locale, f"{PAGE}#{QUESTION}"), reduced_motion="reduce")
    bar = section(page).locator(".question-answer > summary")
    close = control(page, "close")
    close.wait_for()
    section(page).locator("[data-part=rubric]").evaluate("part => part.scrollIntoView()")
    if how == "bar":
        bar.click()
    elif how == "foot":
        close.click()
    else:
        close.focus()
        page.keyboard.press("Enter")
    expect(section(page).locator(".question-answer")).not_to_have_attribute("open", "")
    expect(bar).to_be_focused()
    expect(page.locator(f"#{QUESTION}")).to_be_in_viewport()
    assert page.evaluate(
        "id => document.getElementById(id).getBoundingClientRect().top"
        " >= document.querySelector('.md-header').getBoundingClientRect().bottom",
        QUESTION,
    )


def test_closing_does_not_move_a_question_that_is_in_sight(open_page: Open) -> None:
    page = open_page(f"{PAGE}#{QUESTION}", reduced_motion="reduce")
    control(page, "close").wait_for()
    page.evaluate("scrollBy({ top: -100, behavior: 'instant' })")
    before = page.evaluate("scrollY")
    section(page).locator(".question-answer > summary").click()
    expect(section(page).locator(".question-answer")).not_to_have_attribute("open", "")
    assert page.evaluate("scrollY") == before


@pytest.mark.parametrize("locale", LOCALES)
def test_next_question_is_led_to_and_stays_closed(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, f"{PAGE}#{QUESTION}"), reduced_motion="reduce")
    control(page, "next").click()
    page.wait_for_url(f"**#{FOLLOWING}")
    expect(page.locator(f"#{FOLLOWING}")).to_be_in_viewport()
    expect(section(page, FOLLOWING).locator(".question-answer")).not_to_have_attribute("open", "")


def test_last_question_leads_to_the_next_section(open_page: Open) -> None:
    page = open_page(f"{PAGE}#{IDS[-1]}", reduced_motion="reduce")
    control(page, "next", IDS[-1]).click()
    page.wait_for_url(re.compile(r"/technical/#"))
    wait_for_scripts(page)
    expect(page.locator(".question h2:target")).to_be_in_viewport()
    expect(page.locator(".question-answer[open]")).to_have_count(0)


def test_next_question_is_one_that_the_filter_shows(open_page: Open) -> None:
    page = open_page(f"{PAGE}?level=mid", reduced_motion="reduce")
    shown = page.locator(".question:visible").evaluate_all("all => all.map((each) => each.dataset.question)")
    assert 1 < len(shown) < len(IDS)
    assert IDS[IDS.index(shown[0]) + 1] != shown[1] or IDS[IDS.index(shown[1]) + 1] != shown[2]
    for id_, following in pairwise(shown):
        section(page, id_).locator(".question-answer > summary").click()
        control(page, "close", id_).wait_for()
        control(page, "next", id_).click()
        page.wait_for_url(f"**?level=mid#{following}")
        expect(page.locator(f"#{following}")).to_be_in_viewport()
    section(page, shown[-1]).locator(".question-answer > summary").click()
    control(page, "close", shown[-1]).wait_for()
    control(page, "next", shown[-1]).click()
    page.wait_for_url(re.compile(r"/technical/#"))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", ["", "Enter", "Space"], ids=["click", "enter", "space"])
def test_link_is_copied_at_the_foot(open_page: Open, locale: str, key: str) -> None:
    page = open_page(path(locale, f"{PAGE}#{QUESTION}"), reduced_motion="reduce")
    link = control(page, "copy")
    expect(link).to_have_text(TEXTS["copy-link"][locale])
    if key:
        link.focus()
        page.keyboard.press(key)
    else:
        link.click()
    expect(link).to_have_text(TEXTS["link-copied"][locale])
    own = page.url.partition(path(locale, PAGE))[0] + question_path(locale, QUESTION)
    assert page.evaluate("navigator.clipboard.readText()") == own


def test_report_is_missing_without_a_repository_only(open_page: Open) -> None:
    """What fills it in is in test_markup.py."""
    page = open_page(f"{PAGE}#{QUESTION}")
    known = page.locator("a[href*='github.com/'][href*='/issues/new']").count() > 0
    assert known == (control(page, "report").count() == 1)


SHIFTS = """() => {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
  }).observe({ type: 'layout-shift', buffered: true });
}"""
FOOT_BOX = """(id) => {
  const { height } = document.querySelector(`[data-question=${id}] .answer-foot`).getBoundingClientRect();
  const report = document.querySelector(`[data-question=${id}] .foot-report`)?.offsetTop;
  return [height, report];
}"""


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_jumps_when_foot_and_marks_come(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE))
    held: list[Any] = []

    def hold(route: Any) -> None:
        held.append(route)

    page.context.route("**/memory.js", hold)
    page.evaluate(
        "([key, id]) => localStorage.setItem(key,"
        " JSON.stringify({ version: 1, marks: { [id]: { mark: 'known', at: '2026-11-05' } } }))",
        [KEY, QUESTION],
    )
    page.goto(page.url)
    wait_for_scripts(page)
    # A report as a site with a repository has it
    page.evaluate(
        """id => document.querySelector(`[data-question=${id}] .answer-foot`).insertAdjacentHTML('beforeend',
          document.querySelector('.foot-report') ? '' : '<a class="foot-report" href="#">Ein Fehler?</a>')""",
        QUESTION,
    )
    page.evaluate("id => { document.querySelector(`[data-question=${id}] details`).open = true }", QUESTION)
    page.wait_for_function("document.querySelector('.term[role=button]')")
    page.evaluate(SHIFTS)
    foot = page.evaluate(FOOT_BOX, QUESTION)
    overview = page.locator(".overview").bounding_box()
    for route in held:
        route.continue_()
    control(page, "known").wait_for()
    expect(sign(page)).to_have_count(1)
    expect(page.locator(".overview-progress")).to_contain_text(progress(locale, 1, 0))
    assert page.evaluate(FOOT_BOX, QUESTION) == foot
    assert page.locator(".overview").bounding_box() == overview
    assert page.evaluate("window.shifted") < 0.001


@pytest.mark.parametrize("locale", LOCALES)
def test_without_a_script_the_foot_leads_on(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, PAGE), java_script_enabled=False)
    section(page).locator(".question-answer > summary").click()
    expect(control(page, "next")).to_be_visible()
    expect(section(page).locator(".answer-foot button")).to_have_count(0)
    expect(page.locator(".overview-progress")).to_be_hidden()
    control(page, "next").click()
    assert page.url.endswith(f"#{FOLLOWING}")


def test_without_its_module_the_foot_leads_on_and_the_next_answer_tries_again(
    context: BrowserContext, site_url: str
) -> None:
    context.route("**/memory.js*", lambda route: route.abort())
    page = opened(context, f"{site_url}{PAGE}#{QUESTION}")
    expect(control(page, "next")).to_be_visible()
    section(page).locator(".question-answer > summary").click()
    expect(section(page).locator(".question-answer")).not_to_have_attribute("open", "")
    context.unroute_all()
    section(page, OTHER).locator(".question-answer > summary").click()
    control(page, "known", OTHER).click()
    assert marks(page) == {OTHER: "known"}


@pytest.mark.parametrize("locale", LOCALES)
def test_paper_has_neither_foot_nor_bar_nor_marks(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, f"{PAGE}#{QUESTION}"))
    control(page, "known").click()
    text = printed(paper(page))
    keys = ("close-answer", "next-question", "report", "mark-known", "mark-repeat", "clear-marks", "no-marks")
    lines = {line.strip() for line in text.splitlines()}
    assert not lines & {TEXTS[key][locale] for key in keys}
    assert "✓" not in text


# The bar ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("touch", [False, True], ids=["pointer", "thumb"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_bar_is_slim_and_stays_in_reach(chromium: Browser, site_url: str, width: int, touch: bool, scheme: Any) -> None:
    size = {"width": width, "height": 844}
    with chromium.new_context(viewport=size, has_touch=touch, is_mobile=touch, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = opened(context, f"{site_url}{PAGE}#{QUESTION}")
        details = section(page).locator(".question-answer")
        bar = details.locator("> summary")
        box = bar.bounding_box()
        assert box
        assert box["height"] <= (45 if touch else 33)
        expect(bar).to_have_text(re.compile(TEXTS["close-answer"]["de"]), use_inner_text=True)
        for part in ("gist", "answer", "rubric", "pitfalls", "follow-ups"):
            details.locator(f"[data-part={part}]").evaluate(
                "part => scrollBy({ top: part.getBoundingClientRect().top + 20, behavior: 'instant' })"
            )
            assert details.evaluate(IN_REACH), part
        assert bar.evaluate("bar => getComputedStyle(bar).backgroundColor") == page.evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        section(page, FOLLOWING).locator(".question-answer").evaluate("details => { details.open = true }")
        section(page, FOLLOWING).evaluate("question => question.scrollIntoView({ behavior: 'instant' })")
        assert not details.evaluate(IN_REACH)


def test_links_into_an_answer_are_not_behind_its_bar(open_page: Open) -> None:
    page = open_page(f"{PAGE}#{QUESTION}", reduced_motion="reduce")
    control(page, "known").wait_for()
    for id_ in (f"{QUESTION}-depth", f"{QUESTION}-table-1"):
        page.evaluate("id => { location.hash = id }", id_)
        page.wait_for_function(
            """([id, question]) => {
              const bar = document.querySelector(`[data-question=${question}] summary`).getBoundingClientRect();
              const { top } = document.getElementById(id).getBoundingClientRect();
              return top >= bar.bottom - 1 && top < innerHeight;
            }""",
            arg=[id_, QUESTION],
        )


# Marks shown --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_marks_are_there_after_a_reload_and_in_the_other_language(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, f"{PAGE}#{QUESTION}"))
    note = page.locator(".overview-progress")
    expect(note).to_have_text(TEXTS["no-marks"][locale])
    control(page, "known").click()
    section(page, OTHER).locator(".question-answer > summary").click()
    control(page, "repeat", OTHER).click()
    for each in (locale, next(other for other in LOCALES if other != locale)):
        page.goto(
            page.url.partition("#")[0] if each == locale else page.url.replace(PAGE, f"en/{PAGE}").replace("en/en/", "")
        )
        expect(sign(page)).to_have_text(TEXTS["mark-known"][each])
        expect(sign(page, OTHER)).to_have_text(TEXTS["mark-repeat"][each])
        expect(page.locator(".overview .mark")).to_have_count(2)
        expect(note).to_contain_text(progress(each, 1, 1))


@pytest.mark.parametrize("locale", LOCALES)
def test_marks_are_cleared_when_the_reader_says_so_twice(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, f"{PAGE}#{QUESTION}"))
    page.evaluate("key => localStorage.setItem(key, JSON.stringify({ version: 1, cards: { due: 1 } }))", KEY)
    control(page, "known").click()
    note = page.locator(".overview-progress")
    clear = note.get_by_role("button", name=TEXTS["clear-marks"][locale])
    asked: list[str] = []

    def answer(accept: bool) -> None:
        def react(dialog: Any) -> None:
            asked.append(dialog.message)
            dialog.accept() if accept else dialog.dismiss()

        page.once("dialog", react)

    answer(False)
    clear.click()
    assert marks(page) == {QUESTION: "known"}
    answer(True)
    clear.click()
    expect(sign(page)).to_have_count(0)
    expect(note).to_have_text(TEXTS["no-marks"][locale])
    expect(note).to_be_focused()
    expect(control(page, "known")).to_have_attribute("aria-pressed", "false")
    assert asked == [TEXTS["clear-marks-really"][locale]] * 2
    assert stored(page)["cards"] == {"due": 1}
    assert marks(page) == {}


def test_two_tabs_show_each_others_marks_and_keep_them(context: BrowserContext, site_url: str) -> None:
    first, second = (opened(context, f"{site_url}{PAGE}#{QUESTION}") for _ in range(2))
    control(first, "known").click()
    expect(control(second, "known")).to_have_attribute("aria-pressed", "true")
    expect(sign(second)).to_have_text(TEXTS["mark-known"]["de"])
    section(second, OTHER).locator(".question-answer > summary").click()
    control(second, "repeat", OTHER).click()
    expect(sign(first, OTHER)).to_have_text(TEXTS["mark-repeat"]["de"])
    assert marks(first) == {QUESTION: "known", OTHER: "repeat"}
    first.evaluate("localStorage.clear()")
    expect(sign(second)).to_have_count(0)
    expect(control(second, "known")).to_have_attribute("aria-pressed", "false")


def test_a_mark_under_a_former_id_counts(open_page: Open) -> None:
    page = open_page(PAGE)
    page.evaluate(
        "key => localStorage.setItem(key, JSON.stringify({ version: 1, marks: { former: { mark: 'known' } } }))", KEY
    )
    page.route(
        f"**/{PAGE}",
        lambda route: route.fulfill(
            body=re.sub(f'(<h2[^>]* id="{QUESTION}")', r'<span id="former"></span>\1', route.fetch().text()),
            content_type="text/html",
        ),
    )
    page.goto(page.url)
    expect(sign(page)).to_have_text(TEXTS["mark-known"]["de"])
    section(page).locator(".question-answer > summary").click()
    control(page, "repeat").click()
    assert marks(page) == {QUESTION: "repeat"}


def test_other_pages_may_show_marks_and_count_them(open_page: Open) -> None:
    page = open_page("about/")
    former = json.dumps({"version": 1, "marks": {"a": {"mark": "known"}, "old": {"mark": "repeat"}}})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, former])
    page.route(
        "**/about/",
        lambda route: route.fulfill(
            body=route.fetch()
            .text()
            .replace(
                "</article>",
                '<p data-mark-for="a">A</p><p data-mark-for="b,old">B</p><p data-mark-for="c">C</p>'
                '<p data-progress="a b,old c">Drei</p><p data-progress="c">Eine</p></article>',
            ),
            content_type="text/html",
        ),
    )
    page.goto(page.url)
    expect(page.locator("[data-mark-for=a]")).to_have_text(f"A {TEXTS['mark-known']['de']}")
    expect(page.locator("[data-mark-for='b,old']")).to_have_text(f"B {TEXTS['mark-repeat']['de']}")
    expect(page.locator("[data-mark-for=c]")).to_have_text("C")
    whole, none = page.locator("[data-progress]").all()
    expect(whole).to_have_text(TEXTS["progress"]["de"].format(known=1, repeat=1, all=3))
    expect(none).to_have_text("Eine")


@pytest.mark.parametrize("address", [PAGE, "", "about/"])
def test_nothing_is_loaded_for_marks_before_there_is_any(context: BrowserContext, site_url: str, address: str) -> None:
    loaded: list[str] = []
    context.on("request", lambda request: loaded.append(request.url))
    page = opened(context, site_url + address)
    page.wait_for_load_state("networkidle")
    assert not [url for url in loaded if "memory" in url]
    page.goto(f"{site_url}{PAGE}#{QUESTION}")
    control(page, "known").wait_for()
    assert [url for url in loaded if "memory" in url]


# The storage --------------------------------------------------------------------------------------------------------


TROUBLES = [
    ("forbidden", FORBIDDEN, None),
    ("full", FULL, None),
    ("unreadable", "", BROKEN),
    ("unreadable", "", '{"version": 1, "marks": []}'),
    ("newer", "", NEWER),
]
"""What is wrong, the script that brings it about, and what was stored."""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("case", TROUBLES, ids=lambda case: case[0])
def test_reader_is_told_that_a_mark_is_not_kept(
    context: BrowserContext, site_url: str, locale: str, case: tuple[str, str, str | None]
) -> None:
    trouble, script, before = case
    if before:
        page = opened(context, site_url + path(locale, "about/"))
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, before])
        page.close()
    if script:
        context.add_init_script(script)
    page = opened(context, f"{site_url}{path(locale, PAGE)}#{QUESTION}")
    note = section(page).locator(".foot-note")
    known = control(page, "known")
    expect(note).to_be_empty()
    known.click()
    expect(known).to_have_attribute("aria-pressed", "true")
    expect(note).to_contain_text(TEXTS[f"not-kept-{trouble}"][locale])
    expect(note).to_have_role("status")
    expect(sign(page)).to_have_text(TEXTS["mark-known"][locale])
    assert violations(page) == []
    section(page, OTHER).locator(".question-answer > summary").click()
    expect(section(page, OTHER).locator("[data-part=gist]")).to_be_visible()
    if before:
        assert page.evaluate("key => localStorage.getItem(key)", KEY) == before
        expect(page.locator(".overview-progress")).to_contain_text(TEXTS[f"not-kept-{trouble}"][locale])
    expect(section(page).get_by_role("button", name=TEXTS["forget"][locale])).to_have_count(
        int(trouble == "unreadable")
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("where", ["foot", "overview"])
def test_what_cannot_be_read_is_cleared_if_the_reader_says_so(open_page: Open, locale: str, where: str) -> None:
    page = open_page(path(locale, "about/"))
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, BROKEN])
    page.goto(page.url.replace("about/", f"{PAGE}#{QUESTION}"))
    control(page, "known").click()
    place = section(page).locator(".foot-note") if where == "foot" else page.locator(".overview-progress")
    forget = place.get_by_role("button", name=TEXTS["forget"][locale])
    page.once("dialog", lambda dialog: dialog.dismiss())
    forget.click()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == BROKEN
    page.once("dialog", lambda dialog: dialog.accept())
    forget.click()
    expect(forget).to_have_count(0)
    expect(sign(page)).to_have_text(TEXTS["mark-known"][locale])
    assert marks(page) == {QUESTION: "known"}


@pytest.mark.parametrize(
    "value", ["[" * 5_000_000, json.dumps({"version": 1, "__proto__": {"marks": 1}, "cards": "x" * 5_000_000})]
)
def test_large_and_strange_values_do_no_harm(context: BrowserContext, site_url: str, value: str) -> None:
    page = opened(context, f"{site_url}about/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, value])
    page.goto(f"{site_url}{PAGE}#{QUESTION}")
    control(page, "known").click()
    expect(control(page, "known")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("key => localStorage.getItem(key)", KEY)[:5] == value[:5]


@pytest.mark.parametrize("open_page", [WIDTHS["desktop"]], indirect=True, ids=["desktop"])
def test_former_keys_are_taken_over(open_page: Open) -> None:
    page = open_page("en/about/")
    page.evaluate(
        "localStorage.setItem('guide:last-question', 'what-is-mlops'); localStorage.setItem('guide:single-keys', 'off')"
    )
    page.goto(page.url.replace("about/", ""))
    expect(page.locator("[data-continue]")).to_have_attribute("href", re.compile("#what-is-mlops$"))
    page.goto(f"{page.url}{PAGE}#{QUESTION}")
    expect(page.get_by_role("button", name=TEXTS["single-keys-on"]["en"])).to_be_visible()
    page.wait_for_function("key => localStorage.getItem(key)", arg=KEY)
    page.wait_for_function("localStorage.getItem('guide:single-keys') === null")
    assert stored(page)["settings"] == {"singleKeys": False}
    assert stored(page)["place"] == {"question": QUESTION}


# For everyone -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_with_marks(open_page: Open, locale: str, scheme: str) -> None:
    page = open_page(path(locale, f"{PAGE}#{QUESTION}"), color_scheme=scheme, reduced_motion="reduce")
    control(page, "known").click()
    section(page, OTHER).locator(".question-answer > summary").click()
    control(page, "repeat", OTHER).click()
    page.evaluate("scrollTo(0, 0)")
    assert violations(page) == []


# Firefox ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_firefox_marks_and_keeps(window: Window, locale: str) -> None:
    window.open(path(locale, f"{PAGE}#{QUESTION}"))
    foot = f"[data-question={QUESTION}] .foot"
    window.wait_for("(selector) => document.querySelector(selector) !== null", f"{foot}-known")
    window.focus(f"{foot}-known")
    window.press("Enter")
    window.wait_for("(selector) => document.querySelector(selector).ariaPressed === 'true'", f"{foot}-known")
    window.reload()
    window.wait_for(
        "([id, word]) => document.querySelector(`[data-mark-for=${id}] .mark`)?.textContent === word",
        [QUESTION, TEXTS["mark-known"][locale]],
    )
    window.wait_for("(selector) => document.querySelector(selector)?.ariaPressed === 'true'", f"{foot}-known")


def test_firefox_bar_stays_in_reach_and_leads_back(window: Window) -> None:
    window.open(f"{PAGE}#{QUESTION}")
    window.expect_open_at_top()
    window.wait_for("document.querySelector('.foot-close') !== null")
    window.evaluate(
        "(id) => document.querySelector(`[data-question=${id}] .part-rubric`).scrollIntoView({ behavior: 'instant' })",
        QUESTION,
    )
    window.wait_for(f"(id) => ({IN_REACH})(document.querySelector(`[data-question=${{id}}] details`))", QUESTION)
    window.click(f"[data-question={QUESTION}] .question-answer > summary")
    window.wait_for(
        """(id) => {
          const { top } = document.getElementById(id).getBoundingClientRect();
          return !document.querySelector(`[data-question=${id}] details`).open && top >= 48 && top < 200;
        }""",
        QUESTION,
    )
