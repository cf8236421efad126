"""Write each question as Markdown, and the lists that lead there: for assistants and other people's tools.

They are made of the questions' own pages, so that they say the same. llms.txt follows https://llmstxt.org.
"""

from pathlib import Path
from urllib.parse import urljoin

import yaml
from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter
from selectolax.lexbor import LexborHTMLParser

from scripts.model.catalogue import Catalogue, QuestionData
from scripts.project import urls
from scripts.project.languages import DEFAULT_LOCALE, LOCALES, counterpart
from scripts.project.problems import GuideError
from scripts.site.pages import HOME, BuiltPage, Site, question_path

MOST_LETTERS = 20_000
"""Of a question: what assistants read of a page before they cut it off."""
LICENCE = "CC BY 4.0"
INDEX = "llms.txt"
BRIEF = "interviewer.md"


def markdown_path(locale: str, id_: str) -> str:
    """Return where a question's Markdown is in the site: q/canary-vs-blue-green.md."""
    return question_path(locale, id_).rstrip("/") + ".md"


def build(site: Site, catalogue: Catalogue) -> None:
    """Write the Markdown of all questions, llms.txt and the interviewer's brief of each language into a built site.

    After the questions' pages. Raises GuideError if a question has too many letters.
    """
    root = site.page(DEFAULT_LOCALE, HOME).url
    for locale in LOCALES:
        home = site.page(locale, HOME)
        for data in catalogue.questions.values():
            page = site.question_page(locale, data.id)
            text = _front_matter(page, data, root) + _question(page, home.url)
            if len(text) > MOST_LETTERS:
                where = f"{site.page(locale, data.section).name}.md, #{data.id}"
                raise GuideError(
                    f"{where}: {len(text)} letters as Markdown, expected at most {MOST_LETTERS}: shorten it"
                )
            (site.path / markdown_path(locale, data.id)).write_text(text, encoding="utf-8")
        (site.home(locale) / INDEX).write_text(_index(site, catalogue, locale), encoding="utf-8")
        brief = Path(__file__).with_name(f"interviewer.{locale}.md").read_text(encoding="utf-8")
        (site.home(locale) / BRIEF).write_text(brief.replace("{home}", home.url), encoding="utf-8")


def _front_matter(page: BuiltPage, data: QuestionData, root: str) -> str:
    other = counterpart(page.locale)
    known = {
        "id": data.id,
        "language": page.locale,
        "level": data.level,
        "kind": data.kind,
        "asked": data.asked,
        "tags": data.tags,
        "as_of": data.as_of,
        "licence": LICENCE,
        "address": page.url,
        f"address_{other}": urls.join(root, markdown_path(other, data.id)),
    }
    if data.kind == "preparation":
        del known["asked"]
    return f"---\n{yaml.safe_dump(known, allow_unicode=True, sort_keys=False)}---\n\n"


def _question(page: BuiltPage, home: str) -> str:
    """Return a question with all its parts; first, for assistants, where all questions are listed."""
    section = BeautifulSoup(_light(page.html), "html.parser")
    converter = _Converter(page.url)
    blocks = [f"# {converter.inside(_first(section, 'h2'))}", f"> [{INDEX}]({urls.join(home, INDEX)})"]
    for part in section.find_all(attrs={"data-part": True}):
        title = part.find(class_="part-title") or _first(part, "summary")
        blocks.append(f"## {title.get_text(strip=True)}")
        blocks += [as_of.get_text() for as_of in part.find_all(class_="as-of")]
        content = [each for each in part.find_all(recursive=False) if each is not title and each.name != "summary"]
        blocks += [converter.text(each) for each in content]
    return "\n\n".join(blocks) + "\n"


def _light(html: str) -> str:
    """Return the question of a page without its drawings and the colours of its code: reading them takes longest."""
    section = LexborHTMLParser(html).css("section.question")[0]
    for part in section.css("svg > :not(title):not(desc)"):
        part.decompose()
    for code in section.css("pre"):
        code.unwrap_tags(["span"])
    return section.html or ""


def _first(node: Tag, name: str) -> Tag:
    return node.find_all(name, limit=1)[0]


class _Converter(MarkdownConverter):
    """Knows what MARKUP.md promises beyond plain HTML. The names of its methods are the library's."""

    def __init__(self, base: str) -> None:
        super().__init__(heading_style="ATX", bullets="-", table_infer_header=True)
        self.base = base

    def inside(self, node: Tag) -> str:
        """Return what is in an element."""
        return self.text(node).lstrip("# ")

    def text(self, node: Tag) -> str:
        """Return a block."""
        return self.convert_soup(node).strip()

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text if "term" in el.get("class", []) else f"[{text}]({urljoin(self.base, str(el['href']))})"

    def convert_figure(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Say what a diagram shows."""
        title, description = (_first(el, name).get_text(strip=True) for name in ("title", "desc"))
        return f"\n\n**{title}.** {description}\n\n"

    def convert_details(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Let an answer follow its question, and what else is folded its bold title."""
        title, _, rest = text.strip().partition("\n\n")
        return f"{title} {rest}" if "follow-up" in el.get("class", []) else f"\n\n**{title}**\n\n{rest}\n\n"

    def convert_summary(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"{text.strip()}\n\n"

    def convert_caption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n**{text.strip()}**\n\n"

    def convert_span(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"({text})" if "senior-mark" in el.get("class", []) else text


def _index(site: Site, catalogue: Catalogue, locale: str) -> str:
    """Return llms.txt of a language: all questions by section, then what else there is."""
    home = site.page(locale, HOME)
    root = site.page(DEFAULT_LOCALE, HOME).url
    texts = catalogue.texts_in(locale)
    lines = [f"# {home.title}", "", f"> {home.description}", ""]
    for section, questions in catalogue.sections.items():
        page = site.page(locale, section)
        lines += [f"## {page.title}", ""]
        for data in questions:
            question = page.question(data.id)
            level = catalogue.levels[data.level][locale]
            lines.append(f"- [{question.plain_title}]({urls.join(root, markdown_path(locale, data.id))}): {level}")
        lines.append("")
    more = [
        (texts["interviewer-brief"], urls.join(home.url, BRIEF)),
        (texts["terms-as-data"], urls.join(root, "data/glossary.v1.json")),
        (texts["questions-as-data"], urls.join(root, "data/questions.v1.json")),
        (texts["other-language"], urls.join(site.page(counterpart(locale), HOME).url, INDEX)),
    ]
    return "\n".join([*lines, "## Optional", "", *(f"- [{title}]({address})" for title, address in more), ""])
