"""Answers have the form in which they are used: said in 30 seconds, said in two minutes, read in depth.

STYLE.md says what the form is for. What a question does not have yet stands in `data/unwritten.yml`, and until then
only its gist is held to the form.
"""

import re
from collections.abc import Iterator

from scripts.model.catalogue import Catalogue, QuestionData
from scripts.model.pages import (
    ANSWER_PARTS,
    SENIOR,
    STEP,
    Block,
    Item,
    SourcePage,
    SourceQuestion,
    bold,
    inlines,
    line_of,
    prose,
    runs,
)
from scripts.model.reading import words
from scripts.project.problems import Kind, Problem, counted

MAX_GIST = 420
"""Characters of what is said in 30 seconds, with its Markdown."""
KEY_TERMS = range(2, 5)
"""How many bold terms a gist has, which the cheat sheet shows."""
WORDS = range(100, 261)
"""Words of the answer in two minutes, without tables, figures and code."""
MAX_DEPTH = 250
"""Words of prose in the depth."""
MAX_LONG_DEPTH = 700
LONG = ("design", "diagnosis", "coding")
"""Kinds whose answer is an opening, and whose depth has the rest."""
POINTS = range(4, 7)
"""How many points a rubric has, and prompts the recall."""
MAX_POINT = 110
"""Characters of a point."""
MAX_PROMPT = 160
"""Characters of a prompt and its answer, which a card shows."""

_FORMULA = re.compile(r"[=×≈±→⇒√∑≤≥]|\d / \d")


def form(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find parts that are too long, too short, in another order, or not of the shape that cards and practice need."""
    problems = [
        problem
        for page in pages
        for question in page.questions
        for metadata in [catalogue.questions.get(question.id)]
        if metadata
        for problem in _problems(page, question, metadata, catalogue)
    ]
    return [*problems, *_written(pages, catalogue)]


def _problems(
    page: SourcePage, question: SourceQuestion, metadata: QuestionData, catalogue: Catalogue
) -> Iterator[Problem]:
    yield from _order(page, question)
    yield from _steps(page, question, metadata)
    for kind, check in _CHECKS.items():
        if block := question.block(kind):
            yield from check(page, block)
    if metadata.is_advice and (recall := question.block("recall")):
        yield Problem(
            page.path,
            recall.line,
            f"question “{question.id}” is of the kind preparation and has a recall, expected none",
            "Remove it: there is nothing to be asked.",
        )
    if not catalogue.unwritten.parts(question.id):
        yield from _terms(page, question)
        yield from _lengths(page, question, metadata)
        if not metadata.is_advice:
            yield from _formulas(page, question)


def _order(page: SourcePage, question: SourceQuestion) -> Iterator[Problem]:
    """Yield a problem for parts of an answer that are repeated, or not in the order in which the page shows them."""
    later = [block for block in question.answer_parts if block.kind in ANSWER_PARTS and block.kind != "gist"]
    for node in question.body:
        if later and line_of(node) > later[0].line:
            yield Problem(
                page.path,
                line_of(node),
                f"text of the answer below its {later[0].kind}, expected above",
                "Move it up, or indent it by four spaces more if it belongs to the part above it.",
            )
            break
    found = [block for block in question.answer_parts if block.kind in ANSWER_PARTS]
    places = [ANSWER_PARTS.index(block.kind) for block in found]
    for before, (block, place) in zip(places, list(zip(found, places, strict=True))[1:], strict=False):
        if place <= before:
            yield Problem(
                page.path,
                block.line,
                f"block “{block.kind}” after “{ANSWER_PARTS[before]}”, expected once each: {', '.join(ANSWER_PARTS)}",
                "Move it; what is said in two minutes stands between gist and depth.",
            )


def _steps(page: SourcePage, question: SourceQuestion, metadata: QuestionData) -> Iterator[Problem]:
    depth = question.block("depth")
    inside = {id(node) for child in question.depth for node in child.walk()}
    first, last = question.heading.line, question.end
    for block in page.blocks:
        if block.kind == STEP and first < block.line < last:
            is_inside = depth and any(id(child) in inside for child in block.children)
            if not is_inside or metadata.kind != "diagnosis":
                yield Problem(
                    page.path,
                    block.line,
                    f"block “{STEP}”, expected only in the depth of a question of the kind diagnosis",
                    "Use a list, or make it a diagnosis in data/questions.yml.",
                )


def _gist(page: SourcePage, gist: Block) -> Iterator[Problem]:
    if gist.children and [node.type for node in gist.children] != ["paragraph"]:
        yield Problem(
            page.path,
            gist.line,
            "the gist is more than one paragraph, or none",
            "Say it in one: no list, no code, no diagram.",
        )
    if len(gist.text) > MAX_GIST:
        yield Problem(
            page.path,
            gist.line,
            f"the gist has {len(gist.text)} characters, expected at most {MAX_GIST}",
            "Say it in 30 seconds; the rest belongs into the answer.",
        )


def _terms(page: SourcePage, question: SourceQuestion) -> Iterator[Problem]:
    gist = question.block("gist")
    found = len(bold(gist)) if gist else 0
    if gist and found not in KEY_TERMS:
        yield Problem(
            page.path,
            gist.line,
            f"the gist has {counted(found, 'key term')} in **bold**, "
            f"expected {KEY_TERMS.start} to {KEY_TERMS.stop - 1}",
            "Mark what one must not forget to say: the cheat sheet shows it.",
        )


def _lengths(page: SourcePage, question: SourceQuestion, metadata: QuestionData) -> Iterator[Problem]:
    answer, depth = question.block("answer"), question.block("depth")
    said = words(prose(question.body))
    if answer and question.body and said not in WORDS:
        yield Problem(
            page.path,
            answer.line,
            f"the answer of “{question.id}” has {counted(said, 'word')}, expected {WORDS.start} to {WORDS.stop - 1}",
            "It is said in two minutes; what is read and not said belongs into the depth.",
        )
    limit = MAX_LONG_DEPTH if metadata.kind in LONG else MAX_DEPTH
    read = words(prose(question.depth))
    if depth and read > limit:
        yield Problem(
            page.path,
            depth.line,
            f"the depth of “{question.id}” has {counted(read, 'word')}, expected at most {limit}",
            "Cut it, or make a table of it.",
        )


def _formulas(page: SourcePage, question: SourceQuestion) -> Iterator[Problem]:
    """Yield a warning for each line of what is said that has the signs of a formula."""
    for node in question.body:
        for run in (run for inline in inlines(node) for run in runs(inline) if run.kind == "text"):
            if sign := _FORMULA.search(run.text):
                yield Problem(
                    page.path,
                    run.line,
                    f"“{sign[0]}” in the answer of “{question.id}”, which is said: “{run.text.strip()[:40]}”",
                    "Say it in words, and calculate in the depth.",
                    Kind.WARNING,
                )


def _rubric(page: SourcePage, rubric: Block) -> Iterator[Problem]:
    yield from _points(page, rubric, "Write “- Names what … (also: …)”, one point a line.")
    for item in rubric.items:
        if len(item.point) > MAX_POINT:
            yield _long(page, item, "point of the rubric", len(item.point), MAX_POINT)
        if "senior" in item.point.lower().rpartition("(")[2]:
            yield Problem(
                page.path,
                item.line,
                f"point of the rubric “{item.point[-30:]}”, expected “{SENIOR}” at its end if only seniors make it",
                "Write it exactly so, in both languages.",
            )


def _pitfalls(page: SourcePage, pitfalls: Block) -> Iterator[Problem]:
    yield from _list(page, pitfalls, "Write “- What disqualifies, and why.”")


def _follow_ups(page: SourcePage, block: Block) -> Iterator[Problem]:
    yield from _asked(page, block)
    yield from _list(page, block, "Write “- **The next question?** The core of its answer.”")


def _asked(page: SourcePage, block: Block) -> Iterator[Problem]:
    """Yield a problem for each bold question with a link: it opens its answer where it is tapped."""
    for item in block.items:
        if item.is_linked:
            yield Problem(
                page.path,
                item.line,
                f"a link in the question “{item.lead[:40]}”, expected none",
                "Link from its answer: a tap on the question opens that.",
            )


def _recall(page: SourcePage, recall: Block) -> Iterator[Problem]:
    yield from _asked(page, recall)
    yield from _points(page, recall, "Write “- **One fact?** Its answer in a line.”")
    for item in recall.items:
        if not item.lead.endswith("?") or not item.text.removeprefix(item.lead).strip():
            yield Problem(
                page.path,
                item.line,
                f"prompt “{item.text[:40]}”, expected a question in bold and its answer",
                "Write “- **One fact?** Its answer in a line.”",
            )
        if len(item.text) > MAX_PROMPT:
            yield _long(page, item, "prompt", len(item.text), MAX_PROMPT)


_CHECKS = {
    "gist": _gist,
    "rubric": _rubric,
    "pitfalls": _pitfalls,
    "follow-ups": _follow_ups,
    "recall": _recall,
}
"""What holds a part to its form, by the part's name."""


def _list(page: SourcePage, block: Block, hint: str) -> Iterator[Problem]:
    """Yield a problem unless a block is one list: other tools get its items, and nothing beside them."""
    # What of a block that stands in another one is wrong is said where it stands.
    kinds = [node.type for node in block.children if node.type != "admonition"]
    if kinds != ["bullet_list"] and (kinds or not block.children):
        yield Problem(page.path, block.line, f"the {block.kind} is no list or more than one list, expected one", hint)


def _points(page: SourcePage, block: Block, hint: str) -> Iterator[Problem]:
    """Yield a problem unless a block is one list of four to six items."""
    if problems := list(_list(page, block, hint)):
        yield from problems
    elif len(block.items) not in POINTS:
        yield Problem(
            page.path,
            block.line,
            f"the {block.kind} has {counted(len(block.items), 'item')}, expected {POINTS.start} to {POINTS.stop - 1}",
            hint,
        )


def _long(page: SourcePage, item: Item, what: str, found: int, limit: int) -> Problem:
    return Problem(
        page.path,
        item.line,
        f"{what} with {found} characters, expected at most {limit}",
        "Say one thing in it.",
    )


def _written(pages: list[SourcePage], catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each part that is written in all languages and still listed as unwritten."""
    found = [question for page in pages for question in page.questions]
    for id_ in catalogue.unwritten.root:
        editions = [question for question in found if question.id == id_]
        for part in catalogue.unwritten.parts(id_):
            if editions and all(question.block(part) for question in editions):
                yield Problem(
                    catalogue.unwritten.path,
                    catalogue.unwritten.line(id_),
                    f"the {part} of “{id_}” is written",
                    "Remove it from the list, which only gets shorter.",
                )
