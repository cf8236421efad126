"""Print how fast the pages open on a phone, beside Material's own, and how long builds take. Part of `make bench`."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from scripts.project.paths import SITE
from tests import browsers
from tests.speed import growth, stock
from tests.speed.server import serve

PAGES = ("", "fundamentals/", "en/fundamentals/", "questions/", "glossary/", "cheatsheet/")
ALONE = ("q/canary-vs-blue-green/", "en/q/implementing-model-monitoring/", "q/tip-practise-coding/")
"""Pages of questions, of which the stock site has none."""
RUNS = 3
"""Of each page; the median counts."""

_LIGHTHOUSE = Path(__file__).parent / "node_modules" / ".bin" / "lighthouse"
_QUIET = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"


def main() -> int:
    """Print the pages' table, then that of the builds; return the exit code."""
    chromium = browsers.CHROMIUM.find_or_install()
    if not chromium:
        print(browsers.CHROMIUM.missing, file=sys.stderr)
        return 1
    print("| page | site | requests | KB | blocking KB | FCP s | LCP s | TBT ms | CLS | Lighthouse |")
    print("| --- | --- | --: | --: | --: | --: | --: | --: | --: | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for name, site in (("ours", SITE), ("stock", stock.build(Path(folder)))):
            with serve(site) as address:
                for page in (*PAGES, *(ALONE if site == SITE else ())):
                    reports = [_measure(chromium, address + page) for _ in range(RUNS)]
                    print(f"| /{page} | {name} | {_row(reports)} |", flush=True)
    growth.main()
    return 0


def _measure(chromium: str, address: str) -> dict[str, Any]:
    """Return Lighthouse's report on a page, on its phone profile."""
    command = [str(_LIGHTHOUSE), address, "--output=json", "--quiet", f"--chrome-flags={_QUIET}"]
    environment = os.environ | {"CHROME_PATH": chromium}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(result.stdout)


def _row(reports: list[dict[str, Any]]) -> str:
    def median(audit: str) -> float:
        return statistics.median(report["audits"][audit]["numericValue"] for report in reports)

    requests = reports[0]["audits"]["network-requests"]["details"]["items"]
    # Lighthouse counts the icon, too; a data: address is no request.
    sent = [request for request in requests if request["url"].startswith("http")]
    blocking = reports[0]["audits"]["render-blocking-insight"]["details"]["items"]
    return " | ".join(
        [
            str(len(sent)),
            f"{sum(request['transferSize'] for request in sent) / 1000:.1f}",
            f"{sum(item['totalBytes'] for item in blocking) / 1000:.1f}",
            f"{median('first-contentful-paint') / 1000:.2f}",
            f"{median('largest-contentful-paint') / 1000:.2f}",
            f"{median('total-blocking-time'):.0f}",
            f"{median('cumulative-layout-shift'):.3f}",
            " / ".join(f"{round(category['score'] * 100)}" for category in reports[0]["categories"].values()),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
