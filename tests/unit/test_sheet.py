"""What the cheat sheet cannot show is found in the sources, with its place."""

from pathlib import Path

import pytest

from scripts.pipeline import check

DE, EN = "docs/de/fundamentals.md", "docs/en/fundamentals.md"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            DE,
            "**Etwas** und **mehr**.",
            "**Etwas** und **mehr** 漢.",
            [f"{DE}:45: the cheat sheet's font has no “漢” (U+6F22)"],
        ),
        (DE, "`code", "`码", []),
        (EN, "| one |", "| ☃ one |", [f"{EN}:28: the cheat sheet's font has no “☃” (U+2603)"]),
        (DE, "# Grundlagen", "# Grundlagen ☃", [f"{DE}:4: the cheat sheet's font has no “☃” (U+2603)"]),
        (
            DE,
            "**mehr**.",
            "**drücken** Sie <kbd>Enter</kbd>.",
            [f"{DE}:45: the cheat sheet cannot show <kbd> around “Enter”, expected text, strong, em, code or a link"],
        ),
        (
            EN,
            "In short: look.",
            "- one\n        - two",
            [
                f"{EN}:14: the gist is more than one paragraph, or none",
                f"{EN}:15: bullet list (items: 2), expected paragraph as {DE}:15 has",
                f"{EN}:15: the cheat sheet cannot show <ul> around “one”, expected text, strong, em, code or a link",
            ],
        ),
        (
            DE,
            "und **mehr**.",
            "und **mehr** `" + "x" * 41 + "`",
            [f"{DE}:45: “{'x' * 41}” has 41 characters without a space, expected at most 40"],
        ),
        (
            "data/cheatsheet.yml",
            "[1, 2]",
            "[1, 3]",
            ["data/cheatsheet.yml:2: column 3 of the first table of “first”, which has 2 columns"] * 2,
        ),
        (
            "data/cheatsheet.yml",
            "  - first\n",
            "  - second\n",
            ["data/cheatsheet.yml:6: question “second” has no diagram"] * 2,
        ),
        (
            "data/cheatsheet.yml",
            "  - first\n",
            "  - third\n",
            ["data/cheatsheet.yml:6: there is no question “third”"],
        ),
        (
            "data/cheatsheet.yml",
            "columns",
            "colums",
            [
                "data/cheatsheet.yml:2: tables.0: 'columns' is a required property",
                "data/cheatsheet.yml:4: tables.0: 'colums' is an unknown property",
            ],
        ),
        (
            "data/glossary.yml",
            "de: Antwort",
            "de: Antwort ☃",
            ["data/glossary.yml:18: the cheat sheet's font has no “☃” (U+2603)"],
        ),
    ],
)
def test_bad_input_stops_with_its_place(sample: Path, file: str, old: str, new: str, expected: list[str]) -> None:
    source = sample / file
    text = source.read_text(encoding="utf-8")
    assert old in text
    source.write_text(text.replace(old, new), encoding="utf-8")

    problems = check.problems(sample)

    found = sorted(f"{problem.path.relative_to(sample)}:{problem.line}: {problem.message}" for problem in problems)
    assert found == sorted(expected)
    assert all(problem.hint for problem in problems)
