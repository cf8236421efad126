"""The folders of scripts/ are stages, and imports point one way; pyproject.toml has the contract."""

import ast
import subprocess
from pathlib import Path

import pytest

from scripts.project.paths import ROOT

MAX_LINES = 45
COMMANDS = sorted((ROOT / "scripts").glob("[!_]*.py"))


def test_stages_know_only_those_below_them() -> None:
    result = subprocess.run(["lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    assert "1 kept, 0 broken" in result.stdout


def test_commands_are_few() -> None:
    assert 1 <= len(COMMANDS) <= 8


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.stem)
def test_command_explains_itself_and_refuses_what_it_does_not_know(command: Path) -> None:
    run = ["python", "-m", f"scripts.{command.stem}"]
    explained = subprocess.run([*run, "--help"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert explained.returncode == 0
    assert "usage:" in explained.stdout
    refused = subprocess.run([*run, "--no-such-option"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr


def test_functions_are_short() -> None:
    long = [
        f"{file.relative_to(ROOT)}:{node.lineno}: {node.name}"
        for folder in ("scripts", "tests")
        for file in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= MAX_LINES
    ]
    assert long == []
