"""The site's address follows from the repository, wherever that is known."""

import subprocess
from pathlib import Path

import pytest

from scripts.project import urls
from scripts.project.urls import SiteUrls

PROJECT = SiteUrls("https://someone.github.io/guide/", "https://github.com/Someone/guide")


@pytest.mark.parametrize(
    ("variables", "remote", "expected"),
    [
        ({"GITHUB_REPOSITORY": "Someone/guide"}, "", PROJECT),
        ({}, "git@github.com:Someone/guide.git", PROJECT),
        ({}, "https://github.com/Someone/guide", PROJECT),
        ({}, "https://example.org/Someone/guide.git", SiteUrls(urls.LOCAL_SITE, urls.LOCAL_SITE, known=False)),
        (
            {"GITHUB_REPOSITORY": "Someone/someone.github.io"},
            "",
            SiteUrls("https://someone.github.io/", "https://github.com/Someone/someone.github.io"),
        ),
        ({}, "", SiteUrls(urls.LOCAL_SITE, urls.LOCAL_SITE, known=False)),
        (
            {"GITHUB_REPOSITORY": "Someone/guide", "SITE_URL": "https://guide.example"},
            "",
            SiteUrls("https://guide.example/", "https://github.com/Someone/guide"),
        ),
    ],
)
def test_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], remote: str, expected: SiteUrls
) -> None:
    for name in ("GITHUB_REPOSITORY", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    if remote:
        subprocess.run(["git", "remote", "add", "origin", remote], cwd=tmp_path, check=True)
    assert urls.find(tmp_path) == expected
