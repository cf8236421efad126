"""The checks of the sources: each a pure function to a list of problems."""

from collections.abc import Callable
from pathlib import Path

from scripts.checks.characters import characters
from scripts.checks.completeness import completeness
from scripts.checks.data import data
from scripts.checks.drawings import drawings
from scripts.checks.files import files
from scripts.checks.foreign import foreign
from scripts.checks.form import form
from scripts.checks.front_matter import front_matter
from scripts.checks.ids import ids
from scripts.checks.languages import languages
from scripts.checks.lines import lines
from scripts.checks.links import links
from scripts.checks.navigation import navigation
from scripts.checks.parity import parity
from scripts.checks.paths import paths
from scripts.checks.rendered import rendered
from scripts.checks.samples import code
from scripts.checks.sheet import sheet
from scripts.checks.social import social
from scripts.checks.tables import tables
from scripts.checks.terms import terms
from scripts.checks.todo import todo
from scripts.checks.typography import typography
from scripts.model.catalogue import Catalogue
from scripts.model.pages import SourcePage
from scripts.project.problems import Problem

OF_FILES: tuple[Callable[[list[SourcePage], Path], list[Problem]], ...] = (files, characters, lines, todo)
"""From the pages that can be read and the project's folder: they need no data."""
OF_CONTENT: tuple[Callable[[list[SourcePage], Catalogue], list[Problem]], ...] = (
    data,
    front_matter,
    foreign,
    completeness,
    form,
    parity,
    ids,
    links,
    navigation,
    drawings,
    tables,
    code,
    sheet,
    social,
    paths,
    typography,
    terms,
    languages,
    rendered,
)
"""From all pages and the data."""
