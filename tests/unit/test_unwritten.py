"""The list of what older answers lack only gets shorter."""

from scripts.model import catalogue

OLD = {
    "fundamentals": 10,
    "technical": 8,
    "cloud": 7,
    "preparation": 10,
}
"""How many questions each section had when answers got their form; all later ones have it from the start."""


def test_no_question_joins_the_list() -> None:
    known = catalogue.load()
    for section, questions in known.sections.items():
        listed = [question.id for question in questions if known.unwritten.parts(question.id)]
        assert set(listed) <= {question.id for question in questions[: OLD.get(section, 0)]}
