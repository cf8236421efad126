"""Take the prompts of the recall out of the section pages, which would load them for nothing: the last to read them."""

import re

from scripts.model.catalogue import Catalogue
from scripts.project.problems import GuideError
from scripts.site.pages import BuiltPage, Site

_PART = re.compile(r'<div class="part part-recall" data-part="recall"[^>]*>.*?</div>\s*', re.DOTALL)


def build(site: Site, catalogue: Catalogue) -> None:
    """Take the recall out of each section's page.

    Raises GuideError if a page has fewer or more of them than its questions should have.
    """
    for page in site.pages:
        if page.questions:
            page.path.write_text(_without(page, catalogue), encoding="utf-8")


def _without(page: BuiltPage, catalogue: Catalogue) -> str:
    text, found = _PART.subn("", page.path.read_text(encoding="utf-8"))
    metadata = [catalogue.questions[question.id] for question in page.questions]
    expected = [
        each.id for each in metadata if not each.is_advice and "recall" not in catalogue.unwritten.parts(each.id)
    ]
    if found != len(expected) or 'data-part="recall"' in text:
        raise GuideError(f"{page.path}: {found} recall parts, expected {len(expected)}; see {__name__}")
    return text
