"""The images for social networks: what they show, read from their pixels, and that each is drawn once."""

import io
import itertools
import shutil
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image, ImageChops

from scripts.exporters import social, typesetting
from scripts.exporters.social import SOCIAL_SIZE
from scripts.model import catalogue
from scripts.model.catalogue import Catalogue
from scripts.project.languages import LOCALES
from scripts.project.paths import SITE
from scripts.project.problems import GuideError
from scripts.site.pages import Site, question_social_image

GUIDE = catalogue.load()
MOST_BYTES = 50_000
GROUND, WHITE = (15, 92, 92), (255, 255, 255)
MARGIN = 88
OVERHANG = 5
"""How far a j at the beginning of a line reaches into the margin."""
QUESTIONS = [(locale, id_) for locale in LOCALES for id_ in GUIDE.questions]
TITLE = "What is monitoring?"
COMPOUND = "Modellüberwachungsverfahrensbeschreibung"
LONG_TITLE = (
    f"Wofür brauchen Sie eine {COMPOUND}, und worüber gäbe eine "
    "Qualitätssicherungsmaßnahmenübersicht größerer Teams künftig überhaupt noch Auskunft – für Prüfer?"
)

every_question = pytest.mark.parametrize(("locale", "id_"), QUESTIONS)


def read(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("RGB")


def bands(image: Image.Image) -> list[tuple[int, int]]:
    """Return the rows in which something stands, as ranges from top to bottom."""
    inked = ImageChops.difference(image, Image.new("RGB", image.size, GROUND)).convert("L").point(lambda v: v and 255)
    rows = [inked.crop((0, y, image.width, y + 1)).getbbox() is not None for y in range(image.height)]
    groups = [(is_inked, len(list(each))) for is_inked, each in itertools.groupby(rows)]
    ends = list(itertools.accumulate(length for _, length in groups))
    return [(end - length, end) for (is_inked, length), end in zip(groups, ends, strict=True) if is_inked]


def assert_all_has_its_place(image: Image.Image) -> None:
    """Assert that nothing is cut off, and that mark, title, bar and facts stand one below another."""
    box = ImageChops.difference(image, Image.new("RGB", image.size, GROUND)).getbbox()
    assert box
    left, top, right, bottom = box
    assert left >= MARGIN - OVERHANG
    assert right <= image.width - MARGIN + 1
    assert top >= MARGIN - 12
    assert bottom <= image.height - 50
    mark, *title, bar, facts = bands(image)
    assert 70 <= mark[1] - mark[0] <= 80
    assert title[0][0] - mark[1] >= 12
    assert 7 <= bar[1] - bar[0] <= 8
    assert bar[0] - title[-1][1] >= 16
    assert facts[0] - bar[1] >= 16
    assert 25 <= facts[1] - facts[0] <= 45


def bright_bars(image: Image.Image) -> int:
    """Return how many of the bars before the level are white."""
    x = MARGIN + 4
    first = [y for y in range(500, image.height) if image.getpixel((x, y)) == WHITE]
    row = first[len(first) // 2]
    # The word begins behind the bars.
    pixels = [image.getpixel((x, row)) == WHITE for x in range(MARGIN, MARGIN + 46)]
    return sum(is_white for is_white, _ in itertools.groupby(pixels))


@every_question
def test_every_question_has_an_image(locale: str, id_: str) -> None:
    path = SITE / question_social_image(locale, id_)
    assert path.stat().st_size <= MOST_BYTES
    with Image.open(path) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "P", SOCIAL_SIZE)
        assert_all_has_its_place(image.convert("RGB"))


@every_question
def test_level_has_its_bars(locale: str, id_: str) -> None:
    level = list(GUIDE.levels).index(GUIDE.questions[id_].level) + 1
    assert bright_bars(read(SITE / question_social_image(locale, id_))) == level


def test_no_two_questions_have_the_same_image() -> None:
    found = sorted((SITE / "assets" / "social" / "q").iterdir())
    assert found == sorted(SITE / question_social_image(*question) for question in QUESTIONS)
    assert len({path.read_bytes() for path in found}) == len(QUESTIONS)


@pytest.mark.parametrize("path", sorted((SITE / "assets" / "social").glob("*.png")), ids=lambda path: path.stem)
def test_image_of_a_page_is_their_sibling(path: Path) -> None:
    with Image.open(path) as image:
        assert image.mode == "P"
        assert_all_has_its_place(image.convert("RGB"))


class Project:
    """The sample's site, a cache of its own, and what is drawn for it."""

    def __init__(self, site: Path, cache: Path, known: Catalogue) -> None:
        self.site, self.cache, self._known = site, cache, known
        self.drawn: dict[tuple[str, str], bytes] = {}
        """What Typst drew in the last build, by language and title."""

    def build(self) -> dict[str, bytes]:
        """Draw what is missing; return all images by their paths."""
        self.drawn.clear()
        social.build(Site(self.site), self._known, self.cache)
        folder = self.site / "assets" / "social"
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.png")}

    def retitle(self, title: str) -> None:
        page = self.site / "en" / "fundamentals" / "index.html"
        page.write_text(page.read_text(encoding="utf-8").replace(TITLE, title), encoding="utf-8")

    @property
    def kept(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.cache.iterdir() if path.name != "lock"}


@pytest.fixture
def project(sample_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    for name in ("index.html", "en/index.html", "fundamentals/index.html", "en/fundamentals/index.html"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(sample_site / name, tmp_path / "site" / name)
    shutil.copytree(sample_site / "assets" / "images", tmp_path / "site" / "assets" / "images")
    sample = Project(tmp_path / "site", tmp_path / "cache", catalogue.load(sample_site.parent))
    typeset = typesetting.typeset

    def watched(template: Path, data: dict, format_: Literal["png"], **options: float) -> list[bytes]:
        images = typeset(template, data, format_, **options)
        for said, image in zip(data["images"], images, strict=True):
            title = " ".join("".join(part["text"] for part in word) for word in said["title"])
            sample.drawn[said["locale"], title] = image
        return images

    monkeypatch.setattr(typesetting, "typeset", watched)
    return sample


def test_second_build_draws_none(project: Project) -> None:
    first = project.build()
    assert len(project.drawn) == len(first) == len(project.kept) == 8
    assert project.build() == first
    assert not project.drawn


def test_images_are_the_same_without_the_cache(project: Project) -> None:
    first = project.build()
    shutil.rmtree(project.cache)
    assert project.build() == first
    assert len(project.drawn) == len(first)


def test_changed_title_is_drawn_anew(project: Project) -> None:
    first, kept = project.build(), project.kept
    project.retitle("What is <em>not</em> <code>monitoring</code>?")
    second = project.build()
    assert len(project.drawn) == 1
    assert [name for name in first if first[name] != second[name]] == ["q/en-first.png"]
    # Nobody uses the old one any more.
    assert len(project.kept.keys() - kept.keys()) == len(kept.keys() - project.kept.keys()) == 1


@pytest.mark.parametrize("name", ["social.typ", "inlines.typ"])
def test_changed_template_draws_all_anew(
    project: Project, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = project.build()
    for template in social.TEMPLATE.parent.glob("*.typ"):
        shutil.copy(template, tmp_path / template.name)
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write("// Changed\n")
    monkeypatch.setattr(social, "TEMPLATE", tmp_path / social.TEMPLATE.name)
    assert project.build() == first
    assert len(project.drawn) == len(first)


@pytest.mark.parametrize("broken", [b"", b"\x89PNG\r\n\x1a\n"], ids=["empty", "cut off"])
def test_broken_file_is_drawn_anew(project: Project, broken: bytes) -> None:
    first, kept = project.build(), project.kept
    name = min(kept)
    (project.cache / name).write_bytes(broken)
    assert project.build() == first
    assert len(project.drawn) == 1
    assert project.kept == kept


def test_palette_loses_nothing_that_one_sees(project: Project) -> None:
    image = io.BytesIO(project.build()["q/en-first.png"])
    drawn = io.BytesIO(project.drawn["en", TITLE])
    with Image.open(image) as few, Image.open(drawn) as all_:
        difference = ImageChops.difference(few.convert("RGB"), all_.convert("RGB"))
    assert difference.point(lambda value: max(value - 4, 0)).getbbox() is None


@pytest.mark.parametrize(
    "title",
    [LONG_TITLE, COMPOUND, "ÄÖÜ", f"Wie wirkt <code>--{COMPOUND[:-2].lower()}</code>?", "W" * 26],
    ids=["long", "compound", "short", "code", "wide"],
)
def test_invented_title_fits(project: Project, title: str) -> None:
    project.retitle(title)
    images = project.build()
    assert len(images["q/en-first.png"]) <= MOST_BYTES
    assert_all_has_its_place(read(project.site / question_social_image("en", "first")))


@pytest.mark.parametrize("title", [f"{LONG_TITLE} {LONG_TITLE}", "W" * 45], ids=["long", "wide"])
def test_title_that_does_not_fit_stops_the_build(project: Project, title: str) -> None:
    project.retitle(title)
    with pytest.raises(GuideError) as stopped:
        project.build()
    assert f"“{title.replace(' –', chr(160) + '–')}” does not fit" in str(stopped.value)
