"""The texts of the interface that scripts show and no page has: a module beside them, with all languages.

In a page, each would be loaded by every visitor, whether it is shown or not.
"""

import json
from pathlib import Path

from scripts.model.catalogue import Catalogue
from scripts.project.languages import LOCALES

FILE = Path("assets/javascripts/texts.js")
KEYS = (
    "clear-marks",
    "clear-marks-really",
    "close",
    "copy-link",
    "due",
    "forget",
    "forget-really",
    "mark-known",
    "mark-repeat",
    "not-kept-forbidden",
    "not-kept-full",
    "not-kept-newer",
    "not-kept-unreadable",
    "progress",
    "share",
)


def write(site: Path, catalogue: Catalogue) -> None:
    """Write the module into a built site: an object of texts by key, for each language."""
    texts = {locale: {key: catalogue.texts[key][locale] for key in KEYS} for locale in LOCALES}
    target = site / FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"export default {json.dumps(texts, ensure_ascii=False)};\n", encoding="utf-8")
