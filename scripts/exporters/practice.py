"""Write what the practice page asks: for each language its cards, and beside them each question's answer.

The cards are loaded with the page, an answer when its round begins. The texts are those of the built pages, as HTML
without links, explanations and attributes.
"""

import hashlib
import re
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.exporters.data import FOLDER, schema
from scripts.exporters.markdown import LICENCE
from scripts.model.catalogue import Catalogue, QuestionData
from scripts.model.glossary import Term
from scripts.project.languages import LOCALES, counterpart
from scripts.site.pages import BuiltPage, Site, question_path

NAME = "practice.v1"

_LETTERS = re.compile(r"[^\w]")
"""What two names may differ in and be the same for readers of both languages."""
_UNWRAPPED = ["a", "abbr", "span", "section", "div"]


class _Model(BaseModel):
    # Not closed: version 1 may get fields.
    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


class Prompt(_Model):
    """A prompt of the recall: one fact."""

    id: str = Field(description="Hash of the prompt in all languages: another prompt is another card")
    prompt: str = Field(description="HTML")
    answer: str = Field(description="HTML")


class Point(_Model):
    """A point of the rubric."""

    text: str = Field(description="HTML")
    senior: bool


class Question(_Model):
    """A question, without its answer."""

    id: str
    former_ids: list[str]
    section: str
    level: str
    tags: list[str]
    paths: list[str] = Field(description="The ways through the guide on which it stands")
    advice: bool = Field(description="Whether nobody asks it in an interview")
    title: str = Field(description="HTML")
    page: str = Field(description="Where its own page is, from the guide's address")
    hash: str = Field(description="Of gist and rubric: it changes when what is to be said does")
    recall: list[Prompt]


class Answer(_Model):
    """What is said in answer to a question: practice.v1/<language>/<id>.json."""

    gist: str = Field(description="HTML: what is said in 30 seconds")
    answer: str = Field(description="HTML: what is said in two minutes")
    rubric: list[Point]
    terms: list[tuple[str, str]] = Field(description="Terms of the question, here and in the other language")


class Practice(_Model):
    """practice.v1.<language>.json."""

    version: int = 1
    licence: str = LICENCE
    language: str
    sections: dict[str, str] = Field(description="Titles by id")
    questions: list[Question]


def build(site: Site, catalogue: Catalogue) -> None:
    """Write cards, answers and their schemas into a built site, before the recall is taken out of the section pages."""
    for model, name in ((Practice, NAME), (Answer, f"{NAME}.answer")):
        _write(site, f"{name}.schema", schema(model))
    read = {
        (locale, data.id): _Parts(site.page(locale, data.section), data.id)
        for locale in LOCALES
        for data in catalogue.questions.values()
    }
    for locale in LOCALES:
        questions = []
        for data in catalogue.questions.values():
            parts, other = read[locale, data.id], read[counterpart(locale), data.id]
            questions.append(_question(catalogue, locale, data, parts, other))
            _write(site, f"{NAME}/{locale}/{data.id}", _answer(catalogue, locale, data, parts).model_dump_json())
        titles = {section: site.page(locale, section).title for section in catalogue.sections}
        practice = Practice(language=locale, sections=titles, questions=questions)
        _write(site, f"{NAME}.{locale}", practice.model_dump_json())


class _Parts:
    """The parts of a question in one language, as HTML that stands anywhere."""

    def __init__(self, page: BuiltPage, id_: str) -> None:
        tree = LexborHTMLParser(page.question(id_).html)
        self._section = tree.css("section.question")[0]

    @property
    def title(self) -> str:
        """The question itself."""
        return _inner(self._section.css("h2")[0])

    def text(self, name: str) -> str:
        """Return the blocks of a part, or nothing if there is no such part."""
        part = self._section.css_first(f"[data-part={name}]")
        blocks = [child for child in part.iter() if child.tag not in ("h3", "summary")] if part else []
        return "".join(f"<{child.tag}>{_inner(child)}</{child.tag}>" for child in blocks)

    def terms(self) -> set[str]:
        """Return the ids of the terms that it explains."""
        links = self._section.css("a.term[href*='#']")
        return {(link.attributes["href"] or "").rpartition("#")[2] for link in links}

    @cached_property
    def points(self) -> list[Point]:
        """The points of the rubric."""
        found = []
        for item in self._section.css("[data-part=rubric] li"):
            mark = item.css_first(".senior-mark")
            if mark:
                mark.decompose()
            found.append(Point(text=_inner(item).strip(), senior=mark is not None))
        return found

    @cached_property
    def prompts(self) -> list[tuple[str, str]]:
        """The prompts of the recall with their answers."""
        found = []
        for item in self._section.css("[data-part=recall] li"):
            prompt = item.css("strong")[0]
            asked = _inner(prompt)
            prompt.decompose()
            found.append((asked, _inner(item).strip()))
        return found


def _inner(node: LexborNode) -> str:
    """Return what is in an element, without links and explanations, and without attributes."""
    tree = LexborHTMLParser(f"<body><div id=x>{node.html}</div></body>")
    whole = tree.css("#x > *")[0]
    for each in whole.css("*"):
        for name in [name for name in each.attributes if name != "lang"]:
            del each.attrs[name]
    whole.unwrap_tags(_UNWRAPPED)
    return "".join(child.html or "" for child in whole.iter(include_text=True))


def _question(catalogue: Catalogue, locale: str, data: QuestionData, parts: _Parts, other: _Parts) -> Question:
    by_language = [found.prompts for found in ((parts, other) if locale == LOCALES[0] else (other, parts))]
    ids = [_hash(*(asked for asked, _ in pair)) for pair in zip(*by_language, strict=True)]
    return Question(
        id=data.id,
        former_ids=data.former_ids,
        section=data.section,
        level=data.level,
        tags=data.tags,
        paths=[path.id for path in catalogue.paths if data.id in path.questions],
        advice=data.is_advice,
        title=parts.title,
        page=question_path(locale, data.id),
        hash=_hash(parts.text("gist"), *(point.text for point in parts.points)),
        recall=[
            Prompt(id=id_, prompt=asked, answer=answer) for id_, (asked, answer) in zip(ids, parts.prompts, strict=True)
        ],
    )


def _answer(catalogue: Catalogue, locale: str, data: QuestionData, parts: _Parts) -> Answer:
    explained = parts.terms()
    names = [_names(term, locale) for term in catalogue.terms if term.id in explained or term.question == data.id]
    return Answer(
        gist=parts.text("gist"),
        answer=parts.text("answer"),
        rubric=parts.points,
        terms=[pair for pair in names if len({_LETTERS.sub("", name).lower() for name in pair}) > 1],
    )


def _names(term: Term, locale: str) -> tuple[str, str]:
    return term.name[locale], term.name[counterpart(locale)]


def _hash(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:8]


def _write(site: Site, name: str, text: str) -> None:
    path = site.path / FOLDER / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")
