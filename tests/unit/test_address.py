"""The site's address follows from the repository, wherever that is known."""

import subprocess
from pathlib import Path

import pytest

from scripts.project import revision, urls
from scripts.project.problems import GuideError
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
        ({}, "ssh://git@ssh.github.com:443/Someone/guide.git", PROJECT),
        (
            {},
            "git@github.com:Someone/guide.with.dots",
            SiteUrls("https://someone.github.io/guide.with.dots/", "https://github.com/Someone/guide.with.dots"),
        ),
        ({}, "https://notgithub.com/Someone/guide", SiteUrls(urls.LOCAL_SITE, urls.LOCAL_SITE, known=False)),
        ({}, "git@work-alias:Someone/guide.git", SiteUrls(urls.LOCAL_SITE, urls.LOCAL_SITE, known=False)),
        (
            {"SITE_URL": "https://guide.example/deep/path//"},
            "",
            SiteUrls("https://guide.example/deep/path/", "https://guide.example/deep/path/"),
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


def test_copy_within_another_repository_has_no_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    monkeypatch.delenv("SITE_URL", raising=False)
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    subprocess.run(["git", "remote", "add", "origin", "git@github.com:Other/project"], cwd=tmp_path, check=True)
    copy = tmp_path / "guide"
    copy.mkdir()
    assert not urls.find(copy).known
    assert revision.commit(copy) is None


@pytest.mark.parametrize("address", ["guide.example", "ftp://guide.example", "https://", "https://guide.example/?a=1"])
def test_wrong_address_is_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("SITE_URL", address)
    with pytest.raises(GuideError, match="SITE_URL is “"):
        urls.find()


@pytest.mark.parametrize(
    ("base", "parts", "expected"),
    [
        ("https://a.example/", ["en", "about/"], "https://a.example/en/about/"),
        ("https://a.example/b", ["/en", "/about/"], "https://a.example/b/en/about/"),
        ("https://a.example/b/", ["", "about/"], "https://a.example/b/about/"),
        ("https://a.example/", ["", ""], "https://a.example/"),
        ("https://a.example/b/", ["/en", ""], "https://a.example/b/en/"),
        ("https://a.example", ["sitemap.xml"], "https://a.example/sitemap.xml"),
    ],
)
def test_addresses_are_joined_with_single_slashes(base: str, parts: list[str], expected: str) -> None:
    assert urls.join(base, *parts) == expected


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        (
            "https://github.com/Someone/guide",
            "https://github.com/Someone/guide/issues/new?template=a.yml&address=https://a.example/b/%23c%26d",
        ),
        (urls.LOCAL_SITE, ""),
        ("", ""),
    ],
)
def test_form_is_filled_in_where_there_is_a_repository(repository: str, expected: str) -> None:
    assert urls.new_issue(repository, "a.yml", {"address": "https://a.example/b/#c&d"}) == expected
