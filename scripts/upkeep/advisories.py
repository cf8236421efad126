"""Known vulnerabilities of the pinned packages, from OSV.dev, which collects those of PyPI and npm."""

import json
import re
import urllib.request
from pathlib import Path

from scripts.project.problems import GuideError

OSV = "https://api.osv.dev/v1/querybatch"
_PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)
_LOCKS = {
    "PyPI": ("requirements.txt", "requirements-dev.txt"),
    "npm": ("package-lock.json", "tests/speed/package-lock.json"),
}

Package = tuple[str, str, str]
"""Ecosystem, name and version."""


def packages(root: Path) -> list[Package]:
    """Return what the lock files pin, each once."""
    found = {
        (ecosystem, name, version)
        for ecosystem, locks in _LOCKS.items()
        for lock in locks
        for name, version in _pins(root / lock)
    }
    return sorted(found)


def _pins(lock: Path) -> list[tuple[str, str]]:
    text = lock.read_text(encoding="utf-8")
    if lock.suffix == ".txt":
        return _PIN.findall(text)
    places = json.loads(text)["packages"].items()
    return [(place.rpartition("node_modules/")[2], package["version"]) for place, package in places if place]


def find(root: Path, address: str = OSV) -> list[tuple[Package, list[str]]]:
    """Return the packages with known vulnerabilities, and the names of these.

    Raises GuideError if the service does not answer.
    """
    pinned = packages(root)
    queries = [{"package": {"ecosystem": kind, "name": name}, "version": version} for kind, name, version in pinned]
    request = urllib.request.Request(
        address, json.dumps({"queries": queries}).encode(), {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            results = json.load(response)["results"]
    except (OSError, ValueError, KeyError) as error:
        raise GuideError(f"{address} does not answer: {error}") from error
    return [
        (package, [vulnerability["id"] for vulnerability in result["vulns"]])
        for package, result in zip(pinned, results, strict=True)
        if result.get("vulns")
    ]
