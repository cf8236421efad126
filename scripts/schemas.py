"""Write the JSON Schemas of data/*.yml, by which editors complete and check them. `make schemas`."""

import argparse
import sys

from scripts.model import schemas
from scripts.project.paths import ROOT


def main() -> int:
    """Write the schemas; return the exit code."""
    argparse.ArgumentParser(prog="python -m scripts.schemas", description=__doc__).parse_args()
    schemas.write(ROOT / "data")
    return 0


if __name__ == "__main__":
    sys.exit(main())
