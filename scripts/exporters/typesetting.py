"""Set a template with Typst: its content comes as JSON, and its fonts are the project's, not the machine's."""

import json
from pathlib import Path
from typing import Any, Literal

import typst

from scripts.project.paths import FONTS
from scripts.project.problems import GuideError


def typeset(template: Path, data: dict, format_: Literal["pdf", "png"], **options: Any) -> list[bytes]:
    """Return a PDF, or the PNGs of all pages in order. Raises GuideError with what Typst says."""
    try:
        result = typst.compile(
            template,
            root=template.parent,
            font_paths=[font.parent for font in FONTS.values()],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            format=format_,
            **options,
        )
    except typst.TypstError as error:
        # What a template says itself needs no more words.
        message = str(error).removeprefix("panicked with: ")
        raise GuideError(f"{template.name}: {message} {'; '.join(error.hints)}".strip()) from error
    # One page comes as bytes, several as a list.
    return result if isinstance(result, list) else [result]
