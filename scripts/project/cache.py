"""What takes long to draw is drawn once: a folder of `.cache/` keeps it, by the content that it was made of.

A file begins with the checksum of what follows: one that is broken counts as missing. Threads and processes may share a
folder, as the check and the build do.
"""

import contextlib
import fcntl
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_LOCK = "lock"


def key(*parts: bytes) -> str:
    """Return a name for what is made of parts, which changes with each of them."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]


class Cache:
    """A folder with what was made before, by keys."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which need not be there yet."""
        self._folder = folder

    def get(self, sources: Mapping[str, T], make: Callable[[list[T]], Iterable[bytes]]) -> dict[str, bytes]:
        """Return what became of each source, by its key; `make` is given those that are missing, at once and in order.

        Raises what `make` raises.
        """
        found = self._read(sources)
        if len(found) < len(sources):
            self._folder.mkdir(parents=True, exist_ok=True)
            with self._alone():
                # Who comes second finds everything made.
                found |= self._read(sources.keys() - found.keys())
                missing = {key: source for key, source in sources.items() if key not in found}
                if missing:
                    made = zip(missing, make(list(missing.values())), strict=True)
                    found |= {key: self._write(key, content) for key, content in made}
        return found

    def keep_only(self, keys: Iterable[str]) -> None:
        """Remove all that has another key."""
        if self._folder.exists():
            kept = {_LOCK, *keys}
            with self._alone():
                for file in self._folder.iterdir():
                    if file.name not in kept:
                        file.unlink()

    def _read(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the contents that are there and not broken."""
        found = {}
        for each in keys:
            # Another process may remove a file at any time.
            with contextlib.suppress(FileNotFoundError):
                checksum, _, content = (self._folder / each).read_bytes().partition(b"\n")
                if checksum == _checksum(content):
                    found[each] = content
        return found

    def _write(self, name: str, content: bytes) -> bytes:
        """Write a file whole or not at all, even if the machine stops; return its content."""
        written = self._folder / f"{name}.part"
        written.write_bytes(_checksum(content) + b"\n" + content)
        written.replace(self._folder / name)
        return content

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Wait until no other thread or process holds the folder's lock, and hold it."""
        with (self._folder / _LOCK).open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
