"""Where things are, and which languages there are: the facts that several modules share."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
SITE = ROOT / "site"

DEFAULT_LOCALE = "de"
LOCALES = ("de", "en")
"""The languages, the default first; the order of the passes in mkdocs.yml."""


def locale_path(locale: str) -> str:
    """Return where a language's pages lie below the site's address: "" for the default, else such as "/en"."""
    return "" if locale == DEFAULT_LOCALE else f"/{locale}"


SOCIAL_SIZE = (1200, 630)
"""Width and height in pixels of the images that social networks show beside a link."""


def social_image(locale: str, page: str) -> str:
    """Return where the image of a page lies in the site."""
    return f"assets/social/{locale}-{page}.png"


@dataclass(frozen=True)
class Edition:
    """A PDF of the cheat sheet: its file in the site, language and paper (a name that Typst knows)."""

    file: str
    locale: str
    paper: str


EDITIONS = (
    Edition("cheatsheet-de.pdf", "de", "a4"),
    Edition("cheatsheet-en.pdf", "en", "a4"),
    Edition("cheatsheet-en-letter.pdf", "en", "us-letter"),
)
