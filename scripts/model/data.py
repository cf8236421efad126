"""The types that the files of data/ are made of: for the code, for validation, and for the editors' JSON Schemas."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from scripts.project.languages import LOCALES


class Data(BaseModel):
    """A mapping of a YAML file; keys that it does not know are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


Item = TypeVar("Item", bound=Hashable)


def _distinct(items: list[Item]) -> list[Item]:
    repeated = [item for i, item in enumerate(items) if item in items[:i]]
    if repeated:
        raise ValueError(f"{repeated[0]!r} is repeated")
    return items


Distinct = (AfterValidator(_distinct), Field(json_schema_extra={"uniqueItems": True}))
"""What makes a list one of different items: `Annotated[list[str], *Distinct]`."""

Id = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        max_length=60,
        description="Lower-case ASCII words joined by hyphens, at most 60 characters",
    ),
]

if TYPE_CHECKING:
    ByLanguage = dict
else:

    class _ByLanguage:
        """`ByLanguage[str, T]` is a mapping with a T for each language, no more and no less."""

        def __getitem__(self, key_and_value: tuple[Any, Any]) -> Any:
            by_language = TypedDict("ByLanguage", dict.fromkeys(LOCALES, key_and_value[1]))
            by_language.__pydantic_config__ = ConfigDict(extra="forbid", strict=True)
            return by_language

    ByLanguage = _ByLanguage()

_LANGUAGES = " and ".join(LOCALES)
NonEmpty = Annotated[str, Field(min_length=1)]
Text = Annotated[ByLanguage[str, NonEmpty], Field(description=f"A text in each language: {_LANGUAGES}")]
"""A text in each language, by locale."""
