"""Commands on machines that lack something, or that differ: they work, or say in one line what is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.model import pages
from scripts.project.paths import ROOT
from scripts.project.programs import node
from scripts.rendering import diagrams


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "GITHUB_REPOSITORY")}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=variables | environment, capture_output=True, text=True, check=False
    )


def test_git_is_asked_for(tmp_path: Path) -> None:
    result = run("-m", "scripts.build", PATH=str(tmp_path))
    assert result.returncode == 1
    assert "git is needed" in result.stderr
    assert "Traceback" not in result.stderr


def test_site_url_is_refused_in_one_line() -> None:
    result = run("-m", "scripts.build", SITE_URL="guide.example")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith("SITE_URL is “guide.example”, expected ")


DIAGRAM = "flowchart TB\n  accTitle: Größe\n  accDescr: Größe\n  A[Größe]\n"


def test_labels_are_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    script = tmp_path / "draw.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\nfrom scripts.rendering import diagrams\n"
        f"drawn = diagrams.draw([{DIAGRAM!r}], Path(sys.argv[1]))\n"
        "sys.stdout.buffer.write(drawn.popitem()[1].svg.encode('utf-8'))\n",
        encoding="utf-8",
    )
    result = subprocess.run(
        [sys.executable, "-X", "utf8=0", script, tmp_path / "cache"],
        cwd=ROOT,
        env=os.environ | {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert "Größe" in result.stdout.decode("utf-8"), result.stderr


def test_all_diagrams_of_a_build_are_drawn_by_one_run_of_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [fence.text for page in pages.load() for fence in page.fences if fence.language == "mermaid"]
    assert len(sources) > 10
    runs = []

    def counted(script: Path, stdin: str) -> str:
        runs.append(script)
        return node(script, stdin)

    monkeypatch.setattr(diagrams, "node", counted)
    diagrams.draw(sources, tmp_path)
    for source in sources:
        diagrams.draw([source], tmp_path)
    assert len(runs) == 1
