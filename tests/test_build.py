"""`make site` and `make serve` on copies of the project: what a mistake does, and what it leaves alone."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.project import urls
from scripts.project.paths import SITE
from tests.conftest import SAMPLE
from tests.frame import copy_project

PAGE = "docs/en/glossary.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, whose builds leave the real one alone, in a folder whose name a tool may misread."""
    return copy_project(tmp_path / "guide (1) [copy] {a,b} *! %20 ü")


@pytest.fixture
def small_project(project: Path) -> Path:
    """The same with the sample's content, which is built in less time."""
    shutil.rmtree(project / "docs")
    shutil.copy(project / "mkdocs.yml", project / "guide.yml")
    shutil.copytree(SAMPLE, project, dirs_exist_ok=True)
    return project


def build(project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.build"], cwd=project, capture_output=True, text=True, check=False
    )


def edit(project: Path, old: str, new: str, file: str = PAGE) -> None:
    path = project / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (PAGE, "# Glossary", "# Glossary\n\n[gone](gone.md)", "link to “gone.md”"),
        ("mkdocs.yml", "fundamentals.md", "gone.md", "gone.md"),
    ],
    ids=["mistake in content", "mistake in configuration"],
)
def test_failed_build_says_why_and_leaves_the_site(
    small_project: Path, file: str, old: str, new: str, message: str
) -> None:
    site = small_project / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site", encoding="utf-8")
    edit(small_project, old, new, file)

    result = build(small_project)

    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert [file.name for file in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_two_builds_give_the_same_site_and_leave_nothing_of_the_one_before(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GITHUB_REPOSITORY", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    result = build(project)
    assert (result.returncode, result.stderr) == (0, f"{urls.UNKNOWN}\n")
    first = files(project / "site")
    style = "assets/stylesheets/guide.css"
    assert first[style] == (SITE / style).read_bytes()
    (project / "site" / "left-over.html").write_text("old", encoding="utf-8")
    assert build(project).returncode == 0
    second = files(project / "site")
    assert second.keys() == first.keys()
    assert [name for name in first if first[name] != second[name]] == []


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def preview(small_project: Path) -> Iterator[str]:
    """The address of `make serve`, run on the copy."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "scripts.serve"], cwd=small_project, env=os.environ | {"PORT": str(port)}
    )
    yield f"http://localhost:{port}/"
    server.terminate()
    server.wait()


def wait_for(address: str, text: str) -> str:
    """Return the page once it has a text; fail after minutes, because the machine may be busy."""
    page = "nothing"
    end = time.monotonic() + 180
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=30) as response:
                page = response.read().decode()
        except OSError:
            page = "no answer"
        if text in page:
            return page
        time.sleep(0.25)
    raise AssertionError(f"no {text!r} in {page[:500]}")


def test_serve_shows_a_save_and_survives_a_mistake(small_project: Path, preview: str) -> None:
    wait_for(preview, "MLOps")
    with urllib.request.urlopen(preview) as response:
        glossary = f"{response.url}en/glossary/"
    wait_for(glossary, "Glossary")

    edit(small_project, "# Glossary", "# Glossary of the sample")
    wait_for(glossary, "Glossary of the sample")

    edit(small_project, "# Glossary of the sample", "# Glossary with a mistake\n\n[gone](gone.md)")
    page = wait_for(glossary, 'role="alert"')
    assert "link to “gone.md”" in page
    assert "Glossary of the sample" in page

    edit(small_project, "\n\n[gone](gone.md)", "")
    assert 'role="alert"' not in wait_for(glossary, "Glossary with a mistake")
