"""Describe pages to search engines in schema.org's vocabulary: home a website, a section questions and answers."""

import json

from scripts.model.catalogue import Catalogue
from scripts.site.pages import HOME, BuiltPage, Site
from scripts.site.questions import BuiltQuestion, plain


def build(site: Site, catalogue: Catalogue) -> None:
    """Write JSON-LD into the heads of a built site's home pages and sections.

    Raises UnknownElementError for a question that the cheat sheet could not show either.
    """
    for page in site.pages:
        data = _website(page) if page.name == HOME else _faq(page) if page.questions else None
        if data:
            page.path.write_text(page.html.replace("</head>", _script(data) + "</head>", 1), encoding="utf-8")


def _script(data: dict) -> str:
    """Return the element; no text in it can end it."""
    text = json.dumps({"@context": "https://schema.org"} | data, ensure_ascii=False, separators=(",", ":"))
    return '<script type="application/ld+json">' + text.replace("<", "\\u003c") + "</script>\n"


def _website(page: BuiltPage) -> dict:
    return {"@type": "WebSite"} | _about(page)


def _faq(page: BuiltPage) -> dict:
    return {"@type": "FAQPage"} | _about(page) | {"mainEntity": [_question(page, entry) for entry in page.questions]}


def _about(page: BuiltPage) -> dict:
    return {"name": page.title, "description": page.description, "url": page.url, "inLanguage": page.locale}


def _question(page: BuiltPage, question: BuiltQuestion) -> dict:
    answer = " ".join(plain(paragraph).strip() for paragraph in question.gist)
    url = f"{page.url}#{question.id}"
    return {
        "@type": "Question",
        "name": plain(question.title).strip(),
        "url": url,
        "inLanguage": page.locale,
        "acceptedAnswer": {"@type": "Answer", "text": answer, "url": url, "inLanguage": page.locale},
    }
