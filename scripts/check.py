"""Check the sources: all problems at once, in seconds. `make check`."""

import argparse
import sys

from scripts.pipeline import check
from scripts.project.problems import GuideError, report, report_error


def main() -> int:
    """Print the problems, or what is left to be written; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.check", description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail for warnings, too")
    try:
        if code := report(check.problems(), parser.parse_args().strict):
            return code
        print("No problems.", check.left() or "Nothing is left to be written.")
        return 0
    except GuideError as error:
        return report_error(error)


if __name__ == "__main__":
    sys.exit(main())
