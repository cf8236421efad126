"""A Python-Markdown extension: `[QUESTIONS]` alone in a paragraph becomes the list of all questions, by section."""

import json
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from scripts.model.catalogue import Catalogue, QuestionData
from scripts.model.markers import QUESTIONS
from scripts.model.reading import Minutes, together
from scripts.project.languages import DEFAULT_LOCALE
from scripts.rendering.lists import QuestionLists, mark_names


class QuestionIndex(Treeprocessor):
    """Replaces the marker."""

    def __init__(
        self, md: Markdown, catalogue: Catalogue, locale: str, titles: dict[str, str], times: Mapping[str, Minutes]
    ) -> None:
        super().__init__(md)
        self.catalogue = catalogue
        self.locale = locale
        self.titles = titles
        self.times = times
        self.lists = QuestionLists(catalogue, locale)

    def run(self, root: etree.Element) -> None:
        """Put the list in the place of the paragraph with the marker."""
        for i, child in enumerate(root):
            if child.tag == "p" and child.text == QUESTIONS:
                root[i] = self._index()

    def _index(self) -> etree.Element:
        index = etree.Element("div", {"class": "overview question-index"})
        self.lists.form(index, list(self.catalogue.questions.values()), ("path", "level", "asked", "tag"))
        progress = {"class": "overview-progress", "data-progress": "", "data-clear-marks": ""}
        etree.SubElement(index, "p", progress).text = self.lists.text("no-marks")
        index.append(self._paths())
        for section, questions in self.catalogue.sections.items():
            self._section(index, section, questions)
        return index

    def _paths(self) -> etree.Element:
        """Return where the script shows a way through the questions, with what it says of each."""
        known = {
            path.id: {
                "title": path.title[self.locale],
                "why": path.why[self.locale],
                "minutes": self._minutes(path.questions),
                "questions": path.questions,
            }
            for path in self.catalogue.paths
        }
        part = etree.Element("section", {"class": "path", "data-section": "", "hidden": ""})
        for tag in ("h2", "p", "p", "ol"):
            etree.SubElement(part, tag)
        etree.SubElement(part, "script", {"type": "application/json"}).text = json.dumps(known, ensure_ascii=False)
        return part

    def _minutes(self, ids: tuple[str, ...]) -> str:
        minutes = together(ids, self.times)._asdict()
        count = ", ".join(self.catalogue.counted(ids, self.locale))
        return self.lists.text("path-minutes").format(count=count, **minutes)

    def _section(self, index: etree.Element, section: str, questions: tuple[QuestionData, ...]) -> None:
        part = etree.SubElement(index, "section", {"data-section": section})
        heading = etree.SubElement(part, "h2", {"id": section})
        etree.SubElement(heading, "a", {"href": f"{section}.md"}).text = self.titles[section]
        # By name: a way takes questions out of the list below.
        progress = {"class": "overview-progress", "data-progress": " ".join(map(mark_names, questions))}
        etree.SubElement(part, "p", progress)
        entries = etree.SubElement(part, "ol")
        for number, question in enumerate(questions, 1):
            address = f"{section}.md#{question.id}"
            entry = self.lists.entry(entries, number, question, address, self.titles[question.id])
            asked = "" if question.is_advice else question.asked
            ways = [path.id for path in self.catalogue.paths if question.id in path.questions]
            facts = {"level": question.level, "asked": asked, "tag": " ".join(question.tags), "path": " ".join(ways)}
            entry.attrib.update({f"data-{name}": value for name, value in facts.items()})


class QuestionIndexExtension(Extension):
    """Options: `catalogue`, a Catalogue, `locale`, the page's language, `titles` and `times`, both by id."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "catalogue": ["", "The catalogue of questions"],
            "locale": [DEFAULT_LOCALE, "The page's language"],
            "titles": [{}, "The titles of sections and questions, by id"],
            "times": [{}, "How long the questions take, by id"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processor before `toc` and MkDocs' list of anchors (priority 5)."""
        processor = QuestionIndex(md, *(self.getConfig(key) for key in ("catalogue", "locale", "titles", "times")))
        md.treeprocessors.register(processor, "question_index", 6)


def makeExtension(**options: Any) -> QuestionIndexExtension:
    """Return the extension; the name that Python-Markdown looks for."""
    return QuestionIndexExtension(**options)
