"""Serve the guide on this machine, and build it again at each save.

A save with a mistake leaves the last good pages in place. What is wrong is said in the terminal and on every page; on
the page that it belongs to, also at the question where it stands.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from scripts.pipeline import complaints
from scripts.project import urls
from scripts.project.languages import DEFAULT_LOCALE, LOCALES, locale_path
from scripts.project.paths import CACHE, ROOT, SITE

WATCHED = ("docs", "data", "overrides", "scripts", "mkdocs.yml")
HOST = "localhost"


class Preview:
    """Builds the site, and keeps what the last build complained about."""

    def __init__(self, site_url: str) -> None:
        self.site_url = site_url
        self.message = ""
        self._exporting: subprocess.Popen | None = None

    def build(self) -> None:
        """Build in a process of its own, so that changed code counts and nothing is left from the last build.

        The pages come first; search and PDFs follow while the author looks at them.
        """
        if self._exporting:
            self._exporting.kill()
            self._exporting.wait()
        command = [sys.executable, "-m", "scripts.build"]
        # Compiled code elsewhere: written beside the sources, it would look like another save.
        environment = os.environ | {"SITE_URL": self.site_url, "PYTHONPYCACHEPREFIX": str(CACHE / "python")}
        result = subprocess.run(
            [*command, "--preview"], cwd=ROOT, env=environment, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
        self.message = result.stderr if result.returncode else ""
        sys.stderr.write(result.stderr)
        if not result.returncode:
            self._exporting = subprocess.Popen([*command, "--exports"], cwd=ROOT, env=environment)

    def wrap(self, app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
        """Return a WSGI app that shows the message above each page of another."""

        def wrapped(environ: dict, start_response: Callable[..., Any]) -> Iterable[bytes]:
            head: list = []
            body = b"".join(app(environ, lambda status, headers: head.extend((status, headers))))
            status, headers = head
            # Only now: the app waits for a build under way.
            if self.message and ("Content-Type", "text/html") in headers:
                body = complaints.show(body.decode(), self.message, self.source(environ["PATH_INFO"])).encode()
                headers = [(key, value) for key, value in headers if key != "Content-Length"]
            start_response(status, headers)
            return [body]

        return wrapped

    def source(self, address: str) -> Path:
        """Return the Markdown file of the page at an address."""
        below = address.removeprefix(urlsplit(self.site_url).path.rstrip("/")).strip("/")
        locale, _, name = below.partition("/")
        if locale not in LOCALES or not locale_path(locale):
            locale, name = DEFAULT_LOCALE, below
        return Path("docs", locale, f"{name.removesuffix('/index.html') or 'index'}.md")


def serve(port: int) -> int:
    """Build, then serve until interrupted; return the exit code. Raises GuideError."""
    mount = urlsplit(urls.find().site).path
    preview = Preview(f"http://{HOST}:{port}{mount}")
    preview.build()
    if not SITE.exists():
        return 1
    server = LiveReloadServer(preview.build, HOST, port, str(SITE), mount_path=mount, polling_interval=0.2)
    server.set_app(preview.wrap(server.serve_request))
    for path in WATCHED:
        server.watch(str(ROOT / path))
    print(f"Serving {preview.site_url} (stop with Ctrl+C)")
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()
    return 0
