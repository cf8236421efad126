"""mkdocs.yml says what MkDocs and the theme understand: asked of MkDocs itself, before it builds."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from scripts.model import yaml_source
from scripts.project.problems import ContentError, Problem

_HINT = "Correct the setting, or restore the file from Git."


def problems(root: Path) -> list[Problem]:
    """Find settings of mkdocs.yml that MkDocs refuses or does not know, plugins and extensions that are not there."""
    path = root / "mkdocs.yml"
    try:
        file = yaml_source.YamlFile(path, None, yaml_source.read_node(path))
    except ContentError:
        return []  # said by whoever reads the navigation
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    config = MkDocsConfig(config_file_path=str(path))
    try:
        with path.open("rb") as source:
            config.load_file(source)
        errors, warnings = config.validate()
    except (MkDocsException, OSError, ImportError, AttributeError, TypeError, ValueError) as error:
        return [Problem(path, 1, f"MkDocs refuses it: {_first_line(error)}", _HINT)]
    return [
        Problem(path, file.line((key,)), f"{key}: {_first_line(message)}", _HINT)
        for key, message in (*errors, *warnings)
    ]


def _first_line(message: object) -> str:
    return str(message).strip().partition("\n")[0]
