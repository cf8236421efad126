"""Describe the site to search engines in schema.org's vocabulary, on its home pages."""

import json

from scripts.model.catalogue import Catalogue
from scripts.site.pages import HOME, BuiltPage, Site


def build(site: Site, catalogue: Catalogue) -> None:
    """Write JSON-LD into the heads of a built site's home pages."""
    for page in site.pages:
        if page.name == HOME:
            page.path.write_text(page.html.replace("</head>", _script(page) + "</head>", 1), encoding="utf-8")


def _script(page: BuiltPage) -> str:
    """Return the element; no text in it can end it."""
    data = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": page.title,
        "description": page.description,
        "url": page.url,
        "inLanguage": page.locale,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return '<script type="application/ld+json">' + text.replace("<", "\\u003c") + "</script>\n"
