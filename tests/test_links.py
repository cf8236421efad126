"""All links and fragments of the built site lead somewhere, as lychee sees it, below the site's path prefix."""

import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from scripts.project import urls
from scripts.project.paths import SITE

OPTIONS = ("--offline", "--no-progress", "--include-fragments", "--index-files", "index.html")


def test_links_and_fragments(tmp_path: Path) -> None:
    prefix = urlsplit(urls.find().site).path.strip("/")
    root, mount = (tmp_path, tmp_path / prefix) if prefix else (SITE, SITE)
    if prefix:
        mount.parent.mkdir(parents=True, exist_ok=True)
        mount.symlink_to(SITE)
    result = subprocess.run(
        ["lychee", *OPTIONS, "--root-dir", root, f"{mount}/**/*.html"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    assert " 0 Errors" in result.stdout
    assert " 0 Total" not in result.stdout
