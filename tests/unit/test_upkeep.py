"""What is looked after outside: the published site, the answers’ sources, advisories, and the issue about them."""

import http.server
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from scripts.model import catalogue
from scripts.project import urls
from scripts.project.languages import LOCALES, locale_path
from scripts.project.paths import ROOT
from scripts.project.problems import GuideError
from scripts.upkeep import advisories, deployment, issue, links, report
from scripts.upkeep.links import Finding
from scripts.upkeep.web import Answer, get

HTML = {"Content-Type": "text/html"}


class Reply(NamedTuple):
    """What the server answers to a path."""

    status: int = 200
    content: bytes = b""
    headers: dict[str, str] = HTML


class Server(NamedTuple):
    """A server whose answers a test lays down, and what it was asked for."""

    address: str
    replies: dict[str, Reply]
    asked: list[str]


@pytest.fixture
def server() -> Iterator[Server]:
    replies: dict[str, Reply] = {}
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            reply = replies.get(self.path) or replies.get("*") or Reply(404)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.content)

        def do_POST(self) -> None:
            asked.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    listening = http.server.ThreadingHTTPServer(("localhost", 0), Handler)
    threading.Thread(target=listening.serve_forever, args=(0.05,), daemon=True).start()
    yield Server(f"http://localhost:{listening.server_port}", replies, asked)
    listening.shutdown()
    listening.server_close()


# The published site -------------------------------------------------------------------------------------------------

COMMIT = "0123456789abcdef0123456789abcdef01234567"
PUBLISHED = {
    "": "<html lang={locale}><a class=card-title href=fundamentals/></a>",
    "fundamentals/": "<html lang={locale}><section data-question=first></section>",
    "cheatsheet/": "<p data-commit=0123456>",
    "search/index.json": '["a", "b"]',
}


@pytest.fixture
def published(server: Server) -> Server:
    """A site in both languages, published below a path."""
    for locale in LOCALES:
        for name, content in PUBLISHED.items():
            path = urls.join("/guide", locale_path(locale), "/") + name
            server.replies[path] = Reply(content=content.replace("{locale}", locale).encode())
    server.replies["/guide/cheatsheet-de.pdf"] = Reply(content=b"%PDF-1.7")
    server.replies["*"] = Reply(404, b"<main class=not-found>")
    return server


def test_published_site_without_faults(published: Server) -> None:
    assert deployment.faults(f"{published.address}/guide", COMMIT, patience=0) == []


@pytest.mark.parametrize(
    ("path", "reply", "fault"),
    [
        ("", Reply(404), "/guide/: 404, expected a page in “de” with .card-title"),
        ("en/", Reply(content=b"<html lang=de></html>"), "/guide/en/: 200, expected a page in “en”"),
        (
            "fundamentals/",
            Reply(content=b"<html lang=de></html>"),
            "/guide/fundamentals/: 200, expected a page in “de” with [data-que",
        ),
        ("en/fundamentals/", Reply(500), "/guide/en/fundamentals/: 500, expected"),
        ("search/index.json", Reply(content=b"<html>"), "/guide/search/index.json: 200, expected the search’s index"),
        ("en/search/index.json", Reply(404), "/guide/en/search/index.json: 404, expected the search’s index"),
        ("cheatsheet-de.pdf", Reply(content=b"<html>"), "/guide/cheatsheet-de.pdf: 200, expected a PDF"),
        ("cheatsheet/", Reply(content=b"<p data-commit=fedcba9>"), "200 and commit fedcba9, expected commit 0123456"),
        ("en/cheatsheet/", Reply(content=b"<p>"), "200 and commit unknown, expected commit 0123456"),
        ("no-such-page/", Reply(content=b"<p>"), "/guide/no-such-page/: 200, expected 404 and the guide’s own page"),
        ("no-such-page/", Reply(404, b"<p>"), "/guide/no-such-page/: 404, expected 404 and the guide’s own page"),
    ],
)
def test_fault_of_the_published_site_is_one_line(published: Server, path: str, reply: Reply, fault: str) -> None:
    published.replies[f"/guide/{path}"] = reply
    (line,) = deployment.faults(f"{published.address}/guide/", COMMIT, patience=0)
    assert fault in line
    assert "\n" not in line


def test_old_copies_are_waited_for(published: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    new = published.replies["/guide/cheatsheet/"]
    published.replies["/guide/cheatsheet/"] = Reply(content=b"<p data-commit=fedcba9>")

    def publish(_: float) -> None:
        published.replies["/guide/cheatsheet/"] = new

    monkeypatch.setattr("time.sleep", publish)
    assert deployment.faults(f"{published.address}/guide/", COMMIT) == []


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("index.html", '<link href="http://localhost:8000/guide/">', True),
        ("sitemap.xml", "<loc>http://127.0.0.1/</loc>", True),
        ("robots.txt", "Sitemap: https://[::1]/sitemap.xml", True),
        ("index.html", "<pre><code>curl http://localhost:5000/ping</code></pre>", False),
        ("index.html", "<p>See <code>http://localhost:5000</code>.</p>", False),
        ("index.html", '<a href="https://localhost.example.org/">', False),
    ],
)
def test_site_with_an_address_of_this_machine_is_refused(tmp_path: Path, name: str, content: str, found: bool) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<p>", encoding="utf-8")
    (site / name).write_text(content, encoding="utf-8")
    lines = deployment.local_addresses(site)
    assert [line.partition(":")[0] for line in lines] == ([f"site/{name}"] if found else [])


def test_no_site_is_refused(tmp_path: Path) -> None:
    assert deployment.local_addresses(tmp_path / "site") == ["site/ holds no site: run `make site` first"]


# Sources ------------------------------------------------------------------------------------------------------------

TITLE = "Kreuzberger et al. (2022): Machine Learning Operations (MLOps) – Overview"
PAGE_OF = "<html><head><title>{}</title></head></html>"


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(content=PAGE_OF.format("Machine Learning Operations (MLOps): Overview | A Journal").encode()), None),
        (Reply(content=PAGE_OF.format("Zero-downtime tyre changes").encode()), "title differs"),
        (Reply(content="<html><head><title>Überblick".encode("latin-1")), "title differs"),
        (Reply(content=b"<html><script>document.title = 'later'</script></html>"), None),
        (Reply(content=b"%PDF-1.7", headers={"Content-Type": "application/pdf"}), None),
        (Reply(301, headers={"Location": "/moved/"}), "moved"),
        (Reply(301, headers={"Location": "/source/"}), None),
        (Reply(301, headers={"Location": "/gone/"}), "unreachable"),
        (Reply(301, headers={"Location": "/source"}), "unreachable"),
        (Reply(404), "unreachable"),
        (Reply(410), "unreachable"),
        (Reply(403), "could not be checked"),
        (Reply(429), "could not be checked"),
    ],
)
def test_source_is_looked_at(server: Server, reply: Reply, kind: str | None) -> None:
    good = Reply(content=PAGE_OF.format(TITLE).encode())
    server.replies.update({"/source": reply, "/source/": good, "/moved/": good})
    url = f"{server.address}/source"
    found = links.look(url, TITLE, get(url, timeout=10))
    assert (found and found[0]) == kind


def test_server_that_fails_is_asked_again(server: Server) -> None:
    server.replies["/source"] = Reply(500)
    assert get(f"{server.address}/source", attempts=3, pause=0).status == 500
    assert server.asked == ["/source"] * 3


@pytest.mark.parametrize("url", ["http://localhost:1/nothing", "ftp:nothing", "https://[broken/"])
def test_no_answer_is_no_traceback(url: str) -> None:
    answer = get(url, timeout=10)
    assert answer.status == 0
    assert answer.reason
    found = links.look(url, TITLE, answer)
    assert found
    assert found[0] == "unreachable"


def test_all_sources_are_asked_for_once_and_named_with_their_questions() -> None:
    known = catalogue.load()
    asked: list[str] = []

    def ask(url: str) -> Answer:
        asked.append(url)
        return Answer(404, url)

    found = links.find(known, ask)
    recorded = {(source.url, question.id) for question in known.questions.values() for source in question.sources}
    assert sorted(asked) == sorted({url for url, _ in recorded})
    assert {(finding.url, id_) for finding in found for id_ in finding.questions} == recorded


# Advisories ---------------------------------------------------------------------------------------------------------


def test_all_pinned_packages_are_known() -> None:
    pinned = advisories.packages(ROOT)
    names = {(ecosystem, name) for ecosystem, name, _ in pinned}
    assert {("PyPI", "mkdocs"), ("PyPI", "pytest"), ("npm", "esbuild"), ("npm", "lighthouse")} <= names
    assert all(version for *_, version in pinned)


def test_packages_with_advisories_are_named(server: Server) -> None:
    pinned = advisories.packages(ROOT)
    results: list[dict] = [{} for _ in pinned]
    results[3] = {"vulns": [{"id": "GHSA-1"}, {"id": "PYSEC-2"}]}
    server.replies["*"] = Reply(content=json.dumps({"results": results}).encode())
    assert advisories.find(ROOT, server.address) == [(pinned[3], ["GHSA-1", "PYSEC-2"])]
    queries = json.loads(server.asked[0])["queries"]
    assert [(query["package"]["name"], query["version"]) for query in queries] == [pin[1:] for pin in pinned]


@pytest.mark.parametrize("reply", [Reply(500), Reply(content=b"<html>"), Reply(content=b"{}")])
def test_service_that_fails_is_named(server: Server, reply: Reply) -> None:
    server.replies["*"] = reply
    with pytest.raises(GuideError, match=f"{server.address} does not answer"):
        advisories.find(ROOT, server.address)


# The issue ----------------------------------------------------------------------------------------------------------

FINDING = Finding("moved", "https://example.org/a", "now https://example.org/b", ("what-is-mlops", "ci-cd-for-ml"))


def test_report_names_what_needs_a_look() -> None:
    other = replace(FINDING, kind="unreachable", detail="status 404")
    package = ("npm", "esbuild", "0.1.0")
    text = report.write([FINDING, other], [(package, ["GHSA-1"])], "failure", "https://example.org/run")
    for part in (
        "### Sources: moved\n\n- https://example.org/a: now https://example.org/b (`what-is-mlops`, `ci-cd-for-ml`)\n",
        "### Sources: unreachable\n\n- https://example.org/a: status 404",
        "- npm esbuild 0.1.0: [GHSA-1](https://osv.dev/vulnerability/GHSA-1)",
        "A build with them: failure.",
        "[the weekly workflow](https://example.org/run)",
    ):
        assert part in text


@pytest.mark.parametrize("newest", ["", "success"])
def test_report_is_empty_if_all_is_well(newest: str) -> None:
    assert report.write([], [], newest, "") == ""


@pytest.fixture
def gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a `gh` that lists the issues in its file `issues`, and writes into `log` what it is asked to do."""
    program = tmp_path / "gh"
    program.write_text(
        """#!/bin/sh
        cd "$(dirname "$0")"
        echo "$1 $2 $3" >> log
        [ "$2" != list ] || cat issues
        case "$*" in *body-file*) cat >> log ;; esac
        """,
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return tmp_path


@pytest.mark.parametrize(
    ("state", "body", "said", "done"),
    [
        ("", "text\n", "opened ", ["label create upkeep", "issue create --title", "text"]),
        ("", "", "nothing to say, and no issue", []),
        ("OPEN", "text\n", "updated #7", ["issue edit 7", "text"]),
        ("CLOSED", "text\n", "reopened #7", ["issue edit 7", "text", "issue reopen 7"]),
        ("OPEN", "", "closed #7", ["issue close 7"]),
        ("CLOSED", "", "#7 stays closed", []),
    ],
)
def test_one_issue_is_kept(gh: Path, state: str, body: str, said: str, done: list[str]) -> None:
    (gh / "issues").write_text(json.dumps([{"number": 7, "state": state}] if state else []), encoding="utf-8")
    assert issue.keep(body) == said
    assert (gh / "log").read_text(encoding="utf-8").splitlines() == ["issue list --label", *done]


def test_gh_that_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "gh"
    program.write_text("#!/bin/sh\necho 'not logged in' >&2\nexit 4\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(GuideError, match="gh issue list failed: not logged in"):
        issue.keep("text")
