"""Firefox for the tests, driven by WebDriver: starting it, and one window of it, as readers use it."""

import base64
import contextlib
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import pypdfium2
import pytest
from selenium.common.exceptions import JavascriptException
from selenium.webdriver import Firefox, FirefoxOptions
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.actions.mouse_button import MouseButton
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.common.print_page_options import PrintOptions
from selenium.webdriver.firefox.service import Service
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.webelement import WebElement

from tests import browsers, faces
from tests.reader import QUESTION, STARTED

Preferences = Mapping[str, bool | int | str]
Start = Callable[[Preferences], Firefox]
"""Starts a Firefox, once for each set of preferences; see `firefox` in conftest.py."""

WITHOUT_SCRIPT: Preferences = {"javascript.enabled": False}
WITHOUT_BACK_FORWARD_CACHE: Preferences = {
    "browser.sessionhistory.max_total_viewers": 0,
    "fission.bfcacheInParent": False,
}

QUIET: Preferences = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.newtabpage.enabled": False,
    "browser.region.network.url": "",
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.search.update": False,
    "browser.translations.enable": False,
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
    # All other requests end at a port where nobody listens; this machine itself is never asked for by proxy.
    "network.proxy.type": 1,
    "network.proxy.http": "localhost",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "localhost",
    "network.proxy.ssl_port": 9,
}

DESKTOP, PHONE = (1280, 844), (390, 844)
PATIENCE = 20.0
"""Seconds after which what has not happened will not: many, because the machine may be busy."""

TOP = """(() => {
  const below = document.querySelector('.md-header').getBoundingClientRect().bottom + 8;
  const blocks = document.querySelectorAll('article :is(h1, h2, h3, summary, p, li, tr, pre, figure)');
  const shown = (block) => block.checkVisibility() && !block.matches('.question-answer[open] > summary');
  const first = [...blocks].find((block) => shown(block) && block.getBoundingClientRect().bottom > below);
  return first.textContent.trim().slice(0, 80);
})()"""
OPEN_AT_TOP = """(id) => {
  const question = document.querySelector(`[data-question=${id}]`);
  const header = document.querySelector('.md-header').getBoundingClientRect().bottom;
  const top = question.querySelector('h2').getBoundingClientRect().top;
  return question.querySelector('details').open && top >= header && top < header + 110;
}"""


def require() -> None:
    """Skip the test on a machine without Firefox; fail it in CI."""
    obstacle = browsers.firefox_obstacle()
    if obstacle and browsers.in_ci():
        pytest.fail(obstacle, pytrace=False)
    if obstacle:
        pytest.skip(f"{obstacle} {browsers.SKIPPED}")


@contextlib.contextmanager
def running(preferences: Preferences, home: Path, fonts: Path) -> Iterator[Firefox]:
    """Run the machine's Firefox with a new profile and without a screen, and end it."""
    options = FirefoxOptions()
    options.binary_location = browsers.FIREFOX.find() or ""
    options.add_argument("-headless")
    options.web_socket_url = True  # for the size of the page and for its complaints
    # Its processes read no other files than these.
    readable = {"security.sandbox.content.read_path_whitelist": f"{fonts}/"}
    for name, value in {**QUIET, **readable, **preferences}.items():
        options.set_preference(name, value)
    driver = Firefox(options, Service(browsers.find_geckodriver(), env=_environment(home) | faces.environment(fonts)))
    try:
        yield driver
    finally:
        # First the browser, which then closes the socket: asked to by us, it takes up to ten seconds.
        driver.execute(Command.QUIT)
        driver.quit()


def _environment(home: Path) -> dict[str, str]:
    """Return an environment in which Firefox starts, for root, too, and reaches nothing but this machine."""
    # As root it refuses a home or a screen of somebody else.
    screen = ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR")
    kept = {name: value for name, value in os.environ.items() if name not in screen}
    own = {"HOME": str(home)} if sys.platform == "linux" else {}
    return kept | own | {"MOZ_CRASHREPORTER_DISABLE": "1", "MOZ_DISABLE_NONLOCAL_CONNECTIONS": "1"}


class Window:
    """A tab of Firefox with the site in it; new for each test."""

    def __init__(self, driver: Firefox, site: str, scripted: bool = True) -> None:
        """Take over a driver for the site at an address."""
        self.driver = driver
        self.site = site
        self.scripted = scripted

    # Going somewhere

    def open(self, path: str) -> None:
        """Load a page of the site, as if its address had been typed."""
        self.driver.get(self.site + path)
        self.wait_for_scripts()

    def reload(self) -> None:
        # Not by WebDriver, whose reload forgets where the reader was.
        self.evaluate("void (window.left = true, setTimeout(() => location.reload()))")
        self.wait_for("!window.left && document.readyState === 'complete'")
        self.wait_for_scripts()

    def back(self) -> None:
        self.driver.back()
        self.wait_for_scripts()

    def forward(self) -> None:
        self.driver.forward()
        self.wait_for_scripts()

    def click(self, selector: str) -> None:
        """Click on an element, which is scrolled into the window if it is out of sight."""
        self.find(selector).click()

    def open_in_new_tab(self, selector: str, by: Literal["middle", "modifier"] = "middle") -> None:
        """Open a link in a new tab, by the middle button or by a click with Control, and go there."""
        before = set(self.driver.window_handles)
        link = self.find(selector)
        # Not to the centre: a link of the header, which is in sight wherever the reader is, would take the page along.
        self.evaluate(
            """(link) => {
              const { top, bottom } = link.getBoundingClientRect();
              if (top < 0 || bottom > innerHeight) link.scrollIntoView({ block: 'center', behavior: 'instant' });
            }""",
            link,
        )
        if by == "middle":
            actions = ActionBuilder(self.driver, duration=0)
            actions.pointer_action.move_to(link)
            actions.pointer_action.pointer_down(MouseButton.MIDDLE)
            actions.pointer_action.pointer_up(MouseButton.MIDDLE)
            actions.perform()
        else:
            modifier = Keys.COMMAND if sys.platform == "darwin" else Keys.CONTROL
            ActionChains(self.driver, duration=0).key_down(modifier).click(link).key_up(modifier).perform()
        new = _until(lambda: set(self.driver.window_handles) - before, "no new tab")
        self.driver.switch_to.window(new.pop())
        self.wait_for("location.href !== 'about:blank' && document.readyState === 'complete'")
        self.wait_for_scripts()

    # Doing something

    def press(self, *keys: str) -> None:
        """Press keys one after another, named as in Playwright: "Enter", "ArrowDown", "Shift+Tab", "/"."""
        for key in keys:
            *modifiers, last = (_key(name) for name in (key.split("+") if len(key) > 1 else [key]))
            actions = ActionChains(self.driver, duration=0)
            for modifier in modifiers:
                actions.key_down(modifier)
            actions.send_keys(last)
            for modifier in reversed(modifiers):
                actions.key_up(modifier)
            actions.perform()

    def type(self, text: str) -> None:
        """Type a text into what has the focus."""
        ActionChains(self.driver, duration=0).send_keys(text).perform()

    def focus(self, selector: str) -> None:
        self.evaluate("(element) => element.focus()", self.find(selector))

    def scroll_by(self, pixels: int) -> None:
        """Turn the mouse's wheel down, or up if the number is below zero, and wait until the page has moved."""
        target = self.evaluate(
            "(pixels) => Math.max(0, Math.min(scrollY + pixels, document.documentElement.scrollHeight - innerHeight))",
            pixels,
        )
        ActionChains(self.driver, duration=0).scroll_by_amount(0, pixels).perform()
        self.wait_for("(target) => Math.abs(scrollY - target) < 2", target)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the page a width and a height, in this tab and in those to come."""
        # Not by the window's size: Firefox has none narrower than 500.
        width, height = size
        self.driver.browsing_context.set_viewport(
            viewport={"width": width, "height": height}, user_contexts=["default"]
        )

    # Looking at it

    def find(self, selector: str) -> WebElement:
        """Return the first element of a CSS selector."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def evaluate(self, expression: str, *arguments: Any) -> Any:
        """Return the value of a JavaScript expression, or of the function that it is, called with the arguments."""
        return self.driver.execute_script(
            f"const value = ({expression}); return typeof value === 'function' ? value(...arguments) : value",
            *arguments,
        )

    def wait_for(self, expression: str, *arguments: Any) -> Any:
        """Wait until a JavaScript expression is true, see `evaluate`, and return its value."""

        trouble = ""

        def value() -> Any:
            nonlocal trouble
            try:
                return self.evaluate(expression, *arguments)
            except JavascriptException as error:  # perhaps only while a page goes and the next one comes
                trouble = str(error.msg)
                return None

        return _until(value, lambda: f"at {self.where}: never true with {arguments}: {expression} {trouble}")

    def wait_for_scripts(self) -> None:
        """Wait until the page's own scripts have run, if they may."""
        if self.scripted:
            self.wait_for("(selector) => document.querySelector(selector) !== null", STARTED)

    @property
    def address(self) -> str:
        """The address that the browser shows, below the site's."""
        return self.driver.current_url.removeprefix(self.site)

    @property
    def where(self) -> str:
        """The address, the size of the page's window, where it is, and where it was last remembered: for complaints."""
        seen = "[innerWidth, innerHeight, scrollY, document.visibilityState, JSON.stringify(history.state)]"
        return f"{self.address} {self.evaluate(seen)}"

    def text_at_top(self) -> str:
        """Return the beginning of the first text below the header: where the reader is."""
        return str(self.evaluate(TOP))

    def expect_text_at_top(self, text: str) -> None:
        """Expect that the reader gets to a place, as `text_at_top` names it."""
        _until(lambda: self.text_at_top() == text, lambda: f"at {self.address}: {self.text_at_top()!r} is at the top")

    def expect_open_at_top(self, id_: str = QUESTION) -> None:
        """Expect that a question's answer is open and its heading is the first thing below the header."""
        self.wait_for(OPEN_AT_TOP, id_)

    def open_answers(self) -> list[str]:
        """Return the ids of the questions whose answers are open."""
        return list(
            self.evaluate(
                "[...document.querySelectorAll('.question:has(> details[open])')].map((q) => q.dataset.question)"
            )
        )

    def print(self) -> pypdfium2.PdfDocument:
        """Print the page on A4."""
        options = PrintOptions()
        options.set_page_size(PrintOptions.A4)
        return pypdfium2.PdfDocument(base64.b64decode(self.driver.print_page(options)))


@contextlib.contextmanager
def new_window(driver: Firefox, site: str, scripted: bool = True) -> Iterator[Window]:
    """Give a tab without a history in a browser that remembers nothing; its scripts must not fail."""
    # A file of the site without scripts, because only there its storage can be emptied.
    driver.get(f"{site}robots.txt")
    driver.execute_script("localStorage.clear()")
    driver.delete_all_cookies()
    old = driver.window_handles
    driver.switch_to.new_window("tab")
    new = driver.current_window_handle
    for handle in old:
        driver.switch_to.window(handle)
        driver.close()
    driver.switch_to.window(new)
    window = Window(driver, site, scripted)
    window.resize(DESKTOP)
    errors: list[str] = []
    handler = driver.script.add_error_handler(lambda error: errors.append(str(error)))
    yield window
    driver.script.remove_error_handler(handler)
    assert errors == []


def _key(name: str) -> str:
    """Return WebDriver's character for a key: "ArrowDown" is its ARROW_DOWN."""
    return str(getattr(Keys, re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper(), name))


def _until(condition: Callable[[], Any], complaint: str | Callable[[], str]) -> Any:
    """Return what a condition gives as soon as it gives something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.05)
    raise AssertionError(complaint if isinstance(complaint, str) else complaint())
