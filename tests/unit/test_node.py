"""The unit tests of the search engine, which Node runs: they need no built site."""

import subprocess

from scripts.project.paths import ROOT


def test_units_of_the_search() -> None:
    command = ["node", "--test", "tests/search/*.test.mjs"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
