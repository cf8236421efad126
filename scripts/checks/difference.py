"""Where two sequences differ: in time that grows with their length, however alike their elements are."""

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

MOST_COMPARED = 1_000_000
"""Pairs of elements that are compared at most; of more, one says only where the difference begins and ends."""

Run = tuple[int, int, int, int]
"""The beginnings and ends of a difference: in the first sequence, then in the second."""


def differences(first: Sequence[Hashable], second: Sequence[Hashable]) -> Iterator[Run]:
    """Yield the runs of elements that two sequences do not share."""
    if first == second:
        return
    shorter = min(len(first), len(second))
    start = _alike(zip(first, second, strict=False))
    end = min(_alike(zip(reversed(first), reversed(second), strict=False)), shorter - start)
    a, b = first[start : len(first) - end], second[start : len(second) - end]
    if len(a) * len(b) > MOST_COMPARED:
        yield start, start + len(a), start, start + len(b)
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield start + i1, start + i2, start + j1, start + j2


def _alike(pairs: Iterator[tuple[Hashable, Hashable]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
