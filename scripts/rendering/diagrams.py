"""Mermaid fences become SVG when the site is built, so that no reader loads a renderer.

The drawing is done by `pele` in Node (diagrams.mjs); what it drew is kept in `.cache/diagrams`, by content.
"""

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.project import cache
from scripts.project.cache import Cache
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


def draw(sources: Iterable[str], folder: Path = CACHE / "diagrams") -> dict[str, Drawing]:
    """Draw diagrams; return each source's drawing.

    Those drawn before come from the cache in a folder. Raises GuideError if Node fails.
    """
    keys = {source: _key(source) for source in sources}
    drawn = Cache(folder).get({key: source for source, key in keys.items()}, _draw)
    return {source: Drawing(**json.loads(drawn[key])) for source, key in keys.items()}


def _draw(sources: list[str]) -> list[bytes]:
    """Return the drawings of sources as JSON, from one run of Node."""
    request = [{"id": f"d{_key(source)[:8]}", "source": source} for source in sources]
    return [json.dumps(drawing).encode() for drawing in json.loads(node(_SCRIPT, json.dumps(request)))]


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
    return cache.key((ROOT / "package-lock.json").read_bytes(), _SCRIPT.read_bytes(), source.encode())
