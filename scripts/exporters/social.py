"""Draw the images that social networks show beside a link: one for each page, and one for each question.

Like the cheat sheet: data only, never generated markup, and social.typ draws it. What was drawn stays in
`.cache/social` as long as a build uses it.
"""

import io
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from importlib.metadata import version
from itertools import chain, groupby
from pathlib import Path

from PIL import Image

from scripts.exporters import typesetting
from scripts.model.catalogue import Catalogue
from scripts.project import cache
from scripts.project.cache import Cache
from scripts.project.languages import LOCALES, own_name
from scripts.project.paths import CACHE, ROOT
from scripts.site.pages import HOME, BuiltPage, Site, question_social_image, social_image
from scripts.site.questions import BuiltQuestion, Inline, Inlines, plain

TEMPLATE = Path(__file__).with_suffix(".typ")
SOCIAL_SIZE = (1200, 630)
"""Width and height in pixels."""

_PIXELS_AS_POINTS = 72
"""The resolution at which the template's points are the image's pixels."""
_COLOURS = 64
"""In a palette: text is smooth, and no pixel differs by more than 1 % from what was drawn."""


@dataclass(frozen=True)
class Picture:
    """What an image says: its title by words, what stands above, and below the level and other facts."""

    locale: str
    above: str
    title: tuple[Inlines, ...]
    facts: tuple[str, ...]
    level: str = ""
    bars: int = 0


def build(site: Site, catalogue: Catalogue, folder: Path = CACHE / "social") -> None:
    """Write the images into a built site; draw those that are not in the cache.

    Raises GuideError with what Typst says if a title does not fit.
    """
    pictures = {path: picture for locale in LOCALES for path, picture in _pictures(site, catalogue, locale)}
    mark = (site.path / "assets/images/mark.svg").read_text(encoding="utf-8")
    common = {"size": SOCIAL_SIZE, "mark": mark, "bars": len(catalogue.levels)}
    keys = {path: _key(picture, common) for path, picture in pictures.items()}
    kept = Cache(folder)
    sources = {key: pictures[path] for path, key in keys.items()}
    drawn = kept.get(sources, lambda missing: _draw(missing, common))
    kept.keep_only(sources)
    for path, key in keys.items():
        (site.path / path).parent.mkdir(parents=True, exist_ok=True)
        (site.path / path).write_bytes(drawn[key])


def _pictures(site: Site, catalogue: Catalogue, locale: str) -> Iterator[tuple[str, Picture]]:
    """Yield what the images of a language say, each with its path in the site."""
    pages = site.pages_in(locale)
    name = site.page(locale, HOME).title
    language = own_name(locale)
    for page in pages:
        counted = [question.id for each in (pages if page.name == HOME else [page]) for question in each.questions]
        facts = (*catalogue.counted(counted, locale), language)
        above = "" if page.name == HOME else name
        yield social_image(locale, page.name), Picture(locale, above, _words((Inline("text", page.title),)), facts)
        for question in page.questions:
            path = question_social_image(locale, question.id)
            yield path, _of_question(question, page, catalogue, name, language)


def _of_question(question: BuiltQuestion, page: BuiltPage, catalogue: Catalogue, name: str, language: str) -> Picture:
    return Picture(
        page.locale,
        name,
        _words(question.title),
        (page.title, language),
        catalogue.levels[question.level][page.locale],
        1 + list(catalogue.levels).index(question.level),
    )


def _words(title: Inlines) -> tuple[Inlines, ...]:
    """Return the words of a title; a dash belongs to the word before it, because no line begins with one."""
    return tuple(word for word in _split(title) if plain(word))


def _split(parts: Inlines) -> list[Inlines]:
    """Return inlines divided at their spaces; an empty word stands for a space at the beginning or the end."""
    words: list[Inlines] = [()]
    for part in parts:
        inside = [(Inline("text", text),) for text in part.text.replace(" –", "\u00a0–").split(" ")]
        if part.kind != "text":
            inside = [(Inline(part.kind, children=word),) for word in _split(part.children)]
        words[-1] += inside[0]
        words += inside[1:]
    return words


def _key(picture: Picture, common: dict) -> str:
    """Return a name for what a picture becomes: it changes with what it says, how it is drawn, and with what."""
    code = [Path(__file__), Path(typesetting.__file__)]
    files = [*code, TEMPLATE, TEMPLATE.with_name("inlines.typ"), ROOT / "package-lock.json"]
    data = json.dumps([asdict(picture), common, version("typst"), version("pillow")])
    return cache.key(data.encode(), *(file.read_bytes() for file in files))


def _draw(pictures: list[Picture], common: dict) -> list[bytes]:
    """Return the PNGs of pictures: those of a language are set in one run, at the same time as the others'."""
    runs = [list(each) for _, each in groupby(pictures, lambda picture: picture.locale)]
    with ThreadPoolExecutor() as pool:
        drawn = list(pool.map(lambda each: _set(each, common), runs))
        return list(pool.map(_with_palette, chain.from_iterable(drawn)))


def _set(pictures: list[Picture], common: dict) -> list[bytes]:
    data = common | {"images": [asdict(picture) for picture in pictures]}
    return typesetting.typeset(TEMPLATE, data, "png", ppi=_PIXELS_AS_POINTS)


def _with_palette(image: bytes) -> bytes:
    """Return a PNG with the colours that cover it best: a third of its size."""
    with Image.open(io.BytesIO(image)) as drawn:
        few = drawn.convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    written = io.BytesIO()
    few.save(written, "PNG")
    return written.getvalue()
