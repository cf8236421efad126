"""What is drawn is kept: it is made once, anew if its file is broken, and goes when nobody uses it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from scripts.project.cache import Cache, key

SOURCES = {key(text.encode()): text for text in ("Überwachung", "Drift", "Rollback")}
MADE = {name: text.encode() for name, text in SOURCES.items()}


class Maker:
    """Makes bytes of texts, and remembers of which."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: list[str]) -> list[bytes]:
        self.asked += texts
        return [text.encode() for text in texts]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which everything is kept."""
    assert Cache(tmp_path / "kept").get(SOURCES, Maker()) == MADE
    return tmp_path / "kept"


def files(folder: Path) -> dict[str, Path]:
    return {path.name: path for path in folder.iterdir() if path.name in SOURCES}


def test_key_changes_with_each_part() -> None:
    parts = [(b"a", b"b"), (b"ab",), (b"a", b"c"), (b"b", b"a"), (b"a", b"b", b"")]
    assert len({key(*each) for each in parts}) == len(parts)
    assert key(b"a", b"b") == key(b"a", b"b")


def test_nothing_is_made_twice(folder: Path) -> None:
    maker = Maker()
    assert Cache(folder).get(SOURCES, maker) == MADE
    assert maker.asked == []


def test_many_at_once_make_it_once(tmp_path: Path) -> None:
    maker = Maker()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: Cache(tmp_path / "kept").get(SOURCES, maker), range(8)))
    assert found == [MADE] * 8
    assert maker.asked == list(SOURCES.values())


@pytest.mark.parametrize(
    "broken",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[:-1] + b"?",
        lambda content: content.partition(b"\n")[2],
    ],
    ids=["empty", "cut off", "changed", "without its checksum"],
)
def test_broken_file_is_made_anew(folder: Path, broken: Callable[[bytes], bytes]) -> None:
    name, text = next(iter(SOURCES.items()))
    whole = files(folder)[name].read_bytes()
    files(folder)[name].write_bytes(broken(whole))
    maker = Maker()
    assert Cache(folder).get(SOURCES, maker) == MADE
    assert maker.asked == [text]
    assert files(folder)[name].read_bytes() == whole


def test_what_nobody_uses_goes(folder: Path) -> None:
    used, *unused = SOURCES
    (folder / "left-over.part").write_bytes(b"of a build that was stopped")
    Cache(folder).keep_only([used])
    assert list(files(folder)) == [used]
    assert not list(folder.glob("*.part"))
    maker = Maker()
    assert Cache(folder).get(SOURCES, maker) == MADE
    assert maker.asked == [SOURCES[each] for each in unused]


def test_nothing_is_kept_of_what_failed(tmp_path: Path) -> None:
    def fails(texts: list[str]) -> list[bytes]:
        raise ValueError(texts)

    with pytest.raises(ValueError, match="Drift"):
        Cache(tmp_path).get(SOURCES, fails)
    maker = Maker()
    assert Cache(tmp_path).get(SOURCES, maker) == MADE
    assert maker.asked == list(SOURCES.values())
