"""The lines of a page as its author typed them, before anyone parses them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"^(?P<indent> *)(?:[-*+] +|\d+[.)] +)?(?P<ticks>`{3,}|~{3,})(?P<info>[^`]*)$")


@dataclass(frozen=True)
class Line:
    """A line outside code, with its number from 1; of a fence, the line that opens it."""

    number: int
    text: str
    fence: str = ""
    """The ticks of the fence that it opens."""
    closed: bool = True
    """Whether that fence ends."""

    @property
    def indent(self) -> int:
        """How many spaces it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))


def outside_code(lines: list[str]) -> Iterator[Line]:
    """Yield the lines of a page without its front matter and without what stands in fences."""
    number = _below_front_matter(lines)
    while number < len(lines):
        line = lines[number]
        opening = _FENCE.match(line)
        if not opening:
            yield Line(number + 1, line)
            number += 1
            continue
        end = _end(lines, number, opening["ticks"])
        yield Line(number + 1, line, opening["ticks"], closed=end is not None)
        # The text below a fence without an end is the author's, whatever a parser makes of it.
        number = number + 1 if end is None else end + 1


def _below_front_matter(lines: list[str]) -> int:
    if lines[0].strip() != "---":
        return 0
    return next((number + 1 for number, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)


def _end(lines: list[str], start: int, ticks: str) -> int | None:
    """Return the number of the line that closes a fence; None if the page, or the block around it, ends before."""
    indent = len(lines[start]) - len(lines[start].lstrip(" "))
    closing = re.compile(rf" *{re.escape(ticks[0])}{{{len(ticks)},}} *")
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if closing.fullmatch(line):
            return number
        if line.strip() and len(line) - len(line.lstrip(" ")) < indent:
            return None
    return None
