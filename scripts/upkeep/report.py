"""What needs a look, as the text of an issue."""

from collections.abc import Iterable
from itertools import groupby

from scripts.upkeep.advisories import Package
from scripts.upkeep.links import Finding


def write(links: Iterable[Finding], advisories: Iterable[tuple[Package, list[str]]], newest: str, run: str) -> str:
    """Return the text in Markdown, or nothing if all is well.

    `newest` says how the build with the newest theme and plugins ended, in GitHub's words; nothing if there was none.
    """
    parts = [
        f"### Sources: {kind}\n\n" + "\n".join(map(_source, findings))
        for kind, findings in groupby(links, key=lambda finding: finding.kind)
    ]
    packages = [
        f"- {kind} {name} {version}: " + ", ".join(f"[{id_}](https://osv.dev/vulnerability/{id_})" for id_ in ids)
        for (kind, name, version), ids in advisories
    ]
    if packages:
        parts.append("### Advisories for pinned packages\n\n" + "\n".join(packages))
    if newest not in ("", "success"):
        parts.append(f"### The newest theme and plugins\n\nA build with them: {newest}.")
    if not parts:
        return ""
    origin = f"[the weekly workflow]({run})" if run else "the weekly workflow"
    return "\n\n".join([*parts, f"Written by {origin}, which replaces this text."]) + "\n"


def _source(finding: Finding) -> str:
    questions = ", ".join(f"`{id_}`" for id_ in finding.questions)
    return f"- {finding.url}: {finding.detail} ({questions})"
