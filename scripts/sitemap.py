"""Write what search engines read first, from the built pages: sitemap.xml with all languages, and robots.txt.

MkDocs's own sitemap tells neither the language for all others (`x-default`) nor anything true about changes: its date
is that of the build.
"""

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from scripts import built
from scripts.built import Page

_SCHEMAS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def build(site: Path) -> None:
    """Write both files into a built site, in the place of MkDocs's sitemap."""
    pages = list(built.pages(site))
    entries = "".join(_entry(page) for page in pages)
    sitemap = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_SCHEMAS}>\n{entries}</urlset>\n'
    (site / "sitemap.xml").write_text(sitemap, encoding="utf-8")
    (site / "sitemap.xml.gz").unlink()
    # Crawlers read it at the root of a domain only; below a path it tells people where the sitemap is.
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {pages[0].url}sitemap.xml\n"
    (site / "robots.txt").write_text(robots, encoding="utf-8")


def _entry(page: Page) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>\n'
        for language, url in page.alternates.items()
    )
    return f"<url>\n<loc>{escape(page.url)}</loc>\n{links}</url>\n"
