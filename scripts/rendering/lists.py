"""Lists of questions: entries with their numbers, and the form that narrows them, which needs the page's script."""

import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Iterable, Sequence

from scripts.model.catalogue import Catalogue, QuestionData
from scripts.model.glossary import sort_key
from scripts.model.markers import INDEX

Choice = tuple[str, str, int]
"""A value, what it is called, and how many questions have it."""


class QuestionLists:
    """Makes the lists of a language, and their forms."""

    def __init__(self, catalogue: Catalogue, locale: str) -> None:
        self.catalogue = catalogue
        self.locale = locale

    def entry(
        self, entries: etree.Element, number: int, question: QuestionData, address: str, title: str
    ) -> etree.Element:
        """Add a question to a list, with its number, which it keeps when others are hidden."""
        entry = etree.SubElement(entries, "li", {"value": str(number), "data-mark-for": mark_names(question)})
        etree.SubElement(entry, "a", {"href": address}).text = title
        facts = etree.SubElement(entry, "span", {"class": "entry-facts"})
        self.level(facts, "entry-level", question)
        if not question.is_advice:
            facts[-1].tail = " "
            asked = etree.SubElement(facts, "span", {"class": f"asked asked-{question.asked}"})
            asked.text = self.text(f"asked-{question.asked}")
        return entry

    def level(self, parent: etree.Element, css_class: str, question: QuestionData) -> None:
        """Add the level; before it, for the ear only, that it is one."""
        etree.SubElement(parent, "span", {"class": "visually-hidden"}).text = f"{self.text('level')}: "
        level = etree.SubElement(parent, "span", {"class": css_class})
        level.text = self.catalogue.levels[question.level][self.locale]

    def form(self, parent: etree.Element, questions: Sequence[QuestionData], names: Iterable[str]) -> etree.Element:
        """Add the form; `names` are those of what can be chosen: section, level, asked, tag."""
        form = etree.SubElement(parent, "form", {"class": "overview-filter", "hidden": "", "data-search-exclude": ""})
        for name in names:
            if name == "path":
                self._paths(form)
            else:
                self._select(form, name, self._choices(name, questions))
        advice = [question.is_advice for question in questions]
        counted = "tips" if all(advice) else "questions-and-tips" if any(advice) else "questions"
        texts = {"data-of": self.text("of"), "data-questions": self.text(counted)}
        etree.SubElement(form, "p", {"role": "status", "class": "overview-count", **texts})
        button = etree.SubElement(form, "button", {"type": "reset", "class": "md-button", "hidden": ""})
        button.text = self.text("show-all")
        return form

    def text(self, key: str) -> str:
        """Return a text of the interface."""
        return self.catalogue.texts[key][self.locale]

    def _choices(self, name: str, questions: Sequence[QuestionData]) -> list[Choice]:
        """Return what can be chosen: levels and frequencies in their order, tags by their names."""
        if name == "tag":
            found = Counter(tag for question in questions for tag in question.tags)
            named = [(tag, self.catalogue.tags[tag][self.locale], count) for tag, count in found.items()]
            return sorted(named, key=lambda choice: sort_key(choice[1]))
        if name == "level":
            found = Counter(question.level for question in questions)
            return [(key, text[self.locale], found[key]) for key, text in self.catalogue.levels.items() if found[key]]
        found = Counter(question.asked for question in questions if not question.is_advice)
        return [(key, self.text(f"asked-{key}"), found[key]) for key in ("often", "sometimes", "rarely") if found[key]]

    def _paths(self, form: etree.Element) -> None:
        """Add the choice of a way through the questions: by time, by role."""
        select = self._select(form, "path", [])
        for kind in ("time", "role"):
            group = etree.SubElement(select, "optgroup", {"label": self.text(f"paths-{kind}")})
            for path in self.catalogue.paths:
                if path.kind == kind:
                    option = etree.SubElement(group, "option", {"value": path.id})
                    option.text = f"{path.title[self.locale]} ({len(path.questions)})"

    def _select(self, form: etree.Element, name: str, choices: list[Choice]) -> etree.Element:
        select = etree.SubElement(form, "select", {"name": name, "aria-label": self.text(name)})
        etree.SubElement(select, "option", {"value": ""}).text = self.text(f"all-{name}s")
        for value, label, count in choices:
            etree.SubElement(select, "option", {"value": value}).text = f"{label} ({count})"
        return select


def mark_names(question: QuestionData) -> str:
    """Return by which names a mark of a question may be kept (STATE.md): its id and its former ids."""
    return ",".join((question.id, *question.former_ids))


def tag_address(tag: str) -> str:
    """Return the address of the page of all questions, narrowed to a tag, as a link in Markdown."""
    return f"{INDEX}?tag={tag}"
