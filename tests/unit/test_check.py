"""Each mistake that an author can make is reported with its place; one small file in cases/ for each."""

from pathlib import Path

import pytest
import yaml

from scripts.pipeline import check
from scripts.project.problems import Kind, Problem

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_mistake(case: Path, sample: Path) -> None:
    """Make the edits of a case (no `old`: remove the file), and compare all problems."""
    content = yaml.safe_load(case.read_text(encoding="utf-8"))
    for edit in content["edit"]:
        file = sample / edit["file"]
        if edit["old"] is None:
            file.unlink()
            continue
        text = file.read_text(encoding="utf-8")
        assert text.count(edit["old"]) == 1, f"{edit['old']!r} must stand once in {edit['file']}"
        file.write_text(text.replace(edit["old"], edit["new"]), encoding="utf-8")

    problems = sorted(set(check.problems(sample)))

    assert [told(problem, sample) for problem in problems] == content["expect"]
    assert all(problem.hint for problem in problems)


def told(problem: Problem, root: Path) -> str:
    """Return what is printed of a problem, without its hint."""
    mark = "" if problem.kind is Kind.PROBLEM else f"{problem.kind}: "
    return f"{problem.path.relative_to(root)}:{problem.line}: {mark}{problem.message}"
