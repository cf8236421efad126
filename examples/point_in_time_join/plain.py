"""Give each event the newest feature value: the task as it is set."""

# part: plain
from bisect import bisect_right
from collections import defaultdict

Event = tuple[str, int]  # key, at
Row = tuple[str, int, float]  # key, known_at, value


def as_of_join(
    events: list[Event], rows: list[Row]
) -> list[float | None]:
    """Return for each event the newest value known by then."""
    times: dict[str, list[int]] = defaultdict(list)
    values: dict[str, list[float]] = defaultdict(list)
    for key, known_at, value in sorted(rows, key=lambda r: r[1]):
        times[key].append(known_at)
        values[key].append(value)
    joined = []
    for key, at in events:
        i = bisect_right(times[key], at)  # rows known until then
        joined.append(values[key][i - 1] if i else None)
    return joined


# end
