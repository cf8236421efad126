"""Everything that depends on a language, in one place: to add one, add an entry here, its pages and its texts in data/.

The search's stemmers and stop words are in scripts/search/, because the browser needs them, too.
"""

from dataclasses import dataclass

from babel import Locale

Rule = tuple[str, str, str]
"""A pattern that must not occur in running text, what it finds, and how to write instead."""


@dataclass(frozen=True)
class Language:
    """A language of the guide.

    `region` is the variety that STYLE.md asks for, `papers` are the sheets' formats by Typst's names. A term may occur
    with any of `endings`; with `declines_adjectives`, its adjective may end in -e, -en or -er. `genders` abbreviates
    those of its nouns, if readers need them. `borrowed_terms` limits how many of its terms the search of another
    language takes over. What `doubtful` finds may be right. `small_words` are those that every text of the language
    has, and none of the others: by them, a text is told from one in another language.
    """

    locale: str
    region: str
    papers: tuple[str, ...]
    endings: tuple[str, ...]
    declines_adjectives: bool
    genders: dict[str, str]
    borrowed_terms: int
    quotes: tuple[str, str]
    typography: tuple[Rule, ...]
    doubtful: tuple[Rule, ...]
    small_words: frozenset[str]


_NO_BREAK = "Put a no-break space (U+00A0) between number and unit."
_EXACT = "Write the date or the version, or leave it out."
_UNITS = r"(?:‰|€|\$|ms|µs|s|h|min|[kKMGT]i?B|[GM]bit|px|nm|W|kWh?|°C|km|Mio\.|Mrd\.)(?!\w)"
_UNIT = (rf"\d {_UNITS}", "breakable space before a unit", _NO_BREAK)

_AMERICAN = (
    r"\b(?:behavior|color|favor|flavor|honor|labor|neighbor)\w*",
    r"\b\w+(?:abel|odel|ancel|ravel|evel|uel|ignal)(?:ed|ing)\b",
    r"\b(?!(?:[Rr]e|[Oo]ver)?[Ss]iz|[Pp]riz|[Ss]eiz|[Tt]okeniz)\w+(?:iz(?:e[sdr]?|ing|ations?)|yz(?:e[sd]?|ing))\b",
    r"\b(?:center(?:s|ed)?|meters?|liters?|theater|defense|offense|gray|catalogs?|artifacts?|judgment|fulfill|enroll)\b",
)

_ALL = (
    Language(
        locale="de",
        region="DE",
        papers=("a4",),
        endings=("", "s", "es", "e", "n", "en"),
        declines_adjectives=True,
        genders={"m": "m.", "f": "f.", "n": "n.", "pl": "Pl."},
        borrowed_terms=26,  # fewer than all, because the answers of the others rarely use them
        quotes=("„", "“"),
        typography=(
            (r"[\"”]|(?<!\w)'", "quotation mark", "Write „…“; straight ones belong in code."),
            (r"“(?=\w)", "opening “", "German opens with „ and closes with “."),
            (r"[«»‹›‚‘]", "quotation mark", "Write „…“; inside a quotation, nothing else."),
            (r"\d %", "breakable space before a unit", _NO_BREAK),
            _UNIT,
            (r"\d%", "no space before %", _NO_BREAK),
        ),
        doubtful=(
            (r"\b([Dd](u|ich|ir|ein|eine|einen|einem|einer|eines))\b", "familiar address", "Readers are “Sie”."),
            (
                r"\b0\.\d|\d\.\d{1,2}[ \u00a0](?:%|€|Prozent|Punkte|Sekunden|Millionen|Milliarden|ms|s|h|GB)(?!\w)",
                "decimal point",
                "German writes 0,5; of a version, name the product before the number.",
            ),
            (r"\b[1-9]\d{0,2},\d{3}\b", "comma between thousands", "German writes 1.000."),
            (r"(?i)\b(kürzlich|neulich|seit kurzem|vor kurzem|demnächst|neuerdings)\b", "vague date", _EXACT),
        ),
        small_words=frozenset(
            [
                "aber",
                "als",
                "auch",
                "auf",
                "aus",
                "bei",
                "das",
                "dass",
                "dem",
                "den",
                "der",
                "des",
                "die",
                "durch",
                "ein",
                "eine",
                "einem",
                "einen",
                "einer",
                "es",
                "für",
                "hat",
                "ist",
                "kann",
                "mit",
                "nach",
                "nicht",
                "noch",
                "nur",
                "oder",
                "sich",
                "sie",
                "sind",
                "so",
                "und",
                "über",
                "um",
                "von",
                "vor",
                "wenn",
                "wer",
                "werden",
                "wie",
                "wird",
                "zu",
                "zum",
                "zur",
            ]
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
        quotes=("“", "”"),
        typography=(
            (r"[\"„]|(?<!\w)'", "quotation mark", "Write “…”; straight ones belong in code."),
            (r"\w'", "straight apostrophe", "Write ’."),
            (r"[«»‹›‚]", "quotation mark", "Write “…”, and ‘…’ inside a quotation."),
            (r"\d[ \u00a0]%", "space before %", "English writes 5%."),
            _UNIT,
        ),
        doubtful=(
            (r"\b\d+,\d{1,2}\b(?!,)", "decimal comma", "English writes 0.5."),
            (r"(?i)\b(recently|lately|nowadays|as of late)\b", "vague date", _EXACT),
            *(
                (pattern, "American spelling", "Write it as in Britain: behaviour, labelled, optimise.")
                for pattern in _AMERICAN
            ),
        ),
        small_words=frozenset(
            [
                "a",
                "an",
                "and",
                "are",
                "as",
                "at",
                "be",
                "been",
                "but",
                "by",
                "can",
                "does",
                "for",
                "from",
                "had",
                "has",
                "have",
                "how",
                "if",
                "in",
                "into",
                "is",
                "it",
                "its",
                "more",
                "not",
                "of",
                "on",
                "or",
                "out",
                "so",
                "than",
                "that",
                "the",
                "their",
                "them",
                "then",
                "there",
                "they",
                "this",
                "to",
                "was",
                "what",
                "when",
                "which",
                "while",
                "who",
                "will",
                "with",
                "would",
                "you",
            ]
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


def own_name(locale: str) -> str:
    """Return what a language calls itself: Deutsch, English."""
    return str(Locale(locale).get_display_name(locale)).capitalize()
