"""Make the pages of a built site light to load: one style sheet, without what no page uses, and bundled scripts.

What is loaded before a page shows is the theme's, 25 KB of styles of which a page uses a third, and a dozen small
files of ours. In the sources they stay apart; this step works on the built site, and stops if the theme has changed.
What the terms of a page mean becomes a file beside it, which is read when an answer opens.
"""

import json
import re
from pathlib import Path

from scripts.project.paths import ROOT
from scripts.project.problems import ContentError, Problem
from scripts.project.programs import node
from scripts.site.pages import TERMS_FILE

_SCRIPT = Path(__file__).with_suffix(".mjs")
_STYLES = re.compile(
    r'\n? *<(?:link rel="stylesheet" href=|style>@import url\()"([^"]*)assets/stylesheets/([^"]+)"'
    r"(?:>|\) layer\(theme\);</style>)"
)
"""Links to ours, and the imports of the theme's (main.html)."""
_THEME = (re.compile(r"main\.\w+\.min\.css"), re.compile(r"palette\.\w+\.min\.css"))
_OWN = ("guide.css", "cheatsheet.css", "practice.css")
"""Our style sheets with what they import: for all pages, and for one."""
_TERMS = re.compile(r'(<script\b[^>]*id="term-explanations"[^>]*)>([^<]+)</script>')
_WAITING = re.compile(r'<script type="text/plain" id="theme-script" data-src="[^"]*/bundle\.\w+\.min\.js">')
_KEPT = re.compile(r"<(pre)\b.*?</pre>|\n\s+", re.DOTALL)
"""What keeps its white space, and what is left out elsewhere: empty lines, and the indentation of all others."""
_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
"""Drawings inside HTML are in it anyway; exporters that take one out of a page before this step still need it."""
_ENTRIES = (
    "guide.js",
    "search.js",
    "terms.js",
    "hit.js",
    "memory.js",
    "paths.js",
    "cheatsheet.js",
    "practice.js",
    "question.js",
)


def build(site: Path) -> None:
    """Replace the styles and scripts of a built site, and the pages' links to them.

    Raises ContentError if a page's style sheets or the theme's script are not as expected,
    or GuideError if Node fails.
    """
    alone = {path: path.read_text(encoding="utf-8") for path in site.glob("**/q/*/index.html")}
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html") if path not in alone}
    links = {path: [name for _, name in _STYLES.findall(_head(html))] for path, html in pages.items()}
    names = {name for linked in links.values() for name in linked}
    theme = [name for pattern in _THEME for name in sorted(names) if pattern.fullmatch(name)]
    wanted = [*theme, _OWN[0]]
    for path, html in pages.items():
        linked = [name for name in links[path] if name in wanted]
        if len(theme) != len(_THEME) or linked != wanted:
            raise ContentError([_other_styles(linked)])
        if not _WAITING.search(html):
            raise ContentError([_other_script()])
    of_pages, of_alone = ([path.relative_to(site).as_posix() for path in each] for each in (pages, alone))
    request = {
        "site": str(site),
        "pages": of_pages,
        "alone": of_alone,
        "theme": theme,
        "own": _OWN,
        "entries": _ENTRIES,
    }
    node(_SCRIPT, json.dumps(request))
    for path, html in pages.items():
        if terms := _TERMS.search(html):
            (path.parent / TERMS_FILE).write_text(terms[2], encoding="utf-8")
        referred = _TERMS.sub(rf'\1 data-src="{TERMS_FILE}"></script>', html)
        light = _KEPT.sub(_unindented, referred.replace(_NAMESPACE, ""))
        head = _head(light)
        styled = _STYLES.sub(lambda link: _kept(link, wanted), head)
        path.write_text(styled + light[len(head) :], encoding="utf-8")
    for path, html in alone.items():
        path.write_text(_KEPT.sub(_unindented, html.replace(_NAMESPACE, "")), encoding="utf-8")


def _head(html: str) -> str:
    return html[: html.find("</head>")]


def _kept(link: re.Match[str], wanted: list[str]) -> str:
    """Return the link to a style sheet, unless the first of ours has taken it over."""
    return "" if link[2] in wanted and link[2] != _OWN[0] else link[0]


def _unindented(found: re.Match[str]) -> str:
    return found[0] if found[1] else "\n"


def _other_styles(linked: list[str]) -> Problem:
    return Problem(
        ROOT / "mkdocs.yml",
        1,
        f"pages link the style sheets {linked}, expected Material's main and palette, then {_OWN[0]}",
        "Material or `extra_css` has changed: name them in scripts/theme/bundle.py in the order of the pages.",
    )


def _other_script() -> Problem:
    return Problem(
        ROOT / "overrides" / "main.html",
        1,
        "pages do not hold back the theme's script, assets/javascripts/bundle.….min.js",
        "Material has changed its block `scripts`: change ours, so that theme/loading.js finds the script's address.",
    )
