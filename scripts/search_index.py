"""Give each language a search index of its own.

Material writes one index for the whole site, in which mkdocs-static-i18n collects both languages. Its search page
looks below the `base` that overrides/main.html names, so each language gets an index there, with addresses relative
to it.
"""

import json
from pathlib import Path

from scripts.layout import LOCALES, locale_path


def split(site: Path) -> None:
    """Divide `search/search_index.json` of a built site by language.

    Raises FileNotFoundError if the site has no index.
    """
    file = site / "search" / "search_index.json"
    index = json.loads(file.read_text(encoding="utf-8"))
    prefixes = {locale: f"{locale_path(locale)}/".removeprefix("/") for locale in LOCALES}
    foreign = tuple(prefix for prefix in prefixes.values() if prefix)
    for locale, prefix in prefixes.items():
        docs = [
            entry | {"location": entry["location"].removeprefix(prefix)}
            for entry in index["docs"]
            if (entry["location"].startswith(prefix) if prefix else not entry["location"].startswith(foreign))
        ]
        target = site / prefix / "search" / "search_index.json"
        target.parent.mkdir(exist_ok=True)
        own = {"config": index["config"] | {"lang": [locale]}, "docs": docs}
        target.write_text(json.dumps(own, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
