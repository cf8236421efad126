"""Write the skeleton of a question in all languages. `make new-question ID=… SECTION=…`."""

import argparse
import datetime
import os
import sys

from scripts.pipeline import new_question
from scripts.project.problems import GuideError, report_error


def main() -> int:
    """Write it and say where; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.new_question", description=__doc__)
    parser.add_argument("id", help="lower-case words joined by hyphens, a promise once published")
    parser.add_argument("section", help="the section that it is put at the end of")
    arguments = parser.parse_args()
    try:
        for path in new_question.write(arguments.id, arguments.section, f"{datetime.date.today():%Y-%m}"):
            print(f"Wrote {os.path.relpath(path)}")
    except GuideError as error:
        return report_error(error)
    print("`make check` lists what is still to be written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
