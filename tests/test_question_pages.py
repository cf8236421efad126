"""The page of a single question: what it tells others, all by parsing; what it does, in a browser, by a sample."""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.exporters import question_pages
from scripts.model import catalogue
from scripts.project import urls
from scripts.project.languages import DEFAULT_LOCALE, LOCALES
from scripts.project.paths import ROOT, SITE
from scripts.site.pages import Site, question_path
from tests.measures import BOXES, OPEN_ALL, letters, paper, printed, scrolls, violations
from tests.reader import PAGE, QUESTION, SCHEMES, TEXTS, path, soup, wait_for_scripts

HOME = urls.find().site
KNOWN = catalogue.load()
QUESTIONS = list(KNOWN.questions)
PARTS = ("intent", "gist", "answer", "depth", "rubric", "pitfalls", "follow-ups", "recall", "sources")
HEAVY = ("design", "coding")

every_question = pytest.mark.parametrize("id_", QUESTIONS)
in_all_languages = pytest.mark.parametrize("locale", LOCALES)


@cache
def page_of(locale: str, id_: str) -> BeautifulSoup:
    return BeautifulSoup((SITE / question_path(locale, id_) / "index.html").read_text(encoding="utf-8"), "html.parser")


@cache
def section_of(locale: str, id_: str) -> BeautifulSoup:
    return soup(SITE, locale, KNOWN.questions[id_].section)


def one(tree: BeautifulSoup | Tag, selector: str) -> Tag:
    (found,) = tree.select(selector)
    return found


def meta(tree: BeautifulSoup, name: str) -> str:
    return str(one(tree, f'meta[property="{name}"], meta[name="{name}"]')["content"])


def words(node: Tag) -> str:
    return " ".join(node.get_text(" ").split())


# What it tells others -----------------------------------------------------------------------------------------------


@every_question
@in_all_languages
def test_head_names_the_question_alone(locale: str, id_: str) -> None:
    tree = page_of(locale, id_)
    address, title = HOME + question_path(locale, id_), words(one(tree, ".question h2"))
    assert one(tree, "link[rel=canonical]")["href"] == meta(tree, "og:url") == address
    languages = {str(link["hreflang"]): link["href"] for link in tree.select("link[hreflang]")}
    own = {other: HOME + question_path(other, id_) for other in LOCALES}
    assert languages == own | {"x-default": own[DEFAULT_LOCALE]}
    assert one(tree, "link[type='text/markdown']")["href"] == address.removesuffix("/") + ".md"
    assert letters(meta(tree, "og:title")) == letters(title)
    assert letters(one(tree, "head > title").get_text()).startswith(letters(title))
    assert title in " ".join(meta(tree, "og:image:alt").split())
    assert meta(tree, "og:image") == f"{HOME}assets/social/q/{locale}-{id_}.png"
    assert meta(tree, "twitter:card") == "summary_large_image"


@every_question
@in_all_languages
def test_description_is_the_beginning_of_the_gist(locale: str, id_: str) -> None:
    tree = page_of(locale, id_)
    description = meta(tree, "description")
    assert description == meta(tree, "og:description")
    assert 80 <= len(description) <= question_pages.LONGEST_DESCRIPTION
    gist = letters("".join(p.get_text() for p in tree.select("[data-part=gist] p")))
    assert gist.startswith(letters(description.removesuffix(" …")))


@in_all_languages
def test_no_two_say_the_same_of_themselves(locale: str) -> None:
    for name in ("og:title", "description", "og:url", "og:image"):
        assert len({meta(page_of(locale, id_), name) for id_ in QUESTIONS}) == len(QUESTIONS)


@every_question
@in_all_languages
def test_search_engines_learn_where_it_stands_and_what_it_teaches(locale: str, id_: str) -> None:
    data = json.loads(one(page_of(locale, id_), "script[type='application/ld+json']").get_text())
    crumbs, resource = data["@graph"]
    assert (crumbs["@type"], resource["@type"]) == ("BreadcrumbList", "LearningResource")
    home, section, own = (item["item"] for item in crumbs["itemListElement"])
    assert own == resource["url"] == HOME + question_path(locale, id_)
    assert section == HOME + path(locale, f"{KNOWN.questions[id_].section}/")
    assert home == HOME + path(locale, "")
    assert resource["inLanguage"] == locale
    assert "/licenses/by/4.0/" in resource["license"]


@every_question
@in_all_languages
def test_page_has_the_whole_question_open_and_its_folds_closed(locale: str, id_: str) -> None:
    tree, section = page_of(locale, id_), section_of(locale, id_)
    question, there = one(tree, "section.question"), one(section, f"section.question[data-question={id_}]")
    answer = one(question, "details.question-answer[open]")
    assert not answer.select("details[open]")
    for part in PARTS:
        found, expected = (each.select(f"[data-part={part}]") for each in (question, there))
        if part == "recall":
            advice = KNOWN.questions[id_].kind == "preparation"
            assert [each.name for each in found] == ([] if advice else ["details"])
            assert all(each.select("li > strong") for each in found)
        else:
            assert [words(each) for each in found] == [words(each) for each in expected]
    assert {name: question.get(name) for name in question.attrs if name.startswith("data-")} == {
        name: there.get(name) for name in there.attrs if name.startswith("data-")
    }


@every_question
@in_all_languages
def test_ids_are_unique_and_links_lead_to_files(locale: str, id_: str) -> None:
    tree = page_of(locale, id_)
    ids = [element["id"] for element in tree.select("[id]")]
    assert len(ids) == len(set(ids))
    for element in tree.select("a[href], link[rel=stylesheet], link[rel=icon], img[src], script[src]"):
        target = urlsplit(urljoin(HOME + question_path(locale, id_), str(element.get("href") or element.get("src"))))
        if not target.geturl().startswith(HOME):
            assert target.scheme == "https"
            continue
        file = SITE / target.geturl().partition("#")[0].partition("?")[0].removeprefix(HOME)
        assert (file / "index.html" if target.path.endswith("/") else file).is_file(), target.geturl()


@in_all_languages
def test_questions_lead_to_each_other_in_the_order_of_the_guide(locale: str) -> None:
    for number, id_ in enumerate(QUESTIONS):
        tree = page_of(locale, id_)
        before = [QUESTIONS[number - 1]] if number else []
        following = QUESTIONS[number + 1 : number + 2]
        for selector, expected in ((".previous-question", before), (".next-question", following)):
            assert [link["href"] for link in tree.select(selector)] == [f"../{each}/" for each in expected]
        home = "../../"
        assert one(tree, ".foot-next")["href"] == (f"../{following[0]}/" if following else home)


@every_question
@in_all_languages
def test_section_links_it(locale: str, id_: str) -> None:
    link = one(section_of(locale, id_), f"[data-question={id_}] .question-link")
    assert link["href"] == f"../q/{id_}/"


@in_all_languages
def test_every_id_that_was_ever_published_has_a_page(locale: str) -> None:
    published = (ROOT / "data" / "published-ids.txt").read_text(encoding="utf-8").split()
    assert [id_ for id_ in published if not (SITE / question_path(locale, id_) / "index.html").is_file()] == []


@in_all_languages
def test_former_id_leads_on(tmp_path: Path, locale: str) -> None:
    section = KNOWN.questions[QUESTION].section
    for other in LOCALES:
        for name in ("index.html", f"{section}/index.html"):
            target = tmp_path / path(other, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            html = (SITE / path(other, name)).read_text(encoding="utf-8")
            target.write_text(re.sub(r'href="\.\./q/([^"]+)/"', r'href="#\1"', html), encoding="utf-8")
    former = [
        each.model_copy(update={"former_ids": ["old-name"]}) if each.id == QUESTION else each
        for each in KNOWN.sections[section]
    ]

    question_pages.build(Site(tmp_path), replace(KNOWN, sections={section: tuple(former)}))

    html = (tmp_path / question_path(locale, "old-name") / "index.html").read_text(encoding="utf-8")
    tree = BeautifulSoup(html, "html.parser")
    assert one(tree, "link[rel=canonical]")["href"] == HOME + question_path(locale, QUESTION)
    assert one(tree, "meta[http-equiv=refresh]")["content"] == f"0; url=../{QUESTION}/"
    assert one(tree, "a")["href"] == f"../{QUESTION}/"


def test_questions_stand_on_section_pages_and_on_their_own_only() -> None:
    for file in SITE.rglob("*.html"):
        tree = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        found = [str(each["data-question"]) for each in tree.select("section.question")]
        name = file.parent.name
        expected = [name] if file.parent.parent.name == "q" else [each.id for each in KNOWN.sections.get(name, ())]
        assert found == expected, file


# What it does -------------------------------------------------------------------------------------------------------


def _sample() -> list[str]:
    """Return six questions: the longest and the shortest, the longest with each kind of content, and others."""
    by_length = sorted(QUESTIONS, key=lambda id_: len(str(page_of(DEFAULT_LOCALE, id_))), reverse=True)
    found = [by_length[0], by_length[-1]]
    for selector in (".table-box", "pre > code", "figure.diagram", "details.step"):
        fitting = (id_ for id_ in by_length if id_ not in found and page_of(DEFAULT_LOCALE, id_).select(selector))
        found += [id_ for id_, _ in zip(fitting, range(1), strict=False)]
    return [*found, *(id_ for id_ in by_length if id_ not in found)][:6]


SAMPLE = _sample()
WINDOWS = {"de": {"width": 390, "height": 844}, "en": {"width": 1280, "height": 844}}
OPEN = ".question-answer[open]"
FURNISHED = "button.foot-close"
"""Added to the foot by the script."""

Visit = Callable[..., Page]


@pytest.fixture
def site_url(guide_url: str) -> str:
    """The real guide."""
    return guide_url


@pytest.fixture
def visit(chromium: Browser, site_url: str) -> Iterator[Visit]:
    """Opens a question's page as a reader who has followed a link; nothing may go wrong in the background."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def visited(locale: str, id_: str = QUESTION, **options: object) -> Page:
        scripted = options.get("java_script_enabled", True)
        context = chromium.new_context(viewport=WINDOWS[locale], has_touch=locale == "de", **options)  # type: ignore[arg-type]
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(site_url + question_path(locale, id_))
        if scripted:
            page.locator(FURNISHED).wait_for()
        return page

    yield visited
    for context in contexts:
        context.close()
    assert complaints == []


def test_the_sample_has_all_kinds_of_content() -> None:
    assert len(SAMPLE) == len(set(SAMPLE)) == 6


@pytest.mark.parametrize("id_", SAMPLE)
@in_all_languages
def test_page_serves_every_reader(visit: Visit, locale: str, id_: str, subtests: pytest.Subtests) -> None:
    for scheme in SCHEMES:
        page = visit(locale, id_, color_scheme=scheme, reduced_motion="reduce")
        with subtests.test("open", scheme=scheme):
            expect(page.locator(OPEN)).to_have_count(1)
        page.evaluate(OPEN_ALL)
        with subtests.test("axe", scheme=scheme):
            assert violations(page) == []
    with subtests.test("nothing is wider than the window"):
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    with subtests.test("what scrolls can be scrolled by keyboard, and nothing else"):
        wide = [box for box in page.locator(BOXES).all() if scrolls(box)]
        expect(page.locator(f":is({BOXES})[tabindex='0']")).to_have_count(len(wide))
    with subtests.test("the first stop of the tab key skips to the question"):
        page.evaluate("scrollTo(0, 0)")
        page.keyboard.press("Tab")
        expect(page.locator(".md-skip:focus")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("h2:target")).to_be_in_viewport()


LOOKS = """(section) => [...section.querySelectorAll('*')]
  .filter((each) => !each.closest('[data-part=recall], .question-foot'))
  .filter((each) => each.checkVisibility())
  .map((each) => [each.localName, ...[
    'color', 'backgroundColor', 'fill', 'stroke', 'fontFamily', 'fontSize', 'fontStyle', 'fontWeight', 'lineHeight',
    'textAlign', 'textDecorationLine', 'textTransform', 'letterSpacing', 'listStyleType', 'borderLeft', 'borderBottom',
    'borderRadius', 'paddingLeft', 'overflowWrap', 'whiteSpace', 'display',
  ].map((name) => `${name}: ${getComputedStyle(each)[name]}`)].join('; '))"""
"""How everything in a question looks that both of its pages show; its width may differ."""


@pytest.mark.parametrize("id_", SAMPLE)
@pytest.mark.parametrize(("locale", "scheme"), zip(LOCALES, SCHEMES, strict=True))
def test_it_looks_as_in_its_section(
    visit: Visit, site_url: str, locale: str, id_: str, scheme: Literal["light", "dark"]
) -> None:
    page = visit(locale, id_, color_scheme=scheme, reduced_motion="reduce")
    looks = []
    for address in ("", site_url + path(locale, f"{KNOWN.questions[id_].section}/")):
        if address:
            page.goto(address)
            wait_for_scripts(page)
        page.evaluate(OPEN_ALL)
        looks.append(page.locator(f"section.question[data-question={id_}]").evaluate(LOOKS))
    own, in_section = looks
    assert len(own) == len(in_section) > 50
    assert [pair for pair in zip(own, in_section, strict=True) if len(set(pair)) > 1] == []


@pytest.mark.parametrize("id_", SAMPLE)
@in_all_languages
def test_without_a_script_it_is_read_switched_and_printed(visit: Visit, locale: str, id_: str) -> None:
    page = visit(locale, id_, java_script_enabled=False)
    expect(page.locator("[data-part=answer] p").first).to_be_visible()
    text = letters(printed(paper(page)))
    parts = page.locator("[data-part=gist] p, [data-part=answer] p, [data-part=rubric] li").all_text_contents()
    assert [part for part in parts if letters(part)[:60] not in text] == []
    assert letters(question_path(locale, id_).strip("/")) in text
    other = next(each for each in LOCALES if each != locale)
    page.locator(f".md-header a[hreflang={other}]").click()
    page.wait_for_url(f"**/{question_path(other, id_)}")
    expect(page.locator(OPEN)).to_have_count(1)


@pytest.mark.parametrize("id_", SAMPLE)
@in_all_languages
def test_first_view_is_light(chromium: Browser, site_url: str, locale: str, id_: str) -> None:
    loaded: dict[str, int] = {}
    with chromium.new_context(viewport=WINDOWS[locale]) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.on("response", lambda response: loaded.update({response.url: len(gzip.compress(response.body(), 9))}))
        page.goto(site_url + question_path(locale, id_), wait_until="networkidle")
    assert sum(loaded.values()) <= (32_000 if KNOWN.questions[id_].kind in HEAVY else 25_000), loaded
    assert len(loaded) <= 6


@pytest.mark.parametrize("way", [".question-ways .next-question", ".question-ways .previous-question", ".foot-next"])
@in_all_languages
def test_who_comes_from_another_question_finds_it_closed(visit: Visit, locale: str, way: str) -> None:
    page = visit(locale)
    step = -1 if "previous" in way else 1
    page.locator(way).click()
    page.wait_for_url(f"**/{question_path(locale, QUESTIONS[QUESTIONS.index(QUESTION) + step])}")
    expect(page.locator(".question-answer")).to_have_count(1)
    expect(page.locator(OPEN)).to_have_count(0)
    page.locator(".question-answer > summary").click()
    expect(page.locator(OPEN)).to_have_count(1)
    page.go_back()
    page.wait_for_url(f"**/{question_path(locale, QUESTION)}")
    expect(page.locator(OPEN)).to_have_count(1)


@in_all_languages
def test_switch_leads_to_the_same_question_as_it_is(visit: Visit, locale: str) -> None:
    page = visit(locale)
    page.locator(".question-depth > summary").click()
    other = next(each for each in LOCALES if each != locale)
    page.locator(f".md-header a[hreflang={other}]").click()
    page.wait_for_url(re.compile(re.escape(question_path(other, QUESTION)) + "(#|$)"))
    expect(page.locator(OPEN)).to_have_count(1)
    expect(page.locator(".question-depth[open]")).to_have_count(1)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("chosen", [None, *SCHEMES])
def test_scheme_is_the_chosen_one_or_the_systems(
    chromium: Browser, site_url: str, scheme: str, chosen: str | None
) -> None:
    with chromium.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(site_url + "about/")
        labels = {None: 0, "light": 1, "dark": 2}
        for _ in range(labels[chosen]):
            page.locator("form[data-md-component=palette] label:not([hidden])").click()
        page.goto(site_url + question_path("en", QUESTION))
        name = "slate" if (chosen or scheme) == "dark" else "default"
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)


@pytest.mark.parametrize("stored", ["", "{", "[]", '{"color":1}', '{"color":{"media":"(x: y)","scheme":"pink"}}'])
def test_broken_stored_scheme_is_the_systems(visit: Visit, stored: str) -> None:
    page = visit("en", color_scheme="dark")
    page.evaluate("(text) => localStorage.setItem(new URL('../../..', location).pathname + '.__palette', text)", stored)
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@in_all_languages
def test_magnifier_leads_to_the_open_search(visit: Visit, locale: str) -> None:
    page = visit(locale)
    page.get_by_role("link", name=TEXTS["search"][locale], exact=True).click()
    page.wait_for_url(f"**{urlsplit(HOME).path}{path(locale, '')}?q=*")
    expect(page.locator("#__search")).to_be_checked()
    expect(page.locator(".md-search__input")).to_be_focused()


@in_all_languages
def test_marks_are_those_of_the_section(visit: Visit, locale: str) -> None:
    page = visit(locale)
    page.locator("button[data-mark=known]").click()
    expect(page.locator("button[data-mark=known]")).to_have_attribute("aria-pressed", "true")
    page.locator(".question-page > h1 a").click()
    page.wait_for_url(f"**/{path(locale, PAGE)}")
    expect(page.locator(f".overview li[data-mark-for={QUESTION}] .mark-known")).to_have_count(1)


@in_all_languages
def test_terms_explain_themselves(visit: Visit, locale: str) -> None:
    page = visit(locale)
    page.evaluate(OPEN_ALL)
    page.locator(f"{OPEN} .term").first.focus()
    expect(page.locator(".term-popup")).to_contain_text(TEXTS["in-glossary"][locale])


@pytest.mark.parametrize("control", [".question-link", ".foot-copy"])
@in_all_languages
def test_link_is_copied(visit: Visit, locale: str, control: str) -> None:
    page = visit(locale)
    page.locator(control).click()
    expect(page.locator(control)).to_have_text(TEXTS["link-copied"][locale])
    assert page.evaluate("navigator.clipboard.readText()") == page.url


@pytest.mark.parametrize("address", [PAGE, f"q/{QUESTION}/"], ids=["section", "own page"])
@pytest.mark.parametrize("refused", [False, True])
def test_browsers_that_can_share_are_asked_to(chromium: Browser, site_url: str, address: str, refused: bool) -> None:
    with chromium.new_context() as context:
        context.add_init_script(
            "navigator.share = (data) => { window.shared = data; "
            f"return Promise[{json.dumps('reject' if refused else 'resolve')}](new Error('left')) }}"
        )
        page = context.new_page()
        page.goto(f"{site_url}{address}#{QUESTION}")
        page.locator(f"[data-question={QUESTION}] .foot-share").click()
        shared = page.evaluate("window.shared")
        assert shared["url"] == site_url + f"q/{QUESTION}/"
        assert letters(shared["title"]) == letters(page.locator(f"#{QUESTION}").inner_text())
        expect(page.locator(f"[data-question={QUESTION}] .foot-copy")).to_have_count(0)
