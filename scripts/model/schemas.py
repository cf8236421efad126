"""The JSON Schemas of data/*.yml, by which editors complete and check them: made from the models."""

import json
from pathlib import Path

from pydantic import BaseModel

from scripts.model.catalogue import Questions, Synonyms, Vocabulary
from scripts.model.exceptions import Exceptions
from scripts.model.glossary import Glossary
from scripts.model.paths import Paths
from scripts.model.sheet import SheetChoice
from scripts.model.unwritten import Unwritten

MODELS: dict[str, type[BaseModel]] = {
    "cheatsheet": SheetChoice,
    "exceptions": Exceptions,
    "glossary": Glossary,
    "paths": Paths,
    "questions": Questions,
    "synonyms": Synonyms,
    "unwritten": Unwritten,
    "vocabulary": Vocabulary,
}
"""The model of each file, by the file's name."""


def texts() -> dict[str, str]:
    """Return the content of each schema by its file's name."""
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {
        f"{name}.schema.json": json.dumps(draft | model.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
        for name, model in MODELS.items()
    }


def write(folder: Path) -> None:
    """Write the schemas into a folder."""
    for name, text in texts().items():
        (folder / name).write_text(text, encoding="utf-8")
