"""How readers come to a page, and what they find: answers open or closed, and the text that they were reading."""

from collections.abc import Iterator
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.firefox import WITHOUT_BACK_FORWARD_CACHE, Start, new_window
from tests.frame import DEEP, WORDS
from tests.reader import OTHER, PAGE, QUESTION, path, wait_for_scripts

ENCODED = QUESTION.replace("-", "%2D")
OVERVIEW = f".overview a[href='#{QUESTION}']"
CONTENTS = f".md-sidebar--secondary a[href='#{QUESTION}']"
IN_TEXT = f"[data-question={OTHER}] [data-part] a[href='#{QUESTION}']"
LANGUAGE = ".md-header a[hreflang]"

OPENED = "[...document.querySelectorAll('.question-answer[open]')].map((each) => each.parentElement.dataset.question)"
AT_TOP = """(() => {
  const edge = document.querySelector('.md-header').getBoundingClientRect().bottom + 1;
  const all = [...document.querySelectorAll('.md-content :is(h1, h2, h3, p, li, tr, pre, figure, summary)')];
  const closed = (each) => (each.matches('summary') ? each.closest('details').parentElement : each)
    .closest('details:not([open])');
  const stays = (each) => each.matches('.question-answer[open] > summary');
  const shown = (each) => each.getClientRects().length && !closed(each) && !stays(each);
  const block = all.find((each) => shown(each) && each.getBoundingClientRect().bottom > edge);
  const partOf = (each) => each.closest('.question, .glossary-entry, .sheet-entry');
  const part = partOf(block);
  const inside = all.filter((each) => partOf(each) === part);
  const id = part && (part.dataset.question ?? (part.id || part.querySelector('[id]').id));
  return `${id} ${inside.indexOf(block)}`;
})()"""
"""The block of text at the top of the window: the part of the page that it belongs to, and its number there."""
IN_SIGHT = """(id) => {
  const { top, bottom } = document.getElementById(id).getBoundingClientRect();
  return top >= document.querySelector('.md-header').getBoundingClientRect().bottom && bottom <= innerHeight;
}"""
REMEMBERED = f"""(() => {{
  const place = history.state?.guide?.place;
  return place !== undefined && `${{place.part || null}} ${{place.block}}` === {AT_TOP};
}})()"""
"""The page remembers where it is, not where it was before the browser scrolled."""


class Reader(Protocol):
    """A window of a browser, and what a reader does in it."""

    def open(self, path: str) -> None: ...
    def reload(self) -> None: ...
    def back(self) -> None: ...
    def forward(self) -> None: ...
    def click(self, selector: str) -> None: ...
    def open_in_new_tab(self, selector: str) -> None: ...
    def press(self, *keys: str) -> None: ...
    def evaluate(self, expression: str, *arguments: Any) -> Any: ...
    def wait_for(self, expression: str, *arguments: Any) -> Any: ...


class ChromiumWindow:
    """A page of Chromium as a Reader."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site

    def open(self, path: str) -> None:
        self.page.goto(self.site + path)
        wait_for_scripts(self.page)

    def reload(self) -> None:
        self.page.reload()
        wait_for_scripts(self.page)

    def back(self) -> None:
        self.leave("history.back()")

    def forward(self) -> None:
        self.leave("history.forward()")

    def leave(self, statement: str) -> None:
        """Run a statement that leads to another page, after the answer that it will run: the page cannot give one."""
        self.page.evaluate(f"void setTimeout(() => {{ {statement} }})")

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def open_in_new_tab(self, selector: str) -> None:
        with self.page.context.expect_page() as opened:
            self.page.locator(selector).first.click(button="middle")
        self.page = opened.value
        wait_for_scripts(self.page)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def evaluate(self, expression: str, *arguments: Any) -> Any:
        return self.page.evaluate(expression, *arguments)

    def wait_for(self, expression: str, *arguments: Any) -> Any:
        # What fails may only do so while a page goes and the next one comes.
        patient = f"""(argument) => {{
          try {{
            const value = ({expression});
            return typeof value === 'function' ? value(argument) : value;
          }} catch {{
            return null;
          }}
        }}"""
        return self.page.wait_for_function(patient, arg=arguments[0] if arguments else None).json_value()


READERS = ["chromium", "chromium with cache", "firefox", "firefox without cache"]


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest, site_url: str) -> Iterator[Reader]:
    """A reader with each browser, with and without the back/forward cache."""
    if "chromium" in request.param:
        browser: Browser = request.getfixturevalue(request.param.replace(" ", "_"))
        with browser.new_context(viewport={"width": 1280, "height": 844}) as context:
            yield ChromiumWindow(context.new_page(), site_url)
    else:
        start: Start = request.getfixturevalue("firefox")
        with new_window(start(WITHOUT_BACK_FORWARD_CACHE if "without" in request.param else {}), site_url) as window:
            yield window


def expect_opened(reader: Reader, *ids: str) -> None:
    reader.wait_for(f"(ids) => String({OPENED}) === ids", ",".join(ids))


def expect_closed_in_sight(reader: Reader, id_: str = QUESTION) -> None:
    reader.wait_for(f"location.hash === '#{id_}'")
    reader.wait_for(IN_SIGHT, id_)
    reader.wait_for(REMEMBERED)
    expect_opened(reader)


def expect_text(reader: Reader, text: str) -> None:
    reader.wait_for(f"(text) => {AT_TOP} === text", text)


def read_on(reader: Reader, selector: str) -> str:
    """Scroll until an element is at the top of the window; return which text that is, when the page remembers it."""
    reader.wait_for(REMEMBERED)  # when the page has arrived, which would take the reader back
    reader.evaluate(
        """async (selector) => {
          // A frame for what changed above to move the page, and one for the page to come to rest.
          const frame = () => new Promise(requestAnimationFrame);
          await frame().then(frame);
          const { top } = document.querySelector(selector).getBoundingClientRect();
          scrollBy({ top: top - document.querySelector('.md-header').offsetHeight + 12, behavior: 'instant' });
          await frame().then(frame);
        }""",
        selector,
    )
    text = str(reader.evaluate(AT_TOP))
    reader.wait_for(
        "(text) => { const { part, block } = history.state.guide.place; return `${part || null} ${block}` === text }",
        text,
    )
    return text


# What opens ---------------------------------------------------------------------------------------------------------

ONCE = [READERS[0], READERS[2]]
"""Where the back/forward cache changes nothing."""


@pytest.mark.parametrize("reader", ONCE, indirect=True)
@pytest.mark.parametrize(
    ("locale", "fragment"),
    [("de", f"#{QUESTION}"), ("en", f"#{ENCODED}"), ("de", f"?utm_source=mail&level=#{QUESTION}")],
)
def test_address_opens_the_answer(reader: Reader, locale: str, fragment: str) -> None:
    reader.open(path(locale, PAGE + fragment))
    expect_opened(reader, QUESTION)
    expect_text(reader, f"{QUESTION} 0")


@pytest.mark.parametrize("reader", ONCE, indirect=True)
@pytest.mark.parametrize(("locale", "id_"), [("de", ""), ("en", QUESTION)])
def test_text_fragment_opens_the_answer_and_shows_the_text(reader: Reader, locale: str, id_: str) -> None:
    reader.open(path(locale, f"{PAGE}#{id_}:~:text={WORDS[locale]}"))
    expect_opened(reader, QUESTION)
    reader.wait_for(
        """(word) => [...document.querySelectorAll('.part-answer :is(p, li, td, th)')].some((block) => {
          const { top, bottom } = block.getBoundingClientRect();
          return block.textContent.includes(word) && top < innerHeight && bottom > 48;
        })""",
        WORDS[locale],
    )


DEPTH = f"[data-question={QUESTION}] .question-depth"


@pytest.mark.parametrize("reader", ONCE, indirect=True)
@pytest.mark.parametrize(
    ("locale", "place"), [("de", f"{QUESTION}-depth"), ("en", f"{QUESTION}-table-1"), ("de", ":~:text=")]
)
def test_address_of_something_in_the_depth_opens_it(reader: Reader, locale: str, place: str) -> None:
    reader.open(path(locale, f"{PAGE}#{place}{DEEP[locale] if place.startswith(':') else ''}"))
    expect_opened(reader, QUESTION)
    reader.wait_for(f"document.querySelector('{DEPTH}').open")
    reader.wait_for(f"document.querySelector('{DEPTH} > p').getBoundingClientRect().top < innerHeight")


@pytest.mark.parametrize("reader", ONCE, indirect=True)
def test_depth_is_closed_until_asked_for_and_stays_as_it_was_left(reader: Reader) -> None:
    reader.open(f"{PAGE}#{QUESTION}")
    expect_opened(reader, QUESTION)
    assert not reader.evaluate(f"document.querySelector('{DEPTH}').open")
    reader.evaluate(f"document.querySelector('{DEPTH} > summary').click()")
    text = read_on(reader, f"{DEPTH} > p")
    reader.reload()
    expect_text(reader, text)
    assert reader.evaluate(f"document.querySelector('{DEPTH}').open")
    reader.click(LANGUAGE)
    reader.wait_for("document.documentElement.lang === 'en'")
    expect_text(reader, text)
    assert reader.evaluate(f"document.querySelector('{DEPTH}').open")


@pytest.mark.parametrize("reader", ONCE, indirect=True)
@pytest.mark.parametrize("fragment", ["#%E0%A4%A", "#no-such-question", "#", "#__proto__"])
def test_address_that_names_nothing_opens_nothing(reader: Reader, fragment: str) -> None:
    reader.open(PAGE + fragment)
    reader.wait_for(REMEMBERED)
    expect_opened(reader)


@pytest.mark.parametrize("reader", ONCE, indirect=True)
def test_changed_fragment_opens_the_answer(reader: Reader) -> None:
    reader.open(f"{PAGE}#{OTHER}")
    for fragment in (QUESTION, ENCODED):
        reader.evaluate("(fragment) => void (location.hash = fragment)", fragment)
        expect_opened(reader, QUESTION, OTHER)
        expect_text(reader, f"{QUESTION} 0")


@pytest.mark.parametrize("reader", ONCE, indirect=True)
@pytest.mark.parametrize(
    ("start", "link"),
    [
        (f"{PAGE}#{OTHER}", IN_TEXT),
        ("glossary/#canary-release", f".glossary-question a[href$='#{QUESTION}']"),
        ("cheatsheet/", f".sheet-entry h3 a[href$='#{QUESTION}']"),
    ],
    ids=["answer", "glossary", "cheat sheet"],
)
@pytest.mark.parametrize("tab", ["same tab", "new tab"])
def test_link_in_a_text_opens_the_answer(reader: Reader, start: str, link: str, tab: str) -> None:
    reader.open(start)
    (reader.click if tab == "same tab" else reader.open_in_new_tab)(link)
    reader.wait_for(f"location.hash === '#{QUESTION}'")
    reader.wait_for(f"{OPENED}.includes('{QUESTION}')")
    expect_text(reader, f"{QUESTION} 0")


# What only leads there ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", ONCE, indirect=True)
@pytest.mark.parametrize(
    ("start", "link", "id_"),
    [
        (PAGE, OVERVIEW, QUESTION),
        (PAGE, CONTENTS, QUESTION),
        ("", "[data-random]", ""),
    ],
    ids=["overview", "contents", "random"],
)
@pytest.mark.parametrize("tab", ["same tab", "new tab"])
def test_way_to_a_question_leaves_it_closed(reader: Reader, start: str, link: str, id_: str, tab: str) -> None:
    reader.open(start)
    # The contents show below the overview, a random question when there is a reader.
    reader.evaluate("void scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    reader.wait_for("(link) => document.querySelector(link).checkVisibility({ visibilityProperty: true })", link)
    id_ = id_ or urlsplit(reader.evaluate("(link) => document.querySelector(link).href", link)).fragment
    (reader.click if tab == "same tab" else reader.open_in_new_tab)(link)
    expect_closed_in_sight(reader, id_)
    reader.reload()
    expect_closed_in_sight(reader, id_)


@pytest.mark.parametrize("reader", ONCE, indirect=True)
def test_way_to_an_open_question_leaves_it_open(reader: Reader) -> None:
    reader.open(f"{PAGE}#{QUESTION}")
    reader.click(OVERVIEW)
    expect_text(reader, f"{QUESTION} 0")
    expect_opened(reader, QUESTION)
    reader.click(CONTENTS)
    expect_opened(reader, QUESTION)


@pytest.mark.parametrize("reader", ONCE, indirect=True)
def test_copying_a_link_moves_nothing(reader: Reader) -> None:
    reader.open(PAGE)
    text = read_on(reader, f"[data-question={QUESTION}] .part-intent")
    reader.evaluate("(id) => document.querySelector(`[data-question=${id}] .question-link`).click()", QUESTION)
    expect_text(reader, text)
    expect_opened(reader)


@pytest.mark.parametrize("reader", ONCE, indirect=True)
def test_keys_open_nothing(reader: Reader) -> None:
    reader.open(PAGE)
    reader.press(*["Alt+ArrowDown"] * 3)
    reader.wait_for("document.activeElement.matches('summary')")
    expect_opened(reader)


# What is as it was --------------------------------------------------------------------------------------------------

PITFALLS = f"[data-question={QUESTION}] [data-part=pitfalls]"
FOLLOW = "(link) => void setTimeout(() => document.querySelector(link).click())"
"""Follows a link without scrolling to it; once the script has returned, because a page that goes cannot answer."""
ABOUT = ".entries a[href$='about/']"


def test_reload_shows_the_same_text(reader: Reader) -> None:
    reader.open(f"{PAGE}#{QUESTION}")
    text = read_on(reader, PITFALLS)
    reader.evaluate("void (document.querySelector('[data-question=what-is-mlops] details').open = true)")
    expect_opened(reader, "what-is-mlops", QUESTION)
    text = read_on(reader, PITFALLS)
    for _ in range(2):
        reader.reload()
        expect_text(reader, text)
        expect_opened(reader, "what-is-mlops", QUESTION)


def test_closed_answer_of_the_address_stays_closed(reader: Reader) -> None:
    reader.open(f"{PAGE}#{QUESTION}")
    reader.click(f"[data-question={QUESTION}] .question-answer > summary")
    expect_opened(reader)
    reader.wait_for("history.state.guide.open.length === 0")
    reader.reload()
    reader.wait_for(REMEMBERED)
    expect_opened(reader)


def test_back_and_forward_within_a_page_show_the_same_text(reader: Reader) -> None:
    reader.open(f"{PAGE}#{OTHER}")
    before = read_on(reader, IN_TEXT)
    reader.evaluate(FOLLOW, IN_TEXT)
    expect_opened(reader, QUESTION, OTHER)
    after = read_on(reader, PITFALLS)
    for _ in range(2):
        reader.back()
        expect_text(reader, before)
        expect_opened(reader, OTHER)
        reader.forward()
        expect_text(reader, after)
        expect_opened(reader, QUESTION, OTHER)


def test_back_and_forward_between_pages_show_the_same_text(reader: Reader) -> None:
    reader.open(f"{PAGE}#{QUESTION}")
    text = read_on(reader, PITFALLS)
    reader.evaluate(FOLLOW, ABOUT)
    reader.wait_for("location.pathname.endsWith('/about/') && document.readyState === 'complete'")
    reader.back()
    reader.wait_for(f"location.hash === '#{QUESTION}'")
    expect_text(reader, text)
    expect_opened(reader, QUESTION)
    reader.forward()
    reader.wait_for("location.pathname.endsWith('/about/')")


@pytest.mark.parametrize("reader", ONCE, indirect=True)
def test_reload_of_a_filtered_page_shows_the_same_text(reader: Reader) -> None:
    reader.open(f"{PAGE}?level=mid#{QUESTION}")
    text = read_on(reader, PITFALLS)
    reader.reload()
    reader.wait_for(REMEMBERED)
    expect_text(reader, text)
    expect_opened(reader, QUESTION)


SCROLLED = {
    "glossary": ("glossary/", ".glossary-entry:has(#feature-store) h3"),
    "filtered glossary": ("glossary/?term=model", ".glossary-entry:has(#model-card) h3"),
    "term": ("glossary/#feature-store", ".glossary-entry:has(#feature-store) h3"),
    "cheat sheet": ("cheatsheet/", "#edge-vs-cloud p"),
    "cheat sheet, question": ("cheatsheet/?only=cloud#edge-vs-cloud", "#edge-vs-cloud h3"),
    "home": ("", "#sections"),
    "about": ("about/", "article h2:nth-of-type(1)"),
    "answer": (f"{PAGE}#{QUESTION}", f"[data-question={QUESTION}] [data-part=rubric] li"),
    "closed question": (PAGE, f"[data-question={QUESTION}] .part-intent p"),
    "filtered section": (f"{PAGE}?tag=drift#{OTHER}", f"[data-question={OTHER}] [data-part=answer] p"),
}


SWITCHES = [*((name, "same tab") for name in SCROLLED), ("term", "new tab"), ("answer", "new tab")]
"""A tab of its own takes the same address."""


@pytest.mark.parametrize(
    ("reader", "name", "tab"),
    [("chromium", *switch) for switch in SWITCHES] + [("firefox", *switch) for switch in SWITCHES],
    indirect=["reader"],
)
def test_language_switch_shows_the_same_text(reader: Reader, name: str, tab: str) -> None:
    start, selector = SCROLLED[name]
    reader.open(start)
    opened = reader.evaluate(OPENED)
    text = read_on(reader, selector)
    chosen = reader.evaluate("location.search")
    (reader.click if tab == "same tab" else reader.open_in_new_tab)(LANGUAGE)
    reader.wait_for("document.documentElement.lang === 'en'")
    expect_text(reader, text)
    expect_opened(reader, *opened)
    reader.wait_for("(chosen) => location.search === chosen", chosen)
    reader.reload()
    expect_text(reader, text)
    expect_opened(reader, *opened)


@pytest.mark.parametrize("reader", ONCE, indirect=True)
@pytest.mark.parametrize("address", ["", PAGE, "glossary/", "cheatsheet/", "about/"])
def test_language_switch_at_the_top_stays_there(reader: Reader, address: str) -> None:
    reader.open(address)
    reader.click(LANGUAGE)
    reader.wait_for("document.documentElement.lang === 'en'")
    reader.wait_for("document.readyState === 'complete' && scrollY === 0 && !location.hash && !location.search")
    expect_opened(reader)


@pytest.mark.parametrize("reader", ONCE, indirect=True)
def test_term_that_the_other_language_does_not_know_is_shown_all_the_same(reader: Reader) -> None:
    reader.open("glossary/")
    synonym = "Fehlerbudget"
    reader.open(f"glossary/?term={synonym}")
    reader.wait_for("document.querySelectorAll('.glossary-entry:not([hidden])').length > 0")
    text = read_on(reader, ".glossary-entry:not([hidden])")
    reader.click(LANGUAGE)
    reader.wait_for("document.documentElement.lang === 'en'")
    expect_text(reader, text)


@pytest.mark.parametrize("reader", ONCE, indirect=True)
@pytest.mark.parametrize(
    ("start", "id_"),
    [("glossary/?term=zzz#feature-store", "feature-store"), (f"{PAGE}?level=junior#{QUESTION}", QUESTION)],
    ids=["glossary", "section"],
)
def test_filter_that_hides_what_the_address_names_is_taken_back(reader: Reader, start: str, id_: str) -> None:
    reader.open(start)
    reader.wait_for(IN_SIGHT, id_)
    reader.wait_for("location.search === ''")
