"""Markdown to HTML as the build does it, without MkDocs: for the check, which compares it with what was written.

Diagrams stay sources, and code has no colours: neither changes a text.
"""

import html
from typing import Any

from markdown import Markdown

from scripts.model.catalogue import Catalogue
from scripts.model.pages import SITE_REFERENCES
from scripts.rendering.questions import QuestionMarkupExtension
from scripts.rendering.tables import TableMarkupExtension

_BUILT_IN = ("toc", "tables", "fenced_code")
"""What MkDocs adds to the extensions of mkdocs.yml."""
_REFERENCES = "".join(f"\n[{name}]: site:{name}" for name in SITE_REFERENCES)


class Converter:
    """Renders pages of one language."""

    def __init__(self, catalogue: Catalogue, locale: str) -> None:
        configured: dict[str, dict[str, Any]] = {name: {} for name in _BUILT_IN} | catalogue.configuration.extensions
        options = configured | {
            "pymdownx.superfences": {"custom_fences": [{"name": "mermaid", "class": "mermaid", "format": _source}]},
            "pymdownx.highlight": {"use_pygments": False},
        }
        own = [QuestionMarkupExtension(catalogue=catalogue, locale=locale), TableMarkupExtension()]
        self._markdown = Markdown(extensions=[*configured, *own], extension_configs=options)

    def convert(self, text: str) -> str:
        """Return the HTML of a page's Markdown without its front matter. Raises whatever the extensions raise."""
        return str(self._markdown.reset().convert(f"{text}\n{_REFERENCES}\n"))


def _source(source: str, *_: Any, **__: Any) -> str:
    return f'<pre class="highlight"><code class="language-mermaid">{html.escape(source)}</code></pre>'
