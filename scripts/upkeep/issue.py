"""One issue of the repository that says what needs a look; GitHub's `gh` keeps it."""

import json

from scripts.project.problems import GuideError
from scripts.project.programs import run

LABEL = "upkeep"
TITLE = "What needs a look this week"


def keep(body: str) -> str:
    """Put a text into the issue and open it; without a text, close it. Return what was done.

    Raises GuideError if `gh` fails.
    """
    listed = _gh("issue", "list", "--label", LABEL, "--state", "all", "--limit", "1", "--json", "number,state")
    found = json.loads(listed)
    if not found:
        return _create(body) if body else "nothing to say, and no issue"
    number, is_open = str(found[0]["number"]), found[0]["state"] == "OPEN"
    if not body:
        if is_open:
            _gh("issue", "close", number, "--comment", "Nothing needs a look any more.")
        return f"closed #{number}" if is_open else f"#{number} stays closed"
    _gh("issue", "edit", number, "--body-file", "-", stdin=body)
    if not is_open:
        _gh("issue", "reopen", number)
    return f"updated #{number}" if is_open else f"reopened #{number}"


def _create(body: str) -> str:
    _gh("label", "create", LABEL, "--force", "--description", "Kept by the weekly workflow")
    return "opened " + _gh("issue", "create", "--title", TITLE, "--label", LABEL, "--body-file", "-", stdin=body)


def _gh(*arguments: str, stdin: str = "") -> str:
    result = run("gh", *arguments, stdin=stdin)
    if result.returncode:
        raise GuideError(f"gh {arguments[0]} {arguments[1]} failed: {result.stderr.strip()}")
    return result.stdout.strip()
