"""The addresses of the site and of its repository, derived in one place, and how addresses are joined.

On GitHub both follow from GITHUB_REPOSITORY (`owner/name`), on a clone from the remote `origin`. SITE_URL overrides the
site's: for a custom domain, and for the preview. mkdocs.yml gets both from the environment.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from scripts.project.paths import ROOT
from scripts.project.problems import GuideError
from scripts.project.programs import git

LOCAL_SITE = "http://localhost:8000/mlops-interview-guide/"
UNKNOWN = f"The site's address is unknown: set SITE_URL, or a remote “origin” on GitHub; until then it is {LOCAL_SITE}"
_GITHUB = re.compile(r"(?:^|[@/.])github\.com(?::\d+)?[:/]([^/]+/[^/]+?)(?:\.git)?/?$")


@dataclass(frozen=True)
class SiteUrls:
    """Where the site is published, ending with a slash, and where its repository is; `known` unless it is a guess."""

    site: str
    repository: str
    known: bool = True

    @property
    def environment(self) -> dict[str, str]:
        """The variables that mkdocs.yml reads."""
        return {"SITE_URL": self.site, "REPOSITORY_URL": self.repository}


def join(base: str, *parts: str) -> str:
    """Join an address and paths below it with single slashes; a slash at the end of the last part stays."""
    inner = [part.strip("/") for part in parts[:-1]]
    last = [part.lstrip("/") for part in parts[-1:]]
    return "/".join([base.rstrip("/"), *filter(None, inner), *last])


def new_issue(repository: str, form: str, fields: Mapping[str, str]) -> str:
    """Return the address of a form of `.github/ISSUE_TEMPLATE/`, filled in; nothing without a repository on GitHub."""
    if not _GITHUB.search(repository):
        return ""
    return f"{join(repository, 'issues/new')}?{urlencode({'template': form, **fields}, safe='/:')}"


def find(root: Path = ROOT) -> SiteUrls:
    """Return the addresses; without a GitHub repository, those of a preview on this machine.

    Raises GuideError if SITE_URL is not the address of a site.
    """
    slug = os.environ.get("GITHUB_REPOSITORY") or _origin(root)
    owner, _, name = slug.partition("/")
    chosen = os.environ.get("SITE_URL", "").strip()
    if chosen:
        _require_site(chosen)
    site = chosen or (_pages(owner.lower(), name) if name else LOCAL_SITE)
    site = join(site, "")
    return SiteUrls(site, f"https://github.com/{slug}" if name else site, bool(chosen or name))


def _require_site(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise GuideError(f"SITE_URL is “{address}”, expected an address such as https://example.org/guide/")


def _pages(owner: str, name: str) -> str:
    """Return the address that GitHub Pages gives to a repository: the owner's own site is at the root."""
    host = f"{owner}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def _origin(root: Path) -> str:
    """Return `owner/name` of the remote `origin` if it is on GitHub, else an empty string."""
    match = _GITHUB.search(git(root, "remote", "get-url", "origin"))
    return match[1] if match else ""
