"""`make new-question` writes a skeleton that lacks nothing but what an author has to write."""

from pathlib import Path

import pytest

from scripts.checks.todo import TODO
from scripts.model import catalogue
from scripts.pipeline import check, new_question
from scripts.project.languages import LOCALES
from scripts.project.problems import GuideError


def test_skeleton_has_only_to_dos(sample: Path) -> None:
    written = new_question.write("third", "fundamentals", "2026-11", sample)

    assert list(catalogue.load(sample).questions) == ["first", "second", "third"]
    assert {path.relative_to(sample).as_posix() for path in written} == {
        "data/questions.yml",
        "data/published-ids.txt",
        *(f"docs/{locale}/fundamentals.md" for locale in LOCALES),
    }
    problems = check.problems(sample)
    to_do = [problem for problem in problems if problem.message.startswith("to do: ")]
    assert {problem.path for problem in to_do} == set(written) - {sample / "data" / "published-ids.txt"}
    # All else is too short because it is not written yet.
    others = [problem.message for problem in problems if problem not in to_do]
    assert [message for message in others if "expected" not in message] == []


def test_written_skeleton_is_complete(sample: Path) -> None:
    new_question.write("third", "fundamentals", "2026-11", sample)
    for locale in LOCALES:
        page = sample / "docs" / locale / "fundamentals.md"
        text = page.read_text(encoding="utf-8")
        second = text[text.index("{ #second }") :].partition("\n## ")[0].partition("\n")[2]
        title = {"de": "Und drittens?", "en": "And third?"}[locale]
        text = text[: text.index(f"## {TODO}")] + f"## {title} {{ #third }}\n{second}"
        page.write_text(text, encoding="utf-8")
    questions = sample / "data" / "questions.yml"
    text = questions.read_text(encoding="utf-8").replace(f" # {TODO}", "").replace(TODO, "source")
    questions.write_text(text, encoding="utf-8")
    assert check.problems(sample) == []


@pytest.mark.parametrize(
    ("id_", "section", "found"),
    [
        ("Third", "fundamentals", "id “Third”"),
        ("", "fundamentals", "id “”"),
        ("second", "fundamentals", "id “second” is taken"),
        ("zweite", "fundamentals", "id “zweite” is taken"),
        ("monitoring", "fundamentals", "id “monitoring” is taken"),
        ("third", "cloud", "section “cloud”"),
    ],
)
def test_refused_skeleton_writes_nothing(sample: Path, id_: str, section: str, found: str) -> None:
    before = {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()}
    with pytest.raises(GuideError, match=found):
        new_question.write(id_, section, "2026-11", sample)
    assert {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()} == before
