"""Run other programs: Git, Node, MkDocs. What they read and write is UTF-8, whatever the machine's locale is."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from scripts.project.paths import ROOT
from scripts.project.problems import GuideError


def run(
    *command: str | Path, cwd: Path = ROOT, stdin: str = "", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command and return its exit code and what it wrote.

    Raises GuideError if the program is not installed.
    """
    try:
        return subprocess.run(
            command,
            cwd=cwd,
            env={**os.environ, "PYTHONUTF8": "1", **(environment or {})},
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError as error:
        raise GuideError(
            f"{command[0]} is needed, but not installed: install it, or add its folder to PATH."
        ) from error


def git(root: Path, *arguments: str) -> str:
    """Return what Git says of the repository whose top folder is `root`; an empty string if there is none or it fails.

    A copy of the guide within somebody else's repository is none: its address and commit would be wrong. A clone that
    belongs to another user is one, because Git only reads here.
    """
    command = ("git", "-c", f"safe.directory={root}")
    top = run(*command, "rev-parse", "--show-toplevel", cwd=root)
    if top.returncode or Path(top.stdout.strip()).resolve() != root.resolve():
        return ""
    answer = run(*command, *arguments, cwd=root)
    return "" if answer.returncode else answer.stdout.strip()


def node(script: Path, stdin: str) -> str:
    """Run a script in Node and return what it wrote.

    Raises GuideError with Node's message if the script fails: a mistake of ours, not of an author.
    """
    result = run("node", script, stdin=stdin)
    if result.returncode:
        raise GuideError(f"{script.relative_to(ROOT)} failed:\n{result.stderr.strip()}")
    return result.stdout
