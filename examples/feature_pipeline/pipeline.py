"""Turn payments into features, the same way in training and serving."""

import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.impute import MissingIndicator, SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

NAMES = ["amount", "age", "country", "channel"]
EMPTY = (None, "")  # what JSON and CSV call missing; zero is a value


def to_rows(records):
    """Read the records of a batch, or of a single request."""
    return np.array(
        [
            [np.nan if r.get(n) in EMPTY else r[n] for n in NAMES]
            for r in records
        ],
        dtype=object,
    )


# part: pipeline
NUMBERS, KINDS = slice(0, 2), slice(2, 4)  # columns of a row


def build():
    """Return what is fitted once and saved with the model."""
    filled = make_pipeline(
        SimpleImputer(strategy="median"), StandardScaler()
    )
    # for every column, not only those with gaps in training
    gaps = MissingIndicator(features="all")
    # rare and unknown values share a slot
    kinds = OneHotEncoder(
        handle_unknown="infrequent_if_exist", min_frequency=20
    )
    return ColumnTransformer(
        [
            ("filled", filled, NUMBERS),
            ("gaps", gaps, NUMBERS),
            ("kinds", kinds, KINDS),
        ]
    )


# end
