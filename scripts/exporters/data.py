"""Write all questions and terms as JSON, for other people's tools: DATA.md says what they may rely on.

The texts are those of the questions' own pages. Each file has its JSON Schema beside it, made of the models here.
"""

import hashlib
import json
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from selectolax.lexbor import LexborNode

from scripts.exporters.markdown import LICENCE
from scripts.model.catalogue import Catalogue, QuestionData
from scripts.project.languages import DEFAULT_LOCALE, LOCALES
from scripts.site.pages import HOME, BuiltPage, Site
from scripts.site.questions import read_questions

FOLDER = "data"
LISTS = ("rubric", "pitfalls", "follow-ups", "recall")
"""Parts that are lists of points."""


class _Model(BaseModel):
    # Not closed: version 1 may get fields, and who has kept a schema must not be told then that the file is broken.
    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


class Point(_Model):
    """A point of a list: of a follow-up question or a prompt, `question` is what is asked and `text` the answer."""

    text: str
    question: str | None = None
    senior: bool = Field(False, description="Only experienced candidates make it")


class Part(_Model):
    """A part of a question: running text, or a list of points."""

    title: str
    text: str | None = None
    points: list[Point] | None = None
    hash: str = Field(description="SHA-256 of title and content, 16 digits: it changes when the part does")


class QuestionText(_Model):
    """A question in one language."""

    title: str
    address: str = Field(description="Of its own page")
    parts: dict[str, Part] = Field(description="By name: intent, gist, answer, depth, rubric, …")


class Source(_Model):
    """What supports an answer."""

    title: str
    url: str
    language: str


class Question(_Model):
    """A question in all languages."""

    id: str
    former_ids: list[str]
    section: str
    level: str
    kind: str
    asked: str | None = Field(description="How often interviews ask it; null for advice")
    tags: list[str]
    as_of: str = Field(description="The month for which the facts hold")
    sources: list[Source]
    texts: dict[str, QuestionText] = Field(description="By language")


class Term(_Model):
    """A term of the glossary in all languages."""

    id: str
    names: dict[str, str] = Field(description="By language")
    abbreviations: list[str]
    synonyms: dict[str, list[str]] = Field(description="By language")
    explanations: dict[str, str] = Field(description="By language")
    gender: str = Field(description="Of the German name: m, f or n, or pl if it has no singular")
    question: str = Field(description="The id of the question that treats it")


class _File(_Model):
    version: Literal[1] = 1
    licence: str = LICENCE
    address: str = Field(description="Of the guide")


class Questions(_File):
    """questions.v1.json."""

    questions: list[Question]


class Glossary(_File):
    """glossary.v1.json."""

    terms: list[Term]


def build(site: Site, catalogue: Catalogue) -> None:
    """Write both files and their schemas into a built site, after the questions' pages."""
    address = site.page(DEFAULT_LOCALE, HOME).url
    questions = [_question(site, data) for data in catalogue.questions.values()]
    terms = [
        Term(
            id=term.id,
            names=term.name,
            abbreviations=term.abbreviations,
            synonyms={locale: term.synonyms[locale] for locale in LOCALES},
            explanations={locale: term.short[locale] for locale in LOCALES},
            gender=term.gender,
            question=term.question,
        )
        for term in catalogue.terms
    ]
    _write(site, "questions", Questions(address=address, questions=questions))
    _write(site, "glossary", Glossary(address=address, terms=terms))


def _write(site: Site, name: str, file: _File) -> None:
    folder = site.path / FOLDER
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.v1.schema.json").write_text(schema(type(file)), encoding="utf-8")
    (folder / f"{name}.v1.json").write_text(file.model_dump_json(indent=1) + "\n", encoding="utf-8")


def schema(model: type[BaseModel]) -> str:
    """Return the JSON Schema of what a model writes."""
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(draft | model.model_json_schema(mode="serialization"), ensure_ascii=False, indent=1)


def _question(site: Site, data: QuestionData) -> Question:
    return Question(
        id=data.id,
        former_ids=data.former_ids,
        section=data.section,
        level=data.level,
        kind=data.kind,
        asked=None if data.is_advice else data.asked,
        tags=data.tags,
        as_of=data.as_of,
        sources=[Source(title=each.title, url=each.url, language=each.lang) for each in data.sources],
        texts={locale: _texts(site.question_page(locale, data.id)) for locale in LOCALES},
    )


def _texts(page: BuiltPage) -> QuestionText:
    (question,) = read_questions(page.tree)
    parts = page.tree.css("section.question [data-part]:not([data-part=sources])")
    return QuestionText(
        title=question.plain_title,
        address=page.url,
        parts={part.attributes["data-part"] or "": _part(part) for part in parts},
    )


def _part(node: LexborNode) -> Part:
    title = _text(node.css_first(".part-title") or node.css("summary")[0])
    if node.attributes["data-part"] in LISTS:
        points = [_point(each) for each in node.css("li") if each.parent and each.parent.parent == node]
        content = [point.model_dump() for point in points]
        return Part(title=title, points=points, hash=_hash(title, content))
    blocks = [child for child in node.iter() if child.tag != "summary" and "part-title" not in _classes(child)]
    text = "\n\n".join(filter(None, map(_block, blocks)))
    return Part(title=title, text=text, hash=_hash(title, text))


def _hash(*content: object) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]


def _point(item: LexborNode) -> Point:
    mark = item.css_first(".senior-mark")
    question = item.css_first("details.follow-up > summary") or (item.css_first("strong") if _begins(item) else None)
    whole = _text(item)
    asked = _text(question) if question else None
    text = whole.removesuffix(_text(mark)) if mark else whole
    return Point(text=text.removeprefix(asked or "").strip(), question=asked, senior=mark is not None)


def _begins(item: LexborNode) -> bool:
    """Return whether a prompt begins with its question in bold, which only the recall does."""
    part = item.parent.parent if item.parent else None
    return part is not None and part.attributes.get("data-part") == "recall"


def _block(node: LexborNode) -> str:
    """Return the text of a block: rows of a table and lines of code keep their lines, a diagram is what it shows."""
    if node.tag == "figure":
        return ". ".join(_text(each) for each in node.css("svg > title, svg > desc"))
    if code := node.css_first("pre"):
        return code.text().rstrip("\n")
    if rows := node.css("tr"):
        caption = node.css_first("caption")
        lines = [" · ".join(_text(cell) for cell in row.css("th, td")) for row in rows]
        return "\n".join([*([_text(caption)] if caption else []), *lines])
    if items := node.css("li"):
        return "\n".join(f"- {_text(item)}" for item in items)
    return _text(node)


def _text(node: LexborNode) -> str:
    return node.text().replace("\n", " ").strip()


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()
