"""What a candidate writes beside the plain join."""

from examples.point_in_time_join.plain import as_of_join


# part: test
def test_event_gets_what_was_known_then() -> None:
    rows = [("a", 4, 90.0), ("a", 1, 10.0)]
    events = [("a", 3), ("a", 4), ("a", 0), ("b", 4)]
    assert as_of_join(events, rows) == [10.0, 90.0, None, None]


# end


def test_later_row_of_the_same_moment_counts() -> None:
    assert as_of_join([("a", 1)], [("a", 1, 1.0), ("a", 1, 2.0)]) == [
        2.0
    ]


def test_no_rows_no_events() -> None:
    assert as_of_join([("a", 1)], []) == [None]
    assert as_of_join([], [("a", 1, 1.0)]) == []
