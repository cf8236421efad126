"""The site's address, and that of its repository: told once, here, from what the machine knows.

On GitHub both follow from GITHUB_REPOSITORY (`owner/name`); on a clone, from the remote `origin`. A custom domain is
told with SITE_URL. Nothing else in the project names an address of its own.
"""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from scripts.layout import ROOT

LOCAL_SITE = "http://localhost:8000/mlops-interview-guide/"
_GITHUB = re.compile(r"github\.com[:/]([^/]+/[^/]+?)(?:\.git)?/?$")


@dataclass(frozen=True)
class Address:
    """Where the site is published, ending with a slash, and where its repository is."""

    site: str
    repository: str

    @property
    def environment(self) -> dict[str, str]:
        """The variables that mkdocs.yml reads."""
        return {"SITE_URL": self.site, "REPOSITORY_URL": self.repository}


def find(root: Path = ROOT) -> Address:
    """Return the addresses; without a GitHub repository, those of a preview on this machine."""
    slug = os.environ.get("GITHUB_REPOSITORY") or _origin(root)
    owner, _, name = slug.partition("/")
    site = os.environ.get("SITE_URL") or (_pages(owner.lower(), name) if name else LOCAL_SITE)
    return Address(site.rstrip("/") + "/", f"https://github.com/{slug}" if name else site)


def _pages(owner: str, name: str) -> str:
    """Return the address that GitHub Pages gives to a repository: its owner's own site lies at the root."""
    host = f"{owner}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def _origin(root: Path) -> str:
    """Return `owner/name` of the remote `origin` if it is on GitHub, else an empty string."""
    git = subprocess.run(["git", "remote", "get-url", "origin"], cwd=root, capture_output=True, text=True, check=False)
    match = _GITHUB.search(git.stdout.strip())
    return match[1] if match else ""
