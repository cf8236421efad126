"""The theme with fewer rules: every kind of page looks as it does with all of them."""

import re
from collections.abc import Callable
from pathlib import Path

import material
import pytest
from playwright.sync_api import Page, expect

from scripts.project.paths import ROOT
from tests.measures import OPEN_ALL
from tests.reader import Open, wake

THEME = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
OWN = ROOT / "overrides" / "assets" / "stylesheets"
IMPORT = re.compile(r'@import url\("(.+)"\) layer\((.+)\);')


def layer(name: str, style: str) -> str:
    return f"@layer {name} {{\n{style}\n}}\n"


WHOLE = "".join(
    layer("theme", file.read_text(encoding="utf-8"))
    for file in (*THEME.glob("main.*.css"), *THEME.glob("palette.*.css"))
) + IMPORT.sub(
    lambda found: layer(found[2], (OWN / found[1]).read_text(encoding="utf-8")),
    (OWN / "guide.css").read_text(encoding="utf-8"),
)

DIFFERENCES = """whole => {
  const parts = ['', '::before', '::after'];
  const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith('--'));
  const elements = [...document.querySelectorAll('body, body *')];
  const styles = elements.flatMap((element) => parts.map((part) => [element, part, getComputedStyle(element, part)]));
  const looks = () => styles.map(([, part, style]) =>
    part && style.content === 'none' ? [] : names.map((name) => style.getPropertyValue(name)));
  const link = document.querySelector('link[href$="guide.css"]');
  const sheet = document.createElement('style');
  sheet.textContent = whole;
  // In the same place, because other sheets follow it.
  link.after(sheet);
  link.sheet.disabled = true;
  const full = looks();
  // Slim comes second so that both are laid out again: until then, Chromium reports stale margins.
  link.sheet.disabled = false;
  sheet.remove();
  const slim = looks();
  return styles.flatMap(([element, part], at) => names
    .map((name, which) => [name, slim[at][which], full[at][which]])
    .filter(([, found, expected]) => found !== expected)
    .map(([name, found, expected]) => `${element.tagName}.${element.className}${part}: ${name}`
      + ` is ${found}, not ${expected}`)).slice(0, 20);
}"""


@pytest.fixture(scope="session")
def site_url(guide_url: str) -> str:
    """The real guide, because its content is what is looked at."""
    return guide_url


def open_answers(page: Page) -> None:
    page.evaluate(OPEN_ALL)
    page.evaluate("scrollBy(0, 3000)")


def search(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("canary")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def open_menu(page: Page) -> None:
    page.evaluate("document.getElementById('__drawer').click()")


def print_it(page: Page) -> None:
    page.emulate_media(media="print")


@pytest.mark.parametrize(
    ("address", "do"),
    [("", search), ("technical/", open_answers), ("about/", open_menu), ("behavioral/", print_it)]
    + [(address, wake) for address in ("en/", "glossary/", "cheatsheet/", "404.html")],
)
def test_everything_looks_as_with_all_of_the_themes_rules(
    open_page: Open, address: str, do: Callable[[Page], None]
) -> None:
    page = open_page(address, reduced_motion="reduce", color_scheme="dark" if do is search else "light")
    wake(page)
    do(page)
    # Drawn: what observes the page has had its say.
    page.evaluate("() => new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame))")
    assert page.evaluate(DIFFERENCES, WHOLE) == []
