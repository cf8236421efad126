"""The same pages with Material as it comes, to compare with: no templates, styles or scripts of ours.

Also a hook of MkDocs, for its build: it gives the theme's search what ours leaves it without.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from mkdocs.structure.pages import Page

from scripts.project.paths import ROOT


def on_page_markdown(markdown: str, *, page: Page, **_: Any) -> str:
    """Index the page, which scripts/theme/hooks.py excludes."""
    page.meta.pop("search", None)
    return markdown


def build(folder: Path) -> Path:
    """Build the pages into a folder; return the site's folder."""
    templates = folder / "templates"
    shutil.copytree(ROOT / "overrides" / "assets" / "images", templates / "assets" / "images")
    for name in ("home.html", "cheatsheet.html"):
        (templates / name).write_text('{% extends "main.html" %}', encoding="utf-8")
    for name in ("data", "docs"):
        (folder / name).symlink_to(ROOT / name)
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "strict": False,
        "theme": {"name": "material", "custom_dir": str(templates)},
        "extra_css": [],
        "extra_javascript": [],
        "hooks": [str(ROOT / "scripts" / "theme" / "hooks.py"), __file__],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return folder / "site"
