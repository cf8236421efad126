"""Print how long the build takes for the guide, and for guides of 10 and 100 times the questions."""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from scripts.project.languages import LOCALES
from scripts.project.paths import ROOT

TIMES = (1, 10, 100)
_COPIED = ("data", "docs", "overrides", "scripts", "mkdocs.yml", "package.json", "package-lock.json")


def main() -> None:
    """Build each guide twice; print the time of the second, warm one by step."""
    print("\n| questions | build s | of that: MkDocs and checks s |")
    print("| --: | --: | --: |")
    for times in TIMES:
        with tempfile.TemporaryDirectory() as folder:
            guide = Path(folder) / "guide"
            count = _grow(guide, times)
            _time(guide)
            whole, pages = _time(guide), _time(guide, "--preview")
            print(f"| {count} | {whole:.1f} | {pages:.1f} |", flush=True)


def _time(guide: Path, *arguments: str) -> float:
    """Build a guide; return the seconds. Raises subprocess.CalledProcessError."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "scripts.build", *arguments], cwd=guide, check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - start


def _grow(guide: Path, times: int) -> int:
    """Copy the guide, each section so many times; return the number of questions."""
    for name in _COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, guide / name)
    (guide / "node_modules").symlink_to(ROOT / "node_modules")
    data = yaml.safe_load((guide / "data" / "questions.yml").read_text(encoding="utf-8"))
    sections = list(data["sections"])
    for copy in range(2, times + 1):
        data["sections"] += [_copied(section, copy) for section in sections]
        for section in sections:
            for locale in LOCALES:
                _copy_page(guide / "docs" / locale, section, copy)
    (guide / "data" / "questions.yml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    ids = [question["id"] for section in data["sections"] for question in section["questions"]]
    (guide / "data" / "published-ids.txt").write_text("".join(f"{id_}\n" for id_ in sorted(ids)), encoding="utf-8")
    config = (guide / "mkdocs.yml").read_text(encoding="utf-8")
    entries = "".join(f"  - {section['id']}.md\n" for section in data["sections"][len(sections) :])
    config = config.replace("  - preparation.md\n", f"  - preparation.md\n{entries}", 1)
    (guide / "mkdocs.yml").write_text(config, encoding="utf-8")
    return len(ids)


def _copied(section: dict, copy: int) -> dict:
    questions = [{**question, "id": f"{question['id']}-{copy}", "former_ids": []} for question in section["questions"]]
    return {**section, "id": f"{section['id']}-{copy}", "questions": questions}


def _copy_page(folder: Path, section: dict, copy: int) -> None:
    """Write a section's page once more, with ids of its own; its links lead to the original."""
    text = (folder / f"{section['id']}.md").read_text(encoding="utf-8")
    text = re.sub(r"\]\(#", f"]({section['id']}.md#", text)
    for question in section["questions"]:
        text = re.sub(rf"(\{{[^}}\n]*#){re.escape(question['id'])}(?=[\s}}])", rf"\g<1>{question['id']}-{copy}", text)
    title = re.compile(r"^# (.*)$", re.MULTILINE)
    (folder / f"{section['id']}-{copy}.md").write_text(title.sub(rf"# \1 {copy}", text, count=1), encoding="utf-8")
