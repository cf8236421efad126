"""What was built: the commit and its date, so that two builds of the same files say the same."""

import datetime
import subprocess
from dataclasses import dataclass
from pathlib import Path

from babel.dates import format_date

from scripts.layout import ROOT

REGIONS = {"de": "DE", "en": "GB"}
"""The varieties of the languages that STYLE.md asks for."""


@dataclass(frozen=True)
class Commit:
    """A commit's short name, and its date."""

    name: str
    date: datetime.date

    def text(self, locale: str) -> str:
        """Return date and name in a language."""
        return f"{format_date(self.date, 'long', locale=f'{locale}_{REGIONS[locale]}')}, {self.name}"


def commit(root: Path = ROOT) -> Commit | None:
    """Return the commit that is checked out, marked if files differ from it; None outside a repository."""
    name = _git(root, "describe", "--always", "--dirty", "--abbrev=7", "--exclude=*")
    date = _git(root, "log", "-1", "--format=%cs")
    return Commit(name, datetime.date.fromisoformat(date)) if name and date else None


def _git(root: Path, *arguments: str) -> str:
    git = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    return git.stdout.strip()
