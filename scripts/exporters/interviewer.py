"""Write the brief that makes an assistant of the reader's own an interviewer; questions as Markdown follow it.

The button that copies both loads them (features/interviewer.js), and so can anyone. The brief is prose as long as a
page: each language has it in a file beside this one, as other exporters have their templates.
"""

from pathlib import Path

from jinja2 import Environment, StrictUndefined

from scripts.exporters.markdown import INDEX, LICENCE
from scripts.model.catalogue import Catalogue
from scripts.project import urls
from scripts.project.languages import LOCALES
from scripts.project.problems import GuideError
from scripts.site.pages import HOME, Site

FILE = "interviewer.md"
"""Its name in the folder of a language."""


def build(site: Site, catalogue: Catalogue) -> None:
    """Write a language's brief into its folder of a built site. Raises GuideError if a language has none."""
    environment = Environment(keep_trailing_newline=True, undefined=StrictUndefined)
    for locale in LOCALES:
        home = site.page(locale, HOME)
        text = environment.from_string(_source(locale)).render(
            name=home.title,
            home=home.url,
            index=urls.join(home.url, INDEX),
            licence=LICENCE,
            texts=catalogue.texts_in(locale),
        )
        (site.home(locale) / FILE).write_text(text, encoding="utf-8")


def _source(locale: str) -> str:
    path = Path(__file__).with_suffix(f".{locale}.md")
    if not path.exists():
        raise GuideError(f"{path}:1: no brief for an interviewer in {locale}, expected one as in the other languages")
    return path.read_text(encoding="utf-8")
