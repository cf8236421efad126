"""Ninety days are ninety days at every hour of the day."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from examples.feature_pipeline.tiles import (
    add,
    mean,
    served,
    trained,
)

MIDNIGHT = datetime(2026, 11, 27, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
# one event a day, at noon: a window of n days holds n of them, less
# today's before noon; amounts tell the days apart
EVENTS = [
    (MIDNIGHT - timedelta(days=ago, hours=-12), ago)
    for ago in range(120)
]


def tiles_of(events):
    tiles = {}
    for at, amount in events:
        add(tiles, at, amount)
    return tiles


def stores(at, batch_done):
    """Return the tiles of batch and stream, which overlap."""
    known = [(when, amount) for when, amount in EVENTS if when < at]
    full = [e for e in known if e[0].date() < batch_done]
    live = [
        e
        for e in known
        if e[0].date() >= batch_done - timedelta(days=2)
    ]
    return tiles_of(full), tiles_of(live)


@pytest.mark.parametrize(
    "late", [0, 1, 2]
)  # days the batch job is behind
@pytest.mark.parametrize(
    "at",
    [
        MIDNIGHT - MINUTE,
        MIDNIGHT,
        MIDNIGHT + MINUTE,
        MIDNIGHT + timedelta(hours=3),
        MIDNIGHT + timedelta(hours=13),
    ],
)
def test_serving_and_training_agree_around_midnight(at, late) -> None:
    full, live = stores(at, at.date() - timedelta(days=late))
    first = at.date() - timedelta(days=89)
    raw = [
        x for when, x in EVENTS if first <= when.date() and when < at
    ]
    assert served(full, live, at) == sum(raw) / len(raw)
    assert trained(EVENTS, at) == sum(raw) / len(raw)


@pytest.mark.parametrize("at", [MIDNIGHT - MINUTE, MIDNIGHT + MINUTE])
def test_window_has_ninety_days(at) -> None:
    today = at.date()
    every = {
        today - timedelta(days=ago): (1, 1) for ago in range(-5, 200)
    }
    first = today - timedelta(days=89)
    assert mean({first: (7, 1)}, at) == 7  # the ninetieth counts
    assert mean({first - timedelta(days=1): (7, 1)}, at) is None
    assert mean({today + timedelta(days=1): (7, 1)}, at) is None
    assert mean(every, at) == 1


def test_mean_weighs_events_and_not_days() -> None:
    day = MIDNIGHT.date()
    tiles = {day: (30, 3), day - timedelta(days=1): (50, 1)}
    assert mean(tiles, MIDNIGHT) == 20


def test_nothing_in_ninety_days_is_no_mean() -> None:
    assert mean({}, MIDNIGHT) is None


def test_training_sees_nothing_of_today_after_the_event() -> None:
    at = MIDNIGHT + timedelta(hours=10)
    events = [(at - MINUTE, 10), (at, 99), (at + MINUTE, 99)]
    assert trained(events, at) == 10


def test_day_is_the_same_in_every_time_zone() -> None:
    berlin = timezone(timedelta(hours=1))
    just_after = (MIDNIGHT + MINUTE).astimezone(berlin)
    just_before = (MIDNIGHT - MINUTE).astimezone(berlin)
    assert len(tiles_of([(just_after, 1), (just_before, 1)])) == 2
    assert served({}, tiles_of([(just_before, 4)]), just_after) == 4
