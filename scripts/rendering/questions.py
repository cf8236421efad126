"""A Python-Markdown extension: mark up each question as one section with named parts.

What an author writes as headings, `!!!` and `???` blocks comes out as the markup of MARKUP.md, which every
exporter and the scripts in the browser rely on.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from scripts.model.catalogue import Catalogue, QuestionData
from scripts.model.pages import ANSWER_PARTS, SENIOR
from scripts.model.reading import Minutes, together
from scripts.project import urls
from scripts.project.languages import DEFAULT_LOCALE
from scripts.project.months import month
from scripts.rendering.lists import QuestionLists, tag_address

SHOWN = ("gist", "answer", "depth", "rubric", "pitfalls", "follow-ups", "recall", "sources")
"""The parts of an answer, in the order of the page."""
_ISSUE_FORM = "wrong-answer.yml"


@dataclass(frozen=True)
class BuiltFrom:
    """What a page is built from, for reports: its address, the repository's, and the commit; empty where unknown."""

    address: str = ""
    repository: str = ""
    commit: str = ""


class QuestionMarkup(Treeprocessor):
    """Wraps each question, from its heading to the next, into a section."""

    def __init__(
        self, md: Markdown, catalogue: Catalogue, locale: str, built: BuiltFrom, times: Mapping[str, Minutes]
    ) -> None:
        super().__init__(md)
        self.catalogue = catalogue
        self.locale = locale
        self.lists = QuestionLists(catalogue, locale)
        self.built = built
        self.times = times

    def run(self, root: etree.Element) -> None:
        """Rebuild the children of the document's root."""
        children = list(root)
        root[:] = []
        section: etree.Element | None = None
        for child in children:
            if child.tag in ("h1", "h2"):
                metadata = self.catalogue.questions.get(child.get("id", "")) if child.tag == "h2" else None
                section = self._section(root, metadata) if metadata else None
            if section is None:
                root.append(child)
            else:
                self._add(section, child)
        sections = root.findall("section")
        for number, each in enumerate(sections, 1):
            each.find("h2").set("data-number", str(number))  # type: ignore[union-attr]
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
                "data-kind": metadata.kind,
                "data-asked": metadata.asked,
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
        """Divide an answer into its parts; what stands in none of the author's is said in two minutes."""
        details.attrib.clear()
        details.set("class", "question-answer")
        summary, *children = list(details)
        summary.attrib.update(_named_with_question(metadata, "answer"))
        summary.text = None
        etree.SubElement(summary, "span").text = self._text("answer")
        hint = etree.SubElement(summary, "span", {"class": "answer-hint", "data-search-exclude": ""})
        hint.text = self._text("answer-hint")
        close = etree.SubElement(summary, "span", {"class": "answer-close", "data-search-exclude": ""})
        close.text = self._text("close-answer")
        parts: dict[str, etree.Element] = {}
        for child in children:
            kind = next((kind for kind in ANSWER_PARTS if kind in _classes(child)), None)
            if kind:
                parts[kind] = self._named_part(child, kind, metadata)
            else:
                parts.setdefault("answer", self._said(metadata)).append(child)
        parts["sources"] = self._sources(metadata)
        details[:] = [summary, *(parts[kind] for kind in SHOWN if kind in parts), self._foot(metadata)]

    def _said(self, metadata: QuestionData) -> etree.Element:
        """Return the part for what is said in two minutes, still empty but for its title."""
        part = etree.Element("div", {"class": "part part-answer", "data-part": "answer"})
        is_short = not metadata.is_advice and not self.catalogue.unwritten.parts(metadata.id)
        self._title(part, "two-minutes" if is_short else "full-answer")
        return part

    def _named_part(self, block: etree.Element, kind: str, metadata: QuestionData) -> etree.Element:
        if kind == "depth":
            return self._depth(block, metadata)
        part = self._part(block, kind)
        if kind == "rubric":
            self._rubric(part, metadata)
        if kind == "follow-ups":
            for point in part.iter("li"):
                _fold(point)
        if kind == "recall":
            part.set("hidden", "")
        return part

    def _depth(self, block: etree.Element, metadata: QuestionData) -> etree.Element:
        """Turn an admonition into a closed fold."""
        block.tag = "details"
        block.attrib.clear()
        block.attrib.update({"class": "question-depth", "data-part": "depth"})
        summary = block[0]
        summary.tag = "summary"
        summary.attrib.clear()
        summary.attrib.update(_named_with_question(metadata, "depth") | {"data-search-exclude": ""})
        summary.text = self._text("depth")
        return block

    def _rubric(self, part: etree.Element, metadata: QuestionData) -> None:
        """Mark the points that only experienced candidates make."""
        if metadata.is_advice:
            part[0].text = self._text("checklist")
        for point in part.iter("li"):
            last = list(point.iter())[-1]
            holder, attribute = (point, "text") if last is point else (last, "tail")
            if last is not point and not (last.tail or "").strip():
                attribute = "text"
            text = (getattr(holder, attribute) or "").rstrip()
            if text.endswith(SENIOR):
                setattr(holder, attribute, text.removesuffix(SENIOR))
                point.set("class", "senior")
                mark = etree.SubElement(point, "span", {"class": "senior-mark"})
                mark.text = self.catalogue.levels["senior"][self.locale]

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
        """Return what is known of a question, in the order of its list, and the link to it."""
        meta = etree.Element("div", {"class": "question-meta", "data-search-exclude": ""})
        self.lists.level(meta, f"level level-{metadata.level}", metadata)
        if not metadata.is_advice:
            asked = etree.SubElement(meta, "span", {"class": f"asked asked-{metadata.asked}"})
            asked.text = self._text(f"asked-{metadata.asked}")
        if metadata.id in self.times:
            time = together([metadata.id], self.times)
            span = f"{time.said}–{time.whole}" if time.whole > time.said else str(time.said)
            etree.SubElement(meta, "span", {"class": "minutes"}).text = f"{span} {self._text('minutes')}"
        tags = etree.SubElement(meta, "ul", {"class": "tags", "aria-label": self._text("tags")})
        for tag in metadata.tags:
            link = etree.SubElement(etree.SubElement(tags, "li"), "a", {"href": tag_address(tag)})
            link.text = self.catalogue.tags[tag][self.locale]
        names = _named_with_question(metadata, "link")
        link = etree.SubElement(meta, "a", {"class": "question-link", "href": f"#{metadata.id}", **names})
        link.text = self._text("link")
        return meta

    def _sources(self, metadata: QuestionData) -> etree.Element:
        """Return the closed fold of the sources, which says for when the facts hold."""
        part = etree.Element(
            "details", {"class": "part part-sources", "data-part": "sources", "data-search-exclude": ""}
        )
        summary = etree.SubElement(part, "summary")
        self._title(summary, "sources")
        as_of = etree.SubElement(summary, "span", {"class": "as-of"})
        as_of.text = f"{self._text('as-of')}: "
        time = etree.SubElement(as_of, "time", {"datetime": metadata.as_of})
        time.text = month(metadata.as_of, self.locale)
        entries = etree.SubElement(part, "ul")
        for source in metadata.sources:
            foreign = {"lang": source.lang} if source.lang != self.locale else {}
            link = etree.SubElement(etree.SubElement(entries, "li"), "a", {"href": source.url, **foreign})
            link.text = source.title
        return part

    def _foot(self, metadata: QuestionData) -> etree.Element:
        """Return the end of an answer: what leads on without a script, which adds the rest when the answer opens."""
        foot = etree.Element("footer", {"class": "answer-foot", "data-search-exclude": ""})
        link = etree.SubElement(foot, "a", {"class": "foot-next", "href": "index.md"})
        link.text = self._text("home")
        if following := self._following(metadata):
            page = "" if following.section == metadata.section else f"{following.section}.md"
            link.set("href", f"{page}#{following.id}")
            link.text = self._text("next-question")
        fields = {
            "question": metadata.id,
            "language": self.locale,
            "commit": self.built.commit,
            "address": f"{self.built.address}#{metadata.id}",
        }
        if address := urls.new_issue(self.built.repository, _ISSUE_FORM, fields):
            etree.SubElement(foot, "a", {"class": "foot-report", "href": address}).text = self._text("report")
        return foot

    def _following(self, metadata: QuestionData) -> QuestionData | None:
        questions = list(self.catalogue.questions.values())
        return next(iter(questions[questions.index(metadata) + 1 :]), None)

    def _overview(self, sections: list[etree.Element]) -> etree.Element:
        """Return the list of a page's questions: first, for keys, a way past it."""
        overview = etree.Element(
            "nav", {"class": "overview", "aria-label": self._text("overview"), "data-search-exclude": ""}
        )
        shown = [self.catalogue.questions[section.attrib["data-question"]] for section in sections]
        first = etree.SubElement(overview, "a", {"class": "to-answers", "href": f"#{shown[0].id}"})
        first.text = self._text("to-answers")
        self.lists.form(overview, shown, ("level", "tag"))
        entries = etree.SubElement(overview, "ol")
        for number, (section, question) in enumerate(zip(sections, shown, strict=True), 1):
            title = "".join(section.find("h2").itertext())  # type: ignore[union-attr]
            self.lists.entry(entries, number, question, f"#{question.id}", title)
        progress = {"class": "overview-progress", "data-progress": "", "data-clear-marks": ""}
        etree.SubElement(overview, "p", progress).text = self._text("no-marks")
        keys = etree.SubElement(overview, "p", {"class": "overview-keys", "hidden": ""})
        keys.text = self._text("question-keys") + " "
        texts = {f"data-{state}": self._text(f"single-keys-{state}") for state in ("on", "off")}
        button = etree.SubElement(keys, "button", {"type": "button", "data-single-keys": "", **texts})
        button.text = texts["data-off"]
        return overview

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
    """Options: `catalogue`, a Catalogue; `locale`, the page's language; `built`, a BuiltFrom; `times`, by id."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "catalogue": ["", "The catalogue of questions"],
            "locale": [DEFAULT_LOCALE, "The page's language"],
            "built": [BuiltFrom(), "What the page is built from"],
            "times": [{}, "How long the questions take, by id"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processor behind `toc` (priority 5), which gives the headings their ids."""
        processor = QuestionMarkup(md, *(self.getConfig(key) for key in ("catalogue", "locale", "built", "times")))
        md.treeprocessors.register(processor, "question_markup", 4)


def makeExtension(**options: Any) -> QuestionMarkupExtension:
    """Return the extension; the name that Python-Markdown looks for."""
    return QuestionMarkupExtension(**options)


def _named_with_question(metadata: QuestionData, part: str) -> dict[str, str]:
    """Return the attributes of a control whose name is its current text and the question."""
    id_ = f"{metadata.id}-{part}"
    return {"id": id_, "aria-labelledby": f"{id_} {metadata.id}"}


def _fold(item: etree.Element) -> None:
    """Fold the answer of an item that begins with a question in bold: candidates answer first."""
    holder = item[0] if len(item) and item[0].tag == "p" else item
    if not len(holder) or holder[0].tag != "strong" or (holder.text or "").strip():
        return
    details = etree.Element("details", {"class": "follow-up"})
    question = holder[0]
    answer, question.tail = question.tail, None
    etree.SubElement(details, "summary").append(question)
    rest = etree.SubElement(details, "p")
    rest.text = (answer or "").lstrip()
    rest.extend(holder[1:])
    details.extend(item[1:] if holder is not item else [])
    item.text, item[:] = None, [details]


def _classes(element: etree.Element) -> Iterator[str]:
    return iter(element.get("class", "").split())
