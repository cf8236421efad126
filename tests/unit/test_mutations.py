"""Whatever becomes of a source: never a traceback, and never a lost or leaked answer without a message."""

import html
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.model import catalogue, pages
from scripts.pipeline import check
from scripts.project.problems import Kind
from scripts.rendering.converter import Converter
from tests.conftest import copy_sample

FILES = [
    *(f"docs/{locale}/{name}.md" for locale in ("de", "en") for name in ("fundamentals", "index", "glossary")),
    *(f"data/{name}.yml" for name in ("questions", "glossary", "cheatsheet", "paths", "unwritten", "exceptions")),
    *("data/vocabulary.yml", "data/published-ids.txt", "mkdocs.yml"),
]
FRAGMENTS = [
    *("```", "~~~~", "!!! gist", "??? answer", "!!!", "??? step", "## ", "# ", "---", "- ", "1. ", "> ", "    ", "\t"),
    *(
        "|",
        "| a | b |",
        "**",
        "__",
        "`",
        "[",
        "](",
        "{",
        "}",
        "{ #first }",
        "<details>",
        "</details>",
        "<!--",
        "&nbsp;",
    ),
    *(
        "\u00a0",
        "\u200b",
        "\u0000",
        "\r",
        "\r\n",
        "\ufeff",
        "ü",
        "u\u0308",
        "“",
        "„",
        ": ",
        "- a: [",
        "&x ",
        "*x",
        "!!python/x",
    ),
]
Accident = tuple[str, str, int, int, str]
_WORDS = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_sample(tmp_path_factory.mktemp("mutations") / "guide")


@st.composite
def mutations(draw: st.DrawFn) -> Accident:
    """A file, what happens to it, two places in it (per mille), and a text."""
    kind = draw(st.sampled_from(["insert", "delete", "double", "move", "indent", "cut"]))
    places = draw(st.tuples(st.integers(0, 1000), st.integers(0, 1000)))
    text = draw(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=3).map("".join))
    return draw(st.sampled_from(FILES)), kind, *places, text


def mutate(source: str, kind: str, first: int, second: int, text: str) -> str:
    """Return a text after one accident."""
    lines = source.split("\n")
    at, to = (place * (len(lines) - 1) // 1000 for place in (first, second))
    match kind:
        case "insert":
            column = second * len(lines[at]) // 1000
            lines[at] = lines[at][:column] + text + lines[at][column:]
        case "delete":
            del lines[at : at + 1 + second // 200]
        case "double":
            lines[at:at] = lines[at : at + 1 + second // 100]
        case "move":
            lines.insert(to, lines.pop(at))
        case "indent":
            lines[at] = " " * (second // 100) + lines[at].lstrip()
        case "cut":
            del lines[at:]
    return "\n".join(lines)


@settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(mutation=mutations())
def test_accident_is_harmless_or_reported(guide: Path, mutation: Accident) -> None:
    name, kind, first, second, text = mutation
    file = guide / name
    before = file.read_bytes()
    try:
        file.write_bytes(mutate(before.decode(), kind, first, second, text).encode())
        problems = check.problems(guide)
        if not any(problem.kind is Kind.PROBLEM for problem in problems):
            expect_answers(guide)
        assert all(problem.hint and problem.line > 0 for problem in problems)
    finally:
        file.write_bytes(before)


def expect_answers(guide: Path) -> None:
    """Expect that all that is written in the answers of the sample is inside their folds, and only there."""
    known = catalogue.load(guide)
    for page in pages.load(guide):
        if not page.questions:
            continue
        built = BeautifulSoup(Converter(known, page.locale).convert(page.body), "html.parser")
        for id_, written in answers(page.text).items():
            (section,) = built.select(f"section[data-question={id_}]")
            (fold,) = section.select("details.question-answer")
            inside = words(fold.get_text(" "))
            fold.extract()
            outside = words(section.get_text(" "))
            for line in written:
                assert words(line) in inside, line
                assert len(line) < 20 or words(line) not in outside, line


def answers(text: str) -> dict[str, list[str]]:
    """Return the lines of each answer, without marks and code."""
    found = {}
    for question in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        match = re.search(r"\{ #(\S+) \}", question.partition("\n")[0])
        answer = re.sub(r"```.*?```", "", question.partition("??? answer")[2], flags=re.DOTALL)
        lines = [re.sub(r"\]\([^)]*\)|^\s*(!!!|\?\?\?).*", "", line) for line in answer.split("\n")]
        if match:
            found[match[1]] = [
                html.unescape(line) for line in lines if words(line) and not re.fullmatch(r"[\s|-]*", line)
            ]
    return found


def words(text: str) -> str:
    return " ".join(_WORDS.findall(text))
