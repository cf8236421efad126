"""The checks of the sources: each a pure function from pages and catalogue to a list of problems."""

from collections.abc import Callable

from scripts.checks.completeness import completeness
from scripts.checks.drawings import drawings
from scripts.checks.form import form
from scripts.checks.ids import ids
from scripts.checks.links import links
from scripts.checks.navigation import navigation
from scripts.checks.parity import parity
from scripts.checks.samples import code
from scripts.checks.sheet import sheet
from scripts.checks.tables import tables
from scripts.checks.terms import terms
from scripts.checks.typography import typography
from scripts.model.catalogue import Catalogue
from scripts.model.pages import SourcePage
from scripts.project.problems import Problem

Check = Callable[[list[SourcePage], Catalogue], list[Problem]]

ALL: tuple[Check, ...] = (
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
    typography,
    terms,
)
