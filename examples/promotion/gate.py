"""Decide whether a new model is good enough to be approved."""

# part: gate
from math import sqrt
from statistics import NormalDist


def bounds(wins, losses, cases, error):
    """Return the interval of a paired difference of two shares.

    Wins are the cases that only the challenger gets right.
    """
    z = NormalDist().inv_cdf(1 - error)
    lead = wins - losses
    half = z * sqrt(wins + losses - lead**2 / cases)
    return (lead - half) / cases, (lead + half) / cases


def gate(floors, overall, slices, *, change, tolerance, error=0.025):
    """Return why a challenger is rejected, or None."""
    for name, met in floors.items():
        if not met:  # contract, golden set, absolute thresholds
            return f"{name} not met"
    for name, counts in slices.items():  # Bonferroni
        if bounds(*counts, error / len(slices))[1] < 0:
            return f"{name} got worse"  # proven, not suspected
    least = 0 if change else -tolerance
    if bounds(*overall, error)[0] <= least:
        return "not better" if change else "maybe worse"
    return None


# end
