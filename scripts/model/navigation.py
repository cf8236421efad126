"""The site's navigation: the pages that mkdocs.yml names, in their order."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from scripts.model import yaml_source


@dataclass(frozen=True)
class Navigation:
    """The names of the pages, such as `fundamentals.md`, with the lines that name them."""

    path: Path
    lines: dict[str, int]


def load(root: Path) -> Navigation:
    """Read `nav` of mkdocs.yml. Raises ContentError if the file is missing or is not YAML."""
    path = root / "mkdocs.yml"
    node = yaml_source.read_node(path)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return Navigation(path, dict(page for key, value in pairs if key.value == "nav" for page in _pages(value)))


def _pages(node: yaml.Node) -> Iterator[tuple[str, int]]:
    """Yield the pages of an entry: `page.md`, `Title: page.md`, or a list of these."""
    if isinstance(node, yaml.ScalarNode):
        yield node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _pages(entry)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _pages(value)
