"""The weights rise, and what is measured can stop them."""

import re
from math import sqrt
from pathlib import Path
from statistics import NormalDist

import yaml

PATH = Path(__file__).with_name("rollout.yaml")
OBJECTS = {
    each["kind"]: each
    for each in yaml.safe_load_all(PATH.read_text(encoding="utf-8"))
}
ROLLOUT = OBJECTS["Rollout"]["spec"]
CANARY = ROLLOUT["strategy"]["canary"]
TEMPLATE = OBJECTS["AnalysisTemplate"]
(METRIC,) = TEMPLATE["spec"]["metrics"]


def holds(condition, *result):
    python = METRIC[condition].replace("&&", "and")
    return eval(python, {"len": len, "result": result})


def by_chance(requests, share=0.2, gap=0.03):
    """Return how often a window exceeds the gap without cause."""
    deviation = sqrt(share * (1 - share) / requests)
    return 2 * NormalDist().cdf(-gap / deviation)


def test_both_objects_are_of_argo_rollouts() -> None:
    versions = {each["apiVersion"] for each in OBJECTS.values()}
    assert versions == {"argoproj.io/v1alpha1"}


def test_the_rollout_selects_its_own_pods() -> None:
    labels = ROLLOUT["template"]["metadata"]["labels"]
    assert ROLLOUT["selector"]["matchLabels"] == labels


def test_weights_rise() -> None:
    weights = [step["setWeight"] for step in CANARY["steps"][::2]]
    assert weights == sorted(set(weights))
    assert 0 < weights[0] <= 5
    assert weights[-1] < 100


def test_an_analysis_that_exists_follows_each_weight() -> None:
    for step in CANARY["steps"][1::2]:
        (template,) = step["analysis"]["templates"]
        assert template["templateName"] == TEMPLATE["metadata"]["name"]
    assert len(CANARY["steps"]) % 2 == 0


def test_a_router_splits_the_traffic() -> None:
    assert CANARY["trafficRouting"]
    assert CANARY["canaryService"] != CANARY["stableService"]


def test_a_small_gap_passes_and_a_large_one_fails() -> None:
    assert holds("successCondition", 0.02)
    assert not holds("failureCondition", 0.02)
    assert holds("failureCondition", 0.04)
    assert not holds("successCondition", 0.04)


def test_too_few_requests_are_neither_so_the_rollout_pauses() -> None:
    assert not holds("successCondition")
    assert not holds("failureCondition")


def test_one_bad_window_is_allowed_and_the_second_aborts() -> None:
    assert METRIC["failureLimit"] == 1
    assert METRIC["count"] > METRIC["failureLimit"] + 1


def test_the_first_window_is_full() -> None:
    window = METRIC["initialDelay"]
    assert f"gap{window})" in METRIC["provider"]["prometheus"]["query"]
    assert METRIC["interval"] == window


def test_the_least_number_of_requests_is_enough() -> None:
    query = METRIC["provider"]["prometheus"]["query"]
    (least,) = re.findall(r">= (\d+)$", query)
    assert round(by_chance(600), 3) == 0.066
    assert by_chance(int(least)) < 0.001
