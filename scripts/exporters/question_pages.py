"""Write a page for each question, to be shared and read alone: its section of the built page, and little else.

Whoever follows a link to it finds the answer open. Its links lead to the section pages, but for those to the question
before and the next one. A former id has a page that leads on.
"""

import json
import posixpath
import re
import textwrap
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment, StrictUndefined, Template
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.exporters.social import SOCIAL_SIZE
from scripts.model.catalogue import Catalogue, QuestionData
from scripts.project import urls
from scripts.project.languages import DEFAULT_LOCALE, LANGUAGES, LOCALES, own_name
from scripts.project.problems import GuideError
from scripts.site.pages import HOME, TERMS_FILE, BuiltPage, Site, question_path, question_social_image

LONGEST_DESCRIPTION = 200
"""Letters of the gist that say what a page is about."""

_LINK = re.compile(r'( class="question-link" href=")#([^"]+)(?=")')
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def build(site: Site, catalogue: Catalogue) -> None:
    """Write the pages of all questions, and of their former ids, into a built site; let sections link them.

    It reads the recall, which is later taken out of the section pages. Raises GuideError if a question cannot be read,
    or if its section's page has no link to it.
    """
    page, leading_on = _template("question_page.html"), _template("former_question_page.html")
    for locale in LOCALES:
        pages = {section: site.page(locale, section) for section in catalogue.sections}
        for data in catalogue.questions.values():
            question = _QuestionPage(site, catalogue, pages[data.section], data)
            _write(site, question_path(locale, data.id), page.render(question.values()))
            for former in data.former_ids:
                _write(site, question_path(locale, former), leading_on.render(question.head()))
        for section in pages.values():
            _link(site, section)


def _template(name: str) -> Template:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    return environment.from_string(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def _write(site: Site, folder: str, html: str) -> None:
    path = site.path / folder / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html + "\n", encoding="utf-8")


def _link(site: Site, section: BuiltPage) -> None:
    """Let the links to a section's questions lead to their own pages; they led to where the questions are."""

    def linked(found: re.Match[str]) -> str:
        return f"{found[1]}{_relative(_folder(site, section), '/' + question_path(section.locale, found[2]))}"

    html, count = _LINK.subn(linked, section.path.read_text(encoding="utf-8"))
    if count != len(section.questions):
        raise GuideError(f"{section.path}: {count} links to its {len(section.questions)} questions; see {__name__}")
    section.path.write_text(html, encoding="utf-8")


def _folder(site: Site, page: BuiltPage) -> str:
    """Return the address of a page's folder in the site: /fundamentals/."""
    return posixpath.join("/", page.path.parent.relative_to(site.path).as_posix(), "")


def _relative(start: str, target: str) -> str:
    """Return the link from a folder of the site to another one, or to a file."""
    return posixpath.relpath(target, start) + ("/" if target.endswith("/") else "")


class _QuestionPage:
    """What the templates are told of a question."""

    def __init__(self, site: Site, catalogue: Catalogue, section: BuiltPage, data: QuestionData) -> None:
        self.catalogue = catalogue
        self.data = data
        self.section = section
        self.locale = section.locale
        self.question = section.question(data.id)
        self.home = site.page(self.locale, HOME)
        self.root = site.page(DEFAULT_LOCALE, HOME).url
        self.path = f"/{question_path(self.locale, data.id)}"
        self.section_path, self.home_path = _folder(site, section), _folder(site, self.home)

    def head(self) -> dict[str, object]:
        """Return what says which page this is."""
        return {
            "locale": self.locale,
            "id": self.data.id,
            "title": self.question.plain_title,
            "addresses": {locale: urls.join(self.root, question_path(locale, self.data.id)) for locale in LOCALES},
        }

    def values(self) -> dict[str, object]:
        """Return all values of a question's page."""
        tree = self.section.tree
        known = {
            "texts": self.catalogue.texts_in(self.locale),
            "regions": {locale: LANGUAGES[locale].region for locale in LOCALES},
            "names": {locale: own_name(locale) for locale in LOCALES},
            "site": self.home.title,
            "section": self.section.title,
            "description": self._description(),
            "image": urls.join(self.root, question_social_image(self.locale, self.data.id)),
            "image_size": SOCIAL_SIZE,
            "structured_data": self._structured_data(),
        }
        paths = {
            "root": self._relative("/"),
            "home": self._relative(self.home_path),
            "section_href": self._relative(self.section_path),
            "editions": {locale: self._relative(f"/{question_path(locale, self.data.id)}") for locale in LOCALES},
            "previous": self._neighbour(-1),
            "next": self._neighbour(1),
        }
        parts = {
            "question": self._section(),
            "skip": tree.css(".md-skip")[0].text(strip=True),
            "tools": tree.css(".question-tools")[0].attributes,
            "terms": tree.css("#term-explanations")[0].attributes if tree.css_first("#term-explanations") else None,
            "terms_src": self._relative(self.section_path) + TERMS_FILE,
        }
        return self.head() | known | paths | parts

    def _description(self) -> str:
        return textwrap.shorten(self.question.plain_gist, LONGEST_DESCRIPTION, placeholder=" …")

    def _section(self) -> str:
        """Return the question's element as it stands on a page of its own: open, with its recall, leading elsewhere."""
        tree = LexborHTMLParser(self.question.html)
        section = tree.css("section.question")[0]
        section.css("details.question-answer")[0].attrs["open"] = ""
        for link in section.css("a[href]"):
            link.attrs["href"] = self._moved(link.attributes["href"] or "", section)
        section.css("a.question-link")[0].attrs["href"] = self._relative(self.path)
        following = section.css_first(".foot-next")
        if following:
            following.attrs["href"] = self._neighbour(1) or self._relative(self.home_path)
        html = section.html or ""
        recall = section.css_first("[data-part=recall]")
        return html.replace(recall.html or "", _folded(recall)) if recall else html

    def _moved(self, href: str, section: LexborNode) -> str:
        """Return a link of the section's page as it is here."""
        parts = urlsplit(href)
        inside = not parts.path and parts.fragment and section.css_first(f'[id="{parts.fragment}"]')
        if parts.scheme or inside:
            return href
        target = urlsplit(urljoin(self.section_path, href))
        return target._replace(path=self._relative(target.path)).geturl()

    def _relative(self, target: str) -> str:
        """Return the link to a folder or a file of the site."""
        return _relative(self.path, target)

    def _neighbour(self, step: int) -> str | None:
        """Return the link to the page of the question before or after this one; None at both ends."""
        ids = list(self.catalogue.questions)
        place = ids.index(self.data.id) + step
        return self._relative(f"/{question_path(self.locale, ids[place])}") if 0 <= place < len(ids) else None

    def _structured_data(self) -> str:
        """Return JSON-LD for a head; no text in it can end its element."""
        address = urls.join(self.root, question_path(self.locale, self.data.id))
        trail = [(self.home.title, self.home.url), (self.section.title, self.section.url)]
        trail.append((self.question.plain_title, address))
        crumbs = {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": name, "item": item}
                for position, (name, item) in enumerate(trail, 1)
            ],
        }
        resource = {
            "@type": "LearningResource",
            "name": self.question.plain_title,
            "description": self._description(),
            "url": address,
            "inLanguage": self.locale,
            "educationalLevel": self.catalogue.levels[self.data.level][self.locale],
            "keywords": self.question.tags,
            "isAccessibleForFree": True,
            "license": _LICENCE,
            "isPartOf": {"@type": "WebSite", "name": self.home.title, "url": self.home.url},
        }
        data = {"@context": "https://schema.org", "@graph": [crumbs, resource]}
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _folded(recall: LexborNode) -> str:
    """Return the prompts of the recall as a fold with the part's title."""
    title, *rest = (child.html or "" for child in recall.iter())
    return f'<details class="part part-recall" data-part="recall"><summary>{title}</summary>{"".join(rest)}</details>'
