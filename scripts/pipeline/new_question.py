"""Write the skeleton of a question: its entry, its id in the register, and its parts on the page of each language.

What is to be written stands there as TODO, which `make check` lists.
"""

import re
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from scripts.checks.todo import TODO
from scripts.model import catalogue
from scripts.model.catalogue import Catalogue
from scripts.model.data import Id
from scripts.project.files import read_text
from scripts.project.languages import LOCALES
from scripts.project.paths import ROOT
from scripts.project.problems import GuideError

_ENTRY = """\
      - id: {id}
        level: {level} # {todo}
        kind: concept # {todo}
        asked: rarely # {todo}
        tags: [{tag}] # {todo}
        search_terms: # {todo}
{terms}
        as_of: "{month}"
        sources:
          - title: {todo}
            url: https://example.org/{todo}
"""
_PARTS = """\

## {todo} { #{id} }

!!! intent
    {todo}

??? answer
    !!! gist
        {todo}

    {todo}

    !!! depth
        {todo}

    !!! rubric
        - {todo}

    !!! pitfalls
        - {todo}

    !!! follow-ups
        - **{todo}?** {todo}

    !!! recall
        - **{todo}?** {todo}
"""


def write(id_: str, section: str, month: str, root: Path = ROOT) -> list[Path]:
    """Write the skeleton at the end of a section, with the month as the date of its facts; return the changed files.

    Raises GuideError if the id is malformed or taken, or there is no such section: then nothing is written.
    """
    known = catalogue.load(root)
    _refuse(id_, section, known)
    values = {"id": id_, "todo": TODO, "month": month}
    values["terms"] = "\n".join(f"          {locale}: [{TODO}]" for locale in LOCALES)
    values |= {"level": next(iter(known.levels)), "tag": next(iter(known.tags))}
    register = root / "data" / "published-ids.txt"
    changed = {
        known.path: _with_entry(read_text(known.path), section, _filled(_ENTRY, values)),
        register: f"{read_text(register).rstrip()}\n{id_}\n",
    }
    for locale in LOCALES:
        page = root / "docs" / locale / f"{section}.md"
        changed[page] = f"{read_text(page).rstrip()}\n{_filled(_PARTS, values)}"
    for path, text in changed.items():
        path.write_text(text, encoding="utf-8")
    return list(changed)


def _refuse(id_: str, section: str, known: Catalogue) -> None:
    try:
        TypeAdapter(Id).validate_python(id_)
    except ValidationError as error:
        hint = "expected lower-case ASCII words joined by hyphens, at most 60 characters"
        raise GuideError(f"id “{id_}”, {hint}: make new-question ID=… SECTION=…") from error
    taken = {other for question in known.questions.values() for other in (question.id, *question.former_ids)}
    taken |= {term.id for term in known.terms} | set(known.sections)
    if id_ in taken:
        raise GuideError(f"id “{id_}” is taken: choose another, it is a promise.")
    if section not in known.sections:
        raise GuideError(f"section “{section}”, expected one of {', '.join(known.sections)}.")


def _filled(skeleton: str, values: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: values[match[1]], skeleton)


def _with_entry(text: str, section: str, entry: str) -> str:
    """Return the text of questions.yml with an entry behind the last of a section."""
    lines = text.rstrip("\n").split("\n")
    start = next(number for number, line in enumerate(lines) if re.fullmatch(rf"  - id: {section}\s*", line))
    rest = (number for number, line in enumerate(lines[start + 1 :], start + 1) if line.startswith("  - id: "))
    end = next(rest, len(lines))
    return "\n".join([*lines[:end], entry.rstrip("\n"), *lines[end:]]) + "\n"
