"""Build the whole site into site/, which changes only when everything succeeded. `make site`."""

import argparse
import sys

from scripts.pipeline import build
from scripts.project.problems import GuideError, report_error


def main() -> int:
    """Build what the arguments ask for; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.build", description=__doc__)
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--preview", action="store_true", help="the pages only, with the last search and PDFs")
    part.add_argument("--exports", action="store_true", help="rebuild search and PDFs for the pages in site/")
    arguments = parser.parse_args()
    try:
        if arguments.exports:
            return build.exports()
        return build.preview() if arguments.preview else build.whole()
    except GuideError as error:
        return report_error(error)


if __name__ == "__main__":
    sys.exit(main())
