"""The numbers that the page names."""

from random import Random
from statistics import fmean

import pytest

from examples.drift_check.psi import check, psi

QUIET = list(range(1000))
LOW = [i * 5 / 3 for i in range(300)]  # 30 per cent below the median
HIGH = [500 + i * 5 / 7 for i in range(700)]  # 70 per cent above


def sample(chance: Random, size: int) -> list[float]:
    return [chance.random() for _ in range(size)]


def test_same_sample_has_no_drift() -> None:
    assert psi(QUIET, QUIET) == 0
    assert check(QUIET, QUIET) == "ok"


def test_shifted_sample_has_the_drift_of_the_page() -> None:
    assert round(psi(QUIET, LOW + HIGH), 3) == 0.169
    assert check(QUIET, LOW + HIGH) == "look"


def test_few_rows_on_either_side_are_no_verdict() -> None:
    assert check(QUIET, HIGH[:499]) == "wait"
    assert check(QUIET[:499], LOW + HIGH) == "wait"
    assert check(QUIET, HIGH[:500]) == "look"


def test_few_rows_drift_by_chance() -> None:
    chance = Random(1)
    values = [
        psi(sample(chance, 1000), sample(chance, 100))
        for _ in range(500)
    ]
    expected = 9 * (1 / 1000 + 1 / 100)
    assert round(expected, 3) == 0.099
    assert fmean(values) == pytest.approx(expected, rel=0.15)


def test_frequent_value_has_a_bin_of_its_own() -> None:
    mostly_zero = [0] * 950 + list(range(1, 51))
    assert check(mostly_zero, [5] * 1000) == "look"
    assert check(mostly_zero, mostly_zero) == "ok"
