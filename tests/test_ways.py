"""The ways through the questions, by time and by role: on the home page, in the list of all, on the cheat sheet."""

import datetime
import json
import re
from collections.abc import Collection, Iterator
from typing import Any

import pytest
from babel.dates import format_date
from bs4 import Tag
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from scripts.model import catalogue, pages, reading
from scripts.model.paths import StudyPath
from scripts.project.languages import LOCALES, counterpart, locale_path
from scripts.project.paths import ROOT, SITE
from tests.conftest import WIDTHS
from tests.measures import violations
from tests.reader import PAGE, QUESTION, SCHEMES, TEXTS, Open, move_pointer, path, soup, wait_for_scripts

KNOWN = catalogue.load()
QUESTIONS = KNOWN.questions
WAYS = {way.id: way for way in KNOWN.paths}
WAY = "tomorrow"
WHOLE = [way.id for way in KNOWN.paths if len(way.questions) == len(QUESTIONS)]
INDEX, SHEET, CONTENTS = "questions/", "cheatsheet/", "contents.json"
KEY = "guide.v1"
SECTION = PAGE.strip("/")
SECTIONS = {section: [question.id for question in questions] for section, questions in KNOWN.sections.items()}
FORMER = "a-name-of-before"
ALL = list(QUESTIONS)

desktop = pytest.mark.parametrize("open_page", [WIDTHS["desktop"]], indirect=True, ids=["desktop"])
"""For what does not depend on the width."""


@pytest.fixture(scope="module")
def times() -> dict[str, dict[str, reading.Minutes]]:
    sources = pages.load(ROOT)
    return {locale: reading.by_question(sources, locale) for locale in LOCALES}


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(viewport={"width": 1280, "height": 844}, reduced_motion="reduce") as new:
        yield new


def text(element: Tag) -> str:
    return " ".join(element.get_text().split())


def count(ids: Collection[str], locale: str) -> list[str]:
    """Return how many questions these are, and how many pieces of advice, which nobody asks in an interview."""
    advice = sum(QUESTIONS[id_].kind == "preparation" for id_ in ids)
    asked = len(ids) - advice
    questions = f"{asked} {TEXTS['questions' if asked > 1 else 'one-question'][locale]}"
    tips = f"{advice} {TEXTS['tips' if advice > 1 else 'one-tip'][locale]}"
    return [questions] * bool(asked) + [tips] * bool(advice)


def state(marks: dict[str, str] | None = None, question: str | None = None) -> str:
    """Return what the browser remembers of a reader, as STATE.md has it."""
    entries = {id_: {"mark": mark, "at": "2026-11-05"} for id_, mark in (marks or {}).items()}
    place = {"question": question} if question else {}
    return json.dumps({"version": 1, "marks": entries, "place": place})


def remember(page: Page, **what: Any) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, state(**what)])


def progress(locale: str, known: int, repeat: int, of: int) -> str:
    return TEXTS["progress"][locale].format(known=known, repeat=repeat, all=of)


def title(locale: str, id_: str) -> str:
    (heading,) = soup(SITE, locale, QUESTIONS[id_].section).select(f"#{id_}")
    return text(heading)


# The home page --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_home_shows_each_way_with_its_questions_and_minutes(locale: str, times: dict) -> None:
    tree = soup(SITE, locale, "")
    links = tree.select("a[href*='?path=']")
    by_kind = [way for kind in ("time", "role") for way in WAYS.values() if way.kind == kind]
    assert [link["href"] for link in links] == [f"{INDEX}?path={way.id}" for way in by_kind]
    assert [text(link) for link in links] == [way.title[locale] for way in by_kind]
    for way, link in zip(by_kind, links, strict=True):
        card = link.find_parent(class_="card")
        assert bool(card) == (way.kind == "time")
        if card:
            once = f"{TEXTS['once-through'][locale]} {span(way.questions, times[locale], locale)}"
            assert told(card) == (", ".join(count(way.questions, locale)), once)
            assert way.why[locale] in [text(paragraph) for paragraph in card.select("p")]


@pytest.mark.parametrize("locale", LOCALES)
def test_home_shows_each_section_with_its_questions_and_minutes(locale: str, times: dict) -> None:
    tree = soup(SITE, locale, "")
    cards = [card for card in tree.select(".card") if card.select("[data-progress-of]")]
    assert [card.select("[data-progress-of]")[0]["data-progress-of"] for card in cards] == list(SECTIONS)
    for card, (section, ids) in zip(cards, SECTIONS.items(), strict=True):
        assert [link["href"] for link in card.select("a")] == [f"{section}/"]
        assert told(card) == (", ".join(count(ids, locale)), span(ids, times[locale], locale))


def told(card: Tag) -> tuple[str, str]:
    """Return how many questions a card names, and how many minutes."""
    questions, minutes = text(card.select(".card-count")[0]).split(" · ")
    return questions, minutes


def span(ids: Any, known: dict[str, reading.Minutes], locale: str) -> str:
    minutes = reading.together(ids, known)
    return f"{minutes.said}–{minutes.whole} {TEXTS['minutes'][locale]}"


@pytest.mark.parametrize("locale", LOCALES)
def test_home_proves_in_numbers(locale: str) -> None:
    (proof,) = soup(SITE, locale, "").select(".proof")
    sources = {source.url for question in QUESTIONS.values() for source in question.sources}
    newest = max(question.as_of for question in QUESTIONS.values())
    month = format_date(datetime.date.fromisoformat(f"{newest}-01"), "LLLL y", locale=locale)
    assert text(proof).split(" · ") == [
        *count(QUESTIONS, locale),
        f"{len(sources)} {TEXTS['proof-sources'][locale]}",
        TEXTS["proof-languages"][locale],
        f"{TEXTS['as-of'][locale]} {month}",
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_on_home_grows_with_the_number_of_questions(locale: str) -> None:
    html = (SITE / locale_path(locale).strip("/") / "index.html").read_text(encoding="utf-8")
    sample = next(iter(QUESTIONS))
    assert [id_ for id_ in QUESTIONS if id_ in html] == [sample]
    seen = text(soup(SITE, locale, ""))
    assert [id_ for id_ in QUESTIONS if title(locale, id_) in seen] == [sample]


@pytest.mark.parametrize("locale", LOCALES)
def test_contents_have_all_questions_of_the_language(locale: str) -> None:
    text = (SITE / locale_path(locale).strip("/") / CONTENTS).read_text(encoding="utf-8")
    contents = json.loads(text.replace("\u00a0", " "))
    assert list(contents) == list(SECTIONS)
    for section, questions in KNOWN.sections.items():
        assert contents[section] == [
            {
                "id": question.id,
                "title": title(locale, question.id),
                "names": [question.id, *question.former_ids],
                "advice": question.kind == "preparation",
            }
            for question in questions
        ]


# What home knows of a reader ------------------------------------------------------------------------------------------

ASKED = f"performance.getEntriesByType('resource').some(({{ name }}) => name.endsWith('/{CONTENTS}'))"


@pytest.mark.parametrize("locale", LOCALES)
def test_random_question_is_offered_when_there_is_a_reader(open_page: Open, locale: str) -> None:
    page = open_page(path(locale))
    random = page.locator("[data-random]")
    page.wait_for_load_state("networkidle")
    assert not page.evaluate(ASKED)
    expect(random).to_be_hidden()
    page.evaluate("Math.random = () => 0.9999")  # draws the last, and advice stands at the end
    move_pointer(page)
    expect(random).to_be_visible()
    section, _, id_ = str(random.get_attribute("href")).partition("/#")
    assert id_ == [asked for asked, question in QUESTIONS.items() if question.kind != "preparation"][-1]
    assert id_ in SECTIONS[section]


@desktop
@pytest.mark.parametrize("locale", LOCALES)
def test_home_offers_the_last_question_in_its_own_language(open_page: Open, locale: str) -> None:
    other = counterpart(locale)
    page = open_page(path(locale, f"{PAGE}#{QUESTION}"))
    expect(page.locator(".question-answer[open]")).to_have_count(1)
    page.wait_for_function("key => localStorage.getItem(key)", arg=KEY)
    page.goto(page.evaluate("document.querySelector('.md-header__inner > a').href"))
    resume = page.locator("[data-continue]")
    expect(resume.locator("span")).to_have_text(title(locale, QUESTION))
    page.goto(page.evaluate("locale => document.querySelector(`a[hreflang=${locale}]`).href", other))
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(resume.locator("span")).to_have_text(title(other, QUESTION))
    expect(resume).to_have_attribute("href", f"{PAGE}#{QUESTION}")
    resume.click()
    expect(page.locator(f"[data-question={QUESTION}] .question-answer")).to_have_attribute("open", "")
    expect(page.locator("html")).to_have_attribute("lang", other)


def rename(page: Page | BrowserContext, id_: str = QUESTION) -> None:
    """Give a question a former id: in the file that home asks, and in the list of all."""

    def contents(route: Route) -> None:
        known = route.fetch().json()
        for question in (each for questions in known.values() for each in questions if each["id"] == id_):
            question["names"].append(FORMER)
        route.fulfill(json=known)

    def index(route: Route) -> None:
        response = route.fetch()
        html = response.text()
        assert f'data-mark-for="{id_}"' in html
        html = html.replace(f'data-mark-for="{id_}"', f'data-mark-for="{id_},{FORMER}"')
        named = re.sub(rf'(data-progress="[^"]*\b{id_})(?=[ "])', rf"\1,{FORMER}", html)
        route.fulfill(response=response, body=named)

    page.route(f"**/{CONTENTS}", contents)
    page.route(re.compile(rf"/{INDEX}(\?.*)?$"), index)


def test_home_knows_the_last_question_by_a_former_id(context: BrowserContext, site_url: str) -> None:
    rename(context)
    page = context.new_page()
    page.goto(f"{site_url}en/about/")
    remember(page, question=FORMER, marks={FORMER: "known"})
    page.goto(f"{site_url}en/")
    expect(page.locator("[data-continue] span")).to_have_text(title("en", QUESTION))
    expect(page.locator("[data-continue]")).to_have_attribute("href", f"{PAGE}#{QUESTION}")
    expect(page.locator(f"[data-progress-of={SECTION}]")).to_have_text(progress("en", 1, 0, len(SECTIONS[SECTION])))


@desktop
@pytest.mark.parametrize("unknown", ["no-such-question", "<img src=x onerror=alert(1)>", "__proto__", ""])
def test_home_offers_no_question_that_it_does_not_know(open_page: Open, unknown: str) -> None:
    page = open_page(path("en", "about/"))
    remember(page, question=unknown, marks={QUESTION: "known", unknown or "none": "repeat"})
    page.goto(page.url.replace("about/", ""))
    # Shown by the same step, after which nothing else comes.
    expect(page.locator(f"[data-progress-of={SECTION}]")).to_have_text(progress("en", 1, 0, len(SECTIONS[SECTION])))
    expect(page.locator("[data-continue]")).to_be_hidden()


@desktop
@pytest.mark.parametrize("locale", LOCALES)
def test_home_counts_the_marks_of_each_section(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, "about/"))
    other = next(section for section in SECTIONS if section != SECTION)
    known, repeat = SECTIONS[SECTION][:2], SECTIONS[other][:1]
    remember(page, marks=dict.fromkeys(known, "known") | dict.fromkeys(repeat, "repeat"))
    page.goto(page.url.replace("about/", ""))
    shown = {
        SECTION: progress(locale, 2, 0, len(SECTIONS[SECTION])),
        other: progress(locale, 0, 1, len(SECTIONS[other])),
    }
    for section in SECTIONS:
        expect(page.locator(f"[data-progress-of={section}]")).to_have_text(shown.get(section, ""))


@pytest.mark.parametrize("locale", LOCALES)
def test_word_before_the_last_question_stays_whole(chromium: Browser, site_url: str, locale: str) -> None:
    with chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(site_url + path(locale, "about/"))
        remember(page, question=QUESTION)
        page.goto(site_url + path(locale))
        resume = page.locator("[data-continue]")
        expect(resume).to_be_visible()
        lines = resume.evaluate(
            """link => {
              const label = document.createRange();
              label.selectNodeContents(link.firstChild);
              return [...label.getClientRects()].filter(({ width }) => width).length;
            }"""
        )
        assert lines == 1
        expect(resume).to_have_text(f"{TEXTS['continue'][locale]} {title(locale, QUESTION)}")


@desktop
def test_home_that_the_browser_kept_knows_what_was_read_since(open_page: Open) -> None:
    page = open_page(path("en"))
    move_pointer(page)
    expect(page.locator("[data-random]")).to_be_visible()
    remember(page, question=QUESTION)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("[data-continue] span")).to_have_text(title("en", QUESTION))


@pytest.mark.parametrize("answer", ["404", "offline", "another text"])
@pytest.mark.parametrize("locale", LOCALES)
def test_without_contents_home_only_offers_less(
    context: BrowserContext, site_url: str, locale: str, answer: str
) -> None:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site_url + path(locale, "about/"))
    remember(page, question=QUESTION, marks={QUESTION: "known"})
    answers: dict[str, Any] = {"404": {"status": 404, "body": "{}"}, "another text": {"body": "<!doctype html>"}}
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort() if answer == "offline" else route.fulfill(**answers[answer])

    page.route(f"**/{CONTENTS}", refuse)
    page.goto(site_url + path(locale))
    wait_for_scripts(page)
    before = len(asked)
    move_pointer(page)
    page.locator(".hero-search input").fill("Canary Blue-Green")
    page.keyboard.press("Enter")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile(f"#{QUESTION}$"))
    assert before or asked
    expect(page.locator("[data-random]")).to_be_hidden()
    expect(page.locator("[data-continue]")).to_be_hidden()
    # What failed once is asked again.
    page.unroute_all()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("[data-continue] span")).to_have_text(title(locale, QUESTION))
    expect(page.locator("[data-random]")).to_have_attribute("href", re.compile("#"))
    assert errors == []


# The list of all questions --------------------------------------------------------------------------------------------

PLACES = """() => [...document.querySelectorAll('.question-index > [data-section]:not(.path)')].map((section) => [
  section.dataset.section,
  [...section.querySelectorAll('li')].map((entry) => [entry.dataset.markFor.split(',')[0], entry.value]),
])"""
"""Where each entry stands, and its number."""
IN_PLACE = [[section, [[id_, number] for number, id_ in enumerate(ids, 1)]] for section, ids in SECTIONS.items()]
NUMBERED = """all => all.map((entry) => [
  entry.dataset.markFor.split(',')[0],
  Number(getComputedStyle(entry, '::before').content.match(/\\d+/)[0]),
])"""
"""The entries with the numbers that readers see."""


def select(page: Page, name: str = "path") -> Locator:
    return page.locator(f".overview-filter select[name={name}]")


def shown(page: Page) -> list[list[Any]]:
    """Return the questions in sight with their numbers, in the order of the page."""
    return page.locator("[data-mark-for]:visible").evaluate_all(NUMBERED)


def numbered(ids: Any) -> list[list[Any]]:
    return [[id_, number] for number, id_ in enumerate(ids, 1)]


def expect_way(page: Page, way: StudyPath, locale: str) -> None:
    """Expect that the page shows a way and nothing else, with what it says of it."""
    part = page.locator(".path")
    expect(part.locator("h2")).to_have_text(way.title[locale])
    expect(part.locator("p").first).to_have_text(way.why[locale])
    expect(part.locator("li:visible")).to_have_count(len(way.questions))
    assert shown(page) == numbered(way.questions)
    expect(page.locator("[data-section]:visible")).to_have_count(1)
    expect(select(page)).to_have_value(way.id)
    expect(page.locator(".overview-count")).to_have_text(
        f"{len(way.questions)} {TEXTS['of'][locale]} {len(QUESTIONS)} {TEXTS['questions-and-tips'][locale]}"
    )


def expect_sections(page: Page) -> None:
    """Expect that all questions are in their sections."""
    expect(page.locator(".path")).to_be_hidden()
    expect(page.locator("[data-mark-for]:visible")).to_have_count(len(QUESTIONS))
    assert page.evaluate(PLACES) == IN_PLACE
    assert shown(page) == [entry for _, entries in IN_PLACE for entry in entries]
    expect(select(page)).to_have_value("")


@pytest.mark.parametrize("locale", LOCALES)
def test_index_says_how_long_each_way_takes(locale: str, times: dict) -> None:
    (data,) = soup(SITE, locale, INDEX).select(".path script")
    for id_, told in json.loads(data.get_text()).items():
        minutes = reading.together(WAYS[id_].questions, times[locale])
        assert told["minutes"] == TEXTS["path-minutes"][locale].format(
            count=", ".join(count(WAYS[id_].questions, locale)), **minutes._asdict()
        )
        assert minutes.gist < minutes.said < minutes.whole


@pytest.mark.parametrize("locale", LOCALES)
def test_choice_of_a_way_is_grouped_by_time_and_role(locale: str) -> None:
    tree = soup(SITE, locale, INDEX)
    groups = tree.select("select[name=path] optgroup")
    assert [group["label"] for group in groups] == [TEXTS[f"paths-{kind}"][locale] for kind in ("time", "role")]
    for group, kind in zip(groups, ("time", "role"), strict=True):
        assert [(option["value"], text(option)) for option in group.select("option")] == [
            (way.id, f"{way.title[locale]} ({len(way.questions)})") for way in WAYS.values() if way.kind == kind
        ]


@desktop
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("id_", WAYS)
def test_home_leads_to_the_questions_of_a_way_in_its_order(open_page: Open, locale: str, id_: str) -> None:
    page = open_page(path(locale))
    page.locator(f"a[href$='?path={id_}']").click()
    page.wait_for_url(f"**/{INDEX}?path={id_}")
    expect_way(page, WAYS[id_], locale)
    told = json.loads(page.locator(".path script").inner_text())[id_]
    expect(page.locator(".path p").nth(1)).to_have_text(told["minutes"])
    page.reload()
    expect_way(page, WAYS[id_], locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_one_way_after_another_and_none(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, INDEX))
    expect_sections(page)
    for way in WAYS.values():
        select(page).select_option(way.id)
        expect_way(page, way, locale)
        assert page.url.endswith(f"{INDEX}?path={way.id}")
    select(page).select_option("")
    expect_sections(page)
    assert page.url.endswith(INDEX)
    select(page).select_option(WAY)
    expect_way(page, WAYS[WAY], locale)
    page.get_by_role("button", name=TEXTS["show-all"][locale]).click()
    expect_sections(page)
    assert page.url.endswith(INDEX)
    expect(select(page)).to_be_focused()


LEVEL = "mid"
TAG = QUESTIONS[QUESTION].tags[0]


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        (f"level={LEVEL}", lambda question: question.level == LEVEL),
        (f"tag={TAG}", lambda question: TAG in question.tags),
        (f"level={LEVEL}&tag={TAG}", lambda question: question.level == LEVEL and TAG in question.tags),
        ("asked=often", lambda question: question.asked == "often" and question.kind != "preparation"),
    ],
    ids=["level", "tag", "both", "asked"],
)
@desktop
def test_way_is_narrowed_and_keeps_its_numbers(open_page: Open, query: str, fits: Any) -> None:
    way = WAYS["weekend"]
    page = open_page(path("en", f"{INDEX}?path={way.id}&{query}"))
    expected = [entry for entry in numbered(way.questions) if fits(QUESTIONS[str(entry[0])])]
    assert 0 < len(expected) < len(way.questions)
    expect(page.locator(".path li:visible")).to_have_count(len(expected))
    assert shown(page) == expected
    expect(page.locator(".overview-count")).to_have_text(re.compile(rf"^{len(expected)} \w+ {len(QUESTIONS)} "))
    # Without the way, what else was chosen stays.
    select(page).select_option("")
    others = [entry for _, entries in IN_PLACE for entry in entries if fits(QUESTIONS[str(entry[0])])]
    expect(page.locator(".path")).to_be_hidden()
    expect(page.locator("[data-mark-for]:visible")).to_have_count(len(others))
    assert shown(page) == others
    assert page.url.endswith(f"?{query}")


@desktop
@pytest.mark.parametrize("query", ["path=nonsense", "path=", "path=__proto__", "path=%3Cimg%3E", "path=tomorrow%00"])
def test_unknown_way_is_none(open_page: Open, query: str) -> None:
    page = open_page(path("en", f"{INDEX}?{query}"))
    expect_sections(page)
    select(page, "level").select_option("mid")
    assert page.url.endswith(f"{INDEX}?level=mid")


@desktop
@pytest.mark.parametrize("locale", LOCALES)
def test_way_goes_into_the_other_language(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, INDEX))
    select(page).select_option(WAY)
    expect_way(page, WAYS[WAY], locale)
    other = counterpart(locale)
    page.goto(page.evaluate("locale => document.querySelector(`a[hreflang=${locale}]`).href", other))
    wait_for_scripts(page)
    assert page.url.endswith(f"{INDEX}?path={WAY}")
    expect_way(page, WAYS[WAY], other)


@pytest.mark.parametrize("browser", ["chromium", "chromium_with_cache"])
def test_way_is_there_after_back(request: pytest.FixtureRequest, site_url: str, browser: str) -> None:
    with request.getfixturevalue(browser).new_context(viewport={"width": 1280, "height": 844}) as context:
        page = context.new_page()
        page.goto(site_url + path("en", INDEX))
        wait_for_scripts(page)
        select(page).select_option(WAY)
        expect_way(page, WAYS[WAY], "en")
        last = WAYS[WAY].questions[-1]
        page.locator(f".path [data-mark-for={last}] a").click()
        page.wait_for_url(f"**/#{last}")
        wait_for_scripts(page)
        page.evaluate("void setTimeout(() => history.back())")
        page.wait_for_url(f"**/{INDEX}?path={WAY}")
        expect_way(page, WAYS[WAY], "en")
        select(page).select_option("")
        expect_sections(page)


def test_what_shows_a_way_may_fail_and_is_asked_again(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/paths.js*", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: "paths.js" in request.url):
        page.goto(site_url + path("en", f"{INDEX}?path={WAY}"))
    wait_for_scripts(page)
    way = set(WAYS[WAY].questions)
    expected = [entry for _, entries in IN_PLACE for entry in entries if entry[0] in way]
    assert shown(page) == expected
    expect(page.locator(".path")).to_be_hidden()
    with page.expect_event("requestfailed", lambda request: "paths.js" in request.url):
        select(page, "level").select_option("mid")
    assert shown(page) == [entry for entry in expected if QUESTIONS[str(entry[0])].level == "mid"]
    page.get_by_role("button", name=TEXTS["show-all"]["en"]).click()
    expect_sections(page)
    page.unroute_all()
    select(page).select_option("weekend")
    expect_way(page, WAYS["weekend"], "en")
    assert errors == []


@pytest.mark.parametrize("then", ["", "weekend"])
def test_reader_may_change_their_mind_before_the_way_is_there(
    context: BrowserContext, site_url: str, then: str
) -> None:
    held: list[Route] = []
    page = context.new_page()

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/paths.js*", hold)
    page.goto(site_url + path("en", INDEX))
    wait_for_scripts(page)
    with page.expect_request("**/paths.js*"):
        select(page).select_option(WAY)
    select(page).select_option(then)
    with page.expect_response("**/paths.js*"):
        held[0].continue_()
    if then:
        expect_way(page, WAYS[then], "en")
    else:
        expect_sections(page)


@desktop
def test_without_script_all_questions_stand_in_their_sections(open_page: Open) -> None:
    page = open_page(path("en", f"{INDEX}?path={WAY}"), java_script_enabled=False)
    expect(page.locator("[data-mark-for]:visible")).to_have_count(len(QUESTIONS))
    expect(page.locator(".overview-filter")).to_be_hidden()
    expect(page.locator(".path")).to_be_hidden()


@desktop
def test_way_on_paper_is_a_list_and_nothing_to_press(open_page: Open) -> None:
    page = open_page(path("en", INDEX))
    remember(page, marks={WAYS[WAY].questions[0]: "known"})
    page.goto(f"{page.url}?path={WAY}")
    expect_way(page, WAYS[WAY], "en")
    expect(sign(page, WAYS[WAY].questions[0])).to_be_visible()
    expect(of_all(page)).to_be_visible()
    page.emulate_media(media="print")
    assert shown(page) == numbered(WAYS[WAY].questions)
    expect(page.locator(".path h2")).to_be_visible()
    expect(page.locator(".question-index :is(button, select, .overview-progress):visible")).to_have_count(0)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("address", ["", f"{INDEX}?path={WAY}"], ids=["home", "index"])
def test_axe_finds_nothing_with_marks(open_page: Open, locale: str, address: str, scheme: str) -> None:
    page = open_page(path(locale, "about/"), color_scheme=scheme, reduced_motion="reduce")
    remember(page, question=QUESTION, marks={QUESTION: "known", WAYS[WAY].questions[0]: "repeat"})
    page.goto(page.url.replace("about/", address))
    expect(page.locator(".mark, [data-continue] span:not(:empty)").first).to_be_visible()
    assert violations(page) == []


# Marks in the list of all questions -----------------------------------------------------------------------------------


def sign(page: Page, id_: str) -> Locator:
    return page.locator(f"[data-mark-for^={id_}] .mark")


def of_section(page: Page, section: str) -> Locator:
    return page.locator(f"[data-section={section}] > .overview-progress")


def of_all(page: Page) -> Locator:
    return page.locator(".question-index > .overview-progress")


@pytest.mark.parametrize("locale", LOCALES)
def test_index_shows_marks_and_counts_them(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, INDEX))
    expect(of_all(page)).to_have_text(TEXTS["no-marks"][locale])
    other = next(section for section in SECTIONS if section != SECTION)
    known, repeat = SECTIONS[SECTION][:2], SECTIONS[other][-1]
    remember(page, marks=dict.fromkeys(known, "known") | {repeat: "repeat"})
    page.reload()
    expect(of_all(page)).to_contain_text(progress(locale, 2, 1, len(QUESTIONS)))
    expect(of_section(page, SECTION)).to_have_text(progress(locale, 2, 0, len(SECTIONS[SECTION])))
    expect(of_section(page, other)).to_have_text(progress(locale, 0, 1, len(SECTIONS[other])))
    for section in set(SECTIONS) - {SECTION, other}:
        expect(of_section(page, section)).to_be_empty()
    for id_ in known:
        expect(sign(page, id_)).to_have_text(TEXTS["mark-known"][locale])
    expect(sign(page, repeat)).to_have_text(TEXTS["mark-repeat"][locale])
    expect(page.locator(".mark")).to_have_count(3)
    page.once("dialog", lambda dialog: dialog.accept())
    of_all(page).get_by_role("button", name=TEXTS["clear-marks"][locale]).click()
    expect(page.locator(".mark")).to_have_count(0)
    expect(of_all(page)).to_have_text(TEXTS["no-marks"][locale])
    expect(of_section(page, SECTION)).to_be_empty()
    assert json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["marks"] == {}


@desktop
@pytest.mark.parametrize("locale", LOCALES)
def test_way_shows_marks_and_leaves_the_count_of_its_sections(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, INDEX))
    marked = [id_ for id_ in WAYS[WAY].questions if QUESTIONS[id_].section == SECTION]
    assert 0 < len(marked) < len(SECTIONS[SECTION])
    remember(page, marks=dict.fromkeys(marked, "known"))
    page.goto(f"{page.url}?path={WAY}")
    expect_way(page, WAYS[WAY], locale)
    for id_ in marked:
        expect(page.locator(f".path [data-mark-for={id_}] .mark")).to_have_text(TEXTS["mark-known"][locale])
    expect(of_all(page)).to_contain_text(progress(locale, len(marked), 0, len(QUESTIONS)))
    # As another tab does: the first mark is taken away while the way is shown.
    tab = page.context.new_page()
    tab.goto(page.url)
    remember(tab, marks=dict.fromkeys(marked[1:], "known"))
    expect(page.locator(f".path [data-mark-for={marked[0]}] .mark")).to_have_count(0)
    select(page).select_option("")
    expect_sections(page)
    expect(of_section(page, SECTION)).to_have_text(progress(locale, len(marked) - 1, 0, len(SECTIONS[SECTION])))


def test_index_shows_a_mark_under_a_former_id(context: BrowserContext, site_url: str) -> None:
    rename(context)
    page = context.new_page()
    page.goto(f"{site_url}en/about/")
    remember(page, marks={FORMER: "known"})
    page.goto(f"{site_url}en/{INDEX}?path={WAY}")
    expect_way(page, WAYS[WAY], "en")
    expect(sign(page, QUESTION)).to_have_text(TEXTS["mark-known"]["en"])
    select(page).select_option("")
    expect(of_section(page, SECTION)).to_have_text(progress("en", 1, 0, len(SECTIONS[SECTION])))
    expect(of_all(page)).to_contain_text(progress("en", 1, 0, len(QUESTIONS)))


# The cheat sheet ------------------------------------------------------------------------------------------------------


def way_of_sheet(page: Page) -> Locator:
    return page.locator(".sheet-choice select[name=path]")


def expect_ticked(page: Page, ids: Any) -> None:
    expect(page.locator("[data-count]")).to_have_text(f"{len(ids)}/{len(QUESTIONS)}")
    ticked = page.locator(".sheet-tick input:checked").evaluate_all("all => all.map(each => each.value)")
    assert set(ticked) == set(ids)
    left = page.locator(".sheet-entry[data-left-out]").evaluate_all("all => all.map(each => each.id)")
    assert set(left) == set(QUESTIONS) - set(ids)


def tick(page: Page, id_: str) -> Locator:
    return page.locator(f"#{id_} .sheet-tick input")


@desktop
@pytest.mark.parametrize("locale", LOCALES)
def test_sheet_takes_a_way_from_the_address(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, f"{SHEET}?path={WAY}"))
    way = WAYS[WAY].questions
    expect_ticked(page, way)
    expect(way_of_sheet(page)).to_have_value(WAY)
    assert page.url.endswith(f"?path={WAY}")
    # One more is no way any more, and one less is that way again.
    more = next(id_ for id_ in QUESTIONS if id_ not in way)
    tick(page, more).check()
    expect_ticked(page, {*way, more})
    expect(way_of_sheet(page)).to_have_value("")
    assert "path=" not in page.url
    assert "?only=" in page.url
    page.reload()
    expect_ticked(page, {*way, more})
    tick(page, more).uncheck()
    expect(way_of_sheet(page)).to_have_value(WAY)
    assert page.url.endswith(f"?path={WAY}")
    other = counterpart(locale)
    page.goto(page.evaluate("locale => document.querySelector(`a[hreflang=${locale}]`).href", other))
    wait_for_scripts(page)
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect_ticked(page, way)


@desktop
@pytest.mark.parametrize("locale", LOCALES)
def test_sheet_offers_each_way_that_leaves_something_out(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, SHEET))
    offered = [way for way in WAYS.values() if way.id not in WHOLE]
    options = way_of_sheet(page).locator("option")
    assert options.evaluate_all("all => all.map(({ value, text }) => [value, text])")[1:] == [
        [way.id, way.title[locale]] for way in offered
    ]
    for way in offered:
        way_of_sheet(page).select_option(way.id)
        expect_ticked(page, way.questions)
        expect(way_of_sheet(page)).to_have_value(way.id)
        assert page.url.endswith(f"?path={way.id}")
    way_of_sheet(page).select_option("")
    expect_ticked(page, ALL)
    assert "?" not in page.url


@desktop
def test_sheet_names_a_choice_that_is_a_way(open_page: Open) -> None:
    page = open_page(path("en", f"{SHEET}?only={','.join(reversed(WAYS[WAY].questions))}"))
    expect_ticked(page, WAYS[WAY].questions)
    expect(way_of_sheet(page)).to_have_value(WAY)
    assert page.url.endswith(f"{SHEET}?path={WAY}")
    page.get_by_role("button", name=TEXTS["choose-none"]["en"]).click()
    expect_ticked(page, [])
    expect(way_of_sheet(page)).to_have_value("")
    assert page.url.endswith("?only=")


@pytest.mark.parametrize(
    ("query", "expected", "kept"),
    [
        ("path=nonsense", ALL, ""),
        ("path=", ALL, ""),
        ("path=__proto__", ALL, ""),
        *((f"path={way}", ALL, "") for way in WHOLE),
        ("path=nonsense&only=what-is-mlops", ["what-is-mlops"], "?only=what-is-mlops"),
        (f"path={WAY}&only=what-is-mlops", WAYS[WAY].questions, f"?path={WAY}"),
    ],
)
@desktop
def test_sheet_takes_what_it_knows(open_page: Open, query: str, expected: list[str], kept: str) -> None:
    page = open_page(path("en", f"{SHEET}?{query}"))
    expect_ticked(page, expected)
    assert page.url.partition(SHEET)[2] == kept
