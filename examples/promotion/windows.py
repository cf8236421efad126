"""The days that a run learns from, and those it is measured on."""

from dataclasses import dataclass
from datetime import date, timedelta


# part: windows
@dataclass(frozen=True)
class Windows:
    """Half-open: the first day counts, the last does not."""

    train: tuple[date, date]
    holdout: tuple[date, date]


def windows(run, label_delay=30, holdout=28, train=365):
    """Return the days of a run: those with mature labels."""
    cutoff = run - timedelta(days=label_delay)
    split = cutoff - timedelta(days=holdout)
    start = split - timedelta(days=train)
    return Windows((start, split), (split, cutoff))


def days_known(champion, run):
    """Return how many holdout days a champion has learned from."""
    first = max(champion.train[0], run.holdout[0])
    last = min(champion.train[1], run.holdout[1])
    return max(0, (last - first).days)


# end
