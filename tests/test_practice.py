"""The practice page: rounds of both kinds, what the browser keeps of them, and what happens when it cannot."""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from scripts.model import catalogue
from scripts.project.languages import LOCALES, counterpart
from scripts.project.paths import SITE
from tests.firefox import Window
from tests.measures import violations
from tests.reader import SCHEMES, TEXTS, path, soup

KNOWN = catalogue.load()
QUESTIONS = KNOWN.questions
ASKED = [question for question in QUESTIONS.values() if not question.is_advice]
KEY = "guide.v1"
GRADES = ("again", "hard", "good", "easy")
DAY = 86_400_000
LARGEST = 40_000
"""Bytes over the wire that a round costs beyond a normal page."""
NOT_LOADED = "Failed to fetch"
"""What a page reports, and says to the reader, if its network is gone."""
CARD, DONE = "[data-card]", "[data-round=done]"


@pytest.fixture(scope="session")
def site_url(guide_url: str) -> str:
    """The real guide."""
    return guide_url


Begin = Callable[..., Page]


@pytest.fixture
def begin(chromium: Browser, site_url: str) -> Iterator[Begin]:
    """Opens the page; nothing may go wrong in the background but what a test names."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(
        query: str = "", locale: str = "de", state: dict | None = None, script: str = "", **options: Any
    ) -> Page:
        context = chromium.new_context(
            **{"viewport": {"width": 390, "height": 844}, "reduced_motion": "reduce"} | options
        )
        contexts.append(context)
        if state is not None:
            stored = json.dumps(state) if isinstance(state, dict) else state
            context.add_init_script(f"localStorage[{KEY!r}] ?? localStorage.setItem({KEY!r}, {json.dumps(stored)})")
        context.add_init_script(script or "0")
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)) if str(error) != NOT_LOADED else None)
        page.goto(site_url + path(locale, "practice/") + query)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def data(locale: str) -> dict:
    return json.loads((SITE / "data" / f"practice.v1.{locale}.json").read_text(encoding="utf-8"))


def answer(locale: str, id_: str) -> dict:
    return json.loads((SITE / "data" / "practice.v1" / locale / f"{id_}.json").read_text(encoding="utf-8"))


def stored(page: Page) -> dict:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "{}")


def act(page: Page, name: str) -> None:
    page.locator(f"[data-action={name}]").click()


def grade(page: Page, name: str) -> None:
    """Turn the card, and grade it."""
    card = page.locator(CARD)
    before = card.element_handle()
    act(page, "reveal")
    act(page, name)
    page.wait_for_function("card => !card.isConnected", arg=before)


def id_of(page: Page) -> str:
    return str(page.locator(CARD).get_attribute("data-card"))


def text(key: str, locale: str = "de") -> str:
    return TEXTS[f"practice-{key}"][locale]


def card(**more: Any) -> dict:
    return {"due": 0, "last": 0, "stability": 3, "difficulty": 5, "reps": 1, "lapses": 0, "log": [[0, 3]], **more}


# The data -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_data_has_all_questions_and_fits_its_schemas(locale: str) -> None:
    schemas = {
        name: json.loads((SITE / "data" / f"practice.v1{name}.schema.json").read_text(encoding="utf-8"))
        for name in ("", ".answer")
    }
    cards = data(locale)
    jsonschema.validate(cards, schemas[""])
    assert [question["id"] for question in cards["questions"]] == list(QUESTIONS)
    assert list(cards["sections"]) == list(KNOWN.sections)
    for question in cards["questions"]:
        jsonschema.validate(answer(locale, question["id"]), schemas[".answer"])
        assert bool(question["recall"]) != question["advice"]
    prompts = [(question["id"], prompt["id"]) for question in cards["questions"] for prompt in question["recall"]]
    assert len(prompts) == len(set(prompts))


def test_prompts_have_the_same_ids_in_both_languages() -> None:
    german, english = (
        [[each["id"] for each in question["recall"]] for question in data(locale)["questions"]] for locale in LOCALES
    )
    assert german == english


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("id_", [question.id for question in ASKED])
def test_answers_are_those_of_the_question(locale: str, id_: str) -> None:
    tree = soup(SITE, locale, f"q/{id_}")
    found = answer(locale, id_)

    def words(html: str) -> str:
        return "".join(
            re.sub(r"<[^>]*>", "", html).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").split()
        )

    def part(name: str, selector: str) -> list[str]:
        return ["".join(each.get_text().split()) for each in tree.select(f"[data-part={name}] {selector}")]

    assert words(found["gist"]) == "".join(part("gist", "p"))
    points = [point.removesuffix("Senior") for point in part("rubric", "li")]
    assert [words(point["text"]) for point in found["rubric"]] == points
    assert all(paragraph in words(found["answer"]) for paragraph in part("answer", "> p"))
    for html in (found["gist"], found["answer"], *(point["text"] for point in found["rubric"])):
        assert not re.search(r"<a\b|\bclass=|\bid=|\bstyle=|\bhref=", html)


# Rounds ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_quick_round_asks_shows_and_grades(begin: Begin, locale: str) -> None:
    page = begin("?n=3&section=fundamentals", locale)
    prompts = {prompt["id"]: prompt for question in data(locale)["questions"] for prompt in question["recall"]}
    seen = []
    for _ in range(3):
        shown = prompts[id_of(page).rpartition(".")[2]]
        expect(page.locator(f"{CARD} h2")).to_be_focused()
        expect(page.locator(".practice-said")).to_have_count(0)
        act(page, "reveal")
        expect(page.locator(".practice-said")).to_be_focused()
        assert page.locator(".practice-said").inner_html() == shown["answer"]
        seen.append(id_of(page))
        act(page, "good")
    expect(page.locator(f"{DONE} h2")).to_be_focused()
    assert len(set(seen)) == 3
    assert list(stored(page)["cards"]) == seen
    assert all(each["reps"] == 1 and each["due"] > each["last"] for each in stored(page)["cards"].values())


@pytest.mark.parametrize(("locale", "size"), [("de", (390, 844)), ("en", (1280, 844))])
def test_questions_are_compared_with_the_rubric(begin: Begin, locale: str, size: tuple[int, int]) -> None:
    page = begin("?n=1&kind=questions&section=llmops", locale, viewport={"width": size[0], "height": size[1]})
    said = answer(locale, id_of(page))
    act(page, "reveal")
    expect(page.locator(".practice-gist")).to_be_focused()
    expect(page.locator(".practice-long > div")).to_be_hidden()
    page.locator(".practice-long summary").click()
    expect(page.locator(".practice-long > div")).to_be_visible()
    boxes = page.locator(".practice-ticks input")
    expect(boxes).to_have_count(len(said["rubric"]))
    proposed = page.locator(".practice-grades .md-button--primary")
    expect(proposed).to_have_attribute("data-action", "again")
    for i in range(boxes.count()):
        boxes.nth(i).check()
    expect(proposed).to_have_attribute("data-action", "easy")
    boxes.first.uncheck()
    expect(proposed).to_have_attribute("data-action", "good")
    proposed.click()
    expect(page.locator(DONE)).to_be_visible()
    ((_, kept),) = stored(page)["cards"].items()
    assert kept["log"][0][1] == 3
    assert kept["hash"]


def test_what_failed_comes_again_and_a_grade_can_be_taken_back(begin: Begin) -> None:
    page = begin("?n=2&section=fundamentals")
    first = id_of(page)
    grade(page, "again")
    second = id_of(page)
    assert second != first
    act(page, "undo")
    expect(page.locator(CARD)).to_have_attribute("data-card", first)
    assert stored(page)["cards"] == {}
    grade(page, "again")
    grade(page, "good")
    expect(page.locator(CARD)).to_have_attribute("data-card", first)
    grade(page, "easy")
    expect(page.locator(DONE)).to_be_visible()
    assert [grade for _, grade in stored(page)["cards"][first]["log"]] == [1, 4]


def test_keys_play_a_round_unless_they_are_off(begin: Begin) -> None:
    page = begin("?n=3&section=cloud")
    first = id_of(page)
    page.keyboard.press("3")
    expect(page.locator(CARD)).to_have_attribute("data-card", first)  # nothing is shown yet
    for key, name in (("1", "again"), ("2", "hard"), ("4", "easy")):
        before = page.locator(CARD).element_handle()
        page.keyboard.press("Space")
        expect(page.locator(f"[data-action={name}]")).to_be_visible()
        page.keyboard.press(key)
        page.wait_for_function("card => !card.isConnected", arg=before)
    page.keyboard.press("u")
    expect(page.locator(CARD)).to_be_visible()
    page.keyboard.press("0")
    expect(page.locator(CARD)).to_have_attribute("data-card", first)
    off = begin("?n=2", state={"version": 1, "settings": {"singleKeys": False}})
    expect(off.locator(CARD)).to_be_visible()
    off.keyboard.press("Space")
    expect(off.locator("[data-action=reveal]")).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("ask", ["asked", "answered"])
def test_question_in_one_language_answer_in_the_other(begin: Begin, locale: str, ask: str) -> None:
    other = counterpart(locale)
    asking, answering = (other, locale) if ask == "asked" else (locale, other)
    page = begin(f"?n=1&kind=questions&section=llmops&ask={ask}", locale)
    id_ = id_of(page)
    titles = {each["id"]: each["title"] for each in data(asking)["questions"]}
    expect(page.locator(f"{CARD} h2")).to_have_attribute("lang", asking)
    assert page.locator(f"{CARD} h2").inner_html() == titles[id_]
    act(page, "reveal")
    assert page.locator(".practice-gist").inner_html() == answer(answering, id_)["gist"]
    expect(page.locator(".practice-terms li")).to_have_count(len(answer(answering, id_)["terms"]))


def test_due_cards_come_first_and_alone_if_so_chosen(begin: Begin) -> None:
    due = ASKED[-1].id
    state = {"version": 1, "cards": {due: card()}}
    assert id_of(begin("?n=2&kind=questions", state=state)) == due
    page = begin("?n=5&kind=questions&due=1", state=state)
    grade(page, "good")
    expect(page.locator(DONE)).to_be_visible()
    expect(page.locator(f"{DONE} li")).to_have_count(1)


def test_choice_stands_in_the_address_and_comes_from_it(begin: Begin) -> None:
    page = begin("?section=cloud&level=senior&n=x&tag=nonsense")
    expect(page.locator(".practice-choice")).to_be_hidden()  # a number begins, even one that is none
    act(page, "stop")
    page.locator("[data-action=leave]").click()
    form = page.locator(".practice-choice")
    expect(form.locator("[name=section][value=cloud]")).to_be_checked()
    expect(form.locator("[name=level]")).to_have_value("senior")
    expect(form.locator("[name=tag]")).to_have_value("")
    form.locator("[name=kind][value=questions]").check()
    form.locator("[name=due]").check()
    assert "kind=questions" in page.url
    assert "due=1" in page.url
    expect(page.locator("[data-practice-status]")).to_have_text(re.compile(r"^0 fällig, \d+ neu$"))


def test_advice_stays_out_unless_chosen(begin: Begin) -> None:
    page = begin("?kind=questions")
    expect(page.locator("[data-practice-status]")).to_contain_text(f"{len(ASKED)} neu")
    page = begin("?kind=questions&section=preparation")
    expect(page.locator("[data-practice-status]")).to_contain_text(f"{len(QUESTIONS) - len(ASKED)} neu")


def test_marks_count(begin: Begin) -> None:
    first, second = ASKED[0].id, ASKED[1].id
    marks = {first: {"mark": "known", "at": "2026-11-01"}, second: {"mark": "repeat", "at": "2026-11-01"}}
    page = begin("?kind=questions", state={"version": 1, "marks": marks})
    expect(page.locator("[data-practice-status]")).to_have_text(f"1 fällig, {len(ASKED) - 2} neu")


def test_clock_and_confidence_are_off_until_switched_on(begin: Begin) -> None:
    page = begin("?kind=questions&section=llmops")
    page.locator("[name=clock]").check()
    page.locator("[name=sure]").check()
    page.locator("[name=n]").fill("1")
    page.locator(".practice-start button").click()
    expect(page.locator(".practice-clock")).to_have_text(re.compile(r"^0:0\d$"))
    page.locator(".practice-sure input").first.check()
    grade(page, "good")
    expect(page.locator(DONE)).to_contain_text(text("sure-result").format(sure=1, right=1))
    assert stored(page)["settings"] == {"clock": True, "sure": True}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(begin: Begin, scheme: str) -> None:
    page = begin("", color_scheme=scheme)
    expect(page.locator("[data-practice-status]")).not_to_be_empty()
    assert violations(page) == []
    page = begin(
        "?n=1&kind=questions&ask=asked&section=llmops",
        "en",
        color_scheme=scheme,
        state={"version": 1, "settings": {"clock": True, "sure": True}},
    )
    act(page, "reveal")
    assert violations(page) == []
    act(page, "hard")
    expect(page.locator(DONE)).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_is_wider_than_the_window(begin: Begin, width: int) -> None:
    wider = "document.documentElement.scrollWidth - innerWidth"
    page = begin("?n=1&kind=questions&section=system-design", viewport={"width": width, "height": 600})
    assert page.evaluate(wider) <= 0
    act(page, "reveal")
    assert page.evaluate(wider) <= 0
    act(page, "good")
    assert page.evaluate(wider) <= 0


def test_a_round_is_light_and_needs_no_network(begin: Begin) -> None:
    page = begin()
    loaded: dict[str, int] = {}
    context = page.context
    page = context.new_page()
    page.on("response", lambda each: loaded.__setitem__(each.url, len(gzip.compress(each.body(), 9))))
    page.goto(page.context.pages[0].url + "?n=5&kind=questions")
    expect(page.locator(CARD)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert (
        sum(
            size
            for url, size in loaded.items()
            if "practice" in url.partition("#")[0].rpartition("/")[2] or "/practice.v1/" in url
        )
        <= LARGEST
    )
    context.set_offline(True)
    for _ in range(5):
        grade(page, "good")
    expect(page.locator(DONE)).to_be_visible()


def test_without_a_script_the_page_says_so(begin: Begin) -> None:
    page = begin(java_script_enabled=False)
    expect(page.locator(".practice-without")).to_be_visible()
    expect(page.locator(".practice-without a")).to_have_attribute("href", re.compile("cheatsheet"))
    expect(page.locator(".practice-choice")).to_be_hidden()


# Faults ---------------------------------------------------------------------------------------------------------------

FORBIDDEN = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.mark.parametrize(
    ("trouble", "state", "script"),
    [
        ("forbidden", None, FORBIDDEN),
        ("full", None, FULL),
        ("unreadable", "{broken", ""),
        ("unreadable", {"version": 1, "cards": [1]}, ""),
        ("newer", {"version": 2, "cards": {"a": 1}}, ""),
    ],
)
def test_round_goes_on_when_nothing_can_be_kept(begin: Begin, trouble: str, state: Any, script: str) -> None:
    page = begin("?n=2&section=fundamentals", state=state, script=script)
    grade(page, "good")
    expect(page.locator(".practice-trouble")).to_have_text(text(f"not-kept-{trouble}"))
    grade(page, "good")
    expect(page.locator(DONE)).to_be_visible()
    if state is not None:
        kept = page.evaluate("key => localStorage.getItem(key)", KEY)
        assert kept == state if isinstance(state, str) else json.loads(kept)["cards"] == state["cards"]


def test_storage_that_is_emptied_during_a_round_gets_the_rest(begin: Begin) -> None:
    page = begin("?n=2&section=fundamentals")
    grade(page, "good")
    page.evaluate("localStorage.clear()")
    grade(page, "good")
    assert len(stored(page)["cards"]) == 1


def test_what_a_second_tab_did_stays(begin: Begin) -> None:
    page = begin("?n=1&section=fundamentals")
    other = page.context.new_page()
    other.goto(page.url.replace("fundamentals", "cloud"))
    grade(other, "good")
    grade(page, "good")
    assert len(stored(page)["cards"]) == 2


def test_changed_answer_is_told_and_keeps_its_history(begin: Begin) -> None:
    id_ = ASKED[0].id
    page = begin("?n=1&kind=questions&due=1", state={"version": 1, "cards": {id_: card(hash="00000000")}})
    expect(page.locator(".practice-changed")).to_have_text(text("changed"))
    grade(page, "good")
    kept = stored(page)["cards"][id_]
    assert len(kept["log"]) == 2
    assert kept["hash"] != "00000000"


def test_renamed_question_keeps_its_cards_and_a_removed_one_is_told(begin: Begin) -> None:
    id_ = ASKED[0].id
    state = {"version": 1, "cards": {"former-name": card(), "gone": card()}}

    def rename(route: Route) -> None:
        cards = route.fetch().json()
        next(each for each in cards["questions"] if each["id"] == id_)["former_ids"] = ["former-name"]
        route.fulfill(json=cards)

    page = begin(state=state)
    page.context.route("**/practice.v1.de.json", rename)
    page.goto(page.url + "?kind=questions")
    expect(page.locator("[data-kept-gone]")).to_have_text(text("gone").format(n=1))
    page.goto(page.url + "&n=1&due=1")
    assert id_of(page) == id_
    grade(page, "good")
    assert set(stored(page)["cards"]) == {id_, "gone"}


def test_cards_that_cannot_be_loaded_are_asked_for_again(begin: Begin) -> None:
    page = begin()
    page.context.route("**/practice.v1.de.json", lambda route: route.abort())
    page.goto(page.url)
    expect(page.locator("[data-practice-status]")).to_contain_text(text("failed"))
    page.context.unroute_all()
    act(page, "retry")
    expect(page.locator("[data-practice-status]")).to_contain_text("neu")


# What is taken along --------------------------------------------------------------------------------------------------


def choose_file(page: Page, content: str) -> None:
    page.locator("[data-kept=import]").set_input_files(
        {"name": "progress.json", "mimeType": "application/json", "buffer": content.encode()}
    )


def test_progress_is_saved_and_read_without_a_loss(begin: Begin) -> None:
    mine = {
        "version": 1,
        "cards": {"a": card(last=5, log=[[5, 3]])},
        "marks": {"x": {"mark": "known", "at": "2026-11-02"}},
    }
    theirs = {
        "version": 1,
        "cards": {"a": card(last=9, log=[[9, 1]]), "b": card()},
        "marks": {"x": {"mark": "repeat", "at": "2026-11-01"}},
    }
    page = begin(state=mine)
    with page.expect_download() as download:
        page.locator("[data-kept=export]").click()
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert saved["cards"] == mine["cards"]
    choose_file(page, json.dumps(theirs))
    expect(page.locator("[data-kept-status]")).to_have_text(text("imported").format(n=2))
    found = stored(page)
    assert found["cards"]["a"]["last"] == 9
    assert found["cards"]["a"]["log"] == [[5, 3], [9, 1]]
    assert set(found["cards"]) == {"a", "b"}
    assert found["marks"]["x"]["mark"] == "known"


@pytest.mark.parametrize(
    ("content", "told"),
    [("no json", "unreadable"), ("[]", "unreadable"), ('{"version": 2}', "newer"), ("", "unreadable")],
)
def test_wrong_file_changes_nothing(begin: Begin, content: str, told: str) -> None:
    state = {"version": 1, "cards": {"a": card()}}
    page = begin(state=state)
    choose_file(page, content)
    expect(page.locator("[data-kept-status]")).to_have_text(text(f"import-{told}"))
    assert stored(page) == state


def test_clearing_asks_first(begin: Begin) -> None:
    page = begin(state={"version": 1, "cards": {"a": card()}})
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("[data-kept=reset]").click()
    assert stored(page)["cards"]
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-kept=reset]").click()
    page.wait_for_function("key => !JSON.parse(localStorage.getItem(key)).cards", arg=KEY)


# Elsewhere ------------------------------------------------------------------------------------------------------------


def test_other_pages_say_quietly_what_is_due(begin: Begin, site_url: str) -> None:
    first = ASKED[0]
    page = begin(state={"version": 1, "cards": {first.id: card(), "gone": card()}})
    page.goto(site_url)
    due = page.locator("[data-due]")
    expect(due).to_have_text(re.compile(r" 1$"))
    expect(due).to_have_attribute("href", re.compile(r"practice/\?due=1"))
    page.goto(f"{site_url}{first.section}/")
    told = TEXTS["due"]["de"].format(due=1)
    expect(page.locator(".overview-progress")).to_contain_text(told)
    page.goto(f"{site_url}q/{first.id}/")
    expect(page.locator(".foot-due")).to_have_text(told)
    page = begin()
    page.goto(site_url)
    expect(page.locator("[data-due]")).to_be_hidden()


def test_firefox_plays_a_round_and_keeps_it(window: Window) -> None:
    window.open("practice/?n=2&section=fundamentals")
    for _ in range(2):
        window.wait_for(f"document.querySelector('{CARD} [data-action=reveal]:not([hidden])')")
        window.evaluate("document.querySelector('[data-action=reveal]').click()")
        window.evaluate("document.querySelector('[data-action=good]').click()")
    window.wait_for(f"document.querySelector('{DONE}')")
    assert len(window.evaluate(f"Object.keys(JSON.parse(localStorage.getItem('{KEY}')).cards)")) == 2
