"""The revision that is built: the commit and its date, so that two builds of the same files say the same."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from babel.dates import format_date

from scripts.project.languages import LANGUAGES
from scripts.project.paths import ROOT
from scripts.project.programs import git


@dataclass(frozen=True)
class Commit:
    """A commit's short name, and its date."""

    name: str
    date: datetime.date

    def text(self, locale: str) -> str:
        """Return date and name in a language."""
        return f"{format_date(self.date, 'long', locale=f'{locale}_{LANGUAGES[locale].region}')}, {self.name}"


def commit(root: Path = ROOT) -> Commit | None:
    """Return the commit that is checked out, marked if files differ from it; None outside a repository."""
    name = git(root, "describe", "--always", "--dirty", "--abbrev=7", "--exclude=*")
    date = git(root, "log", "-1", "--format=%cs")
    return Commit(name, datetime.date.fromisoformat(date)) if name and date else None
