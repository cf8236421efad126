"""Training and serving give the same features."""

import csv
import io
import json
import pickle

import numpy as np
import pytest

from examples.feature_pipeline.pipeline import NAMES, build, to_rows

TRAINING = [
    {
        "amount": float(i % 50),
        "age": i % 7,  # never missing
        "country": "DE" if i % 2 else "FR",
        "channel": "web" if i % 3 else "app",
    }
    for i in range(120)
]
TRAINING += [
    {**TRAINING[i], "amount": None, "country": "LU"} for i in range(5)
]
REFERENCE = [
    {"amount": 12.5, "age": 3, "country": "DE", "channel": "web"},
    {"amount": 0, "age": 0, "country": "FR", "channel": "app"},  # zero
    {"amount": None, "age": 3, "country": "DE", "channel": "web"},
    {"amount": 5, "age": None, "country": "DE", "channel": "web"},
    {"amount": 5, "age": 3, "country": "XX", "channel": "web"},
    {"amount": 5, "age": 3, "country": "DE"},  # no channel
]


@pytest.fixture(scope="module")
def fitted():
    return build().fit(to_rows(TRAINING))


def batch_path(features, records):
    """Read a file and compute all rows at once, as training does."""
    file = io.StringIO()
    writer = csv.DictWriter(file, NAMES)
    writer.writeheader()
    writer.writerows(records)
    file.seek(0)
    return features.transform(to_rows(csv.DictReader(file)))


def request_path(features, record):
    """Load the artefact and read one request, as the service does."""
    loaded = pickle.loads(pickle.dumps(features))
    return loaded.transform(to_rows([json.loads(json.dumps(record))]))[
        0
    ]


def column(features, name):
    return list(features.get_feature_names_out(NAMES)).index(name)


def test_both_paths_give_the_same_features(fitted) -> None:
    batch = batch_path(fitted, REFERENCE)
    for expected, record in zip(batch, REFERENCE, strict=True):
        found = request_path(fitted, record)
        np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_other_rows_of_a_batch_change_nothing(fitted) -> None:
    alone = batch_path(fitted, REFERENCE[:1])[0]
    among = batch_path(fitted, [*REFERENCE[:1], *TRAINING])[0]
    np.testing.assert_array_equal(alone, among)


@pytest.mark.parametrize(
    ("case", "amount", "age"), [(1, 0, 0), (2, 1, 0), (3, 0, 1)]
)
def test_gaps_are_flagged_and_zero_is_none(
    fitted, case, amount, age
) -> None:
    row = request_path(fitted, REFERENCE[case])
    assert (
        row[column(fitted, "gaps__missingindicator_amount")] == amount
    )
    # no gap in training, and still a flag
    assert row[column(fitted, "gaps__missingindicator_age")] == age
    assert not np.isnan(row).any()


def test_gap_is_filled_with_the_median_of_training(fitted) -> None:
    median = np.median(
        [r["amount"] for r in TRAINING if r["amount"] is not None]
    )
    gap = request_path(fitted, REFERENCE[2])
    known = request_path(fitted, {**REFERENCE[2], "amount": median})
    at = column(fitted, "filled__amount")
    assert gap[at] == known[at]


def test_unknown_category_shares_the_slot_of_rare_ones(fitted) -> None:
    unknown = request_path(fitted, REFERENCE[4])
    rare = request_path(fitted, {**REFERENCE[4], "country": "LU"})
    np.testing.assert_array_equal(unknown, rare)
    assert unknown[column(fitted, "kinds__country_infrequent_sklearn")]


def test_without_rare_ones_an_unknown_category_is_all_zeros(
    fitted,
) -> None:
    names = fitted.get_feature_names_out(NAMES)
    channel = [name.startswith("kinds__channel") for name in names]
    assert request_path(fitted, REFERENCE[0])[channel].sum() == 1
    assert request_path(fitted, REFERENCE[5])[channel].sum() == 0
