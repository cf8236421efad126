"""A Python-Markdown extension: the terms of the glossary in answers lead to their entries, and explain themselves.

In each answer the first occurrence of a term's name or abbreviation becomes `a.term`. Its explanation is given once a
page, behind all questions, where terms.js finds it: the text of the answers stays what the author wrote.
"""

import json
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from scripts.model.catalogue import Catalogue
from scripts.model.glossary import PAGE, Term
from scripts.project.languages import DEFAULT_LOCALE, LANGUAGES

MAX_TERMS = 10
"""The most terms marked in one answer: more would disturb readers."""

_PARTS = ("gist", "answer", "depth", "pitfalls", "follow-ups")
_UNTOUCHED = {"summary", "a", "code", "pre", "figure", "caption", "h1", "h2", "h3", "h4", "h5", "h6"}


def forms(term: Term, locale: str) -> Iterator[str]:
    """Yield how a term appears in running text: its name and abbreviations with the usual endings.

    A name in small letters also begins sentences; a German one declines its adjective, too. A synonym in capitals is
    an abbreviation of that language only.
    """
    language = LANGUAGES[locale]
    names = [term.name[locale]]
    adjective, _, noun = names[0].partition(" ")
    if language.declines_adjectives and noun and re.fullmatch(r"[a-zäöüß]+e", adjective):
        names += [f"{adjective}{ending} {noun}" for ending in "nr"]
    if re.match(r"[a-zäöü]{2}", names[0]):
        names += [name[0].upper() + name[1:] for name in names]
    for name in names:
        yield from (name + ending for ending in language.endings)
    for abbreviation in (*term.abbreviations, *filter(str.isupper, term.synonyms[locale])):
        yield from (abbreviation + ending for ending in ("", "s"))


class TermMarkup(Treeprocessor):
    """Marks the terms in the answers that question_markup made."""

    def __init__(self, md: Markdown, catalogue: Catalogue, locale: str) -> None:
        super().__init__(md)
        self.catalogue = catalogue
        self.locale = locale

    @cached_property
    def terms(self) -> dict[str, Term]:
        """The terms by all their forms."""
        return {form: term for term in self.catalogue.terms for form in forms(term, self.locale)}

    @cached_property
    def pattern(self) -> re.Pattern:
        """What finds a form: the longest first, “model registry” before “model”; a part of a compound is none."""
        alternatives = "|".join(_spaced(form) for form in sorted(self.terms, key=len, reverse=True))
        return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")

    def run(self, root: etree.Element) -> None:
        """Mark the terms of all answers, and add what they mean."""
        used: dict[str, Term] = {}
        for question in root.iter("section"):
            marked: dict[str, Term] = {}
            for part in question.iterfind("details/*[@data-part]"):
                if part.get("data-part") in _PARTS:
                    self._mark(part, marked)
            used |= marked
        if used:
            root.append(self._explanations(used))

    def _mark(self, element: etree.Element, marked: dict[str, Term]) -> None:
        """Mark the terms in an element's text and in that of its children, in the order of reading."""
        if len(marked) == MAX_TERMS:
            return
        children = list(element)
        text, element.text, element[:] = element.text, None, []
        self._append(element, text, marked)
        for child in children:
            tail, child.tail = child.tail, None
            element.append(child)
            if child.tag not in _UNTOUCHED:
                self._mark(child, marked)
            self._append(element, tail, marked)

    def _append(self, parent: etree.Element, text: str | None, marked: dict[str, Term]) -> None:
        """Append a text to an element's content, with its terms marked."""
        rest = 0
        for match in self.pattern.finditer(text or ""):
            term = self.terms[" ".join(match[0].split())]
            if term.id not in marked and len(marked) < MAX_TERMS:
                marked[term.id] = term
                _append_text(parent, match.string[rest : match.start()])
                link = etree.SubElement(parent, "a", {"class": "term", "href": f"{PAGE}#{term.id}"})
                link.text = match[0]
                rest = match.end()
        _append_text(parent, (text or "")[rest:])

    def _explanations(self, used: dict[str, Term]) -> etree.Element:
        texts = {id_: [term.title_in(self.locale), term.short[self.locale]] for id_, term in used.items()}
        script = etree.Element("script", {"type": "application/json", "id": "term-explanations"})
        for attribute, key in (("data-link", "in-glossary"), ("data-failed", "no-explanation")):
            script.set(attribute, self.catalogue.texts[key][self.locale])
        script.text = json.dumps(texts, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        return script


def _spaced(form: str) -> str:
    """Return a pattern for a form whose words any white space may separate: a line's end, a no-break space."""
    return r"\s+".join(re.escape(word) for word in form.split())


def _append_text(parent: etree.Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


class TermMarkupExtension(Extension):
    """Options: `catalogue`, a Catalogue, and `locale`, the page's language."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "catalogue": ["", "The catalogue with the terms"],
            "locale": [DEFAULT_LOCALE, "The page's language"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processor behind question_markup (4), before MkDocs resolves links to pages (0)."""
        processor = TermMarkup(md, self.getConfig("catalogue"), self.getConfig("locale"))
        md.treeprocessors.register(processor, "term_markup", 3)


def makeExtension(**options: Any) -> TermMarkupExtension:
    """Return the extension; the name that Python-Markdown looks for."""
    return TermMarkupExtension(**options)
