"""The page model reads what authors write, with the right lines."""

from pathlib import Path

import pytest

from scripts.model import pages
from scripts.model.pages import Link, Shape, SourcePage
from scripts.project.problems import ContentError

TEXT = """\
---
description: A page
---
# Title

See [one](a.md#b),
and [two](#c) or [issues][issues].

## What? { #what }

!!! intent
    Whether.

??? answer
    !!! gist
        Short.

    - item
    - [three](https://example.org)

    | a | b |
    | - | - |
    | 1 | 2 |

    ```python
    x = "[no](link)"
    ```

    !!! pitfalls
        1. none

    !!! follow-ups
        More.

## No question
"""


@pytest.fixture
def page() -> SourcePage:
    return pages.parse(TEXT, Path("page.md"), "en", "page.md")


def test_front_matter_and_headings(page: SourcePage) -> None:
    assert page.meta == {"description": "A page"}
    found = [(heading.level, heading.text, heading.id, heading.line) for heading in page.headings]
    assert found == [(1, "Title", None, 4), (2, "What?", "what", 9), (2, "No question", None, 35)]


def test_links_have_their_own_lines_and_code_has_none(page: SourcePage) -> None:
    assert page.links == (
        Link("a.md#b", 6),
        Link("#c", 7),
        Link("site:issues", 7),
        Link("https://example.org", 19),
    )


def test_question_has_its_parts(page: SourcePage) -> None:
    (question,) = page.questions
    assert question.id == "what"
    assert {kind: (block.line, block.text) for kind in pages.PARTS if (block := question.block(kind))} == {
        "intent": (11, "Whether."),
        "answer": (14, "item\n[three](https://example.org)\na\nb\n1\n2"),
        "gist": (15, "Short."),
        "pitfalls": (29, "none"),
        "follow-ups": (32, "More."),
    }
    assert [node.type for node in question.body] == ["bullet_list", "table", "fence"]


def test_fence_knows_the_line_of_its_first_content_line(page: SourcePage) -> None:
    (fence,) = page.fences
    assert (fence.language, fence.text, fence.line) == ("python", 'x = "[no](link)"\n', 26)


def test_two_blank_lines_in_code_end_no_block() -> None:
    text = "??? answer\n    ```python\n    a = 1\n\n\n    b = 2\n    ```\n\n    !!! gist\n        Short.\n"
    page = pages.parse(text, Path("page.md"), "en", "page.md")
    assert [(block.kind, block.line) for block in page.blocks] == [("answer", 1), ("gist", 9)]
    assert page.fences[0].text == "a = 1\n\n\nb = 2\n"


def test_shape_is_the_structure_in_order(page: SourcePage) -> None:
    question = [shape for shape in page.shape if 9 <= shape.line <= 26]
    assert question == [
        Shape("level-2 heading with id “what”", 9),
        Shape("block “intent”", 11),
        Shape("paragraph", 12),
        Shape("block “answer”", 14),
        Shape("block “gist”", 15),
        Shape("paragraph", 16),
        Shape("bullet list (items: 2)", 18),
        Shape("link elsewhere", 19),
        Shape("table (rows: 1, columns: 2)", 21),
        Shape("python fence", 25),
    ]


@pytest.mark.parametrize(
    ("content", "line", "found"),
    [
        (b"---\na: b\nc: d: e\n---\n", 3, "front matter: not YAML: mapping values are not allowed in this context"),
        (b"---\n- a\n---\n", 2, "front matter: no mapping"),
        (b"# Title\n\n\xff\n", 3, "not UTF-8"),
    ],
)
def test_unreadable_page_is_a_problem_with_a_line(tmp_path: Path, content: bytes, line: int, found: str) -> None:
    file = tmp_path / "docs" / "de" / "page.md"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    with pytest.raises(ContentError) as error:
        pages.load(tmp_path)
    (problem,) = error.value.problems
    assert (problem.path, problem.line) == (file, line)
    assert problem.message.startswith(found)
