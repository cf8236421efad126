"""Fences that take their code from `examples/`: what the checks read and what the page shows is the same."""

from pathlib import Path

import pytest

from scripts.model import pages, samples
from scripts.pipeline import check
from scripts.project.problems import ContentError

CODE = '''"""About it."""

import math

# part: area
def area(radius):
    return math.pi * radius**2
# end


class Circle:
    # part: method
    def grow(self):
        self.radius += 1
    # end
'''
PAGE = """## Title {{ #title }}

??? answer
    !!! depth
        Before.

        ```python {{ file="examples/circle.py"{part} }}
        ```

        After.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "circle.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "secret.py").write_text("x = 1\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("area", "def area(radius):\n    return math.pi * radius**2\n"),
        ("method", "def grow(self):\n    self.radius += 1\n"),
        ("", CODE.replace("# part: area\n", "").replace("    # part: method\n", "").replace("    # end\n", "")),
    ],
)
def test_fence_gets_the_code_everywhere(project: Path, part: str, expected: str) -> None:
    expected = expected.replace("# end\n", "")
    text = PAGE.format(part=f' part="{part}"' if part else "")
    page = project / "docs" / "en" / "page.md"
    (fence,) = pages.parse(text, page, "en", "page.md", project).fences
    assert (fence.language, fence.text, fence.line, fence.file) == ("python", expected, 8, "examples/circle.py")
    filled = samples.fill(text, page, project)
    (same,) = pages.parse(filled, page, "en", "page.md", project).fences
    assert (same.language, same.text) == ("python", expected)


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("examples/gone.py", "there is no file “examples/gone.py” in examples/"),
        ("secret.py", "there is no file “secret.py” in examples/"),
        ("examples/../secret.py", "there is no file “examples/../secret.py” in examples/"),
        ('examples/circle.py" part="volume', "“examples/circle.py” has no part “volume”, its parts are: area, method"),
    ],
)
def test_fence_that_names_nothing_stops_the_build_with_its_line(project: Path, reference: str, message: str) -> None:
    text = PAGE.format(part="").replace("examples/circle.py", reference)
    with pytest.raises(ContentError) as stop:
        samples.fill(text, Path("page.md"), project)
    (problem,) = stop.value.problems
    assert (problem.line, problem.message) == (7, message)
    (fence,) = pages.parse(text, Path("page.md"), "en", "page.md", project).fences
    assert fence.info.startswith("python { file=")


def test_mistake_in_a_file_is_reported_in_it_and_once(sample: Path) -> None:
    folder = sample / "examples" / "topic"
    folder.mkdir(parents=True)
    code = f"# part: a\nx = 1  # {'long ' * 15}\ny = (\n# end\n"
    (folder / "a.py").write_text(code, encoding="utf-8")
    for locale, old in (("de", "        Mehr dazu."), ("en", "        More about it.")):
        page = sample / "docs" / locale / "fundamentals.md"
        fence = '        ```python { file="examples/topic/a.py" part="a" }\n        ```'
        page.write_text(page.read_text(encoding="utf-8").replace(old, fence), encoding="utf-8")

    found = {(problem.path.name, problem.line, problem.message[:24]) for problem in check.problems(sample)}
    assert ("a.py", 2, "line of code with 84 cha") in found
    assert ("a.py", 3, "python cannot read the c") in found
    assert ("fundamentals.md", 52, "“examples/topic/a.py” ha") in found

    (folder / "test_a.py").write_text("", encoding="utf-8")
    (folder / "a.py").write_text("# part: a\nx = 1\n# end\n", encoding="utf-8")
    assert check.problems(sample) == []
