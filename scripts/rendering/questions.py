"""A Python-Markdown extension: mark up each question as one section with named parts.

What an author writes as headings, `!!!` and `???` blocks comes out as the markup of MARKUP.md, which every
exporter and the scripts in the browser rely on.
"""

import datetime
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Any

from babel.dates import format_date
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from scripts.model.catalogue import Catalogue, QuestionData
from scripts.model.data import Text
from scripts.project.languages import DEFAULT_LOCALE


class QuestionMarkup(Treeprocessor):
    """Wraps each question, from its heading to the next, into a section."""

    def __init__(self, md: Markdown, catalogue: Catalogue, locale: str) -> None:
        super().__init__(md)
        self.catalogue = catalogue
        self.locale = locale

    def run(self, root: etree.Element) -> None:
        """Rebuild the children of the document's root."""
        children = list(root)
        root[:] = []
        section: etree.Element | None = None
        for child in children:
            if child.tag in ("h1", "h2"):
                metadata = self.catalogue.questions.get(child.get("id", ""))
                section = self._section(root, metadata) if metadata else None
            if section is None:
                root.append(child)
            else:
                self._add(section, child)
        sections = root.findall("section")
        if sections:
            first = list(root).index(sections[0])
            root[first:first] = [self._overview(sections), self._tools()]

    def _section(self, root: etree.Element, metadata: QuestionData) -> etree.Element:
        return etree.SubElement(
            root,
            "section",
            {
                "class": "question",
                "data-question": metadata.id,
                "data-level": metadata.level,
                "data-tags": " ".join(metadata.tags),
                "data-as-of": metadata.as_of,
            },
        )

    def _add(self, section: etree.Element, child: etree.Element) -> None:
        """Add one element of a question, as the part that it is."""
        metadata = self.catalogue.questions[section.attrib["data-question"]]
        section.append(child)
        if child.tag == "h2":
            for former in metadata.former_ids:
                section.insert(0, etree.Element("span", {"id": former}))
            section.append(self._meta(metadata))
        elif child.tag == "details":
            self._answer(child, metadata)
        elif "intent" in _classes(child):
            self._part(child, "intent")

    def _answer(self, details: etree.Element, metadata: QuestionData) -> None:
        """Divide an answer into its parts: gist, answer (the full text), pitfalls, follow-ups, sources."""
        details.attrib.clear()
        details.set("class", "question-answer")
        summary, *children = list(details)
        summary.attrib.update(_named_with_question(metadata, "answer"))
        summary.text = self._text("answer")
        hint = etree.SubElement(summary, "span", {"class": "answer-hint", "data-search-exclude": ""})
        hint.text = self._text("answer-hint")
        details[:] = [summary]
        body: etree.Element | None = None
        for child in children:
            kind = next((kind for kind in ("gist", "pitfalls", "follow-ups") if kind in _classes(child)), None)
            if kind:
                details.append(self._part(child, kind))
                body = None
            else:
                if body is None:
                    body = etree.SubElement(details, "div", {"class": "part part-answer", "data-part": "answer"})
                    self._title(body, "full-answer")
                body.append(child)
        details.append(self._sources(metadata))

    def _part(self, block: etree.Element, kind: str) -> etree.Element:
        """Turn an admonition into a part: its title becomes a heading in the page's language."""
        block.attrib.clear()
        block.attrib.update({"class": f"part part-{kind}", "data-part": kind})
        title = block[0]
        title.tag = "h3"
        title.attrib.clear()
        title.set("class", "part-title")
        title.text = self._text(kind)
        return block

    def _title(self, part: etree.Element, key: str) -> None:
        etree.SubElement(part, "h3", {"class": "part-title"}).text = self._text(key)

    def _meta(self, metadata: QuestionData) -> etree.Element:
        """Return the line below the heading: level, tags, and the link to the question."""
        meta = etree.Element("div", {"class": "question-meta", "data-search-exclude": ""})
        self._level(meta, f"level level-{metadata.level}", metadata)
        tags = etree.SubElement(meta, "ul", {"class": "tags", "aria-label": self._text("tags")})
        for tag in metadata.tags:
            etree.SubElement(tags, "li").text = self.catalogue.tags[tag][self.locale]
        names = _named_with_question(metadata, "link")
        link = etree.SubElement(meta, "a", {"class": "question-link", "href": f"#{metadata.id}", **names})
        link.text = self._text("link")
        return meta

    def _level(self, parent: etree.Element, css_class: str, metadata: QuestionData) -> None:
        """Add the level; before it, for the ear only, that it is one."""
        etree.SubElement(parent, "span", {"class": "visually-hidden"}).text = f"{self._text('level')}: "
        etree.SubElement(parent, "span", {"class": css_class}).text = self.catalogue.levels[metadata.level][self.locale]

    def _sources(self, metadata: QuestionData) -> etree.Element:
        part = etree.Element("div", {"class": "part part-sources", "data-part": "sources", "data-search-exclude": ""})
        self._title(part, "sources")
        entries = etree.SubElement(part, "ul")
        for source in metadata.sources:
            foreign = {"lang": source.lang} if source.lang != self.locale else {}
            link = etree.SubElement(etree.SubElement(entries, "li"), "a", {"href": source.url, **foreign})
            link.text = source.title
        as_of = etree.SubElement(part, "p", {"class": "as-of"})
        as_of.text = f"{self._text('as-of')}: "
        month = datetime.date.fromisoformat(f"{metadata.as_of}-01")
        time = etree.SubElement(as_of, "time", {"datetime": metadata.as_of})
        time.text = format_date(month, "LLLL y", locale=self.locale)
        return part

    def _overview(self, sections: list[etree.Element]) -> etree.Element:
        """Return the list of a page's questions, with a filter by level and tag that needs the page's script."""
        overview = etree.Element(
            "nav", {"class": "overview", "aria-label": self._text("overview"), "data-search-exclude": ""}
        )
        form = etree.SubElement(overview, "form", {"class": "overview-filter", "hidden": ""})
        levels, tags = self.catalogue.levels, self.catalogue.tags
        shown = [self.catalogue.questions[section.attrib["data-question"]] for section in sections]
        self._select(form, "level", {key: levels[key] for key in levels if any(key == each.level for each in shown)})
        self._select(form, "tag", {key: tags[key] for key in tags if any(key in each.tags for each in shown)})
        status = etree.SubElement(form, "p", {"role": "status", "data-of": self._text("of"), "class": "overview-count"})
        status.set("data-questions", self._text("questions"))
        entries = etree.SubElement(overview, "ol")
        for section, question in zip(sections, shown, strict=True):
            entry = etree.SubElement(entries, "li", {"data-entry": question.id})
            link = etree.SubElement(entry, "a", {"href": f"#{question.id}"})
            link.text = "".join(section.find("h2").itertext())  # type: ignore[union-attr]
            link.tail = " "
            self._level(entry, "overview-level", question)
        keys = etree.SubElement(overview, "p", {"class": "overview-keys", "hidden": ""})
        keys.text = self._text("question-keys") + " "
        texts = {f"data-{state}": self._text(f"single-keys-{state}") for state in ("on", "off")}
        button = etree.SubElement(keys, "button", {"type": "button", "data-single-keys": "", **texts})
        button.text = texts["data-off"]
        return overview

    def _select(self, form: etree.Element, name: str, choices: dict[str, Text]) -> None:
        select = etree.SubElement(form, "select", {"name": name, "aria-label": self._text(name)})
        etree.SubElement(select, "option", {"value": ""}).text = self._text(f"all-{name}s")
        for key, text in choices.items():
            etree.SubElement(select, "option", {"value": key}).text = text[self.locale]

    def _tools(self) -> etree.Element:
        """Return the controls above the first question, with what the questions' links say when they copy."""
        texts = {f"data-{key}": self._text(key) for key in ("copy-link", "link-copied", "copy-failed")}
        tools = etree.Element("div", {"class": "question-tools", "data-search-exclude": "", **texts})
        for key in ("open-all", "close-all"):
            button = etree.SubElement(tools, "button", {"type": "button", "class": "md-button", "data-answers": key})
            button.text = self._text(key)
        return tools

    def _text(self, key: str) -> str:
        return self.catalogue.texts[key][self.locale]


class QuestionMarkupExtension(Extension):
    """Options: `catalogue`, a Catalogue, and `locale`, the page's language."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "catalogue": ["", "The catalogue of questions"],
            "locale": [DEFAULT_LOCALE, "The page's language"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processor behind `toc` (priority 5), which gives the headings their ids."""
        processor = QuestionMarkup(md, self.getConfig("catalogue"), self.getConfig("locale"))
        md.treeprocessors.register(processor, "question_markup", 4)


def makeExtension(**options: Any) -> QuestionMarkupExtension:
    """Return the extension; the name that Python-Markdown looks for."""
    return QuestionMarkupExtension(**options)


def _named_with_question(metadata: QuestionData, part: str) -> dict[str, str]:
    """Return the attributes of a control whose name is its current text and the question."""
    id_ = f"{metadata.id}-{part}"
    return {"id": id_, "aria-labelledby": f"{id_} {metadata.id}"}


def _classes(element: etree.Element) -> Iterator[str]:
    return iter(element.get("class", "").split())
