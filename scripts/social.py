"""Draw the image that social networks show beside a link to a page: one for each built page.

Like the cheat sheet: data only, never generated markup, and social.typ draws it.
"""

import json
from pathlib import Path

import typst
from babel import Locale

from scripts import built, catalogue
from scripts.built import HOME, Page
from scripts.layout import LOCALES, ROOT, SOCIAL_SIZE, social_image

TEMPLATE = Path(__file__).with_suffix(".typ")

_FONTS = ROOT / "node_modules/source-sans/TTF"
_PIXELS_AS_POINTS = 72
"""The resolution at which the template's points are the image's pixels."""


def build(site: Path, root: Path = ROOT) -> None:
    """Write the images into a built site."""
    pages = list(built.pages(site))
    mark = (site / "assets/images/mark.svg").read_text(encoding="utf-8")
    vocabulary = catalogue.load(root)
    for locale in LOCALES:
        own = [page for page in pages if page.locale == locale]
        texts = vocabulary.texts_in(locale)
        data = {
            "size": SOCIAL_SIZE,
            "mark": mark,
            "locale": locale,
            "site": next(page.title for page in own if page.name == HOME),
            "pages": [{"title": page.title, "note": _note(page, own, texts)} for page in own],
        }
        for page, image in zip(own, _draw(data), strict=True):
            path = site / social_image(locale, page.name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(image)


def _note(page: Page, pages: list[Page], texts: dict[str, str]) -> str:
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
        font_paths=[_FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        format="png",
        ppi=_PIXELS_AS_POINTS,
    )
    # One page comes as bytes, several as a list.
    return images if isinstance(images, list) else [images]
