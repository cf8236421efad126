"""The questions as Markdown, their index and the interviewer's brief: what assistants and other people's tools read."""

import re
from functools import cache

import pytest
import yaml
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from scripts.exporters.markdown import BRIEF, INDEX, MOST_LETTERS, markdown_path
from scripts.model import catalogue
from scripts.project import urls
from scripts.project.languages import LOCALES, counterpart
from scripts.project.paths import SITE
from scripts.site.pages import question_path
from tests.measures import letters
from tests.reader import path

HOME = urls.find().site
KNOWN = catalogue.load()
CODE = re.compile(r"^ *```.*?^ *```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)]*)\)")

every_question = pytest.mark.parametrize("id_", KNOWN.questions)
in_all_languages = pytest.mark.parametrize("locale", LOCALES)


@cache
def markdown(locale: str, id_: str) -> tuple[dict, str]:
    """Return the front matter and the text of a question."""
    _, head, text = (SITE / markdown_path(locale, id_)).read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(head), text


@cache
def page(locale: str, id_: str) -> BeautifulSoup:
    return BeautifulSoup((SITE / question_path(locale, id_) / "index.html").read_text(encoding="utf-8"), "html.parser")


@every_question
@in_all_languages
def test_front_matter_says_what_the_catalogue_says(locale: str, id_: str) -> None:
    question, (found, _) = KNOWN.questions[id_], markdown(locale, id_)
    expected = {
        "id": id_,
        "language": locale,
        "level": question.level,
        "kind": question.kind,
        "asked": question.asked,
        "tags": list(question.tags),
        "as_of": question.as_of,
        "licence": "CC BY 4.0",
        "address": HOME + question_path(locale, id_),
        f"address_{counterpart(locale)}": HOME + markdown_path(counterpart(locale), id_),
    }
    if question.kind == "preparation":
        del expected["asked"]
    assert found == expected


def read(text: str) -> str:
    """Return the letters of what Markdown says."""
    return letters(BeautifulSoup(MarkdownIt("commonmark").enable("table").render(text), "html.parser").get_text())


@every_question
@in_all_languages
def test_text_says_what_the_page_says_and_no_more_than_fits(locale: str, id_: str) -> None:
    _, text = markdown(locale, id_)
    tree = page(locale, id_)
    assert len(text) < MOST_LETTERS
    title, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
    assert read(title).startswith(letters(tree.select("section.question h2")[0].get_text()))
    parts = tree.select("section.question [data-part]")
    for section, part in zip(sections, parts, strict=True):
        said = read(f"## {section}")
        for block in part.select("h3, p, li, th, td, caption, pre, svg > title, svg > desc, summary"):
            assert letters(block.get_text()) in said.replace("(Senior)", "Senior"), block


@every_question
@in_all_languages
def test_nothing_of_html_is_left_and_links_work_anywhere(locale: str, id_: str) -> None:
    prose = CODE.sub("", markdown(locale, id_)[1])
    assert not re.search(r"</?[a-z][^>]*>|&[a-z]+;", prose)
    targets = LINK.findall(prose)
    assert [target for target in targets if not target.startswith(("https://", HOME))] == []
    sources = [source.url for source in KNOWN.questions[id_].sources]
    assert [source for source in sources if source not in targets] == []


@in_all_languages
def test_index_lists_each_question_once_and_only_what_is_there(locale: str) -> None:
    text = (SITE / path(locale, INDEX)).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert re.search(r"^> \S", text, re.MULTILINE)
    targets = LINK.findall(text)
    assert all(target.startswith(HOME) and (SITE / target.removeprefix(HOME)).is_file() for target in targets), targets
    questions = [target.removeprefix(HOME) for target in targets if "/q/" in target]
    assert questions == [markdown_path(locale, id_) for id_ in KNOWN.questions]
    sections = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert len(sections) == len(KNOWN.sections) + 1
    assert sections[-1] == "Optional"


@in_all_languages
def test_brief_has_the_rules_of_an_interview(locale: str) -> None:
    text = (SITE / path(locale, BRIEF)).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert HOME + path(locale, "") in text
    assert len(re.findall(r"^\d\. ", text, re.MULTILINE)) == 7
    assert "{" not in text
    assert "as_of" in text
