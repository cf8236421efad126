"""A Python-Markdown extension: `[GLOSSARY]` alone in a paragraph becomes the glossary.

The terms come in the order of the page's language, grouped by their first letter, each below a heading with its id: so
that it can be linked, is found by the search, and links to it are checked like all others.
"""

import xml.etree.ElementTree as etree
from itertools import groupby
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from scripts.model.catalogue import Catalogue
from scripts.model.glossary import MARKER, Term, sort_key
from scripts.project.languages import DEFAULT_LOCALE, LANGUAGES, counterpart


class GlossaryPage(Treeprocessor):
    """Replaces the marker."""

    def __init__(self, md: Markdown, catalogue: Catalogue, locale: str, titles: dict[str, str]) -> None:
        super().__init__(md)
        self.catalogue = catalogue
        self.locale = locale
        self.other = counterpart(locale)
        self.titles = titles

    def run(self, root: etree.Element) -> None:
        """Put the glossary in the place of the paragraph with the marker."""
        for i, child in enumerate(root):
            if child.tag == "p" and child.text == MARKER:
                root[i] = self._glossary()

    def _glossary(self) -> etree.Element:
        glossary = etree.Element("div", {"class": "glossary"})
        terms = sorted(self.catalogue.terms, key=lambda term: sort_key(term.name[self.locale]))
        groups = [(letter, list(group)) for letter, group in groupby(terms, key=self._letter)]
        self._filter(glossary, len(terms))
        self._letters(glossary, [letter for letter, _ in groups])
        for letter, group in groups:
            section = etree.SubElement(glossary, "section", {"class": "glossary-group"})
            etree.SubElement(section, "h2", {"id": f"letter-{letter}"}).text = letter.upper()
            for term in group:
                self._entry(section, term)
        return glossary

    def _letter(self, term: Term) -> str:
        return sort_key(term.name[self.locale])[0]

    def _filter(self, glossary: etree.Element, count: int) -> None:
        """Add the field that glossary.js shows and serves."""
        attributes = {"class": "glossary-filter", "hidden": "", "data-search-exclude": ""}
        form = etree.SubElement(glossary, "div", attributes)
        label = etree.SubElement(form, "label")
        label.text = self._text("filter-terms")
        etree.SubElement(label, "input", {"type": "search", "maxlength": "80", "autocomplete": "off"})
        texts = {f"data-{key}": self._text(key) for key in ("terms", "one-term", "no-term")}
        status = etree.SubElement(form, "p", {"role": "status", **texts})
        status.text = f"{count} {self._text('terms')}"

    def _letters(self, glossary: etree.Element, letters: list[str]) -> None:
        attributes = {"class": "glossary-letters", "aria-label": self._text("letters"), "data-search-exclude": ""}
        index = etree.SubElement(etree.SubElement(glossary, "nav", attributes), "ul")
        for letter in letters:
            link = etree.SubElement(etree.SubElement(index, "li"), "a", {"href": f"#letter-{letter}"})
            link.text = letter.upper()

    def _entry(self, section: etree.Element, term: Term) -> None:
        entry = etree.SubElement(section, "section", {"class": "glossary-entry"})
        heading = etree.SubElement(entry, "h3", {"id": term.id})
        _name(heading, "a", term.name[self.locale], href=f"#{term.id}")
        facts = etree.SubElement(entry, "p", {"class": "glossary-facts"})
        for abbreviation in term.abbreviations:
            _name(facts, "span", abbreviation).tail = " · "
        if LANGUAGES[self.locale].genders:
            self._gender(facts, term).tail = " · "
        label = etree.SubElement(facts, "span")
        label.text = f"{self._text('other-language')}: "
        other = _name(facts, "span", term.name[self.other], lang=self.other)
        if LANGUAGES[self.other].genders:
            other.tail = " "
            self._gender(facts, term)
        etree.SubElement(entry, "p").text = term.short[self.locale]
        synonyms = term.synonyms[self.locale]
        if synonyms:
            also = etree.SubElement(entry, "p", {"class": "glossary-facts"})
            also.text = f"{self._text('synonyms')}: "
            for synonym in synonyms:
                _name(also, "span", synonym).tail = ", "
            also[-1].tail = ""
        treated = etree.SubElement(entry, "p", {"class": "glossary-question", "data-search-exclude": ""})
        treated.text = f"{self._text('treated')}: "
        page = self.catalogue.questions[term.question].section
        link = etree.SubElement(treated, "a", {"href": f"{page}.md#{term.question}"})
        link.text = self.titles[term.question]

    def _gender(self, facts: etree.Element, term: Term) -> etree.Element:
        """Add the German gender: short for the eye, in full for the ear."""
        abbreviations = LANGUAGES[self.locale].genders or LANGUAGES[self.other].genders
        gender = etree.SubElement(facts, "i", {"title": self._text(f"gender-{term.gender}"), "data-search-exclude": ""})
        etree.SubElement(gender, "span", {"aria-hidden": "true"}).text = abbreviations[term.gender]
        etree.SubElement(gender, "span", {"class": "visually-hidden"}).text = self._text(f"gender-{term.gender}")
        return gender

    def _text(self, key: str) -> str:
        return self.catalogue.texts[key][self.locale]


def _name(parent: etree.Element, tag: str, text: str, **attributes: str) -> etree.Element:
    """Add a name of the term; glossary.js filters by what has `data-name`."""
    element = etree.SubElement(parent, tag, {**attributes, "data-name": ""})
    element.text = text
    return element


class GlossaryPageExtension(Extension):
    """Options: `catalogue`, a Catalogue, `locale`, the page's language, and `titles`, the questions' titles by id."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "catalogue": ["", "The catalogue with the terms"],
            "locale": [DEFAULT_LOCALE, "The page's language"],
            "titles": [{}, "The titles of the questions, by id"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processor before `toc` and MkDocs' list of anchors (priority 5)."""
        processor = GlossaryPage(md, *(self.getConfig(key) for key in ("catalogue", "locale", "titles")))
        md.treeprocessors.register(processor, "glossary_page", 6)


def makeExtension(**options: Any) -> GlossaryPageExtension:
    """Return the extension; the name that Python-Markdown looks for."""
    return GlossaryPageExtension(**options)
