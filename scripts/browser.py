"""Find a browser for the tests; on Debian and Ubuntu, install one if there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
MISSING = "No Chromium or Chrome found: install one, or name its path in the variable BROWSER_PATH."


def find() -> str | None:
    """Return the path of a Chromium-based browser, or None."""
    candidates = [os.environ.get("BROWSER_PATH"), *map(shutil.which, NAMES), str(MAC) if MAC.exists() else None]
    return next((candidate for candidate in candidates if candidate), None)


def install() -> bool:
    """Install Debian's Chromium; return whether it worked. Ubuntu's package of that name needs snap."""
    if shutil.which("apt-get") is None:
        return False
    sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    commands = (["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "--yes", "chromium", "fonts-liberation"])
    return all(
        subprocess.run([*sudo, *command], env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0
        for command in commands
    )


def main() -> int:
    """See to it that there is a browser; return the exit code."""
    if find() or (install() and find()):
        return 0
    print(MISSING, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
