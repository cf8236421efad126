"""Write each question as a Markdown file of its own, for other people's tools and for assistants.

It reads the recall, which is later taken out of the section pages.
"""

import yaml

from scripts.exporters.markdown_converter import to_markdown
from scripts.model.catalogue import Catalogue, QuestionData
from scripts.project import urls
from scripts.project.languages import DEFAULT_LOCALE, LOCALES
from scripts.project.problems import ContentError, Problem
from scripts.site.pages import HOME, Site, question_path

LONGEST = 20_000
"""Characters that a file may have, so that assistants read all of it."""

INDEX = "llms.txt"
"""Where a language's questions are listed, in its folder."""
LICENCE = "CC BY 4.0"
"""That of the content, as LICENSE-CONTENT and the foot of each page name it."""


def markdown_path(locale: str, id_: str) -> str:
    """Return where a question's Markdown is in the site: q/canary-vs-blue-green.md, or en/q/canary-vs-blue-green.md."""
    return f"{question_path(locale, id_).removesuffix('/')}.md"


def build(site: Site, catalogue: Catalogue) -> None:
    """Write the files into a built site. Raises ContentError, with the place of each question that is too long."""
    too_long = [
        _too_long(catalogue, data, locale, length)
        for locale in LOCALES
        for data in catalogue.questions.values()
        if (length := _write(site, catalogue, data, locale)) > LONGEST
    ]
    if too_long:
        raise ContentError(too_long)


def _write(site: Site, catalogue: Catalogue, data: QuestionData, locale: str) -> int:
    """Write a question's file, and return how many characters it has."""
    section = site.page(locale, data.section)
    root = site.page(DEFAULT_LOCALE, HOME).url
    head = yaml.safe_dump(_front_matter(data, locale, root), allow_unicode=True, sort_keys=False, width=float("inf"))
    body = to_markdown(section.question(data.id).html, section.url, catalogue.texts["diagram"][locale])
    title, _, rest = body.partition("\n\n")
    # Assistants that get one question look at its beginning for where the others are.
    index = urls.join(site.page(locale, HOME).url, INDEX)
    text = f"---\n{head}---\n\n{title}\n\n> [{INDEX}]({index})\n\n{rest}"
    path = site.path / markdown_path(locale, data.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return len(text)


def _front_matter(data: QuestionData, locale: str, root: str) -> dict[str, object]:
    # Nobody asks what is advice.
    asked = {} if data.is_advice else {"asked": data.asked}
    return {
        "id": data.id,
        "language": locale,
        "level": data.level,
        "kind": data.kind,
        **asked,
        "tags": list(data.tags),
        "as_of": data.as_of,
        "licence": LICENCE,
        "address": urls.join(root, question_path(locale, data.id)),
        "translations": {other: urls.join(root, markdown_path(other, data.id)) for other in LOCALES if other != locale},
    }


def _too_long(catalogue: Catalogue, data: QuestionData, locale: str, length: int) -> Problem:
    found = f"“{data.id}” has {length} characters in {locale} as Markdown, expected at most {LONGEST}"
    return Problem(catalogue.path, data.line, found, f"Shorten its depth in docs/{locale}/{data.section}.md.")
