"""Build the site: check the sources, run MkDocs, make all that is read from its pages, then replace `site/`.

`site/` changes only when everything succeeded; until then the last good one stays. For the preview, the pages come at
once, with the search and the PDFs of the last build, which are then made again in `site/`. What search engines and
social networks read is left out there, and styles and scripts stay as they are.
"""

import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

from scripts.exporters import (
    cheatsheet,
    contents,
    data,
    interviewer,
    llms,
    markdown,
    practice,
    question_pages,
    recall,
    search,
    sitemap,
    social,
    structured_data,
)
from scripts.model import catalogue
from scripts.pipeline import check
from scripts.project import urls
from scripts.project.languages import EDITIONS, LOCALES
from scripts.project.paths import CACHE, ROOT, SITE
from scripts.project.problems import report
from scripts.site.pages import Site
from scripts.theme import bundle, mkdocs

STAGING = CACHE / "site"


def whole() -> int:
    """Build everything; return the exit code. Raises GuideError."""
    start = time.perf_counter()
    if not urls.find().known:
        print(urls.UNKNOWN, file=sys.stderr)
    if code := _make_pages():
        return code
    site, known = Site(STAGING), catalogue.load()
    _export(site, known, social, practice)
    # After the search, which reads the pages at the same time, because some of these write into them.
    for exporter in (structured_data, question_pages, markdown, llms, interviewer, data, sitemap, recall):
        exporter.build(site, known)
    bundle.build(STAGING)
    _publish(start)
    return 0


def preview() -> int:
    """Build the pages only, with the last search and PDFs; everything if there are none. Raises GuideError."""
    start = time.perf_counter()
    homes = [Site(SITE).home(locale) / contents.FILE for locale in LOCALES] if SITE.exists() else []
    made = [*search.paths(SITE), *(SITE / edition.file for edition in EDITIONS), *homes]
    if not all(path.exists() for path in made):
        return whole()
    if code := _make_pages():
        return code
    for path in made:
        target = STAGING / path.relative_to(SITE)
        if path.is_dir():
            shutil.copytree(path, target)
        else:
            shutil.copy2(path, target)
    _publish(start)
    return 0


def exports() -> int:
    """Make search and PDFs of the pages in `site/`; return the exit code. Raises GuideError."""
    _export(Site(SITE), catalogue.load())
    return 0


def _make_pages() -> int:
    """Check the sources and run MkDocs, at the same time; return the exit code. What is wrong is said once."""
    with ThreadPoolExecutor() as pool:
        checking, building = pool.submit(check.problems), pool.submit(mkdocs.build, STAGING)
        problems, messages = checking.result(), building.result()
    if code := report(problems):
        return code
    if messages:
        print(messages, file=sys.stderr)
        return 1
    mkdocs.remove_stock_search(STAGING)
    return 0


def _export(site: Site, known: catalogue.Catalogue, *more: ModuleType) -> None:
    """Make PDFs of the built pages, and what else only reads them, while Node makes the search. Raises GuideError."""
    with ThreadPoolExecutor() as pool:
        searching = pool.submit(search.build, site, known)
        for exporter in (contents, cheatsheet, *more):
            exporter.build(site, known)
        searching.result()


def _publish(start: float) -> None:
    """Put the staged site in the place of the last one."""
    old = CACHE / "old-site"
    shutil.rmtree(old, ignore_errors=True)
    if SITE.exists():
        SITE.rename(old)
    STAGING.rename(SITE)
    shutil.rmtree(old, ignore_errors=True)
    print(f"Built {SITE.relative_to(ROOT)}/ in {time.perf_counter() - start:.1f} s")
