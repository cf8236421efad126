"""The pages of a built site, in all languages: what those exporters begin with that need every page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from scripts import question_html
from scripts.layout import LOCALES, locale_path
from scripts.question_html import Question

HOME = "index"
"""The name of a language's home page."""


@dataclass(frozen=True)
class Page:
    """A page's file, its language, and the name that it has in all languages, such as `fundamentals`."""

    path: Path
    locale: str
    name: str

    @cached_property
    def html(self) -> str:
        """The page as it was built."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def head(self) -> LexborHTMLParser:
        """The page's head."""
        return LexborHTMLParser(self.html.partition("</head>")[0])

    @cached_property
    def title(self) -> str:
        """The page's first heading."""
        return question_html.title(self.html)

    @cached_property
    def questions(self) -> list[Question]:
        """The questions of a section; none on other pages."""
        return question_html.questions(self.html)

    @property
    def description(self) -> str:
        """What the page says of itself."""
        return self._attribute("meta[name=description]", "content")

    @property
    def keywords(self) -> list[str]:
        """What else readers may call the page."""
        found = self.head.css("meta[name=keywords]")
        return [term for meta in found for term in str(meta.attributes["content"]).split(", ")]

    @property
    def url(self) -> str:
        """The page's address on the published site."""
        return self._attribute("link[rel=canonical]", "href")

    @property
    def alternates(self) -> dict[str, str]:
        """The page's address in each language, by `hreflang`."""
        links = self.head.css("link[hreflang]")
        return {link.attributes["hreflang"] or "": link.attributes["href"] or "" for link in links}

    def _attribute(self, selector: str, name: str) -> str:
        return self.head.css(selector)[0].attributes[name] or ""


def pages(site: Path) -> Iterator[Page]:
    """Yield the pages of a built site, by language and name; 404.html is none."""
    homes = {locale: site / locale_path(locale).removeprefix("/") for locale in LOCALES}
    for locale, home in homes.items():
        yield Page(home / "index.html", locale, HOME)
        for path in sorted(home.glob("*/index.html")):
            if path.parent not in homes.values():
                yield Page(path, locale, path.parent.name)
