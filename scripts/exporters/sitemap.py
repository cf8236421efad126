"""Write what search engines read first, from the built pages: sitemap.xml with all languages, and robots.txt.

MkDocs's own sitemap states neither the language for all others (`x-default`) nor anything true about changes: its date
is that of the build.
"""

from xml.sax.saxutils import escape, quoteattr

from scripts.model.catalogue import Catalogue
from scripts.project import urls
from scripts.project.languages import LOCALES
from scripts.site.pages import BuiltPage, Site

_SCHEMAS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def build(site: Site, catalogue: Catalogue) -> None:
    """Write both files into a built site, in the place of MkDocs's sitemap."""
    questions = [site.question_page(locale, id_) for locale in LOCALES for id_ in catalogue.questions]
    entries = "".join(_entry(page) for page in [*site.pages, *questions])
    sitemap = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_SCHEMAS}>\n{entries}</urlset>\n'
    (site.path / "sitemap.xml").write_text(sitemap, encoding="utf-8")
    (site.path / "sitemap.xml.gz").unlink()
    # Crawlers read it at the root of a domain only; below a path it shows people where the sitemap is.
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {urls.join(site.pages[0].url, 'sitemap.xml')}\n"
    (site.path / "robots.txt").write_text(robots, encoding="utf-8")


def _entry(page: BuiltPage) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>\n'
        for language, url in page.alternates.items()
    )
    return f"<url>\n<loc>{escape(page.url)}</loc>\n{links}</url>\n"
