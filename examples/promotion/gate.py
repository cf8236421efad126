"""Decide whether a new model is good enough to be approved."""

from math import comb, sqrt
from statistics import NormalDist


def interval(wins, losses, cases, error):
    """Return the bounds of a paired difference of two shares.

    Wins are the cases that only the candidate gets right.
    """
    z = NormalDist().inv_cdf(1 - error)
    lead = wins - losses
    half = z * sqrt(wins + losses - lead**2 / cases)
    return (lead - half) / cases, (lead + half) / cases


# part: gate
def by_chance(wins, losses):
    """Return how likely equally good models lose by as much."""
    n = wins + losses
    return sum(comb(n, k) for k in range(wins + 1)) / 2**n


def gate(floors, overall, slices, *, change, tolerance, error=0.025):
    """Return why a candidate is rejected, or None."""
    for name, met in floors.items():  # contract, golden set,
        if not met:  # enough cases, absolute thresholds
            return f"{name} not met"
    for name, (wins, losses, _) in slices.items():  # Bonferroni
        if by_chance(wins, losses) < error / len(slices):
            return f"{name} got worse"  # proven, not suspected
    least = 0 if change else -tolerance
    if interval(*overall, error)[0] <= least:  # its lower bound
        return "not better" if change else "maybe worse"
    return None


# end
