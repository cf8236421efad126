"""The glossary and the explanations of terms as readers use them: in Chromium, by keyboard, mouse and touch."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from scripts.model import catalogue
from scripts.model.glossary import Term
from scripts.project.languages import LOCALES
from tests.reader import Open, path, wait_for_scripts

CATALOGUE = catalogue.load()
TERMS = {term.id: term for term in CATALOGUE.terms}
TEXTS = CATALOGUE.texts
QUESTION = "fundamentals/#model-drift-vs-concept-drift"
CONTRAST = """
element => {
  const parse = colour => {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  };
  const light = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const back = light(parse(getComputedStyle(element).backgroundColor));
  return Math.min(...[...element.children].map(child => {
    const fore = light(parse(getComputedStyle(child).color));
    return (Math.max(fore, back) + 0.05) / (Math.min(fore, back) + 0.05);
  }));
}
"""


# The page -----------------------------------------------------------------------------------------------------------


def field(page: Page) -> Locator:
    return page.locator(".glossary-filter input")


def entries(page: Page) -> Locator:
    return page.locator(".glossary-entry:visible")


@pytest.mark.parametrize(("open_page", "locale"), [(390, "de"), (1280, "en")], indirect=["open_page"])
@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("Training Serving", "training-serving-skew"),
        ("trainingservingskew", "training-serving-skew"),
        ("BLUE green", "blue-green-deployment"),
        ("a/b test", "ab-test"),
        ("rueckkopplung", "feedback-loop"),
        ("Ruckkopp", "feedback-loop"),
        ("Rückkopplung", "feedback-loop"),
        ("feedback loop", "feedback-loop"),
        ("sbom", "sbom"),
    ],
)
def test_glossary_narrows_to_what_is_typed(open_page: Open, locale: str, typed: str, id_: str) -> None:
    page = open_page(path(locale, "glossary/"))
    expect(page.locator(".glossary-filter [role=status]")).to_have_text(f"{len(TERMS)} {TEXTS['terms'][locale]}")
    page.get_by_label(TEXTS["filter-terms"][locale]).press_sequentially(typed)
    expect(page.locator(f"#{id_}")).to_be_visible()
    count = entries(page).count()
    assert count < 10
    word = TEXTS["one-term" if count == 1 else "terms"][locale]
    expect(page.get_by_role("status").filter(has_text=f"{count} {word}")).to_have_count(1)
    groups = page.locator(".glossary-group:visible").count()
    assert groups == page.locator(".glossary-group:has(.glossary-entry:not([hidden]))").count()
    assert groups == page.locator(".glossary-letters a:visible").count()
    page.wait_for_function("typed => new URLSearchParams(location.search).get('term') === typed", arg=typed)


@pytest.mark.parametrize("locale", LOCALES)
def test_glossary_says_that_nothing_matches_and_comes_back(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, "glossary/"))
    typed = "<b>$& qqq</b>"
    field(page).fill(typed)
    expect(entries(page)).to_have_count(0)
    message = TEXTS["no-term"][locale].replace("…", typed)
    expect(page.get_by_role("status").filter(has_text=message)).to_have_count(1)
    page.wait_for_function("location.search.startsWith('?term=')")
    assert parse_qs(urlsplit(page.url).query) == {"term": [typed]}
    field(page).fill("")
    expect(entries(page)).to_have_count(len(TERMS))
    page.wait_for_function("location.search === ''")


@pytest.mark.parametrize("locale", LOCALES)
def test_address_narrows_the_glossary(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, "glossary/?term=SBOM"))
    expect(field(page)).to_have_value("SBOM")
    expect(entries(page).filter(has=page.locator("#sbom"))).to_have_count(1)
    assert entries(page).count() < 5
    page.evaluate("location.hash = 'recall'")
    expect(page.locator("#recall")).to_be_in_viewport()
    expect(entries(page)).to_have_count(len(TERMS))


@pytest.mark.parametrize("locale", LOCALES)
def test_term_is_linkable_and_leads_to_its_question(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, "glossary/#recall"))
    expect(page.locator("#recall")).to_be_in_viewport()
    entry = page.locator(".glossary-entry", has=page.locator("#recall"))
    entry.locator(".glossary-question a").click()
    question = TERMS["recall"].question
    page.wait_for_url(f"**/#{question}")
    expect(page.locator(f"[data-question={question}] .question-answer")).to_have_attribute("open", "")


@pytest.mark.parametrize(("locale", "other"), [("de", "en"), ("en", "de")])
def test_language_switch_stays_with_the_term(open_page: Open, locale: str, other: str) -> None:
    page = open_page(path(locale, "glossary/#recall"))
    page.locator(f"a[hreflang={other}]").first.evaluate("link => void setTimeout(() => link.click())")
    page.wait_for_url(f"**/{path(other, 'glossary/')}#recall")
    expect(page.locator("html")).to_have_attribute("lang", other)


@pytest.mark.parametrize("locale", LOCALES)
def test_glossary_without_script_is_whole(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, "glossary/?term=recall"), java_script_enabled=False)
    expect(field(page)).to_be_hidden()
    expect(entries(page)).to_have_count(len(TERMS))


# Terms in answers ---------------------------------------------------------------------------------------------------


def first_term(page: Page) -> tuple[Locator, Term]:
    """Return the first term of the answer that the address opens."""
    link = page.locator(".question-answer[open] .term").first
    expect(link).to_be_visible()
    expect(link).to_have_attribute("role", "button")
    return link, TERMS[str(link.get_attribute("href")).partition("#")[2]]


def popup(page: Page) -> Locator:
    return page.locator(".term-popup")


def expect_explained(page: Page, link: Locator, term: Term, locale: str) -> None:
    """Expect the explanation of a term, whole within the window."""
    expect(popup(page)).to_contain_text(term.short[locale])
    expect(popup(page)).to_be_in_viewport(ratio=1)
    expect(link).to_have_attribute("aria-expanded", "true")
    expect(link).to_have_accessible_description(term.short[locale])
    expect(link).to_have_role("button")
    box = popup(page).bounding_box()
    assert box
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    assert page.evaluate(
        "({x, y}) => !!document.elementFromPoint(x, y)?.closest('.term-popup')",
        {"x": box["x"] + 10, "y": box["y"] + 10},
    )


def expect_hidden(page: Page, link: Locator) -> None:
    expect(popup(page)).to_have_count(0)
    expect(link).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("locale", LOCALES)
def test_term_explains_itself_to_the_keyboard(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, QUESTION))
    link, term = first_term(page)
    page.locator(".question-answer[open] > summary").focus()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect_explained(page, link, term, locale)
    page.keyboard.press("Escape")
    expect_hidden(page, link)
    expect(link).to_be_focused()
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        expect_explained(page, link, term, locale)
        page.keyboard.press("Tab")
        expect(popup(page).get_by_role("link", name=TEXTS["in-glossary"][locale])).to_be_focused()
        page.keyboard.press("Escape")
        expect_hidden(page, link)
        expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{path(locale, 'glossary/')}#{term.id}")
    expect(page.locator(f"#{term.id}")).to_be_in_viewport()


@pytest.mark.parametrize("locale", LOCALES)
def test_term_that_has_the_focus_explains_itself_when_the_explanations_arrive(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, "about/"))
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/terms.json", hold)
    with page.expect_request("**/terms.json"):
        page.goto(page.url.removesuffix(path(locale, "about/")) + path(locale, QUESTION))
    wait_for_scripts(page)
    link = page.locator("[data-question=model-drift-vs-concept-drift] .term").first
    link.focus()
    expect(popup(page)).to_have_count(0)
    held[0].continue_()
    expect(popup(page)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("locale", LOCALES)
def test_explanation_follows_the_focus(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, QUESTION))
    link, _ = first_term(page)
    second = page.locator(".question-answer[open] .term").nth(1)
    link.focus()
    second.focus()
    expect(popup(page)).to_have_count(1)
    expect_explained(page, second, TERMS[str(second.get_attribute("href")).partition("#")[2]], locale)
    page.locator(".question-answer[open] > summary").focus()
    expect_hidden(page, second)


@pytest.mark.parametrize("locale", LOCALES)
def test_term_explains_itself_to_a_tap_or_click(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, QUESTION))
    link, term = first_term(page)
    touch = page.evaluate("navigator.maxTouchPoints") > 0
    address = page.url
    (link.tap if touch else link.click)()
    expect_explained(page, link, term, locale)
    assert page.url == address
    heading = page.locator(".question-answer[open] [data-part=gist] h3")
    (heading.tap if touch else heading.click)()
    expect_hidden(page, link)
    (link.tap if touch else link.click)()
    glossary = popup(page).get_by_role("link")
    (glossary.tap if touch else glossary.click)()
    page.wait_for_url(f"**/{path(locale, 'glossary/')}#{term.id}")


@pytest.mark.parametrize("locale", LOCALES)
def test_term_explains_itself_to_the_pointer(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, QUESTION))
    link, term = first_term(page)
    link.hover()
    expect_explained(page, link, term, locale)
    popup(page).hover()
    expect_explained(page, link, term, locale)
    page.mouse.move(1, 1)
    expect_hidden(page, link)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_explanation_fits_the_window_and_has_contrast(open_page: Open, locale: str, scheme: str) -> None:
    page = open_page(path(locale, QUESTION), color_scheme=scheme)
    first_term(page)
    for link in page.locator(".question-answer[open] .term").all():
        link.focus()
        expect(popup(page)).to_be_in_viewport(ratio=1)
        assert popup(page).evaluate(CONTRAST) >= 4.5


@pytest.mark.parametrize("locale", LOCALES)
def test_term_without_script_is_a_link_to_the_glossary(open_page: Open, locale: str) -> None:
    page = open_page(path(locale, QUESTION), java_script_enabled=False)
    link = page.locator("[data-question=model-drift-vs-concept-drift] .term").first
    id_ = str(link.get_attribute("href")).partition("#")[2]
    link.click()
    page.wait_for_url(f"**/{path(locale, 'glossary/')}#{id_}")
    expect(page.locator(f"#{id_}")).to_be_in_viewport()
