"""No code sample rots: Python runs, workflows and manifests fit their schemas, Dockerfiles are linted.

Both languages show the same code; only its comments are translated.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

import pytest
import yaml

from scripts.model import pages
from scripts.model.pages import Fence
from scripts.project.languages import LOCALES
from scripts.project.paths import ROOT

DIAGRAM = "mermaid"
SAMPLES = [
    pytest.param(fence, id=f"{page.locale}/{page.name}:{fence.line}")
    for page in pages.load()
    for fence in page.fences
    if fence.language != DIAGRAM
]


def run(*command: str | Path) -> None:
    """Run a tool; fail with its output."""
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def check_python(text: str, folder: Path) -> None:
    """Compile a sample; run it, with its assertions, if it needs nothing but the standard library."""
    tree = ast.parse(text)
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    if all(name.partition(".")[0] in sys.stdlib_module_names for name in names):
        assert any(isinstance(node, ast.Assert) for node in ast.walk(tree)), "a sample that runs shows its result"
        file = folder / "sample.py"
        file.write_text(text, encoding="utf-8")
        run(sys.executable, "-W", "error", file)


def check_yaml(text: str, folder: Path) -> None:
    """Check each document against the schema of its kind."""
    file = folder / "sample.yaml"
    for document in yaml.safe_load_all(text):
        file.write_text(yaml.safe_dump(document), encoding="utf-8")
        match document:
            case {"jobs": _}:
                # Unparsed: the schema knows that YAML 1.1 reads the key “on” as true, a dump does not.
                file.write_text(text, encoding="utf-8")
                run("actionlint", file)
            case {"apiVersion": "serving.kserve.io/v1beta1"}:
                check_inference_service(document)
            case {"apiVersion": _, "kind": _}:
                run("kubernetes-validate", "--strict", "--quiet", file)
            case _:
                pytest.fail(f"no schema for {document}")


def check_inference_service(document: dict) -> None:
    """Check what a sample uses of KServe, whose schema no package carries: its nesting and the canary's share."""
    assert document["kind"] == "InferenceService"
    assert set(document) == {"apiVersion", "kind", "metadata", "spec"}
    predictor = document["spec"]["predictor"]
    assert 0 <= predictor.get("canaryTrafficPercent", 0) <= 100
    assert predictor["model"]["modelFormat"]["name"]
    assert "storageUri" in predictor["model"]


def check_dockerfile(text: str, folder: Path) -> None:
    """Lint a Dockerfile."""
    file = folder / "Dockerfile"
    file.write_text(text, encoding="utf-8")
    run("hadolint", file)


CHECKS: dict[str, Callable[[str, Path], None]] = {
    "python": check_python,
    "yaml": check_yaml,
    "dockerfile": check_dockerfile,
}


@pytest.mark.parametrize("fence", SAMPLES)
def test_sample_is_correct(fence: Fence, tmp_path: Path) -> None:
    if fence.file:  # has tests of its own, beside it
        assert list((ROOT / fence.file).parent.glob("test_*.py"))
    else:
        CHECKS[fence.language](fence.text, tmp_path)


def without_comments(fence: Fence) -> object:
    """Return what a sample says to the machine."""
    if fence.language == "python":
        tree = ast.parse(fence.text)
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
                del node.body[0]
        return ast.dump(tree)
    if fence.language == "yaml":
        return list(yaml.safe_load_all(fence.text))
    return [line for line in fence.text.splitlines() if not re.match(r"\s*(#|$)", line)]


@pytest.mark.parametrize("name", sorted({page.name for page in pages.load()}))
def test_code_is_the_same_in_all_languages(name: str) -> None:
    by_locale = {page.locale: page.fences for page in pages.load() if page.name == name}
    for original, translated in zip_longest(*(by_locale[locale] for locale in LOCALES)):
        assert original.language == translated.language
        if original.language != DIAGRAM:
            assert without_comments(original) == without_comments(translated)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("python", "import math\nassert math.pi < 3\n"),
        ("python", "x = 1\n"),
        ("yaml", "on: push\njobs:\n  a:\n    runs-on: nowhere\n"),
        ("yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: many}\n"),
        ("yaml", "a: b\n"),
        ("dockerfile", "FROM python:latest\n"),
    ],
)
def test_wrong_sample_is_found(language: str, text: str, tmp_path: Path) -> None:
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        CHECKS[language](text, tmp_path)
