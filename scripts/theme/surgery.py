"""Change the theme's HTML where none of its template blocks reaches; stop if the theme has changed."""

import re

from mkdocs.exceptions import BuildError


def change(html: str, pattern: str, replacement: str) -> str:
    """Replace each match of a regular expression; a filter of the templates, too.

    Raises BuildError, which stops MkDocs, if there is no match.
    """
    changed, count = re.subn(pattern, replacement, html)
    if not count:
        raise BuildError(
            f"The theme's HTML no longer has what “{pattern}” matches: "
            "adapt the code in overrides/ or scripts/theme/ that changes it, or remove it."
        )
    return changed
