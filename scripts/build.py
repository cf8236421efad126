"""Build the whole site: check the sources, run MkDocs, make all that is read from its pages, then replace `site/`.

`site/` changes only when everything succeeded; until then the last good one stays.
"""

import os
import shutil
import subprocess
import sys
import time

from scripts import address, catalogue, cheatsheet, check, search_index, sitemap, social, structured_data
from scripts.layout import CACHE, ROOT, SITE
from scripts.problems import ContentError, report

STAGING = CACHE / "site"


def main() -> int:
    """Build the site; return the exit code."""
    start = time.perf_counter()
    if report(check.problems()):
        return 1
    if not _run_mkdocs():
        return 1
    search_index.build(STAGING, catalogue.load())
    try:
        cheatsheet.build(STAGING)
    except ContentError as error:
        return report(error.problems)
    structured_data.build(STAGING)
    social.build(STAGING)
    sitemap.build(STAGING)
    _publish()
    print(f"Built {SITE.relative_to(ROOT)}/ in {time.perf_counter() - start:.1f} s")
    return 0


def _run_mkdocs() -> bool:
    """Run `mkdocs build --strict` into the staging folder; show its warnings and errors only.

    Not with --quiet, which silences the warnings before --strict counts them.
    """
    environment = os.environ | address.find().environment | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(STAGING)]
    result = subprocess.run(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True, check=False)
    if result.returncode:
        print(*(line for line in result.stderr.splitlines() if not line.startswith("INFO")), sep="\n", file=sys.stderr)
    return result.returncode == 0


def _publish() -> None:
    """Put the staged site in the place of the last one."""
    old = CACHE / "old-site"
    shutil.rmtree(old, ignore_errors=True)
    if SITE.exists():
        SITE.rename(old)
    STAGING.rename(SITE)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
