"""What a script asks of the whole guide: the questions of each section, with their titles and former ids.

The home page draws a question from it, counts marks and names the question that was read last. It is loaded when one of
these is needed, so that no page grows with the guide.
"""

import json

from scripts.model.catalogue import Catalogue
from scripts.project.languages import LOCALES
from scripts.site.pages import Site

FILE = "contents.json"
"""Its name in the folder of a language."""


def build(site: Site, catalogue: Catalogue) -> None:
    """Write a language's file into its folder of a built site."""
    for locale in LOCALES:
        found = {
            section: [
                {
                    "id": question.id,
                    "title": page.question(question.id).plain_title,
                    "names": [question.id, *question.former_ids],
                    "advice": question.is_advice,
                }
                for question in questions
            ]
            for section, questions in catalogue.sections.items()
            for page in [site.page(locale, section)]
        }
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        (site.home(locale) / FILE).write_text(text, encoding="utf-8")
