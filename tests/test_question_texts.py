"""The texts of single questions for other tools and assistants: Markdown, llms.txt, the brief for an interviewer."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt

from scripts.exporters import markdown
from scripts.exporters.markdown import LICENCE, LONGEST, markdown_path
from scripts.exporters.markdown_converter import to_markdown
from scripts.model import catalogue
from scripts.project import urls
from scripts.project.languages import LOCALES
from scripts.project.paths import ROOT, SITE
from scripts.project.problems import ContentError
from scripts.site.pages import Site, question_path
from tests.reader import TEXTS, path, soup

HOME = urls.find().site
KNOWN = catalogue.load()
QUESTIONS = list(KNOWN.questions)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NOT_SAID = "svg > :not(title, desc), figcaption"
"""What a diagram has besides its text alternative; its caption is its title."""

every_question = pytest.mark.parametrize("id_", QUESTIONS)
in_all_languages = pytest.mark.parametrize("locale", LOCALES)


@cache
def source(locale: str, id_: str) -> str:
    return (SITE / markdown_path(locale, id_)).read_text(encoding="utf-8")


def body(locale: str, id_: str) -> str:
    """Return what follows the front matter, but for the way to all questions below the title."""
    text = source(locale, id_).split("\n---\n", 1)[1]
    title, index, rest = text.removeprefix("\n").split("\n\n", 2)
    assert index == f"> [llms.txt]({HOME}{path(locale, 'llms.txt')})"
    return f"{title}\n\n{rest}"


def read(text: str) -> BeautifulSoup:
    """Return what a reader of Markdown shows."""
    return BeautifulSoup(PARSER.render(text), "html.parser")


@cache
def page(locale: str, id_: str) -> Tag:
    """Return a question on its own page, with what its Markdown says in other words put as there."""
    html = (SITE / question_path(locale, id_) / "index.html").read_text(encoding="utf-8")
    (question,) = BeautifulSoup(html, "html.parser").select("section.question")
    for node in question.select(NOT_SAID):
        node.decompose()
    for title in question.select("svg > title"):
        title.string = f"{TEXTS['diagram'][locale]}: {title.get_text()}"
    for mark in question.select(".senior-mark"):
        mark.string = f"({mark.get_text()})"
    return question


def words(*nodes: Tag) -> str:
    """Return the text without spaces, which blocks have in HTML and not in Markdown, or the other way round."""
    return "".join("".join(node.get_text() for node in nodes).split())


def parts(tree: BeautifulSoup) -> dict[str, list[Tag]]:
    """Return the elements below each heading of a part."""
    found: dict[str, list[Tag]] = {}
    for node in tree.find_all(recursive=False):
        if node.name == "h2":
            found[node.get_text()] = []
        elif found:
            found[list(found)[-1]].append(node)
    return found


def part_of_page(part: Tag) -> tuple[str, str]:
    """Return a part's title and its words."""
    (title, *_) = part.select("h3.part-title, :scope.question-depth > summary")
    return title.get_text(), words(part).removeprefix(words(title))


def file_of(address: str) -> Path:
    assert address.startswith(HOME), address
    relative = address.removeprefix(HOME).partition("#")[0].partition("?")[0]
    return SITE / (f"{relative}index.html" if relative.endswith("/") or not relative else relative)


# Questions as Markdown ----------------------------------------------------------------------------------------------


@in_all_languages
def test_each_question_has_a_file_and_nothing_else_has(locale: str) -> None:
    found = {file.stem for file in (SITE / path(locale, "q")).glob("*.md")}
    assert found == set(QUESTIONS)


@every_question
@in_all_languages
def test_front_matter_is_that_of_the_data(locale: str, id_: str) -> None:
    data = KNOWN.questions[id_]
    asked = {} if data.kind == "preparation" else {"asked": data.asked}
    others = {other: HOME + markdown_path(other, id_) for other in LOCALES if other != locale}
    head = source(locale, id_).removeprefix("---\n").split("\n---\n", 1)[0]
    assert yaml.safe_load(head) == asked | {
        "id": id_,
        "language": locale,
        "level": data.level,
        "kind": data.kind,
        "tags": data.tags,
        "as_of": data.as_of,
        "licence": LICENCE,
        "address": HOME + question_path(locale, id_),
        "translations": others,
    }
    assert all(file_of(address).is_file() for address in others.values())


def test_licence_is_the_one_that_the_site_names() -> None:
    assert f"({LICENCE})" in (ROOT / "LICENSE-CONTENT").read_text(encoding="utf-8").partition("\n")[0]
    assert all(LICENCE in text for text in TEXTS["licence"].values())


@every_question
@in_all_languages
def test_no_html_and_not_too_long(locale: str, id_: str) -> None:
    tokens = PARSER.parse(body(locale, id_))
    inline = [child for token in tokens for child in token.children or ()]
    assert not [token.content for token in (*tokens, *inline) if token.type.startswith("html")]
    assert len(source(locale, id_)) <= LONGEST
    prose = re.sub(r"^(`{3,}).*?^\1$", "code", body(locale, id_), flags=re.MULTILINE | re.DOTALL)
    assert not re.search(r"^[^\S\n]+$|\n{3,}", prose, re.MULTILINE)


@every_question
@in_all_languages
def test_each_part_has_the_words_of_the_page(locale: str, id_: str) -> None:
    tree, question = read(body(locale, id_)), page(locale, id_)
    assert [words(each) for each in tree.select("h1")] == [words(each) for each in question.select("h2")]
    found = [(title, words(*nodes)) for title, nodes in parts(tree).items()]
    assert found == [part_of_page(part) for part in question.select("[data-part]")]


@every_question
@in_all_languages
def test_words_have_the_form_that_they_have_on_the_page(locale: str, id_: str) -> None:
    tree, question = read(body(locale, id_)), page(locale, id_)
    answers = question.select("[data-part]")
    bold = "strong, caption, svg > title, details.step > summary"
    for selector, there in (("strong", bold), ("em", "em"), ("code", "code"), ("li", "li"), ("td, th", "td, th")):
        expected = [words(node) for part in answers for node in part.select(there)]
        assert [words(node) for node in tree.select(selector)] == expected, selector
    blocks = [pre.get_text().rstrip("\n") for part in answers for pre in part.select("pre")]
    assert [pre.get_text().rstrip("\n") for pre in tree.select("pre")] == blocks


@every_question
@in_all_languages
def test_fences_name_their_language(locale: str, id_: str) -> None:
    fences = [token.info for token in PARSER.parse(body(locale, id_)) if token.type == "fence"]
    boxes = page(locale, id_).select("[data-part] .highlight")
    assert [f"language-{info}" for info in fences] == [str(box["class"][0]) for box in boxes]


@every_question
@in_all_languages
def test_captions_stand_above_their_tables(locale: str, id_: str) -> None:
    before = [words(table.find_previous_sibling("p")) for table in read(body(locale, id_)).select("table")]  # type: ignore[arg-type]
    assert before == [words(caption) for caption in page(locale, id_).select("table > caption")]


@every_question
@in_all_languages
def test_links_are_those_of_the_page_and_absolute(locale: str, id_: str) -> None:
    found = [unquote(str(link["href"])) for link in read(body(locale, id_)).select("a")]
    links = page(locale, id_).select("[data-part] a[href]:not(.term)")
    address = HOME + question_path(locale, id_)
    assert found == [unquote(urljoin(address, str(link["href"]))) for link in links]
    assert all(file_of(link).is_file() if link.startswith(HOME) else link.startswith("https://") for link in found)


@every_question
@in_all_languages
def test_follow_ups_and_points_of_seniors_read_as_such(locale: str, id_: str) -> None:
    found = parts(read(body(locale, id_)))
    follow_ups = [item for node in found[TEXTS["follow-ups"][locale]] for item in node.select("li")]
    assert len(follow_ups) == len(page(locale, id_).select("details.follow-up"))
    for item in follow_ups:
        question = next(node for node in item.select("strong"))
        assert words(item).startswith(words(question))
        assert len(words(item)) > len(words(question))
    marked = [item.get_text() for item in read(body(locale, id_)).select("li") if "(Senior)" in item.get_text()]
    assert len(marked) == len(page(locale, id_).select("li.senior"))
    assert all(text.endswith(" (Senior)") for text in marked)


def test_what_is_too_long_is_named_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    section, questions = next(iter(KNOWN.sections.items()))
    first = questions[0]
    for locale in LOCALES:
        for name in ("index.html", f"{section}/index.html"):
            target = tmp_path / path(locale, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((SITE / path(locale, name)).read_bytes())
    monkeypatch.setattr(markdown, "LONGEST", 1000)
    with pytest.raises(ContentError) as raised:
        markdown.build(Site(tmp_path), replace(KNOWN, sections={section: (first,)}))
    place = f"data/questions.yml:{first.line}: “{first.id}” has "
    assert [str(problem).partition(place)[1] for problem in raised.value.problems] == [place] * len(LOCALES)
    for locale, problem in zip(LOCALES, raised.value.problems, strict=True):
        assert f"expected at most 1000\n    Shorten its depth in docs/{locale}/{section}.md." in str(problem)


CONVERTED = [
    ("<p>a_b * c &lt;d&gt; [e] `f` ~g~ \\</p>", r"a\_b \* c \<d> \[e\] \`f\` \~g\~ " + "\\\\"),
    ("<p>1. Mai</p><p>- a</p><p># b</p><p>+ c</p><p>&gt; d</p>", "1\\. Mai\n\n\\- a\n\n\\# b\n\n\\+ c\n\n\\> d"),
    ("<p>a<br />\n- b</p>", "a  \n \\- b"),
    ("<p>10<sup>6</sup>, 10<sup>12</sup>, x<sub>i</sub>, <kbd>Alt</kbd></p>", r"10^6, 10^(12), x\_i, `Alt`"),
    ("<p>12 GB, 3 + 4, R&amp;D, &amp;amp;</p>", r"12 GB, 3 + 4, R&D, \&amp;"),
    (
        '<div class="table-box"><table><caption>C</caption><thead><tr><th>A</th><th>B</th></tr></thead>'
        "<tbody><tr><th>x|y</th><td><code>p|q</code></td></tr><tr><th>z</th><td></td></tr></tbody></table></div>",
        "**C**\n\n| A | B |\n| --- | --- |\n| x\\|y | `p\\|q` |\n| z |  |",
    ),
    (
        '<details class="step"><summary>Look</summary><p>At <em>it</em>.</p></details>\n<p>Then.</p>',
        "**Look**\n\nAt *it*.\n\nThen.",
    ),
    (
        '<ul><li><details class="follow-up"><summary><strong>Why?</strong></summary><p>So.</p><ul><li>a</li></ul>'
        "</details></li></ul>",
        "- **Why?** So.\n\n  - a",
    ),
    (
        '<figure class="diagram"><svg><title>T</title><desc>D_1.</desc><g><text>x</text></g></svg>'
        "<figcaption>T</figcaption></figure>",
        "**Diagram: T**\n\nD\\_1.",
    ),
    (
        '<div class="language-text highlight"><pre><span></span><code><span class="k">a</span> *\n```\n  b\n'
        "</code></pre></div>",
        "````text\na *\n```\n  b\n````",
    ),
    ('<p><a class="term" href="../glossary/#x">X</a> <a href="../y/#z">Y</a></p>', "X [Y](https://example.org/y/#z)"),
    ('<p><a href="https://example.org/a_(b)">A</a></p>', "[A](https://example.org/a_%28b%29)"),
    (
        '<ul><li class="senior">P. <span class="senior-mark">Senior</span></li></ul>',
        "- P. (Senior)",
    ),
]


@pytest.mark.parametrize(("html", "expected"), CONVERTED)
def test_markup_becomes_markdown(html: str, expected: str, tmp_path: Path) -> None:
    section = f'<section class="question"><h2>Q</h2><div data-part="answer">{html}</div></section>'
    for _ in ("converted", "from the cache"):
        text = to_markdown(section, "https://example.org/technical/", "Diagram", tmp_path)
        assert text == f"# Q\n\n{expected}\n"


# llms.txt -----------------------------------------------------------------------------------------------------------


def llms_of(locale: str) -> BeautifulSoup:
    return read((SITE / path(locale, markdown.INDEX)).read_text(encoding="utf-8"))


def links_below(tree: BeautifulSoup) -> Iterator[tuple[str, list[Tag]]]:
    """Yield the headings of sections, each with the items below it."""
    for title, nodes in parts(tree).items():
        assert {node.name for node in nodes} == {"ul"}
        yield title, [item for node in nodes for item in node.select("li")]


@in_all_languages
def test_llms_begins_with_the_guide_and_what_it_is(locale: str) -> None:
    first, second, third, *_ = llms_of(locale).find_all(recursive=False)
    home = soup(SITE, locale, "")
    assert (first.name, second.name, third.name) == ("h1", "blockquote", "p")
    assert words(first) == words(home.select("h1")[0])
    assert second.get_text(strip=True) == home.select("meta[name=description]")[0]["content"]
    assert LICENCE in third.get_text()


@in_all_languages
def test_llms_lists_each_question_once_by_section(locale: str) -> None:
    *sections, (optional, _) = links_below(llms_of(locale))
    assert optional == "Optional"
    titles = [words(soup(SITE, locale, name).select("h1")[0]) for name in KNOWN.sections]
    assert ["".join(title.split()) for title, _ in sections] == titles
    for (_, items), questions in zip(sections, KNOWN.sections.values(), strict=True):
        links = [item.select("a")[0] for item in items]
        assert [link["href"] for link in links] == [HOME + markdown_path(locale, each.id) for each in questions]
        for link, item, each in zip(links, items, questions, strict=True):
            assert words(link) == words(page(locale, each.id).select("h2")[0])
            about = words(item).removeprefix(words(link) + ":")
            assert about.endswith((".", "!", "?"))
            assert words(*page(locale, each.id).select("[data-part=gist] > p")).startswith(about)


@in_all_languages
def test_files_that_llms_lists_exist(locale: str) -> None:
    addresses = [str(link["href"]) for link in llms_of(locale).select("a")]
    assert len(addresses) == len(set(addresses))
    assert [address for address in addresses if not file_of(address).is_file()] == []


@in_all_languages
def test_llms_offers_data_the_brief_and_the_other_languages(locale: str) -> None:
    *_, (_, items) = links_below(llms_of(locale))
    expected = ["data/questions.v1.json", "data/glossary.v1.json", path(locale, "interviewer.md")]
    expected += [path(other, "llms.txt") for other in LOCALES if other != locale]
    assert [item.select("a")[0]["href"] for item in items] == [HOME + each for each in expected]
    assert all(len(words(item.select("a")[0])) > 4 for item in items)


# The brief for an interviewer ---------------------------------------------------------------------------------------

DEMANDS = {
    "one question": {"de": "genau eine Frage", "en": "exactly one question"},
    "wait": {"de": "warten Sie auf meine Antwort", "en": "wait for my answer"},
    "reveal nothing": {"de": "Verraten Sie die Antwort nicht", "en": "Do not reveal the answer"},
    "follow up twice": {"de": "Haken Sie danach zweimal nach", "en": "follow up twice"},
    "junior": {"de": "Junior:", "en": "Junior:"},
    "mid": {"de": "Mid-Level:", "en": "Mid-level:"},
    "senior": {"de": "Senior:", "en": "Senior:"},
    "points": {
        "de": "welche Punkte ich genannt habe und welche gefehlt",
        "en": "which points I made and which were missing",
    },
    "language": {"de": "in der Sprache, in der ich schreibe", "en": "in the language that I write in"},
    "link": {"de": "Link zur Frage", "en": "link to the question"},
    "privacy": {"de": "Der Guide sendet nichts", "en": "The guide sends nothing"},
    "advice": {"de": "kind: preparation", "en": "kind: preparation"},
    "rubric": TEXTS["rubric"],
    "checklist": TEXTS["checklist"],
    "follow-ups": TEXTS["follow-ups"],
}


def brief(locale: str) -> str:
    return (SITE / path(locale, "interviewer.md")).read_text(encoding="utf-8")


@pytest.mark.parametrize("demand", DEMANDS)
@in_all_languages
def test_brief_demands(locale: str, demand: str) -> None:
    assert DEMANDS[demand][locale] in read(brief(locale)).get_text()


@in_all_languages
def test_questions_follow_the_brief_and_have_what_it_names(locale: str) -> None:
    last = list(parts(read(brief(locale))))[-1]
    assert last.casefold() == TEXTS["questions"][locale].casefold()
    head = yaml.safe_load(source(locale, QUESTIONS[0]).split("---\n")[1])
    for name in re.findall(r"`(\w+)(?:: \w+)?`", brief(locale)):
        assert name in head
    assert f"{HOME}{path(locale, 'llms.txt')}" in brief(locale)


def test_briefs_of_all_languages_have_the_same_form() -> None:
    forms = [[node.name for node in read(brief(locale)).find_all(["h1", "h2", "p", "li"])] for locale in LOCALES]
    assert all(form == forms[0] for form in forms)
    assert len(forms[0]) > 15
