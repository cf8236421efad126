"""Read a YAML file into a pydantic model, and report mistakes with their line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scripts.project.files import read_text
from scripts.project.problems import ContentError, Problem

Model = TypeVar("Model", bound=BaseModel)

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

    Raises ContentError if it cannot be read, is not YAML, or names a key twice.
    """
    return parse(read_text(path), path)


def parse(text: str, path: Path) -> YamlFile:
    """Read a text in YAML, for example the front matter of a page with its lines before it.

    Raises ContentError if it is not YAML, or names a key twice.
    """
    node = _compose(text, path)
    try:
        return YamlFile(path, yaml.SafeLoader("").construct_document(node) if node else None, node)
    except (yaml.YAMLError, TypeError, ValueError, RecursionError) as error:
        raise ContentError([_not_yaml(error, path, text)]) from error


def read_node(path: Path) -> yaml.Node | None:
    """Read a YAML file as a tree of nodes, without interpreting its tags; None if it is empty.

    Raises ContentError if it cannot be read, is not YAML, or names a key twice.
    """
    return _compose(read_text(path), path)


def _compose(text: str, path: Path) -> yaml.Node | None:
    try:
        node = yaml.compose(text, Loader=_PARSER)
        repeated = list(_repeated(node))
    except (yaml.YAMLError, RecursionError) as error:
        raise ContentError([_not_yaml(error, path, text)]) from error
    if repeated:
        hint = "Remove one, or rename it."
        raise ContentError(
            [Problem(path, key.start_mark.line + 1, f"key “{key.value}” for the second time", hint) for key in repeated]
        )
    return node


def _not_yaml(error: Exception, path: Path, text: str) -> Problem:
    """Return the problem of a text that YAML does not take."""
    mark = getattr(error, "problem_mark", None)
    # Of a character that YAML forbids, it knows the place but not the line.
    line = mark.line + 1 if mark else text.count("\n", 0, getattr(error, "position", 0)) + 1
    found = getattr(error, "problem", None) or str(error).partition("\n")[0]
    return Problem(
        path,
        line,
        f"not YAML: {found}",
        "Correct it here or on the line above; a text that has a colon stands in quotation marks.",
    )


def _repeated(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """Yield duplicate keys; PyYAML silently keeps the last."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else id(key)
            if name in seen:
                yield key
            seen.add(name)
            yield from _repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated(item)


def validate(file: YamlFile, model: type[Model], problems: list[Problem], whole: str = "the file") -> Model | None:
    """Return the content of a file as a model; or None, with a problem added for each violation.

    `whole` is how the content is called in what is said of it.
    """
    try:
        return model.model_validate(file.data)
    except ValidationError as error:
        problems += [_problem(file, model, details, whole) for details in error.errors()]
        return None


_MESSAGES = {
    "missing": "{key!r} is a required property",
    "extra_forbidden": "{key!r} is an unknown property",
    "string_pattern_mismatch": "{input!r} does not match {pattern!r}",
    "literal_error": "{input!r} is not one of {expected}",
    "string_too_short": "{input!r} is too short",
    "string_too_long": "{input!r} is too long",
    "too_short": "{input!r} is too short",
    "too_long": "{input!r} is too long",
}
"""What is said of violations, by pydantic's names for them."""
_OF_THE_PARENT = ("missing", "extra_forbidden")
"""Those that are the fault of the mapping around the place."""


def _problem(file: YamlFile, model: type[BaseModel], details: ErrorDetails, whole: str) -> Problem:
    kind, place = details["type"], details["loc"]
    values = {**details.get("ctx", {}), "input": details["input"], "key": place[-1] if place else ""}
    message = _MESSAGES.get(kind, "{input!r}: " + details["msg"].replace("{", "{{").replace("}", "}}")).format(**values)
    shown = place[:-1] if kind in _OF_THE_PARENT else place
    name = ".".join(map(str, shown)) or whole
    return Problem(
        file.path, file.line(place), f"{name}: {message}", f"Expected: {describe(model, shown).rstrip('.')}."
    )


def describe(model: type[BaseModel], location: Iterable[str | int]) -> str:
    """Return the description of a place in a model's files, or that of the nearest place around it that has one."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    found = schema.get("description", model.__name__)
    for key in location:
        schema = _resolve(schema, definitions)
        inner = schema.get("items") if isinstance(key, int) else schema.get("properties", {}).get(key)
        schema = _resolve(inner or schema.get("additionalProperties") or {}, definitions)
        found = schema.get("description", found)
    return str(found)


def _resolve(schema: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return what a reference leads to, with a description beside it taking precedence over its own."""
    if not isinstance(schema, dict):
        return {}
    reference = schema.get("$ref", "").removeprefix("#/$defs/")
    return definitions[reference] | schema if reference else schema
