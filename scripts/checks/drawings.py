"""Every diagram can be drawn, fits a phone, and has a title and a description."""

from scripts.model.catalogue import Catalogue
from scripts.model.pages import SourcePage
from scripts.project.problems import Problem
from scripts.rendering import diagrams


def drawings(pages: list[SourcePage], catalogue: Catalogue) -> list[Problem]:
    """Find Mermaid fences that do not parse, are too wide, or lack accTitle or accDescr."""
    fences = [(page, fence) for page in pages for fence in page.fences if fence.language == "mermaid"]
    drawn = diagrams.draw(fence.text for _, fence in fences)
    problems = []
    for page, fence in fences:
        drawing = drawn[fence.text]
        if drawing.error:
            problems.append(
                Problem(
                    page.path,
                    fence.line + drawing.line - 1,
                    f"Mermaid: {drawing.error}",
                    "Correct the diagram's source.",
                )
            )
        elif drawing.width > diagrams.MAX_WIDTH:
            problems.append(
                Problem(
                    page.path,
                    fence.line,
                    f"the diagram is {drawing.width:.0f} px wide, expected at most {diagrams.MAX_WIDTH}",
                    "Draw it from top to bottom (flowchart TB), break labels with <br>, or put fewer nodes in a row.",
                )
            )
        for keyword, read in (("accTitle", diagrams.title), ("accDescr", diagrams.description)):
            if not read(fence.text):
                problems.append(
                    Problem(
                        page.path,
                        fence.line,
                        f"the diagram has no {keyword}",
                        f"Add a line “{keyword}: …” for those who cannot see it, in the page's language.",
                    )
                )
    return problems
