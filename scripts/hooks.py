"""What MkDocs asks of us while it builds: each hook a guard and a call.

MkDocs runs them once per language, because mkdocs-static-i18n builds each language in a pass of its own.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from scripts import catalogue, imprint, pages, question_html
from scripts.layout import CACHE, DEFAULT_LOCALE, EDITIONS, LOCALES, SOCIAL_SIZE, locale_path, social_image

TEMPLATES = CACHE / "templates"

_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')
"""Material 9.8.1 forbids browsers to remember its checkboxes in a way that HTML does not know."""


_load = cache(catalogue.load)
_titles = cache(pages.titles)


def _catalogue(config: MkDocsConfig) -> catalogue.Catalogue:
    """Return the catalogue beside mkdocs.yml, read once per build."""
    return _load(Path(config.config_file_path).parent)


def _locale(config: MkDocsConfig) -> str:
    plugin: Any = config.plugins["i18n"]
    return plugin.current_language


def _other_locale_path(locale: str) -> str:
    """Return where the pages of the language lie in which a reader may search instead."""
    return locale_path(next(other for other in LOCALES if other != locale))


def on_env(env: Environment, **_: Any) -> Environment:
    """Keep compiled templates: compiling them takes a third of a build."""
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(TEMPLATES))
    return env


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Tell the Markdown extensions the language, define common links, and spare Material its indexing."""
    page.meta["search"] = {"exclude": True}
    options = {"catalogue": _catalogue(config), "locale": _locale(config)}
    config.mdx_configs |= {
        "scripts.question_markup": options,
        "scripts.term_markup": options,
        "scripts.glossary_page": options | {"titles": _titles_of(config)},
    }
    repository = config.extra["repository"]
    return f"{markdown}\n\n[repository]: {repository}\n[issues]: {repository}/issues\n"


def on_page_context(context: dict, *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict:
    """Give the templates the texts, the sections with their pages, and the page's address in each language."""
    locale = _locale(config)
    name = page.url.removeprefix(locale_path(locale).removeprefix("/")).removeprefix("/")
    home = str(config.site_url).rstrip("/")
    pages = {_name(entry, locale): entry for entry in nav.pages}
    return context | {
        "texts": _catalogue(config).texts_in(locale),
        "levels": {key: text[locale] for key, text in _catalogue(config).levels.items()},
        "sections": [(pages[id_], questions) for id_, questions in _catalogue(config).sections.items()],
        "locale_path": locale_path(locale),
        "other_locale_path": _other_locale_path(locale),
        "editions": [edition for edition in EDITIONS if edition.locale == locale],
        "alternates": {other: f"{home}{locale_path(other)}/{name}" for other in LOCALES},
        "locale": locale,
        "regions": imprint.REGIONS,
        "is_home": _name(page, locale) == "index",
        "social_image": f"{home}/{social_image(locale, _name(page, locale))}",
        "social_size": SOCIAL_SIZE,
        **(_sheet(config, pages) if page.meta.get("template") == "cheatsheet.html" else {}),
        **({"titles": _titles_of(config)} if page.meta.get("template") == "home.html" else {}),
    }


def _titles_of(config: MkDocsConfig) -> dict[str, str]:
    """Return the titles of the questions in the language being built, by id."""
    return _titles(_locale(config), Path(config.config_file_path).parent)


def _name(page: Page, locale: str) -> str:
    """Return the name that a page has in all languages, such as `fundamentals`."""
    return page.file.src_uri.removeprefix(f"{locale}/").removesuffix(".md")


def _sheet(config: MkDocsConfig, pages: dict[str, Page]) -> dict:
    """Return what the cheat sheet's page shows: the questions of all sections, which were rendered before."""
    locale = _locale(config)
    commit = imprint.commit(Path(config.config_file_path).parent)
    return {
        "sheet": [
            (id_, pages[id_], question_html.questions(pages[id_].content or "")) for id_ in _catalogue(config).sections
        ],
        "questions": _catalogue(config).questions,
        "imprint": commit.text(locale) if commit else "",
    }


def on_template_context(context: dict, *, template_name: str, config: MkDocsConfig) -> dict:
    """Give 404.html, which is one file for all languages, the texts of each."""
    if template_name != "404.html":
        return context
    plugin: Any = config.plugins["i18n"]
    return context | {
        "site_names": {language.locale: language.site_name for language in plugin.config.languages},
        "texts_by_locale": {locale: _catalogue(config).texts_in(locale) for locale in LOCALES},
        "texts": _catalogue(config).texts_in(DEFAULT_LOCALE),
        "locale": DEFAULT_LOCALE,
        "locale_path": locale_path(DEFAULT_LOCALE),
        "other_locale_path": _other_locale_path(DEFAULT_LOCALE),
    }


def on_post_page(output: str, **_: Any) -> str:
    """Mend the theme's invalid HTML, which no template block reaches."""
    return _TOGGLE.sub(r"\1", output)


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Write 404.html in the default language's pass only; each later pass would overwrite it."""
    return "" if template_name == "404.html" and _locale(config) != DEFAULT_LOCALE else on_post_page(output)
