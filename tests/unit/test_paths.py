"""Ways through the questions: those of the file in its order, and “all”, whatever is added to the guide."""

from pathlib import Path

from scripts.model import catalogue
from scripts.model.paths import StudyPath
from scripts.pipeline import new_question

EVERY = "all-of-it"


def test_paths_are_in_the_order_of_the_file(sample: Path) -> None:
    found = [(path.id, path.kind, path.title["en"], path.questions) for path in catalogue.load(sample).paths]
    assert found == [
        ("tomorrow", "time", "By tomorrow", ("first",)),
        (EVERY, "time", "In two weeks", ("first", "second")),
        ("watcher", "role", "Watcher", ("first",)),
    ]


def test_all_are_the_questions_by_how_often_they_are_asked_then_advice(sample: Path) -> None:
    for id_ in ("third", "fourth", "fifth"):
        new_question.write(id_, "fundamentals", "2026-11", sample)
    file = sample / "data" / "questions.yml"
    text = file.read_text(encoding="utf-8")
    third, fourth, fifth = (text.index(f"- id: {id_}") for id_ in ("third", "fourth", "fifth"))
    advice = text[third:fourth].replace("kind: concept", "kind: preparation").replace("asked: rarely", "asked: often")
    sometimes = text[fifth:].replace("asked: rarely", "asked: sometimes")
    file.write_text(text[:third] + advice + text[fourth:fifth] + sometimes, encoding="utf-8")

    (every,) = (path for path in catalogue.load(sample).paths if path.id == EVERY)

    assert every.questions == ("first", "fifth", "second", "fourth", "third")


def test_schema_of_the_editors_takes_a_list_or_all() -> None:
    listed = StudyPath.model_json_schema()["properties"]["questions"]
    assert listed["type"] == ["array", "string"]
    assert (listed["pattern"], listed["minItems"], listed["uniqueItems"]) == ("^all$", 1, True)
