"""How often rules about slices reject a model, rightly or wrongly.

Run it with `python -m examples.promotion.simulate`.
"""

from functools import partial
from random import Random

from examples.promotion.gate import gate, interval

SLICES = 20
CASES = 200
DISCORDANT = 0.075
"""Share of the cases that only one of the two models gets right."""


def counts(random, loss):
    """Return wins, losses and cases; the true share is lower."""
    shares = (DISCORDANT - loss) / 2, (DISCORDANT + loss) / 2
    weights = *shares, 1 - DISCORDANT
    drawn = random.choices((1, -1, 0), weights, k=CASES)
    return drawn.count(1), drawn.count(-1), CASES


def worst_slice(slices, tolerance):
    """Say whether one slice's lower bound is below the tolerance."""
    lower = (interval(*each, 0.025)[0] for each in slices.values())
    return min(lower) <= -tolerance


def proven(slices):
    """Say whether the gate of the guide rejects a routine refit."""
    overall = map(sum, zip(*slices.values(), strict=True))
    verdict = gate(
        {}, tuple(overall), slices, change=False, tolerance=0.03
    )
    return verdict is not None


def rejected(rule, runs, loss=0.0):
    """Return how often a rule rejects, if one slice has lost."""
    random = Random(1)
    losses = [loss] + [0.0] * (SLICES - 1)
    return (
        sum(
            rule({i: counts(random, x) for i, x in enumerate(losses)})
            for _ in range(runs)
        )
        / runs
    )


def main():
    """Print a line for each rule."""
    for tolerance in (0.03, 0.05, 0.08):
        rule = partial(worst_slice, tolerance=tolerance)
        share = rejected(rule, 10000)
        print(f"worst slice above -{tolerance:.0%}: {share:.1%}")
    for loss in (0, 0.03, 0.05, 0.07):
        share = rejected(proven, 10000, loss)
        print(f"proven, one slice worse by {loss:.0%}: {share:.1%}")


if __name__ == "__main__":
    main()
