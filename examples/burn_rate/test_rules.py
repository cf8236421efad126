"""The rules can be parsed and fire at the share that the page names."""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from promql_parser import parse, parse_duration

FILE = Path(__file__).parent / "rules.yml"
SLO, PERIOD = 0.999, timedelta(days=30)
LONG, SHORT = timedelta(hours=1), timedelta(minutes=5)
[GROUP] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["groups"]
*RECORDS, ALERT = GROUP["rules"]
RATIOS = {rule["record"]: parse(rule["expr"]) for rule in RECORDS}


def counted(ratio):
    """Return what a ratio of two sums of rates divides."""
    return [side.expr.args[0] for side in (ratio.lhs, ratio.rhs)]


def conditions():
    """Return the alert's factor and budget for each window."""
    both = parse(ALERT["expr"])
    assert str(both.op) == "and"
    found = {}
    for each in (both.lhs, both.rhs):
        assert (str(each.op), str(each.rhs.op)) == (">", "*")
        window = counted(RATIOS[each.lhs.name])[0].range
        found[window] = (each.rhs.lhs.val, each.rhs.rhs.val)
    return found


@pytest.mark.parametrize("name", RATIOS)
def test_record_divides_errors_by_requests(name: str) -> None:
    ratio = RATIOS[name]
    errors, requests = (each.vector_selector for each in counted(ratio))
    assert str(ratio.op) == "/"
    assert str(ratio.lhs.modifier) == str(ratio.rhs.modifier)
    assert errors.name == requests.name
    assert str(errors.matchers) == '{code=~"5.."}'
    assert str(requests.matchers) == "{}"


@pytest.mark.parametrize("name", RATIOS)
def test_record_names_its_window(name: str) -> None:
    window = parse_duration(name.rpartition("rate")[2])
    assert {each.range for each in counted(RATIOS[name])} == {window}


def test_one_hour_may_use_two_per_cent_of_the_budget() -> None:
    factor, budget = conditions()[LONG]
    assert budget == pytest.approx(1 - SLO)
    assert factor * (LONG / PERIOD) == pytest.approx(0.02)
    assert factor * budget == pytest.approx(0.0144)


def test_the_last_minutes_must_be_as_bad() -> None:
    assert set(conditions()) == {LONG, SHORT}
    assert conditions()[SHORT] == conditions()[LONG]


def test_whoever_is_woken_up_has_a_runbook() -> None:
    assert ALERT["labels"] == {"severity": "page"}
    assert ALERT["annotations"]["runbook_url"].startswith("https://")
