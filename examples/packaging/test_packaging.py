"""What the package refuses, and what its image promises."""

import re
import subprocess
from pathlib import Path

import pytest

from examples.packaging.signature import inputs

DOCKERFILE = Path(__file__).with_name("Dockerfile")
SAMPLE = {"income": 42000.0, "age": 31, "region": "north"}


@pytest.mark.parametrize("income", [42000.0, 42000])
def test_sample_input_passes(income: float) -> None:
    assert inputs(SAMPLE | {"income": income}) == [income, 31, "north"]


def test_order_of_a_request_does_not_matter() -> None:
    backwards = dict(reversed(SAMPLE.items()))
    assert inputs(backwards) == inputs(SAMPLE)


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ({}, "income: missing; age: missing; region: missing"),
        ({"income": 1.0, "age": 31}, "region: missing"),
        (SAMPLE | {"age": 31.0}, "age: float for int"),
        (SAMPLE | {"age": True}, "age: bool for int"),
        (SAMPLE | {"income": True}, "income: bool for float"),
        (SAMPLE | {"income": None}, "income: NoneType for float"),
        (SAMPLE | {"income": "42000"}, "income: str for float"),
        (SAMPLE | {"incme": 1.0}, "incme: unknown"),
    ],
)
def test_other_inputs_are_named(request_: dict, expected: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(expected)}$"):
        inputs(request_)


def instructions() -> list[tuple[str, str]]:
    """Read the Dockerfile as Docker does: continued lines are one."""
    lines = DOCKERFILE.read_text(encoding="utf-8").splitlines()
    text = "\n".join(each for each in lines if not each.startswith("#"))
    joined = re.sub(r"\\[ \t]*\n", "", text).splitlines()
    parts = (each.partition(" ") for each in joined if each.strip())
    return [(name, rest.strip()) for name, _, rest in parts]


def values(name: str) -> list[str]:
    return [rest for each, rest in instructions() if each == name]


def test_linter_finds_nothing() -> None:
    result = subprocess.run(
        ["hadolint", DOCKERFILE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_images_are_pinned_by_digest() -> None:
    images = values("FROM")
    assert images
    for image in images:
        assert re.search(r"@sha256:[0-9a-f]{64}( AS \w+)?$", image)


def test_installs_only_what_the_lock_file_has_hashes_for() -> None:
    installs = [each for each in values("RUN") if "pip install" in each]
    assert installs
    for install in installs:
        assert "--require-hashes" in install.split()
        assert "--only-binary=:all:" in install.split()
        assert "-r requirements.txt" in install


def test_runs_as_a_numeric_user_that_is_not_root() -> None:
    names = [name for name, _ in instructions()]
    user, group = (int(part) for part in values("USER")[-1].split(":"))
    assert user > 0
    assert group > 0
    assert not {"RUN", "COPY"} & set(names[names.index("USER") :])
