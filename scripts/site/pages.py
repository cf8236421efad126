"""A built site and its pages in all languages, each read once: what every exporter begins with."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from scripts.project.languages import LOCALES, locale_path
from scripts.site.questions import BuiltQuestion, read_questions

HOME = "index"
"""The name of a language's home page."""


def social_image(locale: str, name: str) -> str:
    """Return where the image that social networks show beside a link to a page is in the site."""
    return f"assets/social/{locale}-{name}.png"


def question_social_image(locale: str, id_: str) -> str:
    """Return where the image that social networks show beside a link to a question is in the site."""
    return f"assets/social/q/{locale}-{id_}.png"


def question_path(locale: str, id_: str) -> str:
    """Return where the page of a question is in the site: q/canary-vs-blue-green/, or en/q/canary-vs-blue-green/."""
    return f"{locale_path(locale)}/q/{id_}/".removeprefix("/")


@dataclass(frozen=True)
class BuiltPage:
    """A page's file, its language, and the name that it has in all languages, such as `fundamentals`."""

    path: Path
    locale: str
    name: str

    @cached_property
    def html(self) -> str:
        """The page as it was built."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed page, which nobody changes."""
        return LexborHTMLParser(self.html)

    @cached_property
    def title(self) -> str:
        """The page's first heading."""
        heading = self.tree.css_first("h1")
        return heading.text(strip=True) if heading else ""

    @cached_property
    def questions(self) -> list[BuiltQuestion]:
        """The questions of a section; none on other pages."""
        return read_questions(self.tree)

    def question(self, id_: str) -> BuiltQuestion:
        """Return a question of the page."""
        return next(question for question in self.questions if question.id == id_)

    @property
    def description(self) -> str:
        """What the page says of itself."""
        return self._attribute("meta[name=description]", "content")

    @property
    def keywords(self) -> list[str]:
        """What else readers may call the page."""
        found = self.tree.css("meta[name=keywords]")
        return [term for meta in found for term in str(meta.attributes["content"]).split(", ")]

    @property
    def url(self) -> str:
        """The page's address on the published site."""
        return self._attribute("link[rel=canonical]", "href")

    @property
    def alternates(self) -> dict[str, str]:
        """The page's address in each language, by `hreflang`."""
        links = self.tree.css("link[hreflang]")
        return {link.attributes["hreflang"] or "": link.attributes["href"] or "" for link in links}

    def _attribute(self, selector: str, name: str) -> str:
        return self.tree.css(selector)[0].attributes[name] or ""


class Site:
    """A built site, or one in the making: its folder, and its pages by language and name; 404.html is none."""

    def __init__(self, path: Path) -> None:
        """Find the pages of the site in a folder."""
        self.path = path
        self.pages = [page for locale in LOCALES for page in self._pages_in(locale)]

    def pages_in(self, locale: str) -> list[BuiltPage]:
        """Return the pages of a language, home first."""
        return [page for page in self.pages if page.locale == locale]

    def page(self, locale: str, name: str) -> BuiltPage:
        """Return a page of a language by its name."""
        return next(page for page in self.pages if (page.locale, page.name) == (locale, name))

    def home(self, locale: str) -> Path:
        """Return the folder of a language."""
        return self.path / locale_path(locale).removeprefix("/")

    def _pages_in(self, locale: str) -> Iterator[BuiltPage]:
        homes = [self.home(each) for each in LOCALES]
        yield BuiltPage(self.home(locale) / "index.html", locale, HOME)
        for path in sorted(self.home(locale).glob("*/index.html")):
            if path.parent not in homes:
                yield BuiltPage(path, locale, path.parent.name)
