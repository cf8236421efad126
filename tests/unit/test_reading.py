"""How long a question takes follows from its words: spoken ones at one pace, read ones at another."""

from pathlib import Path

import pytest

from scripts.model import pages, reading
from scripts.model.reading import Minutes, WholeMinutes

TEXT = """\
## What? {{ #what }}

!!! intent
    {many}

??? answer
    !!! gist
        {gist}

    {said}

    | one | two |
    | --- | --- |
    | three | [four](https://example.org/not-a-word) |

    : five six

    ```python
    not_a_word = 1
    ```

    !!! depth
        {depth}

        ??? step "not a word"
            seven eight

    !!! rubric
        - nine (Senior)

    !!! pitfalls
        - ten

    !!! follow-ups
        - **eleven?** twelve

    !!! recall
        - **{many}?** {many}
"""
FILLED = {name: " ".join(["word"] * count) for name, count in (("many", 999), ("gist", 70), ("said", 210))}
IN_DEPTH = 87
"""Words that make, with those that the text has already, 100 to read."""


def question(depth: int) -> pages.SourceQuestion:
    text = TEXT.format(**FILLED, depth=" ".join(["word"] * depth))
    (found,) = pages.parse(text, Path("page.md"), "en", "page.md").questions
    return found


def test_parts_take_the_time_of_their_words() -> None:
    assert reading.minutes(question(IN_DEPTH)) == Minutes(0.5, 2, 2.5)
    assert reading.minutes(question(IN_DEPTH + 200)) == Minutes(0.5, 2, 3.5)


def test_question_without_parts_takes_no_time() -> None:
    (found,) = pages.parse("## What? { #what }\n", Path("page.md"), "en", "page.md").questions
    assert reading.minutes(found) == Minutes(0, 0, 0)


def test_languages_have_their_own_times(sample: Path) -> None:
    found = pages.load(sample)
    times = {locale: reading.by_question(found, locale) for locale in ("de", "en")}
    assert [list(each) for each in times.values()] == [["first", "second"]] * 2
    assert times["de"]["second"] != times["en"]["second"]
    for each in times.values():
        assert all(0 < some.gist < some.said < some.whole for some in each.values())


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["a"], WholeMinutes(1, 1, 2)),
        (["a", "b", "b"], WholeMinutes(1, 4, 8)),
        ([], WholeMinutes(1, 1, 1)),
    ],
)
def test_together_they_take_whole_minutes_and_at_least_one(ids: list[str], expected: WholeMinutes) -> None:
    known = {"a": Minutes(0.2, 1.4, 2.4), "b": Minutes(0.3, 1.4, 2.7)}
    assert reading.together(ids, known) == expected


def test_unknown_question_has_no_time() -> None:
    with pytest.raises(KeyError, match="missing"):
        reading.together(["missing"], {})
