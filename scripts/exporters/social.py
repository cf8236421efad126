"""Draw the image that social networks show beside a link to a page: one for each built page.

Like the cheat sheet: data only, never generated markup, and social.typ draws it.
"""

import json
from pathlib import Path

import typst
from babel import Locale

from scripts.model.catalogue import Catalogue
from scripts.project.languages import LOCALES
from scripts.project.paths import FONTS
from scripts.site.pages import HOME, BuiltPage, Site, social_image

TEMPLATE = Path(__file__).with_suffix(".typ")
SOCIAL_SIZE = (1200, 630)
"""Width and height in pixels."""

_PIXELS_AS_POINTS = 72
"""The resolution at which the template's points are the image's pixels."""


def build(site: Site, catalogue: Catalogue) -> None:
    """Write the images into a built site."""
    mark = (site.path / "assets/images/mark.svg").read_text(encoding="utf-8")
    for locale in LOCALES:
        pages = site.pages_in(locale)
        texts = catalogue.texts_in(locale)
        data = {
            "size": SOCIAL_SIZE,
            "mark": mark,
            "locale": locale,
            "site": site.page(locale, HOME).title,
            "pages": [{"title": page.title, "note": _note(page, pages, texts)} for page in pages],
        }
        for page, image in zip(pages, _draw(data), strict=True):
            path = site.path / social_image(locale, page.name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(image)


def _note(page: BuiltPage, pages: list[BuiltPage], texts: dict[str, str]) -> str:
    """Return how many questions a page leads to, and its language."""
    language = str(Locale(page.locale).get_display_name(page.locale)).capitalize()
    count = sum(len(each.questions) for each in (pages if page.name == HOME else [page]))
    if not count:
        return language
    return f"{count} {texts['questions' if count > 1 else 'one-question']} · {language}"


def _draw(data: dict) -> list[bytes]:
    """Return the PNGs of a language's pages, in order."""
    images = typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=[FONTS["text"].parent],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        format="png",
        ppi=_PIXELS_AS_POINTS,
    )
    # One page comes as bytes, several as a list.
    return images if isinstance(images, list) else [images]
