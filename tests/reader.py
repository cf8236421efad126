"""What tests of the built pages share: a page’s address, its parsed text, and what an opened question looks like."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal

from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from scripts.model import catalogue
from scripts.project.languages import locale_path

PAGE, QUESTION, OTHER = "fundamentals/", "canary-vs-blue-green", "retraining-automation-strategy"
TEXTS = catalogue.load().texts

KINDS = ["", PAGE, "en/technical/", "glossary/", "en/cheatsheet/", "about/", "questions/", "404.html"]
"""A page of each kind."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

STARTED = "button[for=__search]"
"""Made by theme/keyboard.js, on every page."""

Open = Callable[..., Page]
"""Opens a page of the site; see `open_page` in conftest.py."""


def path(locale: str, rest: str = "") -> str:
    return f"{locale_path(locale)}/{rest}".removeprefix("/")


def question(page: Page, id_: str = QUESTION) -> tuple:
    """Return a question's heading and its details."""
    section = page.locator(f"[data-question={id_}]")
    return section.locator("h2"), section.locator(".question-answer")


def expect_open_at_top(page: Page, id_: str = QUESTION) -> None:
    """Expect that a question's answer is open and its heading is the first thing below the header."""
    heading, details = question(page, id_)
    expect(details).to_have_attribute("open", "")
    expect(heading).to_be_in_viewport()
    page.wait_for_function(
        "id => { const top = document.getElementById(id).getBoundingClientRect().top; return top > 40 && top < 160 }",
        arg=id_,
    )


@cache
def soup(site: Path, locale: str, page: str) -> BeautifulSoup:
    """Parse a page of a built site, once for all tests, which do not change it."""
    file = site / locale_path(locale).removeprefix("/") / page / "index.html"
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


def wait_for_scripts(page: Page) -> None:
    """Wait until the page's own scripts have run, which start when it has loaded."""
    page.wait_for_selector(STARTED, state="attached")


def move_pointer(page: Page) -> None:
    """Move the pointer twice, a frame apart: of the first move, browsers do not know whence."""
    page.mouse.move(50, 299)
    page.evaluate("() => new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame))")
    page.mouse.move(50, 300)


def wake(page: Page) -> None:
    """Do something, and wait until the theme's script has run, which waits for a reader."""
    move_pointer(page)
    page.wait_for_function("'component$' in window")
