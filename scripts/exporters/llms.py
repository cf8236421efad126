"""Write llms.txt, by which assistants find the questions as Markdown (https://llmstxt.org)."""

import re
from collections.abc import Iterator

from scripts.exporters import interviewer
from scripts.exporters.markdown import INDEX, markdown_path
from scripts.exporters.markdown_converter import escaped
from scripts.model.catalogue import Catalogue
from scripts.project import urls
from scripts.project.languages import DEFAULT_LOCALE, LOCALES, own_name
from scripts.site.pages import HOME, Site

_OPTIONAL = "Optional"
"""In every language: the format gives the word its meaning, that this may be left out."""
_DATA = {"data-questions": "data/questions.v1.json", "data-glossary": "data/glossary.v1.json"}
"""What programs read, by the keys of the texts that name it."""
_END_OF_SENTENCE = re.compile(r"(?<=[.!?]) ")


def build(site: Site, catalogue: Catalogue) -> None:
    """Write a language's file into its folder of a built site."""
    for locale in LOCALES:
        home, texts = site.page(locale, HOME), catalogue.texts_in(locale)
        blocks = [
            f"# {escaped(home.title)}",
            f"> {escaped(home.description)}",
            f"{texts['llms-about']} {texts['licence']}",
            *_sections(site, catalogue, locale),
            f"## {_OPTIONAL}",
            "\n".join(_further(site, texts, locale)),
        ]
        (site.home(locale) / INDEX).write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def _sections(site: Site, catalogue: Catalogue, locale: str) -> Iterator[str]:
    root = site.page(DEFAULT_LOCALE, HOME).url
    for name, questions in catalogue.sections.items():
        page = site.page(locale, name)
        yield f"## {escaped(page.title)}"
        found = (page.question(data.id) for data in questions)
        yield "\n".join(
            _entry(
                question.plain_title,
                urls.join(root, markdown_path(locale, question.id)),
                _END_OF_SENTENCE.split(question.plain_gist)[0],
            )
            for question in found
        )


def _further(site: Site, texts: dict[str, str], locale: str) -> Iterator[str]:
    root, home = site.page(DEFAULT_LOCALE, HOME).url, site.page(locale, HOME).url
    for key, path in _DATA.items():
        yield _entry(texts[key], urls.join(root, path))
    yield _entry(texts["interviewer-brief"], urls.join(home, interviewer.FILE))
    for other in LOCALES:
        if other != locale:
            yield _entry(own_name(other), urls.join(site.page(other, HOME).url, INDEX))


def _entry(title: str, address: str, about: str = "") -> str:
    return f"- [{escaped(title)}]({address})" + (f": {escaped(about)}" if about else "")
