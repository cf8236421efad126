"""Build the whole site: check the sources, run MkDocs, make all that is read from its pages, then replace `site/`.

`site/` changes only when everything succeeded; until then the last good one stays. For the preview (`--preview`), the
pages come at once, with the search and the PDFs of the last build; `--exports` then makes these anew in `site/`.
What search engines and social networks read is left out there, and styles and scripts stay as they are.
"""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts import address, catalogue, cheatsheet, check, search_index, sitemap, slim, social, structured_data
from scripts.layout import CACHE, EDITIONS, ROOT, SITE
from scripts.problems import ContentError, report

STAGING = CACHE / "site"


def main(arguments: list[str]) -> int:
    """Build the site, or a part of it; return the exit code."""
    start = time.perf_counter()
    try:
        if "--exports" in arguments:
            _export(SITE)
            return 0
        if code := _make_pages():
            return code
        if not ("--preview" in arguments and _take_over_exports()):
            search_index.remove_stock_search(STAGING)
            _export(STAGING)
            _announce(STAGING)
            slim.build(STAGING)
    except ContentError as error:
        return report(error.problems)
    _publish()
    print(f"Built {SITE.relative_to(ROOT)}/ in {time.perf_counter() - start:.1f} s")
    return 0


def _make_pages() -> int:
    """Check the sources and run MkDocs, at the same time; return the exit code. What is wrong is said once."""
    with ThreadPoolExecutor() as pool:
        checking, building = pool.submit(check.problems), pool.submit(_run_mkdocs)
        problems, messages = checking.result(), building.result()
    if problems:
        return report(problems)
    if messages:
        print(messages, file=sys.stderr)
    return 1 if messages else 0


def _export(site: Path) -> None:
    """Make search and PDFs of the built pages, at the same time. Raises ContentError."""
    with ThreadPoolExecutor() as pool:
        searching = pool.submit(search_index.build, site, catalogue.load())
        cheatsheet.build(site)
        searching.result()


def _announce(site: Path) -> None:
    """Make what search engines and social networks read of the built pages, after all that reads the pages itself."""
    structured_data.build(site)
    social.build(site)
    sitemap.build(site)


def _take_over_exports() -> bool:
    """Copy search and PDFs of the last build to the pages of this one; return whether there were all of them."""
    made = [*search_index.paths(SITE), *(SITE / edition.file for edition in EDITIONS)]
    if not all(path.exists() for path in made):
        return False
    search_index.remove_stock_search(STAGING)
    for path in made:
        target = STAGING / path.relative_to(SITE)
        if path.is_dir():
            shutil.copytree(path, target)
        else:
            shutil.copy2(path, target)
    return True


def _run_mkdocs() -> str:
    """Run `mkdocs build --strict` into the staging folder; return its warnings and errors if it fails.

    Not with --quiet, which silences the warnings before --strict counts them.
    """
    environment = os.environ | address.find().environment | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(STAGING)]
    result = subprocess.run(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True, check=False)
    if not result.returncode:
        return ""
    lines = [line for line in result.stderr.splitlines() if not line.startswith("INFO")]
    return "\n".join(lines) or f"mkdocs ended with exit code {result.returncode}"


def _publish() -> None:
    """Put the staged site in the place of the last one."""
    old = CACHE / "old-site"
    shutil.rmtree(old, ignore_errors=True)
    if SITE.exists():
        SITE.rename(old)
    STAGING.rename(SITE)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
