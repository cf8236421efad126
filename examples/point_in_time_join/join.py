"""Give each event the feature value that was known when it happened."""

# part: join
from bisect import bisect_right


def as_of_join(events, rows, max_age):
    """Return for each event (key, at) the newest value known then."""
    history = {}
    by_known_at = sorted(rows, key=lambda row: row[2])
    for key, valid_at, known_at, value in by_known_at:
        known, newest = history.setdefault(key, ([], []))
        latest = (valid_at, value)
        if newest and newest[-1][0] > valid_at:
            latest = newest[-1]  # late correction of an older value
        known.append(known_at)
        newest.append(latest)
    joined = []
    for key, at in events:
        known, newest = history.get(key, ([], []))
        i = bisect_right(known, at) - 1  # the trap: not valid_at
        fresh = i >= 0 and at - newest[i][0] <= max_age
        joined.append(newest[i][1] if fresh else None)
    return joined


# end
