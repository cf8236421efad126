"""The guide with invented answers: behaviour is tested on its frame, whatever the real answers come to say."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.project.languages import LOCALES
from scripts.project.paths import ROOT
from tests.reader import OTHER, PAGE, QUESTION

COPIED = (
    *("data", "docs", "examples", "overrides", "scripts"),
    *("mkdocs.yml", "package.json", "package-lock.json", ".cache/diagrams", ".cache/social"),
)
"""What a build of the guide needs, and what it need not draw again; all else is shared."""
WORDS = {"de": "Kanarienvogel", "en": "bandit"}
"""A word of the answer of QUESTION, and of no other."""
DEEP = {"de": "Nachtigall", "en": "ostrich"}
"""A word of its depth, and of no other."""
LONG = (QUESTION, OTHER, "model-drift-vs-concept-drift", "pre-production-model-tests")
"""Questions whose answers have a table, a diagram and code, as has the first of each page: the others are quick."""
_LONG = re.compile(r"<!-- long -->\n(.*?)<!-- end -->\n", re.DOTALL)
_RECALL = re.compile(r"\n    !!! recall\n(?: {8}.*\n)+")
_ELSEWHERE = {"de": ("Sperling", "Amsel"), "en": ("sparrow", "blackbird")}
_QUESTION = re.compile(r"^(## [^\n]+ \{ #([a-z0-9-]+) \}\n.*?)^\?\?\? answer\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)


def copy_project(folder: Path) -> Path:
    """Copy the project into a folder, so that its builds leave the real one alone."""
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).exists():
            copy(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def build(folder: Path) -> Path:
    """Build the guide with invented answers in a folder; return its site."""
    copy_project(folder)
    for locale in LOCALES:
        answer = Path(__file__).with_name(f"answer.{locale}.md").read_text(encoding="utf-8")
        for file in (folder / "docs" / locale).glob("*.md"):
            text = file.read_text(encoding="utf-8")
            file.write_text(_invented(text, answer, locale, file.stem), encoding="utf-8")
    (folder / "data" / "unwritten.yml").write_text("{}\n", encoding="utf-8")
    (folder / "data" / "exceptions.yml").write_text("[]\n", encoding="utf-8")
    subprocess.run([sys.executable, "-m", "scripts.build"], cwd=folder, check=True)
    return folder / "site"


def _invented(page: str, answer: str, locale: str, section: str) -> str:
    """Return a page's Markdown with the invented answer in each of its questions."""
    first = next((question.start() for question in _QUESTION.finditer(page)), -1)

    def replaced(question: re.Match[str]) -> str:
        is_it = question[2] == QUESTION
        file = "" if section == PAGE.removesuffix("/") else f"{PAGE.removesuffix('/')}.md"
        has_all = question[2] in LONG or question.start() == first
        word, deep = (WORDS[locale], DEEP[locale]) if is_it else _ELSEWHERE[locale]
        link = f"{file}#{OTHER if is_it else QUESTION}"
        text = _LONG.sub(r"\1" if has_all else "", answer)
        if section == "preparation":
            text = _RECALL.sub("", text)
        for name, value in (("word", word), ("deep", deep), ("link", link), ("id", question[2])):
            text = text.replace(f"{{{name}}}", value)
        return f"{question[1]}{text}\n"

    return _QUESTION.sub(replaced, page)
