"""What mkdocs.yml says of the content: the pages of the navigation, and how Markdown is rendered."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scripts.model import yaml_source
from scripts.project.problems import ContentError, Problem


@dataclass(frozen=True)
class Configuration:
    """The names of the pages, such as `fundamentals.md`, with the lines that name them; extensions with options."""

    path: Path
    pages: dict[str, int]
    extensions: dict[str, dict[str, Any]]


def load(root: Path) -> Configuration:
    """Read mkdocs.yml, and the file that it inherits from. Raises ContentError if one is missing or is not YAML."""
    path = root / "mkdocs.yml"
    settings = _settings(path)
    pages = dict(page for page in _pages(settings.get("nav")))
    return Configuration(path, pages, dict(_extensions(settings.get("markdown_extensions"))))


def _settings(path: Path) -> dict[str, yaml.Node]:
    """Return the top-level settings of a file, over those that it inherits."""
    node = yaml_source.read_node(path)
    if not isinstance(node, yaml.MappingNode):
        found = "no mapping of settings"
        raise ContentError([Problem(path, 1, found, "Restore the file from Git.")])
    own = {str(key.value): value for key, value in node.value}
    parent = own.get("INHERIT")
    return (_settings(path.parent / parent.value) if isinstance(parent, yaml.ScalarNode) else {}) | own


def _pages(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    """Yield the pages of an entry: `page.md`, `Title: page.md`, or a list of these."""
    if isinstance(node, yaml.ScalarNode):
        yield node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _pages(entry)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _pages(value)


def _extensions(node: yaml.Node | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the extensions of Python-Markdown: `name`, or `name: options`."""
    for entry in node.value if isinstance(node, yaml.SequenceNode) else ():
        if isinstance(entry, yaml.ScalarNode):
            yield entry.value, {}
        elif isinstance(entry, yaml.MappingNode):
            for name, options in entry.value:
                yield name.value, yaml.SafeLoader("").construct_document(options) or {}
