"""Run MkDocs, and remove from its output what the theme ships and nobody uses here."""

import shutil
import sys
from pathlib import Path

from scripts.project import urls
from scripts.project.programs import run


def build(target: Path) -> str:
    """Run `mkdocs build --strict` into a folder; return its warnings and errors if it fails.

    Not with --quiet, which silences the warnings before --strict counts them.
    """
    environment = urls.find().environment | {"NO_MKDOCS_2_WARNING": "1"}
    result = run(sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", target, environment=environment)
    if not result.returncode:
        return ""
    lines = [line for line in result.stderr.splitlines() if not line.startswith("INFO")]
    return "\n".join(lines) or f"mkdocs ended with exit code {result.returncode}"


def remove_stock_search(site: Path) -> None:
    """Remove what Material ships for its own search: an empty index, its worker, its stemmers."""
    scripts = site / "assets" / "javascripts"
    for path in (site / "search", scripts / "workers", scripts / "lunr"):
        shutil.rmtree(path)
