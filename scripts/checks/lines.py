"""Lines begin as the build expects it: marks of blocks written exactly, indentation by four spaces, fences closed."""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.model.lines import Line, outside_code
from scripts.model.pages import ANSWER_PARTS, PARTS, STEP, SourcePage
from scripts.project.problems import Problem

STEP_WIDTH = 4
"""Spaces for each level; with fewer, the two parsers put a paragraph into different blocks."""

_MARKS = {"intent": "!!!", "answer": "???", STEP: "???"} | dict.fromkeys(ANSWER_PARTS, "!!!")
_INDENTS = {"intent": 0, "answer": 0, STEP: 8} | dict.fromkeys(ANSWER_PARTS, 4)
_BLOCK = re.compile(r"^[ \t\u00a0]*(?P<mark>[!?]{2,}\+?)[ \t\u00a0]*(?P<kind>[A-Za-z_-]+)(?P<rest>.*)$")
_CONFLICT = re.compile(r"^ *(<{7}( |$)|={7}$|>{7}( |$)|\|{7}( |$))")
_HEADING = re.compile(r"^ *#{1,6}(?=[^\s#])")
_UNDERLINE = re.compile(r"^ *(=+|-{2,}) *$")


def lines(pages: list[SourcePage], root: Path) -> list[Problem]:
    """Find marks that are almost right, crooked indentation, open fences, and what a merge left."""
    return [problem for page in pages for problem in _problems(page)]


def _problems(page: SourcePage) -> Iterator[Problem]:
    before = ""
    for line in outside_code(page.lines):
        for found, hint in (*_block(line, before), *_indent(line), *_fence(line), *_left_over(line, before)):
            yield Problem(page.path, line.number, found, hint)
        before = line.text


_Finding = tuple[str, str]


def _block(line: Line, before: str) -> Iterator[_Finding]:
    match = _BLOCK.match(line.text)
    if not match:
        return
    kind = match["kind"].lower().replace("_", "-")
    if kind not in PARTS and kind != STEP:
        return
    if kind != STEP and match["rest"].strip():
        return  # a block with a title, of which another check says more, or a text
    right, indent = f"{_MARKS[kind]} {kind}", _INDENTS[kind]
    hint = "Write it exactly so: intent and answer stand at the beginning of a line, all other parts in the answer."
    found = line.text.strip().removesuffix(match["rest"])
    if before.strip() and not _BLOCK.match(before):
        yield f"“{found}” directly below a line of text", "Leave a line empty above it."
    if found != right:
        yield f"“{found}”, expected “{right}”", hint
    elif line.indent != indent:
        yield f"“{right}” is indented by {line.indent} spaces, expected {indent}", hint


def _indent(line: Line) -> Iterator[_Finding]:
    text = line.text.strip()
    if text and line.indent % STEP_WIDTH:
        yield (
            f"“{text[:40]}” is indented by {line.indent} spaces, expected a multiple of {STEP_WIDTH}",
            "Indent by four spaces for each block or list that it belongs to; otherwise it falls out of it.",
        )


def _fence(line: Line) -> Iterator[_Finding]:
    if not line.closed:
        yield (
            f"the fence “{line.text.strip()}” is not closed",
            f"Below the code, write a line “{line.fence}” indented as the fence is.",
        )


def _left_over(line: Line, before: str) -> Iterator[_Finding]:
    if re.match(r" *#{1,6} ", line.text) and before.strip():
        yield f"heading “{line.text.strip()[:40]}” directly below a line of text", "Leave a line empty above it."
    if _CONFLICT.match(line.text):
        yield f"“{line.text.strip()[:20]}”, which a merge left", "Decide on one of the two versions."
    elif _HEADING.match(line.text):
        mark = line.text.strip()[:20]
        yield f"“{mark}” has no space behind the number signs", "Write “## Title”; or “\\#” if none is meant."
    elif before.strip() and _UNDERLINE.match(line.text) and not before.lstrip().startswith("|"):
        yield (
            f"line “{line.text.strip()[:10]}” below “{before.strip()[:30]}”: a heading by underlining",
            "Write “# Title” or “## Title”; for a line between paragraphs there is no need.",
        )
