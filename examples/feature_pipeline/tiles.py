"""Keep a rolling 90-day mean in daily tiles of sum and count."""

# part: tiles
from datetime import UTC, timedelta

DAYS = 90


def add(tiles, at, amount):
    """Count an event in the tile of its day."""
    day = at.astimezone(UTC).date()
    total, count = tiles.get(day, (0, 0))
    tiles[day] = (total + amount, count + 1)


def mean(tiles, at):
    """Return the mean of 90 days, of which the last is today."""
    today = at.astimezone(UTC).date()
    window = [today - timedelta(days=ago) for ago in range(DAYS)]
    sums, counts = zip(
        *(tiles.get(day, (0, 0)) for day in window), strict=True
    )
    return sum(sums) / sum(counts) if any(counts) else None


def served(full_days, stream, at):
    """Return the feature online; a day of the batch job wins."""
    return mean({**stream, **full_days}, at)


def trained(events, at):
    """Return the feature offline; today ends before the event."""
    tiles = {}
    for when, amount in events:
        if when < at:  # not the whole of today
            add(tiles, when, amount)
    return mean(tiles, at)


# end
