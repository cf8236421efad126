"""Say what needs a look: sources that moved, advisories, what is coming. Once a week; `make weekly` prints it."""

import argparse
import sys

from scripts.model import catalogue
from scripts.project.paths import ROOT
from scripts.project.problems import GuideError, report_error
from scripts.upkeep import advisories, issue, links, report


def main() -> int:
    """Print the report, or put it into the repository's issue; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.weekly", description=__doc__)
    parser.add_argument("--issue", action="store_true", help="keep the repository's issue up to date (needs gh)")
    parser.add_argument("--newest", default="", help="how a build with the newest theme and plugins ended")
    parser.add_argument("--run", default="", help="the address of the workflow's run")
    given = parser.parse_args()
    try:
        text = report.write(links.find(catalogue.load()), advisories.find(ROOT), given.newest, given.run)
        print(issue.keep(text) if given.issue else text or "Nothing needs a look.")
    except GuideError as error:
        return report_error(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
