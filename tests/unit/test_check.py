"""Each mistake that an author can make is reported with its place; one small file in cases/ for each."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.pipeline import check
from scripts.project.problems import Kind, Problem

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_mistake(case: Path, sample: Path) -> None:
    """Make the edits of a case, and compare all problems."""
    content = yaml.safe_load(case.read_text(encoding="utf-8"))
    for edit in content["edit"]:
        make(edit, sample)

    problems = sorted(set(check.problems(sample)))

    assert [told(problem, sample) for problem in problems] == content["expect"]
    assert all(problem.hint for problem in problems)


def make(edit: dict[str, Any], root: Path) -> None:
    """Change a file: replace a text that it has once, remove it (no `old`), or put something else in its place."""
    file = root / edit["file"]
    file.parent.mkdir(exist_ok=True)
    match edit:
        case {"old": None}:
            file.unlink()
        case {"old": old, "new": new}:
            text = file.read_bytes().decode()
            assert text.count(old) == 1, f"{old!r} must stand once in {edit['file']}"
            file.write_bytes(text.replace(old, new).encode())
        case {"append": text, "times": times}:
            file.write_text(file.read_text(encoding="utf-8") + text * times, encoding="utf-8")
        case {"write": text}:
            file.write_text(text, encoding="utf-8")
        case {"encoding": encoding}:
            file.write_bytes(file.read_text(encoding="utf-8").encode(encoding))
        case {"newline": newline}:
            file.write_text(file.read_text(encoding="utf-8"), encoding="utf-8", newline=newline)
        case {"link": target}:
            file.symlink_to(target)
        case {"folder": True}:
            file.mkdir()


def told(problem: Problem, root: Path) -> str:
    """Return what is printed of a problem, without its hint."""
    mark = "" if problem.kind is Kind.PROBLEM else f"{problem.kind}: "
    return f"{problem.path.relative_to(root)}:{problem.line}: {mark}{problem.message}"
