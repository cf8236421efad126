"""The JSON files for other people's tools: whole, true to the pages, valid by their schemas."""

import hashlib
import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from bs4 import BeautifulSoup, Tag

from scripts.exporters import data
from scripts.model import catalogue
from scripts.project import urls
from scripts.project.languages import LOCALES
from scripts.project.paths import ROOT, SITE
from scripts.site.pages import Site, question_path
from tests.measures import letters

KNOWN = catalogue.load()
FOLDER = SITE / "data"
every_question = pytest.mark.parametrize("id_", KNOWN.questions)
in_all_languages = pytest.mark.parametrize("locale", LOCALES)


@cache
def questions() -> dict[str, data.Question]:
    file = data.Questions.model_validate_json((FOLDER / "questions.v1.json").read_text(encoding="utf-8"))
    return {question.id: question for question in file.questions}


def content(part: data.Part) -> str:
    points = [f"{point.question or ''}{point.text}" for point in part.points or []]
    return letters(part.title + (part.text or "") + "".join(points))


def shown(part: Tag) -> str:
    """Return the letters of a part; a drawing is what its words say, and nobody says “Senior” but the mark."""
    for drawing in part.select("svg"):
        title, description = (drawing.select(name)[0].get_text() for name in ("title", "desc"))
        drawing.replace_with(f"{title}{description}")
    for left_out in part.select("figcaption, .senior-mark"):
        left_out.decompose()
    return letters(part.get_text())


def test_all_questions_are_there_in_order() -> None:
    assert list(questions()) == list(KNOWN.questions)


@every_question
def test_what_depends_on_no_language_is_the_catalogues(id_: str) -> None:
    found, expected = questions()[id_], KNOWN.questions[id_]
    for name in ("section", "level", "kind", "tags", "as_of", "former_ids"):
        assert getattr(found, name) == getattr(expected, name)
    assert found.asked == (None if expected.kind == "preparation" else expected.asked)
    assert [source.url for source in found.sources] == [source.url for source in expected.sources]


@every_question
@in_all_languages
def test_texts_are_those_of_the_questions_page(locale: str, id_: str) -> None:
    html = (SITE / question_path(locale, id_) / "index.html").read_text(encoding="utf-8")
    section = BeautifulSoup(html, "html.parser").select("section.question")[0]
    found = questions()[id_].texts[locale]
    assert found.address == urls.find().site + question_path(locale, id_)
    assert letters(found.title) == letters(section.select("h2")[0].get_text())
    parts = {str(part["data-part"]): part for part in section.select("[data-part]:not([data-part=sources])")}
    assert list(found.parts) == list(parts)
    signs = str.maketrans("", "", ".·-")
    for name, part in parts.items():
        seniors = len(part.select("li.senior"))
        assert sum(point.senior for point in found.parts[name].points or []) == seniors
        assert content(found.parts[name]).translate(signs) == shown(part).translate(signs), name


@every_question
@in_all_languages
def test_hashes_are_those_of_the_parts(locale: str, id_: str) -> None:
    for part in questions()[id_].texts[locale].parts.values():
        points = None if part.points is None else [point.model_dump() for point in part.points]
        text = json.dumps([part.title, points or part.text], ensure_ascii=False)
        assert part.hash == hashlib.sha256(text.encode()).hexdigest()[:16]


def test_glossary_has_all_terms_in_all_languages() -> None:
    file = data.Glossary.model_validate_json((FOLDER / "glossary.v1.json").read_text(encoding="utf-8"))
    assert [term.id for term in file.terms] == [term.id for term in KNOWN.terms]
    for found, expected in zip(file.terms, KNOWN.terms, strict=True):
        assert found.names == expected.name
        assert found.explanations == {locale: expected.short[locale] for locale in LOCALES}
        assert found.question in KNOWN.questions


@pytest.mark.parametrize(("name", "model"), [("questions", data.Questions), ("glossary", data.Glossary)])
def test_schema_is_that_of_the_file(name: str, model: type[data.Questions | data.Glossary]) -> None:
    schema = json.loads((FOLDER / f"{name}.v1.schema.json").read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["properties"].keys() == model.model_fields.keys()
    file = json.loads((FOLDER / f"{name}.v1.json").read_text(encoding="utf-8"))
    jsonschema.validate(file, schema, cls=jsonschema.Draft202012Validator)
    # DATA.md promises that fields may be added, and that none is lost.
    jsonschema.validate(file | {"new": 1}, schema, cls=jsonschema.Draft202012Validator)
    for field in file:
        with pytest.raises(jsonschema.ValidationError):
            lacking = {key: value for key, value in file.items() if key != field}
            jsonschema.validate(lacking, schema, cls=jsonschema.Draft202012Validator)
    assert '"additionalProperties": false' not in json.dumps(schema)
    assert file["version"] == 1
    assert file["licence"] == "CC BY 4.0"


def test_a_changed_answer_changes_the_hash_of_its_part_only(tmp_path: Path) -> None:
    id_ = next(iter(KNOWN.questions))
    for locale in LOCALES:
        for each in KNOWN.questions:
            target = tmp_path / question_path(locale, each) / "index.html"
            target.parent.mkdir(parents=True)
            target.write_bytes((SITE / question_path(locale, each) / "index.html").read_bytes())
        home = tmp_path / ("" if locale == LOCALES[0] else locale) / "index.html"
        home.write_bytes((SITE / home.relative_to(tmp_path)).read_bytes())
    changed = tmp_path / question_path(LOCALES[0], id_) / "index.html"
    html = changed.read_text(encoding="utf-8")
    start = html.index('data-part="answer"')
    changed.write_text(html[:start] + html[start:].replace("</p>", " Neu.</p>", 1), encoding="utf-8")

    data.build(Site(tmp_path), KNOWN)

    file = data.Questions.model_validate_json((tmp_path / "data" / "questions.v1.json").read_text(encoding="utf-8"))
    differing = [
        (question.id, locale, name)
        for question in file.questions
        for locale, text in question.texts.items()
        for name, part in text.parts.items()
        if part.hash != questions()[question.id].texts[locale].parts[name].hash
    ]
    assert differing == [(id_, LOCALES[0], "answer")]


def test_documentation_names_every_file() -> None:
    text = (ROOT / "DATA.md").read_text(encoding="utf-8")
    for file in FOLDER.rglob("*.json"):
        name = file.relative_to(FOLDER).as_posix()
        for locale in LOCALES:
            name = name.replace(f".{locale}.", ".<language>.").replace(
                f"/{locale}/{file.name}", "/<language>/<id>.json"
            )
        assert f"`data/{name}`" in text, name
