"""Tell search engines what a page is, in schema.org's words: home is a website, a section its questions and answers."""

import json
from pathlib import Path

from scripts import built, question_html
from scripts.built import HOME, Page
from scripts.question_html import Question


def build(site: Path) -> None:
    """Write JSON-LD into the heads of a built site's home pages and sections.

    Raises UnknownElementError for a question that the cheat sheet could not show either.
    """
    for page in built.pages(site):
        data = _website(page) if page.name == HOME else _faq(page) if page.questions else None
        if data:
            page.path.write_text(page.html.replace("</head>", _script(data) + "</head>", 1), encoding="utf-8")


def _script(data: dict) -> str:
    """Return the element; no text in it can end it."""
    text = json.dumps({"@context": "https://schema.org"} | data, ensure_ascii=False, separators=(",", ":"))
    return '<script type="application/ld+json">' + text.replace("<", "\\u003c") + "</script>\n"


def _website(page: Page) -> dict:
    return {"@type": "WebSite"} | _about(page)


def _faq(page: Page) -> dict:
    return {"@type": "FAQPage"} | _about(page) | {"mainEntity": [_question(page, entry) for entry in page.questions]}


def _about(page: Page) -> dict:
    return {"name": page.title, "description": page.description, "url": page.url, "inLanguage": page.locale}


def _question(page: Page, question: Question) -> dict:
    answer = " ".join(question_html.plain(paragraph).strip() for paragraph in question.gist)
    url = f"{page.url}#{question.id}"
    return {
        "@type": "Question",
        "name": question_html.plain(question.title).strip(),
        "url": url,
        "inLanguage": page.locale,
        "acceptedAnswer": {"@type": "Answer", "text": answer, "url": url, "inLanguage": page.locale},
    }
