"""Diagrams are drawn once, and a mistake names its line."""

from pathlib import Path

import pytest

from scripts.exporters import cheatsheet
from scripts.project.problems import GuideError
from scripts.rendering import diagrams

GOOD = "flowchart TB\n  accTitle: Title & more\n  accDescr: From A to B.\n  A[Überwachung] --> B\n"


def test_drawing_is_kept_and_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = diagrams.draw([GOOD, GOOD], tmp_path)
    assert "Überwachung" in first[GOOD].svg
    assert 0 < first[GOOD].width <= diagrams.MAX_WIDTH
    monkeypatch.setenv("PATH", "")
    assert diagrams.draw([GOOD], tmp_path) == first


def test_mistake_names_its_line_and_leaves_the_others_alone(tmp_path: Path) -> None:
    bad = "flowchart TB\n  A --> B\n  C --> --> D\n"
    drawn = diagrams.draw([bad, GOOD], tmp_path)
    assert drawn[bad].error
    assert drawn[bad].line == 3
    assert not drawn[GOOD].error


def test_two_diagrams_share_no_id(tmp_path: Path) -> None:
    other = GOOD.replace("more", "less")
    drawn = diagrams.draw([GOOD, other], tmp_path)
    ids = [{part.split('"')[0] for part in drawing.svg.split(' id="')[1:]} for drawing in drawn.values()]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_fence_escapes_the_title() -> None:
    figure = diagrams.fence(GOOD, "mermaid", "diagram", {}, None)
    assert "<figcaption>Title &amp; more</figcaption>" in figure


def test_colour_without_a_grey_stops_the_sheet() -> None:
    assert 'fill="#fff"' in cheatsheet.printable('<svg><rect fill="var(--_bg)"/></svg>')
    with pytest.raises(GuideError, match="“--_new”"):
        cheatsheet.printable('<svg><rect fill="var(--_new)"/></svg>')
