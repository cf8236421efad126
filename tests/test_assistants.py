"""What assistants get: the checker of agent-friendly documentation, and the brief for an interviewer."""

import json
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from scripts.project import urls
from scripts.project.languages import LOCALES
from scripts.project.paths import ROOT, SITE
from scripts.site.pages import question_path
from tests.conftest import served
from tests.reader import OTHER, QUESTION, TEXTS, path

HOME = urls.find().site
BEYOND_A_STATIC_HOST = {"content-negotiation"}
"""GitHub Pages gives the same file whatever a client accepts."""


@pytest.fixture(scope="module")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The texts of the site at the address where it is served, which the checker follows."""
    folder = tmp_path_factory.mktemp("moved")
    with served(folder) as address:
        for file in (each for each in SITE.rglob("*") if each.suffix in (".html", ".md", ".txt", ".json")):
            target = folder / file.relative_to(SITE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(file.read_text(encoding="utf-8").replace(HOME, address), encoding="utf-8")
        yield address


@pytest.mark.parametrize("locale", LOCALES)
def test_checker_finds_nothing_that_a_static_host_can_mend(moved_site: str, locale: str) -> None:
    options = (
        "--format",
        "json",
        "--quiet",
        "--sampling",
        "deterministic",
        "--max-links",
        "12",
        "--request-delay",
        "0",
    )
    result = subprocess.run(
        [ROOT / "node_modules/.bin/afdocs", "check", moved_site + path(locale), *options],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(result.stdout)["results"]
    assert len(found) > 20
    assert {each["id"]: each["message"] for each in found if each["status"] == "fail"}.keys() <= BEYOND_A_STATIC_HOST
    pages = next(each for each in found if each["id"] == "markdown-url-support")
    assert pages["status"] == "pass", pages


def brief(locale: str, *ids: str) -> str:
    names = [path(locale, "interviewer.md"), *(f"{question_path(locale, id_).rstrip('/')}.md" for id_ in ids)]
    return "\n\n".join((SITE / name).read_text(encoding="utf-8") for name in names)


@pytest.fixture
def copying(chromium: Browser) -> Iterator[BrowserContext]:
    """A window that may use the clipboard."""
    with chromium.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        yield context


@pytest.mark.parametrize("locale", LOCALES)
def test_brief_is_copied_with_one_question(copying: BrowserContext, guide_url: str, locale: str) -> None:
    page = copying.new_page()
    page.goto(guide_url + question_path(locale, QUESTION))
    page.get_by_role("button", name=TEXTS["interviewer"][locale]).click()
    expect(page.get_by_role("status").filter(has_text=TEXTS["interviewer-copied"][locale])).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == brief(locale, QUESTION)


@pytest.mark.parametrize("locale", LOCALES)
def test_brief_is_copied_with_the_questions_that_are_chosen(
    copying: BrowserContext, guide_url: str, locale: str
) -> None:
    page = copying.new_page()
    page.goto(guide_url + path(locale, f"cheatsheet/?only={QUESTION},{OTHER}"))
    page.get_by_role("button", name=TEXTS["interviewer"][locale]).click()
    expect(page.get_by_role("status").filter(has_text=TEXTS["interviewer-copied"][locale])).to_have_count(1)
    chosen = [str(entry.get_attribute("id")) for entry in page.locator(".sheet-entry:not([data-left-out])").all()]
    assert page.evaluate("navigator.clipboard.readText()") == brief(locale, *chosen)
    assert set(chosen) == {QUESTION, OTHER}


@pytest.mark.parametrize("locale", LOCALES)
def test_brief_that_cannot_be_loaded_is_said_and_can_be_tried_again(
    copying: BrowserContext, guide_url: str, locale: str
) -> None:
    page = copying.new_page()
    page.goto(guide_url + question_path(locale, QUESTION))
    page.route("**/interviewer.md", lambda route: route.abort())
    button = page.get_by_role("button", name=TEXTS["interviewer"][locale])
    button.click()
    expect(page.get_by_role("status").filter(has_text=TEXTS["interviewer-failed"][locale])).to_have_count(1)
    page.unroute("**/interviewer.md")
    button.click()
    expect(page.get_by_role("status").filter(has_text=TEXTS["interviewer-copied"][locale])).to_have_count(1)
