"""The numbers that the page names."""

from examples.drift_check.psi import check, psi

QUIET = list(range(1000))
LOW = [i * 5 / 3 for i in range(300)]  # 30 per cent below the median
HIGH = [500 + i * 5 / 7 for i in range(700)]  # 70 per cent above


def test_same_sample_has_no_drift() -> None:
    assert psi(QUIET, QUIET) == 0
    assert check(QUIET, QUIET) == "ok"


def test_shifted_sample_has_the_drift_of_the_page() -> None:
    assert round(psi(QUIET, LOW + HIGH), 3) == 0.169
    assert check(QUIET, LOW + HIGH) == "alert"


def test_few_rows_are_no_verdict() -> None:
    assert check(QUIET, HIGH[:100]) == "wait"
