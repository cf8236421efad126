"""A Python-Markdown extension: keys can scroll each code block, which may be wider than its place, without any script.

Keyboard users who reach one hear its number on the page.
"""

import re
from itertools import count
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

_BLOCK = re.compile(r"(<pre\b[^>]*>(?:<span></span>)?<code\b[^>]*)>")


class CodeMarkup(Postprocessor):
    """Makes all code blocks of a page focusable regions."""

    def run(self, text: str) -> str:
        """Return the page with its code blocks marked."""
        numbers = count(1)
        return _BLOCK.sub(
            lambda block: f'{block[1]} role="region" tabindex="0" aria-label="Code {next(numbers)}">', text
        )


class CodeMarkupExtension(Extension):
    """Has no options."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processor behind raw_html (30), which puts the highlighted blocks into the page."""
        md.postprocessors.register(CodeMarkup(md), "code_markup", 0)


def makeExtension(**options: Any) -> CodeMarkupExtension:
    """Return the extension; the name that Python-Markdown looks for."""
    return CodeMarkupExtension(**options)
