"""The unit tests of the scripts, which Node runs: they need no built site."""

import subprocess

import pytest

from scripts.project.paths import ROOT


@pytest.mark.parametrize("folder", ["search", "state"])
def test_units_of_the_scripts(folder: str) -> None:
    command = ["node", "--test", f"tests/{folder}/*.test.mjs"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
