"""What a build complained about, shown on the pages of the preview, and at the questions that it is about."""

import html
import re
from dataclasses import dataclass
from pathlib import Path

from scripts.project.files import read_text
from scripts.project.paths import ROOT
from scripts.project.problems import ContentError

_COMPLAINT = re.compile(r"^(?P<path>[^\s:][^:\n]*):(?P<line>\d+): (?P<message>.*)\n {4}(?P<hint>.*)$", re.MULTILINE)
_ID = re.compile(r"^## .*\{ *#(?P<id>[\w-]+) *\}\s*$")
_COLOURS = "background:#fff4e5;color:#5f2120;font:14px/1.5 monospace"
_BANNER = f"position:fixed;inset:0 0 auto;z-index:99;margin:0;padding:1em;max-height:50vh;overflow:auto;{_COLOURS}"
_NOTE = f"margin:1em 0;padding:1em;{_COLOURS}"


@dataclass(frozen=True)
class Complaint:
    """A line of the report: the file below the project's root, the line in it, and what is said."""

    path: Path
    line: int
    text: str


def read(report: str) -> list[Complaint]:
    """Return the complaints of a report, as `make check` prints it."""
    return [
        Complaint(Path(each["path"]), int(each["line"]), f"{each['line']}: {each['message']} {each['hint']}")
        for each in _COMPLAINT.finditer(report)
    ]


def show(page: str, report: str, source: Path) -> str:
    """Return a page with a report above it, and with what is said of its source at the questions.

    The page may be older than its source, which could not be built.
    """
    own = [each for each in read(report) if each.path == source]
    ids = _questions(source)
    links = []
    for complaint in own:
        id_ = next((id_ for line, id_ in reversed(ids) if line <= complaint.line), "")
        note = f'<p role="note" style="{_NOTE}">{html.escape(complaint.text)}</p>'
        page, marked = _insert(page, id_, note)
        if marked:
            links.append(f'<a href="#{id_}" style="color:inherit">{source}:{complaint.line}</a>')
    text = f"<p>{' '.join(links)}</p>" if links else ""
    body = f'<pre style="white-space:pre-wrap;margin:0">{html.escape(report)}</pre>'
    return f'<!doctype html><div role="alert" style="{_BANNER}">{text}{body}</div>{page}'


def _insert(page: str, id_: str, note: str) -> tuple[str, int]:
    """Return a page with a note below the heading of a question, and whether it has that heading."""
    heading = rf'<h2\b[^>]* id="?{re.escape(id_)}"?[ >].*?</h2>'
    return re.subn(heading, lambda found: found[0] + note, page, count=1)


def _questions(source: Path) -> list[tuple[int, str]]:
    """Return the lines of a page at which questions begin, with their ids."""
    try:
        lines = read_text(ROOT / source).splitlines()
    except ContentError:
        return []
    return [(number, match["id"]) for number, line in enumerate(lines, 1) if (match := _ID.match(line))]
