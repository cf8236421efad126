"""What holds for every page, opened once for each width and once for paper: a check each, so that all faults show."""

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.model import pages
from scripts.project.languages import DEFAULT_LOCALE
from tests import faces
from tests.measures import BOXES, CONTRAST, CONTROLS, OPEN_ALL, letters, open_all, paper, printed, scrolls, violations
from tests.reader import KINDS, SCHEMES, TEXTS, Open, path, wait_for_scripts

ADDRESSES = [
    (page.locale, "" if page.name == "index.md" else f"{page.name.removesuffix('.md')}/") for page in pages.load()
]
OTHERS = [(locale, path(locale, rest)) for locale, rest in ADDRESSES if path(locale, rest) not in KINDS]
IN_EACH_FACE = [
    *((face, address) for face in faces.FACES for address in KINDS),
    *((faces.WIDEST, address) for locale, address in OTHERS if locale == DEFAULT_LOCALE),
]
"""A page of each kind in each face; all others in the widest, and in the language of long words."""
PRINTED = [(face, address) for face, address in IN_EACH_FACE if address != "404.html"]


@pytest.fixture(scope="session")
def site_url(guide_url: str) -> str:
    """The real guide, because its content is what is looked at."""
    return guide_url


# On the screen ------------------------------------------------------------------------------------------------------

WIDER = "document.documentElement.scrollWidth - innerWidth"

DIAGRAMS_OUTSIDE = """() => [...document.querySelectorAll('figure.diagram')].filter((figure) => {
  const [drawing, box] = [figure.querySelector('svg'), figure].map((element) => element.getBoundingClientRect());
  return drawing.width <= 100 || drawing.left < box.left - 1 || drawing.right > box.right + 1;
}).map((figure) => figure.outerHTML.slice(0, 200))"""

LOST = """() => [...document.querySelectorAll('.md-content *:not(svg *)')].filter((element) => {
  const { overflowX } = getComputedStyle(element);
  return ['hidden', 'clip'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1
    && element.clientWidth > 1;
}).map((element) => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("address", KINDS)
def test_page_of_each_kind_serves_every_reader(open_page: Open, address: str, subtests: pytest.Subtests) -> None:
    page = open_page(address, reduced_motion="reduce")
    answers = page.locator("details").count()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        with subtests.test("axe, as it opens", scheme=scheme):
            assert violations(page) == []
    if answers:
        page.evaluate(OPEN_ALL)
        with subtests.test("axe, answers open before the theme's script"):
            assert violations(page) == []
    with subtests.test("the theme's script waits for a reader"):
        assert not page.evaluate("'component$' in window")
    page.emulate_media(color_scheme="light")
    open_all(page)
    if answers:
        with subtests.test("axe, answers open"):
            assert violations(page) == []
    _serve(page, subtests)


@pytest.mark.parametrize(("locale", "address"), OTHERS)
def test_page_serves_every_reader(open_page: Open, locale: str, address: str, subtests: pytest.Subtests) -> None:
    """German ones on a phone and English ones on a desk (conftest.py): they are of the same kinds."""
    page = open_page(address, reduced_motion="reduce", color_scheme="light" if locale == DEFAULT_LOCALE else "dark")
    open_all(page)
    with subtests.test("axe, answers open"):
        assert violations(page) == []
    _serve(page, subtests)


def _serve(page: Page, subtests: pytest.Subtests) -> None:
    with subtests.test("nothing is wider than the window"):
        assert page.evaluate(WIDER) <= 0
    with subtests.test("diagrams are within their figures"):
        assert page.evaluate(DIAGRAMS_OUTSIDE) == []
    with subtests.test("the first stop of the tab key skips to the content"):
        _skip(page)
    with subtests.test("what scrolls can be scrolled by keyboard, and nothing else"):
        _scroll_boxes(page)
    page.wait_for_load_state("networkidle")


def _skip(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip:focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("h1:target")).to_be_in_viewport()


def _scroll_boxes(page: Page) -> None:
    boxes = page.locator(BOXES).all()
    wide = [box for box in boxes if scrolls(box)]
    assert page.locator(f":is({BOXES})[tabindex='0']").count() == len(wide)
    assert page.locator(":is([role=region], [tabindex]):not(.md-search *, .md-sidebar *)").count() == len(wide)
    for box in wide[:1]:
        box.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.activeElement.scrollLeft > 0")


SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    "p { margin-bottom: 2em !important }"
)
ZOOMS = {
    "400 percent": (320, 16, ""),
    "200 percent text": (1280, 32, ""),
    "200 percent text on a phone": (390, 32, ""),
    "text spacing": (390, 16, SPACED),
}
"""Width of the window, size of letters, and the reader's own styles."""


@pytest.mark.parametrize(("chromium_of_each_face", "address"), IN_EACH_FACE, indirect=["chromium_of_each_face"])
def test_large_text_is_neither_lost_nor_wider_than_the_window(
    chromium_of_each_face: Browser, site_url: str, address: str, subtests: pytest.Subtests
) -> None:
    with chromium_of_each_face.new_context() as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        page.goto(site_url + address)
        wait_for_scripts(page)
        open_all(page)
        for name, (width, letter, style) in ZOOMS.items():
            page.set_viewport_size({"width": width, "height": 600})
            session.send("Page.setFontSizes", {"fontSizes": {"standard": letter, "fixed": letter}})
            page.add_style_tag(content=style or "/* none */")
            page.evaluate(OPEN_ALL)
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{letter * 1.25:g}px"
            with subtests.test(name):
                assert page.evaluate(WIDER) <= 0
                assert page.evaluate(LOST) == []


# On paper -----------------------------------------------------------------------------------------------------------

LEAST_CONTRAST = 4.5
FAINT = f"""least => {{
  {CONTRAST}
  const faint = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {{
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('.visually-hidden')) continue;
    const style = getComputedStyle(element);
    const colour = element.closest('svg') ? style.fill : style.color;
    const found = contrast(colour, ground(element));
    // Without a fill it is the halo behind another text.
    if (colour === 'none' || found >= least) continue;
    faint.add(`${{found.toFixed(1)}} ${{colour}} ${{element.outerHTML.slice(0, 100)}}`);
  }}
  return [...faint];
}}"""
"""The texts on paper with too little contrast; their ground is white but for what is printed behind them."""


@pytest.mark.parametrize(("chromium_of_each_face", "address"), PRINTED, indirect=["chromium_of_each_face"])
def test_page_is_printed_whole(
    chromium_of_each_face: Browser, site_url: str, address: str, subtests: pytest.Subtests
) -> None:
    with chromium_of_each_face.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(site_url + address)
        wait_for_scripts(page)
        page.evaluate("for (const depth of document.querySelectorAll('.question-depth')) depth.open = true")
        document = paper(page)
        with subtests.test("whole and without controls"):
            _expect_whole(page, document)
        with subtests.test("nothing is cut off, and paper is white"):
            _expect_white(document)
        with subtests.test("diagrams, gists and rows of tables fit on a sheet"):
            _expect_low(page)


@pytest.mark.parametrize("address", [address for address in KINDS if address != "404.html"])
def test_page_is_printed_whole_without_script(chromium: Browser, site_url: str, address: str) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site_url + address)
        _expect_whole(page, paper(page))


@pytest.mark.parametrize("address", [address for address in KINDS if address != "404.html"])
def test_text_on_paper_is_dark(chromium: Browser, site_url: str, address: str, subtests: pytest.Subtests) -> None:
    with chromium.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(site_url + address)
        wait_for_scripts(page)
        with subtests.test("the system is dark"):
            _expect_dark_text(page)
        page.emulate_media(media="screen", color_scheme="light")
        for _ in range(2):
            page.evaluate("document.querySelector('form[data-md-component=palette] label:not([hidden])').click()")
        with subtests.test("dark is chosen"):
            _expect_dark_text(page)


def _expect_whole(page: Page, document: pypdfium2.PdfDocument) -> None:
    locale = str(page.locator("html").get_attribute("lang"))
    titles = page.locator("h1, .question h2, .sheet-entry h3").all_text_contents()
    own = page.locator("h1, h2, h3, .card-title").all_text_contents()
    printed_parts = ".question [data-part]:not([data-part=sources]) :is(p, li, td):not(.question-depth:not([open]) *)"
    parts = page.locator(printed_parts).all_text_contents()
    sources = page.locator("[data-part=sources] a").evaluate_all("links => links.map(link => link.href)")
    navigation = page.locator(".entries a, .md-footer a").all_text_contents()
    text = printed(document)
    plain = letters(text)

    end = 0
    for title in titles:
        end = plain.index(letters(title), end) + 1
    assert [part for part in parts if letters(part)[:60] not in plain] == []
    assert [source for source in sources if letters(source)[:70] not in plain] == []
    lines = {line.strip() for line in text.splitlines()}
    names = {name.strip() for name in (*navigation, *(TEXTS[key][locale] for key in CONTROLS))}
    assert not lines & (names - {title.strip() for title in own})
    assert f"1 / {len(document)}" in text


def _expect_white(document: pypdfium2.PdfDocument) -> None:
    for sheet in document:
        width, _ = sheet.get_size()
        text = sheet.get_textpage()
        boxes = [text.get_rect(i) for i in range(text.count_rects())]
        assert min(left for left, *_ in boxes) >= 35
        assert max(right for *_, right, _ in boxes) <= width - 35
        bitmap = sheet.render(scale=0.5, grayscale=True)
        pixels = bytes(bitmap.buffer)
        assert sum(pixel > 230 for pixel in pixels) / len(pixels) > 0.7


def _expect_dark_text(page: Page) -> None:
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    page.emulate_media(media="print")
    assert page.evaluate(FAINT, LEAST_CONTRAST) == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )


def _expect_low(page: Page) -> None:
    """Expect that nothing that may not break is higher than a page: it would be cut, whatever `break-inside` says."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1005})
    heights = page.locator("figure.diagram, tr, .part-gist").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().height)"
    )
    assert max(heights, default=0) < 1005
