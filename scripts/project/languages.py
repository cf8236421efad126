"""Everything that depends on a language, in one place: to add one, add an entry here, its pages and its texts in data/.

The search's stemmers and stop words are in scripts/search/, because the browser needs them, too.
"""

from dataclasses import dataclass

Rule = tuple[str, str, str]
"""A pattern that must not occur in running text, what it finds, and how to write instead."""


@dataclass(frozen=True)
class Language:
    """A language of the guide.

    `region` is the variety that STYLE.md asks for, `papers` are the sheets' formats by Typst's names. A term may occur
    with any of `endings`; with `declines_adjectives`, its adjective may end in -e, -en or -er. `genders` abbreviates
    those of its nouns, if readers need them. `borrowed_terms` limits how many of its terms the search of another
    language takes over.
    """

    locale: str
    region: str
    papers: tuple[str, ...]
    endings: tuple[str, ...]
    declines_adjectives: bool
    genders: dict[str, str]
    borrowed_terms: int
    typography: tuple[Rule, ...]


_NO_BREAK = "Put a no-break space (U+00A0) between number and unit."

_ALL = (
    Language(
        locale="de",
        region="DE",
        papers=("a4",),
        endings=("", "s", "es", "e", "n", "en"),
        declines_adjectives=True,
        genders={"m": "m.", "f": "f.", "n": "n.", "pl": "Pl."},
        borrowed_terms=26,  # fewer than all, because the answers of the others rarely use them
        typography=(
            (r"[\"”]|(?<!\w)'", "quotation mark", "Write „…“; straight ones belong in code."),
            (r"“(?=\w)", "opening “", "German opens with „ and closes with “."),
            (r"\d [%€]", "breakable space before a unit", _NO_BREAK),
            (r"\d%", "no space before %", _NO_BREAK),
        ),
    ),
    Language(
        locale="en",
        region="GB",
        papers=("a4", "us-letter"),
        endings=("", "s"),
        declines_adjectives=False,
        genders={},
        borrowed_terms=12,  # German answers are full of English terms already
        typography=(
            (r"[\"„]|(?<!\w)'", "quotation mark", "Write “…”; straight ones belong in code."),
            (r"\w'", "straight apostrophe", "Write ’."),
            (r"\d[ \u00a0]%", "space before %", "English writes 5%."),
        ),
    ),
)

LANGUAGES = {language.locale: language for language in _ALL}
"""The languages by locale, the default first; the order of the passes in mkdocs.yml."""
LOCALES = tuple(LANGUAGES)
DEFAULT_LOCALE = LOCALES[0]


def counterpart(locale: str) -> str:
    """Return the language that is offered to a reader of another: the default, or the first besides it."""
    return next(other for other in LOCALES if other != locale)


def locale_path(locale: str) -> str:
    """Return where a language's pages are below the site's address: "" for the default, else for example "/en"."""
    return "" if locale == DEFAULT_LOCALE else f"/{locale}"


@dataclass(frozen=True)
class Edition:
    """A PDF of the cheat sheet: its file in the site, language and paper."""

    file: str
    locale: str
    paper: str


def _edition(language: Language, paper: str) -> Edition:
    suffix = "" if paper == "a4" else f"-{paper.removeprefix('us-')}"
    return Edition(f"cheatsheet-{language.locale}{suffix}.pdf", language.locale, paper)


EDITIONS = tuple(_edition(language, paper) for language in _ALL for paper in language.papers)
