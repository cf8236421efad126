"""What the tests share: the sample guide, the built site behind a server, and the browsers."""

import contextlib
import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect, sync_playwright
from selenium.webdriver import Firefox
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from scripts.project import urls
from scripts.project.paths import ROOT, SITE
from tests import browsers, faces, frame
from tests.firefox import Preferences, Start, Window, new_window, require, running
from tests.reader import Open, wait_for_scripts

# Only what never comes takes so long; a busy machine takes longer than Playwright's five seconds for what does.
expect.set_options(timeout=30_000)

SAMPLE = Path(__file__).parent / "guide"
WIDTHS = {"phone": 390, "desktop": 1280}


class _Scheduling(LoadScopeScheduling):
    """Deals out single tests; but those in Firefox to one worker, so that they share a browser."""

    def _split_scope(self, nodeid: str) -> str:
        return "firefox" if "firefox" in nodeid else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    # Instead of the mark xdist_group, which xdist 3.8.0 ignores with pytest 9.2 (pytest-xdist#1386).
    return _Scheduling(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out one language at each width: what a page does depends on neither together.

    German is longer, and is read on the phone. What is about widths looks at every page in both (test_every_page).
    """
    left_out = [item for item in items if _pair(item) in (("phone", "en"), ("desktop", "de"))]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def _pair(item: pytest.Item) -> tuple[str, str] | None:
    """Return the width and the language of a test that comes in all of both."""
    call = getattr(item, "callspec", None)  # what is not parametrized has none
    parameters = call.params if call else {}
    widths = {width: name for name, width in WIDTHS.items()}
    width = widths.get(parameters.get("open_page", 0))
    return (width, parameters["locale"]) if width and "locale" in parameters else None


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample guide: two questions, two terms, two languages."""
    return copy_sample(tmp_path / "guide")


def copy_sample(target: Path) -> Path:
    """Copy the sample guide with the real configuration, templates and vocabulary."""
    shutil.copytree(SAMPLE, target)
    for name in ("synonyms.yml", "vocabulary.yml"):
        shutil.copy(ROOT / "data" / name, target / "data" / name)
    shutil.copy(ROOT / "mkdocs.yml", target / "guide.yml")
    for name in ("scripts", "overrides"):
        (target / name).symlink_to(ROOT / name)
    return target


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample guide, built by MkDocs with our hooks, extension and templates."""
    guide = copy_sample(tmp_path_factory.mktemp("sample") / "guide")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"], cwd=guide, check=True)
    return guide / "site"


class _PagesHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a site below a path prefix, with its 404.html, as GitHub Pages does."""

    prefix = urlsplit(urls.find().site).path

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.prefix)
        return super().translate_path(path.removeprefix(self.prefix.rstrip("/")) if inside else "/outside-the-prefix")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site below the path prefix that it is built for; yield its address."""
    server = http.server.ThreadingHTTPServer(("localhost", 0), functools.partial(_PagesHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}{_PagesHandler.prefix}"
    server.shutdown()


@pytest.fixture(scope="session")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the guide with invented answers; what looks at the real ones asks for `guide_url`."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / "frame.lock").open("w") as lock:
        # Once for all workers: who comes second finds it built.
        fcntl.flock(lock, fcntl.LOCK_EX)
        site = shared / "frame" / "site"
        if not site.exists():
            frame.build(site.parent)
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def guide_url() -> Iterator[str]:
    """The address of the real guide."""
    assert SITE.exists(), "no site/: run `make site` first"
    with served(SITE) as address:
        yield address


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the browsers' fonts and their configuration."""
    return tmp_path_factory.mktemp("fonts")


def _launch(chromium: BrowserType, fonts: Path, face: str = faces.WIDEST, without: list[str] | None = None) -> Browser:
    """Start the machine's Chromium with a face, without some arguments of Playwright's."""
    path = browsers.SHELL.find()
    assert path, browsers.SHELL.missing
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    return chromium.launch(
        executable_path=path,
        args=["--no-sandbox", *quiet],
        ignore_default_args=without,
        env={**os.environ, **faces.environment(fonts, face)},
    )


@pytest.fixture(scope="session")
def chromium(fonts: Path) -> Iterator[Browser]:
    """The machine's Chromium."""
    with sync_playwright() as playwright, _launch(playwright.chromium, fonts) as launched:
        yield launched


@pytest.fixture(scope="session")
def narrow_chromium(chromium: Browser, fonts: Path) -> Iterator[Browser]:
    """The same with a narrow face."""
    with _launch(chromium.browser_type, fonts, "narrow") as launched:
        yield launched


@pytest.fixture(params=faces.FACES)
def chromium_of_each_face(request: pytest.FixtureRequest) -> Browser:
    """Chromium with each of the faces, for what is about widths and lines."""
    return request.getfixturevalue("chromium" if request.param == faces.WIDEST else "narrow_chromium")


@pytest.fixture(scope="session")
def chromium_with_cache(chromium: Browser, fonts: Path) -> Iterator[Browser]:
    """The same with the back/forward cache, which Playwright turns off."""
    with _launch(chromium.browser_type, fonts, without=["--disable-back-forward-cache"]) as launched:
        yield launched


@pytest.fixture(params=list(WIDTHS.values()), ids=list(WIDTHS))
def open_page(request: pytest.FixtureRequest, chromium: Browser, site_url: str) -> Iterator[Open]:
    """Opens pages at one of the widths; anything that goes wrong in the background fails the test."""
    contexts = []
    complaints = []
    host = urlsplit(site_url).netloc

    def note(complaint: str, is_one: bool) -> None:
        if is_one:
            complaints.append(complaint)

    def opened(path: str, **options: object) -> Page:
        size = {"width": request.param, "height": 844}
        context = chromium.new_context(viewport=size, has_touch=request.param < 500, **options)  # type: ignore[arg-type]
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: note(f"foreign: {request.url}", urlsplit(request.url).netloc != host))
        page.on("response", lambda response: note(f"{response.status}: {response.url}", response.status >= 400))
        page.on("console", lambda message: note(f"console: {message.text}", message.type in ("error", "warning")))
        page.on("pageerror", lambda error: note(f"exception: {error}", True))
        page.goto(site_url + path)
        if options.get("java_script_enabled", True):
            wait_for_scripts(page)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory, fonts: Path) -> Iterator[Start]:
    """The machine's Firefox: one for each set of preferences that a test asks for, kept until the last test."""
    require()
    started: dict[tuple[tuple[str, bool | int | str], ...], Firefox] = {}
    with contextlib.ExitStack() as stack:

        def start(preferences: Preferences) -> Firefox:
            key = tuple(sorted(preferences.items()))
            if key not in started:
                started[key] = stack.enter_context(running(preferences, tmp_path_factory.mktemp("home"), fonts))
            return started[key]

        yield start


@pytest.fixture
def window(request: pytest.FixtureRequest, firefox: Start, site_url: str) -> Iterator[Window]:
    """A new tab of Firefox, without anything that an earlier test left. As a parameter it takes preferences."""
    preferences: Preferences = getattr(request, "param", {})
    with new_window(
        firefox(preferences), site_url, scripted=preferences.get("javascript.enabled", True) is True
    ) as new:
        yield new
