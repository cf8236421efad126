"""The gate, the life of a version, the days of a run, and numbers."""

from datetime import date

import pytest

from examples.promotion.aliases import Model
from examples.promotion.gate import by_chance, gate, interval
from examples.promotion.simulate import proven, rejected, worst_slice
from examples.promotion.windows import days_known, windows

GOOD = {"golden set": True, "recall floor": True}
EVEN = {f"slice {number}": (8, 8, 200) for number in range(20)}


@pytest.mark.parametrize(
    ("counts", "lower", "upper"),
    [
        ((90, 60, 2000), 0.003, 0.027),
        ((12, 8, 200), -0.024, 0.064),
        ((6, 9, 200), -0.053, 0.023),
    ],
)
def test_intervals_are_those_of_the_pages(
    counts: tuple[int, int, int], lower: float, upper: float
) -> None:
    assert interval(*counts, error=0.025) == pytest.approx(
        (lower, upper), abs=0.0005
    )


@pytest.mark.parametrize(
    ("overall", "change", "verdict"),
    [
        ((12, 8, 200), False, None),
        ((12, 8, 200), True, "not better"),
        ((90, 60, 2000), True, None),
        ((60, 90, 2000), False, None),  # worse, but tolerated
        ((40, 130, 2000), False, "maybe worse"),
    ],
)
def test_refit_must_keep_up_and_change_must_win(
    overall: tuple[int, int, int], change: bool, verdict: str | None
) -> None:
    assert (
        gate(GOOD, overall, EVEN, change=change, tolerance=0.03)
        == verdict
    )


def test_floors_come_first() -> None:
    assert (
        gate(
            {**GOOD, "golden set": False},
            (90, 60, 2000),
            EVEN,
            change=True,
            tolerance=0.03,
        )
        == "golden set not met"
    )


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        ((3, 12, 200), None),  # alone it would be proven
        ((1, 16, 200), "new customers got worse"),
        ((0, 3, 3), None),  # all of three cases prove nothing
        ((0, 0, 0), None),
    ],
)
def test_slice_blocks_only_when_its_loss_is_proven(
    counts: tuple[int, int, int], verdict: str | None
) -> None:
    slices = {**EVEN, "new customers": counts}
    overall = (90, 60, 2000)
    found = gate(GOOD, overall, slices, change=True, tolerance=0.03)
    assert found == verdict


def test_chance_is_that_of_a_fair_coin() -> None:
    assert by_chance(3, 12) == pytest.approx(0.0176, abs=0.0001)
    assert by_chance(0, 0) == 1


def test_worst_slice_rule_rejects_equally_good_models() -> None:
    assert rejected(lambda slices: worst_slice(slices, 0.03), 50) == 1
    assert (
        rejected(lambda slices: worst_slice(slices, 0.05), 100) > 0.98
    )
    assert (
        0.2
        < rejected(lambda slices: worst_slice(slices, 0.08), 200)
        < 0.45
    )


def test_corrected_rule_sees_only_large_losses() -> None:
    assert rejected(proven, 200) < 0.05
    assert 0.15 < rejected(proven, 200, loss=0.05) < 0.4
    assert rejected(proven, 100, loss=0.07) > 0.7


def approved(*versions: int) -> Model:
    model = Model()
    for version in versions:
        model.register(version)
        model.validate(version)
        model.approve(version)
        model.promote()
    return model


def test_version_gets_traffic_only_after_approval() -> None:
    model = approved(1)
    model.register(2)
    model.validate(2)
    assert model.alias == {"champion": 1}
    model.approve(2)
    assert model.alias == {"champion": 1, "challenger": 2}
    model.promote()
    assert model.alias == {"champion": 2}


def test_nothing_is_approved_that_has_not_passed_the_gate() -> None:
    model = approved(1)
    model.register(2)
    with pytest.raises(ValueError, match="2 is candidate"):
        model.approve(2)
    assert model.alias == {"champion": 1}


def test_one_canary_at_a_time() -> None:
    model = approved(1)
    for version in (2, 3):
        model.register(version)
        model.validate(version)
    model.approve(2)
    with pytest.raises(ValueError, match="a canary is running"):
        model.approve(3)
    assert model.state[3] == "validated"


def test_aborted_canary_leaves_the_champion_alone() -> None:
    model = approved(1)
    model.register(2)
    model.validate(2)
    model.approve(2)
    model.abort()
    assert model.alias == {"champion": 1}
    assert model.state[2] == "rejected"


def test_roll_back_returns_to_the_version_before() -> None:
    model = approved(1, 2, 3)
    model.roll_back()
    assert model.alias == {"champion": 2}
    assert model.state[3] == "rejected"
    model.roll_back()
    assert model.alias == {"champion": 1}


def test_repeated_registration_changes_nothing() -> None:
    model = approved(1)
    model.register(1)
    assert model.state == {1: "approved"}


def test_days_are_those_of_the_page() -> None:
    run = windows(date(2026, 11, 23))
    assert run.holdout == (date(2026, 9, 26), date(2026, 10, 24))
    assert run.train == (date(2025, 9, 26), date(2026, 9, 26))
    assert (date(2026, 11, 23) - run.train[1]).days == 58


def test_todays_champion_knows_old_holdouts() -> None:
    run = windows(date(2026, 11, 23))
    assert days_known(windows(date(2026, 11, 16)), run) == 0
    backfilled = windows(date(2026, 11, 2))
    assert days_known(windows(date(2026, 11, 16)), backfilled) == 14
