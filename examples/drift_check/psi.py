"""Say whether the rows of today come from another distribution."""

# part: check
from bisect import bisect_left
from math import log
from statistics import quantiles


def psi(reference, current, bins=10, floor=1e-4):
    """Return the population stability index of two samples."""
    cuts = sorted(set(quantiles(reference, n=bins)))

    def shares(sample):
        counts = [0] * (len(cuts) + 1)
        for x in sample:
            counts[bisect_left(cuts, x)] += 1
        return [max(c / len(sample), floor) for c in counts]

    pairs = zip(shares(reference), shares(current), strict=True)
    return sum((c - r) * log(c / r) for r, c in pairs)


def check(reference, current, threshold=0.1, min_rows=500):
    """Return what to do: wait, look, or ok for nothing."""
    if min(len(reference), len(current)) < min_rows:
        return "wait"  # by chance alone, PSI would be too large
    return "look" if psi(reference, current) > threshold else "ok"


# end
