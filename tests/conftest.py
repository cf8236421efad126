"""What the tests share: the sample guide, the built site behind a server, and the browser."""

import functools
import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts import address, browser
from scripts.layout import ROOT, SITE

SAMPLE = Path(__file__).parent / "guide"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample guide: two pages, two questions, two languages."""
    return copy_sample(tmp_path / "guide")


def copy_sample(target: Path) -> Path:
    """Copy the sample guide with the real configuration, templates, schemas and vocabulary."""
    shutil.copytree(SAMPLE, target)
    for name in ("cheatsheet.schema.json", "questions.schema.json", "vocabulary.schema.json", "vocabulary.yml"):
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

    prefix = ""

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


@pytest.fixture(scope="session")
def site_url() -> Iterator[str]:
    """The address at which the real site is served, below the path prefix that it is built for."""
    assert SITE.exists(), "no site/: run `make site` first"
    _PagesHandler.prefix = urlsplit(address.find().site).path
    server = http.server.ThreadingHTTPServer(("localhost", 0), functools.partial(_PagesHandler, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}{_PagesHandler.prefix}"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's Chromium."""
    path = browser.find()
    assert path, browser.MISSING
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *quiet])
        yield launched
        launched.close()
