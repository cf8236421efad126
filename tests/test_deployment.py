"""The built site, as the workflow looks at it once it is published."""

from scripts.project.paths import SITE
from scripts.upkeep import deployment
from tests.reader import soup


def test_built_site_has_what_is_looked_for(guide_url: str) -> None:
    (imprint,) = soup(SITE, "de", "cheatsheet").select(".sheet-imprint")
    commit = str(imprint.get("data-commit", ""))
    assert commit in imprint.text
    # Without a repository there is no commit, which is a fault of each cheat sheet.
    found = deployment.faults(guide_url, commit, patience=0)
    assert [line for line in found if commit or "commit unknown" not in line] == []
