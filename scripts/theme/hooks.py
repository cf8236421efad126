"""What MkDocs asks of us while it builds: each hook a guard and a call.

MkDocs runs them once per language, because mkdocs-static-i18n builds each language in a pass of its own.
"""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from selectolax.lexbor import LexborHTMLParser

# `mkdocs build` by itself does not find our packages, but it knows where this file is.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scripts.exporters.social import SOCIAL_SIZE
from scripts.model import catalogue, pages, reading, samples
from scripts.model.glossary import sort_key
from scripts.project import revision, urls
from scripts.project.languages import (
    DEFAULT_LOCALE,
    EDITIONS,
    LANGUAGES,
    LOCALES,
    counterpart,
    locale_path,
)
from scripts.project.months import month
from scripts.project.paths import CACHE
from scripts.project.problems import GuideError
from scripts.rendering import diagrams
from scripts.rendering.questions import BuiltFrom
from scripts.site.pages import HOME, social_image
from scripts.site.questions import read_questions
from scripts.theme import navigation, texts
from scripts.theme.surgery import change

T = TypeVar("T")

TEMPLATES = CACHE / "templates"

_RENDERING = ("questions", "tables", "code_blocks", "terms", "glossary", "index")
EXTENSIONS = [f"scripts.rendering.{name}" for name in _RENDERING]
"""Our Markdown extensions. In mkdocs.yml, MkDocs would look for them before it knows where they are."""


def _stopping(load: Callable[[Path], T], root: Path) -> T:
    """Return what a function reads; let its error stop MkDocs without a traceback."""
    try:
        return load(root)
    except GuideError as error:
        raise Abort(str(error)) from error


@cache
def _load(root: Path) -> catalogue.Catalogue:
    return _stopping(catalogue.load, root)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add our Markdown extensions and the fences that become diagrams."""
    config.markdown_extensions += [name for name in EXTENSIONS if name not in config.markdown_extensions]
    fence = {"name": "mermaid", "class": "diagram", "format": diagrams.fence}
    config.mdx_configs["pymdownx.superfences"] = {"custom_fences": [fence]}
    # All at once, because starting Node for each would take most of a first build.
    diagrams.draw(fence.text for page in _pages(_root(config)) for fence in page.fences if fence.language == "mermaid")
    return config


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _catalogue(config: MkDocsConfig) -> catalogue.Catalogue:
    """Return the catalogue beside mkdocs.yml, read once per build."""
    return _load(_root(config))


def _locale(config: MkDocsConfig) -> str:
    plugin: Any = config.plugins["i18n"]
    return plugin.current_language


@cache
def _pages(root: Path) -> list[pages.SourcePage]:
    return _stopping(pages.load, root)


@cache
def _titles(root: Path) -> dict[str, dict[str, str]]:
    """Return the titles of all pages and questions by language, and by a page's name or a question's id."""
    titles: dict[str, dict[str, str]] = {locale: {} for locale in LOCALES}
    for page in _pages(root):
        titles[page.locale] |= {Path(page.name).stem: heading.text for heading in page.headings if heading.level == 1}
        titles[page.locale] |= {question.id: question.plain_title for question in page.questions}
    return titles


@cache
def _times(root: Path, locale: str) -> dict[str, reading.Minutes]:
    """Return how long each question takes in a language, by its id."""
    return reading.by_question(_pages(root), locale)


def on_env(env: Environment, **_: Any) -> Environment:
    """Give the templates a way to change the theme's HTML; keep them compiled, which takes a third of a build."""
    env.filters["change"] = change
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(TEMPLATES))
    return env


@cache
def _commit(root: Path) -> revision.Commit | None:
    return revision.commit(root)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Pass the language to the Markdown extensions, define common links, and turn off Material's indexing."""
    page.meta["search"] = {"exclude": True}
    options = {"catalogue": _catalogue(config), "locale": _locale(config)}
    titles, times = _titles(_root(config))[_locale(config)], _times(_root(config), _locale(config))
    root, repository = _root(config), config.extra["repository"]
    commit = _commit(root)
    built = BuiltFrom(urls.join(str(config.site_url), page.url), repository, commit.name if commit else "")
    config.mdx_configs |= {
        "scripts.rendering.questions": options | {"built": built, "times": times},
        "scripts.rendering.terms": options,
        "scripts.rendering.glossary": options | {"titles": titles},
        "scripts.rendering.index": options | {"titles": titles, "times": times},
    }
    markdown = _stopping(lambda root: samples.fill(markdown, Path(page.file.abs_src_path or ""), root), root)
    return f"{markdown}\n\n[repository]: {repository}\n[issues]: {repository}/issues\n"


def on_page_context(context: dict, *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict:
    """Give the templates the texts, the sections with their pages, and the page's address in each language."""
    locale, known = _locale(config), _catalogue(config)
    site = str(config.site_url)
    name = _name(page, locale)
    below = page.url.removeprefix(locale_path(locale).removeprefix("/")).removeprefix("/")
    entries = _by_name(nav, locale)
    return context | {
        "texts": known.texts_in(locale),
        "levels": {key: text[locale] for key, text in known.levels.items()},
        "sections": [(entries[id_], questions) for id_, questions in known.sections.items()],
        "entries": navigation.entries(entries, known, locale),
        "locale_path": locale_path(locale),
        "other_locale_path": locale_path(counterpart(locale)),
        "editions": [edition for edition in EDITIONS if edition.locale == locale],
        "alternates": {other: urls.join(site, locale_path(other), below) for other in LOCALES},
        "locale": locale,
        "regions": {other: language.region for other, language in LANGUAGES.items()},
        "is_home": name == HOME,
        "social_image": urls.join(site, social_image(locale, name)),
        "social_size": SOCIAL_SIZE,
        **(_sheet(config, entries) if page.meta.get("template") == "cheatsheet.html" else {}),
        **(_home(config, entries) if page.meta.get("template") == "home.html" else {}),
        **(_practice(known, locale) if page.meta.get("template") == "practice.html" else {}),
    }


def _by_name(nav: Navigation, locale: str) -> dict[str, Page]:
    return {_name(entry, locale): entry for entry in nav.pages}


def _name(page: Page, locale: str) -> str:
    """Return the name that a page has in all languages, such as `fundamentals`."""
    return page.file.src_uri.removeprefix(f"{locale}/").removesuffix(".md")


def _home(config: MkDocsConfig, entries: dict[str, Page]) -> dict:
    """Return what the home page shows: the first question with its gist, how long ways and sections take, numbers."""
    locale, known = _locale(config), _catalogue(config)
    times = _times(_root(config), locale)
    ways = {path.id: path.questions for path in known.paths}
    sections = {id_: [question.id for question in questions] for id_, questions in known.sections.items()}
    every = {"all": list(known.questions)}
    section = entries[next(iter(known.sections))]
    return {
        "paths": known.paths,
        "sample": read_questions(LexborHTMLParser(section.content or ""))[0],
        "counts": {id_: known.counted(ids, locale) for id_, ids in (ways | sections | every).items()},
        "minutes": {id_: reading.together(ids, times) for id_, ids in (ways | sections).items()},
        "sources": len({source.url for question in known.questions.values() for source in question.sources}),
        "as_of": month(max(question.as_of for question in known.questions.values()), locale),
    }


def _practice(known: catalogue.Catalogue, locale: str) -> dict:
    """Return what readers can choose to practise, and the texts of the page's script."""
    used = {tag for question in known.questions.values() for tag in question.tags}
    tags = [(tag, text[locale]) for tag, text in known.tags.items() if tag in used]
    texts_of_script = {key: text for key, text in known.texts_in(locale).items() if key.startswith("practice-")}
    return {
        "paths": known.paths,
        "tags": sorted(tags, key=lambda tag: sort_key(tag[1])),
        "script_texts": texts_of_script,
    }


def _sheet(config: MkDocsConfig, entries: dict[str, Page]) -> dict:
    """Return what the cheat sheet's page shows: the questions of all sections, which were rendered before."""
    known = _catalogue(config)
    commit = _commit(_root(config))
    return {
        "sheet": [
            (id_, entries[id_], read_questions(LexborHTMLParser(entries[id_].content or ""))) for id_ in known.sections
        ],
        "questions": known.questions,
        "paths": known.paths,
        "imprint": commit.text(_locale(config)) if commit else "",
        "commit": commit.name if commit else "",
    }


def on_template_context(context: dict, *, template_name: str, config: MkDocsConfig) -> dict:
    """Give 404.html, which is one file for all languages, the texts of each."""
    if template_name != "404.html":
        return context
    plugin: Any = config.plugins["i18n"]
    found = _by_name(context["nav"], _locale(config))
    return context | {
        "entries": navigation.entries(found, _catalogue(config), _locale(config)),
        "sections": [],
        "site_names": {language.locale: language.site_name for language in plugin.config.languages},
        "texts_by_locale": {locale: _catalogue(config).texts_in(locale) for locale in LOCALES},
        "texts": _catalogue(config).texts_in(DEFAULT_LOCALE),
        "locale": DEFAULT_LOCALE,
        "locale_path": locale_path(DEFAULT_LOCALE),
        "other_locale_path": locale_path(counterpart(DEFAULT_LOCALE)),
    }


def on_post_page(output: str, **_: Any) -> str:
    """Fix the theme's invalid HTML, which no template block reaches."""
    # Material 9.8.1 forbids browsers to remember its checkboxes in a way that HTML does not know.
    return change(output, r'(<input class="md-toggle"[^>]*) autocomplete="off"', r"\1")


def on_post_build(config: MkDocsConfig) -> None:
    """Give the scripts the texts that no page has."""
    texts.write(Path(config.site_dir), _catalogue(config))


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Write 404.html in the default language's pass only; each later pass would overwrite it."""
    if template_name != "404.html":
        return output
    return on_post_page(output) if _locale(config) == DEFAULT_LOCALE else ""
