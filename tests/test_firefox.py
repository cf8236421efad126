"""The built site as readers use it in Firefox, in both languages."""

from typing import Literal

import pytest

from scripts.project.languages import LOCALES
from tests.firefox import DESKTOP, PHONE, WITHOUT_BACK_FORWARD_CACHE, WITHOUT_SCRIPT, Window
from tests.measures import CONTROLS, letters, printed
from tests.reader import OTHER, PAGE, QUESTION, TEXTS, path

SUMMARY = f"[data-question={QUESTION}] .question-answer > summary"
GIST_IS_VISIBLE = "(id) => document.querySelector(`[data-question=${id}] [data-part=gist]`).checkVisibility()"
GIST_IS_HIDDEN = "(id) => !document.querySelector(`[data-question=${id}] [data-part=gist]`).checkVisibility()"
ARTICLE_TEXTS = "(selector) => [...document.querySelectorAll(selector)].map((each) => each.textContent)"


def texts(window: Window, selector: str) -> list[str]:
    return list(window.evaluate(ARTICLE_TEXTS, selector))


# Answers ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("locale", LOCALES)
def test_link_to_a_question_opens_it(window: Window, locale: str, size: tuple[int, int]) -> None:
    window.resize(size)
    window.open(path(locale, f"{PAGE}#{QUESTION}"))
    window.expect_open_at_top()
    assert window.open_answers() == [QUESTION]


@pytest.mark.parametrize("locale", LOCALES)
def test_changed_fragment_opens_the_question(window: Window, locale: str) -> None:
    window.open(path(locale, f"{PAGE}#{OTHER}"))
    window.expect_open_at_top(OTHER)
    window.evaluate("(id) => void (location.hash = id)", QUESTION)
    window.expect_open_at_top()


@pytest.mark.parametrize("locale", LOCALES)
def test_answer_opens_and_closes_by_keyboard(window: Window, locale: str) -> None:
    window.open(path(locale, PAGE))
    assert window.open_answers() == []
    window.focus(SUMMARY)
    for key in ("Enter", "Space"):
        window.press(key)
        window.wait_for(GIST_IS_VISIBLE, QUESTION)
        window.press(key)
        window.wait_for(GIST_IS_HIDDEN, QUESTION)


@pytest.mark.parametrize("by", ["middle", "modifier"])
def test_link_to_a_question_opens_it_in_a_new_tab(window: Window, by: Literal["middle", "modifier"]) -> None:
    window.open(f"{PAGE}#{OTHER}")
    window.expect_open_at_top(OTHER)
    window.open_in_new_tab(f"[data-question={OTHER}] [data-part] a[href='#{QUESTION}']", by)
    window.expect_open_at_top()
    assert window.open_answers() == [QUESTION]


@pytest.mark.parametrize("window", [{}, WITHOUT_BACK_FORWARD_CACHE], ids=["cached", "loaded again"], indirect=True)
def test_way_back_leads_to_where_the_reader_was(window: Window) -> None:
    window.open(f"{PAGE}#{QUESTION}")
    window.expect_open_at_top()
    window.open(f"en/{PAGE}")
    window.scroll_by(700)
    place = window.text_at_top()
    window.open("en/about/")
    window.back()
    window.expect_text_at_top(place)
    window.back()
    window.expect_open_at_top()
    window.forward()
    window.expect_text_at_top(place)
    window.reload()
    window.expect_text_at_top(place)


# Search and terms ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_search_leads_by_keyboard_to_the_open_answer(window: Window, locale: str) -> None:
    """The slash is Firefox's own key for finding in the page."""
    window.open(path(locale, "about/"))
    window.press("/")
    window.type("Canary Blue-Green")
    window.wait_for(
        "(id) => document.querySelector('.md-search-result__link')?.checkVisibility()"
        " && document.querySelector('.md-search-result__link').href.endsWith(`#${id}`)",
        QUESTION,
    )
    window.press("Enter")
    window.wait_for("(address) => location.href === address", window.site + path(locale, f"{PAGE}#{QUESTION}"))
    window.wait_for_scripts()
    window.expect_open_at_top()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_escape_closes_the_search(window: Window, size: tuple[int, int]) -> None:
    window.resize(size)
    window.open("en/")
    window.press("/")
    window.wait_for(
        "document.activeElement.matches('.md-search__input') && document.getElementById('__search').checked"
    )
    window.press("Escape")
    window.wait_for("!document.getElementById('__search').checked && !document.activeElement.matches('input')")


@pytest.mark.parametrize("locale", LOCALES)
def test_term_explains_itself_to_the_keyboard(window: Window, locale: str) -> None:
    window.open(path(locale, f"{PAGE}#model-drift-vs-concept-drift"))
    window.wait_for("document.querySelector('.question-answer[open] .term[role=button]') !== null")
    window.focus(".question-answer[open] > summary")
    window.press("Tab")
    explanation = window.wait_for("document.querySelector('.term:focus + .term-popup:popover-open')?.textContent")
    assert TEXTS["in-glossary"][locale] in explanation
    window.press("Escape")
    window.wait_for("!document.querySelector('.term-popup') && document.activeElement.matches('.term')")


# Paper, and no script -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_closed_answers_are_printed_whole_and_without_controls(window: Window, locale: str) -> None:
    window.open(path(locale, PAGE))
    assert window.open_answers() == []
    titles = texts(window, "h1, .question h2")
    printed_parts = ".question [data-part]:not([data-part=sources], [data-part=depth]) :is(p, li, td)"
    parts = texts(window, printed_parts)
    depths = texts(window, "[data-part=depth] > p")
    navigation = texts(window, ".entries a, .md-footer a")
    # Where a hyphen parts a ligature, as in of-fen, Firefox's PDFs say the letter twice.
    window.evaluate("document.head.insertAdjacentHTML('beforeend', '<style>* { hyphens: manual !important }</style>')")
    text = printed(window.print())
    plain = letters(text)
    assert [part for part in (*titles, *parts) if letters(part)[:60] not in plain] == []
    assert [depth for depth in depths if letters(depth)[:60] in plain] == []
    names = {name.strip() for name in (*navigation, *(TEXTS[key][locale] for key in CONTROLS))}
    assert not {line.strip() for line in text.splitlines()} & (names - {title.strip() for title in titles})


@pytest.mark.parametrize("locale", LOCALES)
def test_open_answer_is_printed_alone(window: Window, locale: str) -> None:
    window.open(path(locale, f"{PAGE}#{QUESTION}"))
    assert window.open_answers() == [QUESTION]
    text = letters(printed(window.print()))
    titles = texts(window, ".question h2")
    assert [title for title in titles if letters(title) in text] == texts(window, f"#{QUESTION}")
    assert window.open_answers() == [QUESTION]


@pytest.mark.parametrize("locale", LOCALES)
def test_sheets_name_the_page_and_keep_questions_with_their_gists(window: Window, locale: str) -> None:
    window.open(path(locale, PAGE))
    window.evaluate("document.head.insertAdjacentHTML('beforeend', '<style>* { hyphens: manual !important }</style>')")
    window.evaluate("document.querySelector('.overview').remove()")
    address = window.evaluate("document.querySelector('link[rel=canonical]').href").partition("://")[2]
    titles = [letters(title) for title in texts(window, ".question h2")]
    gist = letters(TEXTS["gist"][locale]).casefold()
    for sheet in window.print():
        text = letters(sheet.get_textpage().get_text_range())
        assert letters(address) in text
        assert sum(title in text for title in titles) == text.casefold().count(gist)


@pytest.mark.parametrize("window", [WITHOUT_SCRIPT], ids=["no script"], indirect=True)
@pytest.mark.parametrize("locale", LOCALES)
def test_without_script_a_linked_question_is_open_and_others_can_be_opened(window: Window, locale: str) -> None:
    window.open(path(locale, f"{PAGE}#{QUESTION}"))
    window.wait_for(GIST_IS_VISIBLE, QUESTION)
    window.wait_for(
        "(id) => { const { top } = document.getElementById(id).getBoundingClientRect(); return top > 40 && top < 160 }",
        QUESTION,
    )
    assert window.evaluate("!document.querySelector('.question-tools').checkVisibility()")
    assert window.evaluate(GIST_IS_HIDDEN, OTHER)
    window.click(f"[data-question={OTHER}] .question-answer > summary")
    window.wait_for(GIST_IS_VISIBLE, OTHER)
