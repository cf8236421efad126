"""Read a YAML file, check it against a JSON Schema, and say on which line a mistake stands."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from scripts.problems import ContentError, Problem

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, ten times as fast, where PyYAML was built with it."""


@dataclass(frozen=True)
class YamlFile:
    """The content of a YAML file, and its tree of nodes, which know their lines."""

    path: Path
    data: Any
    node: yaml.Node | None

    def line(self, keys: Iterable[str | int] = ()) -> int:
        """Return the line (from 1) of the value that the keys lead to, or of its nearest parent."""
        node = self.node
        line = node.start_mark.line + 1 if node else 1
        for key in keys:
            if isinstance(node, yaml.MappingNode):
                pair = next(((k, v) for k, v in node.value if k.value == str(key)), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line + 1, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
                node = node.value[key]
                line = node.start_mark.line + 1
            else:
                break
        return line


def read(path: Path) -> YamlFile:
    """Read a YAML file.

    Raises ContentError if it is missing, is not YAML, or names a key twice.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_PARSER)
        if repeated := [
            Problem(
                path, key.start_mark.line + 1, f"key “{key.value}” for the second time", "Remove one, or rename it."
            )
            for key in _repeated(node)
        ]:
            raise ContentError(repeated)
        return YamlFile(path, yaml.SafeLoader("").construct_document(node) if node else None, node)
    except FileNotFoundError as error:
        raise ContentError([Problem(path, 1, "file not found", "Restore the file from Git.")]) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        problem = Problem(
            path, mark.line + 1 if mark else 1, f"not YAML: {error.problem}", "Mend the YAML here or on the line above."
        )
        raise ContentError([problem]) from error


def _repeated(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """Yield the keys that stand in their mapping already: PyYAML would let the last one win, and say nothing."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield key
            seen.add(key.value)
            yield from _repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated(item)


def violations(file: YamlFile, schema_path: Path) -> list[Problem]:
    """Check the content of a file against a JSON Schema; one problem for each violation."""
    validator = Draft202012Validator(json.loads(schema_path.read_text(encoding="utf-8")))
    return [
        Problem(
            file.path,
            file.line(error.absolute_path),
            f"{'.'.join(map(str, error.absolute_path)) or 'the file'}: {error.message}",
            f"Expected: {error.schema.get('description', 'what ' + schema_path.name + ' describes')}.",
        )
        for error in validator.iter_errors(file.data)
    ]
