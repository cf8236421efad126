"""Every question of the catalogue is on its page, in order, with all its parts; and no other."""

from collections.abc import Iterator

from scripts.model.catalogue import Catalogue
from scripts.model.markers import MARKERS
from scripts.model.pages import ANSWER_PARTS, PARTS, STEP, SourcePage, SourceQuestion, line_of
from scripts.project.languages import LOCALES
from scripts.project.problems import Problem, counted

NOT_IN_PREPARATION = ("depth", "recall")
"""Parts that advice need not have."""


def completeness(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find questions that are missing, unknown, out of order or incomplete."""
    return [
        *_missing_pages(pages, catalogue),
        *(problem for page in pages for problem in _order(page, catalogue)),
        *(problem for page in pages for problem in _head(page)),
        *(problem for page in pages for problem in _blocks(page)),
        *(
            problem
            for page in pages
            for question in _questions(page, catalogue)
            for problem in _parts(page, question, catalogue)
        ),
    ]


def _section(page: SourcePage) -> str:
    return page.name.removesuffix(".md")


def _questions(page: SourcePage, catalogue: Catalogue) -> list[SourceQuestion]:
    """Return a page's questions; on a page that is no section, headings with an id are just headings."""
    return [question for question in page.questions if question.blocks or _section(page) in catalogue.sections]


def _missing_pages(pages: list[SourcePage], catalogue: Catalogue) -> Iterator[Problem]:
    present = {(page.locale, _section(page)) for page in pages}
    for section, questions in catalogue.sections.items():
        for locale in LOCALES:
            if (locale, section) not in present:
                yield Problem(
                    catalogue.path,
                    questions[0].line,
                    f"section “{section}” has no page docs/{locale}/{section}.md",
                    "Write the page, or remove the section here.",
                )


def _order(page: SourcePage, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each question that only one of page and catalogue has, or else for the wrong order."""
    expected = [question.id for question in catalogue.sections.get(_section(page), ())]
    questions = _questions(page, catalogue)
    found = [question.id for question in questions]
    for question in questions:
        if question.id not in expected:
            yield Problem(
                page.path,
                question.heading.line,
                f"question “{question.id}” is not in section “{_section(page)}” of data/questions.yml",
                "Add it there with level, tags, sources and as_of; or correct the id.",
            )
    for id_ in expected:
        if id_ not in found:
            yield Problem(
                page.path,
                page.headings[-1].line if page.headings else 1,
                f"question “{id_}” is missing, data/questions.yml has it in section “{_section(page)}”",
                f"Write it under a heading that ends in {{ #{id_} }}.",
            )
    if found != expected and sorted(found) == sorted(expected):
        line, is_, should = next(
            (question.heading.line, question.id, id_)
            for question, id_ in zip(questions, expected, strict=True)
            if question.id != id_
        )
        yield Problem(
            page.path,
            line,
            f"question “{is_}” stands here, expected “{should}”, the order of data/questions.yml",
            "Move the question, or change the order there for all languages.",
        )


def _head(page: SourcePage) -> Iterator[Problem]:
    """Yield a problem unless a page has one title, headings without gaps, and its marker if it has one."""
    titles = [heading for heading in page.headings if heading.level == 1]
    if len(titles) != 1:
        line = titles[1].line if titles else 1
        yield Problem(page.path, line, f"{len(titles)} headings of level 1, expected one", "Write one line “# Title”.")
    levels = [heading.level for heading in page.headings]
    for before, heading in zip(levels, page.headings[1:], strict=False):
        if heading.level > before + 1:
            found = f"heading of level {heading.level} below one of level {before}"
            yield Problem(page.path, heading.line, found, f"Write “{'#' * (before + 1)} {heading.text}”.")
    if marker := MARKERS.get(page.name):
        markers = [line for paragraph in page.paragraphs for text, line in paragraph if text.strip() == marker]
        if len(markers) != 1:
            found = f"{counted(len(markers), 'line')} “{marker}”, expected one"
            yield Problem(page.path, markers[1] if markers else 1, found, "Write it where the list is to stand.")


def _blocks(page: SourcePage) -> Iterator[Problem]:
    """Yield a problem for each block with an unknown type or a typed title; a step has its author's."""
    for block in page.blocks:
        if block.kind == STEP:
            if not block.title:
                yield Problem(
                    page.path, block.line, f"block “{STEP}” without a title", f"Write ??? {STEP} “What you look at”."
                )
        elif block.kind not in PARTS:
            yield Problem(
                page.path,
                block.line,
                f"block “{block.kind}”, expected one of {', '.join((*PARTS, STEP))}",
                "Use one of these, or plain text.",
            )
        elif block.title:
            yield Problem(
                page.path,
                block.line,
                f"block “{block.kind}” has the title {block.title}, expected none",
                "Remove it: the title comes from the type and the page's language.",
            )


def _parts(page: SourcePage, question: SourceQuestion, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each part that a question lacks, or that is empty or misplaced."""
    yield from _missing_parts(page, question, catalogue)
    yield from _misplaced_blocks(page, question)
    yield from _foreign_nodes(page, question)


def _missing_parts(page: SourcePage, question: SourceQuestion, catalogue: Catalogue) -> Iterator[Problem]:
    metadata = catalogue.questions.get(question.id)
    unwanted = NOT_IN_PREPARATION if metadata and metadata.is_advice else ()
    unwritten = catalogue.unwritten.parts(question.id)
    for kind in PARTS:
        block = question.block(kind)
        nodes = {"answer": question.body, "depth": question.depth}.get(kind, ())
        if nodes or (block and block.text.strip()):
            continue
        if not block and kind in (*unwanted, *unwritten):
            continue
        where = "in the answer" if kind in ANSWER_PARTS else "below the heading"
        yield Problem(
            page.path,
            block.line if block else question.heading.line,
            f"question “{question.id}” has no text in its {kind}, expected one {where}",
            f"Write the block “{'???' if kind == 'answer' else '!!!'} {kind}” with text, indented by four spaces.",
        )


def _misplaced_blocks(page: SourcePage, question: SourceQuestion) -> Iterator[Problem]:
    kinds = [block.kind for block in question.blocks]
    for block in question.blocks:
        if block.kind in ANSWER_PARTS or kinds.count(block.kind) > 1:
            yield Problem(
                page.path,
                block.line,
                f"block “{block.kind}” at the question's own level, expected intent and answer, once each",
                "Indent it by four spaces, so that it is in the answer; or merge it with its twin.",
            )


def _foreign_nodes(page: SourcePage, question: SourceQuestion) -> Iterator[Problem]:
    """Yield a problem for what is outside the blocks of a question, and for headings in them."""
    line = question.heading.line
    for node in question.nodes:
        if node.type != "admonition":
            yield Problem(
                page.path,
                line_of(node),
                f"{node.type.replace('_', ' ')} outside the blocks of question “{question.id}”",
                "Indent it by four spaces, so that it is in the intent or the answer.",
            )
    for heading in page.headings:
        if line < heading.line < question.end:
            yield Problem(
                page.path,
                heading.line,
                f"heading “{heading.text}” inside question “{question.id}”, expected none",
                "Use a bold lead-in (**…**): a heading would cut the answer in two for search and table of contents.",
            )
