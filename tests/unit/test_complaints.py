"""The preview shows what a build complained about at the question that it is about."""

from pathlib import Path

import pytest

from scripts.model import pages
from scripts.pipeline import complaints
from scripts.pipeline.preview import Preview

PAGE = '<h2 id="{first}">First</h2><p>…</p><h2 id={second}>Second</h2><p>…</p>'
SOURCE = next(page for page in pages.load() if page.questions)
FIRST, SECOND = SOURCE.questions[:2]
FILE = Path("docs") / SOURCE.locale / SOURCE.name


def shown(*lines: int) -> str:
    report = "\n".join(f"{FILE}:{line}: “<b>”, \\1 expected\n    Mend it." for line in lines)
    return complaints.show(PAGE.format(first=FIRST.id, second=SECOND.id), report, FILE)


def test_complaint_stands_below_its_question() -> None:
    page = shown(SECOND.heading.line + 3)
    note = page.index('role="note"')
    assert page.index("Second") < note < page.rindex("…")
    assert f'href="#{SECOND.id}"' in page
    assert "“&lt;b&gt;”, \\1 expected Mend it." in page
    assert page.count('role="note"') == 1


def test_complaint_above_all_questions_is_only_said_above_the_page() -> None:
    page = shown(1)
    assert 'role="note"' not in page
    assert f"{FILE}:1:" in page


def test_complaints_of_other_pages_mark_nothing() -> None:
    report = f"docs/other/page.md:{SECOND.heading.line}: wrong\n    Mend it."
    page = complaints.show(PAGE.format(first=FIRST.id, second=SECOND.id), report, FILE)
    assert 'role="note"' not in page
    assert "wrong" in page


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("/guide/", "docs/de/index.md"),
        ("/guide/cloud/", "docs/de/cloud.md"),
        ("/guide/en/", "docs/en/index.md"),
        ("/guide/en/cloud/", "docs/en/cloud.md"),
    ],
)
def test_source_of_an_address(address: str, source: str) -> None:
    assert Preview("http://localhost:8000/guide/").source(address) == Path(source)
