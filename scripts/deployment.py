"""Look at the site before it is published (`ready`), or at the published one (`live`). Used by the workflow."""

import argparse
import sys

from scripts.project.paths import SITE
from scripts.project.problems import GuideError, report_error
from scripts.upkeep import deployment


def main() -> int:
    """Print the faults; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.deployment", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("ready", help="refuse a site/ that names an address of this machine")
    live = commands.add_parser("live", help="ask the published site for pages, search, a PDF and its commit")
    live.add_argument("address")
    live.add_argument("commit")
    given = parser.parse_args()
    try:
        if given.command == "ready":
            found = deployment.local_addresses(SITE)
        else:
            found = deployment.faults(given.address, given.commit)
    except GuideError as error:
        return report_error(error)
    print("\n".join(found) or "No faults.", file=sys.stderr if found else sys.stdout)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
