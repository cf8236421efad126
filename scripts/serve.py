"""Serve the guide on this machine, and build it again at each save. `make serve`."""

import argparse
import os
import sys

from scripts.pipeline import preview
from scripts.project.problems import GuideError, report_error


def main() -> int:
    """Build, then serve until interrupted; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.serve", description=__doc__)
    parser.add_argument("--port", type=int, default=os.environ.get("PORT", "8000"), help="8000, or the variable PORT")
    try:
        return preview.serve(parser.parse_args().port)
    except GuideError as error:
        return report_error(error)


if __name__ == "__main__":
    sys.exit(main())
