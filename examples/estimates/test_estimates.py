"""Estimates are recomputed: comments, and what the answer says."""

import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parent
PAGE = FOLDER.parents[1] / "docs" / "en" / "system-design.md"
ESTIMATES = sorted(
    path.stem
    for path in FOLDER.glob("*.py")
    if path.stem not in ("__init__", Path(__file__).stem)
)

_LINE = re.compile(
    r"^(?P<name>\w+) = .+#\s*(?P<comment>\d.*)$", re.MULTILINE
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"examples.estimates.{name}")


def _same(text: str, value: float) -> bool:
    """Say whether a text's first number is a value, if rounded so."""
    number = _NUMBER.search(text)
    assert number, f"no number in “{text}”"
    digits = number[0].replace(",", "")
    places = len(digits.partition(".")[2])
    return float(digits) == round(value, places)


@pytest.mark.parametrize("name", ESTIMATES)
def test_comments_are_what_the_lines_compute(name: str) -> None:
    module = _module(name)
    lines = [
        match.groupdict()
        for match in _LINE.finditer(
            (FOLDER / f"{name}.py").read_text(encoding="utf-8")
        )
    ]
    assert lines
    wrong = [
        line
        for line in lines
        if not _same(line["comment"], getattr(module, line["name"]))
    ]
    assert not wrong


@pytest.mark.parametrize("name", ESTIMATES)
def test_answer_says_what_the_estimate_computes(name: str) -> None:
    module = _module(name)
    page = PAGE.read_text(encoding="utf-8").replace("\u00a0", " ")
    question = page.partition(f"{{ #{module.QUESTION} }}")[2].partition(
        "\n## "
    )[0]
    assert module.SAID
    for text, value in module.SAID.items():
        assert text in question
        assert _same(text, value), f"{text}: {value}"
