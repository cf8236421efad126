"""Mermaid fences become SVG when the site is built, so that no reader loads a renderer.

The drawing is done by `pele` in Node (diagrams.mjs); what it drew is kept in `.cache/diagrams`, by content.
"""

import contextlib
import fcntl
import hashlib
import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.project.paths import CACHE, ROOT
from scripts.project.programs import node

MAX_WIDTH = 400
"""Pixels at the font size of the text: a phone's column is 330 px wide, and below 80 % labels become illegible."""

_SCRIPT = Path(__file__).with_suffix(".mjs")
_TITLE = re.compile(r"^\s*accTitle:\s*(\S.*)$", re.MULTILINE)
_DESCRIPTION = re.compile(r"^\s*accDescr:\s*(\S.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Drawing:
    """What became of a diagram's source: an SVG element and its size in px, or an error and its line (from 1)."""

    svg: str = ""
    width: float = 0
    height: float = 0
    error: str = ""
    line: int = 1


def title(source: str) -> str:
    """Return the diagram's title (`accTitle`), or "" if it has none."""
    match = _TITLE.search(source)
    return match[1].strip() if match else ""


def description(source: str) -> str:
    """Return the diagram's description for those who cannot see it (`accDescr`), or "" if it has none."""
    match = _DESCRIPTION.search(source)
    return match[1].strip() if match else ""


def draw(sources: Iterable[str], cache: Path = CACHE / "diagrams") -> dict[str, Drawing]:
    """Draw diagrams; return each source's drawing.

    Those drawn before come from the cache. Raises GuideError if Node fails.
    """
    files = {source: cache / f"{_key(source)}.json" for source in sources}
    if not all(file.exists() for file in files.values()):
        cache.mkdir(parents=True, exist_ok=True)
        # The check and the build draw at the same time: who comes second finds everything drawn.
        with _alone(cache / "lock"):
            _draw_missing(files)
    return {source: Drawing(**json.loads(file.read_text(encoding="utf-8"))) for source, file in files.items()}


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other thread or process holds a lock, and hold it."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _draw_missing(files: dict[str, Path]) -> None:
    """Draw, in one run of Node, the sources whose files are not there yet."""
    missing = {source: file for source, file in files.items() if not file.exists()}
    if missing:
        request = [{"id": f"d{file.stem[:8]}", "source": source} for source, file in missing.items()]
        answer = node(_SCRIPT, json.dumps(request))
        for file, result in zip(missing.values(), json.loads(answer), strict=True):
            # Whole or not at all, even if the machine stops.
            written = file.with_suffix(".part")
            written.write_text(json.dumps(result), encoding="utf-8")
            written.replace(file)


def fence(source: str, language: str, css_class: str, options: dict, md: Any, **_: Any) -> str:
    """Return the figure for a fence; a formatter for `custom_fences` of pymdownx.superfences.

    A source with an error cannot come here from `make site`, whose checks run before.
    """
    drawing = draw([source])[source]
    if drawing.error:
        raise ValueError(f"Mermaid, line {drawing.line}: {drawing.error}")
    caption = html.escape(title(source))
    return f'<figure class="{css_class}" data-search-exclude>{drawing.svg}<figcaption>{caption}</figcaption></figure>'


def _key(source: str) -> str:
    """Return a name for what the source becomes: it changes with the source, the renderer and how it is called."""
    renderer = (ROOT / "package-lock.json").read_bytes() + _SCRIPT.read_bytes()
    return hashlib.sha256(renderer + source.encode()).hexdigest()[:32]
