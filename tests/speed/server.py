"""A server that sends a site as GitHub Pages does: compressed with gzip, below a path prefix, over one connection."""

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

PREFIX = "/mlops-interview-guide/"
_COMPRESSED = {
    "html": "text/html; charset=utf-8",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
}
_COMPRESSED |= {"svg": "image/svg+xml", "xml": "application/xml", "txt": "text/plain"}


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Path

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.site / path.removeprefix(PREFIX)
        if file.is_dir():
            file /= "index.html"
        found = path.startswith(PREFIX) and file.is_file()
        if not found:
            file = self.site / "404.html"
        content = _content(file)
        self.send_response(200 if found else 404)
        kind = _COMPRESSED.get(file.suffix[1:])
        self.send_header("Content-Type", kind or "application/octet-stream")
        if kind:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@functools.cache
def _content(file: Path) -> bytes:
    content = file.read_bytes()
    return gzip.compress(content, 6) if file.suffix[1:] in _COMPRESSED else content


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a site; yield its address."""
    handler = type("_SiteHandler", (_Handler,), {"site": site})
    server = http.server.ThreadingHTTPServer(("localhost", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
