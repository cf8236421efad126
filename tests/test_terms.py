"""Terms in answers become links to the glossary, and the answers' text stays what it was."""

import json
from dataclasses import replace
from pathlib import Path
from textwrap import indent

import markdown
import pytest
from bs4 import BeautifulSoup

from scripts.model import catalogue
from scripts.model.glossary import Term
from scripts.project.languages import LOCALES, locale_path
from scripts.project.paths import SITE
from scripts.rendering.questions import QuestionMarkupExtension
from scripts.rendering.terms import MAX_TERMS, TermMarkupExtension
from tests.reader import soup

REAL = catalogue.load()
PARTS = ("gist", "answer", "depth", "pitfalls", "follow-ups")
QUESTION = """\
## Model registry? {{ #what-is-mlops }}

!!! intent
    Model registry.

??? answer
    !!! gist
        Short.

{body}

    !!! pitfalls
        - None.
"""


def term(id_: str, de: str, en: str, *abbreviations: str) -> Term:
    none: dict[str, list[str]] = {"de": [], "en": []}
    short = {"de": "Was in einem Satz zu sagen ist.", "en": "What there is to say in a sentence."}
    names = {"abbreviations": list(abbreviations), "synonyms": none, "forbidden": none}
    return Term.model_validate({"id": id_, "de": de, "en": en, "gender": "n", "short": short, "question": "q", **names})


TERMS = (
    term("model", "Modell", "model"),
    term("registry", "Model Registry", "model registry", "MR"),
    term("debt", "technische Schulden", "technical debt"),
    term("ci-cd", "CI/CD", "CI/CD", "CI", "CD"),
    term("dpia", "Folgenabschätzung", "impact assessment").model_copy(
        update={"synonyms": {"de": ["DSFA", "Prüfung"], "en": []}}
    ),
)


def render(body: str, locale: str, terms: tuple[Term, ...] = TERMS) -> BeautifulSoup:
    options = {"catalogue": replace(REAL, terms=terms), "locale": locale}
    extensions = [QuestionMarkupExtension(**options), TermMarkupExtension(**options)]
    others = ["attr_list", "admonition", "tables", "toc", "pymdownx.details", "pymdownx.superfences"]
    text = QUESTION.format(body=indent(body, "    "))
    return BeautifulSoup(markdown.markdown(text, extensions=[*others, *extensions]), "html.parser")


@pytest.mark.parametrize(
    ("locale", "body", "expected"),
    [
        ("en", "A model and a model.", ["model"]),
        ("en", "Models first.", ["Models"]),
        ("en", "The model registry has a model.", ["model registry", "model"]),
        ("en", "The model\nregistry.", ["model\nregistry"]),
        ("en", "An MR, then a model registry.", ["MR"]),
        ("en", "Two MRs, not mr.", ["MRs"]),
        ("en", "CI/CD, CI/CD and CI.", ["CI/CD"]),
        ("en", "A model-based remodel, premodel, models2.", []),
        ("en", "**Model:** see (model).", ["Model"]),
        ("en", "`model` [model](https://example.org)", []),
        ("en", "### A model\n\nAnd more.", []),
        ("en", "```text\nmodel\n```", []),
        ("en", "| a | model |\n| --- | --- |\n| CI | b |", ["model", "CI"]),
        ("en", "DSFA.", []),
        ("de", "Die Modelle, des Modells, ein modell.", ["Modelle"]),
        ("de", "Technische Schulden.", ["Technische Schulden"]),
        ("de", "Von technischen Schulden.", ["technischen Schulden"]),
        ("de", "Ein Modell-Archiv, ein Modellarchiv, ein Modell.", ["Modell"]),
        ("de", "Die DSFA ist eine Prüfung.", ["DSFA"]),
    ],
)
def test_first_occurrence_is_marked(locale: str, body: str, expected: list[str]) -> None:
    marked = render(body, locale)
    assert [link.text for link in marked.select("a.term")] == expected
    untouched = render(body, locale, (term("other", "Anderes", "other"),))
    for part in PARTS:
        texts = [[element.text for element in page.select(f"[data-part={part}]")] for page in (marked, untouched)]
        assert texts[0] == texts[1]


def test_no_more_than_a_few_are_marked_and_each_answer_starts_anew() -> None:
    terms = tuple(term(f"t{i}", f"Wort{i}x", f"word{i}x") for i in range(MAX_TERMS + 3))
    body = " ".join(term.name["en"] for term in terms)
    assert len(render(body, "en", terms).select("a.term")) == MAX_TERMS
    options = {"catalogue": replace(REAL, terms=terms), "locale": "en"}
    question = QUESTION.format(body=indent("word0x", "    "))
    html = markdown.markdown(
        question + question.replace("what-is-mlops", "mlops-vs-devops"),
        extensions=[
            "attr_list",
            "admonition",
            "pymdownx.details",
            QuestionMarkupExtension(**options),
            TermMarkupExtension(**options),
        ],
    )
    assert [link.text for link in BeautifulSoup(html, "html.parser").select("a.term")] == ["word0x", "word0x"]


@pytest.mark.parametrize(
    ("locale", "term", "explanation"),
    [
        ("de", "Antwort", "Was jemand sagt, der gefragt worden ist."),
        ("en", "answer", "What somebody says who has been asked."),
    ],
)
def test_page_says_once_what_its_terms_mean(sample_site: Path, locale: str, term: str, explanation: str) -> None:
    page = soup(sample_site, locale, "fundamentals")
    assert [(link.text, link["href"]) for link in page.select("a.term")] == [(term, "../glossary/#answer")]
    (script,) = page.select("script#term-explanations")
    assert script.find_parent(class_="question") is None
    assert json.loads(script.text) == {"answer": [term, explanation]}


def test_explanation_cannot_end_the_script() -> None:
    terms = (TERMS[0].model_copy(update={"short": {"de": "", "en": "No </script> here."}}),)
    (script,) = render("A model.", "en", terms).select("script")
    assert json.loads(script.text) == {"model": ["model", "No </script> here."]}


@pytest.mark.parametrize(("locale", "section"), [(x, y) for x in LOCALES for y in REAL.sections])
def test_real_answers_have_few_terms_and_all_are_explained(locale: str, section: str) -> None:
    page = soup(SITE, locale, section)
    file = page.select("script#term-explanations")[0]["data-src"]
    explained = json.loads((SITE / locale_path(locale).removeprefix("/") / section / str(file)).read_text("utf-8"))
    used = set()
    for question in page.select("section.question"):
        links = question.select("a.term")
        ids = [str(link["href"]).partition("#")[2] for link in links]
        assert len(set(ids)) == len(ids) <= MAX_TERMS
        assert all(link.find_parent(attrs={"data-part": PARTS}) for link in links)
        assert not any(link.find_parent(["code", "pre", "figure", "h3"]) for link in links)
        used |= set(ids)
    assert used == explained.keys()
