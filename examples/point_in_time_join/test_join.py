"""What the exercise expects."""

import pytest

from examples.point_in_time_join.join import as_of_join

# key, valid_at, known_at, value; times in days
ROWS = [("a", 1, 1, 10), ("a", 2, 4, 90), ("a", 1, 5, 11)]
EVENTS = [("a", 3), ("a", 4), ("a", 6), ("a", 20), ("b", 4)]


@pytest.mark.parametrize("rows", [ROWS, ROWS[::-1]])
def test_event_gets_what_was_known_and_fresh(rows: list) -> None:
    assert as_of_join(EVENTS, rows, max_age=7) == [
        10,
        90,
        90,
        None,
        None,
    ]
